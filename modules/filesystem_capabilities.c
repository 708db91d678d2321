/* SPDX-License-Identifier: MIT */
/* filesystem_capabilities.c - the capabilities that a program has by its file, by the name. */
#include "modules/file_capabilities.h"
#include "modules/filesystem.h"
#include "modules/filesystem_task.h"
#include "runtime/module.h"

enum { PATH = 1, CAPABILITIES, TASK };

struct work {
	struct filesystem_task task;
	struct linux_capabilities capabilities;
};

static int await(lua_State *L, const char *path, const struct linux_capabilities *given,
	int (*run)(struct filesystem_task *), op_push *push)
{
	struct work *work = filesystem_task_push(L, sizeof *work, run);

	work->task.paths[0] = path;
	work->task.changes = given;
	if (given)
		work->capabilities = *given;
	return filesystem_task_await(L, &work->task, push);
}

/* cap_get_file(path) -> capabilities */

static int run_get(struct filesystem_task *task)
{
	return file_capabilities_get_named(
		task->paths[0], &((struct work *)task)->capabilities);
}

static int push_got(lua_State *L, int result)
{
	const struct work *work = lua_touserdata(L, TASK);

	if (result < 0)
		return filesystem_fail(L, result, 1, NULL);
	*linux_capabilities_push(L) = work->capabilities;
	return 1;
}

static int filesystem_cap_get_file(lua_State *L)
{
	const char *path = filesystem_check_path(L, PATH);

	lua_settop(L, CAPABILITIES);
	return await(L, path, NULL, run_get, push_got);
}

/* cap_set_file(path, capabilities) */

static int run_set(struct filesystem_task *task)
{
	return file_capabilities_set_named(
		task->paths[0], &((struct work *)task)->capabilities);
}

static int push_set(lua_State *L, int result)
{
	return result < 0 ? filesystem_fail(L, result, 1, NULL) : 0;
}

static int filesystem_cap_set_file(lua_State *L)
{
	const char *path = filesystem_check_path(L, PATH);
	const struct linux_capabilities *given =
		linux_capabilities_check(L, CAPABILITIES);

	lua_settop(L, CAPABILITIES);
	return await(L, path, given, run_set, push_set);
}

void filesystem_add_capabilities(lua_State *L)
{
	static const struct function functions[] = {
		{ "cap_get_file", filesystem_cap_get_file, AWAITS | ONE_RESULT },
		{ "cap_set_file", filesystem_cap_set_file, AWAITS | NO_RESULT },
		{ NULL, NULL, 0 },
	};

	module_functions(L, functions);
}
