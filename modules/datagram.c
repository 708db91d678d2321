/* SPDX-License-Identifier: MIT */
/* datagram.c - messages with an address, as recvmsg(2) and sendmsg(2) have them. */
#include "modules/datagram.h"

#include <stddef.h>

#include "runtime/bytes.h"
#include "runtime/error.h"

static void fill(struct datagram *datagram, const unsigned char *data, size_t size)
{
	datagram->part = (struct iovec){ (void *)data, size };
	datagram->header = (struct msghdr){
		.msg_iov = &datagram->part,
		.msg_iovlen = 1,
	};
}

void datagram_receive_into(lua_State *L, struct datagram *datagram)
{
	const struct bytes *into = bytes_check(L, 2);

	fill(datagram, bytes_write(into), into->size);
	datagram->header.msg_name = &datagram->address.any;
	datagram->header.msg_namelen = ENDPOINT_MAX;
}

void datagram_send_as(lua_State *L, struct datagram *datagram, const struct endpoint *to)
{
	const unsigned char *data;
	size_t size;

	if (!bytes_or_string(L, 2, &data, &size))
		error_argument(L, 2);
	fill(datagram, data, size);
	if (!to)
		return;
	datagram->address = *to;
	datagram->header.msg_name = &datagram->address.any;
	datagram->header.msg_namelen = to->size;
}

struct datagram *datagram_push_receive(lua_State *L)
{
	struct datagram *datagram = lua_newuserdata(L, sizeof *datagram);

	datagram_receive_into(L, datagram);
	return datagram;
}

struct datagram *datagram_push_send(lua_State *L, const struct endpoint *to)
{
	struct datagram *datagram = lua_newuserdata(L, sizeof *datagram);

	datagram_send_as(L, datagram, to);
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
