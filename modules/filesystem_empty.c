/* SPDX-License-Identifier: MIT */
/* filesystem_empty.c - whether a file or a directory has nothing in it. */
#include <errno.h>
#include <sys/stat.h>

#include "modules/filesystem.h"
#include "modules/filesystem_task.h"
#include "modules/filesystem_traversal.h"
#include "runtime/module.h"

/* Returns 1 or 0, or -errno. */
static int is_empty_directory(const char *path)
{
	struct traversal *traversal = traversal_create(0);
	int result;

	if (!traversal)
		return -ENOMEM;
	result = traversal_open(traversal, path);
	if (result == 0)
		result = traversal_has_ended(traversal);
	traversal_release(traversal);
	return result;
}

static int run(struct filesystem_task *task)
{
	struct stat status;

	if (stat(task->paths[0], &status) < 0)
		return -errno;
	if (S_ISDIR(status.st_mode))
		return is_empty_directory(task->paths[0]);
	return S_ISREG(status.st_mode) ? status.st_size == 0 : -ENOTSUP;
}

static int push_answer(lua_State *L, int result)
{
	if (result < 0)
		return filesystem_fail(L, result, 1, "fs.read");
	lua_pushboolean(L, result);
	return 1;
}

/* is_empty(path) -> boolean */

static int filesystem_is_empty(lua_State *L)
{
	struct filesystem_task *task =
		filesystem_task_push_for_path(L, sizeof *task, run);

	return filesystem_task_await(L, task, push_answer);
}

void filesystem_add_empty(lua_State *L)
{
	static const struct function functions[] = {
		{ "is_empty", filesystem_is_empty, AWAITS | ONE_RESULT },
		{ NULL, NULL, 0 },
	};

	module_functions(L, functions);
}
