/* SPDX-License-Identifier: MIT */
/* libc_filter_bytes.c - the bytes of an address, as a filter sees them: a list. */
#include "modules/libc_filter_bytes.h"

#include <lauxlib.h>
#include <limits.h>

#include "modules/init_call.h"

void libc_filter_push_bytes(lua_State *L, const void *bytes, int count)
{
	const unsigned char *byte = bytes;

	lua_createtable(L, count, 0);
	for (int i = 0; i < count; i++) {
		lua_pushinteger(L, byte[i]);
		lua_rawseti(L, -2, i + 1);
	}
}

void libc_filter_read_bytes(lua_State *L, int index, unsigned char *bytes, int count)
{
	luaL_checktype(L, index, LUA_TTABLE);
	for (int i = 0; i < count; i++) {
		lua_rawgeti(L, index, i + 1);
		bytes[i] = (unsigned char)init_check_integer(L, -1, 0, UCHAR_MAX);
		lua_pop(L, 1);
	}
}
