/* SPDX-License-Identifier: MIT */
/* op.c - one request to the kernel on behalf of one fiber. */
#include "runtime/op.h"

#include <errno.h>
#include <lauxlib.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime/vm.h"

/* A request from its making to its completion. The ring knows it by `op`. */
struct request {
	struct op op; /* first: the completion finds the request by it */
	struct fiber *fiber;
	op_push *push;
	struct request *next_spare;
	bool withdrawn;
	struct io_uring_sqe entry;
};

static struct request *take_request(lua_State *L, struct loop *loop)
{
	struct request *request = loop->spare;

	if (request)
		loop->spare = request->next_spare;
	else
		request = malloc(sizeof *request);
	if (!request)
		luaL_error(L, "not enough memory");
	return request;
}

static void give_back(struct loop *loop, struct request *request)
{
	request->next_spare = loop->spare;
	loop->spare = request;
}

static void complete(struct op *op, int result);

/* The descriptor turned out to be non-blocking and has nothing for us: wait until it has.
 * Kernels before 6.5 say so for pipes. */
static int poll_first(struct request *request)
{
	bool writes = request->entry.opcode == IORING_OP_WRITE;
	struct io_uring_sqe poll = { 0 };

	io_uring_prep_poll_add(&poll, request->entry.fd, writes ? POLLOUT : POLLIN);
	return vm_submit(request->fiber->vm, &poll, &request->op);
}

static void complete_poll(struct op *op, int result)
{
	struct request *request = (struct request *)op;

	op->complete = complete;
	if (request->withdrawn)
		result = -ECANCELED;
	if (result >= 0)
		result = vm_submit(request->fiber->vm, &request->entry, op);
	if (result < 0)
		complete(op, result);
}

static void complete(struct op *op, int result)
{
	struct request *request = (struct request *)op;

	if (result == -EAGAIN && !request->withdrawn) {
		op->complete = complete_poll;
		if (poll_first(request) == 0)
			return;
	}
	if (result == -EAGAIN)
		result = -ECANCELED;
	fiber_wake(request->fiber, result);
}

static bool cancel(struct fiber *fiber)
{
	struct request *request = fiber->wait;

	request->withdrawn = true;
	vm_cancel(fiber->vm, &request->op);
	return false;
}

/* What the fiber's call answers: (false, values...) or (true, error). */
static int push_answer(lua_State *L, op_push *push, int result)
{
	int count;

	luaL_checkstack(L, LUA_MINSTACK, "results");
	lua_pushboolean(L, false);
	count = push(L, result);
	return count < 0 ? fiber_push_failure(L, count) : count + 1;
}

static int push_completed(lua_State *L, int result)
{
	struct request *request = vm_current->current->wait;
	op_push *push = request->push;

	give_back(loop_current, request);
	return push_answer(L, push, result);
}

void op_release(struct vm *vm)
{
	for (struct fiber *fiber = vm->ready.first; fiber; fiber = fiber->next)
		if (fiber->state == FIBER_WAITING && fiber->push == push_completed)
			give_back(vm->loop, fiber->wait);
}

void op_finish(struct loop *loop)
{
	while (loop->spare) {
		struct request *request = loop->spare;

		loop->spare = request->next_spare;
		free(request);
	}
}

int op_await(lua_State *L, const struct io_uring_sqe *entry, op_push *push)
{
	struct vm *vm = vm_current;
	struct request *request;
	int status;

	if (vm_alone(vm)) {
		int result = op_block(entry);

		if (result != -ENOSYS && result != -EINTR)
			return push_answer(L, push, result);
	}
	request = take_request(L, vm->loop);
	request->op.complete = complete;
	request->fiber = vm->current;
	request->push = push;
	request->entry = *entry;
	request->withdrawn = false;
	status = vm_submit(vm, entry, &request->op);
	if (status < 0) {
		give_back(vm->loop, request);
		return push_answer(L, push, status);
	}
	return fiber_park(L, push_completed, cancel, request, CANCELABLE);
}

int push_count(lua_State *L, int result)
{
	if (result < 0)
		return result;
	lua_pushinteger(L, result);
	return 1;
}

int push_nothing(lua_State *L, int result)
{
	(void)L;
	return result < 0 ? result : 0;
}

static ssize_t call(const struct io_uring_sqe *entry)
{
	void *memory = (void *)(uintptr_t)entry->addr;
	bool at_position = entry->off == (uint64_t)-1;

	switch (entry->opcode) {
	case IORING_OP_READ:
		return at_position
		               ? read(entry->fd, memory, entry->len)
		               : pread(entry->fd, memory, entry->len, (off_t)entry->off);
	case IORING_OP_WRITE:
		return at_position
		               ? write(entry->fd, memory, entry->len)
		               : pwrite(entry->fd, memory, entry->len, (off_t)entry->off);
	case IORING_OP_NOP:
		return 0;
	default:
		errno = ENOSYS;
		return -1;
	}
}

int op_block(const struct io_uring_sqe *entry)
{
	for (;;) {
		ssize_t result = call(entry);
		bool writes = entry->opcode == IORING_OP_WRITE;
		struct pollfd ready = { entry->fd, writes ? POLLOUT : POLLIN, 0 };

		if (result >= 0)
			return (int)result;
		if (errno == EAGAIN)
			poll(&ready, 1, -1);
		else if (errno != EINTR || vm_current->interrupted)
			return -errno;
	}
}
