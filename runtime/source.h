/* SPDX-License-Identifier: MIT */
/* source.h - the text of files of Lua, read once a process. */
#ifndef RUNTIME_SOURCE_H
#define RUNTIME_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

/* The text of the file `path`, an absolute name: as it was when any thread first asked
 * for it, byte for byte. It stays where it is until source_finish(). Returns 0 or
 * -errno; a failure is not remembered. (R-CORE-56) */
int source_get(const char *path, const char **text, size_t *size);

/* The same, but what is not known yet is read from `file`, another name of the file. */
int source_read(const char *path, const char *file, const char **text, size_t *size);

/* The same, but what is not known yet is read from an open file, which stays open. */
int source_keep(const char *path, int fd, const char **text, size_t *size);

/* Let this be the text of the file `path`, of which it is a copy, whatever the file holds.
 * Returns 0 or -ENOMEM. */
int source_give(const char *path, const char *text, size_t size);

/* True if its text is known, or if the file is there, readable or not. */
bool source_exists(const char *path);

/* Forget all texts, when nobody uses them any more. */
void source_finish(void);

#endif
