/* SPDX-License-Identifier: MIT */
/* op.h - one request to the kernel on behalf of one fiber. */
#ifndef RUNTIME_OP_H
#define RUNTIME_OP_H

#include <lua.h>
#include <stdbool.h>

#include "runtime/ring.h"

struct loop;
struct request;
struct vm;

/* A push answers so when it has pushed an error, which is raised in the fiber; or when the
 * fiber goes on waiting, see op_again(). */
enum { OP_RAISES = -4098, OP_AGAIN = -4099 };

/* Push the outcome of a request: return how many values, or a negative errno, which is
 * raised in the fiber as an error of category system. */
typedef int(op_push)(lua_State *L, int result);

/* Suspend the running fiber until the kernel has answered `entry`. For functions marked
 * AWAITS, after fiber_may_suspend(): return op_await(L, &entry, push). Memory named in
 * `entry` must stand on the frame. Canceling the fiber cancels the request. */
int op_await(lua_State *L, const struct io_uring_sqe *entry, op_push *push);

/* What some fibers want of the kernel for one object. All zero is empty. If it is `ordered`
 * the kernel has one request of them at a time, first come, first served: it would not keep
 * the order of two. (R-IO-272) The object stays while a fiber waits. */
struct op_queue {
	struct request *first, *last;
	struct request *cursor; /* whose turn it is to be canceled, when all are */
	bool ordered;
};

/* The same as op_await(), in a queue. */
int op_await_in(lua_State *L, struct op_queue *queue, const struct io_uring_sqe *entry,
	op_push *push);

/* The same for a call that may have nothing to ask: `push` is told 0 at once. */
int op_start(lua_State *L, op_push *push);

/* From a push, which has pushed nothing: the call wants more of the kernel before it answers.
 * In an ordered queue that it stood in it keeps its place. If its fiber or the queue was
 * canceled, it answers -ECANCELED. Use: return op_again(...). */
int op_again(struct op_queue *queue, const struct io_uring_sqe *entry, op_push *push);

/* What op_again() was told. */
struct op_step {
	struct op_queue *queue;
	op_push *push;
	struct io_uring_sqe entry;
};

/* For functions marked AWAITS that did not have to wait: answer `result`, which is what the kernel
 * said, when the others have run, once, if there are any. Use: return op_answer(...). */
int op_answer(lua_State *L, op_push *push, int result);

/* End every wait in the queue, as far as the kernel has not done what was wanted: fails with
 * ECANCELED. What the kernel has is canceled at the next trip, and stands in the queue until
 * it has answered. */
void op_queue_cancel(struct op_queue *queue);

/* True if the kernel has nothing of the queue. */
bool op_queue_is_idle(const struct op_queue *queue);

/* Push what a waiting call answers: (false, what `push` pushes) or (true, an error). Or returns
 * OP_AGAIN, as `push` did. */
int op_push_answer(lua_State *L, op_push *push, int result);

/* Push the count that read, write and the like return. */
int push_count(lua_State *L, int result);

/* The same of what reads a stream: nothing is its end, which is raised. (R-IO-6) */
int push_bytes_read(lua_State *L, int result);

/* Push nothing. */
int push_nothing(lua_State *L, int result);

/* The same as op_await(), where no fiber may be suspended or no ring takes such a request: the
 * thread waits, and so it does for what the push asks for once more. */
int op_perform(lua_State *L, const struct io_uring_sqe *entry, op_push *push);

/* What `entry` would be answered, got by the plain system call: the thread waits. Knows READ,
 * WRITE, RECV, SEND, RECVMSG, SENDMSG, NOP, OPENAT, STATX, UNLINKAT, RENAMEAT, MKDIRAT,
 * SYMLINKAT and LINKAT; others answer -ENOSYS. -EINTR only when SIGINT has come. */
int op_block(const struct io_uring_sqe *entry);

/* The state ends: cancel requests for what is tainted, see handle.h, and wait a moment for them.
 * Who serves such a file may let the kernel work on it for ever; then nobody waits for it. */
void op_disown(struct vm *vm);

/* Take back what the fibers of a state were answered: none of them will run again. */
void op_release(struct vm *vm);

/* Free every request that is kept to be used again. */
void op_finish(struct loop *loop);

#endif
