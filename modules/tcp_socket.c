/* SPDX-License-Identifier: MIT */
/* tcp_socket.c - ip.tcp.socket: one end of a connection. */
#include <errno.h>
#include <netinet/tcp.h>
#include <stddef.h>
#include <sys/socket.h>

#include "modules/ip_address.h"
#include "modules/ip_socket.h"
#include "modules/owner.h"
#include "modules/socket.h"
#include "modules/socket_option.h"
#include "runtime/error.h"
#include "runtime/handle.h"

static const struct socket_option options[] = {
	SOCKET_OPTIONS,
	{ "do_not_route", OPTION_BOOLEAN, SOL_SOCKET, SO_DONTROUTE, 0, 0, NULL, NULL },
	{ "keep_alive", OPTION_BOOLEAN, SOL_SOCKET, SO_KEEPALIVE, 0, 0, NULL, NULL },
	{ "keep_alive_count", OPTION_INTEGER, IPPROTO_TCP, TCP_KEEPCNT, 0, 0, NULL,
		NULL },
	{ "keep_alive_idle", OPTION_INTEGER, IPPROTO_TCP, TCP_KEEPIDLE, 0, 0, NULL,
		NULL },
	{ "keep_alive_interval", OPTION_INTEGER, IPPROTO_TCP, TCP_KEEPINTVL, 0, 0, NULL,
		NULL },
	{ "linger", OPTION_LINGER, SOL_SOCKET, SO_LINGER, 0, 0, NULL, NULL },
	{ "out_of_band_inline", OPTION_BOOLEAN, SOL_SOCKET, SO_OOBINLINE, 0, 0, NULL,
		NULL },
	{ "receive_low_watermark", OPTION_INTEGER, SOL_SOCKET, SO_RCVLOWAT, 0, 0, NULL,
		NULL },
	{ "reuse_address", OPTION_BOOLEAN, SOL_SOCKET, SO_REUSEADDR, 0, 0, NULL, NULL },
	{ "reuse_port", OPTION_BOOLEAN, SOL_SOCKET, SO_REUSEPORT, 0, 0, NULL, NULL },
	{ "send_low_watermark", OPTION_INTEGER, SOL_SOCKET, SO_SNDLOWAT, 0, 0, NULL,
		NULL },
	{ "tcp_no_delay", OPTION_BOOLEAN, IPPROTO_TCP, TCP_NODELAY, 0, 0, NULL, NULL },
	{ "v6_only", OPTION_BOOLEAN, IPPROTO_IPV6, IPV6_V6ONLY, 0, 0, NULL, NULL },
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

static int tcp_socket_open(lua_State *L)
{
	return ip_socket_open(L, SOCK_STREAM);
}

static int tcp_socket_connect(lua_State *L)
{
	return ip_socket_connect(L, SOCK_STREAM);
}

/* socket.at_mark */

static int at_mark(lua_State *L)
{
	int is = sockatmark(handle_fd(L, module_self(L)));

	if (is < 0)
		return error_raise_errno(L, errno);
	lua_pushboolean(L, is);
	return 1;
}

static int property(lua_State *L)
{
	static const struct property properties[] = {
		{ "at_mark", at_mark },
		{ "local_address", ip_socket_local_address },
		{ "local_port", ip_socket_local_port },
		{ "remote_address", ip_socket_remote_address },
		{ "remote_port", ip_socket_remote_port },
		{ NULL, NULL },
	};

	return owner_property_among(L, properties);
}

static const struct function methods[] = {
	{ "assign", ip_socket_assign, 0 },
	{ "bind", ip_socket_bind, 0 },
	{ "cancel", owner_cancel, 0 },
	{ "close", owner_close, 0 },
	{ "connect", tcp_socket_connect, AWAITS | NO_RESULT },
	{ "disconnect", socket_disconnect, 0 },
	{ "get_option", get_option, 0 },
	{ "io_control", socket_io_control, 0 },
	{ "open", tcp_socket_open, 0 },
	{ "read_some", socket_read_some, AWAITS | ONE_RESULT },
	{ "receive", socket_receive, AWAITS | ONE_RESULT },
	{ "release", owner_release, 0 },
	{ "send", socket_send, AWAITS | ONE_RESULT },
	{ "set_option", set_option, 0 },
	{ "shutdown", socket_shutdown, 0 },
	{ "wait", socket_wait, AWAITS | NO_RESULT },
	{ "write_some", socket_write_some, AWAITS | ONE_RESULT },
	{ NULL, NULL, 0 },
};
static const struct function metamethods[] = {
	{ "__gc", owner_gc, 0 },
	{ NULL, NULL, 0 },
};
const struct type tcp_socket_type = { "ip.tcp.socket", methods, metamethods, property };

/* ip.tcp.socket.new([descriptor]) */

static int tcp_socket_new(lua_State *L)
{
	return owner_new(L, &tcp_socket_type, sizeof(struct handle));
}

void ip_push_tcp_socket(lua_State *L)
{
	owner_push_class(L, &tcp_socket_type, tcp_socket_new);
}
