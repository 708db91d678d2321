/* SPDX-License-Identifier: MIT */
/* filesystem_task.h - calls that files are asked or changed by: how a fiber waits for them.
 *
 * A call that one request of the ring can do is a request; any other one is a task. Where the
 * fiber must not be suspended, or nobody else could do it, the thread does it. */
#ifndef MODULES_FILESYSTEM_TASK_H
#define MODULES_FILESYSTEM_TASK_H

#include <lua.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "runtime/op.h"

/* The path at `index`, or raise generic EINVAL with arg = index: it is none, or has a NUL in
 * it, behind which the kernel would not look. (R-SYS-19, R-SYS-43) */
const char *filesystem_check_path(lua_State *L, int index);

/* From a push: push an error of category system with the paths that stand at 1 and, if there
 * are two, at 2, or return what says that the fiber was canceled. `word` of a policy, or NULL, is
 * what may be missing. Use: return filesystem_fail(...). (R-SYS-5) */
int filesystem_fail(lua_State *L, int result, int paths, const char *word);

/* Push such an error with the path at `index` as path1. */
void filesystem_push_error(lua_State *L, int errnum, int index, const char *word);

/* Say in the error on top that it is for want of this word, for the path at `index`; unless it is
 * not, or another reason is said already. */
void filesystem_add_reason(lua_State *L, int index, const char *word);

/* True if nothing is there: -ENOENT or -ENOTDIR. */
bool filesystem_is_missing(int result);

/* For functions marked AWAITS: wait for what the kernel says to `request`, which is one of those
 * that op_block() knows. Raises if the fiber is canceled. */
int filesystem_request(lua_State *L, const struct io_uring_sqe *request, op_push *push);

/* True if the ring may be asked for this, rather than the thread. */
bool filesystem_ring_takes(unsigned char opcode);

/* The beginning of a userdata that stands on the frame: what is to be done, and what has come
 * of it. A thread works on a copy of all of it, and of the texts that `paths` name. */
struct filesystem_task {
	/* Returns what `push` is told: a negative errno, or not. No Lua, and nothing of any
	 * state. */
	int (*run)(struct filesystem_task *task);
	/* A copy begins and ends: what it refers to is held for so long; what has come of it and
	 * was not heard is given back. In any thread. Or NULL. */
	void (*hold)(struct filesystem_task *task);
	void (*drop)(struct filesystem_task *task, bool heard);
	const char *paths[2]; /* or NULL */
	size_t size;          /* of the userdata */
	/* Whoever is canceled waits until it is known what was done. */
	bool changes;
	const atomic_bool *stop; /* where it is told to come to an end; NULL: by SIGINT */
};

/* Push a zeroed one of this size. */
void *filesystem_task_push(
	lua_State *L, size_t size, int (*run)(struct filesystem_task *task));

/* The same for what is done to the path that is the first argument, which alone stays below. Raises
 * EINVAL if it is none. */
void *filesystem_task_push_for_path(
	lua_State *L, size_t size, int (*run)(struct filesystem_task *task));

/* For functions marked AWAITS: do it and wait for that. Raises if the fiber is canceled. */
int filesystem_task_await(lua_State *L, struct filesystem_task *task, op_push *push);

/* True if one that takes long shall end now, with -ECANCELED. */
bool filesystem_task_stops(const struct filesystem_task *task);

#endif
