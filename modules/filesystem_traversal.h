/* SPDX-License-Identifier: MIT */
/* filesystem_traversal.h - reading a directory, or the tree below it, entry by entry.
 *
 * No Lua: a thread may go on with one. It is counted, and used by one at a time. */
#ifndef MODULES_FILESYSTEM_TRAVERSAL_H
#define MODULES_FILESYSTEM_TRAVERSAL_H

#include <limits.h>
#include <stdbool.h>

struct traversal;

enum {
	TRAVERSAL_RECURSIVE = 1,
	TRAVERSAL_SKIPS_DENIED = 2,  /* directories that may not be read are empty */
	TRAVERSAL_FOLLOWS_LINKS = 4, /* those that lead to directories */
};

/* What was found, or what could not be read. */
struct traversal_entry {
	int depth; /* 0: in the directory itself */
	char path[PATH_MAX];
};

/* Returns NULL if there is no memory. */
struct traversal *traversal_create(unsigned flags);

struct traversal *traversal_hold(struct traversal *traversal);
void traversal_release(struct traversal *traversal);

/* True if a thread has it: nobody else may touch it. */
bool traversal_is_busy(const struct traversal *traversal);

/* Open the directory, and look whether anything is in it. Once. Returns 0 or -errno. */
int traversal_open(struct traversal *traversal, const char *path);

/* True if the next entry is here already: traversal_next() waits for nothing. */
bool traversal_is_ready(const struct traversal *traversal);

/* Find the next entry. Returns 1; or 0: there is none; or -errno, with the path of what could not
 * be read. After these two there is none any more. */
int traversal_next(struct traversal *traversal, struct traversal_entry *entry);

/* True if there is none any more, as far as is known. */
bool traversal_has_ended(const struct traversal *traversal);

/* Whether the last entry is entered if it is a directory. Asked or set before there was one, it
 * is about the first. */
bool traversal_will_enter(const struct traversal *traversal);
void traversal_pass_by(struct traversal *traversal);

/* Go on behind the directory that the last entry is in. */
void traversal_pop(struct traversal *traversal);

/* Close everything: there is none any more. */
void traversal_close(struct traversal *traversal);

#endif
