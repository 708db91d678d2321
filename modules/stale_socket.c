/* SPDX-License-Identifier: MIT */
/* stale_socket.c - the file of a local socket, left behind by one that is no more. */
#include "modules/stale_socket.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { TRIES = 100, MOMENT_NS = 1000 * 1000 };

/* For a moment: who has locked it may never let go. */
static int lock(int directory)
{
	static const struct timespec moment = { .tv_nsec = MOMENT_NS };

	for (int i = 0; i < TRIES; i++) {
		if (flock(directory, LOCK_EX | LOCK_NB) == 0)
			return 0;
		if (errno != EWOULDBLOCK)
			return -errno;
		nanosleep(&moment, NULL);
	}
	return -EAGAIN;
}

/* Two who found the same file stale would both remove what has its name: the second one, what
 * the first one has made, or is about to. */
static int lock_directory(const char *path)
{
	char name[sizeof((struct sockaddr_un *)0)->sun_path + 1];
	const char *end = strrchr(path, '/');
	size_t size = end == path ? 1 : (size_t)(end - path);
	int fd, status;

	if (!end) {
		path = ".";
		size = 1;
	}
	memcpy(name, path, size);
	name[size] = '\0';
	fd = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return -errno;
	status = lock(fd);
	if (status == 0)
		return fd;
	close(fd);
	return status;
}

/* Nobody is told that he is looked for, unless he receives datagrams: to a socket of another
 * kind there is no connection. */
static bool is_stale(const char *path, const struct endpoint *address)
{
	struct stat file;
	int probe, status;

	if (lstat(path, &file) < 0 || !S_ISSOCK(file.st_mode))
		return false;
	probe = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (probe < 0)
		return false;
	status = connect(probe, &address->any, address->size) < 0 ? errno : 0;
	close(probe);
	return status == ECONNREFUSED;
}

static int replace(const char *path, int fd, const struct endpoint *address)
{
	if (bind(fd, &address->any, address->size) == 0)
		return 0;
	if (errno != EADDRINUSE)
		return -errno;
	if (!is_stale(path, address))
		return -EADDRINUSE;
	if (unlink(path) < 0 && errno != ENOENT)
		return -errno;
	return bind(fd, &address->any, address->size) < 0 ? -errno : 0;
}

int stale_socket_replace(const char *path, int fd, const struct endpoint *address)
{
	int directory = lock_directory(path), status;

	if (directory < 0)
		return directory;
	status = replace(path, fd, address);
	close(directory);
	return status;
}
