/* SPDX-License-Identifier: MIT */
/* linux_capabilities.h - sets of capabilities as a value of Lua's. */
#ifndef MODULES_LINUX_CAPABILITIES_H
#define MODULES_LINUX_CAPABILITIES_H

#include <lua.h>
#include <stdint.h>

#include "modules/capability_text.h"

struct linux_capabilities {
	struct capability_sets sets;
	/* The user who is root where a file with them is honoured, as the initial user
	 * namespace knows him. 0: everywhere. */
	uint32_t owner;
};

/* Push a new one, all zero. */
struct linux_capabilities *linux_capabilities_push(lua_State *L);

/* The one at `index`, or raise generic EINVAL with arg = index. */
struct linux_capabilities *linux_capabilities_check(lua_State *L, int index);

/* Functions of system. */
int system_cap_from_text(lua_State *L);
int system_cap_get_proc(lua_State *L);
int system_cap_init(lua_State *L);

#endif
