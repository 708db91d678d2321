/* SPDX-License-Identifier: MIT */
/* scope.h - what of the fibers is written in Lua: scope.lua, and how C reaches it. */
#ifndef RUNTIME_SCOPE_H
#define RUNTIME_SCOPE_H

#include <lua.h>

struct vm;

/* Load scope.lua and let it replace pcall, xpcall and the coroutine functions, and define
 * scope, scope_cleanup_push and scope_cleanup_pop. Once a state, before fiber_open(). */
void scope_open(lua_State *L, struct vm *vm);

/* Push the function that scope.lua exports under `name`: "awaiting" and its
 * kin, or "close". */
void scope_push(lua_State *L, const char *name);

#endif
