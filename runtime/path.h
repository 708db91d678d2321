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

/* Push `base` / `name`, as a new filesystem.path. (R-SYS-28) */
void path_push_joined(lua_State *L, const char *base, size_t base_size, const char *name,
	size_t name_size);

/* The bytes of the path at `index`, which end with a NUL; NULL: it is none. */
const char *path_test(lua_State *L, int index, size_t *size);

/* The bytes of the path or the string at `index`, which end with a NUL, and may have others
 * among them; or raise generic EINVAL with arg = index. */
const char *path_check_text(lua_State *L, int index, size_t *size);

/* The same for what goes to the kernel, which would not see what is behind a NUL: with one it
 * raises EINVAL too. (R-SYS-19) */
const char *path_check(lua_State *L, int index);

#endif
