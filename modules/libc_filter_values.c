/* SPDX-License-Identifier: MIT */
/* libc_filter_values.c - calls of the C library as a filter sees them. */
#include "modules/libc_filter_values.h"

#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <limits.h>
#include <netdb.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/un.h>

#include "modules/init_call.h"
#include "runtime/libc_names.h"

enum { PERMISSIONS = 07777, INET_BYTES = 4, INET6_BYTES = 16, PORT_MAX = 65535 };

/* ---- lists ---- */

static void push_bytes(lua_State *L, const void *bytes, int count)
{
	const unsigned char *byte = bytes;

	lua_createtable(L, count, 0);
	for (int i = 0; i < count; i++) {
		lua_pushinteger(L, byte[i]);
		lua_rawseti(L, -2, i + 1);
	}
}

static void read_bytes(lua_State *L, int index, unsigned char *bytes, int count)
{
	luaL_checktype(L, index, LUA_TTABLE);
	for (int i = 0; i < count; i++) {
		lua_rawgeti(L, index, i + 1);
		bytes[i] = (unsigned char)init_check_integer(L, -1, 0, UCHAR_MAX);
		lua_pop(L, 1);
	}
}

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

/* ---- arguments ---- */

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

static int push_name(lua_State *L, const struct libc_request *request)
{
	lua_pushstring(L, libc_request_node(request));
	lua_pushstring(L, libc_request_service(request));
	if (request->integers[0] == 0)
		lua_pushnil(L);
	else
		lua_pushstring(L, request->integers[0] == IPPROTO_TCP ? "tcp" : "udp");
	return 3;
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
	push_bytes(L, call->request.buffer, size);
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
		return push_name(L, request);
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
	read_bytes(L, 2, (unsigned char *)call->request.buffer, size);
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

/* ---- results ---- */

/* Of a table at -1, in either direction. */
struct member {
	const char *name;
	size_t offset;
};

#define MEMBER(name)                                      \
	{                                                 \
#name, offsetof(struct libc_status, name) \
	}
static const struct member members[] = {
	MEMBER(dev),
	MEMBER(ino),
	MEMBER(mode),
	MEMBER(nlink),
	MEMBER(uid),
	MEMBER(gid),
	MEMBER(rdev),
	MEMBER(size),
	MEMBER(blksize),
	MEMBER(blocks),
};
static const struct member times[] = {
	{ "atim", offsetof(struct libc_status, atime) },
	{ "mtim", offsetof(struct libc_status, mtime) },
	{ "ctim", offsetof(struct libc_status, ctime) },
};
enum {
	MEMBERS = sizeof members / sizeof *members,
	TIMES = sizeof times / sizeof *times,
};

static void push_status(lua_State *L, const struct libc_status *status)
{
	uint64_t number;
	int64_t time[2];

	lua_createtable(L, 0, MEMBERS + TIMES);
	for (int i = 0; i < MEMBERS; i++) {
		memcpy(&number, (const char *)status + members[i].offset, sizeof number);
		lua_pushnumber(L, (lua_Number)number);
		lua_setfield(L, -2, members[i].name);
	}
	for (int i = 0; i < TIMES; i++) {
		memcpy(time, (const char *)status + times[i].offset, sizeof time);
		lua_createtable(L, 0, 2);
		lua_pushnumber(L, (lua_Number)time[0]);
		lua_setfield(L, -2, "sec");
		lua_pushnumber(L, (lua_Number)time[1]);
		lua_setfield(L, -2, "nsec");
		lua_setfield(L, -2, times[i].name);
	}
}

/* A number that may be missing. */
static int64_t read_number(lua_State *L, int index, const char *name, int64_t least)
{
	int64_t number = 0;

	lua_getfield(L, index, name);
	if (!lua_isnil(L, -1))
		number = init_check_integer(L, -1, least, INIT_MOST);
	lua_pop(L, 1);
	return number;
}

static void read_status(lua_State *L, int index, struct libc_status *status)
{
	for (int i = 0; i < MEMBERS; i++) {
		int64_t number = read_number(L, index, members[i].name, 0);

		memcpy((char *)status + members[i].offset, &number, sizeof number);
	}
	for (int i = 0; i < TIMES; i++) {
		int64_t time[2] = { 0 };

		lua_getfield(L, index, times[i].name);
		if (!lua_isnil(L, -1)) {
			luaL_checktype(L, -1, LUA_TTABLE);
			time[0] = read_number(L, lua_gettop(L), "sec", -INIT_MOST);
			time[1] = read_number(L, lua_gettop(L), "nsec", 0);
		}
		lua_pop(L, 1);
		memcpy((char *)status + times[i].offset, time, sizeof time);
	}
}

/* An error by its name, or its number if it has none. */
static int push_lookup_error(lua_State *L, const struct libc_reply *reply)
{
	const struct libc_name *row =
		libc_name_of(libc_lookup_errors, (int)reply->result);

	if (row)
		lua_pushstring(L, row->name);
	else
		lua_pushinteger(L, (lua_Integer)reply->result);
	lua_pushinteger(L, reply->errnum);
	return reply->result == EAI_SYSTEM ? 2 : 1;
}

static int push_lookup(lua_State *L, const struct libc_reply *reply)
{
	uint32_t count = reply->count < LIBC_ADDRESSES ? reply->count : LIBC_ADDRESSES;

	if (reply->result != 0)
		return push_lookup_error(L, reply);
	luaL_checkstack(L, 3 * LIBC_ADDRESSES + LUA_MINSTACK, "addresses");
	lua_pushnil(L);
	for (uint32_t i = 0; i < count; i++) {
		const struct libc_address *address = &reply->is.addresses[i];
		bool is_inet = address->family == AF_INET;

		push_bytes(L, address->bytes, is_inet ? INET_BYTES : INET6_BYTES);
		if (!is_inet) {
			lua_pushnumber(L, address->scope);
			lua_rawseti(L, -2, INET6_BYTES + 1);
		}
		if (address->port <= PORT_MAX)
			lua_pushinteger(L, (lua_Integer)address->port);
		else
			lua_pushnil(L);
	}
	return 1 + 2 * (int)count;
}

int libc_filter_push_results(lua_State *L, const struct libc_call *call)
{
	const struct libc_reply *reply = &call->reply;
	enum libc_function function = call->request.function;
	bool tells = function == LIBC_STAT || function == LIBC_LSTAT;

	luaL_checkstack(L, LUA_MINSTACK, "results");
	if (function == LIBC_GETADDRINFO)
		return push_lookup(L, reply);
	if (tells && reply->result >= 0)
		push_status(L, &reply->is.status);
	else
		lua_pushnumber(L, (lua_Number)reply->result);
	lua_pushinteger(L, reply->result < 0 ? reply->errnum : 0);
	for (unsigned i = 0; i < call->fd_count; i++)
		lua_pushinteger(L, call->fds[i]);
	return 2 + (int)call->fd_count;
}

static int read_errno(lua_State *L, int index)
{
	return lua_isnoneornil(L, index) ? 0
	                                 : (int)init_check_integer(L, index, 0, INT_MAX);
}

/* Four bytes; or sixteen, and perhaps the id of the scope. */
static void read_found(lua_State *L, int index, struct libc_address *address)
{
	int count;

	luaL_checktype(L, index, LUA_TTABLE);
	count = (int)lua_objlen(L, index);
	if (count != INET_BYTES && count != INET6_BYTES && count != INET6_BYTES + 1)
		luaL_argerror(L, index, "no address");
	address->family = count == INET_BYTES ? AF_INET : AF_INET6;
	read_bytes(
		L, index, address->bytes, count == INET_BYTES ? INET_BYTES : INET6_BYTES);
	lua_rawgeti(L, index, INET6_BYTES + 1);
	if (!lua_isnil(L, -1))
		address->scope = init_check_bits(L, -1);
	lua_pop(L, 1);
	address->port = lua_isnoneornil(L, index + 1)
	                        ? UINT32_MAX
	                        : (uint32_t)init_check_integer(L, index + 1, 0, PORT_MAX);
}

static void read_lookup(lua_State *L, int first, struct libc_reply *reply)
{
	int top = lua_gettop(L);
	const struct libc_name *row;

	if (lua_type(L, first) == LUA_TSTRING) {
		row = libc_name_find(libc_lookup_errors, lua_tostring(L, first));
		if (!row)
			luaL_error(L, "an unknown error");
		else
			reply->result = row->value;
		reply->errnum = read_errno(L, first + 1);
	} else if (lua_type(L, first) == LUA_TNUMBER) {
		reply->result = init_check_int(L, first);
		reply->errnum = read_errno(L, first + 1);
	} else if (top < first || !lua_isnil(L, first)) {
		luaL_error(L, "no result");
	}
	for (int i = first + 1; reply->result == 0 && i <= top; i += 2) {
		if (reply->count == LIBC_ADDRESSES)
			break;
		read_found(L, i, &reply->is.addresses[reply->count++]);
	}
}

void libc_filter_read_results(
	lua_State *L, int first, enum libc_function function, struct libc_reply *reply)
{
	bool tells = function == LIBC_STAT || function == LIBC_LSTAT;

	*reply = (struct libc_reply){ .action = LIBC_ANSWER };
	if (function == LIBC_GETADDRINFO) {
		read_lookup(L, first, reply);
	} else if (tells && lua_istable(L, first)) {
		read_status(L, first, &reply->is.status);
	} else {
		reply->result =
			init_check_integer(L, first, INT_MIN, tells ? -1 : INT_MAX);
		reply->errnum = read_errno(L, first + 1);
	}
}
