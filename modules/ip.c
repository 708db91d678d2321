/* SPDX-License-Identifier: MIT */
/* ip.c - require "ip": addresses, connections and datagrams of the internet. */
#include <errno.h>
#include <lauxlib.h>
#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "modules/ip_address.h"
#include "modules/ip_connect.lua.h"
#include "modules/ip_send_file.lua.h"
#include "modules/ip_socket.h"
#include "modules/modules.h"
#include "modules/resolver.h"
#include "modules/resolver_broker.h"
#include "modules/socket.h"
#include "runtime/error.h"

enum { ENDPOINT_TEXT = IP_ADDRESS_TEXT + sizeof "[]:65535", PORT_DIGITS = 5 };

/* ip.tostring(address [, port]) (R-IO-142) */

static int ip_tostring(lua_State *L)
{
	const struct ip_address *address = ip_address_test(L, 1);
	char text[IP_ADDRESS_TEXT], whole[ENDPOINT_TEXT];

	if (!address)
		return error_argument(L, 1);
	if (lua_gettop(L) > 2)
		return error_argument(L, 3);
	ip_address_write(address, text);
	if (lua_isnoneornil(L, 2))
		snprintf(whole, sizeof whole, "%s", text);
	else
		snprintf(whole, sizeof whole,
			address->family == AF_INET6 ? "[%s]:%u" : "%s:%u", text,
			(unsigned)ip_port_check(L, 2));
	lua_pushstring(L, whole);
	return 1;
}

/* ip.toendpoint(text) -> address, port (R-IO-143) */

/* Digits without superfluous zeros. */
static int check_port(lua_State *L, const char *digits)
{
	size_t count = strspn(digits, "0123456789");
	unsigned long port;

	if (count == 0 || digits[count] != '\0' || (digits[0] == '0' && count > 1))
		return error_argument(L, 1);
	port = count > PORT_DIGITS ? PORT_MAX + 1UL : strtoul(digits, NULL, 10);
	return port > PORT_MAX ? error_argument_errno(L, 1, ERANGE) : (int)port;
}

static int ip_toendpoint(lua_State *L)
{
	struct ip_address address = { 0 };
	const char *text, *colon;
	size_t size;
	int port;

	if (lua_type(L, 1) != LUA_TSTRING)
		return error_argument(L, 1);
	text = lua_tolstring(L, 1, &size);
	colon = strrchr(text, ':');
	if (!colon || strlen(text) != size)
		return error_argument(L, 1);
	port = check_port(L, colon + 1);
	size = (size_t)(colon - text);
	if (*text == '[') {
		if (size < 2 || text[size - 1] != ']')
			return error_argument(L, 1);
		text++;
		size -= 2;
	} else if (memchr(text, ':', size)) {
		return error_argument(L, 1);
	}
	lua_pushlstring(L, text, size);
	text = lua_tostring(L, -1);
	if (!ip_address_read(text, size, &address) ||
		(address.family == AF_INET6) != (lua_tostring(L, 1)[0] == '['))
		return error_raise_errno(L, EINVAL);
	ip_address_push(L, &address);
	lua_pushinteger(L, port);
	return 2;
}

/* ip.host_name() */

static int ip_host_name(lua_State *L)
{
	char name[HOST_NAME_MAX + 1];

	if (gethostname(name, sizeof name) < 0)
		return error_raise_errno(L, errno);
	name[sizeof name - 1] = '\0';
	lua_pushstring(L, name);
	return 1;
}

/* Let what is written in Lua add to the table on top of the stack, with a function of its own
 * or NULL. */
static void add_chunk(
	lua_State *L, const char *chunk, size_t size, lua_CFunction function)
{
	if (luaL_loadbuffer(L, chunk, size, "=[cellua]") != 0)
		lua_error(L);
	lua_pushvalue(L, LUA_ENVIRONINDEX);
	lua_setfenv(L, -2);
	lua_pushvalue(L, -2);
	if (function)
		lua_pushcfunction(L, function);
	lua_call(L, function ? 2 : 1, 0);
}

int open_ip(lua_State *L)
{
	static const struct function functions[] = {
		{ "host_name", ip_host_name, 0 },
		{ "toendpoint", ip_toendpoint, 0 },
		{ "tostring", ip_tostring, 0 },
		{ NULL, NULL, 0 },
	};

	lua_newtable(L);
	module_functions(L, functions);
	ip_address_push_class(L);
	lua_setfield(L, -2, "address");
	socket_push_flags(L);
	lua_setfield(L, -2, "message_flag");
	resolver_open(L);
	resolver_push_flags(L);
	lua_setfield(L, -2, "address_info_flag");
	lua_newtable(L);
	ip_push_tcp_acceptor(L);
	lua_setfield(L, -2, "acceptor");
	ip_push_tcp_socket(L);
	lua_setfield(L, -2, "socket");
	resolver_add(L, SOCK_STREAM);
	lua_setfield(L, -2, "tcp");
	lua_newtable(L);
	ip_push_udp_socket(L);
	lua_setfield(L, -2, "socket");
	resolver_add(L, SOCK_DGRAM);
	lua_setfield(L, -2, "udp");
	add_chunk(L, ip_connect_lua, sizeof ip_connect_lua, resolver_named_port);
	module_push_methods(L, &tcp_socket_type);
	add_chunk(L, ip_send_file_lua, sizeof ip_send_file_lua, NULL);
	lua_pop(L, 1);
	return 1;
}
