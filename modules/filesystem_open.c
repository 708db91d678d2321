/* SPDX-License-Identifier: MIT */
/* filesystem_open.c - descriptors of what no other module opens: directories, and mere paths. */
#include <errno.h>
#include <fcntl.h>

#include "modules/file_descriptor.h"
#include "modules/filesystem.h"
#include "modules/filesystem_task.h"
#include "modules/open_flags.h"
#include "modules/opening.h"
#include "runtime/fiber.h"
#include "runtime/module.h"
#include "runtime/vm.h"

enum { PATH = 1, FLAGS, MODE, DESCRIPTOR, HOW };
enum {
	RESTART = 512
}; /* what a worker that was interrupted says, a word of the kernel's own */

static int push_opened(lua_State *L, int result)
{
	const struct open_how *how = lua_touserdata(L, HOW);

	if (result == -RESTART)
		result = -ECANCELED;
	if (result >= 0) {
		file_descriptor_own(lua_touserdata(L, DESCRIPTOR), result, false);
		lua_pushvalue(L, DESCRIPTOR);
		return 1;
	}
	if (result == -ECANCELED && vm_current->current)
		return result;
	opening_push_error(L, -result, filesystem_check_path(L, PATH), (int)how->flags);
	lua_pushvalue(L, PATH);
	lua_setfield(L, -2, "path1");
	return OP_RAISES;
}

/* By a worker of the kernel's: who opens a pipe in the kernel's first attempt does not wait for
 * its other end. */
static struct io_uring_sqe request_of(const char *path, struct open_how *how)
{
	struct io_uring_sqe request = { 0 };

	if (how->resolve)
		io_uring_prep_openat2(&request, AT_FDCWD, path, how);
	else
		io_uring_prep_openat(
			&request, AT_FDCWD, path, (int)how->flags, (mode_t)how->mode);
	request.flags |= IOSQE_ASYNC;
	return request;
}

static bool may_wait(lua_State *L, unsigned char opcode)
{
	if (!fiber_can_suspend(L))
		return false;
	fiber_may_suspend(L, CANCELABLE);
	return !vm_alone(vm_current) && filesystem_ring_takes(opcode);
}

/* open(path, flags [, mode]) -> descriptor (R-IO-110, R-SYS-54) */

static int filesystem_open(lua_State *L)
{
	const char *path = filesystem_check_path(L, PATH);
	struct open_how *how, given = open_flags_check_either(L, FLAGS);
	struct io_uring_sqe request;

	lua_settop(L, MODE);
	file_descriptor_push_empty(L);
	how = lua_newuserdata(L, sizeof *how);
	*how = given;
	request = request_of(path, how);
	if (may_wait(L, request.opcode))
		return op_await(L, &request, push_opened);
	return op_push_answer(L, push_opened, opening_at(AT_FDCWD, path, how));
}

void filesystem_add_open(lua_State *L)
{
	static const struct function functions[] = {
		{ "open", filesystem_open, AWAITS | ONE_RESULT },
		{ NULL, NULL, 0 },
	};

	module_functions(L, functions);
}
