/* SPDX-License-Identifier: MIT */
/* direct.c - functions of the C library that no libc service stands before. */
#include "sandbox/direct.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* An open has a mode behind its flags, if they are such. */
static int open_with(int directory, const char *path, int flags, va_list rest)
{
	mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;

	return (int)syscall(SYS_openat, directory, path, flags, mode);
}

int direct_open(const char *path, int flags, ...)
{
	va_list rest;
	int fd;

	va_start(rest, flags);
	fd = open_with(AT_FDCWD, path, flags, rest);
	va_end(rest);
	return fd;
}

/* What the headers make of an open whose flags are not known when it is compiled. */
int direct___open_2(const char *path, int flags)
{
	return direct_open(path, flags);
}

int direct_openat(int directory, const char *path, int flags, ...)
{
	va_list rest;
	int fd;

	va_start(rest, flags);
	fd = open_with(directory, path, flags, rest);
	va_end(rest);
	return fd;
}

int direct___openat_2(int directory, const char *path, int flags)
{
	return direct_openat(directory, path, flags);
}

int direct_faccessat(int directory, const char *path, int amode, int flags)
{
	return (int)(flags ? syscall(SYS_faccessat2, directory, path, amode, flags)
			   : syscall(SYS_faccessat, directory, path, amode));
}

int direct_mkdir(const char *path, mode_t mode)
{
	return (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

int direct_rmdir(const char *path)
{
	return (int)syscall(SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR);
}

int direct_remove(const char *path)
{
	long status = syscall(SYS_unlinkat, AT_FDCWD, path, 0);

	return status < 0 && errno == EISDIR ? direct_rmdir(path) : (int)status;
}

int direct_chdir(const char *path)
{
	return (int)syscall(SYS_chdir, path);
}

ssize_t direct_readlink(const char *path, char *text, size_t size)
{
	return syscall(SYS_readlinkat, AT_FDCWD, path, text, size);
}

ssize_t direct_readlinkat(int directory, const char *path, char *text, size_t size)
{
	return syscall(SYS_readlinkat, directory, path, text, size);
}

int direct_bind(int fd, const struct sockaddr *address, socklen_t size)
{
	return (int)syscall(SYS_bind, fd, address, size);
}

int direct_connect(int fd, const struct sockaddr *address, socklen_t size)
{
	return (int)syscall(SYS_connect, fd, address, size);
}

/* There is no call of the kernel's: the one behind that of the program. */
int direct_getaddrinfo(const char *node, const char *service,
	const struct addrinfo *hints, struct addrinfo **found)
{
	int (*next)(
		const char *, const char *, const struct addrinfo *, struct addrinfo **);
	void *address = dlsym(RTLD_NEXT, "getaddrinfo");

	if (!address)
		return EAI_FAIL;
	memcpy(&next, &address, sizeof next);
	return next(node, service, hints, found);
}

FILE *direct_fopen(const char *path, const char *mode)
{
	int fd = direct_open(path, O_RDONLY | O_CLOEXEC);
	FILE *file = fd < 0 ? NULL : fdopen(fd, mode);

	if (!file && fd >= 0)
		close(fd);
	return file;
}
