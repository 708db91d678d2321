/* SPDX-License-Identifier: MIT */
/* libc_files.c - functions of the C library that name files, in front of the real ones. */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "runtime/libc_call.h"
#include "runtime/libc_real.h"

/* The mode is there only where it counts. */
#define TAKE_MODE(mode, flags)                         \
	do {                                           \
		if (libc_open_makes(flags)) {          \
			va_list rest;                  \
                                                       \
			va_start(rest, flags);         \
			(mode) = va_arg(rest, mode_t); \
			va_end(rest);                  \
		}                                      \
	} while (0)

/* ---- open ---- */

LIBC_REAL(int, open, const char *path, int flags, ...)
LIBC_REAL(int, open64, const char *path, int flags, ...)
LIBC_REAL(int, __open_2, const char *path, int flags)
LIBC_REAL(int, __open64_2, const char *path, int flags)
LIBC_REAL(int, creat, const char *path, mode_t mode)
LIBC_REAL(int, creat64, const char *path, mode_t mode)
LIBC_REAL(int, openat, int directory, const char *path, int flags, ...)
LIBC_REAL(int, openat64, int directory, const char *path, int flags, ...)
LIBC_REAL(int, __openat_2, int directory, const char *path, int flags)
LIBC_REAL(int, __openat64_2, int directory, const char *path, int flags)

static bool serve(int directory, const char *path, int flags, mode_t mode, int *result)
{
	return libc_service_is_here() &&
	       libc_serve_open(directory, path, flags, mode, 0, result);
}

LIBC_ENTRY(int, open, const char *path, int flags, ...)
{
	mode_t mode = 0;
	int result;

	TAKE_MODE(mode, flags);
	if (serve(AT_FDCWD, path, flags, mode, &result))
		return result;
	return real_open()(path, flags, mode);
}

LIBC_ENTRY(int, open64, const char *path, int flags, ...)
{
	mode_t mode = 0;
	int result;

	TAKE_MODE(mode, flags);
	if (serve(AT_FDCWD, path, flags | O_LARGEFILE, mode, &result))
		return result;
	return real_open64()(path, flags, mode);
}

/* These two, and those of openat, end the program if a mode is missing. */

LIBC_ENTRY(int, __open_2, const char *path, int flags)
{
	int result;

	if (!libc_open_makes(flags) && serve(AT_FDCWD, path, flags, 0, &result))
		return result;
	return real___open_2()(path, flags);
}

LIBC_ENTRY(int, __open64_2, const char *path, int flags)
{
	int result;

	if (!libc_open_makes(flags) && serve(AT_FDCWD, path, flags, 0, &result))
		return result;
	return real___open64_2()(path, flags);
}

LIBC_ENTRY(int, creat, const char *path, mode_t mode)
{
	int result;

	if (serve(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode, &result))
		return result;
	return real_creat()(path, mode);
}

LIBC_ENTRY(int, creat64, const char *path, mode_t mode)
{
	int result;

	if (serve(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode, &result))
		return result;
	return real_creat64()(path, mode);
}

LIBC_ENTRY(int, openat, int directory, const char *path, int flags, ...)
{
	mode_t mode = 0;
	int result;

	TAKE_MODE(mode, flags);
	if (serve(directory, path, flags, mode, &result))
		return result;
	return real_openat()(directory, path, flags, mode);
}

LIBC_ENTRY(int, openat64, int directory, const char *path, int flags, ...)
{
	mode_t mode = 0;
	int result;

	TAKE_MODE(mode, flags);
	if (serve(directory, path, flags, mode, &result))
		return result;
	return real_openat64()(directory, path, flags, mode);
}

LIBC_ENTRY(int, __openat_2, int directory, const char *path, int flags)
{
	int result;

	if (!libc_open_makes(flags) && serve(directory, path, flags, 0, &result))
		return result;
	return real___openat_2()(directory, path, flags);
}

LIBC_ENTRY(int, __openat64_2, int directory, const char *path, int flags)
{
	int result;

	if (!libc_open_makes(flags) && serve(directory, path, flags, 0, &result))
		return result;
	return real___openat64_2()(directory, path, flags);
}

/* ---- remove and rename ---- */

LIBC_REAL(int, unlink, const char *path)
LIBC_REAL(int, unlinkat, int directory, const char *path, int flags)
LIBC_REAL(int, rmdir, const char *path)
LIBC_REAL(int, remove, const char *path)
LIBC_REAL(int, rename, const char *from, const char *to)
LIBC_REAL(int, renameat, int from_fd, const char *from, int to_fd, const char *to)
LIBC_REAL(int, renameat2, int from_fd, const char *from, int to_fd, const char *to,
	unsigned flags)

static bool serve_path(enum libc_function function, const char *path, int *result)
{
	return libc_service_is_here() && libc_serve_path(function, path, result);
}

LIBC_ENTRY(int, unlink, const char *path)
{
	int result;

	if (serve_path(LIBC_UNLINK, path, &result))
		return result;
	return real_unlink()(path);
}

LIBC_ENTRY(int, rmdir, const char *path)
{
	int result;

	if (serve_path(LIBC_RMDIR, path, &result))
		return result;
	return real_rmdir()(path);
}

LIBC_ENTRY(int, unlinkat, int directory, const char *path, int flags)
{
	enum libc_function function = flags == AT_REMOVEDIR ? LIBC_RMDIR : LIBC_UNLINK;
	int result;

	if ((flags & ~AT_REMOVEDIR) == 0 && libc_path_is_plain(directory, path) &&
		serve_path(function, path, &result))
		return result;
	return real_unlinkat()(directory, path, flags);
}

LIBC_ENTRY(int, remove, const char *path)
{
	if (!libc_service_is_here())
		return real_remove()(path);
	if (unlink(path) == 0)
		return 0;
	return errno == EISDIR || errno == EPERM ? rmdir(path) : -1;
}

static bool serve_rename(
	int from_fd, const char *from, int to_fd, const char *to, int *result)
{
	return libc_service_is_here() && libc_path_is_plain(from_fd, from) &&
	       libc_path_is_plain(to_fd, to) &&
	       libc_serve_paths(LIBC_RENAME, from, to, result);
}

LIBC_ENTRY(int, rename, const char *from, const char *to)
{
	int result;

	if (serve_rename(AT_FDCWD, from, AT_FDCWD, to, &result))
		return result;
	return real_rename()(from, to);
}

LIBC_ENTRY(int, renameat, int from_fd, const char *from, int to_fd, const char *to)
{
	int result;

	if (serve_rename(from_fd, from, to_fd, to, &result))
		return result;
	return real_renameat()(from_fd, from, to_fd, to);
}

LIBC_ENTRY(int, renameat2, int from_fd, const char *from, int to_fd, const char *to,
	unsigned flags)
{
	int result;

	if (flags == 0 && serve_rename(from_fd, from, to_fd, to, &result))
		return result;
	return real_renameat2()(from_fd, from, to_fd, to, flags);
}

/* ---- mkdir and access ---- */

LIBC_REAL(int, mkdir, const char *path, mode_t mode)
LIBC_REAL(int, mkdirat, int directory, const char *path, mode_t mode)
LIBC_REAL(int, access, const char *path, int amode)
LIBC_REAL(int, eaccess, const char *path, int amode)
LIBC_REAL(int, euidaccess, const char *path, int amode)
LIBC_REAL(int, faccessat, int directory, const char *path, int amode, int flags)

LIBC_ENTRY(int, mkdir, const char *path, mode_t mode)
{
	int result;

	if (libc_service_is_here() && libc_serve_mkdir(path, mode, &result))
		return result;
	return real_mkdir()(path, mode);
}

LIBC_ENTRY(int, mkdirat, int directory, const char *path, mode_t mode)
{
	int result;

	if (libc_service_is_here() && libc_path_is_plain(directory, path) &&
		libc_serve_mkdir(path, mode, &result))
		return result;
	return real_mkdirat()(directory, path, mode);
}

static bool serve_access(
	enum libc_function function, const char *path, int amode, int *result)
{
	return libc_service_is_here() && libc_serve_access(function, path, amode, result);
}

LIBC_ENTRY(int, access, const char *path, int amode)
{
	int result;

	if (serve_access(LIBC_ACCESS, path, amode, &result))
		return result;
	return real_access()(path, amode);
}

LIBC_ENTRY(int, eaccess, const char *path, int amode)
{
	int result;

	if (serve_access(LIBC_EACCESS, path, amode, &result))
		return result;
	return real_eaccess()(path, amode);
}

LIBC_ENTRY(int, euidaccess, const char *path, int amode)
{
	int result;

	if (serve_access(LIBC_EACCESS, path, amode, &result))
		return result;
	return real_euidaccess()(path, amode);
}

LIBC_ENTRY(int, faccessat, int directory, const char *path, int amode, int flags)
{
	enum libc_function function = flags == AT_EACCESS ? LIBC_EACCESS : LIBC_ACCESS;
	int result;

	if ((flags & ~AT_EACCESS) == 0 && libc_path_is_plain(directory, path) &&
		serve_access(function, path, amode, &result))
		return result;
	return real_faccessat()(directory, path, amode, flags);
}
