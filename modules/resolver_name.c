/* SPDX-License-Identifier: MIT */
/* resolver_name.c - get_name_info(address, port) -> array of one. (R-IO-154) */
#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "modules/ip_address.h"
#include "modules/resolver.h"
#include "modules/resolver_broker.h"
#include "modules/resolver_service.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/op.h"
#include "runtime/worker.h"

struct naming {
	struct job job;
	struct endpoint endpoint;
	int flags, status, errnum;
	char host[NI_MAXHOST], service[NI_MAXSERV];
};

enum { ADDRESS = 1, PORT, NAMING };

static int name(struct naming *naming, int more_flags)
{
	int status = getnameinfo(&naming->endpoint.any, naming->endpoint.size,
		naming->host, sizeof naming->host, naming->service,
		sizeof naming->service, naming->flags | more_flags);

	naming->errnum = errno;
	return status;
}

static void run_naming(struct job *job)
{
	struct naming *naming = (struct naming *)job;

	naming->status = name(naming, 0);
	if (naming->status == EAI_SERVICE)
		naming->status = name(naming, NI_NUMERICSERV);
}

static void drop_naming(struct job *job)
{
	free(job);
}

static int push_named(lua_State *L, const struct naming *naming)
{
	if (naming->status != 0)
		return resolver_push_error(L, naming->status, naming->errnum);
	lua_createtable(L, 1, 0);
	lua_createtable(L, 0, 2);
	lua_pushstring(L, naming->host);
	lua_setfield(L, -2, "host_name");
	lua_pushstring(L, naming->service);
	lua_setfield(L, -2, "service_name");
	lua_rawseti(L, -2, 1);
	return 1;
}

static int push_naming(lua_State *L, struct job *job)
{
	return push_named(L, (struct naming *)job);
}

static int push_naming_here(lua_State *L, int result)
{
	(void)result;
	return push_named(L, lua_touserdata(L, NAMING));
}

/* No policy speaks of the names of addresses: who is confined is told none. */
static void name_by_numbers(
	struct naming *naming, const struct ip_address *address, unsigned port)
{
	int type = naming->flags & NI_DGRAM ? SOCK_DGRAM : SOCK_STREAM;

	ip_address_write(address, naming->host);
	if (!resolver_service_name(port, type, naming->service, sizeof naming->service))
		snprintf(naming->service, sizeof naming->service, "%u", port);
}

static int get_name_info(lua_State *L, int name_flags)
{
	const struct ip_address *address;
	struct naming *naming, *here;

	fiber_may_suspend(L, CANCELABLE);
	lua_settop(L, PORT);
	address = ip_address_test(L, ADDRESS);
	if (!address)
		return error_argument(L, ADDRESS);
	here = lua_newuserdata(L, sizeof *here);
	*here = (struct naming){
		.job = { .run = run_naming, .drop = drop_naming },
		.endpoint = ip_endpoint(address, ip_port_check(L, PORT)),
		.flags = name_flags,
	};
	if (resolver_is_brokered()) {
		name_by_numbers(here, address, ip_endpoint_port(&here->endpoint));
		return op_push_answer(L, push_naming_here, 0);
	}
	naming = malloc(sizeof *naming);
	if (!naming)
		return error_raise_generic(L, ENOMEM);
	*naming = *here;
	if (worker_submit(&naming->job) == 0)
		return worker_await(L, &naming->job, push_naming);
	free(naming);
	run_naming(&here->job);
	return op_push_answer(L, push_naming_here, 0);
}

int resolver_tcp_name_info(lua_State *L)
{
	return get_name_info(L, 0);
}

int resolver_udp_name_info(lua_State *L)
{
	return get_name_info(L, NI_DGRAM);
}
