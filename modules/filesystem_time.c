/* SPDX-License-Identifier: MIT */
/* filesystem_time.c - when a file was written last. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "modules/filesystem.h"
#include "modules/filesystem_status.h"
#include "modules/filesystem_task.h"
#include "modules/time_point.h"
#include "runtime/module.h"

enum { PATH = 1, POINT, NS_PER_S = 1000000000 };

struct stamping {
	struct filesystem_task task;
	struct timespec times[2]; /* of reading, which stays, and of writing */
};

static int run_stamp(struct filesystem_task *task)
{
	const struct stamping *stamping = (struct stamping *)task;
	int result = utimensat(AT_FDCWD, task->paths[0], stamping->times, 0);

	return result < 0 ? -errno : 0;
}

static int push_stamped(lua_State *L, int result)
{
	return result < 0 ? filesystem_fail(L, result, 1, NULL) : 0;
}

/* Nanoseconds are counted upwards from a second. */
static struct timespec time_of(int64_t ns)
{
	int64_t seconds = ns / NS_PER_S, rest = ns % NS_PER_S;

	if (rest < 0) {
		seconds--;
		rest += NS_PER_S;
	}
	return (struct timespec){ .tv_sec = (time_t)seconds, .tv_nsec = (long)rest };
}

/* last_write_time(path) -> point, last_write_time(path, point) */

static int filesystem_last_write_time(lua_State *L)
{
	const char *path = filesystem_check_path(L, PATH);
	struct stamping *stamping;
	int64_t ns;

	if (lua_isnoneornil(L, POINT))
		return filesystem_ask(L, filesystem_find_answer("last_write_time"));
	ns = time_point_check(L, POINT, &file_clock);
	lua_settop(L, PATH);
	stamping = filesystem_task_push(L, sizeof *stamping, run_stamp);
	stamping->times[0].tv_nsec = UTIME_OMIT;
	stamping->times[1] = time_of(ns);
	stamping->task.paths[0] = path;
	stamping->task.changes = true;
	return filesystem_task_await(L, &stamping->task, push_stamped);
}

void filesystem_add_time(lua_State *L)
{
	static const struct function functions[] = {
		{ "last_write_time", filesystem_last_write_time, AWAITS },
		{ NULL, NULL, 0 },
	};

	module_functions(L, functions);
}
