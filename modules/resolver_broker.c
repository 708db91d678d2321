/* SPDX-License-Identifier: MIT */
/* resolver_broker.c - names in a confined process. */
#include "modules/resolver_broker.h"

#include <stdlib.h>
#include <string.h>

#include "modules/ip_address.h"
#include "modules/resolver_service.h"
#include "runtime/libc_service.h"

bool resolver_is_brokered(void)
{
	return net_is_brokered() && !libc_service_is_here();
}

/* ---- services ---- */

int resolver_broker_port(const char *service, const struct addrinfo *hints)
{
	unsigned long number;

	if (service[strspn(service, "0123456789")] == '\0') {
		number = strtoul(service, NULL, 10);
		return number <= PORT_MAX ? (int)number : -1;
	}
	return resolver_service_port(service, hints->ai_socktype);
}

/* ---- hosts ---- */

static struct ip_address address_of(const struct host_address *found)
{
	struct ip_address address = { .family = AF_INET };

	if (found->size == sizeof address.v4) {
		memcpy(&address.v4, found->bytes, sizeof address.v4);
	} else {
		address.family = AF_INET6;
		memcpy(&address.v6, found->bytes, sizeof address.v6);
	}
	return address;
}

/* As IPv6 has an address of IPv4. */
static struct ip_address map(const struct ip_address *address)
{
	struct ip_address mapped = { .family = AF_INET6 };

	memset(mapped.v6.s6_addr + 10, 0xff, 2);
	memcpy(mapped.v6.s6_addr + 12, &address->v4, sizeof address->v4);
	return mapped;
}

static unsigned select_family(const struct net_answer *found, int family, bool mapped,
	unsigned port, struct endpoint *endpoints)
{
	unsigned count = 0;

	for (uint32_t i = 0; i < found->count; i++) {
		struct ip_address address = address_of(&found->addresses[i]);

		if (family != AF_UNSPEC && address.family != family)
			continue;
		if (mapped)
			address = map(&address);
		endpoints[count++] = ip_endpoint(&address, (uint16_t)port);
	}
	return count;
}

unsigned resolver_broker_select(const struct net_answer *found,
	const struct addrinfo *hints, unsigned port,
	struct endpoint endpoints[NET_ADDRESSES])
{
	unsigned count = select_family(found, hints->ai_family, false, port, endpoints);
	int flags = hints->ai_flags;

	if (hints->ai_family != AF_INET6 || !(flags & AI_V4MAPPED) ||
		(count > 0 && !(flags & AI_ALL)))
		return count;
	return count + select_family(found, AF_INET, true, port, endpoints + count);
}

/* ---- who is connected to by name ---- */

/* named_port(host, service) -> port or nil */

int resolver_named_port(lua_State *L)
{
	const struct addrinfo hints = {
		.ai_socktype = SOCK_STREAM,
		.ai_protocol = IPPROTO_TCP,
	};
	size_t host_size, service_size;
	const char *host, *service;
	int port;

	if (!resolver_is_brokered() || lua_type(L, 1) != LUA_TSTRING)
		return 0;
	if (lua_type(L, 2) == LUA_TNUMBER) {
		lua_pushinteger(L, ip_port_check(L, 2));
		lua_replace(L, 2);
	}
	host = lua_tolstring(L, 1, &host_size);
	service = lua_tolstring(L, 2, &service_size);
	if (!service || strlen(service) != service_size || strlen(host) != host_size ||
		service_size >= NI_MAXSERV || !net_is_name(host))
		return 0;
	port = resolver_broker_port(service, &hints);
	if (port < 0)
		return 0;
	lua_pushinteger(L, port);
	return 1;
}
