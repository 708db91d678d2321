/* SPDX-License-Identifier: MIT */
/* filesystem_listing.c - the names in a directory, all of them at once. */
#include "modules/filesystem_listing.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { BATCH = 32768, FIRST_ROOM = 1024 };

static bool is_dots(const char *name)
{
	return name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2]));
}

static int add(struct listing *listing, const struct dirent64 *entry)
{
	size_t size = strlen(entry->d_name) + 1, room = listing->room;

	while (listing->size + 1 + size > room)
		room = room ? 2 * room : FIRST_ROOM;
	if (room > listing->room) {
		char *names = realloc(listing->names, room);

		if (!names)
			return -ENOMEM;
		listing->names = names;
		listing->room = room;
	}
	listing->names[listing->size++] = (char)entry->d_type;
	memcpy(listing->names + listing->size, entry->d_name, size);
	listing->size += size;
	return 0;
}

static int add_all(struct listing *listing, const char *batch, size_t size)
{
	int status = 0;

	for (size_t place = 0; place < size && status == 0;) {
		const struct dirent64 *entry =
			(const struct dirent64 *)(const void *)(batch + place);

		if (!is_dots(entry->d_name))
			status = add(listing, entry);
		place += entry->d_reclen;
	}
	return status;
}

int listing_read(struct listing *listing, int directory)
{
	char *batch = malloc(BATCH);
	int status = batch ? 0 : -ENOMEM;
	ssize_t size = 1;

	while (status == 0 && size != 0) {
		size = getdents64(directory, batch, BATCH);
		if (size > 0)
			status = add_all(listing, batch, (size_t)size);
		else if (size < 0 && errno != EINTR)
			status = -errno;
	}
	free(batch);
	return status;
}

const char *listing_next(struct listing *listing, unsigned char *type)
{
	const char *name;

	if (listing->place >= listing->size)
		return NULL;
	*type = (unsigned char)listing->names[listing->place];
	name = listing->names + listing->place + 1;
	listing->place += strlen(name) + 2;
	return name;
}

void listing_finish(struct listing *listing)
{
	free(listing->names);
	*listing = (struct listing){ 0 };
}
