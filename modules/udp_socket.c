/* SPDX-License-Identifier: MIT */
/* udp_socket.c - ip.udp.socket: datagrams. */
#include <errno.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>

#include "modules/datagram.h"
#include "modules/ip_address.h"
#include "modules/ip_socket.h"
#include "modules/owner.h"
#include "modules/socket.h"
#include "modules/socket_option.h"
#include "runtime/bytes.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/handle.h"

/* ---- groups: argument 3 is an address, 4 the interface's index or an address of it ---- */

static uint32_t check_interface(lua_State *L, int index)
{
	lua_Number number = lua_tonumber(L, index);

	if (lua_isnoneornil(L, index))
		return 0;
	if (lua_type(L, index) != LUA_TNUMBER || !(number >= 0 && number <= INT32_MAX))
		error_argument(L, index);
	return (uint32_t)number;
}

static int set(lua_State *L, int level, int number, const void *value, size_t size)
{
	int fd = handle_fd(L, module_self(L));

	return setsockopt(fd, level, number, value, (socklen_t)size) < 0
	               ? error_raise_errno(L, errno)
	               : 0;
}

static int set_membership(lua_State *L, int number, int number_v6)
{
	struct ip_address group = ip_address_check(L, 3);
	struct ipv6_mreq of_v6 = { .ipv6mr_interface = group.scope };
	struct ip_mreqn of_v4 = { .imr_ifindex = 0 };
	const struct ip_address *at = ip_address_test(L, 4);

	if (group.family == AF_INET6) {
		of_v6.ipv6mr_multiaddr = group.v6;
		if (!lua_isnoneornil(L, 4))
			of_v6.ipv6mr_interface = check_interface(L, 4);
		return set(L, IPPROTO_IPV6, number_v6, &of_v6, sizeof of_v6);
	}
	of_v4.imr_multiaddr = group.v4;
	if (at && at->family == AF_INET)
		of_v4.imr_address = at->v4;
	else
		of_v4.imr_ifindex = (int)check_interface(L, 4);
	return set(L, IPPROTO_IP, number, &of_v4, sizeof of_v4);
}

static int join_group(lua_State *L)
{
	return set_membership(L, IP_ADD_MEMBERSHIP, IPV6_JOIN_GROUP);
}

static int leave_group(lua_State *L)
{
	return set_membership(L, IP_DROP_MEMBERSHIP, IPV6_LEAVE_GROUP);
}

/* An address of IPv4, or the index of an interface, of IPv6. */
static int set_interface(lua_State *L)
{
	struct ip_address address;
	uint32_t interface;

	if (lua_type(L, 3) == LUA_TNUMBER) {
		interface = check_interface(L, 3);
		return set(
			L, IPPROTO_IPV6, IPV6_MULTICAST_IF, &interface, sizeof interface);
	}
	address = ip_address_check(L, 3);
	if (address.family != AF_INET)
		return error_argument(L, 3);
	return set(L, IPPROTO_IP, IP_MULTICAST_IF, &address.v4, sizeof address.v4);
}

static const struct socket_option options[] = {
	SOCKET_OPTIONS,
	{ "broadcast", OPTION_BOOLEAN, SOL_SOCKET, SO_BROADCAST, 0, 0, NULL, NULL },
	{ "do_not_route", OPTION_BOOLEAN, SOL_SOCKET, SO_DONTROUTE, 0, 0, NULL, NULL },
	{ "join_multicast_group", OPTION_OTHER, 0, 0, 0, 0, join_group, NULL },
	{ "leave_multicast_group", OPTION_OTHER, 0, 0, 0, 0, leave_group, NULL },
	{ "multicast_hops", OPTION_OCTET, IPPROTO_IP, IP_MULTICAST_TTL, IPPROTO_IPV6,
		IPV6_MULTICAST_HOPS, NULL, NULL },
	{ "multicast_interface", OPTION_OTHER, 0, 0, 0, 0, set_interface, NULL },
	{ "multicast_loop", OPTION_BOOLEAN, IPPROTO_IP, IP_MULTICAST_LOOP, IPPROTO_IPV6,
		IPV6_MULTICAST_LOOP, NULL, NULL },
	{ "reuse_address", OPTION_BOOLEAN, SOL_SOCKET, SO_REUSEADDR, 0, 0, NULL, NULL },
	{ "reuse_port", OPTION_BOOLEAN, SOL_SOCKET, SO_REUSEPORT, 0, 0, NULL, NULL },
	{ "unicast_hops", OPTION_OCTET, IPPROTO_IP, IP_TTL, IPPROTO_IPV6,
		IPV6_UNICAST_HOPS, NULL, NULL },
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

/* ---- datagrams ---- */

static int udp_socket_open(lua_State *L)
{
	return ip_socket_open(L, SOCK_DGRAM);
}

static int udp_socket_connect(lua_State *L)
{
	return ip_socket_connect(L, SOCK_DGRAM);
}

/* socket:receive_from(bytes [, flags]) -> count, address, port, length
 *
 * The datagram may be longer than the span. (R-IO-182) */

static int push_datagram(lua_State *L, int result)
{
	const struct datagram *datagram = lua_touserdata(L, 4);
	const struct bytes *into = bytes_check(L, 2);

	bytes_write(into);
	if (result < 0)
		return result;
	lua_pushinteger(L, (size_t)result < into->size ? result : (int)into->size);
	ip_endpoint_push(L, &datagram->address);
	lua_pushinteger(L, result);
	return 4;
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

/* socket:send_to(data, address, port [, flags]) -> count */

static int send_to(lua_State *L)
{
	struct ip_address address;
	struct endpoint to;
	struct handle *self;
	int flags;

	fiber_may_suspend(L, CANCELABLE);
	self = module_self(L);
	if (lua_type(L, 2) != LUA_TSTRING)
		bytes_check(L, 2);
	address = ip_address_check(L, 3);
	to = ip_endpoint(&address, ip_port_check(L, 4));
	flags = socket_flags(L, 5);
	return datagram_send(L, self, datagram_push_send(L, &to), flags, push_count);
}

static int property(lua_State *L)
{
	static const struct property properties[] = {
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
	{ "connect", udp_socket_connect, AWAITS | NO_RESULT },
	{ "disconnect", socket_disconnect, 0 },
	{ "get_option", get_option, 0 },
	{ "io_control", socket_io_control, 0 },
	{ "open", udp_socket_open, 0 },
	{ "receive", socket_receive_packet, AWAITS | ONE_RESULT },
	{ "receive_from", receive_from, AWAITS },
	{ "release", owner_release, 0 },
	{ "send", socket_send_packet, AWAITS | ONE_RESULT },
	{ "send_to", send_to, AWAITS | ONE_RESULT },
	{ "set_option", set_option, 0 },
	{ "shutdown", socket_shutdown, 0 },
	{ "wait", socket_wait, AWAITS | NO_RESULT },
	{ NULL, NULL, 0 },
};
static const struct function metamethods[] = {
	{ "__gc", owner_gc, 0 },
	{ NULL, NULL, 0 },
};
static const struct type udp_socket_type = {
	"ip.udp.socket",
	methods,
	metamethods,
	property,
};

/* ip.udp.socket.new([descriptor]) */

static int udp_socket_new(lua_State *L)
{
	return owner_new(L, &udp_socket_type, sizeof(struct handle));
}

void ip_push_udp_socket(lua_State *L)
{
	owner_push_class(L, &udp_socket_type, udp_socket_new);
}
