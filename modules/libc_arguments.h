/* SPDX-License-Identifier: MIT */
/* libc_arguments.h - calls of the C library as the master of a libc service sees them. */
#ifndef MODULES_LIBC_ARGUMENTS_H
#define MODULES_LIBC_ARGUMENTS_H

#include <lua.h>

#include "runtime/libc_request.h"

/* Push the arguments of a request that was checked. Returns how many. */
int libc_arguments_push(lua_State *L, const struct libc_request *request);

#endif
