/* SPDX-License-Identifier: MIT */
/* script.c - the file of a script, opened once. */
#include "cmd/script.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/source.h"

enum { TRIES = 100 };

/* As start.lua names it. */
static const char *absolute(const char *name, char path[2 * PATH_MAX])
{
	char directory[PATH_MAX];

	if (*name == '/' || !getcwd(directory, sizeof directory) || *directory != '/')
		return name;
	snprintf(path, 2 * (size_t)PATH_MAX, "%s/%s",
		strcmp(directory, "/") == 0 ? "" : directory, name);
	return path;
}

/* Links have been followed: the kernel knows where it lies. */
static void find_directory(struct script *script, int fd)
{
	char link[64], path[PATH_MAX], *slash;
	ssize_t size;

	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	size = readlink(link, path, sizeof path - 1);
	if (size <= 0 || *path != '/')
		return; /* a pipe, as that of a shell's <(...) */
	path[size] = '\0';
	slash = strrchr(path, '/');
	snprintf(script->file, sizeof script->file, "%s", slash + 1);
	slash[slash == path] = '\0';
	snprintf(script->directory, sizeof script->directory, "%s", path);
	script->directory_fd = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
}

static bool is_same(const struct stat *one, const struct stat *other)
{
	return one->st_dev == other->st_dev && one->st_ino == other->st_ino;
}

/* Whether it lies where the kernel says, if the kernel says anything. */
static bool is_there(const struct script *script, const struct stat *opened)
{
	struct stat there;

	return script->directory_fd < 0 || (fstatat(script->directory_fd, script->file,
						    &there, AT_SYMLINK_NOFOLLOW) == 0 &&
						   is_same(opened, &there));
}

static void forget_directory(struct script *script)
{
	if (script->directory_fd >= 0)
		close(script->directory_fd);
	script->directory_fd = -1;
	*script->directory = '\0';
}

/* What has just been replaced lies nowhere any more, and the policy beside it would be missed:
 * its name leads to another file by now. What is the same file once more, and has no name,
 * lies nowhere at all, as what a shell hands over. Returns the descriptor, or -errno. */
static int open_where_it_lies(struct script *script, const char *name)
{
	struct stat before = { 0 }, opened = { 0 };
	int last = -1,
	    status = -ESTALE; /* the last one is open: its number is no other's */

	for (int i = 0; i < TRIES && status == -ESTALE; i++) {
		int fd = open(name, O_RDONLY | O_CLOEXEC);

		if (fd < 0) {
			status = -errno;
			break;
		}
		fstat(fd, &opened);
		find_directory(script, fd);
		if (is_there(script, &opened)) {
			status = fd;
		} else {
			forget_directory(script);
			if (last >= 0 && opened.st_nlink == 0 &&
				is_same(&before, &opened))
				status = fd;
		}
		if (last >= 0)
			close(last);
		last = fd;
		before = opened;
	}
	if (status < 0 && last >= 0)
		close(last);
	return status;
}

int script_open(struct script *script, const char *name)
{
	char path[2 * PATH_MAX];
	int fd, status;

	*script = (struct script){ .name = name, .directory_fd = -1 };
	fd = open_where_it_lies(script, name);
	if (fd < 0)
		return fd;
	status = source_keep(absolute(name, path), fd, &script->text, &script->size);
	close(fd);
	if (status < 0)
		script_close(script);
	return status;
}

void script_close(struct script *script)
{
	if (script->name)
		forget_directory(script);
	*script = (struct script){ .directory_fd = -1 };
}
