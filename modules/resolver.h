/* SPDX-License-Identifier: MIT */
/* resolver.h - the names of hosts and services, and their addresses and ports. */
#ifndef MODULES_RESOLVER_H
#define MODULES_RESOLVER_H

#include <lua.h>

/* Make what the rest needs in a state. Once. */
void resolver_open(lua_State *L);

/* Add the functions for sockets of `type`, SOCK_STREAM or SOCK_DGRAM, to the table on top of
 * the stack: get_address_info() and its like. */
void resolver_add(lua_State *L, int type);

/* Push ip.address_info_flag. (R-IO-147) */
void resolver_push_flags(lua_State *L);

#endif
