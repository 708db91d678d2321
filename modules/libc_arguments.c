/* SPDX-License-Identifier: MIT */
/* libc_arguments.c - calls of the C library as the master of a libc service sees them. */
#include "modules/libc_arguments.h"

#include <fcntl.h>
#include <lauxlib.h>
#include <string.h>
#include <unistd.h>

#include "modules/ip_address.h"
#include "modules/libc_query.h"
#include "modules/open_flags.h"
#include "runtime/libc_names.h"
#include "runtime/path.h"

/* ---- pieces ---- */

static void push_path(lua_State *L, const char *text)
{
	path_push(L, text, strlen(text));
}

static void push_address(lua_State *L, int family, const void *bytes, uint32_t scope)
{
	struct ip_address address = { .family = family, .scope = scope };

	memcpy(&address.v6, bytes, family == AF_INET ? sizeof address.v4 : sizeof address.v6);
	ip_address_push(L, &address);
}

/* Append to the list on top. */
static void append(lua_State *L, const char *prefix, const char *name)
{
	lua_pushfstring(L, "%s%s", prefix, name);
	lua_rawseti(L, -2, (int)lua_objlen(L, -2) + 1);
}

static void push_test(lua_State *L, int amode)
{
	if (amode == F_OK) {
		lua_pushliteral(L, "f");
		return;
	}
	lua_newtable(L);
	if (amode & R_OK)
		append(L, "", "r");
	if (amode & W_OK)
		append(L, "", "w");
	if (amode & X_OK)
		append(L, "", "x");
}

static int push_open(lua_State *L, const struct libc_request *request)
{
	int flags = request->integers[0];

	push_path(L, request->buffer);
	open_flags_push(L, flags);
	for (const struct libc_name *row = libc_resolve_names; row->name; row++)
		if (request->bits[1] & (uint32_t)row->value)
			append(L, "resolve_", row->name);
	if (!libc_open_makes(flags))
		return 2;
	lua_pushinteger(L, (lua_Integer)request->bits[0]);
	return 3;
}

static int push_unix(lua_State *L, const struct libc_request *request)
{
	const char *name = request->buffer;
	size_t size = request->bits[0];

	path_push(L, name, *name ? strnlen(name, size) : size);
	return 1;
}

/* ---- all ---- */

int libc_arguments_push(lua_State *L, const struct libc_request *request)
{
	const char *text = request->buffer;

	luaL_checkstack(L, LUA_MINSTACK, "arguments");
	path_open(L);
	switch (libc_function_shape(request->function)) {
	case LIBC_SHAPE_OPEN:
		return push_open(L, request);
	case LIBC_SHAPE_UNIX:
		return push_unix(L, request);
	case LIBC_SHAPE_NAME:
		return libc_query_push(L, request);
	case LIBC_SHAPE_PATH:
		push_path(L, text);
		return 1;
	case LIBC_SHAPE_INET:
		push_address(L, AF_INET, text, 0);
		break;
	case LIBC_SHAPE_INET6:
		push_address(L, AF_INET6, text, request->bits[1]);
		break;
	case LIBC_SHAPE_PATHS:
		push_path(L, text);
		push_path(L, libc_request_second(request));
		return 2;
	case LIBC_SHAPE_TEST:
		push_path(L, text);
		push_test(L, request->integers[0]);
		return 2;
	case LIBC_SHAPE_MODE:
		push_path(L, text);
		break;
	}
	lua_pushinteger(L, (lua_Integer)request->bits[0]);
	return 2;
}
