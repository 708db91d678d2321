/* SPDX-License-Identifier: MIT */
/* http_core.c - require "http.core": what http and websocket need of C. */
#include <stddef.h>

#include "modules/error_names.h"
#include "modules/modules.h"
#include "modules/owner.h"
#include "runtime/fiber.h"
#include "runtime/module.h"

enum http_code {
	HTTP_OUT_OF_ORDER = 1,
	HTTP_NATIVE_STREAM_UNSUPPORTED,
	HTTP_PARSING_ERROR,
	HTTP_BUFFER_EXHAUSTED,
	HTTP_WRONG_DIRECTION,
	HTTP_CODES,
};

static const char *http_message(
	const struct error_category *category, int code, char *text, size_t size)
{
	static const char *const texts[HTTP_CODES] = {
		[HTTP_OUT_OF_ORDER] = "the message is not at this point",
		[HTTP_NATIVE_STREAM_UNSUPPORTED] = "the peer does not know chunks",
		[HTTP_PARSING_ERROR] = "the peer does not speak HTTP",
		[HTTP_BUFFER_EXHAUSTED] = "the head of the message is too long",
		[HTTP_WRONG_DIRECTION] = "the socket is that of the other role",
	};

	(void)category, (void)text, (void)size;
	return code > 0 && code < HTTP_CODES ? texts[code] : "unknown error";
}

static const struct error_category error_http = { "http", http_message, NULL };

static const struct error_name names[] = {
	{ "buffer_exhausted", HTTP_BUFFER_EXHAUSTED },
	{ "native_stream_unsupported", HTTP_NATIVE_STREAM_UNSUPPORTED },
	{ "out_of_order", HTTP_OUT_OF_ORDER },
	{ "parsing_error", HTTP_PARSING_ERROR },
	{ "wrong_direction", HTTP_WRONG_DIRECTION },
	{ NULL, 0 },
};

static int http_error(lua_State *L)
{
	return error_names_index(L, names, &error_http);
}

/* check(): raises where the running fiber may not wait, or is canceled */

static int check(lua_State *L)
{
	fiber_may_suspend(L, CANCELABLE);
	return 0;
}

/* is_busy(object) -> boolean: it owns a descriptor, and a fiber waits at it */

static int is_busy(lua_State *L)
{
	lua_pushboolean(L, owner_is_busy(L, 1));
	return 1;
}

int open_http_core(lua_State *L)
{
	static const struct function functions[] = {
		{ "check", check, 0 },
		{ "is_busy", is_busy, 0 },
		{ NULL, NULL, 0 },
	};
	static const struct type type = { "http.error", NULL, NULL, http_error };

	lua_newtable(L);
	module_functions(L, functions);
	module_type(L, &type);
	module_new(L, &type, 0);
	lua_setfield(L, -2, "error");
	return 1;
}
