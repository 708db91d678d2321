/* SPDX-License-Identifier: MIT */
/* op_request.c - what op.c keeps of a request. */
#include "runtime/op_request.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/fiber.h"
#include "runtime/loop.h"

enum { OWN_BYTES = 1 << 16 };

/* ---- memory ---- */

struct request *op_request_take(struct loop *loop)
{
	struct request *request = loop->spare;

	if (!request)
		return malloc(sizeof *request);
	loop->spare = request->next;
	return request;
}

void op_request_give_back(struct loop *loop, struct request *request)
{
	free(request->own);
	request->own = NULL;
	request->next = loop->spare;
	loop->spare = request;
}

int op_request_own_memory(struct request *request)
{
	struct io_uring_sqe *entry = &request->entry;
	bool reads = entry->opcode == IORING_OP_READ;
	void *callers = (void *)(uintptr_t)entry->addr;

	if (!(entry->flags & IOSQE_ASYNC) || (!reads && entry->opcode != IORING_OP_WRITE))
		return 0;
	if (entry->len > OWN_BYTES)
		entry->len = OWN_BYTES;
	request->own = malloc(entry->len);
	if (!request->own)
		return -ENOMEM;
	request->into = callers;
	if (!reads)
		memcpy(request->own, callers, entry->len);
	entry->addr = (uintptr_t)request->own;
	return 0;
}

/* ---- lines ---- */

void op_request_join_first(struct request *request, struct op_queue *queue)
{
	request->queue = queue;
	request->next = queue->first;
	if (queue->first)
		queue->first->previous = request;
	else
		queue->last = request;
	queue->first = request;
}

void op_request_join(struct request *request, struct op_queue *queue)
{
	request->queue = queue;
	request->next = NULL;
	if (!queue)
		return;
	request->previous = queue->last;
	if (queue->last)
		queue->last->next = request;
	else
		queue->first = request;
	queue->last = request;
}

void op_request_leave(struct request *request)
{
	struct op_queue *queue = request->queue;

	if (!queue)
		return;
	if (request->previous)
		request->previous->next = request->next;
	else
		queue->first = request->next;
	if (request->next)
		request->next->previous = request->previous;
	else
		queue->last = request->previous;
	if (queue->cursor == request)
		queue->cursor = request->next;
	request->queue = NULL;
}

/* The kernel works on nothing of an ordered queue: let the next fiber hand its request over.
 * It does so when it runs, unless it is canceled before. */
static void pass_on(const struct op_queue *queue)
{
	if (queue->ordered && queue->first && !queue->first->submitted)
		fiber_wake(queue->first->fiber, 0);
}

void op_request_make_way(struct request *request)
{
	const struct op_queue *queue = request->queue;

	op_request_leave(request);
	if (queue)
		pass_on(queue);
}

short op_request_readiness(const struct io_uring_sqe *entry)
{
	switch (entry->opcode) {
	case IORING_OP_WRITE:
	case IORING_OP_SEND:
	case IORING_OP_SENDMSG:
	case IORING_OP_CONNECT:
		return POLLOUT;
	default:
		return POLLIN;
	}
}
