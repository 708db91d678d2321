/* SPDX-License-Identifier: MIT */
/* filesystem_copy_file.c - one file becomes two. */
#include "modules/filesystem_copy_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/confined.h"

enum { PIECE = 1 << 23, BUFFER = 1 << 17, PERMISSIONS = 0777 };
enum { QUIET = O_NONBLOCK | O_NOCTTY | O_CLOEXEC }; /* whatever it turns out to be */

/* ---- bytes ---- */

/* Returns 0 or -errno. */
static int write_all(int out, const char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t count = write(out, bytes, size);

		if (count < 0 && errno != EINTR)
			return -errno;
		if (count > 0) {
			bytes += count;
			size -= (size_t)count;
		}
	}
	return 0;
}

static int transfer(const struct filesystem_task *task, int in, int out, char *buffer)
{
	for (;;) {
		ssize_t count = read(in, buffer, BUFFER);
		int status = 0;

		if (count == 0)
			return 0;
		if (count > 0)
			status = write_all(out, buffer, (size_t)count);
		else if (errno != EINTR)
			status = -errno;
		if (status == 0 && filesystem_task_stops(task))
			status = -ECANCELED;
		if (status < 0)
			return status;
	}
}

static int transfer_rest(const struct filesystem_task *task, int in, int out)
{
	char *buffer = malloc(BUFFER);
	int status = buffer ? transfer(task, in, out, buffer) : -ENOMEM;

	free(buffer);
	return status;
}

/* True if the kernel, or a filter, only does not do it in this way. */
static bool is_refused(int errnum)
{
	return errnum == EXDEV || errnum == EINVAL || errnum == ENOSYS ||
	       errnum == EOPNOTSUPP || errnum == EPERM;
}

/* By the kernel, which may share what both consist of. It knows no end of files that are made as
 * they are read: those it calls empty. */
static int copy_bytes(const struct filesystem_task *task, int in, int out)
{
	bool any = false;

	for (;;) {
		ssize_t count = copy_file_range(in, NULL, out, NULL, PIECE, 0);

		if (count == 0 && any)
			return 0;
		if (count == 0 || (count < 0 && is_refused(errno)))
			return transfer_rest(task, in, out);
		if (count < 0 && errno != EINTR)
			return -errno;
		any = any || count > 0;
		if (filesystem_task_stops(task))
			return -ECANCELED;
	}
}

/* ---- both ends ---- */

static bool is_same(const struct stat *one, const struct stat *other)
{
	return one->st_ino == other->st_ino && one->st_dev == other->st_dev;
}

/* Open what has to be a regular file, and is not `other`. Returns the descriptor or -errno. */
static int open_regular(int directory, const char *name, int flags, struct stat *status,
	const struct stat *other)
{
	int fd = openat(directory, name, flags | QUIET), result = 0;

	if (fd < 0)
		return -errno;
	if (fstat(fd, status) < 0)
		result = -errno;
	else if (!S_ISREG(status->st_mode))
		result = -EINVAL;
	else if (other && is_same(status, other))
		result = -EEXIST;
	if (result == 0)
		return fd;
	close(fd);
	return result;
}

/* What is no file is not opened at all. */
static int open_source(const struct copy_names *names, struct stat *status)
{
	int flags = names->follows ? 0 : AT_SYMLINK_NOFOLLOW;

	if (fstatat(names->from_directory, names->from, status, flags) < 0)
		return -errno;
	if (!S_ISREG(status->st_mode))
		return -EINVAL;
	return open_regular(names->from_directory, names->from,
		O_RDONLY | (names->follows ? 0 : O_NOFOLLOW), status, NULL);
}

static bool is_newer(const struct stat *one, const struct stat *other)
{
	const struct timespec *first = &one->st_mtim, *second = &other->st_mtim;

	if (first->tv_sec != second->tv_sec)
		return first->tv_sec > second->tv_sec;
	return first->tv_nsec > second->tv_nsec;
}

/* Returns 1 if the file that is there is to be written over, 0 if not, or -errno; -ENOENT: there
 * is none. */
static int judge(
	const struct copy_names *names, const struct stat *source, enum existing existing)
{
	int flags = names->follows_to ? 0 : AT_SYMLINK_NOFOLLOW;
	struct stat status;

	if (fstatat(names->to_directory, names->to, &status, flags) < 0)
		return -errno;
	if (existing == EXISTING_STAYS && S_ISLNK(status.st_mode))
		return 0;
	if (!S_ISREG(status.st_mode))
		return -EINVAL;
	if (existing == EXISTING_FAILS || is_same(&status, source))
		return -EEXIST;
	return existing == EXISTING_GOES ||
	       (existing == EXISTING_AGES && is_newer(source, &status));
}

/* Permissions of the first, whatever the umask; but nobody becomes somebody else by a copy. */
static int create_target(const struct copy_names *names, const struct stat *source)
{
	mode_t mode = source->st_mode & PERMISSIONS;
	int fd = openat(names->to_directory, names->to,
		O_WRONLY | O_CREAT | O_EXCL | QUIET, mode);
	int result = 0;

	if (fd < 0)
		return -errno;
	if (fchmod(fd, mode) < 0 && !confined_by)
		result = -errno;
	if (result == 0)
		return fd;
	close(fd);
	return result;
}

static int reopen_target(const struct copy_names *names, const struct stat *source)
{
	struct stat status;
	int fd = open_regular(names->to_directory, names->to,
		O_WRONLY | (names->follows_to ? 0 : O_NOFOLLOW), &status, source);
	int result = 0;

	if (fd < 0)
		return fd;
	if (ftruncate(fd, 0) < 0)
		result = -errno;
	if (result == 0)
		return fd;
	close(fd);
	return result;
}

static int copy_open(const struct filesystem_task *task, const struct copy_names *names,
	enum existing existing, int in, const struct stat *source)
{
	int result = judge(names, source, existing), out;

	if (result == 0 || (result < 0 && result != -ENOENT))
		return result;
	out = result == 1 ? reopen_target(names, source) : create_target(names, source);
	if (out < 0)
		return out;
	result = copy_bytes(task, in, out);
	/* what could not be kept far away is said only now */
	if (close(out) < 0 && errno != EINTR && result == 0)
		result = -errno;
	return result < 0 ? result : 1;
}

int copy_file(const struct filesystem_task *task, const struct copy_names *names,
	enum existing existing)
{
	struct stat source;
	int in = open_source(names, &source), result;

	if (in < 0)
		return in;
	result = copy_open(task, names, existing, in, &source);
	close(in);
	return result;
}
