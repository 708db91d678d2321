/* SPDX-License-Identifier: MIT */
/* resolver.c - the names of hosts and services, and their addresses and ports. */
#include "modules/resolver.h"

#include <errno.h>
#include <netdb.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "modules/flag_names.h"
#include "modules/ip_address.h"
#include "modules/resolver_broker.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/libc_service.h"
#include "runtime/module.h"
#include "runtime/net_watched.h"
#include "runtime/op.h"
#include "runtime/watched.h"
#include "runtime/worker.h"

static const struct flag_name flags[] = {
	{ "address_configured", AI_ADDRCONFIG },
	{ "all_matching", AI_ALL },
	{ "canonical_name", AI_CANONNAME },
	{ "passive", AI_PASSIVE },
	{ "v4_mapped", AI_V4MAPPED },
	{ NULL, 0 },
};

/* ---- what the C library answers ---- */

int resolver_push_error(lua_State *L, int status, int errnum)
{
	switch (status) {
	case EAI_NONAME:
	case EAI_NODATA:
	case EAI_ADDRFAMILY:
		error_push(L, &error_netdb, HOST_NOT_FOUND);
		break;
	case EAI_AGAIN:
		error_push(L, &error_netdb, TRY_AGAIN);
		break;
	case EAI_FAIL:
		error_push(L, &error_netdb, NO_RECOVERY);
		break;
	case EAI_BADFLAGS:
		error_push_errno(L, EINVAL);
		break;
	case EAI_FAMILY:
		error_push_errno(L, EAFNOSUPPORT);
		break;
	case EAI_MEMORY:
		error_push_errno(L, ENOMEM);
		break;
	case EAI_SYSTEM:
		error_push_errno(L, errnum == 0 ? EIO : errnum);
		break;
	default:
		error_push(L, &error_addrinfo, status);
	}
	return OP_RAISES;
}

/* ---- addresses of a name ---- */

/* It is a job, or stands on the frame of the call. Empty names are none. */
struct lookup {
	struct job job;
	struct addrinfo hints, *found;
	int status, errnum;
	char host[NI_MAXHOST], service[NI_MAXSERV];
	unsigned port;  /* what the service means, for a supervisor that is asked */
	uint32_t scope; /* of a host that is an address and has one */
};

/* The frame of a call; then comes the lookup. */
enum { HOST = 1, SERVICE, FLAGS, LOOKUP };

static void forget(struct lookup *lookup)
{
	if (lookup->found)
		freeaddrinfo(lookup->found);
	lookup->found = NULL;
}

static int ask_library(
	const struct lookup *lookup, struct addrinfo hints, struct addrinfo **found)
{
	const char *host = *lookup->host ? lookup->host : NULL;
	const char *service = *lookup->service ? lookup->service : NULL;
	int status = getaddrinfo(host, service, &hints, found);

	if (status != 0)
		*found = NULL;
	return status;
}

/* Of several addresses the C library asks sockets for the order. */
static int ask_each_family(struct lookup *lookup, struct addrinfo hints)
{
	bool passive = hints.ai_flags & AI_PASSIVE;
	struct addrinfo **rest = &lookup->found;
	int status;

	hints.ai_family = passive ? AF_INET : AF_INET6;
	status = ask_library(lookup, hints, rest);
	if (status != 0)
		return status;
	while (*rest)
		rest = &(*rest)->ai_next;
	hints.ai_family = passive ? AF_INET6 : AF_INET;
	return ask_library(lookup, hints, rest);
}

/* Who is confined must not have the library make a socket: where the policy says so to try is
 * the end. It would to learn of interfaces, too. */
static void ask(struct lookup *lookup, int more_flags)
{
	struct addrinfo hints = lookup->hints;
	bool brokered = resolver_is_brokered();

	hints.ai_flags |= more_flags;
	if (brokered)
		hints.ai_flags &= ~AI_ADDRCONFIG;
	watched_aside(true);
	if (brokered && !*lookup->host && hints.ai_family == AF_UNSPEC)
		lookup->status = ask_each_family(lookup, hints);
	else
		lookup->status = ask_library(lookup, hints, &lookup->found);
	lookup->errnum = errno;
	watched_aside(false);
	if (lookup->status != 0)
		forget(lookup);
	if (!(hints.ai_flags & AI_NUMERICHOST))
		net_watched_lookup(lookup->host, hints.ai_socktype, lookup->found);
}

static void run_lookup(struct job *job)
{
	ask((struct lookup *)job, 0);
}

static void drop_lookup(struct job *job)
{
	forget((struct lookup *)job);
	free(job);
}

static int lookup_gc(lua_State *L)
{
	forget(lua_touserdata(L, 1));
	return 0;
}

static const struct function lookup_metamethods[] = {
	{ "__gc", lookup_gc, 0 },
	{ NULL, NULL, 0 },
};
static const struct type lookup_type = { "ip.lookup", NULL, lookup_metamethods, NULL };

static void push_element(
	lua_State *L, const struct endpoint *endpoint, const char *canonical_name)
{
	lua_createtable(L, 0, 3);
	ip_endpoint_push(L, endpoint);
	lua_setfield(L, -3, "port");
	lua_setfield(L, -2, "address");
	if (!canonical_name)
		return;
	lua_pushstring(L, canonical_name);
	lua_setfield(L, -2, "canonical_name");
}

static const char *canonical_name(const struct lookup *lookup)
{
	const char *name = lookup->found ? lookup->found->ai_canonname : NULL;

	if (!(lookup->hints.ai_flags & AI_CANONNAME))
		return NULL;
	return name ? name : lookup->host;
}

static bool is_internet(const struct addrinfo *found)
{
	return (found->ai_family == AF_INET || found->ai_family == AF_INET6) &&
	       found->ai_addrlen <= ENDPOINT_MAX;
}

/* (R-IO-151) */
static int push_found(lua_State *L, const struct lookup *lookup)
{
	int count = 0;

	if (lookup->status != 0)
		return resolver_push_error(L, lookup->status, lookup->errnum);
	lua_newtable(L);
	for (const struct addrinfo *one = lookup->found; one; one = one->ai_next) {
		struct endpoint endpoint = { .size = one->ai_addrlen };

		if (!is_internet(one))
			continue;
		memcpy(&endpoint.any, one->ai_addr, one->ai_addrlen);
		if (lookup->scope != 0 && one->ai_family == AF_INET6)
			endpoint.v6.sin6_scope_id = lookup->scope;
		push_element(L, &endpoint, canonical_name(lookup));
		lua_rawseti(L, -2, ++count);
	}
	return 1;
}

static int push_lookup(lua_State *L, struct job *job)
{
	return push_found(L, (struct lookup *)job);
}

static int push_lookup_here(lua_State *L, int result)
{
	(void)result;
	return push_found(L, lua_touserdata(L, LOOKUP));
}

/* ---- what is looked up ---- */

/* A text that the C library sees as we do: false if it is too long to be any name. */
static bool copy_text(lua_State *L, int index, char *to, size_t room)
{
	size_t size;
	const char *text = lua_tolstring(L, index, &size);

	if (strlen(text) != size)
		error_argument(L, index);
	if (size >= room)
		return false;
	memcpy(to, text, size + 1);
	return true;
}

/* Take the scope out of the host, or let it be the name of none. */
static void split_scope(struct lookup *lookup)
{
	struct ip_address address = { 0 };
	char *percent = strchr(lookup->host, '%');

	if (!percent)
		return;
	if (!ip_address_read(lookup->host, strlen(lookup->host), &address))
		lookup->status = EAI_NONAME;
	lookup->scope = address.scope;
	*percent = '\0';
}

static void check_host(lua_State *L, struct lookup *lookup)
{
	const struct ip_address *address = ip_address_test(L, HOST);

	if (address) {
		ip_address_write(address, lookup->host);
		lookup->hints.ai_flags |= AI_NUMERICHOST;
	} else if (lua_type(L, HOST) != LUA_TSTRING) {
		error_argument(L, HOST);
	} else if (!copy_text(L, HOST, lookup->host, sizeof lookup->host)) {
		lookup->status = EAI_NONAME;
	}
	if (resolver_is_brokered())
		split_scope(lookup);
}

/* What would be cut to 16 bits is no port. */
static bool is_port_or_name(const char *service)
{
	return service[strspn(service, "0123456789")] != '\0' ||
	       strtoul(service, NULL, 10) <= PORT_MAX;
}

static void check_service(lua_State *L, struct lookup *lookup)
{
	if (lua_type(L, SERVICE) == LUA_TNUMBER) {
		snprintf(lookup->service, sizeof lookup->service, "%u",
			(unsigned)ip_port_check(L, SERVICE));
		lookup->hints.ai_flags |= AI_NUMERICSERV;
		return;
	}
	if (lua_type(L, SERVICE) != LUA_TSTRING)
		error_argument(L, SERVICE);
	if (!copy_text(L, SERVICE, lookup->service, sizeof lookup->service) ||
		!is_port_or_name(lookup->service))
		lookup->status = EAI_SERVICE;
}

/* (R-IO-149) */
static int default_flags(int family)
{
	switch (family) {
	case AF_INET:
		return 0;
	case AF_INET6:
		return AI_V4MAPPED;
	default:
		return AI_V4MAPPED | AI_ADDRCONFIG;
	}
}

/* Read the arguments into a lookup, which is pushed. */
static struct lookup *check(lua_State *L, int type, int family)
{
	struct lookup *lookup;

	lua_settop(L, FLAGS);
	lookup = module_new(L, &lookup_type, sizeof *lookup);
	lookup->hints.ai_family = family;
	lookup->hints.ai_socktype = type;
	lookup->hints.ai_protocol = type == SOCK_STREAM ? IPPROTO_TCP : IPPROTO_UDP;
	check_host(L, lookup);
	check_service(L, lookup);
	lookup->hints.ai_flags |=
		flag_names_check(L, FLAGS, flags, default_flags(family));
	return lookup;
}

/* ---- get_address_info(host, service [, flags]) -> array ---- */

static int answer_here(lua_State *L)
{
	int count = op_push_answer(L, push_lookup_here, 0);

	forget(lua_touserdata(L, LOOKUP));
	return count;
}

/* True if the answer is there without asking anybody. Whoever stands before the C library is
 * asked about numbers, too, that could have been a name. */
static bool answer_numbers(struct lookup *lookup)
{
	const int numeric = AI_NUMERICHOST | AI_NUMERICSERV;

	if (lookup->status != 0)
		return true;
	if (libc_service_is_here() && (lookup->hints.ai_flags & numeric) != numeric)
		return false;
	ask(lookup, numeric);
	return lookup->status == 0;
}

/* Let a thread ask. Returns NULL if there can be none. */
static struct job *submit_lookup(lua_State *L, const struct lookup *lookup)
{
	struct lookup *copy = malloc(sizeof *copy);

	if (!copy) {
		error_raise_generic(L, ENOMEM);
		return NULL;
	}
	*copy = *lookup;
	copy->job = (struct job){ .run = run_lookup, .drop = drop_lookup };
	if (worker_submit(&copy->job) == 0)
		return &copy->job;
	free(copy);
	return NULL;
}

/* A supervisor tells no official name. */
static int push_brokered(lua_State *L, const struct net_answer *found)
{
	const struct lookup *lookup = lua_touserdata(L, LOOKUP);
	struct endpoint endpoints[NET_ADDRESSES];
	unsigned count =
		resolver_broker_select(found, &lookup->hints, lookup->port, endpoints);

	if (count == 0)
		return resolver_push_error(L, EAI_ADDRFAMILY, 0);
	lua_createtable(L, (int)count, 0);
	for (unsigned i = 0; i < count; i++) {
		push_element(L, &endpoints[i], canonical_name(lookup));
		lua_rawseti(L, -2, (int)i + 1);
	}
	return 1;
}

/* Services first: with a number for it the rest may be one, too. */
static int ask_broker(lua_State *L, struct lookup *lookup, int type)
{
	int port = resolver_broker_port(lookup->service, &lookup->hints);

	if (port < 0) {
		lookup->status = EAI_SERVICE;
		return answer_here(L);
	}
	if (*lookup->service)
		snprintf(lookup->service, sizeof lookup->service, "%d", port);
	lookup->port = (unsigned)port;
	lookup->status = 0;
	if (answer_numbers(lookup) || lookup->status != EAI_NONAME ||
		!net_is_name(lookup->host))
		return answer_here(L);
	return net_resolve(
		L, lookup->host, type == SOCK_STREAM ? (unsigned)port : 0, push_brokered);
}

static int get_address_info(lua_State *L, int type, int family)
{
	struct lookup *lookup;
	struct job *job;

	fiber_may_suspend(L, CANCELABLE);
	lookup = check(L, type, family);
	if (answer_numbers(lookup))
		return answer_here(L);
	if (resolver_is_brokered())
		return ask_broker(L, lookup, type);
	job = submit_lookup(L, lookup);
	if (job)
		return worker_await(L, job, push_lookup);
	ask(lookup, 0);
	return answer_here(L);
}

static int tcp_get_address_info(lua_State *L)
{
	return get_address_info(L, SOCK_STREAM, AF_UNSPEC);
}

static int tcp_get_address_v4_info(lua_State *L)
{
	return get_address_info(L, SOCK_STREAM, AF_INET);
}

static int tcp_get_address_v6_info(lua_State *L)
{
	return get_address_info(L, SOCK_STREAM, AF_INET6);
}

static int udp_get_address_info(lua_State *L)
{
	return get_address_info(L, SOCK_DGRAM, AF_UNSPEC);
}

static int udp_get_address_v4_info(lua_State *L)
{
	return get_address_info(L, SOCK_DGRAM, AF_INET);
}

static int udp_get_address_v6_info(lua_State *L)
{
	return get_address_info(L, SOCK_DGRAM, AF_INET6);
}

/* ---- the module ---- */

void resolver_open(lua_State *L)
{
	module_type(L, &lookup_type);
}

void resolver_push_flags(lua_State *L)
{
	flag_names_push(L, flags);
}

void resolver_add(lua_State *L, int type)
{
	static const struct function of_tcp[] = {
		{ "get_address_info", tcp_get_address_info, AWAITS | ONE_RESULT },
		{ "get_address_v4_info", tcp_get_address_v4_info, AWAITS | ONE_RESULT },
		{ "get_address_v6_info", tcp_get_address_v6_info, AWAITS | ONE_RESULT },
		{ "get_name_info", resolver_tcp_name_info, AWAITS | ONE_RESULT },
		{ NULL, NULL, 0 },
	};
	static const struct function of_udp[] = {
		{ "get_address_info", udp_get_address_info, AWAITS | ONE_RESULT },
		{ "get_address_v4_info", udp_get_address_v4_info, AWAITS | ONE_RESULT },
		{ "get_address_v6_info", udp_get_address_v6_info, AWAITS | ONE_RESULT },
		{ "get_name_info", resolver_udp_name_info, AWAITS | ONE_RESULT },
		{ NULL, NULL, 0 },
	};

	module_functions(L, type == SOCK_STREAM ? of_tcp : of_udp);
}
