/* SPDX-License-Identifier: MIT */
/* drop.h - a process confines itself, while it runs; or more than it is already. */
#ifndef RUNTIME_DROP_H
#define RUNTIME_DROP_H

#include <stddef.h>

#include "sandbox/fault.h"

/* From now on this process, which has one thread and waits for nothing, may do only what the
 * manifest in `text` says, called `name` in messages, and what it may do already. Files that
 * are open stay open. What takes a supervisor, or a new filter in a process that is confined,
 * is refused. For the word tls `load_tls` is called before anything is given up, and answers
 * NULL, or what is wrong. Returns 0; or -1: nothing has changed if the fault's status is
 * EXIT_BAD_MANIFEST or EXIT_NOT_ENFORCEABLE; else the process must end. */
int drop(const char *text, size_t size, const char *name, const char *(*load_tls)(void),
	struct fault *fault);

#endif
