/* SPDX-License-Identifier: MIT */
/* op.c - one request to the kernel on behalf of one fiber. */
#include "runtime/op.h"

#include <errno.h>
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "runtime/error.h"
#include "runtime/op_request.h"
#include "runtime/vm.h"

enum {
	MOMENT_NS = 10 * 1000 * 1000,
	FIRST_DELAY_NS = 1000 * 1000,
	LAST_DELAY_NS = 64 * 1000 * 1000,
};

/* ---- the life of a request ---- */

static struct request *take(lua_State *L, struct loop *loop)
{
	struct request *request = op_request_take(loop);

	if (!request)
		luaL_error(L, "not enough memory");
	return request;
}

static void complete(struct op *op, int result);

/* Hand it to the kernel. Returns 0 or -errno. */
static int submit(struct request *request)
{
	request->submitted = true;
	return vm_submit(request->fiber->vm, &request->entry, &request->op);
}

/* The descriptor turned out to be non-blocking, or was not to wait, and has nothing for us: wait
 * until it has. Kernels before 6.5 say so for pipes. A datagram socket that is not connected is
 * always ready, whatever becomes of what is sent: from the second time on, wait a while. */
static int wait_first(struct request *request)
{
	struct __kernel_timespec *delay = &request->delay;
	struct io_uring_sqe wait = { 0 };

	if (delay->tv_nsec == 0)
		io_uring_prep_poll_add(&wait, (int)request->entry.fd,
			(unsigned)op_request_readiness(&request->entry));
	else
		io_uring_prep_timeout(&wait, delay, 0, 0);
	if (delay->tv_nsec < LAST_DELAY_NS)
		delay->tv_nsec = delay->tv_nsec ? 2 * delay->tv_nsec : FIRST_DELAY_NS;
	return vm_submit(request->fiber->vm, &wait, &request->op);
}

static void complete_wait(struct op *op, int result)
{
	struct request *request = (struct request *)op;

	op->complete = complete;
	if (request->withdrawn)
		result = -ECANCELED;
	if (result >= 0 || result == -ETIME)
		result = vm_submit(request->fiber->vm, &request->entry, op);
	if (result < 0)
		complete(op, result);
}

/* True if `result` only says that it has to be asked once more, in another way or not. */
static bool ask_again(struct request *request, int result)
{
	if (request->withdrawn)
		return false;
	if (result == -EINTR && !request->fiber->vm->interrupted)
		return submit(request) == 0;
	if (result != -EAGAIN || request->entry.fd < 0)
		return false;
	request->op.complete = complete_wait;
	return wait_first(request) == 0;
}

static void complete(struct op *op, int result)
{
	struct request *request = (struct request *)op;

	if (ask_again(request, result))
		return;
	/* what a worker of the kernel's was doing is interrupted, not canceled */
	if ((result == -EAGAIN && request->entry.fd >= 0) ||
		(result == -EINTR && request->withdrawn))
		result = -ECANCELED;
	if (request->own && request->entry.opcode == IORING_OP_READ && result > 0)
		memcpy(request->into, request->own, (size_t)result);
	request->answered = true;
	fiber_wake(request->fiber, result);
}

static void stop(struct request *request)
{
	bool was_withdrawn = request->withdrawn;

	request->withdrawn = true;
	if (!was_withdrawn && !request->answered)
		vm_cancel(request->fiber->vm, &request->op);
}

static bool cancel(struct fiber *fiber)
{
	struct request *request = fiber->wait;

	if (!request->submitted) {
		op_request_leave(request);
		return true;
	}
	stop(request);
	return false;
}

void op_queue_cancel(struct op_queue *queue)
{
	struct request *request, *next;

	for (request = queue->first; request; request = next) {
		next = request->next;
		if (request->submitted)
			continue;
		op_request_leave(request);
		fiber_wake(request->fiber, -ECANCELED);
	}
	queue->cursor = queue->first;
	while (queue->cursor) {
		request = queue->cursor;
		queue->cursor = request->next;
		stop(request);
	}
}

bool op_queue_is_idle(const struct op_queue *queue)
{
	const struct request *request = queue->first;

	while (request && (!request->submitted || request->answered))
		request = request->next;
	return !request;
}

int op_push_answer(lua_State *L, op_push *push, int result)
{
	int count;

	luaL_checkstack(L, LUA_MINSTACK, "results");
	lua_pushboolean(L, false);
	count = push(L, result);
	if (count == OP_AGAIN) {
		lua_pop(L, 1);
		return OP_AGAIN;
	}
	if (count == OP_RAISES) {
		lua_pushboolean(L, true);
		lua_insert(L, -2);
		return 2;
	}
	return count < 0 ? fiber_push_failure(L, count) : count + 1;
}

/* The turn of a request that stood in line has come; unless the one before it went on. */
static int take_turn(struct request *request)
{
	if (fiber_cancel_pending(request->fiber))
		return -ECANCELED;
	return request->queue->first == request ? submit(request) : 0;
}

/* A new one, at the end of its line; or at its head, if the call held that `place`. */
static struct request *prepare(
	lua_State *L, const struct op_step *step, const struct op_queue *place)
{
	struct request *request = take(L, vm_current->loop);

	*request = (struct request){
		.op.complete = complete,
		.fiber = vm_current->current,
		.push = step->push,
		.entry = step->entry,
	};
	if (place && place == step->queue)
		op_request_join_first(request, step->queue);
	else
		op_request_join(request, step->queue);
	return request;
}

/* Hand a new request to the kernel, unless it has to wait for its turn. Returns 0; or -errno,
 * and there is none. */
static int start(struct request *request)
{
	const struct op_queue *queue = request->queue;
	int status = op_request_own_memory(request);

	if (status == 0 && (!queue || !queue->ordered || queue->first == request))
		status = submit(request);
	if (status < 0) {
		op_request_leave(request);
		op_request_give_back(loop_current, request);
	}
	return status;
}

/* The push wants more of the kernel, in the same wait. */
static int go_on(lua_State *L, const struct op_queue *place, bool withdrawn)
{
	const struct op_step *step = &loop_current->step;
	struct request *request;
	int status = -ECANCELED;

	if (!withdrawn && !fiber_cancel_pending(vm_current->current)) {
		request = prepare(L, step, place);
		status = start(request);
		if (status == 0)
			return fiber_park_again(L, cancel, request);
	}
	return op_push_answer(L, step->push, status);
}

static int push_completed(lua_State *L, int result)
{
	struct request *request = vm_current->current->wait;
	const struct op_queue *place = request->queue;
	op_push *push = request->push;
	bool withdrawn;
	int count;

	if (!request->submitted && result == 0) {
		result = take_turn(request);
		if (result == 0)
			return fiber_park_again(L, cancel, request);
	}
	withdrawn = request->withdrawn;
	if (place && withdrawn && result == -ETIME)
		result =
			-ECANCELED; /* a pause before another attempt: nothing was done */
	op_request_make_way(request);
	op_request_give_back(loop_current, request);
	count = op_push_answer(L, push, result);
	while (count == OP_AGAIN)
		count = go_on(L, place, withdrawn);
	return count;
}

int op_again(struct op_queue *queue, const struct io_uring_sqe *entry, op_push *push)
{
	loop_current->step =
		(struct op_step){ .queue = queue, .entry = *entry, .push = push };
	return OP_AGAIN;
}

/* ---- requests that may outlive their state ---- */

static void complete_disowned(struct op *op, int result)
{
	struct request *request = (struct request *)op;

	(void)result;
	free(request->own);
	free(request);
}

static bool is_own(const struct op *op)
{
	return (op->complete == complete || op->complete == complete_wait) &&
	       ((const struct request *)op)->own;
}

static struct request *find_own(const struct op_list *list)
{
	struct op *op = list->first;

	while (op && !is_own(op))
		op = op->next;
	return (struct request *)op;
}

static void stop_own(struct op_list *list)
{
	list->next = list->first;
	while (list->next) {
		struct op *op = list->next;

		list->next = op->next;
		if (is_own(op))
			stop((struct request *)op);
	}
}

void op_disown(struct vm *vm)
{
	struct ring *ring = &vm->loop->ring;
	int64_t now_ns = timers_now(), deadline_ns = now_ns + MOMENT_NS;
	struct request *request;

	stop_own(&vm->operations);
	for (; find_own(&vm->operations) && now_ns < deadline_ns; now_ns = timers_now())
		ring_wait(ring, deadline_ns - now_ns);
	while ((request = find_own(&vm->operations)) != NULL) {
		request->op.complete = complete_disowned;
		ring_disown(ring, &request->op);
		op_request_make_way(request);
	}
}

/* A descriptor that nobody will be told of. (R-IO-23) */
static void close_made(const struct request *request, int result)
{
	unsigned char opcode = request->entry.opcode;

	bool makes = opcode == IORING_OP_ACCEPT || opcode == IORING_OP_OPENAT ||
	             opcode == IORING_OP_OPENAT2;

	if (makes && request->submitted && result >= 0)
		close(result);
}

/* Those that wait behind one become ready. */
void op_release(struct vm *vm)
{
	for (struct fiber *fiber = vm->ready.first; fiber; fiber = fiber->next) {
		if (fiber->state != FIBER_WAITING || fiber->push != push_completed)
			continue;
		close_made(fiber->wait, fiber->result);
		op_request_make_way(fiber->wait);
		op_request_give_back(vm->loop, fiber->wait);
	}
}

void op_finish(struct loop *loop)
{
	while (loop->spare) {
		struct request *request = loop->spare;

		loop->spare = request->next;
		free(request);
	}
}

/* ---- waiting ---- */

/* Answer at once, if no other fiber could run meanwhile. Returns 0 if that cannot be. */
static int answer_alone(lua_State *L, const struct io_uring_sqe *entry, op_push *push)
{
	int result;

	if (!vm_alone(vm_current) || entry->flags & IOSQE_ASYNC)
		return 0;
	result = op_block(entry);
	return result == -ENOSYS || result == -EINTR ? 0
	                                             : op_push_answer(L, push, result);
}

static int await_step(lua_State *L, const struct op_step *step)
{
	struct request *request;
	int count = answer_alone(L, &step->entry, step->push), status;

	if (count != 0)
		return count;
	request = prepare(L, step, NULL);
	status = start(request);
	if (status < 0)
		return op_push_answer(L, step->push, status);
	return fiber_park(L, push_completed, cancel, request, CANCELABLE);
}

static int await_steps(lua_State *L, int count)
{
	while (count == OP_AGAIN) {
		struct op_step step = loop_current->step;

		count = await_step(L, &step);
	}
	return count;
}

int op_await_in(lua_State *L, struct op_queue *queue, const struct io_uring_sqe *entry,
	op_push *push)
{
	struct op_step step = { .queue = queue, .entry = *entry, .push = push };

	return await_steps(L, await_step(L, &step));
}

int op_start(lua_State *L, op_push *push)
{
	return await_steps(L, op_push_answer(L, push, 0));
}

int op_await(lua_State *L, const struct io_uring_sqe *entry, op_push *push)
{
	return op_await_in(L, NULL, entry, push);
}

int op_perform(lua_State *L, const struct io_uring_sqe *entry, op_push *push)
{
	int count = op_push_answer(L, push, op_block(entry));

	while (count == OP_AGAIN) {
		struct op_step step = loop_current->step;

		count = op_push_answer(L, step.push, op_block(&step.entry));
	}
	return count;
}

int op_answer(lua_State *L, op_push *push, int result)
{
	struct vm *vm = vm_current;
	struct request *request = NULL;

	if (vm->ready.first || !loop_has_time(vm->loop))
		request = op_request_take(vm->loop);
	if (!request) /* the others wait for another call, rather than that this one fails */
		return op_push_answer(L, push, result);
	*request = (struct request){
		.fiber = vm->current,
		.push = push,
		.submitted = true,
	};
	fiber_wake(vm->current, result);
	return fiber_park(L, push_completed, NULL, request, NOT_CANCELABLE);
}

int push_count(lua_State *L, int result)
{
	if (result < 0)
		return result;
	lua_pushinteger(L, result);
	return 1;
}

int push_bytes_read(lua_State *L, int result)
{
	if (result != 0)
		return push_count(L, result);
	error_push(L, &error_misc, MISC_EOF);
	return OP_RAISES;
}

int push_nothing(lua_State *L, int result)
{
	(void)L;
	return result < 0 ? result : 0;
}
