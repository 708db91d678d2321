/* SPDX-License-Identifier: MIT */
/* ip_socket.h - what sockets of IP have in common, beside socket.h. */
#ifndef MODULES_IP_SOCKET_H
#define MODULES_IP_SOCKET_H

#include <lua.h>

#include "runtime/module.h"

struct property;

/* ip.tcp.socket: its userdata is a struct handle. */
extern const struct type tcp_socket_type;

/* Methods: assign([family,] descriptor), bind(address, port), and open(family). */
int ip_acceptor_bind(lua_State *L);
int ip_socket_assign(lua_State *L);
int ip_socket_bind(lua_State *L);
int ip_socket_open(lua_State *L, int type); /* SOCK_STREAM or SOCK_DGRAM */

/* Marked AWAITS, NO_RESULT: connect(address, port). */
int ip_socket_connect(lua_State *L, int type);

/* Properties. */
int ip_socket_local_address(lua_State *L);
int ip_socket_local_port(lua_State *L);
int ip_socket_remote_address(lua_State *L);
int ip_socket_remote_port(lua_State *L);

/* Push the tables of the modules' parts: ip.tcp.socket, ip.tcp.acceptor, ip.udp.socket. */
void ip_push_tcp_socket(lua_State *L);
void ip_push_tcp_acceptor(lua_State *L);
void ip_push_udp_socket(lua_State *L);

#endif
