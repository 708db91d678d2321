/* SPDX-License-Identifier: MIT */
/* filesystem_create.c - new directories, and what else has a name: pipes and devices. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>

#include "modules/filesystem.h"
#include "modules/filesystem_number.h"
#include "modules/filesystem_task.h"
#include "runtime/error.h"
#include "runtime/module.h"
#include "runtime/path_text.h"

enum { PATH = 1, EXISTING, STATUS, MODES = 07777, ALL = 0777 };

static int push_created(lua_State *L, int result)
{
	return result < 0 ? filesystem_fail(L, result, 1, "fs.create") : 0;
}

/* ---- mkdir(path, mode) ---- */

static int filesystem_mkdir(lua_State *L)
{
	const char *path = filesystem_check_path(L, PATH);
	mode_t mode = filesystem_check_mode(L, 2);
	struct io_uring_sqe request = { 0 };

	io_uring_prep_mkdirat(&request, AT_FDCWD, path, mode);
	return filesystem_request(L, &request, push_created);
}

/* ---- create_directory(path [, existing]) -> boolean (R-SYS-47) ---- */

/* What is asked, and of whom; on the frame. */
struct creating {
	const char *path;
	int paths; /* how many there are in an error */
	struct statx status;
};

static struct io_uring_sqe look(const char *path, struct statx *status)
{
	struct io_uring_sqe request = { 0 };

	io_uring_prep_statx(&request, AT_FDCWD, path, 0, STATX_TYPE | STATX_MODE, status);
	return request;
}

static int fail(lua_State *L, const struct creating *creating, int result)
{
	return filesystem_fail(L, result, creating->paths, "fs.create");
}

/* Something has the name already. */
static int push_looked_at(lua_State *L, int result)
{
	const struct creating *creating = lua_touserdata(L, STATUS);

	if (result == -ECANCELED)
		return result;
	if (result < 0 || !S_ISDIR(creating->status.stx_mode))
		return fail(L, creating, -EEXIST);
	lua_pushboolean(L, false);
	return 1;
}

static int push_tried(lua_State *L, int result)
{
	struct creating *creating = lua_touserdata(L, STATUS);
	struct io_uring_sqe request;

	if (result == -EEXIST) {
		request = look(creating->path, &creating->status);
		return op_again(NULL, &request, push_looked_at);
	}
	if (result < 0)
		return fail(L, creating, result);
	lua_pushboolean(L, true);
	return 1;
}

static struct io_uring_sqe make(const char *path, mode_t mode)
{
	struct io_uring_sqe request = { 0 };

	io_uring_prep_mkdirat(&request, AT_FDCWD, path, mode);
	return request;
}

static int push_existing(lua_State *L, int result)
{
	const struct creating *creating = lua_touserdata(L, STATUS);
	struct io_uring_sqe request;

	if (result < 0)
		return fail(L, creating, result);
	request = make(creating->path, creating->status.stx_mode & MODES);
	return op_again(NULL, &request, push_tried);
}

static int filesystem_create_directory(lua_State *L)
{
	const char *path = filesystem_check_path(L, PATH), *existing = NULL;
	struct creating *creating;
	struct io_uring_sqe request;

	if (!lua_isnoneornil(L, EXISTING))
		existing = filesystem_check_path(L, EXISTING);
	lua_settop(L, EXISTING);
	creating = lua_newuserdata(L, sizeof *creating);
	creating->path = path;
	creating->paths = existing ? 2 : 1;
	request = existing ? look(existing, &creating->status) : make(path, ALL);
	return filesystem_request(L, &request, existing ? push_existing : push_tried);
}

/* ---- create_directories(path) -> boolean (R-SYS-48) ---- */

static bool is_directory(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Returns 1 if the last one was made, 0 if it was there, or -errno. */
static int run_directories(struct filesystem_task *task)
{
	const char *path = task->paths[0];
	struct path_text whole = { path, strlen(path) }, element;
	char prefix[PATH_MAX];
	size_t at = 0, end;
	int made = 0;

	if (whole.size == 0)
		return -EINVAL;
	if (whole.size >= sizeof prefix)
		return -ENAMETOOLONG;
	while (path_text_next(whole, &at, &element)) {
		if (element.size == 0)
			continue;
		end = (size_t)(element.bytes - path) + element.size;
		memcpy(prefix, path, end);
		prefix[end] = '\0';
		made = mkdir(prefix, ALL) == 0;
		if (!made && errno != EEXIST)
			return -errno;
	}
	return made || is_directory(path) ? made : -EEXIST;
}

static int push_made(lua_State *L, int result)
{
	if (result < 0)
		return filesystem_fail(L, result, 1, "fs.create");
	lua_pushboolean(L, result);
	return 1;
}

static int filesystem_create_directories(lua_State *L)
{
	struct filesystem_task *task =
		filesystem_task_push_for_path(L, sizeof *task, run_directories);

	task->changes = true;
	return filesystem_task_await(L, task, push_made);
}

/* ---- mknod(path, mode, device [, kind]), mkfifo(path, mode) ---- */

struct node {
	struct filesystem_task task;
	mode_t mode;
	dev_t device;
};

static int run_node(struct filesystem_task *task)
{
	const struct node *node = (struct node *)task;

	return mknod(task->paths[0], node->mode, node->device) < 0 ? -errno : 0;
}

static int make_node(lua_State *L, const char *path, mode_t mode, dev_t device)
{
	struct node *node;

	lua_settop(L, PATH);
	node = filesystem_task_push(L, sizeof *node, run_node);
	node->task.paths[0] = path;
	node->task.changes = true;
	node->mode = mode;
	node->device = device;
	return filesystem_task_await(L, &node->task, push_created);
}

static int filesystem_mkfifo(lua_State *L)
{
	const char *path = filesystem_check_path(L, PATH);

	return make_node(L, path, filesystem_check_mode(L, 2) | S_IFIFO, 0);
}

static mode_t check_kind(lua_State *L, int index)
{
	const char *kind =
		lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index) : "";

	if (lua_isnoneornil(L, index))
		return 0;
	if (strcmp(kind, "character") == 0)
		return S_IFCHR;
	if (strcmp(kind, "block") != 0)
		error_argument(L, index);
	return S_IFBLK;
}

static int filesystem_mknod(lua_State *L)
{
	const char *path = filesystem_check_path(L, PATH);
	mode_t mode = (mode_t)filesystem_check_number(L, 2, 0, UINT32_MAX);
	dev_t device = (dev_t)filesystem_check_number(L, 3, 0, INT64_MAX >> 1);

	return make_node(L, path, mode | check_kind(L, 4), device);
}

void filesystem_add_create(lua_State *L)
{
	static const struct function functions[] = {
		{ "create_directories", filesystem_create_directories,
			AWAITS | ONE_RESULT },
		{ "create_directory", filesystem_create_directory, AWAITS | ONE_RESULT },
		{ "mkdir", filesystem_mkdir, AWAITS | NO_RESULT },
		{ "mkfifo", filesystem_mkfifo, AWAITS | NO_RESULT },
		{ "mknod", filesystem_mknod, AWAITS | NO_RESULT },
		{ NULL, NULL, 0 },
	};

	module_functions(L, functions);
}
