/* SPDX-License-Identifier: MIT */
/* descriptor.c - what a descriptor is, asked in a way that every confined process may. */
#include "runtime/descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What libc calls may be newfstatat, which looks at any path. */
int descriptor_status(int fd, struct stat *status)
{
#ifdef SYS_fstat
	return syscall(SYS_fstat, fd, status) < 0 ? -errno : 0;
#else
	return fstat(fd, status) < 0 ? -errno : 0;
#endif
}

bool descriptor_may_travel(int fd)
{
	int flags = fcntl(fd, F_GETFL);
	struct stat status;

	return flags >= 0 && !(flags & O_PATH) && descriptor_status(fd, &status) == 0 &&
	       !S_ISDIR(status.st_mode);
}
