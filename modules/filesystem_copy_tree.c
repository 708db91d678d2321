/* SPDX-License-Identifier: MIT */
/* filesystem_copy_tree.c - what is in a directory becomes the same in another. */
#include "modules/filesystem_copy_tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "modules/filesystem_descent.h"
#include "modules/filesystem_listing.h"

enum { FIRST_ROOM = 16, PERMISSIONS = 0777, OWNERS = 0700 };
enum { READING = O_RDONLY | O_DIRECTORY | O_CLOEXEC };
enum { STANDING = O_PATH | O_DIRECTORY | O_CLOEXEC };

/* One directory that is being copied. */
struct level {
	struct listing listing;
	size_t path_size; /* of its path */
	bool narrows;     /* its copy is to have less permissions when it is full: */
	mode_t mode;
};

struct copying {
	const struct filesystem_task *task;
	const struct copy_options *options;
	struct descent from, to; /* as deep as there are levels */
	struct level *levels;
	size_t depth, room;
	char path[PATH_MAX]; /* of what is being copied, for links to it */
	size_t path_size;
};

/* ---- links ---- */

int copy_link(const struct copy_names *names, enum existing existing)
{
	char text[PATH_MAX];
	ssize_t size = readlinkat(names->from_directory, names->from, text, sizeof text);

	if (size < 0)
		return -errno;
	if (size == (ssize_t)sizeof text)
		return -ENAMETOOLONG;
	text[size] = '\0';
	if (symlinkat(text, names->to_directory, names->to) == 0)
		return 0;
	return errno == EEXIST && existing == EXISTING_STAYS ? 0 : -errno;
}

int copy_as_link(const struct copy_names *names, const char *path, enum copy_files files)
{
	int flags = names->follows ? AT_SYMLINK_FOLLOW : 0, result;

	if (files == FILES_LINKED)
		result = symlinkat(path, names->to_directory, names->to);
	else
		result = linkat(names->from_directory, names->from, names->to_directory,
			names->to, flags);
	return result < 0 ? -errno : 0;
}

/* ---- levels ---- */

static int make_room(struct copying *copying)
{
	size_t room = copying->room ? 2 * copying->room : FIRST_ROOM;
	struct level *levels;

	if (copying->levels && copying->depth < copying->room)
		return 0;
	levels = realloc(copying->levels, room * sizeof *levels);
	if (!levels)
		return -ENOMEM;
	copying->levels = levels;
	copying->room = room;
	return 0;
}

/* Both stand in a new directory. Returns 0 or -errno. */
static int begin_level(struct copying *copying, const struct level *level)
{
	int status = make_room(copying);

	if (status < 0)
		return status;
	copying->levels[copying->depth++] = *level;
	return listing_read(
		&copying->levels[copying->depth - 1].listing, copying->from.fd);
}

/* The copy gets the permissions that it was not filled with. */
static int narrow(const struct copying *copying, const struct level *level)
{
	int fd, result;

	if (!level->narrows)
		return 0;
	fd = openat(copying->to.fd, ".", READING);
	if (fd < 0)
		return -errno;
	result = fchmod(fd, level->mode) < 0 && errno != EPERM ? -errno : 0;
	close(fd);
	return result;
}

static int end_level(struct copying *copying)
{
	struct level *level = &copying->levels[copying->depth - 1];
	int status = narrow(copying, level);

	listing_finish(&level->listing);
	copying->depth--;
	return status;
}

/* Open the directory that is the copy of one with this mode, and make it if it is not there: with
 * all that its owner needs to fill it. Returns the descriptor or -errno. */
static int open_copy(
	int directory, const char *name, mode_t mode, int flags, struct level *level)
{
	bool is_new = mkdirat(directory, name, (mode & PERMISSIONS) | OWNERS) == 0;
	struct stat status;
	int fd;

	if (!is_new && errno != EEXIST)
		return -errno;
	fd = openat(directory, name, STANDING | (is_new ? O_NOFOLLOW : flags));
	if (fd < 0)
		return errno == ENOTDIR && !is_new ? -EISDIR : -errno;
	if (is_new && (mode & OWNERS) != OWNERS && fstat(fd, &status) == 0) {
		level->narrows = true;
		level->mode = status.st_mode & PERMISSIONS & ~(OWNERS & ~mode);
	}
	return fd;
}

/* ---- what is in a directory ---- */

/* Nothing leads round in circles, nor into what is being written. */
static int check_loop(const struct copying *copying, const struct stat *status)
{
	if (descent_has(&copying->to, status->st_dev, status->st_ino))
		return -EINVAL;
	return descent_has(&copying->from, status->st_dev, status->st_ino) ? -ELOOP : 0;
}

/* Go down in both. Returns 0 or -errno. */
static int go_down(struct copying *copying, const char *name, bool by_link)
{
	int fd = openat(copying->from.fd, name, READING | (by_link ? 0 : O_NOFOLLOW));
	struct level level = { .path_size = copying->path_size };
	struct stat status;
	int result;

	if (fd < 0)
		return -errno;
	result = fstat(fd, &status) < 0 ? -errno : check_loop(copying, &status);
	if (result < 0) {
		close(fd);
		return result;
	}
	result = descent_enter(&copying->from, fd, by_link);
	if (result < 0)
		return result;
	fd = open_copy(copying->to.fd, name, status.st_mode, O_NOFOLLOW, &level);
	if (fd < 0)
		return fd;
	result = descent_enter(&copying->to, fd, false);
	return result < 0 ? result : begin_level(copying, &level);
}

static int go_up(struct copying *copying)
{
	int status = end_level(copying);

	if (status == 0)
		status = descent_leave(&copying->from);
	return status < 0 ? status : descent_leave(&copying->to);
}

static int copy_regular(struct copying *copying, const struct copy_names *names)
{
	const struct copy_options *options = copying->options;
	int result;

	switch (options->files) {
	case FILES_COPIED:
		result = copy_file(copying->task, names, options->existing);
		return result < 0 ? result : 0;
	case FILES_SKIPPED:
		return 0;
	default:
		return copy_as_link(names, copying->path, options->files);
	}
}

/* Set the path of what is copied next. Only links need it to be one that the kernel takes. */
static int set_path(struct copying *copying, const char *name)
{
	size_t base = copying->levels[copying->depth - 1].path_size;
	size_t size = strlen(name);

	if (copying->options->files != FILES_LINKED)
		return 0;
	if (base + 1 + size >= sizeof copying->path)
		return -ENAMETOOLONG;
	if (base > 0 && copying->path[base - 1] != '/')
		copying->path[base++] = '/';
	memcpy(copying->path + base, name, size + 1);
	copying->path_size = base + size;
	return 0;
}

static bool is_link(const struct copying *copying, const char *name, unsigned char type)
{
	struct stat status;

	if (type != DT_UNKNOWN)
		return type == DT_LNK;
	return fstatat(copying->from.fd, name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
	       S_ISLNK(status.st_mode);
}

static int copy_entry(struct copying *copying, const char *name, unsigned char type)
{
	const struct copy_options *options = copying->options;
	bool follows = options->links == LINKS_FOLLOWED;
	const struct copy_names names = { copying->from.fd, name, copying->to.fd, name,
		follows, false };
	struct stat status;
	int result = set_path(copying, name);

	if (result < 0)
		return result;
	if (fstatat(copying->from.fd, name, &status, follows ? 0 : AT_SYMLINK_NOFOLLOW) <
		0)
		return -errno;
	switch (status.st_mode & S_IFMT) {
	case S_IFDIR:
		if (!options->recursive)
			return 0;
		return go_down(copying, name, follows && is_link(copying, name, type));
	case S_IFREG:
		return copy_regular(copying, &names);
	case S_IFLNK:
		return options->links == LINKS_SKIPPED
		               ? 0
		               : copy_link(&names, options->existing);
	default:
		return -EINVAL;
	}
}

static int copy_all(struct copying *copying)
{
	int status = 0;

	while (status == 0 && copying->depth > 0) {
		struct level *level = &copying->levels[copying->depth - 1];
		unsigned char type;
		const char *name = listing_next(&level->listing, &type);

		if (filesystem_task_stops(copying->task))
			status = -ECANCELED;
		else if (name)
			status = copy_entry(copying, name, type);
		else if (copying->depth > 1)
			status = go_up(copying);
		else
			status = end_level(copying);
	}
	return status;
}

/* ---- the whole ---- */

/* Begin with the two directories that the task names. Returns 0 or -errno. */
static int begin(struct copying *copying)
{
	const char *const *paths = copying->task->paths;
	struct level level = { .path_size = strlen(paths[0]) };
	int fd = open(paths[0], READING), result;
	struct stat status;

	if (fd < 0)
		return -errno;
	result = descent_begin(&copying->from, fd, READING);
	if (result < 0)
		return result;
	if (level.path_size >= sizeof copying->path)
		return -ENAMETOOLONG;
	memcpy(copying->path, paths[0], level.path_size + 1);
	if (fstat(fd, &status) < 0)
		return -errno;
	fd = open_copy(AT_FDCWD, paths[1], status.st_mode, 0, &level);
	if (fd < 0)
		return fd;
	result = descent_begin(&copying->to, fd, STANDING);
	return result < 0 ? result : begin_level(copying, &level);
}

static void finish(struct copying *copying)
{
	while (copying->depth > 0)
		listing_finish(&copying->levels[--copying->depth].listing);
	descent_finish(&copying->from);
	descent_finish(&copying->to);
	free(copying->levels);
}

int copy_tree(const struct filesystem_task *task, const struct copy_options *options)
{
	struct copying copying = {
		.task = task,
		.options = options,
		.from.fd = -1,
		.to.fd = -1,
	};
	int status = begin(&copying);

	if (status == 0)
		status = copy_all(&copying);
	finish(&copying);
	return status;
}
