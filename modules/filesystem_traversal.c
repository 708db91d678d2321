/* SPDX-License-Identifier: MIT */
/* filesystem_traversal.c - reading a directory, or the tree below it, entry by entry. */
#include "modules/filesystem_traversal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BATCH = 32768, FIRST_ROOM = 8, OPENING = O_RDONLY | O_DIRECTORY | O_CLOEXEC };

/* One directory that is being read. */
struct level {
	int fd;
	dev_t dev;
	ino_t ino;
	size_t path_size;   /* of the path that leads to it */
	char *batch;        /* what the kernel said of it, as far as it is not used up */
	size_t size, place; /* of that, and in it */
	bool is_read;       /* the kernel has no more */
};

struct traversal {
	atomic_uint users;
	unsigned flags;
	struct level *levels; /* the last one is being read */
	size_t depth, room;
	char path[PATH_MAX]; /* of the last entry */
	size_t path_size;
	unsigned char type; /* of that, as directories say it */
	bool begun;         /* there was one */
	bool enters; /* and if it is a directory, it is the next one that is read */
};

struct traversal *traversal_create(unsigned flags)
{
	struct traversal *traversal = calloc(1, sizeof *traversal);

	if (!traversal)
		return NULL;
	atomic_init(&traversal->users, 1);
	traversal->flags = flags;
	traversal->enters = true;
	return traversal;
}

struct traversal *traversal_hold(struct traversal *traversal)
{
	atomic_fetch_add(&traversal->users, 1);
	return traversal;
}

bool traversal_is_busy(const struct traversal *traversal)
{
	return atomic_load(&traversal->users) > 1;
}

static struct level *last(const struct traversal *traversal)
{
	return &traversal->levels[traversal->depth - 1];
}

static void leave(struct traversal *traversal)
{
	struct level *level = last(traversal);

	close(level->fd);
	free(level->batch);
	traversal->depth--;
}

void traversal_close(struct traversal *traversal)
{
	while (traversal->depth > 0)
		leave(traversal);
	free(traversal->levels);
	traversal->levels = NULL;
	traversal->room = 0;
}

void traversal_release(struct traversal *traversal)
{
	if (!traversal || atomic_fetch_sub(&traversal->users, 1) > 1)
		return;
	traversal_close(traversal);
	free(traversal);
}

/* ---- directories ---- */

static bool is_on_branch(const struct traversal *traversal, const struct stat *status)
{
	for (size_t i = 0; i < traversal->depth; i++)
		if (traversal->levels[i].ino == status->st_ino &&
			traversal->levels[i].dev == status->st_dev)
			return true;
	return false;
}

static int make_room(struct traversal *traversal)
{
	size_t room = traversal->room ? 2 * traversal->room : FIRST_ROOM;
	struct level *levels;

	if (traversal->depth < traversal->room)
		return 0;
	levels = realloc(traversal->levels, room * sizeof *levels);
	if (!levels)
		return -ENOMEM;
	traversal->levels = levels;
	traversal->room = room;
	return 0;
}

/* What a level has not used yet is kept while what is below it is read, and no more. */
static void shrink(struct level *level)
{
	size_t rest = level->size - level->place;
	char *batch;

	if (!level->batch)
		return;
	memmove(level->batch, level->batch + level->place, rest);
	level->size = rest;
	level->place = 0;
	batch = realloc(level->batch, rest ? rest : 1);
	if (batch)
		level->batch = batch;
}

/* Read this directory, the one that `path` names. Returns 0 or -errno; the descriptor is taken
 * either way. One that it stands in already is passed by. */
static int enter(struct traversal *traversal, int fd)
{
	struct stat status;
	int result = make_room(traversal);

	if (result == 0 && fstat(fd, &status) < 0)
		result = -errno;
	if (result < 0 || is_on_branch(traversal, &status)) {
		close(fd);
		return result;
	}
	if (traversal->depth > 0)
		shrink(last(traversal));
	traversal->levels[traversal->depth++] = (struct level){
		.fd = fd,
		.dev = status.st_dev,
		.ino = status.st_ino,
		.path_size = traversal->path_size,
	};
	return 0;
}

/* Returns 1 if there is something, 0 at the end, or -errno. */
static int read_batch(struct level *level)
{
	char *batch = realloc(level->batch, BATCH);
	ssize_t size;

	if (!batch)
		return -ENOMEM;
	level->batch = batch;
	level->place = level->size = 0;
	do
		size = getdents64(level->fd, batch, BATCH);
	while (size < 0 && errno == EINTR);
	if (size < 0)
		return -errno;
	level->size = (size_t)size;
	level->is_read = size == 0;
	return size > 0;
}

static bool is_dots(const char *name)
{
	return name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2]));
}

/* The entry at the place of a level that is not used up; and go behind it. */
static const struct dirent64 *look(const struct level *level)
{
	return (const struct dirent64 *)(const void *)(level->batch + level->place);
}

/* Skip what is in every directory. True if an entry follows. */
static bool find(struct level *level)
{
	while (level->place < level->size && is_dots(look(level)->d_name))
		level->place += look(level)->d_reclen;
	return level->place < level->size;
}

/* The same, and read on if need be. Returns 1, 0 or -errno. */
static int seek(struct level *level)
{
	int result = 1;

	while (!find(level) && result > 0)
		result = level->is_read ? 0 : read_batch(level);
	return result;
}

/* ---- the last entry ---- */

/* Returns 0 or -errno. */
static int set_path(struct traversal *traversal, size_t base, const char *name)
{
	char *path = traversal->path;
	size_t size = strlen(name), slash = base > 0 && path[base - 1] != '/';

	if (base + slash + size >= sizeof traversal->path)
		return -ENAMETOOLONG;
	if (slash)
		path[base] = '/';
	memcpy(path + base + slash, name, size + 1);
	traversal->path_size = base + slash + size;
	return 0;
}

static const char *name_of(const struct traversal *traversal)
{
	const char *slash = strrchr(traversal->path, '/');

	return slash ? slash + 1 : traversal->path;
}

/* Whether it looks like a directory; who opens it will see. */
static bool may_be_directory(const struct traversal *traversal)
{
	struct stat status;

	switch (traversal->type) {
	case DT_DIR:
		return true;
	case DT_LNK:
		return traversal->flags & TRAVERSAL_FOLLOWS_LINKS;
	case DT_UNKNOWN:
		return fstatat(last(traversal)->fd, name_of(traversal), &status,
			       AT_SYMLINK_NOFOLLOW) == 0 &&
		       (S_ISDIR(status.st_mode) ||
			       (S_ISLNK(status.st_mode) &&
				       traversal->flags & TRAVERSAL_FOLLOWS_LINKS));
	default:
		return false;
	}
}

/* The same, if that is known without asking. */
static bool is_no_directory(const struct traversal *traversal)
{
	return traversal->type != DT_UNKNOWN && !may_be_directory(traversal);
}

/* What is no directory any more, or never was, or leads nowhere, has nothing below it. */
static bool is_none(int errnum)
{
	return errnum == ENOENT || errnum == ENOTDIR || errnum == ELOOP;
}

/* Enter the last entry, if it is to be entered. Returns 0 or -errno. */
static int enter_last(struct traversal *traversal)
{
	bool follows = traversal->flags & TRAVERSAL_FOLLOWS_LINKS;
	int fd;

	if (!may_be_directory(traversal))
		return 0;
	fd = openat(last(traversal)->fd, name_of(traversal),
		OPENING | (follows ? 0 : O_NOFOLLOW));
	if (fd >= 0)
		return enter(traversal, fd);
	if (is_none(errno) ||
		(errno == EACCES && traversal->flags & TRAVERSAL_SKIPS_DENIED))
		return 0;
	return -errno;
}

static bool is_to_be_entered(const struct traversal *traversal)
{
	return traversal->begun && traversal->enters &&
	       traversal->flags & TRAVERSAL_RECURSIVE;
}

/* ---- going on ---- */

int traversal_open(struct traversal *traversal, const char *path)
{
	int fd = open(path, OPENING), result;

	if (fd < 0)
		return errno == EACCES && traversal->flags & TRAVERSAL_SKIPS_DENIED
		               ? 0
		               : -errno;
	traversal->path_size = strlen(path);
	if (traversal->path_size >= sizeof traversal->path) {
		close(fd);
		return -ENAMETOOLONG;
	}
	memcpy(traversal->path, path, traversal->path_size + 1);
	result = enter(traversal, fd);
	if (result == 0)
		result = seek(last(traversal));
	if (result <= 0)
		traversal_close(traversal);
	return result < 0 ? result : 0;
}

bool traversal_has_ended(const struct traversal *traversal)
{
	return traversal->depth == 0;
}

bool traversal_is_ready(const struct traversal *traversal)
{
	if (traversal_has_ended(traversal))
		return true;
	if (is_to_be_entered(traversal) && !is_no_directory(traversal))
		return false;
	return find(last(traversal));
}

/* Go up until there is something left. Returns 1, 0 or -errno. */
static int climb(struct traversal *traversal)
{
	int result = seek(last(traversal));

	while (result == 0) {
		leave(traversal);
		if (traversal->depth == 0)
			return 0;
		result = seek(last(traversal));
	}
	if (result < 0) {
		traversal->path_size = last(traversal)->path_size;
		traversal->path[traversal->path_size] = '\0';
	}
	return result;
}

static int take(struct traversal *traversal)
{
	struct level *level = last(traversal);
	const struct dirent64 *found = look(level);
	int result = set_path(traversal, level->path_size, found->d_name);

	traversal->type = found->d_type;
	level->place += found->d_reclen;
	return result < 0 ? result : 1;
}

static int advance(struct traversal *traversal)
{
	int result = 0;

	if (traversal_has_ended(traversal))
		return 0;
	if (is_to_be_entered(traversal))
		result = enter_last(traversal);
	/* what was said before the first entry is about that one */
	traversal->enters = traversal->enters || traversal->begun;
	if (result < 0)
		return result;
	result = climb(traversal);
	if (result > 0)
		result = take(traversal);
	traversal->begun = true;
	return result;
}

int traversal_next(struct traversal *traversal, struct traversal_entry *entry)
{
	int result = advance(traversal);

	entry->depth = (int)traversal->depth - 1;
	memcpy(entry->path, traversal->path, traversal->path_size + 1);
	if (result < 0)
		traversal_close(traversal);
	return result;
}

bool traversal_will_enter(const struct traversal *traversal)
{
	return traversal->enters;
}

void traversal_pass_by(struct traversal *traversal)
{
	traversal->enters = false;
}

void traversal_pop(struct traversal *traversal)
{
	leave(traversal);
	traversal->enters = false;
	traversal->begun = true;
}
