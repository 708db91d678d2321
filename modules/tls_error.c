/* SPDX-License-Identifier: MIT */
/* tls_error.c - what OpenSSL says went wrong. */
#include "modules/tls_error.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>

#include "modules/tls_library.h"

/* There are such errors only where the library is loaded; their numbers anybody can ask for. */
static const char *message(
	const struct error_category *category, int code, char *text, size_t size)
{
	const char *reason = NULL, *part = NULL;

	(void)category;
	if (openssl.ERR_reason_error_string && code > 0) {
		reason = openssl.ERR_reason_error_string((unsigned long)code);
		part = openssl.ERR_lib_error_string((unsigned long)code);
	}
	if (!reason)
		return "unknown error";
	snprintf(text, size, "%s (%s)", reason, part ? part : "OpenSSL");
	return text;
}

const struct error_category tls_error = { "asio.ssl", message, NULL };

void tls_error_push(lua_State *L)
{
	unsigned long code = openssl.ERR_get_error();

	openssl.ERR_clear_error();
	if (ERR_SYSTEM_ERROR(code))
		error_push_errno(L, ERR_GET_REASON(code));
	else if (code == 0)
		error_push(L, &error_generic, EPROTO);
	else
		error_push(L, &tls_error, (int)code);
}

int tls_error_raise(lua_State *L)
{
	tls_error_push(L);
	return lua_error(L);
}
