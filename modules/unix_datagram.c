/* SPDX-License-Identifier: MIT */
/* unix_datagram.c - unix.datagram.socket: local datagrams.
 *
 * Whatever is sent is sent by a call that does not wait: a datagram that the kernel keeps in
 * the ring, because its receiver is full, arrives empty. (R-IO-278) */
#include <sys/socket.h>

#include "modules/datagram.h"
#include "modules/owner.h"
#include "modules/passing.h"
#include "modules/socket.h"
#include "modules/socket_option.h"
#include "modules/unix_address.h"
#include "modules/unix_socket.h"
#include "runtime/bytes.h"
#include "runtime/fiber.h"

static const struct socket_option options[] = {
	SOCKET_OPTIONS,
	{ NULL, OPTION_OTHER, 0, 0, 0, 0, NULL, NULL },
};

static int set_option(lua_State *L)
{
	return socket_option_set(L, options);
}

static int get_option(lua_State *L)
{
	return socket_option_get(L, options);
}

/* socket:receive_from(bytes [, flags]) -> count, path, length
 *
 * The datagram may be longer than the span. */

static int push_datagram(lua_State *L, int result)
{
	struct datagram *datagram = lua_touserdata(L, 4);
	const struct bytes *into = bytes_check(L, 2);

	bytes_write(into);
	if (result < 0)
		return result;
	datagram->address.size = datagram->header.msg_namelen;
	lua_pushinteger(L, (size_t)result < into->size ? result : (int)into->size);
	unix_address_push(L, &datagram->address);
	lua_pushinteger(L, result);
	return 3;
}

static int receive_from(lua_State *L)
{
	struct handle *self;
	int flags;

	fiber_may_suspend(L, CANCELABLE);
	self = module_self(L);
	bytes_check(L, 2);
	flags = socket_flags(L, 3);
	lua_settop(L, 3);
	return datagram_receive(
		L, self, datagram_push_receive(L), flags | MSG_TRUNC, push_datagram);
}

/* socket:receive_with_fds(bytes, most) -> count, descriptors, lost */

static int receive_with_fds(lua_State *L)
{
	fiber_may_suspend(L, CANCELABLE);
	return passing_receive(L, module_self(L), PASSING_DATAGRAM);
}

/* socket:receive_from_with_fds(bytes, most) -> count, path or nil, descriptors, lost */

static int receive_from_with_fds(lua_State *L)
{
	fiber_may_suspend(L, CANCELABLE);
	return passing_receive(L, module_self(L), PASSING_FROM);
}

/* socket:send(data [, flags]) -> count */

static int send_some(
	lua_State *L, struct handle *self, const struct endpoint *to, int flags_at)
{
	int flags = socket_flags(L, flags_at);

	return datagram_send(
		L, self, datagram_push_send(L, to), flags | MSG_DONTWAIT, push_count);
}

static int datagram_socket_send(lua_State *L)
{
	struct handle *self;

	fiber_may_suspend(L, CANCELABLE);
	self = module_self(L);
	if (lua_type(L, 2) != LUA_TSTRING)
		bytes_check(L, 2);
	return send_some(L, self, NULL, 3);
}

/* socket:send_to(data, path [, flags]) -> count: an empty path means whom it is connected
 * with */

static const struct endpoint *receiver(const struct endpoint *to)
{
	return unix_address_is_empty(to) ? NULL : to;
}

static int send_to(lua_State *L)
{
	struct endpoint to;
	struct handle *self;

	fiber_may_suspend(L, CANCELABLE);
	self = module_self(L);
	if (lua_type(L, 2) != LUA_TSTRING)
		bytes_check(L, 2);
	to = unix_address_check(L, 3);
	return send_some(L, self, receiver(&to), 4);
}

/* socket:send_with_fds(data, descriptors) -> count */

static int send_with_fds(lua_State *L)
{
	fiber_may_suspend(L, CANCELABLE);
	return passing_send(L, module_self(L), PASSING_DATAGRAM, NULL, 3);
}

/* socket:send_to_with_fds(data, path, descriptors) -> count */

static int send_to_with_fds(lua_State *L)
{
	struct endpoint to;
	struct handle *self;

	fiber_may_suspend(L, CANCELABLE);
	self = module_self(L);
	if (lua_type(L, 2) != LUA_TSTRING)
		bytes_check(L, 2);
	to = unix_address_check(L, 3);
	return passing_send(L, self, PASSING_DATAGRAM, receiver(&to), 4);
}

static const struct function methods[] = {
	{ "assign", owner_assign, 0 },
	{ "bind", unix_bind, 0 },
	{ "cancel", owner_cancel, 0 },
	{ "close", unix_close, 0 },
	{ "connect", unix_connect, AWAITS | NO_RESULT },
	{ "disconnect", socket_disconnect, 0 },
	{ "get_option", get_option, 0 },
	{ "io_control", socket_io_control, 0 },
	{ "open", unix_open, 0 },
	{ "receive", socket_receive_packet, AWAITS | ONE_RESULT },
	{ "receive_from", receive_from, AWAITS },
	{ "receive_from_with_fds", receive_from_with_fds, AWAITS },
	{ "receive_with_fds", receive_with_fds, AWAITS },
	{ "release", owner_release, 0 },
	{ "send", datagram_socket_send, AWAITS | ONE_RESULT },
	{ "send_to", send_to, AWAITS | ONE_RESULT },
	{ "send_to_with_fds", send_to_with_fds, AWAITS | ONE_RESULT },
	{ "send_with_fds", send_with_fds, AWAITS | ONE_RESULT },
	{ "set_option", set_option, 0 },
	{ "shutdown", socket_shutdown, 0 },
	{ "wait", socket_wait, AWAITS | NO_RESULT },
	{ NULL, NULL, 0 },
};

const struct unix_class unix_datagram_socket = {
	.type = { "unix.datagram_socket", methods, unix_metamethods, unix_property },
	.size = sizeof(struct handle),
	.kind = SOCK_DGRAM,
};
