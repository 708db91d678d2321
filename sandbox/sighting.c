/* SPDX-License-Identifier: MIT */
/* sighting.c - what a call asks for, in the words of a policy. */
#include "sandbox/sighting.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "sandbox/word.h"

enum { NONE = -1, PAGE = 4096, OF_NUMBER = 48 };

/* ---- the memory of the process ---- */

/* Page by page: what is not there ends it. */
size_t sighting_read(pid_t pid, uint64_t address, void *into, size_t size)
{
	size_t done = 0;

	while (done < size) {
		uint64_t from = address + done;
		size_t most = PAGE - from % PAGE;
		struct iovec here = { (char *)into + done, size - done };
		struct iovec there = { (void *)(uintptr_t)from, 0 };
		ssize_t count;

		if (here.iov_len > most)
			here.iov_len = most;
		there.iov_len = here.iov_len;
		count = process_vm_readv(pid, &here, 1, &there, 1, 0);
		if (count <= 0)
			break;
		done += (size_t)count;
	}
	return done;
}

bool sighting_read_string(pid_t pid, uint64_t address, char *into, size_t size)
{
	size_t done = 0;

	while (done < size) {
		size_t most = PAGE - (address + done) % PAGE, count;

		if (most > size - done)
			most = size - done;
		count = sighting_read(pid, address + done, into + done, most);
		if (memchr(into + done, '\0', count))
			return true;
		done += count;
		if (count < most)
			break;
	}
	return false;
}

/* ---- where a name leads ---- */

/* The last name is followed if it is there. */
struct spot {
	char path[PATH_MAX]; /* absolute, without links */
	bool exists, is_directory;
};

static uint64_t argument(const struct looking *looking, int which)
{
	return which == NONE ? 0 : looking->arguments[which];
}

/* Names that mean something else here: those of the process itself. */
static const char *of_itself(const char *path, pid_t pid, char room[PATH_MAX])
{
	static const struct {
		const char *prefix, *below;
	} rows[] = {
		{ "/proc/self/", "" },
		{ "/proc/thread-self/", "" },
		{ "/dev/fd/", "fd/" },
		{ "/dev/stdin", "fd/0" },
		{ "/dev/stdout", "fd/1" },
		{ "/dev/stderr", "fd/2" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t length = strlen(rows[i].prefix);

		if (strncmp(path, rows[i].prefix, length) != 0)
			continue;
		if (snprintf(room, PATH_MAX, "/proc/%d/%s%s", pid, rows[i].below,
			    path + length) < PATH_MAX)
			return room;
	}
	return path;
}

/* The directory that a name begins at. Returns a descriptor, or -1. */
static int open_base(const struct looking *looking, int at, const char *path)
{
	int number = at == NONE ? AT_FDCWD : (int)argument(looking, at);
	char base[OF_NUMBER];

	if (*path == '/')
		snprintf(base, sizeof base, "/");
	else if (number == AT_FDCWD)
		snprintf(base, sizeof base, "/proc/%d/cwd", looking->pid);
	else
		snprintf(base, sizeof base, "/proc/%d/fd/%d", looking->pid, number);
	return open(base, O_PATH | O_DIRECTORY | O_CLOEXEC);
}

/* False if it has no name any more, or never had one. */
static bool name_it(int fd, struct spot *spot)
{
	char link[OF_NUMBER];
	struct stat status;
	ssize_t size;

	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	size = readlink(link, spot->path, sizeof spot->path);
	if (size <= 0 || (size_t)size >= sizeof spot->path || *spot->path != '/' ||
		fstat(fd, &status) < 0 || status.st_nlink == 0)
		return false;
	spot->path[size] = '\0';
	spot->is_directory = S_ISDIR(status.st_mode);
	return true;
}

/* The name in a directory that is there. */
static bool find_missing(int base, char *path, struct spot *spot)
{
	char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	size_t length;
	int fd;

	if (!*name || strcmp(name, "..") == 0 || strcmp(name, ".") == 0)
		return false;
	if (slash)
		*slash = '\0';
	fd = openat(base,
		!slash          ? "."
		: slash == path ? "/"
				: path,
		O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return false;
	if (!name_it(fd, spot)) {
		close(fd);
		return false;
	}
	close(fd);
	length = strlen(spot->path);
	spot->is_directory = false;
	return snprintf(spot->path + length, sizeof spot->path - length, "%s%s",
		       length > 1 ? "/" : "", name) < (int)(sizeof spot->path - length);
}

/* True if the name leads somewhere: to a file, or to where one could be made. */
static bool find_from(int base, char *path, int flags, struct spot *spot)
{
	int fd = openat(base, path, O_PATH | O_CLOEXEC | (flags & O_NOFOLLOW));

	spot->exists = fd >= 0;
	if (fd >= 0) {
		bool named = name_it(fd, spot);

		close(fd);
		return named;
	}
	if (errno != ENOENT)
		return false;
	for (size_t length = strlen(path); length > 1 && path[length - 1] == '/';)
		path[--length] = '\0';
	return find_missing(base, path, spot);
}

static bool find(
	const struct looking *looking, int at, int name, int flags, struct spot *spot)
{
	char path[PATH_MAX], room[PATH_MAX], whole[PATH_MAX];
	int base;
	bool found;

	*path = '\0';
	if (!sighting_read_string(
		    looking->pid, argument(looking, name), path, sizeof path)) {
		looking->witness->missed(looking->witness->argument);
		return false;
	}
	if (!*path)
		return false;
	base = open_base(looking, at, path);
	if (base < 0)
		return false;
	snprintf(whole, sizeof whole, "%s", of_itself(path, looking->pid, room));
	found = find_from(base, whole, flags, spot);
	close(base);
	return found;
}

static void parent_of(const struct spot *spot, struct spot *parent)
{
	char *slash;

	*parent = *spot;
	slash = strrchr(parent->path, '/');
	slash[slash == parent->path] = '\0';
	parent->is_directory = true;
}

/* ---- what it takes ---- */

static void tell(const struct looking *looking, const char *word, const char *text)
{
	const struct sight sight = {
		.word = (unsigned)word_find(word),
		.text = text,
		.call = looking->row->call,
	};

	looking->witness->saw(looking->witness->argument, &sight);
}

/* The right is one to the file, or to the directory because of `about`. */
static void tell_spot(const struct looking *looking, const char *word,
	const struct spot *spot, const struct spot *about)
{
	const struct sight sight = {
		.word = (unsigned)word_find(word),
		.text = spot->path,
		.about = about ? about->path : NULL,
		.call = looking->row->call,
		.is_directory = spot->is_directory,
	};

	looking->witness->saw(looking->witness->argument, &sight);
}

static void tell_parent(
	const struct looking *looking, const char *word, const struct spot *spot)
{
	struct spot parent;

	parent_of(spot, &parent);
	tell_spot(looking, word, &parent, spot);
}

static void tell_made(const struct looking *looking, const struct spot *spot)
{
	tell_parent(looking, "fs.create", spot);
	looking->witness->made(looking->witness->argument, spot->path);
}

/* Whether ordinary permissions let it: what they refuse needs no policy. */
static bool may(const struct spot *spot, int mode)
{
	return faccessat(AT_FDCWD, spot->path, mode, AT_EACCESS) == 0;
}

static void tell_opened(const struct looking *looking, const struct spot *spot, int flags)
{
	int mode = flags & O_ACCMODE;
	bool reads = mode != O_WRONLY, writes = mode != O_RDONLY || flags & O_TRUNC;

	if (flags & O_PATH || (writes && spot->is_directory) ||
		(reads && !may(spot, R_OK)))
		return;
	if (writes && !may(spot, W_OK))
		return;
	if (reads)
		tell_spot(
			looking, spot->is_directory ? "fs.list" : "fs.read", spot, NULL);
	if (writes)
		tell_spot(looking, "fs.write", spot, NULL);
}

/* A file without a name is made in the directory. */
static void tell_unnamed(const struct looking *looking, struct spot *spot, int flags)
{
	if (!spot->is_directory || !may(spot, W_OK))
		return;
	tell_spot(looking, "fs.create", spot, NULL);
	tell_spot(looking, "fs.write", spot, NULL);
	if ((flags & O_ACCMODE) == O_RDWR)
		tell_spot(looking, "fs.read", spot, NULL);
}

static void open_with(const struct looking *looking, int flags)
{
	const struct sighting *row = looking->row;
	struct spot spot, parent;

	/* what is made exclusively follows no link */
	if ((flags & O_CREAT) && (flags & O_EXCL))
		flags |= O_NOFOLLOW;
	if (!find(looking, row->at, row->path, flags, &spot))
		return;
	if ((flags & O_TMPFILE) == O_TMPFILE) {
		tell_unnamed(looking, &spot, flags);
	} else if (spot.exists) {
		if ((flags & (O_CREAT | O_EXCL)) != (O_CREAT | O_EXCL))
			tell_opened(looking, &spot, flags);
	} else if (flags & O_CREAT) {
		parent_of(&spot, &parent);
		if (!may(&parent, W_OK | X_OK))
			return;
		tell_made(looking, &spot);
		if ((flags & O_ACCMODE) != O_WRONLY)
			tell_spot(looking, "fs.read", &spot, NULL);
		if ((flags & O_ACCMODE) != O_RDONLY)
			tell_spot(looking, "fs.write", &spot, NULL);
	}
}

static void look_open(const struct looking *looking)
{
	open_with(looking, (int)argument(looking, looking->row->flags));
}

#ifdef SYS_creat
static void look_creat(const struct looking *looking)
{
	open_with(looking, O_CREAT | O_WRONLY | O_TRUNC);
}
#endif

static void look_openat2(const struct looking *looking)
{
	struct open_how how = { 0 };

	if (sighting_read(looking->pid, argument(looking, looking->row->flags),
		    &how.flags, sizeof how.flags) == sizeof how.flags)
		open_with(looking, (int)how.flags);
}

static void look_truncate(const struct looking *looking)
{
	struct spot spot;

	if (find(looking, NONE, looking->row->path, 0, &spot) && spot.exists)
		tell_opened(looking, &spot, O_WRONLY);
}

static void look_remove(const struct looking *looking)
{
	const struct sighting *row = looking->row;
	struct spot spot, parent;

	if (!find(looking, row->at, row->path, O_NOFOLLOW, &spot) || !spot.exists)
		return;
	parent_of(&spot, &parent);
	if (may(&parent, W_OK | X_OK))
		tell_parent(looking, "fs.delete", &spot);
}

static void look_make(const struct looking *looking)
{
	const struct sighting *row = looking->row;
	struct spot spot, parent;

	if (!find(looking, row->at, row->path, O_NOFOLLOW, &spot) || spot.exists)
		return;
	parent_of(&spot, &parent);
	if (may(&parent, W_OK | X_OK))
		tell_made(looking, &spot);
}

/* From one directory to another. */
static void tell_move(
	const struct looking *looking, const struct spot *from, const struct spot *to)
{
	struct spot parents[2];

	parent_of(from, &parents[0]);
	parent_of(to, &parents[1]);
	if (strcmp(parents[0].path, parents[1].path) == 0)
		return;
	for (int i = 0; i < 2; i++) {
		const struct sight sight = {
			.word = (unsigned)word_find("fs.move"),
			.text = parents[i].path,
			.about = i == 0 ? from->path : to->path,
			.call = looking->row->call,
			.is_directory = true,
			.is_source = i == 0,
		};

		looking->witness->saw(looking->witness->argument, &sight);
	}
}

static bool find_both(const struct looking *looking, struct spot *from, struct spot *to)
{
	const struct sighting *row = looking->row;
	struct spot parent;

	if (!find(looking, row->at, row->path, O_NOFOLLOW, from) || !from->exists ||
		!find(looking, row->to_at, row->to_path, O_NOFOLLOW, to))
		return false;
	parent_of(to, &parent);
	return may(&parent, W_OK | X_OK);
}

static void look_rename(const struct looking *looking)
{
	struct spot from, to;

	if (!find_both(looking, &from, &to))
		return;
	tell_parent(looking, "fs.delete", &from);
	if (to.exists)
		tell_parent(looking, "fs.delete", &to);
	tell_move(looking, &from, &to);
	/* it is not the file any more that was there when the run began */
	tell_made(looking, &to);
}

static void look_link(const struct looking *looking)
{
	struct spot from, to;

	if (!find_both(looking, &from, &to) || to.exists)
		return;
	tell_move(looking, &from, &to);
	tell_made(looking, &to);
}

/* ---- what is no file that is opened ---- */

static void look_path(const struct looking *looking)
{
	const struct sighting *row = looking->row;
	struct spot spot;

	if (find(looking, row->at, row->path, 0, &spot) && spot.exists)
		tell(looking, row->word, spot.path);
}

/* This program once more, as a zygote begins, is no other one. */
static void look_program(const struct looking *looking)
{
	static const char itself[] = "/proc/self/exe";
	char path[sizeof itself];

	if (!sighting_read_string(looking->pid, argument(looking, looking->row->path),
		    path, sizeof path) ||
		strcmp(path, itself) != 0)
		look_path(looking);
}

static void look_stream(const struct looking *looking)
{
	static const char *const names[] = { "in", "out", "err" };
	uint32_t fd = (uint32_t)argument(looking, 0);

	/* to write to the first, or to read from the others, takes no word */
	if (fd <= STDERR_FILENO && (fd == STDIN_FILENO) == (*looking->row->word == 'i'))
		tell(looking, "stdio", names[fd]);
}

static void look_socket(const struct looking *looking)
{
	int family = (int)argument(looking, 0);
	char text[OF_NUMBER];

	snprintf(text, sizeof text, "socket(%d)", family);
	tell(looking, family == AF_UNIX ? "net.unix.connect" : "net.connect", text);
}

/* ---- the calls ---- */

#define CALL(name) SYS_##name, #name

#define OPEN(name, at, path, flags)                                           \
	{                                                                     \
		CALL(name), look_open, at, path, NONE, NONE, flags, "", false \
	}
#define ONE(name, look, at, path, word)                                   \
	{                                                                 \
		CALL(name), look, at, path, NONE, NONE, NONE, word, false \
	}
#define TWO(name, look, at, path, to_at, to_path)                           \
	{                                                                   \
		CALL(name), look, at, path, to_at, to_path, NONE, "", false \
	}
#define STREAM(name, word)                                                        \
	{                                                                         \
		CALL(name), look_stream, NONE, NONE, NONE, NONE, NONE, word, true \
	}

const struct sighting sightings[] = {
	OPEN(openat, 0, 1, 2),
	{ CALL(openat2), look_openat2, 0, 1, NONE, NONE, 2, "", false },
	ONE(truncate, look_truncate, NONE, 0, ""),
	ONE(unlinkat, look_remove, 0, 1, ""),
	ONE(mkdirat, look_make, 0, 1, ""),
	ONE(mknodat, look_make, 0, 1, ""),
	ONE(symlinkat, look_make, 1, 2, ""),
	TWO(linkat, look_link, 0, 1, 2, 3),
	TWO(renameat2, look_rename, 0, 1, 2, 3),
	ONE(execve, look_program, NONE, 0, "run"),
	ONE(execveat, look_program, 0, 1, "run"),
	ONE(fchmodat, look_path, 0, 1, "fs.attr"),
	ONE(fchownat, look_path, 0, 1, "fs.attr"),
	ONE(utimensat, look_path, 0, 1, "fs.attr"),
	ONE(setxattr, look_path, NONE, 0, "fs.attr"),
	ONE(lsetxattr, look_path, NONE, 0, "fs.attr"),
	ONE(removexattr, look_path, NONE, 0, "fs.attr"),
	ONE(inotify_add_watch, look_path, NONE, 1, "fs.watch"),
	ONE(socket, look_socket, NONE, NONE, ""),
	STREAM(read, "in"),
	STREAM(readv, "in"),
	STREAM(write, "out"),
	STREAM(writev, "out"),
#ifdef SYS_renameat
	TWO(renameat, look_rename, 0, 1, 2, 3),
#endif
#ifdef SYS_open /* those before openat(2), which newer architectures do not have */
	OPEN(open, NONE, 0, 1),
	ONE(creat, look_creat, NONE, 0, ""),
	ONE(unlink, look_remove, NONE, 0, ""),
	ONE(rmdir, look_remove, NONE, 0, ""),
	ONE(mkdir, look_make, NONE, 0, ""),
	ONE(mknod, look_make, NONE, 0, ""),
	ONE(symlink, look_make, NONE, 1, ""),
	TWO(link, look_link, NONE, 0, NONE, 1),
	TWO(rename, look_rename, NONE, 0, NONE, 1),
	ONE(chmod, look_path, NONE, 0, "fs.attr"),
	ONE(chown, look_path, NONE, 0, "fs.attr"),
	ONE(lchown, look_path, NONE, 0, "fs.attr"),
	ONE(utime, look_path, NONE, 0, "fs.attr"),
	ONE(utimes, look_path, NONE, 0, "fs.attr"),
#endif
	{ .call = NULL },
};

void sighting_look(
	pid_t pid, const struct noted_call *call, const struct witness *witness)
{
	const struct sighting *row = sightings;

	while (row->call && (uint64_t)row->number != call->number)
		row++;
	if (row->call)
		row->look(&(struct looking){ pid, row, call->arguments, witness });
}
