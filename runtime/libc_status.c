/* SPDX-License-Identifier: MIT */
/* libc_status.c - the functions of the C library that tell of files by name, in front of the
 * real ones. */
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "runtime/libc_call.h"
#include "runtime/libc_real.h"

_Static_assert(sizeof(struct stat) == sizeof(struct stat64), "they are the same");

LIBC_REAL(int, stat, const char *path, struct stat *status)
LIBC_REAL(int, stat64, const char *path, struct stat64 *status)
LIBC_REAL(int, lstat, const char *path, struct stat *status)
LIBC_REAL(int, lstat64, const char *path, struct stat64 *status)
LIBC_REAL(int, fstatat, int directory, const char *path, struct stat *status, int flags)
LIBC_REAL(
	int, fstatat64, int directory, const char *path, struct stat64 *status, int flags)
LIBC_REAL(int, statx, int directory, const char *path, int flags, unsigned mask,
	struct statx *status)
LIBC_REAL(int, __xstat, int version, const char *path, struct stat *status)
LIBC_REAL(int, __xstat64, int version, const char *path, struct stat64 *status)
LIBC_REAL(int, __lxstat, int version, const char *path, struct stat *status)
LIBC_REAL(int, __lxstat64, int version, const char *path, struct stat64 *status)
LIBC_REAL(int, __fxstatat, int version, int directory, const char *path,
	struct stat *status, int flags)
LIBC_REAL(int, __fxstatat64, int version, int directory, const char *path,
	struct stat64 *status, int flags)

static bool serve(
	enum libc_function function, const char *path, struct stat *status, int *result)
{
	return libc_service_is_here() && libc_serve_stat(function, path, status, result);
}

/* No master knows a stat beside a directory: it is the file that it would open there. */
static bool serve_beside(
	int directory, const char *path, int flags, struct stat *status, int *result)
{
	int how = O_PATH | O_CLOEXEC | (flags & AT_SYMLINK_NOFOLLOW ? O_NOFOLLOW : 0);
	int fd, errnum;

	if (!libc_serve_open(directory, path, how, 0, 0, &fd))
		return false;
	*result = fd;
	if (fd < 0)
		return true;
	*result = fstat(fd, status);
	errnum = errno;
	close(fd);
	errno = errnum;
	return true;
}

LIBC_ASIDE static bool serve_at(
	int directory, const char *path, int flags, struct stat *status, int *result)
{
	if (flags & ~(AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | AT_EMPTY_PATH) || !path ||
		*path == '\0')
		return false;
	if (!libc_path_is_plain(directory, path))
		return serve_beside(directory, path, flags, status, result);
	return libc_serve_stat(flags & AT_SYMLINK_NOFOLLOW ? LIBC_LSTAT : LIBC_STAT, path,
		status, result);
}

/* ---- stat and lstat ---- */

LIBC_ENTRY(int, stat, const char *path, struct stat *status)
{
	int result;

	if (serve(LIBC_STAT, path, status, &result))
		return result;
	return real_stat()(path, status);
}

LIBC_ENTRY(int, stat64, const char *path, struct stat64 *status)
{
	int result;

	if (serve(LIBC_STAT, path, (void *)status, &result))
		return result;
	return real_stat64()(path, status);
}

LIBC_ENTRY(int, lstat, const char *path, struct stat *status)
{
	int result;

	if (serve(LIBC_LSTAT, path, status, &result))
		return result;
	return real_lstat()(path, status);
}

LIBC_ENTRY(int, lstat64, const char *path, struct stat64 *status)
{
	int result;

	if (serve(LIBC_LSTAT, path, (void *)status, &result))
		return result;
	return real_lstat64()(path, status);
}

LIBC_ENTRY(int, __xstat, int version, const char *path, struct stat *status)
{
	int result;

	if (serve(LIBC_STAT, path, status, &result))
		return result;
	return real___xstat()(version, path, status);
}

LIBC_ENTRY(int, __xstat64, int version, const char *path, struct stat64 *status)
{
	int result;

	if (serve(LIBC_STAT, path, (void *)status, &result))
		return result;
	return real___xstat64()(version, path, status);
}

LIBC_ENTRY(int, __lxstat, int version, const char *path, struct stat *status)
{
	int result;

	if (serve(LIBC_LSTAT, path, status, &result))
		return result;
	return real___lxstat()(version, path, status);
}

LIBC_ENTRY(int, __lxstat64, int version, const char *path, struct stat64 *status)
{
	int result;

	if (serve(LIBC_LSTAT, path, (void *)status, &result))
		return result;
	return real___lxstat64()(version, path, status);
}

/* ---- beside a directory ---- */

LIBC_ENTRY(int, fstatat, int directory, const char *path, struct stat *status, int flags)
{
	int result;

	if (libc_service_is_here() && serve_at(directory, path, flags, status, &result))
		return result;
	return real_fstatat()(directory, path, status, flags);
}

LIBC_ENTRY(
	int, fstatat64, int directory, const char *path, struct stat64 *status, int flags)
{
	int result;

	if (libc_service_is_here() &&
		serve_at(directory, path, flags, (void *)status, &result))
		return result;
	return real_fstatat64()(directory, path, status, flags);
}

LIBC_ENTRY(int, __fxstatat, int version, int directory, const char *path,
	struct stat *status, int flags)
{
	int result;

	if (libc_service_is_here() && serve_at(directory, path, flags, status, &result))
		return result;
	return real___fxstatat()(version, directory, path, status, flags);
}

LIBC_ENTRY(int, __fxstatat64, int version, int directory, const char *path,
	struct stat64 *status, int flags)
{
	int result;

	if (libc_service_is_here() &&
		serve_at(directory, path, flags, (void *)status, &result))
		return result;
	return real___fxstatat64()(version, directory, path, status, flags);
}

/* ---- statx ---- */

static struct statx_timestamp extend_time(struct timespec time)
{
	return (struct statx_timestamp){
		.tv_sec = time.tv_sec,
		.tv_nsec = (uint32_t)time.tv_nsec,
	};
}

static void extend(const struct stat *from, struct statx *status)
{
	memset(status, 0, sizeof *status);
	status->stx_mask = STATX_BASIC_STATS;
	status->stx_blksize = (uint32_t)from->st_blksize;
	status->stx_nlink = (uint32_t)from->st_nlink;
	status->stx_uid = from->st_uid;
	status->stx_gid = from->st_gid;
	status->stx_mode = (uint16_t)from->st_mode;
	status->stx_ino = from->st_ino;
	status->stx_size = (uint64_t)from->st_size;
	status->stx_blocks = (uint64_t)from->st_blocks;
	status->stx_atime = extend_time(from->st_atim);
	status->stx_mtime = extend_time(from->st_mtim);
	status->stx_ctime = extend_time(from->st_ctim);
	status->stx_dev_major = major(from->st_dev);
	status->stx_dev_minor = minor(from->st_dev);
	status->stx_rdev_major = major(from->st_rdev);
	status->stx_rdev_minor = minor(from->st_rdev);
}

LIBC_ASIDE static bool serve_statx(
	int directory, const char *path, int flags, struct statx *status, int *result)
{
	struct stat found;

	if (!serve_at(directory, path, flags & ~AT_STATX_SYNC_TYPE, &found, result))
		return false;
	if (*result >= 0)
		extend(&found, status);
	return true;
}

LIBC_ENTRY(int, statx, int directory, const char *path, int flags, unsigned mask,
	struct statx *status)
{
	int result;

	if (libc_service_is_here() &&
		serve_statx(directory, path, flags, status, &result))
		return result;
	return real_statx()(directory, path, flags, mask, status);
}
