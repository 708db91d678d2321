/* SPDX-License-Identifier: MIT */
/* watched.h - tell an observer what its filter of system calls does not see.
 *
 * For --learn and --dry-deny. */
#ifndef RUNTIME_WATCHED_H
#define RUNTIME_WATCHED_H

#include <liburing.h>
#include <lua.h>
#include <stdbool.h>

/* Somebody observes this process. Written once, before there are states. */
extern bool watched_on;

/* A request is about to go to the ring. Only where somebody observes. */
void watched_request(const struct io_uring_sqe *request);

/* What this thread does now somebody else does for who is confined; or no more. */
void watched_aside(bool is_aside);

/* Actors have so many threads now. */
void watched_threads(unsigned count);

/* A process is about to be made that runs this module. */
void watched_actor(const char *module);

/* Somebody looks at all variables of the environment. */
void watched_environment(void);

/* Watch what a fresh state does with the environment, the ffi and the debug library. Its
 * functions answer as they did. May raise. */
void watched_apply(lua_State *L);

#endif
