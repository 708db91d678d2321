/* SPDX-License-Identifier: MIT */
/* ip_address.h - ip.address: an IPv4 or IPv6 address as a value. */
#ifndef MODULES_IP_ADDRESS_H
#define MODULES_IP_ADDRESS_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "modules/endpoint.h"

struct ip_address {
	int family;     /* AF_INET or AF_INET6 */
	uint32_t scope; /* 0: none, as always of IPv4 */
	union {
		struct in_addr v4;
		struct in6_addr v6;
	};
};

enum { IP_ADDRESS_TEXT = 64, PORT_MAX = 65535 };

/* Push the table of constructors. */
void ip_address_push_class(lua_State *L);

/* Push a new value. The type is made in this state if need be. */
struct ip_address *ip_address_push(lua_State *L, const struct ip_address *address);

/* The value at `index`, or NULL. */
struct ip_address *ip_address_test(lua_State *L, int index);

/* The value at `index`, or what the string there means: else raises system EINVAL, and
 * generic EINVAL with arg = index for any other type. (R-IO-134, R-IO-141) */
struct ip_address ip_address_check(lua_State *L, int index);

/* Read what R-IO-134 allows. False if it is no address. */
bool ip_address_read(const char *text, size_t size, struct ip_address *address);

/* Write it as tostring() gives it, with a NUL. (R-IO-140) */
void ip_address_write(const struct ip_address *address, char text[IP_ADDRESS_TEXT]);

/* The port at `index`: 0 to PORT_MAX, or raises generic EINVAL with arg = index. */
uint16_t ip_port_check(lua_State *L, int index);

/* The two as the kernel has them, and back. */
struct endpoint ip_endpoint(const struct ip_address *address, uint16_t port);
struct ip_address ip_endpoint_address(const struct endpoint *endpoint);
uint16_t ip_endpoint_port(const struct endpoint *endpoint);

/* Push address and port: returns 2. */
int ip_endpoint_push(lua_State *L, const struct endpoint *endpoint);

#endif
