/* SPDX-License-Identifier: MIT */
/* socket.h - what sockets of every kind have in common: their userdata begin with a struct
 * handle, and their types list these methods among their own. */
#ifndef MODULES_SOCKET_H
#define MODULES_SOCKET_H

#include <lua.h>

#include "modules/endpoint.h"
#include "runtime/handle.h"

/* ---- parts of methods: each raises what is wrong ---- */

/* Give an object a new socket. It must be closed: else already_open. (R-IO-159) */
void socket_open(lua_State *L, struct handle *socket, int family, int type);

/* Bind it. Returns 0. */
int socket_bind(lua_State *L, struct handle *socket, const struct endpoint *address);

/* After fiber_may_suspend(): connect it, and open it before if it is closed. Marked AWAITS,
 * NO_RESULT. (R-IO-161) */
int socket_connect(
	lua_State *L, struct handle *socket, int type, const struct endpoint *address);

/* The same, by name, in a process whose network is brokered. The object stands at 1. */
int socket_connect_name(
	lua_State *L, struct handle *socket, const char *host, unsigned port);

/* What came of net_connect(): put the connection in the place of what stands for it, unless that
 * was closed meanwhile. Returns 0 or -errno. The second is the push of an object at 1. */
int socket_take(struct handle *socket, int result);
int socket_push_taken(lua_State *L, int result);

/* The flags of a message at `index`: an integer, an array of names, or nothing. (R-IO-146) */
int socket_flags(lua_State *L, int index);

/* Where it is bound, and whom it is connected with. (R-IO-171) */
struct endpoint socket_local(lua_State *L, const struct handle *socket);
struct endpoint socket_remote(lua_State *L, const struct handle *socket);

/* Push the constants of flags that have names. */
void socket_push_flags(lua_State *L);

/* ---- methods ---- */

/* disconnect(), io_control("bytes_readable") -> count, listen([backlog]), shutdown(what) */
int socket_disconnect(lua_State *L);
int socket_io_control(lua_State *L);
int socket_listen(lua_State *L);
int socket_shutdown(lua_State *L);

/* AWAITS, NO_RESULT: wait(what). (R-IO-168) */
int socket_wait(lua_State *L);

/* AWAITS, ONE_RESULT: of streams, which end. The flags are optional. */
int socket_read_some(lua_State *L);  /* (bytes) -> count */
int socket_receive(lua_State *L);    /* (bytes [, flags]) -> count */
int socket_write_some(lua_State *L); /* (data) -> count */
int socket_send(lua_State *L);       /* (data [, flags]) -> count */

/* The same of packets: an empty one is one. What arrives of a connection may end. */
int socket_receive_packet(lua_State *L);
int socket_receive_record(lua_State *L);
int socket_send_packet(lua_State *L);

#endif
