/* SPDX-License-Identifier: MIT */
/* libc_service.c - require "libc_service": answer what others ask of their C library. */
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "modules/file_descriptor.h"
#include "modules/libc_answer.h"
#include "modules/libc_arguments.h"
#include "modules/libc_slave.h"
#include "modules/modules.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/handle.h"
#include "runtime/libc_datagram.h"

/* One request, from when the kernel may write it to when it is answered. */
struct request {
	struct libc_incoming incoming;
	bool is_awaited;  /* the kernel writes it */
	bool is_pending;  /* it is there, and not answered */
	bool is_answered; /* an answer is on its way */
};

/* One that receives many at once has each in a userdata of its own, which holds the master in
 * its environment, and `request` is unused. */
struct master {
	struct handle handle;
	bool is_multiplexed, is_receiving;
	struct request request;
};

static const struct type master_type, request_type;

static void finish(struct request *request)
{
	request->is_pending = request->is_awaited = false;
	libc_incoming_drop(&request->incoming);
}

/* Of a method of either type: what it is about. */
static struct request *request_self(lua_State *L)
{
	struct master *master = module_test(L, 1, &master_type);
	struct request *request =
		master ? &master->request : module_test(L, 1, &request_type);

	if (!request)
		error_argument(L, 1);
	return request;
}

/* The one that the request at 1, or itself, was received by. */
static struct master *master_of(lua_State *L)
{
	struct master *master = module_test(L, 1, &master_type);

	if (master)
		return master;
	lua_getfenv(L, 1);
	lua_rawgeti(L, -1, 1);
	master = lua_touserdata(L, -1);
	lua_pop(L, 2);
	return master;
}

/* ---- receive() ---- */

enum { SELF = 1, RECEIVED };

static int raise_in_fiber(lua_State *L, const struct error_category *category, int code)
{
	error_push(L, category, code);
	return OP_RAISES;
}

static int push_received(lua_State *L, int result)
{
	struct master *master = lua_touserdata(L, SELF);
	struct request *request = lua_touserdata(L, RECEIVED);

	if (!master->is_multiplexed)
		request = &master->request;
	master->is_receiving = request->is_awaited = false;
	if (result == -ECONNRESET)
		result = libc_incoming_rest(&request->incoming, master->handle.fd);
	if (result <= 0)
		libc_incoming_drop(&request->incoming);
	if (result < 0)
		return result;
	if (result == 0)
		return raise_in_fiber(L, &error_misc, MISC_EOF);
	if (libc_incoming_take(&request->incoming, (size_t)result) < 0) {
		handle_close(&master->handle); /* (R-SBX-131) */
		return raise_in_fiber(L, &error_generic, EBADMSG);
	}
	request->is_pending = true;
	if (!master->is_multiplexed)
		return 0;
	lua_pushvalue(L, RECEIVED);
	return 1;
}

/* Push what a request is received into. */
static struct request *push_request(lua_State *L, struct master *master)
{
	struct request *request;

	if (!master->is_multiplexed) {
		lua_pushnil(L);
		return &master->request;
	}
	request = module_new(L, &request_type, sizeof *request);
	request->incoming.fd = -1;
	lua_createtable(L, 1, 0);
	lua_pushvalue(L, SELF);
	lua_rawseti(L, -2, 1);
	lua_setfenv(L, RECEIVED);
	return request;
}

static int master_receive(lua_State *L)
{
	struct master *master = module_self(L);
	struct io_uring_sqe entry = { 0 };
	struct request *request;

	fiber_may_suspend(L, CANCELABLE);
	lua_settop(L, SELF);
	handle_fd(L, &master->handle);
	if (master->is_receiving)
		return error_raise_generic(L, EBUSY);
	if (master->request.is_pending)
		return error_argument(L, SELF);
	request = push_request(L, master);
	libc_incoming_prepare(&request->incoming);
	io_uring_prep_recvmsg(
		&entry, master->handle.fd, &request->incoming.header, MSG_CMSG_CLOEXEC);
	master->is_receiving = request->is_awaited = true;
	return handle_await(L, &master->handle, HANDLE_READS, &entry, push_received);
}

/* ---- what was asked ---- */

static const struct libc_request *check_pending(
	lua_State *L, const struct request *request)
{
	if (!request->is_pending)
		error_raise_generic(L, ENOMSG);
	return &request->incoming.request;
}

/* master.function_ */

static int request_property(lua_State *L)
{
	const struct request *request = request_self(L);

	if (lua_type(L, 2) != LUA_TSTRING || strcmp(lua_tostring(L, 2), "function_") != 0)
		return error_bad_index(L);
	lua_pushstring(L, libc_function_name(check_pending(L, request)->function));
	return 1;
}

/* arguments() -> ... */

static int request_arguments(lua_State *L)
{
	return libc_arguments_push(L, check_pending(L, request_self(L)));
}

/* descriptors() -> file_descriptor, or nothing */

static int request_descriptors(lua_State *L)
{
	struct request *request = request_self(L);
	struct file_descriptor *descriptor;

	if (!libc_function_has_descriptor(check_pending(L, request)->function))
		return error_argument(L, 1);
	if (request->incoming.fd < 0)
		return 0;
	descriptor = file_descriptor_push_empty(L);
	file_descriptor_own(descriptor, request->incoming.fd, true);
	request->incoming.fd = -1;
	return 1;
}

/* ---- answers ---- */

/* The frame of one: behind the answer stand the handles that go with it. */
enum { RESULT = 2, HANDLES, ERRNO, ANSWER, FIRST_LENT };

static void give_back_lent(lua_State *L)
{
	for (int i = lua_gettop(L); i >= FIRST_LENT; i--)
		if (lua_isuserdata(L, i))
			file_descriptor_return(lua_touserdata(L, i));
}

static int push_sent(lua_State *L, int result)
{
	struct request *request = request_self(L);

	give_back_lent(L);
	request->is_answered = false;
	if (result == -ECANCELED)
		return result; /* nothing was sent */
	finish(request);
	return result < 0 ? result : 0;
}

static int send_answer(lua_State *L, struct request *request,
	struct libc_outgoing *outgoing, const int *fds, unsigned count)
{
	struct handle *handle = &master_of(L)->handle;
	struct io_uring_sqe entry = { 0 };

	outgoing->reply.id = request->incoming.request.id;
	libc_outgoing_prepare(outgoing, fds, count);
	io_uring_prep_sendmsg(&entry, handle->fd, &outgoing->header, MSG_NOSIGNAL);
	request->is_answered = true;
	return handle_await(L, handle, HANDLE_WRITES, &entry, push_sent);
}

static struct libc_outgoing *push_answer(lua_State *L)
{
	struct libc_outgoing *outgoing = lua_newuserdata(L, sizeof *outgoing);

	memset(&outgoing->reply, 0, sizeof outgoing->reply);
	return outgoing;
}

/* Whoever answers has a request, and is the only one. `arg` is 0 or what is wrong if not. */
static struct request *check_answerable(lua_State *L, int arg)
{
	struct request *request = request_self(L);

	fiber_may_suspend(L, CANCELABLE);
	if (!request->is_pending && arg > 0)
		error_argument(L, arg);
	if (!request->is_pending)
		error_raise_generic(L, EINVAL);
	if (request->is_answered)
		error_raise_generic(L, EBUSY);
	handle_fd(L, &master_of(L)->handle);
	return request;
}

/* send(result [, errno]) */

static int request_send(lua_State *L)
{
	struct request *request = check_answerable(L, 0);
	struct libc_outgoing *outgoing;

	lua_settop(L, 3);
	lua_pushnil(L);
	outgoing = push_answer(L);
	libc_answer_read(
		L, RESULT, 3, request->incoming.request.function, &outgoing->reply);
	return send_answer(L, request, outgoing, NULL, 0);
}

/* send_with_fds(result, { file_descriptor... } [, errno]) */

static bool is_listed(lua_State *L, int index)
{
	for (int i = FIRST_LENT; i < index; i++)
		if (lua_rawequal(L, i, index))
			return true;
	return false;
}

/* Push each of them once. Returns how many. */
static int push_handles(lua_State *L)
{
	if (!lua_istable(L, HANDLES))
		error_argument(L, HANDLES);
	for (int i = 1; i <= (int)lua_objlen(L, HANDLES); i++) {
		const struct file_descriptor *handle;
		int index = lua_gettop(L) + 1;

		lua_rawgeti(L, HANDLES, i);
		handle = file_descriptor_test(L, index);
		if (!handle)
			error_argument(L, HANDLES);
		else if (handle->fd < 0 || handle->lent > 0)
			error_raise_generic(L, EBUSY);
		if (is_listed(L, index))
			lua_pop(L, 1);
		else if (index == FIRST_LENT + LIBC_DESCRIPTORS)
			error_argument_errno(L, HANDLES, EOVERFLOW);
	}
	return lua_gettop(L) - FIRST_LENT + 1;
}

static int request_send_with_fds(lua_State *L)
{
	struct request *request = check_answerable(L, 0);
	struct libc_outgoing *outgoing;
	int fds[LIBC_DESCRIPTORS], count;

	lua_settop(L, ERRNO);
	outgoing = push_answer(L);
	libc_answer_read(
		L, RESULT, ERRNO, request->incoming.request.function, &outgoing->reply);
	count = push_handles(L);
	for (int i = 0; i < count; i++)
		fds[i] = file_descriptor_lend(lua_touserdata(L, FIRST_LENT + i));
	return send_answer(L, request, outgoing, fds, (unsigned)count);
}

/* use_slave_credentials() */

static int request_use_slave_credentials(lua_State *L)
{
	struct request *request = check_answerable(L, 1);
	struct libc_outgoing *outgoing;

	lua_settop(L, ERRNO);
	outgoing = push_answer(L);
	outgoing->reply.action = LIBC_CALL_REAL;
	return send_answer(L, request, outgoing, NULL, 0);
}

/* ---- masters and requests ---- */

/* master:close() */

static int master_close(lua_State *L)
{
	struct master *master = module_self(L);

	handle_close(&master->handle);
	finish(&master->request);
	return 0;
}

static int master_gc(lua_State *L)
{
	struct master *master = lua_touserdata(L, 1);

	handle_close(&master->handle);
	finish(&master->request);
	return 0;
}

/* Who dropped it without an answer leaves a thread to wait for ever. */
static int request_gc(lua_State *L)
{
	finish(lua_touserdata(L, 1));
	return 0;
}

static const struct function master_methods[] = {
	{ "arguments", request_arguments, 0 },
	{ "close", master_close, 0 },
	{ "descriptors", request_descriptors, 0 },
	{ "receive", master_receive, AWAITS },
	{ "send", request_send, AWAITS },
	{ "send_with_fds", request_send_with_fds, AWAITS },
	{ "use_slave_credentials", request_use_slave_credentials, AWAITS },
	{ NULL, NULL, 0 },
};
static const struct function master_metamethods[] = {
	{ "__gc", master_gc, 0 },
	{ NULL, NULL, 0 },
};
static const struct type master_type = {
	"libc_service.master",
	master_methods,
	master_metamethods,
	request_property,
};

static const struct function request_methods[] = {
	{ "arguments", request_arguments, 0 },
	{ "descriptors", request_descriptors, 0 },
	{ "send", request_send, AWAITS },
	{ "send_with_fds", request_send_with_fds, AWAITS },
	{ "use_slave_credentials", request_use_slave_credentials, AWAITS },
	{ NULL, NULL, 0 },
};
static const struct function request_metamethods[] = {
	{ "__gc", request_gc, 0 },
	{ NULL, NULL, 0 },
};
static const struct type request_type = {
	"libc_service.request",
	request_methods,
	request_metamethods,
	request_property,
};

/* new([{ multiplexed = boolean }]) -> master, slave */

static bool check_multiplexed(lua_State *L)
{
	bool is_multiplexed;

	if (lua_isnoneornil(L, 1))
		return false;
	if (!lua_istable(L, 1))
		error_argument(L, 1);
	for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1))
		if (lua_type(L, -2) != LUA_TSTRING ||
			strcmp(lua_tostring(L, -2), "multiplexed") != 0 ||
			!lua_isboolean(L, -1))
			error_argument(L, 1);
	lua_getfield(L, 1, "multiplexed");
	is_multiplexed = lua_toboolean(L, -1);
	lua_pop(L, 1);
	return is_multiplexed;
}

static int libc_service_new(lua_State *L)
{
	bool is_multiplexed = check_multiplexed(L);
	struct master *master =
		(struct master *)handle_new(L, &master_type, sizeof *master);
	struct libc_slave *slave = libc_slave_push(L);
	int ends[2], peer;

	master->is_multiplexed = is_multiplexed;
	master->request.incoming.fd = -1;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0)
		return error_raise_errno(L, errno);
	peer = fcntl(ends[0], F_DUPFD_CLOEXEC, 0);
	if (peer < 0) {
		int errnum = errno;

		close(ends[0]);
		close(ends[1]);
		return error_raise_errno(L, errnum);
	}
	handle_adopt(&master->handle, ends[0], false);
	libc_slave_begin(slave, ends[1], peer);
	return 2;
}

int open_libc_service(lua_State *L)
{
	static const struct function functions[] = {
		{ "new", libc_service_new, 0 },
		{ NULL, NULL, 0 },
	};

	module_type(L, &master_type);
	module_type(L, &request_type);
	libc_slave_open(L);
	lua_newtable(L);
	module_functions(L, functions);
	return 1;
}
