/* SPDX-License-Identifier: MIT */
/* filesystem_process.c - what a whole process shares: where it works, what it masks, its root. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "modules/file_descriptor.h"
#include "modules/filesystem.h"
#include "modules/filesystem_number.h"
#include "modules/filesystem_task.h"
#include "runtime/confined.h"
#include "runtime/error.h"
#include "runtime/module.h"
#include "runtime/op.h"
#include "runtime/path.h"
#include "runtime/subprocess.h"
#include "runtime/vm.h"

enum { PATH = 1, MASKS = 0777 };

/* Only the state that is responsible for the process. (R-SYS-15) */
static void check_master(lua_State *L)
{
	if (!vm_current->master)
		error_raise_generic(L, EPERM);
}

static int push_changed(lua_State *L, int result)
{
	return result < 0 ? filesystem_fail(L, result, 1, NULL) : 0;
}

static int await(lua_State *L, int (*run)(struct filesystem_task *))
{
	struct filesystem_task *task =
		filesystem_task_push_for_path(L, sizeof *task, run);

	task->changes = true;
	return filesystem_task_await(L, task, push_changed);
}

/* ---- current_working_directory() -> path, current_working_directory(path or descriptor) ---- */

/* The same directory for who makes processes, whatever its name leads to by then. */
static int work_in(int fd)
{
	return fchdir(fd) < 0 ? -errno : subprocess_work_in(fd);
}

static int run_work_in(struct filesystem_task *task)
{
	int fd = open(task->paths[0], O_PATH | O_DIRECTORY | O_CLOEXEC), result;

	if (fd < 0)
		return -errno;
	result = work_in(fd);
	close(fd);
	return result;
}

static int push_directory(lua_State *L)
{
	char directory[PATH_MAX];

	if (!getcwd(directory, sizeof directory))
		return error_raise_errno(L, errno);
	lua_pushboolean(L, false);
	path_push(L, directory, strlen(directory));
	return 2;
}

static int filesystem_current_working_directory(lua_State *L)
{
	int status;

	if (lua_isnoneornil(L, PATH))
		return push_directory(L);
	check_master(L);
	if (!file_descriptor_test(L, PATH))
		return await(L, run_work_in);
	status = work_in(file_descriptor_check(L, PATH)->fd);
	return op_push_answer(L, push_nothing, status);
}

/* ---- umask(mask) -> integer ---- */

static int filesystem_umask(lua_State *L)
{
	mode_t mask, before;
	int status;

	check_master(L);
	mask = (mode_t)filesystem_check_number(L, 1, 0, UINT32_MAX) & MASKS;
	before = umask(mask);
	if (before == (mode_t)-1)
		return error_raise_errno(L, errno);
	status = subprocess_mask(mask);
	if (status < 0)
		return error_raise_errno(L, -status);
	lua_pushinteger(L, (lua_Integer)before);
	return 1;
}

/* ---- chroot(path) ---- */

static int run_chroot(struct filesystem_task *task)
{
	/* a policy may end the process that as much as tries this call */
	if (confined_by)
		return -EPERM;
	return chroot(task->paths[0]) < 0 ? -errno : 0;
}

static int filesystem_chroot(lua_State *L)
{
	check_master(L);
	return await(L, run_chroot);
}

void filesystem_add_process(lua_State *L)
{
	static const struct function functions[] = {
		{ "chroot", filesystem_chroot, AWAITS | NO_RESULT },
		{ "current_working_directory", filesystem_current_working_directory,
			AWAITS },
		{ "umask", filesystem_umask, 0 },
		{ NULL, NULL, 0 },
	};

	module_functions(L, functions);
}
