/* SPDX-License-Identifier: MIT */
/* filesystem.h - what the module filesystem is made of. */
#ifndef MODULES_FILESYSTEM_H
#define MODULES_FILESYSTEM_H

#include <lua.h>

/* Each adds its members to the table on top of the stack, and makes the metatables of the types
 * that these answer with. */
void filesystem_add_capabilities(lua_State *L);
void filesystem_add_change(lua_State *L);
void filesystem_add_clock(lua_State *L);
void filesystem_add_copy(lua_State *L);
void filesystem_add_create(lua_State *L);
void filesystem_add_empty(lua_State *L);
void filesystem_add_iterator(lua_State *L);
void filesystem_add_link(lua_State *L);
void filesystem_add_number(lua_State *L);
void filesystem_add_open(lua_State *L);
void filesystem_add_path(lua_State *L);
void filesystem_add_process(lua_State *L);
void filesystem_add_remove(lua_State *L);
void filesystem_add_resolve(lua_State *L);
void filesystem_add_space(lua_State *L);
void filesystem_add_status(lua_State *L);
void filesystem_add_time(lua_State *L);

#endif
