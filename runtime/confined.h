/* SPDX-License-Identifier: MIT */
/* confined.h - what this process, which has been confined, knows about it.
 *
 * Nothing that is kept here holds anything back: the kernel does. It is for messages. */
#ifndef RUNTIME_CONFINED_H
#define RUNTIME_CONFINED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sandbox/confinement.h"
#include "sandbox/layers.h"

/* A confined process may raise no signal: this and its number is the status that stands for
 * one. */
enum { CONFINED_SIGNAL = 128 };

/* What confines this process, or NULL. Written once, before there are states. */
extern const struct confinement *confined_by;

/* What holds, as it told the supervisor; for who is confined. */
extern const struct summary *confined_told;

/* The policies of all parts, for the main part of a program that has actors; or NULL. */
extern const struct layers *confined_layers;

/* Where the process works, as long as it could be asked. */
void confined_remember_directory(void);

/* The working directory, absolute, or NULL if it has none. It may stand in `directory`. */
const char *confined_directory(char *directory, size_t size);

/* The file called `path` could not be opened with these flags of open(2). True if that is for
 * want of a right that the policy does not give; `text` then says which, and where the policy
 * stands. */
bool confined_denies(const char *path, int flags, char *text, size_t size);

/* The same of one word: fs.read, fs.create, fs.write, fs.delete or fs.move. */
bool confined_lacks(const char *path, const char *word, char *text, size_t size);

/* True if the filter leaves this process the calls of files that have names: CALLS_PATH. */
bool confined_has_paths(void);

/* True if somebody sees what is written there at once: a terminal, or the pipe to one. */
bool confined_is_seen(int fd);

/* Bound actors and their messages as the policy says. Before there are any. */
void confined_bound_actors(void);

#endif
