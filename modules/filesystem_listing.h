/* SPDX-License-Identifier: MIT */
/* filesystem_listing.h - the names in a directory, all of them at once. */
#ifndef MODULES_FILESYSTEM_LISTING_H
#define MODULES_FILESYSTEM_LISTING_H

#include <stddef.h>

/* All zero is empty. */
struct listing {
	char *names; /* each behind a byte that says what it is, and with a NUL */
	size_t size, room, place;
};

/* Read them all, but for "." and "..". Returns 0 or -errno. */
int listing_read(struct listing *listing, int directory);

/* The next name, and DT_DIR or the like; NULL: there is none. It stays until the end. */
const char *listing_next(struct listing *listing, unsigned char *type);

void listing_finish(struct listing *listing);

#endif
