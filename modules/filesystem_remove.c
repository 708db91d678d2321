/* SPDX-License-Identifier: MIT */
/* filesystem_remove.c - names go away, or become others. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "modules/filesystem.h"
#include "modules/filesystem_descent.h"
#include "modules/filesystem_listing.h"
#include "modules/filesystem_task.h"
#include "runtime/module.h"

enum { PATH = 1, TO, REMOVAL = 2, FIRST_ROOM = 16 };
enum { OPENING = O_RDONLY | O_DIRECTORY | O_CLOEXEC };

/* What unlink(2) says to directories, here and elsewhere. */
static bool may_be_directory(int errnum)
{
	return errnum == EISDIR || errnum == EPERM;
}

/* ---- remove(path) -> boolean (R-SYS-49) ---- */

static int push_removed(lua_State *L, int result)
{
	if (result < 0 && result != -ENOENT)
		return filesystem_fail(L, result, 1, "fs.delete");
	lua_pushboolean(L, result == 0);
	return 1;
}

/* It is no directory: then what the first call said stands. */
static int push_directory_removed(lua_State *L, int result)
{
	return push_removed(L, result == -ENOTDIR ? -EPERM : result);
}

static struct io_uring_sqe unlinking(const char *path, int flags)
{
	struct io_uring_sqe request = { 0 };

	io_uring_prep_unlinkat(&request, AT_FDCWD, path, flags);
	return request;
}

static int push_tried(lua_State *L, int result)
{
	struct io_uring_sqe request;

	if (!may_be_directory(-result))
		return push_removed(L, result);
	request = unlinking(lua_touserdata(L, REMOVAL), AT_REMOVEDIR);
	return op_again(NULL, &request, push_directory_removed);
}

static int filesystem_remove(lua_State *L)
{
	const char *path = filesystem_check_path(L, PATH);
	struct io_uring_sqe request = unlinking(path, 0);

	lua_settop(L, PATH);
	lua_pushlightuserdata(L, (void *)path);
	return filesystem_request(L, &request, push_tried);
}

/* ---- remove_all(path) -> integer ---- */

/* A tree on its way out. */
struct removal {
	const struct filesystem_task *task;
	struct descent descent;
	struct level {
		struct listing listing; /* of a directory */
		const char *name;       /* that is in it, and is being removed */
	} * levels;                     /* as many as the descent is deep */
	size_t depth, room;
	lua_Number count;
};

/* Remove what is in a directory that is open from now on. Returns 0 or -errno. */
static int begin_level(struct removal *removal)
{
	size_t room = removal->room ? 2 * removal->room : FIRST_ROOM;
	struct level *levels;

	if (removal->depth == removal->room) {
		levels = realloc(removal->levels, room * sizeof *levels);
		if (!levels)
			return -ENOMEM;
		removal->levels = levels;
		removal->room = room;
	}
	removal->levels[removal->depth++] = (struct level){ .name = NULL };
	return listing_read(
		&removal->levels[removal->depth - 1].listing, removal->descent.fd);
}

static void end_level(struct removal *removal)
{
	listing_finish(&removal->levels[--removal->depth].listing);
}

/* Returns 0 or -errno. */
static int drop(struct removal *removal, const char *name, int flags)
{
	if (unlinkat(removal->descent.fd, name, flags) == 0)
		removal->count++;
	else if (errno != ENOENT)
		return -errno;
	return 0;
}

/* Go down into a directory; unless it is a link by now, or may not be read, and may be empty.
 * Returns 0 or -errno. */
static int go_down(struct removal *removal, const char *name)
{
	int fd = openat(removal->descent.fd, name, OPENING | O_NOFOLLOW), status;

	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR || errno == ELOOP))
		return drop(removal, name, 0);
	if (fd < 0 && errno == EACCES)
		return drop(removal, name, AT_REMOVEDIR) == 0 ? 0 : -EACCES;
	if (fd < 0)
		return -errno;
	status = descent_enter(&removal->descent, fd, false);
	return status < 0 ? status : begin_level(removal);
}

static int go_up(struct removal *removal)
{
	int status = descent_leave(&removal->descent);

	if (status < 0)
		return status;
	end_level(removal);
	return drop(removal, removal->levels[removal->depth - 1].name, AT_REMOVEDIR);
}

static int drop_one(struct removal *removal, const char *name, unsigned char type)
{
	int status = type == DT_DIR ? -EISDIR : drop(removal, name, 0);

	return may_be_directory(-status) ? go_down(removal, name) : status;
}

/* Remove all that is in the directory where it stands. Returns 0 or -errno. */
static int drop_all(struct removal *removal)
{
	int status = begin_level(removal);

	while (status == 0) {
		struct level *level = &removal->levels[removal->depth - 1];
		unsigned char type;

		if (filesystem_task_stops(removal->task))
			return -ECANCELED;
		level->name = listing_next(&level->listing, &type);
		if (level->name)
			status = drop_one(removal, level->name, type);
		else if (removal->depth > 1)
			status = go_up(removal);
		else
			break;
	}
	return status;
}

/* Returns 0 or -errno. */
static int drop_tree(struct removal *removal, const char *path)
{
	int fd = open(path, OPENING | O_NOFOLLOW), status;

	if (fd < 0)
		return errno == ENOTDIR || errno == ELOOP ? -EPERM : -errno;
	status = descent_begin(&removal->descent, fd, OPENING);
	if (status == 0)
		status = drop_all(removal);
	while (removal->depth > 0)
		end_level(removal);
	free(removal->levels);
	descent_finish(&removal->descent);
	return status < 0 ? status : 0;
}

struct removing {
	struct filesystem_task task;
	lua_Number count;
};

static int run_remove_all(struct filesystem_task *task)
{
	struct removal removal = { .task = task, .descent.fd = -1 };
	const char *path = task->paths[0];
	int status = unlink(path) < 0 ? -errno : 0;

	if (filesystem_is_missing(status))
		return 0;
	if (may_be_directory(-status)) {
		status = drop_tree(&removal, path);
		if (status == 0 && rmdir(path) < 0)
			status = -errno;
	}
	((struct removing *)task)->count = removal.count + 1;
	return status;
}

static int push_all_removed(lua_State *L, int result)
{
	const struct removing *removing = lua_touserdata(L, REMOVAL);

	if (result < 0)
		return filesystem_fail(L, result, 1, "fs.delete");
	lua_pushnumber(L, removing->count);
	return 1;
}

static int filesystem_remove_all(lua_State *L)
{
	struct removing *removing =
		filesystem_task_push_for_path(L, sizeof *removing, run_remove_all);

	removing->task.changes = true;
	return filesystem_task_await(L, &removing->task, push_all_removed);
}

/* ---- rename(old, new) ---- */

static int push_renamed(lua_State *L, int result)
{
	if (result >= 0)
		return 0;
	result = filesystem_fail(L, result, 2, "fs.delete");
	if (result == OP_RAISES)
		filesystem_add_reason(L, TO, "fs.create");
	return result;
}

static int filesystem_rename(lua_State *L)
{
	const char *from = filesystem_check_path(L, 1);
	const char *to = filesystem_check_path(L, 2);
	struct io_uring_sqe request = { 0 };

	io_uring_prep_renameat(&request, AT_FDCWD, from, AT_FDCWD, to, 0);
	return filesystem_request(L, &request, push_renamed);
}

void filesystem_add_remove(lua_State *L)
{
	static const struct function functions[] = {
		{ "remove", filesystem_remove, AWAITS | ONE_RESULT },
		{ "remove_all", filesystem_remove_all, AWAITS | ONE_RESULT },
		{ "rename", filesystem_rename, AWAITS | NO_RESULT },
		{ NULL, NULL, 0 },
	};

	module_functions(L, functions);
}
