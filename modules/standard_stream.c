/* SPDX-License-Identifier: MIT */
/* standard_stream.c - the tables system.in_, system.out and system.err. */
#include "modules/standard_stream.h"

#include <errno.h>
#include <lauxlib.h>
#include <limits.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <unistd.h>

#include "runtime/bytes.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/interrupt.h"
#include "runtime/module.h"
#include "runtime/op.h"
#include "runtime/scope.h"
#include "runtime/vm.h"

enum { MOST_AT_ONCE = 1 << 30 }; /* bytes; the kernel moves less than 2 GiB */

/* What `user` waits for. */
enum step { TURN, MOVE, POLL };

/* A descriptor at which fibers take turns, first come, first served: the kernel would not
 * keep the order of two requests. (R-IO-272) */
struct stream {
	struct op op; /* first: the completion finds the stream by it */
	int fd;
	unsigned events;           /* POLLIN: to read from; POLLOUT: to write to */
	struct fiber *user;        /* whose turn it is, or NULL */
	struct fiber_list waiting; /* the others */
	enum step step;
	bool withdrawn; /* the user shall not wait any longer */
};

/* ---- the outcome ---- */

static int push_moved(lua_State *L, const struct stream *stream, int result)
{
	luaL_checkstack(L, LUA_MINSTACK, "results");
	if (result == 0 && stream->events == POLLIN) {
		lua_pushboolean(L, true);
		error_push(L, &error_misc, MISC_EOF);
		return 2;
	}
	if (result == -EPIPE && stream->fd == STDOUT_FILENO)
		interrupt_broken_pipe();
	if (result < 0)
		return fiber_push_failure(L, result);
	lua_pushboolean(L, false);
	lua_pushinteger(L, result);
	return 2;
}

/* An empty buffer: nothing moves, whatever the descriptor would say. (R-IO-14) */
static int push_zero(lua_State *L, int result)
{
	if (result < 0)
		return fiber_push_failure(L, result);
	lua_pushboolean(L, false);
	lua_pushinteger(L, 0);
	return 2;
}

/* ---- one transfer: its buffer is argument 2 of the waiting call ---- */

static void prepare_move(
	lua_State *L, const struct stream *stream, struct io_uring_sqe *request)
{
	const unsigned char *data;
	size_t size;

	bytes_or_string(L, 2, &data, &size);
	if (size > MOST_AT_ONCE)
		size = MOST_AT_ONCE;
	*request = (struct io_uring_sqe){ 0 };
	if (stream->events == POLLIN)
		io_uring_prep_read(
			request, stream->fd, (void *)data, (unsigned)size, (uint64_t)-1);
	else
		io_uring_prep_write(
			request, stream->fd, data, (unsigned)size, (uint64_t)-1);
}

static void complete(struct op *op, int result)
{
	struct stream *stream = (struct stream *)op;

	fiber_wake(stream->user, result);
}

/* Ask the kernel for the next step of the user. Returns 0 or -errno. */
static int start(lua_State *L, struct stream *stream, enum step step)
{
	struct io_uring_sqe request = { 0 };

	if (step == POLL)
		io_uring_prep_poll_add(&request, stream->fd, stream->events);
	else
		prepare_move(L, stream, &request);
	stream->step = step;
	stream->op.complete = complete;
	return vm_submit(vm_current, &request, &stream->op);
}

static bool withdraw(struct fiber *fiber)
{
	struct stream *stream = fiber->wait;

	stream->withdrawn = true;
	vm_cancel(fiber->vm, &stream->op);
	return false;
}

/* The user is done. */
static void pass_on(struct stream *stream)
{
	struct fiber *next = stream->waiting.first;

	stream->user = next;
	stream->step = TURN;
	stream->withdrawn = false;
	if (next)
		fiber_wake(next, 0);
}

/* What `result` of the present step makes the next, or TURN if that was all. */
static enum step next_step(const struct stream *stream, int result)
{
	if (stream->step != MOVE)
		return result < 0 ? TURN : MOVE;
	/* somebody else made the descriptor non-blocking (R-IO-234) */
	if (result == -EAGAIN)
		return POLL;
	return result == -EINTR && !vm_current->interrupted ? MOVE : TURN;
}

/* The user wakes up. Resubmitting is done here, never in a completion: a ring that is
 * being closed shall not be fed. */
static int push_transfer(lua_State *L, int result)
{
	struct fiber *fiber = vm_current->current;
	struct stream *stream = fiber->wait;
	enum step next;

	if (stream->user != fiber)
		return push_moved(L, stream, result);
	next = next_step(stream, result);
	if (next != TURN && (stream->withdrawn || fiber_cancel_pending(fiber))) {
		next = TURN;
		result = -ECANCELED;
	}
	if (next != TURN)
		result = start(L, stream, next);
	if (next != TURN && result == 0)
		return fiber_park_again(L, withdraw, stream);
	pass_on(stream);
	return push_moved(L, stream, result);
}

/* The arguments are right: move bytes now, or wait for the turn. */
static int transfer(lua_State *L, struct stream *stream)
{
	struct vm *vm = vm_current;
	int result;

	if (vm_alone(vm)) {
		struct io_uring_sqe request;

		prepare_move(L, stream, &request);
		return push_moved(L, stream, op_block(&request));
	}
	if (stream->user) {
		fiber_list_append(&stream->waiting, vm->current);
		return fiber_park(L, push_transfer, fiber_leave_list, stream, CANCELABLE);
	}
	stream->user = vm->current;
	result = start(L, stream, MOVE);
	if (result < 0) {
		pass_on(stream);
		return push_moved(L, stream, result);
	}
	return fiber_park(L, push_transfer, withdraw, stream, CANCELABLE);
}

static int transfer_nothing(lua_State *L, struct fiber *fiber)
{
	fiber_wake(fiber, 0);
	return fiber_park(L, push_zero, fiber_leave_list, NULL, NOT_CANCELABLE);
}

/* ---- the functions: upvalue 1 is the stream, the first argument is ignored ---- */

static struct stream *own_stream(lua_State *L)
{
	return lua_touserdata(L, lua_upvalueindex(1));
}

/* system.in_:read_some(bytes) -> count */

static int read_some(lua_State *L)
{
	struct fiber *fiber = fiber_may_suspend(L, CANCELABLE);
	const struct bytes *into = bytes_check(L, 2);

	lua_settop(L, 2);
	if (into->size == 0)
		return transfer_nothing(L, fiber);
	return transfer(L, own_stream(L));
}

/* system.out:write_some(bytes or string) -> count */

/* What print() and io.write() hold back comes first. (R-SYS-66) */
static void flush_script_output(const struct stream *stream)
{
	if (stream->fd == STDOUT_FILENO && vm_current->flush)
		vm_current->flush(vm_current);
}

static int write_some(lua_State *L)
{
	struct fiber *fiber = fiber_may_suspend(L, CANCELABLE);
	struct stream *stream = own_stream(L);
	const unsigned char *data;
	size_t size;

	if (!bytes_or_string(L, 2, &data, &size))
		return error_argument(L, 2);
	lua_settop(L, 2);
	flush_script_output(stream);
	if (size == 0)
		return transfer_nothing(L, fiber);
	return transfer(L, stream);
}

/* stream:isatty() -> boolean */

static int stream_isatty(lua_State *L)
{
	bool is = isatty(own_stream(L)->fd);

	if (!is && errno == EBADF)
		return error_raise_errno(L, EBADF);
	lua_pushboolean(L, is);
	return 1;
}

/* stream:tcgetpgrp() -> process group */

static int stream_tcgetpgrp(lua_State *L)
{
	pid_t group = tcgetpgrp(own_stream(L)->fd);

	if (group < 0)
		return error_raise_errno(L, errno);
	lua_pushinteger(L, group);
	return 1;
}

/* stream:tcsetpgrp(process group) */

static int stream_tcsetpgrp(lua_State *L)
{
	lua_Number group = lua_tonumber(L, 2);

	if (lua_type(L, 2) != LUA_TNUMBER || !(group >= INT_MIN && group <= INT_MAX))
		return error_argument(L, 2);
	if (tcsetpgrp(own_stream(L)->fd, (pid_t)group) < 0)
		return error_raise_errno(L, errno);
	return 0;
}

static const struct function input[] = {
	{ "read_some", read_some, AWAITS },
	{ NULL, NULL, 0 },
};

static const struct function output[] = {
	{ "write_some", write_some, AWAITS },
	{ NULL, NULL, 0 },
};

static const struct function terminal[] = {
	{ "isatty", stream_isatty, 0 },
	{ "tcgetpgrp", stream_tcgetpgrp, 0 },
	{ "tcsetpgrp", stream_tcsetpgrp, 0 },
	{ NULL, NULL, 0 },
};

/* Add each function to the table at -2, as a closure on the stream at -1. */
static void add_functions(lua_State *L, const struct function *functions)
{
	for (; functions->name; functions++) {
		lua_pushvalue(L, -1);
		lua_pushcclosure(L, functions->call, 1);
		if (functions->flags & AWAITS) {
			scope_push(L, "awaiting");
			lua_insert(L, -2);
			lua_call(L, 1, 1);
		}
		lua_setfield(L, -3, functions->name);
	}
}

void standard_stream_push(lua_State *L, int fd)
{
	bool reads = fd == STDIN_FILENO;
	struct stream *stream;

	lua_createtable(L, 0, 4);
	stream = lua_newuserdata(L, sizeof *stream);
	*stream = (struct stream){ .fd = fd, .events = reads ? POLLIN : POLLOUT };
	add_functions(L, reads ? input : output);
	add_functions(L, terminal);
	lua_pop(L, 1);
}
