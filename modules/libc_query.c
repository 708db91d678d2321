/* SPDX-License-Identifier: MIT */
/* libc_query.c - what getaddrinfo() was asked, as masters and filters see it. */
#include "modules/libc_query.h"

#include <netinet/in.h>

int libc_query_push(lua_State *L, const struct libc_request *request)
{
	lua_pushstring(L, libc_request_node(request));
	lua_pushstring(L, libc_request_service(request));
	if (request->integers[0] == 0)
		lua_pushnil(L);
	else
		lua_pushstring(L, request->integers[0] == IPPROTO_TCP ? "tcp" : "udp");
	return 3;
}
