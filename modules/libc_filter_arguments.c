/* SPDX-License-Identifier: MIT */
/* libc_filter_arguments.c - arguments of calls of the C library as a filter sees them. */
#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <limits.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/un.h>

#include "modules/init_call.h"
#include "modules/libc_filter_bytes.h"
#include "modules/libc_filter_values.h"
#include "modules/libc_query.h"
#include "runtime/libc_names.h"

enum { PERMISSIONS = 07777, INET_BYTES = 4, INET6_BYTES = 16, PORT_MAX = 65535 };

/* ---- how a path is resolved ---- */

static void push_resolve(lua_State *L, uint32_t resolve)
{
	int count = 0;

	lua_newtable(L);
	for (const struct libc_name *row = libc_resolve_names; row->name; row++) {
		if (!(resolve & (uint32_t)row->value))
			continue;
		lua_pushstring(L, row->name);
		lua_rawseti(L, -2, ++count);
	}
}

static uint32_t read_resolve(lua_State *L, int index)
{
	uint32_t resolve = 0;

	if (lua_isnoneornil(L, index))
		return 0;
	luaL_checktype(L, index, LUA_TTABLE);
	for (int i = 1; i <= (int)lua_objlen(L, index); i++) {
		const struct libc_name *row;

		lua_rawgeti(L, index, i);
		row = libc_name_find(libc_resolve_names, init_check_text(L, -1));
		if (!row)
			luaL_argerror(L, index, "an unknown name");
		else
			resolve |= (uint32_t)row->value;
		lua_pop(L, 1);
	}
	return resolve;
}

/* ---- pushing ---- */

static int push_open(lua_State *L, const struct libc_call *call)
{
	const struct libc_request *request = &call->request;
	bool is_beside = request->function == LIBC_OPENAT;

	if (is_beside)
		lua_pushinteger(L, call->sent[0]);
	lua_pushstring(L, request->buffer);
	lua_pushinteger(L, request->integers[0]);
	if (!is_beside && !libc_open_makes(request->integers[0]))
		return 2;
	lua_pushinteger(L, (lua_Integer)request->bits[0]);
	if (!is_beside)
		return 3;
	push_resolve(L, request->bits[1]);
	return 5;
}

static int push_unix(lua_State *L, const struct libc_call *call)
{
	const char *name = call->request.buffer;
	size_t size = call->request.bits[0];

	lua_pushinteger(L, call->sent[0]);
	lua_pushlstring(L, name, *name ? strnlen(name, size) : size);
	return 2;
}

static int push_address(lua_State *L, const struct libc_call *call, int size)
{
	lua_pushinteger(L, call->sent[0]);
	libc_filter_push_bytes(L, call->request.buffer, size);
	lua_pushinteger(L, (lua_Integer)call->request.bits[0]);
	if (size == INET_BYTES)
		return 3;
	lua_pushnumber(L, call->request.bits[1]);
	return 4;
}

int libc_filter_push_arguments(lua_State *L, const struct libc_call *call)
{
	const struct libc_request *request = &call->request;

	luaL_checkstack(L, LUA_MINSTACK, "arguments");
	switch (libc_function_shape(request->function)) {
	case LIBC_SHAPE_OPEN:
		return push_open(L, call);
	case LIBC_SHAPE_UNIX:
		return push_unix(L, call);
	case LIBC_SHAPE_INET:
		return push_address(L, call, INET_BYTES);
	case LIBC_SHAPE_INET6:
		return push_address(L, call, INET6_BYTES);
	case LIBC_SHAPE_NAME:
		return libc_query_push(L, request);
	case LIBC_SHAPE_PATH:
		lua_pushstring(L, request->buffer);
		return 1;
	case LIBC_SHAPE_PATHS:
		lua_pushstring(L, request->buffer);
		lua_pushstring(L, libc_request_second(request));
		return 2;
	case LIBC_SHAPE_MODE:
		lua_pushstring(L, request->buffer);
		lua_pushinteger(L, (lua_Integer)request->bits[0]);
		return 2;
	case LIBC_SHAPE_TEST:
		lua_pushstring(L, request->buffer);
		lua_pushinteger(L, request->integers[0]);
		return 2;
	}
	return 0;
}

/* ---- reading ---- */

static uint32_t read_mode(lua_State *L, int index)
{
	return lua_isnoneornil(L, index)
	               ? 0
	               : (uint32_t)init_check_integer(L, index, 0, PERMISSIONS);
}

static void read_descriptor(lua_State *L, struct libc_call *call)
{
	call->sent[call->sent_count++] = (int)init_check_integer(L, 1, 0, INT_MAX);
}

static int read_open(lua_State *L, enum libc_function function, struct libc_call *call)
{
	int path = function == LIBC_OPENAT ? 2 : 1, errnum;

	errnum = libc_request_path(&call->request, function, init_check_text(L, path));
	if (function == LIBC_OPENAT)
		read_descriptor(L, call);
	call->request.integers[0] = init_check_int(L, path + 1);
	call->request.bits[0] = read_mode(L, path + 2);
	if (function == LIBC_OPENAT)
		call->request.bits[1] = read_resolve(L, path + 3);
	return errnum;
}

static int read_protocol(lua_State *L, int index)
{
	const char *name = lua_isnoneornil(L, index) ? NULL : init_check_text(L, index);

	if (!name)
		return 0;
	if (strcmp(name, "tcp") == 0)
		return IPPROTO_TCP;
	if (strcmp(name, "udp") != 0)
		return luaL_argerror(L, index, "no protocol");
	return IPPROTO_UDP;
}

static const char *read_text_or_null(lua_State *L, int index)
{
	return lua_isnoneornil(L, index) ? NULL : init_check_text(L, index);
}

static int read_unix(lua_State *L, enum libc_function function, struct libc_call *call)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	size_t size;
	const char *name = init_check_bytes(L, 2, &size);

	if (size == 0 || (*name && strlen(name) != size))
		return luaL_argerror(L, 2, "no name of a socket");
	if (size > sizeof address.sun_path)
		return ENAMETOOLONG;
	memcpy(address.sun_path, name, size);
	read_descriptor(L, call);
	return libc_request_address(&call->request,
		function - (LIBC_BIND_UNIX - LIBC_BIND_INET), (const void *)&address,
		(socklen_t)(offsetof(struct sockaddr_un, sun_path) + size));
}

static void read_address(
	lua_State *L, enum libc_function function, struct libc_call *call, int size)
{
	call->request = (struct libc_request){ .function = function };
	read_descriptor(L, call);
	libc_filter_read_bytes(L, 2, (unsigned char *)call->request.buffer, size);
	call->request.bits[0] = (uint32_t)init_check_integer(L, 3, 0, PORT_MAX);
	if (size == INET6_BYTES && !lua_isnoneornil(L, 4))
		call->request.bits[1] = init_check_bits(L, 4);
}

int libc_filter_read_arguments(
	lua_State *L, enum libc_function function, struct libc_call *call)
{
	const char *paths[2];
	int errnum = 0;

	switch (libc_function_shape(function)) {
	case LIBC_SHAPE_OPEN:
		return read_open(L, function, call);
	case LIBC_SHAPE_UNIX:
		errnum = read_unix(L, function, call);
		return errnum < 0 ? EINVAL : errnum;
	case LIBC_SHAPE_INET:
		read_address(L, function, call, INET_BYTES);
		return 0;
	case LIBC_SHAPE_INET6:
		read_address(L, function, call, INET6_BYTES);
		return 0;
	case LIBC_SHAPE_NAME:
		return libc_request_name(&call->request, read_text_or_null(L, 1),
			read_text_or_null(L, 2), read_protocol(L, 3));
	case LIBC_SHAPE_PATHS:
		paths[0] = init_check_text(L, 1);
		paths[1] = init_check_text(L, 2);
		return libc_request_paths(&call->request, function, paths);
	case LIBC_SHAPE_PATH:
		return libc_request_path(&call->request, function, init_check_text(L, 1));
	case LIBC_SHAPE_MODE:
		errnum = libc_request_path(
			&call->request, function, init_check_text(L, 1));
		call->request.bits[0] = read_mode(L, 2);
		break;
	case LIBC_SHAPE_TEST:
		errnum = libc_request_path(
			&call->request, function, init_check_text(L, 1));
		call->request.integers[0] = (int)init_check_integer(L, 2, 0, 7);
		break;
	}
	return errnum;
}
