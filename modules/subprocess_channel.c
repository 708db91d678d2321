/* SPDX-License-Identifier: MIT */
/* subprocess_channel.c - what a channel can do to the process that it leads to. */
#include <errno.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "modules/ipc_channel.h"
#include "modules/subprocess.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/op.h"
#include "runtime/subprocess.h"
#include "runtime/vm.h"

static struct subprocess *child_of(lua_State *L)
{
	return ipc_channel_check(L, 1)->child;
}

/* channel:kill(signal = SIGKILL) */

enum { NSIG_LIMIT = 1024 }; /* the kernel knows which of them there are */

static int channel_kill(lua_State *L)
{
	struct ipc_channel *channel = ipc_channel_check(L, 1);
	int number = SIGKILL, status;

	if (!channel->child->watched)
		return error_raise_generic(L, EPERM);
	if (!lua_isnoneornil(L, 2)) {
		lua_Number given = lua_tonumber(L, 2);

		if (lua_type(L, 2) != LUA_TNUMBER || !(fabs(given) < NSIG_LIMIT))
			return error_argument(L, 2);
		number = (int)given;
	}
	status = subprocess_signal(channel->child, number);
	if (number == SIGKILL) {
		sending_close(&channel->end);
		channel->child->watched = false;
	}
	return status < 0 ? error_raise_errno(L, -status) : 0;
}

/* channel:detach() */

static int channel_detach(lua_State *L)
{
	struct subprocess *child = child_of(L);
	int status;

	if (!child->watched)
		return error_argument(L, 1);
	status = subprocess_let_go(child);
	if (status == -EPERM)
		return error_raise_generic(L, EPERM);
	return status < 0 ? error_raise_errno(L, -status) : 0;
}

/* channel.child_pid */

static int channel_child_pid(lua_State *L)
{
	const struct subprocess *child = child_of(L);

	if (!child->watched)
		return error_raise_generic(L, EINVAL);
	lua_pushinteger(L, child->born.pid);
	return 1;
}

/* ---- channel:ready() ---- */

enum { CHANNEL = 1, MEMORY };

static void set_text(lua_State *L, const char *name, const char *text)
{
	if (!*text)
		return;
	lua_pushstring(L, text);
	lua_setfield(L, -2, name);
}

/* Push why it never was ready. */
static void push_failure(lua_State *L, const struct failure *failure)
{
	error_push(L, &error_generic, failure->errnum ? failure->errnum : ECHILD);
	set_text(L, "phase", failure->phase);
	set_text(L, "function", failure->function);
	set_text(L, "message", failure->text);
}

/* Whoever says nothing, and lives, has become another program. */
static void hear_end(struct subprocess *child)
{
	child->is_ready = !subprocess_is_ending(child);
	child->has_failed = !child->is_ready;
	child->failure = (struct failure){ .phase = "boot",
		.text = "it ended before it was ready" };
}

static void hear_fault(struct subprocess *child, const struct fault *fault)
{
	child->has_failed = true;
	child->failure = (struct failure){
		.errnum = fault->errnum,
		.phase = "confinement",
	};
	snprintf(child->failure.text, sizeof child->failure.text, "%.399s", fault->text);
}

static void hear(struct subprocess *child, struct frame *frame, int size)
{
	if (size == (int)sizeof *frame && control_check(frame) > 0 &&
		frame->kind == FRAME_FAILURE) {
		child->has_failed = true;
		child->failure = frame->is.failure;
	} else if (size == (int)sizeof *frame && control_check(frame) > 0 &&
		   frame->kind == FRAME_FAULT) {
		hear_fault(child, &frame->is.fault);
	} else if (size == (int)sizeof *frame && frame->kind == FRAME_READY) {
		child->is_ready = true;
	} else {
		hear_end(child);
	}
}

static int push_heard(lua_State *L, int size)
{
	struct subprocess *child =
		((struct ipc_channel *)lua_touserdata(L, CHANNEL))->child;

	/* who has gone, and left unread what was sent to it, may have said something before:
	 * the error is told once, and first */
	if (size == -ECONNRESET && !child->is_ready && !child->has_failed)
		size = (int)recv(child->status, lua_touserdata(L, MEMORY),
			sizeof(struct frame), MSG_DONTWAIT);
	else if (size < 0 && size != -ECONNRESET)
		return size;
	if (!child->is_ready && !child->has_failed)
		hear(child, lua_touserdata(L, MEMORY), size);
	if (!child->has_failed)
		return 0;
	push_failure(L, &child->failure);
	return OP_RAISES;
}

static int channel_ready(lua_State *L)
{
	struct subprocess *child = child_of(L);
	struct io_uring_sqe request = { 0 };
	struct frame *frame;

	fiber_may_suspend(L, CANCELABLE);
	if (child->has_failed) {
		push_failure(L, &child->failure);
		return lua_error(L);
	}
	if (child->is_ready) {
		lua_pushboolean(L, false);
		return 1;
	}
	lua_settop(L, CHANNEL);
	frame = lua_newuserdata(L, sizeof *frame);
	io_uring_prep_read(&request, child->status, frame, sizeof *frame, (uint64_t)-1);
	return op_await(L, &request, push_heard);
}

/* ---- channel:wait() ---- */

static int push_ending(lua_State *L, const struct demise *demise)
{
	const char *reason = demise->late ? "late" : demise->signal ? "signal" : "exit";

	lua_createtable(L, 0, 2);
	lua_pushinteger(L, demise->signal ? demise->signal : demise->status);
	lua_setfield(L, -2, demise->signal ? "exit_signal" : "exit_code");
	set_text(L, "reason", reason);
	return 1;
}

static int push_waited(lua_State *L, int size)
{
	struct subprocess *child =
		((struct ipc_channel *)lua_touserdata(L, CHANNEL))->child;

	child->awaited = false;
	if (size < 0)
		return size;
	subprocess_learn(child, lua_touserdata(L, MEMORY), size);
	return push_ending(L, &child->demise);
}

static int channel_wait(lua_State *L)
{
	struct subprocess *child = child_of(L);
	struct io_uring_sqe request = { 0 };
	struct demise *demise;

	fiber_may_suspend(L, CANCELABLE);
	if (child->has_ended) {
		lua_pushboolean(L, false);
		return 1 + push_ending(L, &child->demise);
	}
	if (child->awaited)
		return error_raise_generic(L, EBUSY);
	lua_settop(L, CHANNEL);
	demise = lua_newuserdata(L, sizeof *demise);
	child->awaited = true;
	io_uring_prep_read(
		&request, child->born.ending, demise, sizeof *demise, (uint64_t)-1);
	return op_await(L, &request, push_waited);
}

static void forget(struct ipc_channel *channel)
{
	subprocess_release(vm_current, channel->child);
}

const struct ipc_parent subprocess_parent = {
	.kill = channel_kill,
	.detach = channel_detach,
	.child_pid = channel_child_pid,
	.ready = channel_ready,
	.wait = channel_wait,
	.forget = forget,
};
