/* SPDX-License-Identifier: MIT */
/* policy_text.c - a table of policy as the text of a manifest. */
#include "modules/policy_text.h"

#include <lauxlib.h>

#include "modules/policy_text.lua.h"
#include "runtime/module.h"

static const char chunk_key;

/* Push the function of the chunk. */
static int load_chunk(lua_State *L)
{
	if (luaL_loadbuffer(L, policy_text_lua, sizeof policy_text_lua, "=[cellua]") != 0)
		return lua_error(L);
	lua_call(L, 0, 1);
	return 1;
}

bool policy_text_push(lua_State *L, int index)
{
	lua_pushvalue(L, index);
	module_push_once(L, &chunk_key, load_chunk);
	lua_insert(L, -2);
	lua_call(L, 1, 2);
	if (lua_isnil(L, -1)) {
		lua_pop(L, 1);
		return true;
	}
	lua_remove(L, -2);
	return false;
}
