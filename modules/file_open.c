/* SPDX-License-Identifier: MIT */
/* file_open.c - file objects open a file, while the thread waits or only the fiber. */
#include <errno.h>
#include <fcntl.h>

#include "modules/file.h"
#include "modules/open_flags.h"
#include "modules/opening.h"
#include "runtime/descriptor.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/libc_service.h"
#include "runtime/module.h"
#include "runtime/path.h"
#include "runtime/vm.h"

enum { PATH = 2, FLAGS, MODE, OPENING }; /* arguments, and what stands behind them */
enum {
	RESTART = 512
}; /* what a worker that was interrupted says, a word of the kernel's own */

/* The object, which is closed, and how it shall be opened, as the arguments say. */
static struct file_object *check_arguments(lua_State *L, struct open_how *how)
{
	struct file_object *file = module_self(L);

	path_check(L, PATH);
	*how = open_flags_check_either(L, FLAGS);
	if (file->handle.fd >= 0 || file->waiting)
		error_raise(L, &error_misc, MISC_ALREADY_OPEN);
	return file;
}

/* file:open(path, flags [, mode]) */

static void open_here(lua_State *L, struct file_object *file, const struct open_how *how)
{
	const char *path = path_check(L, PATH);
	int fd = opening_at(AT_FDCWD, path, how);

	if (fd < 0) {
		opening_push_error(L, -fd, path, (int)how->flags);
		lua_error(L);
	}
	file_object_adopt(file, fd);
}

int file_open(lua_State *L)
{
	struct open_how how;
	struct file_object *file = check_arguments(L, &how);

	open_here(L, file, &how);
	return 0;
}

/* file:open_waiting(path, flags [, mode]) */

/* One that the kernel works on. It stands on the frame of the waiting call, and owns the
 * descriptor until the object does. */
struct opening {
	struct op op; /* first: the completion finds the rest by it */
	struct fiber *fiber;
	struct file_object *file; /* NULL: it was closed meanwhile */
	struct open_how how;
	bool answered; /* by the kernel; the fiber has not had its turn yet */
	int fd;
};

static void drop(struct opening *opening)
{
	if (opening->fd >= 0)
		descriptor_close(opening->fd, false);
	opening->fd = -1;
}

static int opening_gc(lua_State *L)
{
	drop(lua_touserdata(L, 1));
	return 0;
}

static const struct function opening_metamethods[] = {
	{ "__gc", opening_gc, 0 },
	{ NULL, NULL, 0 },
};
static const struct type opening_type = {
	"file.opening",
	NULL,
	opening_metamethods,
	NULL,
};

void file_open_prepare(lua_State *L)
{
	module_type(L, &opening_type);
}

static void complete(struct op *op, int result)
{
	struct opening *opening = (struct opening *)op;

	opening->fd = result;
	opening->answered = true;
	fiber_wake(opening->fiber, result < 0 ? result : 0);
}

static bool withdraw(struct fiber *fiber)
{
	struct opening *opening = fiber->wait;

	vm_cancel(fiber->vm, &opening->op);
	return false;
}

bool file_open_stop(struct file_object *file)
{
	struct opening *opening = file->waiting;

	if (!opening)
		return false;
	file->waiting = NULL;
	opening->file = NULL;
	if (!opening->answered)
		vm_cancel(opening->fiber->vm, &opening->op);
	return true;
}

static int push_refused(lua_State *L, int result)
{
	const struct opening *opening = lua_touserdata(L, OPENING);

	if (result == -ECANCELED || result == -EINTR || result == -RESTART)
		return fiber_push_failure(L, -ECANCELED);
	lua_pushboolean(L, true);
	opening_push_error(L, -result, path_check(L, PATH), (int)opening->how.flags);
	return 2;
}

static int push_opened(lua_State *L, int result)
{
	struct opening *opening = lua_touserdata(L, OPENING);
	struct file_object *file = opening->file;

	if (file)
		file->waiting = NULL;
	else
		result = -ECANCELED;
	if (!file || file->handle.fd >= 0)
		drop(opening);
	if (result < 0)
		return push_refused(L, result);
	if (file->handle.fd >= 0) { /* somebody gave it another one */
		lua_pushboolean(L, true);
		error_push(L, &error_misc, MISC_ALREADY_OPEN);
		return 2;
	}
	file_object_adopt(file, opening->fd);
	opening->fd = -1;
	return fiber_push_done(L, 0);
}

/* By a worker of the kernel's: who opens a pipe in the kernel's first attempt does not wait for
 * its other end. */
static int submit(lua_State *L, struct opening *opening)
{
	struct io_uring_sqe request = { 0 };
	const char *path = path_check(L, PATH);

	if (opening->how.resolve)
		io_uring_prep_openat2(&request, AT_FDCWD, path, &opening->how);
	else
		io_uring_prep_openat(&request, AT_FDCWD, path, (int)opening->how.flags,
			(mode_t)opening->how.mode);
	request.flags |= IOSQE_ASYNC;
	return vm_submit(vm_current, &request, &opening->op);
}

int file_open_waiting(lua_State *L)
{
	struct fiber *fiber = fiber_may_suspend(L, CANCELABLE);
	struct open_how how;
	struct file_object *file = check_arguments(L, &how);
	struct opening *opening;
	int status;

	if (!file_object_ring() || libc_service_is_here()) {
		open_here(L, file, &how);
		return fiber_pause(L);
	}
	lua_settop(L, MODE);
	opening = module_new(L, &opening_type, sizeof *opening);
	opening->op.complete = complete;
	opening->fiber = fiber;
	opening->file = file;
	opening->how = how;
	opening->fd = -1;
	status = submit(L, opening);
	if (status < 0)
		return fiber_push_failure(L, status);
	file->waiting = opening;
	return fiber_park(L, push_opened, withdraw, opening, CANCELABLE);
}
