/* SPDX-License-Identifier: MIT */
/* unix_stream.c - unix.stream.socket: one end of a local connection that moves bytes. */
#include <sys/socket.h>

#include "modules/owner.h"
#include "modules/passing.h"
#include "modules/socket.h"
#include "modules/socket_option.h"
#include "modules/unix_peer.h"
#include "modules/unix_socket.h"
#include "runtime/fiber.h"

static const struct socket_option options[] = {
	SOCKET_OPTIONS,
	UNIX_PEER_OPTIONS,
	{ "receive_low_watermark", OPTION_INTEGER, SOL_SOCKET, SO_RCVLOWAT, 0, 0, NULL,
		NULL },
	{ "send_low_watermark", OPTION_INTEGER, SOL_SOCKET, SO_SNDLOWAT, 0, 0, NULL,
		NULL },
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

/* socket:receive_with_fds(bytes, most) -> count, descriptors, lost */

static int receive_with_fds(lua_State *L)
{
	fiber_may_suspend(L, CANCELABLE);
	return passing_receive(L, module_self(L), PASSING_STREAM);
}

/* socket:send_with_fds(data, descriptors) -> count */

static int send_with_fds(lua_State *L)
{
	fiber_may_suspend(L, CANCELABLE);
	return passing_send(L, module_self(L), PASSING_STREAM, NULL, 3);
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
	{ "read_some", socket_read_some, AWAITS | ONE_RESULT },
	{ "receive_with_fds", receive_with_fds, AWAITS },
	{ "release", owner_release, 0 },
	{ "send_with_fds", send_with_fds, AWAITS | ONE_RESULT },
	{ "set_option", set_option, 0 },
	{ "shutdown", socket_shutdown, 0 },
	{ "wait", socket_wait, AWAITS | NO_RESULT },
	{ "write_some", socket_write_some, AWAITS | ONE_RESULT },
	{ NULL, NULL, 0 },
};

const struct unix_class unix_stream_socket = {
	.type = { "unix.stream_socket", methods, unix_metamethods, unix_property },
	.size = sizeof(struct handle),
	.kind = SOCK_STREAM,
};
