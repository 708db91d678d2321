/* SPDX-License-Identifier: MIT */
/* op_request.h - what op.c keeps of a request: where it stands, and the memory it needs. */
#ifndef RUNTIME_OP_REQUEST_H
#define RUNTIME_OP_REQUEST_H

#include <stdbool.h>

#include "runtime/op.h"

struct fiber;
struct loop;

/* A request from its making to its completion. The ring knows it by `op`. */
struct request {
	struct op op; /* first: the completion finds the request by it */
	struct fiber *fiber;
	op_push *push;
	struct op_queue *queue;          /* the one it stands in, or NULL */
	struct request *next, *previous; /* neighbours there, or the next spare one */
	bool submitted;                  /* else it waits for its turn in the queue */
	bool answered; /* it keeps its place until its fiber has heard */
	bool withdrawn;
	/* Memory of its own in the place of the caller's, for what may last longer than the
	 * state; or NULL. */
	unsigned char *own;
	void *into; /* the caller's, of what reads */
	/* It was ready, and was not: how long it waits before it is asked once more. */
	struct __kernel_timespec delay;
	struct io_uring_sqe entry;
};

/* One to use, from the loop's spare ones if there are any; or NULL. And back. */
struct request *op_request_take(struct loop *loop);
void op_request_give_back(struct loop *loop, struct request *request);

/* Stand in line: at its end, if there is a queue, or at its head. */
void op_request_join(struct request *request, struct op_queue *queue);
void op_request_join_first(struct request *request, struct op_queue *queue);

/* Leave the line, if it stands in one; and let the next fiber there hand its request over, if
 * the kernel works on nothing of an ordered queue. */
void op_request_leave(struct request *request);
void op_request_make_way(struct request *request);

/* Give one that a hostile server of a file may keep for ever memory that outlives its state.
 * Returns 0 or -ENOMEM. */
int op_request_own_memory(struct request *request);

/* POLLIN or POLLOUT: what an entry waits for. */
short op_request_readiness(const struct io_uring_sqe *entry);

#endif
