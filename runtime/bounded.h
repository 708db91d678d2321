/* SPDX-License-Identifier: MIT */
/* bounded.h - a process that obeys a policy, for a process that obeys none.
 *
 * It has no supervisor: it makes sure itself that all holds before it runs anything, and what
 * takes a supervisor is refused. */
#ifndef RUNTIME_BOUNDED_H
#define RUNTIME_BOUNDED_H

#include <stddef.h>
#include <stdint.h>

#include "sandbox/blob.h"
#include "sandbox/fault.h"

struct bounded;

/* Make everything ready that confines it. `text` is the manifest, called `name` in messages;
 * `script_dir` is where its program lies, or NULL; `streams` are what it is given, -1 for none;
 * those that the manifest withholds become others, which last as long as the answer. NULL: the
 * fault says why, EXIT_BAD_MANIFEST and EXIT_NOT_ENFORCEABLE with the word. From any thread. */
struct bounded *bounded_create(const char *text, size_t size, const char *name,
	const char *script_dir, int streams[3], struct fault *fault);

/* How long it may live; UINT64_MAX: as long as it likes. */
uint64_t bounded_wall_ms(const struct bounded *bounded);

/* Put it into a blob. Its descriptors stay as they are. */
void bounded_put(const struct bounded *bounded, struct blob *blob);

/* What it waits for when it is confined, through its status socket: it is there before it
 * looks. Returns 0 or -errno. */
int bounded_let_go(int status_end);

/* Accepts NULL. */
void bounded_destroy(struct bounded *bounded);

#endif
