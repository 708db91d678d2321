/* SPDX-License-Identifier: MIT */
/* resolver_broker.h - names in a confined process, which asks its supervisor about those of hosts,
 * and nobody about those of services. */
#ifndef MODULES_RESOLVER_BROKER_H
#define MODULES_RESOLVER_BROKER_H

#include <lua.h>
#include <netdb.h>
#include <stdbool.h>

#include "modules/endpoint.h"
#include "runtime/net.h"

/* True if it is the supervisor who is asked: this process is confined, and nobody stands before
 * the C library. */
bool resolver_is_brokered(void);

/* The port that a number or a name means: "" is 0. -1: it is not known here. Waits for nobody. */
int resolver_broker_port(const char *service, const struct addrinfo *hints);

/* Of what was found, those that the hints ask for. Returns how many. */
unsigned resolver_broker_select(const struct net_answer *found,
	const struct addrinfo *hints, unsigned port,
	struct endpoint endpoints[NET_ADDRESSES]);

/* named_port(host, service) -> the port, if it is the supervisor who connects to that host, by
 * its name; or nothing: it is to be looked up, which also tells what is wrong with it. */
int resolver_named_port(lua_State *L);

#endif
