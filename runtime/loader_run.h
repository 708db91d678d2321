/* SPDX-License-Identifier: MIT */
/* loader_run.h - how a module is compiled, and runs in a main fiber of its own. */
#ifndef RUNTIME_LOADER_RUN_H
#define RUNTIME_LOADER_RUN_H

#include <lua.h>
#include <stddef.h>

/* Push the function, or the message. Returns a status of lua_load(). */
int loader_compile_text(lua_State *L, const char *path, const char *text, size_t size);

/* What loader.lua calls. */

/* check_wait(): raises where a module cannot be waited for */
int loader_check_wait(lua_State *L);

/* compile(path, globals) -> function | nil, error */
int loader_compile(lua_State *L);

/* run(function, globals) -> false, value | true, error, traceback: in a main fiber of its
 * own, at once */
int loader_run(lua_State *L);

#endif
