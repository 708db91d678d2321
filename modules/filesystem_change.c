/* SPDX-License-Identifier: MIT */
/* filesystem_change.c - the size, the permissions and the owner of files. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "modules/filesystem.h"
#include "modules/filesystem_number.h"
#include "modules/filesystem_task.h"
#include "runtime/confined.h"
#include "runtime/module.h"

enum { PATH = 1 };

/* What one of them shall become. */
struct wanted {
	int flags; /* of the calls that end in "at" */
	int64_t size;
	mode_t mode;
	uid_t user;
	gid_t group;
};

struct change {
	struct filesystem_task task;
	struct wanted to;
};

static int push_changed(lua_State *L, int result)
{
	return result < 0 ? filesystem_fail(L, result, 1, "fs.write") : 0;
}

static int await(
	lua_State *L, int (*run)(struct filesystem_task *), const struct wanted *wanted)
{
	struct change *change = filesystem_task_push_for_path(L, sizeof *change, run);

	change->to = *wanted;
	change->task.changes = true;
	return filesystem_task_await(L, &change->task, push_changed);
}

/* ---- resize_file(path, size) ---- */

/* Nobody who is confined may resize what is not open. */
static int resize_open(const char *path, off_t size)
{
	int fd = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC), result;

	if (fd < 0)
		return -errno;
	result = ftruncate(fd, size) < 0 ? -errno : 0;
	close(fd);
	return result;
}

static int run_resize(struct filesystem_task *task)
{
	off_t size = ((struct change *)task)->to.size;

	if (confined_by)
		return resize_open(task->paths[0], size);
	while (truncate(task->paths[0], size) < 0)
		if (errno != EINTR || filesystem_task_stops(task))
			return -errno;
	return 0;
}

static int filesystem_resize_file(lua_State *L)
{
	struct wanted wanted = { 0 };

	filesystem_check_path(L, PATH);
	wanted.size = filesystem_check_number(L, 2, INT64_MIN >> 1, INT64_MAX >> 1);
	return await(L, run_resize, &wanted);
}

/* ---- chmod(path, mode), lchmod(path, mode) ---- */

static int run_mode(struct filesystem_task *task)
{
	const struct wanted *to = &((struct change *)task)->to;
	int result = fchmodat(AT_FDCWD, task->paths[0], to->mode, to->flags);

	return result < 0 ? -errno : 0;
}

static int change_mode(lua_State *L, int flags)
{
	struct wanted wanted = { .flags = flags };

	filesystem_check_path(L, PATH);
	wanted.mode = filesystem_check_mode(L, 2);
	return await(L, run_mode, &wanted);
}

static int filesystem_chmod(lua_State *L)
{
	return change_mode(L, 0);
}

static int filesystem_lchmod(lua_State *L)
{
	return change_mode(L, AT_SYMLINK_NOFOLLOW);
}

/* ---- chown(path, user, group), lchown(path, user, group): -1 stays as it is ---- */

static int run_owner(struct filesystem_task *task)
{
	const struct wanted *to = &((struct change *)task)->to;
	int result = fchownat(AT_FDCWD, task->paths[0], to->user, to->group, to->flags);

	return result < 0 ? -errno : 0;
}

static int change_owner(lua_State *L, int flags)
{
	struct wanted wanted = { .flags = flags };

	filesystem_check_path(L, PATH);
	wanted.user = (uid_t)filesystem_check_number(L, 2, -1, UINT32_MAX - 1);
	wanted.group = (gid_t)filesystem_check_number(L, 3, -1, UINT32_MAX - 1);
	return await(L, run_owner, &wanted);
}

static int filesystem_chown(lua_State *L)
{
	return change_owner(L, 0);
}

static int filesystem_lchown(lua_State *L)
{
	return change_owner(L, AT_SYMLINK_NOFOLLOW);
}

void filesystem_add_change(lua_State *L)
{
	static const struct function functions[] = {
		{ "chmod", filesystem_chmod, AWAITS | NO_RESULT },
		{ "chown", filesystem_chown, AWAITS | NO_RESULT },
		{ "lchmod", filesystem_lchmod, AWAITS | NO_RESULT },
		{ "lchown", filesystem_lchown, AWAITS | NO_RESULT },
		{ "resize_file", filesystem_resize_file, AWAITS | NO_RESULT },
		{ NULL, NULL, 0 },
	};

	module_functions(L, functions);
}
