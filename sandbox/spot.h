/* SPDX-License-Identifier: MIT */
/* spot.h - where a name leads that another process uses.
 *
 * Nothing is opened but to look where it is (O_PATH). */
#ifndef SANDBOX_SPOT_H
#define SANDBOX_SPOT_H

#include <limits.h>
#include <stdbool.h>
#include <sys/types.h>

struct spot {
	char path[PATH_MAX]; /* absolute, without links */
	bool exists, is_directory;
};

/* Follow the path, which is not empty, from a directory of the process: a descriptor, or
 * AT_FDCWD. The last name is followed if it is there, unless `flags` hold O_NOFOLLOW. True if it
 * leads somewhere: to a file, or to where one could be made. */
bool spot_find(pid_t pid, int directory, const char *path, int flags, struct spot *spot);

/* The directory that it lies in. */
void spot_parent(const struct spot *spot, struct spot *parent);

#endif
