/* SPDX-License-Identifier: MIT */
/* spot.c - where a name leads that another process uses. */
#include "sandbox/spot.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OF_NUMBER = 48 };

/* Names that mean something else here: those of the process itself. */
static const char *of_itself(const char *path, pid_t pid, char room[PATH_MAX])
{
	static const struct {
		const char *prefix, *below;
	} rows[] = {
		{ "/proc/self/", "" },
		{ "/proc/thread-self/", "" },
		{ "/dev/fd/", "fd/" },
		{ "/dev/stdin", "fd/0" },
		{ "/dev/stdout", "fd/1" },
		{ "/dev/stderr", "fd/2" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t length = strlen(rows[i].prefix);

		if (strncmp(path, rows[i].prefix, length) != 0)
			continue;
		if (snprintf(room, PATH_MAX, "/proc/%d/%s%s", pid, rows[i].below,
			    path + length) < PATH_MAX)
			return room;
	}
	return path;
}

/* The directory that a name begins at. Returns a descriptor, or -1. */
static int open_base(pid_t pid, int number, const char *path)
{
	char base[OF_NUMBER];

	if (*path == '/')
		snprintf(base, sizeof base, "/");
	else if (number == AT_FDCWD)
		snprintf(base, sizeof base, "/proc/%d/cwd", pid);
	else
		snprintf(base, sizeof base, "/proc/%d/fd/%d", pid, number);
	return open(base, O_PATH | O_DIRECTORY | O_CLOEXEC);
}

/* False if it has no name any more, or never had one. */
static bool name_it(int fd, struct spot *spot)
{
	char link[OF_NUMBER];
	struct stat status;
	ssize_t size;

	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	size = readlink(link, spot->path, sizeof spot->path);
	if (size <= 0 || (size_t)size >= sizeof spot->path || *spot->path != '/' ||
		fstat(fd, &status) < 0 || status.st_nlink == 0)
		return false;
	spot->path[size] = '\0';
	spot->is_directory = S_ISDIR(status.st_mode);
	return true;
}

/* The name in a directory that is there. */
static bool find_missing(int base, char *path, struct spot *spot)
{
	char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	size_t length;
	int fd;

	if (!*name || strcmp(name, "..") == 0 || strcmp(name, ".") == 0)
		return false;
	if (slash)
		*slash = '\0';
	fd = openat(base,
		!slash          ? "."
		: slash == path ? "/"
				: path,
		O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return false;
	if (!name_it(fd, spot)) {
		close(fd);
		return false;
	}
	close(fd);
	length = strlen(spot->path);
	spot->is_directory = false;
	return snprintf(spot->path + length, sizeof spot->path - length, "%s%s",
		       length > 1 ? "/" : "", name) < (int)(sizeof spot->path - length);
}

/* True if the name leads somewhere: to a file, or to where one could be made. */
static bool find_from(int base, char *path, int flags, struct spot *spot)
{
	int fd = openat(base, path, O_PATH | O_CLOEXEC | (flags & O_NOFOLLOW));

	spot->exists = fd >= 0;
	if (fd >= 0) {
		bool named = name_it(fd, spot);

		close(fd);
		return named;
	}
	if (errno != ENOENT)
		return false;
	for (size_t length = strlen(path); length > 1 && path[length - 1] == '/';)
		path[--length] = '\0';
	return find_missing(base, path, spot);
}

bool spot_find(pid_t pid, int directory, const char *path, int flags, struct spot *spot)
{
	char room[PATH_MAX], whole[PATH_MAX];
	int base = open_base(pid, directory, path);
	bool found;

	if (base < 0)
		return false;
	snprintf(whole, sizeof whole, "%s", of_itself(path, pid, room));
	found = find_from(base, whole, flags, spot);
	close(base);
	return found;
}

void spot_parent(const struct spot *spot, struct spot *parent)
{
	char *slash;

	*parent = *spot;
	slash = strrchr(parent->path, '/');
	slash[slash == parent->path] = '\0';
	parent->is_directory = true;
}
