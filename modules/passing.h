/* SPDX-License-Identifier: MIT */
/* passing.h - descriptors that go along with what is sent over local sockets. */
#ifndef MODULES_PASSING_H
#define MODULES_PASSING_H

#include <lua.h>

#include "modules/endpoint.h"
#include "runtime/handle.h"

/* What a message without bytes means to who receives it. */
enum passing_kind {
	PASSING_STREAM,   /* the end, and nothing goes along with no bytes */
	PASSING_RECORD,   /* the end */
	PASSING_DATAGRAM, /* a message */
	PASSING_FROM,     /* a message; its sender is told of, or nil */
};

/* Make what it takes in this state, before any other call. */
void passing_open(lua_State *L);

/* Marked AWAITS, after fiber_may_suspend(): receive into the span at 2 and answer its count,
 * with the sender if `kind` says so; an array of at most as many descriptors as the number at 3
 * says; and true if others came, which are closed, or could not be had. (R-IO-199) */
int passing_receive(lua_State *L, struct handle *socket, enum passing_kind kind);

/* The same: send the span or string at 2 with the descriptors of the array at `index`, which
 * are busy meanwhile, to `to`, or whom the socket is connected with if that is NULL; and
 * answer the count. (R-IO-200) */
int passing_send(lua_State *L, struct handle *socket, enum passing_kind kind,
	const struct endpoint *to, int index);

#endif
