/* SPDX-License-Identifier: MIT */
/* libc_filter_values.h - calls of the C library as a filter sees them: arguments and results.
 *
 * What is ill-typed raises. */
#ifndef MODULES_LIBC_FILTER_VALUES_H
#define MODULES_LIBC_FILTER_VALUES_H

#include <lua.h>

#include "runtime/libc_service.h"

/* Push the arguments of a call. Returns how many. */
int libc_filter_push_arguments(lua_State *L, const struct libc_call *call);

/* Make a call of the arguments that begin at 1. Returns 0, or the errno that it fails with. */
int libc_filter_read_arguments(
	lua_State *L, enum libc_function function, struct libc_call *call);

/* Push what a call returned, and behind it the descriptors that came. Returns how many. */
int libc_filter_push_results(lua_State *L, const struct libc_call *call);

/* Take what the call shall return from `first` on, up to the top. */
void libc_filter_read_results(
	lua_State *L, int first, enum libc_function function, struct libc_reply *reply);

#endif
