/* SPDX-License-Identifier: MIT */
/* acceptor.c - a socket that takes connections, of any kind. */
#include "modules/acceptor.h"

#include <errno.h>
#include <sys/socket.h>

#include "runtime/error.h"
#include "runtime/fiber.h"

enum { FIRST_PAUSE_NS = 1000 * 1000, LAST_PAUSE_NS = 128 * 1000 * 1000 };

static int push_accepted(lua_State *L, int result);

static struct io_uring_sqe request_of(const struct acceptor *acceptor)
{
	struct io_uring_sqe request = { 0 };

	io_uring_prep_accept(&request, acceptor->handle.fd, NULL, NULL, SOCK_CLOEXEC);
	return request;
}

static int ask_again(struct acceptor *acceptor)
{
	struct io_uring_sqe request = request_of(acceptor);

	return handle_again(&acceptor->handle, HANDLE_READS, &request, push_accepted);
}

/* The connection has ended before it was taken. (R-IO-178) */
static bool is_aborted(int result)
{
	return result == -ECONNABORTED || result == -EPROTO;
}

/* The connection stays in the backlog, and whoever takes the next one would only fail again
 * until somebody gives something back. */
static bool is_short(int result)
{
	return result == -EMFILE || result == -ENFILE || result == -ENOBUFS ||
	       result == -ENOMEM;
}

static void lengthen(struct __kernel_timespec *pause)
{
	if (pause->tv_nsec == 0)
		pause->tv_nsec = FIRST_PAUSE_NS;
	else if (pause->tv_nsec < LAST_PAUSE_NS)
		pause->tv_nsec *= 2;
}

/* The socket to be stands at 2. */
static int push_accepted(lua_State *L, int result)
{
	struct acceptor *acceptor = lua_touserdata(L, 1);

	if (is_aborted(result) && !acceptor->reports_aborted)
		return ask_again(acceptor);
	if (is_short(result))
		lengthen(&acceptor->pause);
	if (result < 0)
		return is_aborted(result) ? -ECONNABORTED : result;
	acceptor->pause.tv_nsec = 0;
	handle_adopt(lua_touserdata(L, 2), result, false);
	lua_pushvalue(L, 2);
	return 1;
}

static int push_paused(lua_State *L, int result)
{
	return result == -ETIME ? ask_again(lua_touserdata(L, 1)) : result;
}

int acceptor_accept(lua_State *L, const struct type *type, size_t size)
{
	struct io_uring_sqe request = { 0 };
	struct acceptor *self;

	fiber_may_suspend(L, CANCELABLE);
	self = module_self(L);
	lua_settop(L, 1);
	handle_new(L, type, size);
	if (self->pause.tv_nsec != 0 && self->handle.fd >= 0) {
		io_uring_prep_timeout(&request, &self->pause, 0, 0);
		return handle_await(
			L, &self->handle, HANDLE_OTHERS, &request, push_paused);
	}
	request = request_of(self);
	return handle_await(L, &self->handle, HANDLE_READS, &request, push_accepted);
}

int acceptor_set_reports_aborted(lua_State *L)
{
	struct acceptor *self = module_self(L);

	if (!lua_isboolean(L, 3))
		return error_argument(L, 3);
	handle_fd(L, &self->handle);
	self->reports_aborted = lua_toboolean(L, 3);
	return 0;
}

int acceptor_get_reports_aborted(lua_State *L)
{
	const struct acceptor *self = module_self(L);

	handle_fd(L, &self->handle);
	lua_pushboolean(L, self->reports_aborted);
	return 1;
}
