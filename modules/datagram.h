/* SPDX-License-Identifier: MIT */
/* datagram.h - messages with an address, as recvmsg(2) and sendmsg(2) have them. */
#ifndef MODULES_DATAGRAM_H
#define MODULES_DATAGRAM_H

#include <lua.h>
#include <sys/socket.h>

#include "modules/endpoint.h"
#include "runtime/handle.h"

/* What the kernel uses until it has answered: a userdata on the frame. */
struct datagram {
	struct msghdr header;
	struct iovec part;
	struct endpoint address;
};

/* Push the userdata of one that is received into the span at 2, or of one that the span or
 * string there is sent as. Both raise generic EINVAL with arg = 2 where that is wrong. */
struct datagram *datagram_push_receive(lua_State *L);
struct datagram *datagram_push_send(lua_State *L, const struct endpoint *to);

/* Marked AWAITS. */
int datagram_receive(lua_State *L, struct handle *socket, struct datagram *datagram,
	int flags, op_push *push);
int datagram_send(lua_State *L, struct handle *socket, struct datagram *datagram,
	int flags, op_push *push);

#endif
