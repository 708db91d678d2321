/* SPDX-License-Identifier: MIT */
/* filesystem_descent.h - standing in a directory, and below it, however deep, with few descriptors.
 *
 * Who goes down holds the one directory open that it stands in. The way back is "..", and is
 * refused if it does not lead to where it came from. */
#ifndef MODULES_FILESYSTEM_DESCENT_H
#define MODULES_FILESYSTEM_DESCENT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct descent_place;

/* All zero stands nowhere, with fd = -1. */
struct descent {
	int fd;                       /* where it stands */
	int flags;                    /* how ".." is opened */
	struct descent_place *places; /* above that */
	size_t depth, room;
};

/* Stand in `fd`, which is taken, as all of them are, also on failure. Each returns 0 or
 * -errno. */
int descent_begin(struct descent *descent, int fd, int flags);

/* Go on in `fd`. If it was found by a link its ".." is elsewhere: then where it stood is kept
 * open. */
int descent_enter(struct descent *descent, int fd, bool by_link);

/* Go back to where it was entered. */
int descent_leave(struct descent *descent);

/* True if the directory is the one where it stands, or above. */
bool descent_has(const struct descent *descent, dev_t dev, ino_t ino);

void descent_finish(struct descent *descent);

#endif
