/* SPDX-License-Identifier: MIT */
/* sighting.c - what a call asks for, in the words of a policy. */
#include "sandbox/sighting.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sandbox/peek.h"
#include "sandbox/spot.h"
#include "sandbox/word.h"

enum { NONE = -1, OF_CALL = 64 };

static uint64_t argument(const struct looking *looking, int which)
{
	return which == NONE ? 0 : looking->arguments[which];
}

/* What two arguments name. */
static bool find(
	const struct looking *looking, int at, int name, int flags, struct spot *spot)
{
	int directory = at == NONE ? AT_FDCWD : (int)argument(looking, at);
	char path[PATH_MAX];

	*path = '\0';
	if (!peek_string(looking->pid, argument(looking, name), path, sizeof path)) {
		looking->witness->missed(looking->witness->argument);
		return false;
	}
	return *path && spot_find(looking->pid, directory, path, flags, spot);
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

	spot_parent(spot, &parent);
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
		spot_parent(&spot, &parent);
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

	if (peek_bytes(looking->pid, argument(looking, looking->row->flags), &how.flags,
		    sizeof how.flags) == sizeof how.flags)
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
	spot_parent(&spot, &parent);
	if (may(&parent, W_OK | X_OK))
		tell_parent(looking, "fs.delete", &spot);
}

static void look_make(const struct looking *looking)
{
	const struct sighting *row = looking->row;
	struct spot spot, parent;

	if (!find(looking, row->at, row->path, O_NOFOLLOW, &spot) || spot.exists)
		return;
	spot_parent(&spot, &parent);
	if (may(&parent, W_OK | X_OK))
		tell_made(looking, &spot);
}

/* From one directory to another. */
static void tell_move(
	const struct looking *looking, const struct spot *from, const struct spot *to)
{
	struct spot parents[2];

	spot_parent(from, &parents[0]);
	spot_parent(to, &parents[1]);
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
	spot_parent(to, &parent);
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

	if (!peek_string(looking->pid, argument(looking, looking->row->path), path,
		    sizeof path) ||
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
	int type = (int)argument(looking, 1) & ~(SOCK_CLOEXEC | SOCK_NONBLOCK);
	bool is_udp = type == SOCK_DGRAM && (family == AF_INET || family == AF_INET6);
	char text[OF_CALL];

	snprintf(text, sizeof text, "socket(%d, %d)", family, type);
	if (family == AF_UNIX)
		tell(looking, "net.unix.connect", text);
	else
		tell(looking, is_udp ? "net.udp" : "net.connect", text);
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
