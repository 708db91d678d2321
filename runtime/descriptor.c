/* SPDX-License-Identifier: MIT */
/* descriptor.c - what a descriptor is, and its end, if another process may have it, too. */
#include "runtime/descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "runtime/confined.h"
#include "runtime/loop.h"
#include "runtime/watched.h"
#include "sandbox/direct.h"

/* What libc calls may be newfstatat, which looks at any path. */
int descriptor_status(int fd, struct stat *status)
{
#ifdef SYS_fstat
	return syscall(SYS_fstat, fd, status) < 0 ? -errno : 0;
#else
	return fstat(fd, status) < 0 ? -errno : 0;
#endif
}

/* Who serves a file by FUSE, or far away, is not asked; but a filter may know no call that can
 * leave that out. */
int descriptor_type(int fd, mode_t *type)
{
	struct stat status = { 0 };
	struct statx known;
	int result;

	if (!confined_by) {
		if (statx(fd, "", AT_EMPTY_PATH | AT_STATX_DONT_SYNC, STATX_TYPE,
			    &known) < 0)
			return -errno;
		*type = known.stx_mode & S_IFMT;
		return 0;
	}
	result = descriptor_status(fd, &status);
	*type = status.st_mode & S_IFMT;
	return result;
}

bool descriptor_is_terminal(int fd)
{
	mode_t type = 0;

	return descriptor_type(fd, &type) == 0 && type == S_IFCHR && isatty(fd);
}

bool descriptor_lingers(int fd)
{
	struct linger linger = { 0 };
	socklen_t size = sizeof linger;

	return getsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, &size) == 0 &&
	       linger.l_onoff && linger.l_linger > 0;
}

/* A close lasts as long as who serves the file likes, or as the other end of a connection that
 * lingers. Without a ring nothing can have come from another process. */
void descriptor_close(int fd, bool tainted)
{
	if (!tainted || ring_close_descriptor(&loop_current->ring, fd) < 0)
		close(fd);
}

/* True unless the kernel says that no descriptors lie in the socket. */
static bool may_hold_descriptors(int socket)
{
	char path[64], text[512];
	const char *place;
	ssize_t size;
	int fd;

	snprintf(path, sizeof path, "/proc/self/fdinfo/%d", socket);
	watched_aside(true);
	fd = direct_open(path, O_RDONLY | O_CLOEXEC);
	watched_aside(false);
	if (fd < 0)
		return true;
	size = read(fd, text, sizeof text - 1);
	close(fd);
	text[size < 0 ? 0 : size] = '\0';
	place = strstr(text, "\nscm_fds:");
	return !place || strtoul(place + strlen("\nscm_fds:"), NULL, 10) > 0;
}

/* Not even whether something is unread is told of one whose other end has gone. */
void descriptor_close_mail(int fd)
{
	struct pollfd unread = { .fd = fd, .events = POLLIN };

	descriptor_close(fd, poll(&unread, 1, 0) != 0 && may_hold_descriptors(fd));
}

bool descriptor_may_travel(int fd)
{
	int flags = fcntl(fd, F_GETFL);
	mode_t type = 0;

	return flags >= 0 && !(flags & O_PATH) && descriptor_type(fd, &type) == 0 &&
	       type != S_IFDIR;
}
