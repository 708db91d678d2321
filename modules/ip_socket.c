/* SPDX-License-Identifier: MIT */
/* ip_socket.c - what sockets of IP have in common. */
#include "modules/ip_socket.h"

#include <errno.h>
#include <string.h>

#include "modules/file_descriptor.h"
#include "modules/ip_address.h"
#include "modules/owner.h"
#include "modules/socket.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/net.h"
#include "runtime/net_watched.h"

/* "v4", "v6", or an address, which has one. (R-IO-159) */
static int check_family(lua_State *L, int index)
{
	const struct ip_address *address = ip_address_test(L, index);
	const char *name =
		lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index) : "";

	if (address)
		return address->family;
	if (strcmp(name, "v4") == 0)
		return AF_INET;
	return strcmp(name, "v6") == 0 ? AF_INET6 : error_argument(L, index);
}

/* socket:open(family) */

int ip_socket_open(lua_State *L, int type)
{
	struct handle *self = module_self(L);

	socket_open(L, self, check_family(L, 2), type);
	return 0;
}

/* socket:assign([family,] descriptor): the descriptor knows its family best (R-IO-172) */

int ip_socket_assign(lua_State *L)
{
	module_self(L);
	if (!file_descriptor_test(L, 2)) {
		check_family(L, 2);
		file_descriptor_check(L, 3);
		lua_remove(L, 2);
	}
	return owner_assign(L);
}

/* socket:bind(address, port) */

static struct endpoint check_place(lua_State *L)
{
	struct ip_address address = ip_address_check(L, 2);

	return ip_endpoint(&address, ip_port_check(L, 3));
}

int ip_socket_bind(lua_State *L)
{
	struct handle *self = module_self(L);
	struct endpoint endpoint = check_place(L);

	return socket_bind(L, self, &endpoint);
}

int ip_acceptor_bind(lua_State *L)
{
	struct handle *self = module_self(L);
	struct endpoint endpoint = check_place(L);

	net_watched_listen(&endpoint.any, endpoint.size);
	return socket_bind(L, self, &endpoint);
}

/* socket:connect(address, port) */

int ip_socket_connect(lua_State *L, int type)
{
	struct ip_address address;
	struct endpoint endpoint;
	struct handle *self;

	fiber_may_suspend(L, CANCELABLE);
	self = module_self(L);
	if (type == SOCK_STREAM && lua_type(L, 2) == LUA_TSTRING && net_is_brokered())
		return socket_connect_name(
			L, self, lua_tostring(L, 2), (unsigned)ip_port_check(L, 3));
	address = ip_address_check(L, 2);
	endpoint = ip_endpoint(&address, ip_port_check(L, 3));
	return socket_connect(L, self, type, &endpoint);
}

/* ---- properties ---- */

/* A descriptor that was adopted may be of another family. */
static void check_endpoint(lua_State *L, const struct endpoint *endpoint)
{
	if (endpoint->any.sa_family != AF_INET && endpoint->any.sa_family != AF_INET6)
		error_raise_errno(L, EAFNOSUPPORT);
}

static int push_address(lua_State *L, struct endpoint endpoint)
{
	struct ip_address address;

	check_endpoint(L, &endpoint);
	address = ip_endpoint_address(&endpoint);
	ip_address_push(L, &address);
	return 1;
}

static int push_port(lua_State *L, struct endpoint endpoint)
{
	check_endpoint(L, &endpoint);
	lua_pushinteger(L, ip_endpoint_port(&endpoint));
	return 1;
}

int ip_socket_local_address(lua_State *L)
{
	return push_address(L, socket_local(L, module_self(L)));
}

int ip_socket_local_port(lua_State *L)
{
	return push_port(L, socket_local(L, module_self(L)));
}

int ip_socket_remote_address(lua_State *L)
{
	return push_address(L, socket_remote(L, module_self(L)));
}

int ip_socket_remote_port(lua_State *L)
{
	return push_port(L, socket_remote(L, module_self(L)));
}
