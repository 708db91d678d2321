/* SPDX-License-Identifier: MIT */
/* local_socket.c - which socket in the tree of files is meant, and whether it may be. */
#include "sandbox/local_socket.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sandbox/right.h"

/* What was found. */
struct target {
	int fd;
	struct stat status;
	char path[PATH_MAX]; /* without any link; "" if it is longer */
};

static int find(const char *path, struct target *target)
{
	char link[64];
	ssize_t size;

	target->fd = open(path, O_PATH | O_CLOEXEC);
	if (target->fd < 0)
		return -errno;
	snprintf(link, sizeof link, "/proc/self/fd/%d", target->fd);
	size = readlink(link, target->path, sizeof target->path);
	target->path[size > 0 && size < (ssize_t)sizeof target->path ? size : 0] = '\0';
	return fstat(target->fd, &target->status) < 0 ? -errno : 0;
}

static bool is_same(const struct target *target, int fd)
{
	struct stat status;

	return fstat(fd, &status) == 0 && status.st_dev == target->status.st_dev &&
	       status.st_ino == target->status.st_ino;
}

/* Its name says where to look, and what stands there now says whether it is the same. */
static bool is_beneath(const struct target *target, const struct grant *grant)
{
	const struct open_how how = {
		.flags = O_PATH | O_CLOEXEC,
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS,
	};
	const char *rest;
	bool same;
	int fd;

	if (!grant->path || !grant_is_below(target->path, grant->path))
		return false;
	rest = target->path + strlen(grant->path);
	rest += strspn(rest, "/");
	if (!*rest)
		return false;
	fd = (int)syscall(SYS_openat2, grant->fd, rest, &how, sizeof how);
	same = fd >= 0 && is_same(target, fd);
	if (fd >= 0)
		close(fd);
	return same;
}

static bool grants(const struct grants *grants, const struct target *target)
{
	for (unsigned i = 0; i < grants->count; i++) {
		const struct grant *grant = &grants->list[i];

		if (grant->rights & RIGHT_CONNECT &&
			(grant->is_directory ? is_beneath(target, grant)
					     : is_same(target, grant->fd)))
			return true;
	}
	return false;
}

/* What is not granted is not said to be there, or not. */
static bool names(const struct grants *grants, const char *path)
{
	return !strstr(path, "/..") && grants_cover(grants, path, RIGHT_CONNECT);
}

int local_socket_open(const struct confinement *confinement, const char *path,
	const struct policy **layer)
{
	const struct plan *plan = confinement->plan;
	unsigned word = (unsigned)word_find("net.unix.connect");
	struct target target = { .fd = -1 };
	int status = *path == '/' ? find(path, &target) : -EACCES;

	for (unsigned i = 0; i < plan->layer_count; i++) {
		const struct grants *given = &confinement->grants[i];

		if (plan_is_silent(plan, i, word) ||
			(status == 0 ? grants(given, &target) : names(given, path)))
			continue;
		*layer = plan->layers[i];
		status = -EACCES;
		break;
	}
	if (status == 0)
		return target.fd;
	if (target.fd >= 0)
		close(target.fd);
	return status;
}
