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

/* Push what an EAI_ of getaddrinfo(3) means, and with EAI_SYSTEM this errno. Returns OP_RAISES.
 * (R-IO-152) */
int resolver_push_error(lua_State *L, int status, int errnum);

/* get_name_info() for the services of either. They wait. */
int resolver_tcp_name_info(lua_State *L);
int resolver_udp_name_info(lua_State *L);

#endif
