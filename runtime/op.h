/* SPDX-License-Identifier: MIT */
/* op.h - one request to the kernel on behalf of one fiber. */
#ifndef RUNTIME_OP_H
#define RUNTIME_OP_H

#include <lua.h>

#include "runtime/ring.h"

struct loop;
struct vm;

/* Push the outcome of a request: return how many values, or a negative errno, which is
 * raised in the fiber as an error of category system. */
typedef int(op_push)(lua_State *L, int result);

/* Suspend the running fiber until the kernel has answered `entry`. For functions marked
 * AWAITS, after fiber_may_suspend(): return op_await(L, &entry, push). Memory named in
 * `entry` must stand on the frame. Canceling the fiber cancels the request. */
int op_await(lua_State *L, const struct io_uring_sqe *entry, op_push *push);

/* Push the count that read, write and the like return. */
int push_count(lua_State *L, int result);

/* Push nothing. */
int push_nothing(lua_State *L, int result);

/* What `entry` would be answered, got by the plain system call: the thread waits. Knows READ,
 * WRITE and NOP; others answer -ENOSYS. -EINTR only when SIGINT has come. */
int op_block(const struct io_uring_sqe *entry);

/* Take back what the fibers of a state were answered: none of them will run again. */
void op_release(struct vm *vm);

/* Free every request that is kept to be used again. */
void op_finish(struct loop *loop);

#endif
