/* SPDX-License-Identifier: MIT */
/* source.c - the text of files of Lua, read once a process. */
#include "runtime/source.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <search.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LEAST_ROOM = 4096 };

struct source {
	const char *path; /* behind the struct */
	char *text;
	size_t size;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static void *sources; /* a tree of tsearch(3) */

/* ---- reading ---- */

/* Room for the whole file and the read() that finds its end, if its size is known. */
static size_t first_room(int fd)
{
	struct stat status;

	if (fstat(fd, &status) < 0 || status.st_size < LEAST_ROOM)
		return LEAST_ROOM;
	return (size_t)status.st_size + 1;
}

static int grow(struct source *source, size_t *room)
{
	size_t wanted = *room > SIZE_MAX / 2 ? SIZE_MAX : *room * 2;
	char *text = realloc(source->text, wanted);

	if (!text)
		return -ENOMEM;
	source->text = text;
	*room = wanted;
	return 0;
}

static int read_all(int fd, struct source *source)
{
	size_t room = first_room(fd);
	ssize_t count;

	source->text = malloc(room);
	if (!source->text)
		return -ENOMEM;
	for (;;) {
		if (source->size == room && grow(source, &room) < 0)
			return -ENOMEM;
		count = read(fd, source->text + source->size, room - source->size);
		if (count == 0)
			return 0;
		if (count > 0)
			source->size += (size_t)count;
		else if (errno != EINTR)
			return -errno;
	}
}

static int read_file(const char *file, struct source *source)
{
	int fd = open(file, O_RDONLY | O_CLOEXEC);
	int status;

	if (fd < 0)
		return -errno;
	status = read_all(fd, source);
	close(fd);
	return status;
}

/* ---- keeping ---- */

static int compare(const void *one, const void *other)
{
	return strcmp(
		((const struct source *)one)->path, ((const struct source *)other)->path);
}

static struct source *create(const char *path)
{
	size_t size = strlen(path) + 1;
	struct source *source = malloc(sizeof *source + size);

	if (source)
		*source = (struct source){
			.path = memcpy(source + 1, path, size),
		};
	return source;
}

static void destroy(void *memory)
{
	struct source *source = memory;

	if (source)
		free(source->text);
	free(source);
}

static const struct source *find(const char *path)
{
	const struct source wanted = { .path = path };
	const struct source *found = NULL;
	void *node;

	pthread_mutex_lock(&lock);
	node = tfind(&wanted, &sources, compare);
	if (node)
		found = *(const struct source **)node;
	pthread_mutex_unlock(&lock);
	return found;
}

/* Keep `mine`, or destroy it if another thread was faster. Returns what is kept, or
 * NULL. */
static const struct source *keep(struct source *mine)
{
	const struct source *kept = NULL;
	void *node;

	pthread_mutex_lock(&lock);
	node = tsearch(mine, &sources, compare);
	if (node)
		kept = *(const struct source **)node;
	pthread_mutex_unlock(&lock);
	if (kept != mine)
		destroy(mine);
	return kept;
}

/* Read what is not known yet from the file of that name, or from the descriptor if there is
 * no name. */
static int get(const char *path, const char *file, int fd, const char **text, size_t *size)
{
	const struct source *source = find(path);

	if (!source) {
		struct source *mine = create(path);
		int status = !mine  ? -ENOMEM
		             : file ? read_file(file, mine)
		                    : read_all(fd, mine);

		if (status < 0) {
			destroy(mine);
			return status;
		}
		source = keep(mine);
		if (!source)
			return -ENOMEM;
	}
	*text = source->text;
	*size = source->size;
	return 0;
}

int source_read(const char *path, const char *file, const char **text, size_t *size)
{
	return get(path, file, -1, text, size);
}

int source_keep(const char *path, int fd, const char **text, size_t *size)
{
	return get(path, NULL, fd, text, size);
}

int source_get(const char *path, const char **text, size_t *size)
{
	return source_read(path, path, text, size);
}

int source_give(const char *path, const char *text, size_t size)
{
	struct source *mine = create(path);

	if (!mine)
		return -ENOMEM;
	mine->size = size;
	mine->text = malloc(size + 1);
	if (!mine->text) {
		destroy(mine);
		return -ENOMEM;
	}
	memcpy(mine->text, text, size);
	return keep(mine) ? 0 : -ENOMEM;
}

bool source_exists(const char *path)
{
	return find(path) || access(path, F_OK) == 0;
}

void source_finish(void)
{
	tdestroy(sources, destroy);
	sources = NULL;
}
