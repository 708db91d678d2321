/* SPDX-License-Identifier: MIT */
/* filesystem_entry.h - what directories answer: directory_entry. */
#ifndef MODULES_FILESYSTEM_ENTRY_H
#define MODULES_FILESYSTEM_ENTRY_H

#include <lua.h>

/* Make the type. Once a state. */
void filesystem_entry_open(lua_State *L);

/* Push the entry of this path. */
void filesystem_entry_push(lua_State *L, const char *path);

#endif
