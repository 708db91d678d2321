/* SPDX-License-Identifier: MIT */
/* path.h - the text that names a file, as a value of its own. */
#ifndef RUNTIME_PATH_H
#define RUNTIME_PATH_H

#include <lua.h>
#include <stddef.h>

/* Make the metatable of filesystem.path. Before the first path of a state; again does
 * no harm. */
void path_open(lua_State *L);

/* Push a new filesystem.path of these bytes, which are copied. */
void path_push(lua_State *L, const char *text, size_t size);

/* The bytes of the path at `index`, which end with a NUL; NULL: it is none. */
const char *path_test(lua_State *L, int index, size_t *size);

#endif
