/* SPDX-License-Identifier: MIT */
/* tls.c - require "tls": connections that nobody else can read, by OpenSSL. */
#include <lauxlib.h>

#include "modules/modules.h"
#include "modules/tls.lua.h"
#include "modules/tls_context.h"
#include "modules/tls_socket.h"
#include "runtime/confined.h"

int open_tls(lua_State *L)
{
	const char *wrong = tls_library_load(!confined_by);

	if (wrong)
		return luaL_error(L, "%s", wrong);
	lua_newtable(L);
	tls_context_push_class(L);
	lua_setfield(L, -2, "context");
	tls_context_push_flags(L);
	lua_setfield(L, -2, "context_flag");
	tls_socket_push_class(L);
	if (luaL_loadbuffer(L, tls_lua, sizeof tls_lua, "=[cellua]") != 0)
		return lua_error(L);
	lua_pushvalue(L, -2);
	lua_call(L, 1, 1);
	lua_setfield(L, -3, "dial");
	lua_setfield(L, -2, "socket");
	return 1;
}
