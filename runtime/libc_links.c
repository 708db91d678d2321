/* SPDX-License-Identifier: MIT */
/* libc_links.c - functions of the C library that read links and change the directory, in front
 * of the real ones.
 *
 * No master knows them by name: it is asked to open what they are about, with O_PATH. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "runtime/libc_call.h"
#include "runtime/libc_real.h"


LIBC_REAL(int, chdir, const char *path)
LIBC_REAL(ssize_t, readlink, const char *path, char *text, size_t size)
LIBC_REAL(ssize_t, readlinkat, int directory, const char *path, char *text, size_t size)
LIBC_REAL(ssize_t, __readlink_chk, const char *path, char *text, size_t size, size_t room)
LIBC_REAL(ssize_t, __readlinkat_chk, int directory, const char *path, char *text,
	size_t size, size_t room)

static void close_quietly(int fd)
{
	int errnum = errno;

	close(fd);
	errno = errnum;
}

/* ---- chdir ---- */

LIBC_ASIDE static bool serve_directory(const char *path, int *result)
{
	int fd;

	if (!libc_serve_open(AT_FDCWD, path, O_PATH | O_DIRECTORY | O_CLOEXEC, 0, 0, &fd))
		return false;
	*result = fd < 0 ? -1 : fchdir(fd);
	if (fd >= 0)
		close_quietly(fd);
	return true;
}

LIBC_ENTRY(int, chdir, const char *path)
{
	int result;

	if (libc_service_is_here() && serve_directory(path, &result))
		return result;
	return real_chdir()(path);
}

/* ---- readlink ---- */

/* What has no name is the descriptor's own link. */
LIBC_ASIDE static bool serve_link(
	int directory, const char *path, char *text, size_t size, ssize_t *result)
{
	int fd;

	if (!path || *path == '\0' ||
		!libc_serve_open(
			directory, path, O_PATH | O_NOFOLLOW | O_CLOEXEC, 0, 0, &fd))
		return false;
	*result = -1;
	if (fd < 0)
		return true;
	*result = real_readlinkat()(fd, "", text, size);
	if (*result < 0 && errno == ENOENT)
		errno = EINVAL; /* it is no link */
	close_quietly(fd);
	return true;
}

LIBC_ENTRY(ssize_t, readlink, const char *path, char *text, size_t size)
{
	ssize_t result;

	if (libc_service_is_here() && serve_link(AT_FDCWD, path, text, size, &result))
		return result;
	return real_readlink()(path, text, size);
}

LIBC_ENTRY(ssize_t, readlinkat, int directory, const char *path, char *text, size_t size)
{
	ssize_t result;

	if (libc_service_is_here() && serve_link(directory, path, text, size, &result))
		return result;
	return real_readlinkat()(directory, path, text, size);
}

/* These two end the program if the text may be longer than its room. */

LIBC_ENTRY(
	ssize_t, __readlink_chk, const char *path, char *text, size_t size, size_t room)
{
	ssize_t result;

	if (size <= room && libc_service_is_here() &&
		serve_link(AT_FDCWD, path, text, size, &result))
		return result;
	return real___readlink_chk()(path, text, size, room);
}

LIBC_ENTRY(ssize_t, __readlinkat_chk, int directory, const char *path, char *text,
	size_t size, size_t room)
{
	ssize_t result;

	if (size <= room && libc_service_is_here() &&
		serve_link(directory, path, text, size, &result))
		return result;
	return real___readlinkat_chk()(directory, path, text, size, room);
}
