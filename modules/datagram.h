/* SPDX-License-Identifier: MIT */
/* datagram.h - messages with an address, as recvmsg(2) and sendmsg(2) have them. */
#ifndef MODULES_DATAGRAM_H
#define MODULES_DATAGRAM_H

#include <lua.h>
#include <sys/socket.h>

#include "modules/endpoint.h"
#include "runtime/handle.h"

/* What the kernel uses until it has answered: a userdata on the frame, or in one. */
struct datagram {
	struct msghdr header;
	struct iovec part;
	struct endpoint address;
};

/* Prepare one that is received into the span at 2, or one that the span or string there is
 * sent as: `to` may be NULL, for whom the socket is connected with. Both raise generic EINVAL
 * with arg = 2 where that is wrong. */
void datagram_receive_into(lua_State *L, struct datagram *datagram);
void datagram_send_as(lua_State *L, struct datagram *datagram, const struct endpoint *to);

/* The same, and push the userdata of it. */
struct datagram *datagram_push_receive(lua_State *L);
struct datagram *datagram_push_send(lua_State *L, const struct endpoint *to);

/* Marked AWAITS. */
int datagram_receive(lua_State *L, struct handle *socket, struct datagram *datagram,
	int flags, op_push *push);
int datagram_send(lua_State *L, struct handle *socket, struct datagram *datagram,
	int flags, op_push *push);

#endif
