/* SPDX-License-Identifier: MIT */
/* libc_query.h - what getaddrinfo() was asked, as masters and filters see it. */
#ifndef MODULES_LIBC_QUERY_H
#define MODULES_LIBC_QUERY_H

#include <lua.h>

#include "runtime/libc_request.h"

/* Push node, service, and "tcp", "udp" or nil. Returns 3. */
int libc_query_push(lua_State *L, const struct libc_request *request);

#endif
