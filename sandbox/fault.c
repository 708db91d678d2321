/* SPDX-License-Identifier: MIT */
/* fault.c - why confining did not work. */
#include "sandbox/fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "sandbox/plain.h"

/* Append to the text, which is cut where it does not fit. */
static void append(struct fault *fault, const char *format, va_list arguments)
	__attribute__((format(printf, 2, 0)));

static void append(struct fault *fault, const char *format, va_list arguments)
{
	size_t length = strlen(fault->text);

	vsnprintf(fault->text + length, sizeof fault->text - length, format, arguments);
	plain_clean(fault->text + length);
}

static void add(struct fault *fault, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void add(struct fault *fault, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	append(fault, format, arguments);
	va_end(arguments);
}

int fault_set(struct fault *fault, const char *step, int errnum, const char *format, ...)
{
	va_list arguments;

	*fault = (struct fault){ .status = EXIT_NOT_CONFINED, .errnum = errnum };
	add(fault, "%s: ", step);
	va_start(arguments, format);
	append(fault, format, arguments);
	va_end(arguments);
	if (errnum != 0)
		add(fault, ": %s", strerror(errnum));
	return -1;
}

void fault_clean(struct fault *fault)
{
	fault->text[sizeof fault->text - 1] = '\0';
	plain_clean(fault->text);
}

int fault_refuse(struct fault *fault, int status, const char *format, ...)
{
	va_list arguments;

	*fault = (struct fault){ .status = status };
	va_start(arguments, format);
	append(fault, format, arguments);
	va_end(arguments);
	return -1;
}
