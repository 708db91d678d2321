/* SPDX-License-Identifier: MIT */
/* filesystem_space.c - how much room there is where a file is. */
#include <errno.h>
#include <string.h>
#include <sys/statvfs.h>

#include "modules/filesystem.h"
#include "modules/filesystem_task.h"
#include "runtime/error.h"
#include "runtime/module.h"

enum { ASKING = 2 };

struct space_info {
	lua_Number capacity, free, available; /* bytes; -1: unknown */
};

static int space_equal(lua_State *L);
static int space_property(lua_State *L);

static const struct function metamethods[] = {
	{ "__eq", space_equal, 0 },
	{ NULL, NULL, 0 },
};
static const struct type space_type = {
	"filesystem.space_info",
	NULL,
	metamethods,
	space_property,
};

/* space == space */

static int space_equal(lua_State *L)
{
	const struct space_info *one = module_test(L, 1, &space_type);
	const struct space_info *other = module_test(L, 2, &space_type);

	lua_pushboolean(L, one && other && one->capacity == other->capacity &&
				   one->free == other->free &&
				   one->available == other->available);
	return 1;
}

/* space.available, space.capacity, space.free */

static int space_property(lua_State *L)
{
	const struct space_info *space = module_check(L, 1, &space_type);
	const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";

	if (strcmp(key, "available") == 0)
		lua_pushnumber(L, space->available);
	else if (strcmp(key, "capacity") == 0)
		lua_pushnumber(L, space->capacity);
	else if (strcmp(key, "free") == 0)
		lua_pushnumber(L, space->free);
	else
		return error_bad_index(L);
	return 1;
}

/* space(path) -> space */

struct asking {
	struct filesystem_task task;
	struct statvfs status;
};

static int run_space(struct filesystem_task *task)
{
	struct asking *asking = (struct asking *)task;
	int status;

	do
		status = statvfs(task->paths[0], &asking->status);
	while (status < 0 && errno == EINTR && !filesystem_task_stops(task));
	return status < 0 ? -errno : 0;
}

static lua_Number bytes_of(const struct statvfs *status, fsblkcnt_t blocks)
{
	return blocks == (fsblkcnt_t)-1
	               ? -1
	               : (lua_Number)blocks * (lua_Number)status->f_frsize;
}

static int push_space(lua_State *L, int result)
{
	const struct asking *asking = lua_touserdata(L, ASKING);
	const struct statvfs *status = &asking->status;
	struct space_info *space;

	if (result < 0)
		return filesystem_fail(L, result, 1, NULL);
	space = module_new(L, &space_type, sizeof *space);
	space->capacity = bytes_of(status, status->f_blocks);
	space->free = bytes_of(status, status->f_bfree);
	space->available = bytes_of(status, status->f_bavail);
	return 1;
}

static int filesystem_space(lua_State *L)
{
	struct asking *asking =
		filesystem_task_push_for_path(L, sizeof *asking, run_space);

	return filesystem_task_await(L, &asking->task, push_space);
}

void filesystem_add_space(lua_State *L)
{
	static const struct function functions[] = {
		{ "space", filesystem_space, AWAITS | ONE_RESULT },
		{ NULL, NULL, 0 },
	};

	module_type(L, &space_type);
	module_functions(L, functions);
}
