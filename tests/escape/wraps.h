/* SPDX-License-Identifier: MIT */
/* wraps.h - what the program `escape` has besides that of cellua: layers that can be left out,
 * steps that can be made to fail, and hostile code. */
#ifndef TESTS_ESCAPE_WRAPS_H
#define TESTS_ESCAPE_WRAPS_H

#include <lua.h>
#include <sys/types.h>

extern pid_t supervisor_pid;
extern char *stack_begin, *stack_end; /* where arguments and environment stand */

int open_hostile(lua_State *L);

#endif
