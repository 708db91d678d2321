/* SPDX-License-Identifier: MIT */
/* datagram.c - messages with an address, as recvmsg(2) and sendmsg(2) have them. */
#include "modules/datagram.h"

#include <stddef.h>

#include "runtime/bytes.h"
#include "runtime/error.h"

static struct datagram *push(lua_State *L, const unsigned char *data, size_t size)
{
	struct datagram *datagram = lua_newuserdata(L, sizeof *datagram);

	*datagram = (struct datagram){ .part = { (void *)data, size } };
	datagram->header.msg_iov = &datagram->part;
	datagram->header.msg_iovlen = 1;
	datagram->header.msg_name = &datagram->address.any;
	return datagram;
}

struct datagram *datagram_push_receive(lua_State *L)
{
	const struct bytes *into = bytes_check(L, 2);
	struct datagram *datagram = push(L, bytes_write(into), into->size);

	datagram->header.msg_namelen = ENDPOINT_MAX;
	return datagram;
}

struct datagram *datagram_push_send(lua_State *L, const struct endpoint *to)
{
	struct datagram *datagram;
	const unsigned char *data;
	size_t size;

	if (!bytes_or_string(L, 2, &data, &size))
		error_argument(L, 2);
	datagram = push(L, data, size);
	datagram->address = *to;
	datagram->header.msg_namelen = to->size;
	return datagram;
}

int datagram_receive(lua_State *L, struct handle *socket, struct datagram *datagram,
	int flags, op_push *push_outcome)
{
	struct io_uring_sqe request = { 0 };

	io_uring_prep_recvmsg(&request, socket->fd, &datagram->header, (unsigned)flags);
	return handle_await(L, socket, HANDLE_READS, &request, push_outcome);
}

int datagram_send(lua_State *L, struct handle *socket, struct datagram *datagram,
	int flags, op_push *push_outcome)
{
	struct io_uring_sqe request = { 0 };

	io_uring_prep_sendmsg(
		&request, socket->fd, &datagram->header, (unsigned)flags | MSG_NOSIGNAL);
	return handle_await(L, socket, HANDLE_WRITES, &request, push_outcome);
}
