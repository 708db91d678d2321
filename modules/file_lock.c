/* SPDX-License-Identifier: MIT */
/* file_lock.c - file objects lock their file: flock(2).
 *
 * No request of the ring does that. A thread would have to wait in the kernel, where nothing but
 * a signal ends its wait, and who holds the lock may be waiting for such a thread. So who waits
 * tries again, now and then. */
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/file.h>

#include "modules/file.h"
#include "runtime/confined.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/module.h"

/* Returns 1 if it is locked now, 0 if somebody else has it, or -errno. */
static int try(const struct file_object *file, int operation)
{
	if (!confined_has_paths())
		return -EPERM;
	if (flock(file->handle.fd, operation | LOCK_NB) == 0)
		return 1;
	return errno == EWOULDBLOCK ? 0 : -errno;
}

static int try_lock(lua_State *L, int operation)
{
	const struct file_object *file = file_object_trusted(L);
	int status;

	handle_fd(L, &file->handle);
	status = try(file, operation);
	if (status < 0)
		return error_raise_errno(L, -status);
	lua_pushboolean(L, status);
	return 1;
}

/* file:try_lock() -> boolean */

int file_try_lock(lua_State *L)
{
	return try_lock(L, LOCK_EX);
}

/* file:try_lock_shared() -> boolean */

int file_try_lock_shared(lua_State *L)
{
	return try_lock(L, LOCK_SH);
}

/* file:unlock() */

int file_unlock(lua_State *L)
{
	try_lock(L, LOCK_UN);
	return 0;
}

/* file:lock(), file:lock_shared() */

/* The frame of a call that waits. */
enum { FILE_OBJECT = 1, OPERATION, ROUND };

/* The next round begins after a while, which grows. */
static struct io_uring_sqe pause_for(lua_State *L)
{
	/* the kernel reads them when the request is handed over */
	static struct __kernel_timespec delays[] = { { 0, 500000 }, { 0, 1000000 },
		{ 0, 2000000 }, { 0, 4000000 }, { 0, 8000000 }, { 0, 16000000 } };
	size_t last = sizeof delays / sizeof *delays - 1;
	size_t round = (size_t)lua_tointeger(L, ROUND);
	struct io_uring_sqe request = { 0 };

	io_uring_prep_timeout(&request, &delays[round < last ? round : last], 0, 0);
	lua_pushinteger(L, (lua_Integer)round + 1);
	lua_replace(L, ROUND);
	return request;
}

static int push_tried(lua_State *L, int result)
{
	struct file_object *file = lua_touserdata(L, FILE_OBJECT);
	struct io_uring_sqe request;

	if (result == -ETIME)
		result = try(file, (int)lua_tointeger(L, OPERATION));
	if (result != 0)
		return push_nothing(L, result);
	request = pause_for(L);
	return handle_again(&file->handle, HANDLE_OTHERS, &request, push_tried);
}

static int lock(lua_State *L, int operation)
{
	struct io_uring_sqe request;
	struct file_object *file;
	int status;

	fiber_may_suspend(L, CANCELABLE);
	file = file_object_trusted(L);
	handle_fd(L, &file->handle);
	status = try(file, operation);
	if (status != 0)
		return op_answer(L, push_nothing, status);
	lua_settop(L, FILE_OBJECT);
	lua_pushinteger(L, operation);
	lua_pushinteger(L, 0);
	request = pause_for(L);
	return handle_await(L, &file->handle, HANDLE_OTHERS, &request, push_tried);
}

int file_lock(lua_State *L)
{
	return lock(L, LOCK_EX);
}

int file_lock_shared(lua_State *L)
{
	return lock(L, LOCK_SH);
}
