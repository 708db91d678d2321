/* SPDX-License-Identifier: MIT */
/* filesystem_copy.c - files, links and trees, once more. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "modules/filesystem.h"
#include "modules/filesystem_copy_file.h"
#include "modules/filesystem_copy_tree.h"
#include "modules/filesystem_task.h"
#include "runtime/error.h"
#include "runtime/module.h"

enum { FROM = 1, TO, OPTIONS };

struct work {
	struct filesystem_task task;
	struct copy_options options;
};

/* ---- options ---- */

struct choice {
	const char *name;
	int value;
};

static const struct choice of_existing[] = {
	{ "overwrite", EXISTING_GOES },
	{ "skip", EXISTING_STAYS },
	{ "update", EXISTING_AGES },
	{ NULL, EXISTING_FAILS },
};
static const struct choice of_links[] = {
	{ "copy", LINKS_COPIED },
	{ "skip", LINKS_SKIPPED },
	{ NULL, LINKS_FOLLOWED },
};
static const struct choice of_files[] = {
	{ "create_hard_links", FILES_NAMED_TWICE },
	{ "create_hardlinks", FILES_NAMED_TWICE },
	{ "create_symlinks", FILES_LINKED },
	{ "directories_only", FILES_SKIPPED },
	{ NULL, FILES_COPIED },
};

/* The choice that the string at `index` names; the last one, if it names none. */
static const struct choice *find(lua_State *L, int index, const struct choice *choices)
{
	const char *name =
		lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index) : "";

	while (choices->name && strcmp(choices->name, name) != 0)
		choices++;
	return choices;
}

static int check_choice(lua_State *L, const char *option, const struct choice *choices)
{
	const struct choice *choice;

	lua_getfield(L, OPTIONS, option);
	choice = find(L, -1, choices);
	if (!choice->name && !lua_isnil(L, -1))
		error_argument_name(L, option);
	lua_pop(L, 1);
	return choice->value;
}

static bool check_recursive(lua_State *L)
{
	bool is_set;

	lua_getfield(L, OPTIONS, "recursive");
	if (!lua_isnil(L, -1) && !lua_isboolean(L, -1))
		error_argument_name(L, "recursive");
	is_set = lua_toboolean(L, -1);
	lua_pop(L, 1);
	return is_set;
}

static struct copy_options check_options(lua_State *L)
{
	struct copy_options options = { .is_none = true };

	if (lua_isnil(L, OPTIONS))
		return options;
	if (!lua_istable(L, OPTIONS))
		error_argument(L, OPTIONS);
	options.existing = (enum existing)check_choice(L, "existing", of_existing);
	options.links = (enum copy_links)check_choice(L, "symlinks", of_links);
	options.files = (enum copy_files)check_choice(L, "copy", of_files);
	options.recursive = check_recursive(L);
	options.is_none = options.existing == EXISTING_FAILS &&
	                  options.links == LINKS_FOLLOWED &&
	                  options.files == FILES_COPIED && !options.recursive;
	return options;
}

/* A table as copy() has it, or the word alone. */
static struct copy_options check_existing(lua_State *L)
{
	struct copy_options options = { .is_none = true };
	const struct choice *choice;

	if (lua_type(L, OPTIONS) == LUA_TSTRING) {
		choice = find(L, OPTIONS, of_existing);
		if (!choice->name)
			error_argument(L, OPTIONS);
		options.existing = (enum existing)choice->value;
		return options;
	}
	if (lua_isnil(L, OPTIONS))
		return options;
	if (!lua_istable(L, OPTIONS))
		error_argument(L, OPTIONS);
	options.existing = (enum existing)check_choice(L, "existing", of_existing);
	return options;
}

/* ---- copy_file(from, to [, options]) -> boolean ---- */

static int run_file(struct filesystem_task *task)
{
	const struct work *work = (struct work *)task;
	const struct copy_names names = { AT_FDCWD, task->paths[0], AT_FDCWD,
		task->paths[1], true, true };

	return copy_file(task, &names, work->options.existing);
}

/* Either may be what was not allowed. */
static int fail(lua_State *L, int result)
{
	result = filesystem_fail(L, result, 2, "fs.read");
	if (result == OP_RAISES)
		filesystem_add_reason(L, TO, "fs.create");
	return result;
}

static int push_whether_copied(lua_State *L, int result)
{
	if (result < 0)
		return fail(L, result);
	lua_pushboolean(L, result);
	return 1;
}

static int start(lua_State *L, struct copy_options (*check)(lua_State *),
	int (*run)(struct filesystem_task *), op_push *push)
{
	const char *from = filesystem_check_path(L, FROM);
	const char *to = filesystem_check_path(L, TO);
	struct copy_options options;
	struct work *work;

	lua_settop(L, OPTIONS);
	options = check(L);
	work = filesystem_task_push(L, sizeof *work, run);
	work->task.paths[0] = from;
	work->task.paths[1] = to;
	work->task.changes = true;
	work->options = options;
	return filesystem_task_await(L, &work->task, push);
}

static int filesystem_copy_file(lua_State *L)
{
	return start(L, check_existing, run_file, push_whether_copied);
}

/* ---- copy(from, to [, options]) ---- */

/* What the two names lead to. */
struct ends {
	struct stat from, to;
	bool to_exists;
};

static bool is_same(const struct stat *one, const struct stat *other)
{
	return one->st_ino == other->st_ino && one->st_dev == other->st_dev;
}

/* Open where `to` is, or will be. */
static int open_above(const char *to, bool exists)
{
	char path[PATH_MAX];
	size_t size = strlen(to);

	if (exists)
		return open(to, O_PATH | O_DIRECTORY | O_CLOEXEC);
	while (size > 1 && to[size - 1] == '/')
		size--;
	while (size > 0 && to[size - 1] != '/')
		size--;
	if (size >= sizeof path) {
		errno = ENAMETOOLONG;
		return -1;
	}
	memcpy(path, to, size);
	path[size] = '\0';
	return open(size ? path : ".", O_PATH | O_DIRECTORY | O_CLOEXEC);
}

/* Whether the open directory, which is closed, is this one or below it. Returns 0 or -errno. */
static int check_outside(int fd, const struct stat *directory)
{
	struct stat here, above = { 0 };
	int up;

	while (fd >= 0) {
		if (fstat(fd, &here) < 0 || is_same(&here, directory) ||
			is_same(&here, &above))
			break;
		above = here;
		up = openat(fd, "..", O_PATH | O_DIRECTORY | O_CLOEXEC);
		close(fd);
		fd = up;
	}
	if (fd < 0)
		return -errno;
	close(fd);
	return is_same(&here, directory) ? -EINVAL : 0;
}

static int copy_directory(const struct work *work, const struct ends *ends)
{
	const struct copy_options *options = &work->options;
	const char *to = work->task.paths[1];
	int status = 0;

	if (ends->to_exists && !S_ISDIR(ends->to.st_mode))
		return S_ISREG(ends->to.st_mode) ? -EISDIR : -EINVAL;
	if (options->files == FILES_LINKED)
		return -EISDIR;
	if (!options->recursive && !options->is_none)
		return 0;
	if (options->recursive)
		status = check_outside(open_above(to, ends->to_exists), &ends->from);
	return status < 0 ? status : copy_tree(&work->task, options);
}

static int copy_into(const struct work *work, struct copy_names *names)
{
	const char *slash = strrchr(names->from, '/');
	int result;

	names->to_directory = open(names->to, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (names->to_directory < 0)
		return -errno;
	names->to = slash ? slash + 1 : names->from;
	result = copy_file(&work->task, names, work->options.existing);
	close(names->to_directory);
	return result;
}

static int copy_regular(
	const struct work *work, const struct ends *ends, struct copy_names *names)
{
	enum copy_files files = work->options.files;

	if (files == FILES_SKIPPED)
		return 0;
	if (files != FILES_COPIED)
		return copy_as_link(names, names->from, files);
	if (ends->to_exists && S_ISDIR(ends->to.st_mode))
		return copy_into(work, names);
	return copy_file(&work->task, names, work->options.existing);
}

static int look(const struct copy_names *names, struct ends *ends)
{
	if (fstatat(AT_FDCWD, names->from, &ends->from,
		    names->follows ? 0 : AT_SYMLINK_NOFOLLOW) < 0)
		return -errno;
	ends->to_exists = stat(names->to, &ends->to) == 0;
	if (!ends->to_exists)
		return filesystem_is_missing(-errno) ? 0 : -errno;
	return is_same(&ends->from, &ends->to) ? -EEXIST : 0;
}

static int run_copy(struct filesystem_task *task)
{
	const struct work *work = (struct work *)task;
	struct copy_names names = { AT_FDCWD, task->paths[0], AT_FDCWD, task->paths[1],
		work->options.links == LINKS_FOLLOWED, true };
	struct ends ends;
	int result = look(&names, &ends);

	if (result < 0)
		return result;
	switch (ends.from.st_mode & S_IFMT) {
	case S_IFDIR:
		return copy_directory(work, &ends);
	case S_IFREG:
		return copy_regular(work, &ends, &names);
	case S_IFLNK:
		return work->options.links == LINKS_SKIPPED
		               ? 0
		               : copy_link(&names, work->options.existing);
	default:
		return -EINVAL;
	}
}

static int push_copied(lua_State *L, int result)
{
	return result < 0 ? fail(L, result) : 0;
}

static int filesystem_copy(lua_State *L)
{
	return start(L, check_options, run_copy, push_copied);
}

void filesystem_add_copy(lua_State *L)
{
	static const struct function functions[] = {
		{ "copy", filesystem_copy, AWAITS | NO_RESULT },
		{ "copy_file", filesystem_copy_file, AWAITS | ONE_RESULT },
		{ NULL, NULL, 0 },
	};

	module_functions(L, functions);
}
