/* SPDX-License-Identifier: MIT */
/* path_members.h - what paths can be asked, and what can be made of them. */
#ifndef RUNTIME_PATH_MEMBERS_H
#define RUNTIME_PATH_MEMBERS_H

#include <lua.h>
#include <stddef.h>

#include "runtime/module.h"
#include "runtime/path_text.h"

/* The userdata. Who makes one fills it in before Lua can see it. */
struct path {
	size_t size;
	char text[];
};

extern const struct type path_type;

/* Push a new one for so many bytes, and a NUL, all of which are 0. */
struct path *path_new(lua_State *L, size_t most);

/* Continue it by `name`, with a separator if it takes one: together as many bytes as it was made
 * for. An absolute name replaces it. (R-SYS-28) */
void path_append(struct path *path, struct path_text name);

/* The bytes of the path that is the first argument, or raise EINVAL. */
struct path_text path_self(lua_State *L);

/* The bytes of the path or string at `index`, or raise EINVAL. */
struct path_text path_operand(lua_State *L, int index);

/* path[name]: a part, or a method that is not among those of the type yet. */
int path_property(lua_State *L);

#endif
