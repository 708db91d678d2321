/* SPDX-License-Identifier: MIT */
/* libc_filter_results.c - what calls of the C library return, as a filter sees it. */
#include <lauxlib.h>
#include <limits.h>
#include <netdb.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>

#include "modules/init_call.h"
#include "modules/libc_filter_bytes.h"
#include "modules/libc_filter_values.h"
#include "runtime/libc_names.h"

enum { INET_BYTES = 4, INET6_BYTES = 16, PORT_MAX = 65535 };

/* ---- what stat(2) says ---- */

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

/* ---- what getaddrinfo(3) finds ---- */

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

		libc_filter_push_bytes(
			L, address->bytes, is_inet ? INET_BYTES : INET6_BYTES);
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

/* ---- all ---- */

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
	libc_filter_read_bytes(
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
