/* SPDX-License-Identifier: MIT */
/* filesystem_resolve.c - where a path leads, as another path. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "modules/filesystem.h"
#include "modules/filesystem_status.h"
#include "modules/filesystem_task.h"
#include "runtime/error.h"
#include "runtime/module.h"
#include "runtime/path.h"
#include "runtime/path_text.h"

enum { PATH = 1, BASE, RESOLVING };

/* What has become of one path: all of it, or how far it leads. */
struct resolved {
	size_t known;        /* bytes of the path that exist */
	char text[PATH_MAX]; /* and what these are; if there are any */
};

struct resolving {
	struct filesystem_task task;
	struct resolved path, base;
};

/* Call a method of the path that stands below its arguments, and replace all of them by what
 * it answers. */
static void call(lua_State *L, const char *method, int arguments)
{
	lua_getfield(L, -1 - arguments, method);
	lua_insert(L, -2 - arguments);
	lua_call(L, arguments + 1, 1);
}

/* Push `text` / the bytes of a path behind those that are known, in normal form. */
static void push_continued(
	lua_State *L, const char *path, const struct resolved *resolved)
{
	const char *rest = path + resolved->known;

	if (resolved->known == 0)
		path_push(L, path, strlen(path));
	else if (*rest == '\0')
		path_push(L, resolved->text, strlen(resolved->text));
	else
		path_push_joined(L, resolved->text, strlen(resolved->text),
			rest + strspn(rest, "/"), strlen(rest + strspn(rest, "/")));
	call(L, "lexically_normal", 0);
}

/* ---- what is asked of the kernel ---- */

/* How much of the path exists. Returns 0 or -errno. */
static int measure(const char *path, size_t *known)
{
	struct path_text whole = { path, strlen(path) }, element;
	char prefix[PATH_MAX];
	struct stat status;
	size_t at = 0, end;

	if (whole.size >= sizeof prefix)
		return -ENAMETOOLONG;
	for (*known = 0; path_text_next(whole, &at, &element); *known = end) {
		end = (size_t)(element.bytes - path) + element.size;
		memcpy(prefix, path, end);
		prefix[end] = '\0';
		if (stat(prefix, &status) == 0)
			continue;
		return filesystem_is_missing(-errno) ? 0 : -errno;
	}
	return 0;
}

/* Returns 0 or -errno. */
static int resolve(const char *path, struct resolved *resolved)
{
	char prefix[PATH_MAX];
	int status = measure(path, &resolved->known);

	if (status < 0 || resolved->known == 0)
		return status;
	memcpy(prefix, path, resolved->known);
	prefix[resolved->known] = '\0';
	return realpath(prefix, resolved->text) ? 0 : -errno;
}

/* ---- canonical(path) -> path ---- */

static int run_canonical(struct filesystem_task *task)
{
	struct resolving *resolving = (struct resolving *)task;

	if (task->paths[0][0] == '\0')
		return -EINVAL;
	return realpath(task->paths[0], resolving->path.text) ? 0 : -errno;
}

static int push_canonical(lua_State *L, int result)
{
	const struct resolving *resolving = lua_touserdata(L, RESOLVING);

	if (result < 0)
		return filesystem_fail(L, result, 1, NULL);
	path_push(L, resolving->path.text, strlen(resolving->path.text));
	return 1;
}

static int start(
	lua_State *L, int paths, int (*run)(struct filesystem_task *), op_push *push)
{
	const char *path = filesystem_check_path(L, PATH);
	const char *base = paths > 1 ? filesystem_check_path(L, BASE) : NULL;
	struct resolving *resolving;

	lua_settop(L, BASE);
	resolving = filesystem_task_push(L, sizeof *resolving, run);
	resolving->task.paths[0] = path;
	resolving->task.paths[1] = base;
	return filesystem_task_await(L, &resolving->task, push);
}

static int filesystem_canonical(lua_State *L)
{
	return start(L, 1, run_canonical, push_canonical);
}

/* ---- weakly_canonical(path) -> path ---- */

static int run_weakly(struct filesystem_task *task)
{
	return resolve(task->paths[0], &((struct resolving *)task)->path);
}

static int push_weakly(lua_State *L, int result)
{
	const struct resolving *resolving = lua_touserdata(L, RESOLVING);

	if (result < 0)
		return filesystem_fail(L, result, 1, NULL);
	push_continued(L, resolving->task.paths[0], &resolving->path);
	return 1;
}

static int filesystem_weakly_canonical(lua_State *L)
{
	return start(L, 1, run_weakly, push_weakly);
}

/* ---- relative(path [, base]) -> path, proximate(path [, base]) -> path ---- */

static int run_both(struct filesystem_task *task)
{
	struct resolving *resolving = (struct resolving *)task;
	int status = resolve(task->paths[0], &resolving->path);

	return status < 0 ? status : resolve(task->paths[1], &resolving->base);
}

static void push_both(lua_State *L)
{
	const struct resolving *resolving = lua_touserdata(L, RESOLVING);
	const char *const *paths = resolving->task.paths;

	push_continued(L, paths[0], &resolving->path);
	push_continued(L, paths[1], &resolving->base);
}

static int push_relative(lua_State *L, int result)
{
	if (result < 0)
		return filesystem_fail(L, result, 2, NULL);
	push_both(L);
	call(L, "lexically_relative", 1);
	return 1;
}

static int push_proximate(lua_State *L, int result)
{
	if (result < 0)
		return filesystem_fail(L, result, 2, NULL);
	push_both(L);
	call(L, "lexically_proximate", 1);
	return 1;
}

/* The base is the working directory if none is given. */
static int start_both(lua_State *L, op_push *push)
{
	char directory[PATH_MAX];

	lua_settop(L, BASE);
	filesystem_check_path(L, PATH);
	if (!lua_isnil(L, BASE))
		return start(L, 2, run_both, push);
	if (!getcwd(directory, sizeof directory)) {
		filesystem_push_error(L, errno, PATH, NULL);
		return lua_error(L);
	}
	path_push(L, directory, strlen(directory));
	lua_replace(L, BASE);
	return start(L, 2, run_both, push);
}

static int filesystem_relative(lua_State *L)
{
	return start_both(L, push_relative);
}

static int filesystem_proximate(lua_State *L)
{
	return start_both(L, push_proximate);
}

/* ---- absolute(path) -> path ---- */

static int filesystem_absolute(lua_State *L)
{
	const char *path = filesystem_check_path(L, PATH);
	char directory[PATH_MAX];

	lua_settop(L, PATH);
	if (*path == '/')
		return 1;
	if (*path == '\0') {
		errno = EINVAL;
	} else if (getcwd(directory, sizeof directory)) {
		path_push_joined(L, directory, strlen(directory), path, strlen(path));
		return 1;
	}
	filesystem_push_error(L, errno, PATH, NULL);
	return lua_error(L);
}

/* ---- temp_directory_path() -> path (R-SYS-53) ---- */

static const char *find_temporary(void)
{
	static const char *const names[] = { "TMPDIR", "TMP", "TEMP", "TEMPDIR" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);

		if (value && *value)
			return value;
	}
	return "/tmp";
}

static int push_temporary(lua_State *L, const struct statx *status)
{
	if (!S_ISDIR(status->stx_mode))
		return -ENOTDIR;
	lua_pushvalue(L, PATH);
	return 1;
}

static int filesystem_temp_directory_path(lua_State *L)
{
	static const struct filesystem_answer answer = { .push = push_temporary };
	const char *path = find_temporary();

	lua_settop(L, 0);
	path_push(L, path, strlen(path));
	return filesystem_ask(L, &answer);
}

void filesystem_add_resolve(lua_State *L)
{
	static const struct function functions[] = {
		{ "absolute", filesystem_absolute, 0 },
		{ "canonical", filesystem_canonical, AWAITS | ONE_RESULT },
		{ "proximate", filesystem_proximate, AWAITS | ONE_RESULT },
		{ "relative", filesystem_relative, AWAITS | ONE_RESULT },
		{ "temp_directory_path", filesystem_temp_directory_path,
			AWAITS | ONE_RESULT },
		{ "weakly_canonical", filesystem_weakly_canonical, AWAITS | ONE_RESULT },
		{ NULL, NULL, 0 },
	};

	module_functions(L, functions);
}
