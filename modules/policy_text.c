/* SPDX-License-Identifier: MIT */
/* policy_text.c - a table of policy as the text of a manifest. */
#include "modules/policy_text.h"

#include <lauxlib.h>

#include "modules/policy_text.lua.h"

static const char chunk_key;

/* Push the function of the chunk, which is loaded when it is first needed. */
static void push_chunk(lua_State *L)
{
	lua_pushlightuserdata(L, (void *)&chunk_key);
	lua_rawget(L, LUA_REGISTRYINDEX);
	if (!lua_isnil(L, -1))
		return;
	lua_pop(L, 1);
	if (luaL_loadbuffer(L, policy_text_lua, sizeof policy_text_lua, "=[cellua]") != 0)
		lua_error(L);
	lua_call(L, 0, 1);
	lua_pushlightuserdata(L, (void *)&chunk_key);
	lua_pushvalue(L, -2);
	lua_rawset(L, LUA_REGISTRYINDEX);
}

bool policy_text_push(lua_State *L, int index)
{
	lua_pushvalue(L, index);
	push_chunk(L);
	lua_insert(L, -2);
	lua_call(L, 1, 2);
	if (lua_isnil(L, -1)) {
		lua_pop(L, 1);
		return true;
	}
	lua_remove(L, -2);
	return false;
}
