/* SPDX-License-Identifier: MIT */
/* path_text.h - the bytes of a path and what they consist of; no file is looked at. */
#ifndef RUNTIME_PATH_TEXT_H
#define RUNTIME_PATH_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of somebody else's, with no NUL behind them, and perhaps some among them. */
struct path_text {
	const char *bytes;
	size_t size;
};

/* The parts of a path, each of them bytes of it, and perhaps empty. Several separators count as
 * one, so of those that it begins with the root is the first. (R-SYS-22) */
struct path_text path_text_root(struct path_text path);
struct path_text path_text_relative(struct path_text path);
struct path_text path_text_parent(struct path_text path);
struct path_text path_text_filename(struct path_text path);
struct path_text path_text_stem(struct path_text path);
struct path_text path_text_extension(struct path_text path);

/* The element at `*at`, which is 0 before the first one and is moved behind it: the root, the
 * filenames, and an empty one where a separator ends the path. False: there is none left.
 * (R-SYS-23) */
bool path_text_next(struct path_text path, size_t *at, struct path_text *element);

/* Less than 0, 0 or more, element by element. (R-SYS-31) */
int path_text_compare(struct path_text one, struct path_text other);

/* True if what continues `base`, and is not absolute, goes behind a separator. (R-SYS-28) */
bool path_text_needs_separator(struct path_text base);

/* Write the normal form into as many bytes as the path has. Returns its size. (R-SYS-26) */
size_t path_text_normalize(struct path_text path, char *into);

/* How to get from one path to another: `up` times to the parent, then along the elements of
 * the other that begin at `down`. */
struct path_way {
	size_t up, down;
};

/* False: no such way can be told from the texts. (R-SYS-27) */
bool path_text_way(struct path_text from, struct path_text to, struct path_way *way);

/* How many bytes the way takes at most, and write it there. Returns its size. */
size_t path_text_way_most(struct path_text to, struct path_way way);
size_t path_text_write_way(struct path_text to, struct path_way way, char *into);

#endif
