/* SPDX-License-Identifier: MIT */
/* libc_streams.c - functions of the C library that open streams and directories by name, in
 * front of the real ones. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "runtime/libc_call.h"
#include "runtime/libc_real.h"

enum { NEW_FILE_MODE = 0666 };

/* ---- streams ---- */

LIBC_REAL(FILE *, fopen, const char *path, const char *mode)
LIBC_REAL(FILE *, fopen64, const char *path, const char *mode)
LIBC_REAL(FILE *, freopen, const char *path, const char *mode, FILE *stream)
LIBC_REAL(FILE *, freopen64, const char *path, const char *mode, FILE *stream)

/* What open(2) gets for a mode; -1 for one that is left to the real function. */
static int read_mode(const char *mode)
{
	static const char letters[] = "rwa";
	static const int flags[] = { O_RDONLY, O_WRONLY | O_CREAT | O_TRUNC,
		O_WRONLY | O_CREAT | O_APPEND };
	const char *letter = mode && *mode ? strchr(letters, *mode) : NULL;
	int all;

	if (!letter || strchr(mode, ','))
		return -1;
	all = flags[letter - letters];
	if (strchr(mode + 1, '+'))
		all = (all & ~O_ACCMODE) | O_RDWR;
	if (strchr(mode + 1, 'x'))
		all |= O_EXCL;
	if (strchr(mode + 1, 'e'))
		all |= O_CLOEXEC;
	return all;
}

static FILE *open_stream(int fd, const char *mode)
{
	FILE *stream = fd < 0 ? NULL : fdopen(fd, mode);
	int errnum = errno;

	if (!stream && fd >= 0)
		close(fd);
	errno = errnum;
	return stream;
}

LIBC_ASIDE static bool serve_open(const char *path, const char *mode, int *fd)
{
	int flags = read_mode(mode);

	return flags >= 0 && libc_serve_open(AT_FDCWD, path, flags, NEW_FILE_MODE, 0, fd);
}

LIBC_ENTRY(FILE *, fopen, const char *path, const char *mode)
{
	int fd;

	if (libc_service_is_here() && serve_open(path, mode, &fd))
		return open_stream(fd, mode);
	return real_fopen()(path, mode);
}

LIBC_ENTRY(FILE *, fopen64, const char *path, const char *mode)
{
	int fd;

	if (libc_service_is_here() && serve_open(path, mode, &fd))
		return open_stream(fd, mode);
	return real_fopen64()(path, mode);
}

static bool suits(FILE *stream, int flags)
{
	int access = flags & O_ACCMODE;

	return fileno(stream) >= 0 && (access == O_WRONLY || __freadable(stream)) &&
	       (access == O_RDONLY || __fwritable(stream));
}

/* A stream keeps what it may do; for another mode it is opened by the name of the new
 * descriptor. */
static FILE *reopen_stream(int fd, const char *mode, FILE *stream)
{
	char name[sizeof "/proc/self/fd/" + 3 * sizeof fd];
	int flags = read_mode(mode), errnum;
	FILE *reopened = NULL;

	if (fd < 0) {
		errnum = errno;
		fclose(stream);
		errno = errnum;
		return NULL;
	}
	fflush(stream);
	if (!suits(stream, flags)) {
		snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
		reopened = real_freopen()(name, mode, stream);
	} else if (dup3(fd, fileno(stream), flags & O_CLOEXEC) >= 0) {
		__fpurge(stream);
		clearerr(stream);
		reopened = stream;
	}
	errnum = errno;
	close(fd);
	errno = errnum;
	return reopened;
}

LIBC_ENTRY(FILE *, freopen, const char *path, const char *mode, FILE *stream)
{
	int fd;

	if (libc_service_is_here() && path && serve_open(path, mode, &fd))
		return reopen_stream(fd, mode, stream);
	return real_freopen()(path, mode, stream);
}

LIBC_ENTRY(FILE *, freopen64, const char *path, const char *mode, FILE *stream)
{
	int fd;

	if (libc_service_is_here() && path && serve_open(path, mode, &fd))
		return reopen_stream(fd, mode, stream);
	return real_freopen64()(path, mode, stream);
}

/* ---- directories ---- */

LIBC_REAL(DIR *, opendir, const char *path)

LIBC_ASIDE static bool serve_directory(const char *path, DIR **directory)
{
	int fd, errnum;

	if (!libc_serve_open(AT_FDCWD, path,
		    O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC, 0, 0, &fd))
		return false;
	*directory = fd < 0 ? NULL : fdopendir(fd);
	errnum = errno;
	if (!*directory && fd >= 0)
		close(fd);
	errno = errnum;
	return true;
}

LIBC_ENTRY(DIR *, opendir, const char *path)
{
	DIR *directory;

	if (libc_service_is_here() && serve_directory(path, &directory))
		return directory;
	return real_opendir()(path);
}

/* Behind the first call: what is read of an open directory names nothing. */

struct entries {
	struct dirent **all;
	size_t count, room;
};

static bool add(struct entries *entries, const struct dirent *entry)
{
	struct dirent *copy;

	if (entries->count == entries->room) {
		size_t room = entries->room ? 2 * entries->room : 16;
		struct dirent **all = realloc(entries->all, room * sizeof(void *));

		if (!all)
			return false;
		entries->all = all;
		entries->room = room;
	}
	copy = malloc(entry->d_reclen);
	if (!copy)
		return false;
	memcpy(copy, entry, entry->d_reclen);
	entries->all[entries->count++] = copy;
	return true;
}

static bool read_all(
	DIR *directory, int (*select)(const struct dirent *), struct entries *entries)
{
	const struct dirent *entry;

	errno = 0;
	while ((entry = readdir(directory)) != NULL) {
		if (select && select(entry) == 0)
			continue;
		if (!add(entries, entry) || entries->count == INT_MAX) {
			errno = ENOMEM;
			return false;
		}
		errno = 0;
	}
	return errno == 0;
}

typedef int compare(const void *, const void *);

static int scan(DIR *directory, struct dirent ***list,
	int (*select)(const struct dirent *),
	int (*order)(const struct dirent **, const struct dirent **))
{
	struct entries entries = { 0 };
	bool is_whole = read_all(directory, select, &entries);
	int errnum = errno;

	closedir(directory);
	if (!is_whole) {
		while (entries.count > 0)
			free(entries.all[--entries.count]);
		free(entries.all);
		errno = errnum;
		return -1;
	}
	if (order && entries.count > 0)
		qsort(entries.all, entries.count, sizeof(void *), (compare *)order);
	*list = entries.all;
	return (int)entries.count;
}

LIBC_REAL(int, scandir, const char *path, struct dirent ***list,
	int (*select)(const struct dirent *),
	int (*order)(const struct dirent **, const struct dirent **))

LIBC_ENTRY(int, scandir, const char *path, struct dirent ***list,
	int (*select)(const struct dirent *),
	int (*order)(const struct dirent **, const struct dirent **))
{
	DIR *directory;

	if (!libc_service_is_here() || !serve_directory(path, &directory))
		return real_scandir()(path, list, select, order);
	return directory ? scan(directory, list, select, order) : -1;
}

_Static_assert(sizeof(struct dirent) == sizeof(struct dirent64), "they are the same");

LIBC_ENTRY(int, scandir64, const char *path, struct dirent64 ***list,
	int (*select)(const struct dirent64 *),
	int (*order)(const struct dirent64 **, const struct dirent64 **))
{
	return scandir(path, (struct dirent ***)list,
		(int (*)(const struct dirent *))select,
		(int (*)(const struct dirent **, const struct dirent **))order);
}
