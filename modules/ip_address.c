/* SPDX-License-Identifier: MIT */
/* ip_address.c - ip.address: an IPv4 or IPv6 address as a value. */
#include "modules/ip_address.h"

#include <arpa/inet.h>
#include <errno.h>
#include <net/if.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/confined.h"
#include "runtime/error.h"
#include "runtime/module.h"

static const struct type ip_address_type;

static void open_type(lua_State *L)
{
	module_push_metatable(L, &ip_address_type);
	if (lua_isnil(L, -1))
		module_type(L, &ip_address_type);
	lua_pop(L, 1);
}

struct ip_address *ip_address_push(lua_State *L, const struct ip_address *address)
{
	struct ip_address *copy;

	open_type(L);
	copy = module_new(L, &ip_address_type, sizeof *copy);
	*copy = *address;
	return copy;
}

struct ip_address *ip_address_test(lua_State *L, int index)
{
	return module_test(L, index, &ip_address_type);
}

struct ip_address ip_address_check(lua_State *L, int index)
{
	const struct ip_address *value = ip_address_test(L, index);
	struct ip_address address = { .family = AF_INET };
	const char *text;
	size_t size;

	if (value)
		return *value;
	if (lua_type(L, index) != LUA_TSTRING)
		error_argument(L, index);
	text = lua_tolstring(L, index, &size);
	if (!ip_address_read(text, size, &address))
		error_raise_errno(L, EINVAL);
	return address;
}

/* ---- text ---- */

static bool is_number(const char *text)
{
	return *text && text[strspn(text, "0123456789")] == '\0';
}

/* The number of a scope or the name of an interface, for which a socket is asked: who is confined
 * has none, and may be killed for trying. */
static bool read_scope(const char *text, uint32_t *scope)
{
	unsigned long long number;

	if (!is_number(text)) {
		*scope = confined_by ? 0 : if_nametoindex(text);
		return *scope != 0;
	}
	errno = 0;
	number = strtoull(text, NULL, 10);
	*scope = (uint32_t)number;
	return errno == 0 && number <= UINT32_MAX;
}

bool ip_address_read(const char *text, size_t size, struct ip_address *address)
{
	struct ip_address read = { .family = AF_INET6 };
	char copy[IP_ADDRESS_TEXT + IF_NAMESIZE], *percent;

	if (size >= sizeof copy || strlen(text) != size)
		return false;
	memcpy(copy, text, size + 1);
	percent = strchr(copy, '%');
	if (percent) {
		*percent = '\0';
		if (!read_scope(percent + 1, &read.scope))
			return false;
	}
	if (inet_pton(AF_INET6, copy, &read.v6) != 1) {
		read.family = AF_INET;
		if (percent || inet_pton(AF_INET, copy, &read.v4) != 1)
			return false;
	}
	*address = read;
	return true;
}

static bool is_of_a_link(const struct ip_address *address)
{
	return IN6_IS_ADDR_LINKLOCAL(&address->v6) ||
	       IN6_IS_ADDR_MC_LINKLOCAL(&address->v6);
}

void ip_address_write(const struct ip_address *address, char text[IP_ADDRESS_TEXT])
{
	char name[IF_NAMESIZE];
	size_t length;

	inet_ntop(address->family, &address->v6, text, IP_ADDRESS_TEXT);
	if (address->scope == 0)
		return;
	length = strlen(text);
	if (is_of_a_link(address) && !confined_by && if_indextoname(address->scope, name))
		snprintf(text + length, IP_ADDRESS_TEXT - length, "%%%s", name);
	else
		snprintf(text + length, IP_ADDRESS_TEXT - length, "%%%u", address->scope);
}

/* ---- as the kernel has it ---- */

uint16_t ip_port_check(lua_State *L, int index)
{
	lua_Number port = lua_tonumber(L, index);

	if (lua_type(L, index) != LUA_TNUMBER || !(port > -1 && port < PORT_MAX + 1))
		error_argument(L, index);
	return (uint16_t)port;
}

struct endpoint ip_endpoint(const struct ip_address *address, uint16_t port)
{
	struct endpoint endpoint = { .size = sizeof endpoint.v4 };

	if (address->family == AF_INET) {
		endpoint.v4 = (struct sockaddr_in){
			.sin_family = AF_INET,
			.sin_port = htons(port),
			.sin_addr = address->v4,
		};
		return endpoint;
	}
	endpoint.size = sizeof endpoint.v6;
	endpoint.v6 = (struct sockaddr_in6){
		.sin6_family = AF_INET6,
		.sin6_port = htons(port),
		.sin6_addr = address->v6,
		.sin6_scope_id = address->scope,
	};
	return endpoint;
}

struct ip_address ip_endpoint_address(const struct endpoint *endpoint)
{
	struct ip_address address = { .family = AF_INET };

	if (endpoint->any.sa_family == AF_INET6) {
		address.family = AF_INET6;
		address.v6 = endpoint->v6.sin6_addr;
		address.scope = endpoint->v6.sin6_scope_id;
	} else if (endpoint->any.sa_family == AF_INET) {
		address.v4 = endpoint->v4.sin_addr;
	}
	return address;
}

uint16_t ip_endpoint_port(const struct endpoint *endpoint)
{
	switch (endpoint->any.sa_family) {
	case AF_INET:
		return ntohs(endpoint->v4.sin_port);
	case AF_INET6:
		return ntohs(endpoint->v6.sin6_port);
	default:
		return 0;
	}
}

int ip_endpoint_push(lua_State *L, const struct endpoint *endpoint)
{
	struct ip_address address = ip_endpoint_address(endpoint);

	ip_address_push(L, &address);
	lua_pushinteger(L, ip_endpoint_port(endpoint));
	return 2;
}

/* ---- ip.address.new([text]), and constants ---- */

static int ip_address_new(lua_State *L)
{
	struct ip_address address = { .family = AF_INET };

	if (!lua_isnoneornil(L, 1) && lua_type(L, 1) != LUA_TSTRING)
		return error_argument(L, 1);
	if (!lua_isnoneornil(L, 1))
		address = ip_address_check(L, 1);
	ip_address_push(L, &address);
	return 1;
}

static int push_v4(lua_State *L, in_addr_t number)
{
	struct ip_address address = { .family = AF_INET, .v4.s_addr = htonl(number) };

	ip_address_push(L, &address);
	return 1;
}

static int push_v6(lua_State *L, struct in6_addr v6)
{
	struct ip_address address = { .family = AF_INET6, .v6 = v6 };

	ip_address_push(L, &address);
	return 1;
}

static int any_v4(lua_State *L)
{
	return push_v4(L, INADDR_ANY);
}

static int loopback_v4(lua_State *L)
{
	return push_v4(L, INADDR_LOOPBACK);
}

static int broadcast_v4(lua_State *L)
{
	return push_v4(L, INADDR_BROADCAST);
}

static int any_v6(lua_State *L)
{
	return push_v6(L, in6addr_any);
}

static int loopback_v6(lua_State *L)
{
	return push_v6(L, in6addr_loopback);
}

void ip_address_push_class(lua_State *L)
{
	static const struct function functions[] = {
		{ "any_v4", any_v4, 0 },
		{ "any_v6", any_v6, 0 },
		{ "broadcast_v4", broadcast_v4, 0 },
		{ "loopback_v4", loopback_v4, 0 },
		{ "loopback_v6", loopback_v6, 0 },
		{ "new", ip_address_new, 0 },
		{ NULL, NULL, 0 },
	};

	open_type(L);
	lua_newtable(L);
	module_functions(L, functions);
}

/* ---- methods ---- */

/* address:to_v6() and address:to_v4(): by addresses that stand for IPv4 in IPv6 */

static int ip_address_to_v6(lua_State *L)
{
	const struct ip_address *self = module_self(L);
	struct in6_addr v6 = { .s6_addr = { [10] = 0xff, [11] = 0xff } };

	if (self->family != AF_INET)
		return error_argument(L, 1);
	memcpy(v6.s6_addr + 12, &self->v4, sizeof self->v4);
	return push_v6(L, v6);
}

static int ip_address_to_v4(lua_State *L)
{
	const struct ip_address *self = module_self(L);
	struct ip_address address = { .family = AF_INET };

	if (self->family != AF_INET6 || !IN6_IS_ADDR_V4MAPPED(&self->v6))
		return error_argument(L, 1);
	memcpy(&address.v4, self->v6.s6_addr + 12, sizeof address.v4);
	ip_address_push(L, &address);
	return 1;
}

/* ---- order: IPv4 first, then by bytes, then by scope (R-IO-139) ---- */

static int compare(lua_State *L)
{
	const struct ip_address *one = module_check(L, 1, &ip_address_type);
	const struct ip_address *other = module_check(L, 2, &ip_address_type);
	bool is_v4 = one->family == AF_INET;
	int order;

	if (one->family != other->family)
		return is_v4 ? -1 : 1;
	order = memcmp(&one->v6, &other->v6, is_v4 ? sizeof one->v4 : sizeof one->v6);
	return order ? order : (one->scope > other->scope) - (one->scope < other->scope);
}

static int ip_address_equal(lua_State *L)
{
	lua_pushboolean(L, compare(L) == 0);
	return 1;
}

static int ip_address_less(lua_State *L)
{
	lua_pushboolean(L, compare(L) < 0);
	return 1;
}

static int ip_address_less_or_equal(lua_State *L)
{
	lua_pushboolean(L, compare(L) <= 0);
	return 1;
}

static int ip_address_tostring(lua_State *L)
{
	char text[IP_ADDRESS_TEXT];

	ip_address_write(module_self(L), text);
	lua_pushstring(L, text);
	return 1;
}

/* ---- properties ---- */

static bool is_v4(const struct ip_address *address)
{
	return address->family == AF_INET;
}

static bool is_v6(const struct ip_address *address)
{
	return address->family == AF_INET6;
}

static bool is_loopback(const struct ip_address *address)
{
	return is_v4(address) ? ntohl(address->v4.s_addr) >> 24 == IN_LOOPBACKNET
	                      : IN6_IS_ADDR_LOOPBACK(&address->v6);
}

static bool is_multicast(const struct ip_address *address)
{
	return is_v4(address) ? IN_MULTICAST(ntohl(address->v4.s_addr))
	                      : IN6_IS_ADDR_MULTICAST(&address->v6);
}

static bool is_unspecified(const struct ip_address *address)
{
	return is_v4(address) ? address->v4.s_addr == INADDR_ANY
	                      : IN6_IS_ADDR_UNSPECIFIED(&address->v6);
}

static bool is_link_local(const struct ip_address *address)
{
	return IN6_IS_ADDR_LINKLOCAL(&address->v6);
}

static bool is_site_local(const struct ip_address *address)
{
	return IN6_IS_ADDR_SITELOCAL(&address->v6);
}

static bool is_v4_mapped(const struct ip_address *address)
{
	return IN6_IS_ADDR_V4MAPPED(&address->v6);
}

static bool is_multicast_global(const struct ip_address *address)
{
	return IN6_IS_ADDR_MC_GLOBAL(&address->v6);
}

static bool is_multicast_link_local(const struct ip_address *address)
{
	return IN6_IS_ADDR_MC_LINKLOCAL(&address->v6);
}

static bool is_multicast_node_local(const struct ip_address *address)
{
	return IN6_IS_ADDR_MC_NODELOCAL(&address->v6);
}

static bool is_multicast_org_local(const struct ip_address *address)
{
	return IN6_IS_ADDR_MC_ORGLOCAL(&address->v6);
}

static bool is_multicast_site_local(const struct ip_address *address)
{
	return IN6_IS_ADDR_MC_SITELOCAL(&address->v6);
}

static const struct question {
	const char *name;
	bool (*ask)(const struct ip_address *address);
	bool only_v6; /* (R-IO-138) */
} questions[] = {
	{ "is_link_local", is_link_local, true },
	{ "is_loopback", is_loopback, false },
	{ "is_multicast", is_multicast, false },
	{ "is_multicast_global", is_multicast_global, true },
	{ "is_multicast_link_local", is_multicast_link_local, true },
	{ "is_multicast_node_local", is_multicast_node_local, true },
	{ "is_multicast_org_local", is_multicast_org_local, true },
	{ "is_multicast_site_local", is_multicast_site_local, true },
	{ "is_site_local", is_site_local, true },
	{ "is_unspecified", is_unspecified, false },
	{ "is_v4", is_v4, false },
	{ "is_v4_mapped", is_v4_mapped, true },
	{ "is_v6", is_v6, false },
};

static const char *key_of(lua_State *L)
{
	return lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
}

static const struct question *find_question(const char *name)
{
	for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
		if (strcmp(questions[i].name, name) == 0)
			return &questions[i];
	return NULL;
}

static int ip_address_property(lua_State *L)
{
	const struct ip_address *self = module_self(L);
	const struct question *question = find_question(key_of(L));
	bool is_scope = strcmp(key_of(L), "scope_id") == 0;

	if (!question && !is_scope)
		return error_bad_index(L);
	if (is_v4(self) && (is_scope || question->only_v6))
		return error_argument(L, 1);
	if (is_scope)
		lua_pushnumber(L, self->scope);
	else
		lua_pushboolean(L, question->ask(self));
	return 1;
}

/* address.scope_id = number */

static int ip_address_newindex(lua_State *L)
{
	struct ip_address *self = module_self(L);
	lua_Number scope = lua_tonumber(L, 3);

	if (strcmp(key_of(L), "scope_id") != 0)
		return error_bad_index(L);
	if (is_v4(self))
		return error_argument(L, 1);
	if (lua_type(L, 3) != LUA_TNUMBER || !(scope >= 0 && scope <= UINT32_MAX))
		return error_argument(L, 3);
	self->scope = (uint32_t)scope;
	return 0;
}

static const struct function methods[] = {
	{ "to_v4", ip_address_to_v4, 0 },
	{ "to_v6", ip_address_to_v6, 0 },
	{ NULL, NULL, 0 },
};
static const struct function metamethods[] = {
	{ "__eq", ip_address_equal, 0 },
	{ "__le", ip_address_less_or_equal, 0 },
	{ "__lt", ip_address_less, 0 },
	{ "__newindex", ip_address_newindex, 0 },
	{ "__tostring", ip_address_tostring, 0 },
	{ NULL, NULL, 0 },
};
static const struct type ip_address_type = {
	"ip.address",
	methods,
	metamethods,
	ip_address_property,
};
