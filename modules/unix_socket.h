/* SPDX-License-Identifier: MIT */
/* unix_socket.h - what local sockets of every kind have in common, beside socket.h. */
#ifndef MODULES_UNIX_SOCKET_H
#define MODULES_UNIX_SOCKET_H

#include <lua.h>
#include <stddef.h>

#include "runtime/module.h"

/* A class of unix. Its methods find it by their type. */
struct unix_class {
	struct type type; /* first */
	size_t size;      /* of its userdata, which begins with a struct handle */
	int kind;         /* SOCK_STREAM and the like */
	const struct unix_class *accepts; /* what accept() makes; NULL of a socket */
};

extern const struct unix_class unix_stream_socket, unix_stream_acceptor;
extern const struct unix_class unix_seqpacket_socket, unix_seqpacket_acceptor;
extern const struct unix_class unix_datagram_socket;

/* Make the type, and push the table of its class: new, and pair of a socket. */
void unix_push_class(lua_State *L, const struct unix_class *class);

/* Methods: bind(path), close(), open(). */
int unix_bind(lua_State *L);
int unix_close(lua_State *L);
int unix_open(lua_State *L);

/* Marked AWAITS, NO_RESULT: connect(path). */
int unix_connect(lua_State *L);

/* The properties of all: is_open, local_path and remote_path. */
int unix_property(lua_State *L);

/* Marked AWAITS, ONE_RESULT: dial(path) -> socket. (R-IO-206) */
int unix_dial(lua_State *L, const struct unix_class *class);

/* listen(path [, mode or options]) -> acceptor. (R-IO-206, R-IO-299) */
int unix_listen(lua_State *L, const struct unix_class *class);

/* "__gc" alone. */
extern const struct function unix_metamethods[];

#endif
