/* SPDX-License-Identifier: MIT */
/* acceptor.h - a socket that takes connections, of any kind. */
#ifndef MODULES_ACCEPTOR_H
#define MODULES_ACCEPTOR_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

#include "runtime/handle.h"

/* The userdata of one. */
struct acceptor {
	struct handle handle;
	/* Connections that have ended in the backlog are told of. (R-IO-178) */
	bool reports_aborted;
	/* There was no room for the last connection: the next one waits so long. */
	struct __kernel_timespec pause;
};

/* Marked AWAITS, ONE_RESULT: accept() -> an object of `type`, whose userdata has `size` bytes
 * and begins with a handle. (R-IO-176..180) */
int acceptor_accept(lua_State *L, const struct type *type, size_t size);

/* For a table of options: enable_connection_aborted. */
int acceptor_set_reports_aborted(lua_State *L);
int acceptor_get_reports_aborted(lua_State *L);

#endif
