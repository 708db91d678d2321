/* SPDX-License-Identifier: MIT */
/* resolve.c - from a path to the file that it leads to now. */
#include "sandbox/resolve.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_LINKS = 40 }; /* as the kernel */

/* A walk from directory to directory. */
struct walk {
	int fd; /* where it is */
	unsigned links;
	char rest[PATH_MAX]; /* what is left of the path */
};

static int open_root(void)
{
	return open("/", O_PATH | O_CLOEXEC | O_DIRECTORY);
}

static void move_to(struct walk *walk, int fd)
{
	if (walk->fd >= 0)
		close(walk->fd);
	walk->fd = fd;
}

/* Cut the first name off the rest. Returns its length; 0: nothing is left. */
static size_t take_name(struct walk *walk, char name[NAME_MAX + 1])
{
	const char *begin = walk->rest + strspn(walk->rest, "/");
	size_t length = strcspn(begin, "/");

	if (length > NAME_MAX)
		return length;
	memcpy(name, begin, length);
	name[length] = '\0';
	memmove(walk->rest, begin + length, strlen(begin + length) + 1);
	return length;
}

/* What a link says stands before what is left of the path. */
static int follow(struct walk *walk, int link)
{
	char target[PATH_MAX], rest[PATH_MAX];
	ssize_t size = readlinkat(link, "", target, sizeof target - 1);

	if (size < 0)
		return -errno;
	if (++walk->links > MOST_LINKS)
		return -ELOOP;
	target[size] = '\0';
	memcpy(rest, walk->rest, strlen(walk->rest) + 1);
	if (snprintf(walk->rest, sizeof walk->rest, "%s/%s", target, rest) >=
		(int)sizeof walk->rest)
		return -ENAMETOOLONG;
	if (*target == '/')
		move_to(walk, open_root());
	return walk->fd < 0 ? -errno : 0;
}

static bool is_trusted(const struct stat *status)
{
	return status->st_uid == 0 || status->st_uid == geteuid();
}

static int step(struct walk *walk, const char *name)
{
	int fd = openat(walk->fd, name, O_PATH | O_NOFOLLOW | O_CLOEXEC), result;
	struct stat status;

	if (fd < 0 || fstat(fd, &status) < 0) {
		result = -errno;
	} else if (!S_ISLNK(status.st_mode)) {
		move_to(walk, fd);
		return 0;
	} else {
		result = is_trusted(&status) ? follow(walk, fd) : -EPERM;
	}
	if (fd >= 0)
		close(fd);
	return result;
}

static int walk_path(struct walk *walk)
{
	char name[NAME_MAX + 1];
	size_t length;

	while ((length = take_name(walk, name)) > 0) {
		int status = length > NAME_MAX ? -ENAMETOOLONG : step(walk, name);

		if (status < 0)
			return status;
	}
	return 0;
}

static int resolve_carefully(const char *path)
{
	struct walk walk = { .fd = open_root() };
	int status;

	if (walk.fd < 0)
		return -errno;
	memcpy(walk.rest, path, strlen(path) + 1);
	status = walk_path(&walk);
	if (status == 0)
		return walk.fd;
	move_to(&walk, -1);
	return status;
}

int resolve_path(const char *path, bool careful)
{
	int fd;

	if (*path != '/')
		return -EINVAL;
	if (strlen(path) >= PATH_MAX)
		return -ENAMETOOLONG;
	if (careful)
		return resolve_carefully(path);
	fd = open(path, O_PATH | O_CLOEXEC);
	return fd < 0 ? -errno : fd;
}
