/* SPDX-License-Identifier: MIT */
/* tcp_acceptor.c - ip.tcp.acceptor: takes connections. */
#include <netinet/in.h>
#include <stddef.h>
#include <sys/socket.h>

#include "modules/acceptor.h"
#include "modules/ip_socket.h"
#include "modules/owner.h"
#include "modules/socket.h"
#include "modules/socket_option.h"
#include "runtime/handle.h"

static const struct socket_option options[] = {
	SOCKET_OPTIONS,
	{ "enable_connection_aborted", OPTION_OTHER, 0, 0, 0, 0,
		acceptor_set_reports_aborted, acceptor_get_reports_aborted },
	{ "reuse_address", OPTION_BOOLEAN, SOL_SOCKET, SO_REUSEADDR, 0, 0, NULL, NULL },
	{ "reuse_port", OPTION_BOOLEAN, SOL_SOCKET, SO_REUSEPORT, 0, 0, NULL, NULL },
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

static int tcp_acceptor_open(lua_State *L)
{
	return ip_socket_open(L, SOCK_STREAM);
}

static int tcp_acceptor_accept(lua_State *L)
{
	return acceptor_accept(L, &tcp_socket_type, sizeof(struct handle));
}

static int property(lua_State *L)
{
	static const struct property properties[] = {
		{ "local_address", ip_socket_local_address },
		{ "local_port", ip_socket_local_port },
		{ NULL, NULL },
	};

	return owner_property_among(L, properties);
}

static const struct function methods[] = {
	{ "accept", tcp_acceptor_accept, AWAITS | ONE_RESULT },
	{ "assign", ip_socket_assign, 0 },
	{ "bind", ip_acceptor_bind, 0 },
	{ "cancel", owner_cancel, 0 },
	{ "close", owner_close, 0 },
	{ "get_option", get_option, 0 },
	{ "listen", socket_listen, 0 },
	{ "open", tcp_acceptor_open, 0 },
	{ "release", owner_release, 0 },
	{ "set_option", set_option, 0 },
	{ "wait", socket_wait, AWAITS | NO_RESULT },
	{ NULL, NULL, 0 },
};
static const struct function metamethods[] = {
	{ "__gc", owner_gc, 0 },
	{ NULL, NULL, 0 },
};
static const struct type tcp_acceptor_type = {
	"ip.tcp.acceptor",
	methods,
	metamethods,
	property,
};

/* ip.tcp.acceptor.new([descriptor]) */

static int tcp_acceptor_new(lua_State *L)
{
	return owner_new(L, &tcp_acceptor_type, sizeof(struct acceptor));
}

void ip_push_tcp_acceptor(lua_State *L)
{
	owner_push_class(L, &tcp_acceptor_type, tcp_acceptor_new);
}
