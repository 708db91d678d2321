/* SPDX-License-Identifier: MIT */
/* filesystem_descent.c - standing in a directory, and below it, however deep, with few
 * descriptors. */
#include "modules/filesystem_descent.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST_ROOM = 16 };

/* The last one is where it stands. */
struct descent_place {
	dev_t dev;
	ino_t ino;
	int kept; /* the directory that it was entered from; -1: it is ".." */
};

static int make_room(struct descent *descent)
{
	size_t room = descent->room ? 2 * descent->room : FIRST_ROOM;
	struct descent_place *places;

	if (descent->depth < descent->room)
		return 0;
	places = realloc(descent->places, room * sizeof *places);
	if (!places)
		return -ENOMEM;
	descent->places = places;
	descent->room = room;
	return 0;
}

static int stand(struct descent *descent, int fd, int kept)
{
	struct stat status;
	int result = make_room(descent);

	if (result == 0 && fstat(fd, &status) < 0)
		result = -errno;
	if (result < 0) {
		close(fd);
		return result;
	}
	descent->places[descent->depth++] =
		(struct descent_place){ status.st_dev, status.st_ino, kept };
	descent->fd = fd;
	return 0;
}

int descent_begin(struct descent *descent, int fd, int flags)
{
	*descent = (struct descent){ .fd = -1, .flags = flags };
	return stand(descent, fd, -1);
}

int descent_enter(struct descent *descent, int fd, bool by_link)
{
	int before = descent->fd;
	int status = stand(descent, fd, by_link ? before : -1);

	if (status == 0 && !by_link)
		close(before);
	return status;
}

/* Somebody may have moved where it stands, to lead it elsewhere. */
static int check(int fd, const struct descent_place *place)
{
	struct stat status;

	if (fstat(fd, &status) < 0)
		return -errno;
	return status.st_dev == place->dev && status.st_ino == place->ino ? 0 : -ESTALE;
}

int descent_leave(struct descent *descent)
{
	const struct descent_place *place = &descent->places[descent->depth - 1];
	int fd = place->kept, status = 0;

	if (fd < 0) {
		fd = openat(descent->fd, "..", descent->flags);
		if (fd < 0)
			return -errno;
		status = check(fd, place - 1);
	}
	if (status < 0) {
		close(fd);
		return status;
	}
	close(descent->fd);
	descent->fd = fd;
	descent->depth--;
	return 0;
}

bool descent_has(const struct descent *descent, dev_t dev, ino_t ino)
{
	for (size_t i = 0; i < descent->depth; i++)
		if (descent->places[i].ino == ino && descent->places[i].dev == dev)
			return true;
	return false;
}

void descent_finish(struct descent *descent)
{
	for (size_t i = 0; i < descent->depth; i++)
		if (descent->places[i].kept >= 0)
			close(descent->places[i].kept);
	if (descent->fd >= 0)
		close(descent->fd);
	free(descent->places);
	*descent = (struct descent){ .fd = -1 };
}
