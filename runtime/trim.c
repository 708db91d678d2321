/* SPDX-License-Identifier: MIT */
/* trim.c - a Lua state without what its policy does not allow. */
#include "runtime/trim.h"

#include <lauxlib.h>
#include <limits.h>
#include <luajit.h>

#include "runtime/confined.h"
#include "runtime/trim.lua.h"
#include "sandbox/confinement.h"

struct trim trim_of(const struct confinement *confinement)
{
	return (struct trim){
		.jit = confinement_number(confinement, "jit"),
		.ffi = confinement_number(confinement, "ffi") != FFI_NONE,
		.debug = confinement_number(confinement, "debug"),
		.tls = confinement_number(confinement, "tls"),
	};
}

enum { REASON_SIZE = 3 * PATH_MAX };

/* lacks(path, word) -> why, or nothing: the policy does not give this right to the file */
static int lacks(lua_State *L)
{
	char why[REASON_SIZE];

	if (!confined_lacks(
		    luaL_checkstring(L, 1), luaL_checkstring(L, 2), why, sizeof why))
		return 0;
	lua_pushstring(L, why);
	return 1;
}

void trim_apply(lua_State *L, const struct trim *trim)
{
	if (!trim->jit)
		luaJIT_setmode(L, 0, LUAJIT_MODE_ENGINE | LUAJIT_MODE_OFF);
	if (luaL_loadbuffer(L, trim_lua, sizeof trim_lua, "=[cellua]") != 0)
		lua_error(L);
	lua_pushboolean(L, trim->jit);
	lua_pushboolean(L, trim->ffi);
	lua_pushboolean(L, trim->debug);
	lua_pushboolean(L, trim->tls);
	lua_pushcfunction(L, lacks);
	lua_call(L, 5, 0);
}
