/* SPDX-License-Identifier: MIT */
/* filesystem_link.c - links, by name and symbolic. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <unistd.h>

#include "modules/filesystem.h"
#include "modules/filesystem_task.h"
#include "runtime/module.h"
#include "runtime/path.h"

enum { TARGET = 1, LINK, READING = 2 };

/* read_symlink(path) -> path */

struct reading {
	struct filesystem_task task;
	char text[PATH_MAX];
};

static int run_read(struct filesystem_task *task)
{
	struct reading *reading = (struct reading *)task;
	ssize_t size = readlink(task->paths[0], reading->text, sizeof reading->text);

	if (size == (ssize_t)sizeof reading->text)
		return -ENAMETOOLONG;
	return size < 0 ? -errno : (int)size;
}

static int push_text(lua_State *L, int result)
{
	const struct reading *reading = lua_touserdata(L, READING);

	if (result < 0)
		return filesystem_fail(L, result, 1, NULL);
	path_push(L, reading->text, (size_t)result);
	return 1;
}

static int filesystem_read_symlink(lua_State *L)
{
	struct reading *reading =
		filesystem_task_push_for_path(L, sizeof *reading, run_read);

	return filesystem_task_await(L, &reading->task, push_text);
}

/* create_hard_link(target, link) (R-SYS-43) */

static int push_made(lua_State *L, int result)
{
	if (result >= 0)
		return 0;
	result = filesystem_fail(L, result, 2, NULL);
	if (result == OP_RAISES)
		filesystem_add_reason(L, LINK, "fs.create");
	return result;
}

static int filesystem_create_hard_link(lua_State *L)
{
	const char *target = filesystem_check_path(L, TARGET);
	const char *link = filesystem_check_path(L, LINK);
	struct io_uring_sqe request = { 0 };

	io_uring_prep_linkat(&request, AT_FDCWD, target, AT_FDCWD, link, 0);
	return filesystem_request(L, &request, push_made);
}

/* create_symlink(target, link), create_directory_symlink(target, link) */

static int filesystem_create_symlink(lua_State *L)
{
	const char *target = filesystem_check_path(L, TARGET);
	const char *link = filesystem_check_path(L, LINK);
	struct io_uring_sqe request = { 0 };

	io_uring_prep_symlinkat(&request, target, AT_FDCWD, link);
	return filesystem_request(L, &request, push_made);
}

/* copy_symlink(from, to): the text of the link, wherever that leads from there */

static int run_copy(struct filesystem_task *task)
{
	struct reading *reading = (struct reading *)task;
	int size = run_read(task);

	if (size < 0)
		return size;
	reading->text[size] = '\0';
	return symlinkat(reading->text, AT_FDCWD, task->paths[1]) < 0 ? -errno : 0;
}

static int filesystem_copy_symlink(lua_State *L)
{
	const char *from = filesystem_check_path(L, TARGET);
	const char *to = filesystem_check_path(L, LINK);
	struct reading *reading;

	lua_settop(L, LINK);
	reading = filesystem_task_push(L, sizeof *reading, run_copy);
	reading->task.paths[0] = from;
	reading->task.paths[1] = to;
	reading->task.changes = true;
	return filesystem_task_await(L, &reading->task, push_made);
}

void filesystem_add_link(lua_State *L)
{
	static const struct function functions[] = {
		{ "copy_symlink", filesystem_copy_symlink, AWAITS | NO_RESULT },
		{ "create_directory_symlink", filesystem_create_symlink,
			AWAITS | NO_RESULT },
		{ "create_hard_link", filesystem_create_hard_link, AWAITS | NO_RESULT },
		{ "create_hardlink", filesystem_create_hard_link, AWAITS | NO_RESULT },
		{ "create_symlink", filesystem_create_symlink, AWAITS | NO_RESULT },
		{ "read_symlink", filesystem_read_symlink, AWAITS | ONE_RESULT },
		{ NULL, NULL, 0 },
	};

	module_functions(L, functions);
}
