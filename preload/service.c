/* SPDX-License-Identifier: MIT */
/* service.c - a library that stands before the C library of a program that knows nothing of
 * it: it installs the libc service that the environment names, or does nothing. */
#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "preload/filter.h"
#include "runtime/libc_hello.h"

static struct libc_filters filters;

/* A descriptor in decimal, which is overwritten: it is of no use to anybody else. */
static int take_number(const char *name)
{
	char *text = getenv(name), *end;
	unsigned long number;
	int fd = -1;

	if (!text)
		return -1;
	number = strtoul(text, &end, 10);
	if (*text >= '0' && *text <= '9' && *end == '\0' && number <= INT_MAX)
		fd = (int)number;
	memset(text, 0, strlen(text));
	unsetenv(name);
	return fd;
}

static bool has_filters(void)
{
	for (int i = 0; i < LIBC_FUNCTIONS; i++)
		if (filters.texts[i])
			return true;
	return false;
}

/* They need a library more, which has Lua: beside this one, and apart from all others, so that
 * no Lua of the program's is taken for it. */
static libc_filter *load_filter(void)
{
	static const char name[] = "libc_filter.so";
	char path[PATH_MAX];
	const char *slash;
	Dl_info self;
	void *library;

	if (!dladdr(&filters, &self) || !self.dli_fname)
		return NULL;
	slash = strrchr(self.dli_fname, '/');
	if (!slash || (size_t)(slash - self.dli_fname) + 1 + sizeof name > sizeof path)
		return NULL;
	snprintf(path, sizeof path, "%.*s/%s", (int)(slash - self.dli_fname),
		self.dli_fname, name);
	library = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND);
	return library ? (libc_filter *)(uintptr_t)dlsym(library, PRELOAD_FILTER) : NULL;
}

/* Whatever fails leaves the program as it is. */
static __attribute__((constructor)) void begin(void)
{
	int own = take_number("CELLUA_LIBC_SERVICE_FD");
	int ancestor = take_number("EMILUA_LIBC_SERVICE_FD");
	int fd = own >= 0 ? own : ancestor;
	libc_filter *filter = NULL;

	if (fd < 0 || libc_hello_receive(fd, &filters) < 0)
		return;
	if (has_filters()) {
		filter = load_filter();
		if (!filter)
			return;
	}
	libc_service_install(fd, &filters, filter);
}
