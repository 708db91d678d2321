/* SPDX-License-Identifier: MIT */
/* actor.h - a state of its own that runs a file and talks by messages. */
#ifndef RUNTIME_ACTOR_H
#define RUNTIME_ACTOR_H

#include <stdbool.h>
#include <stddef.h>

#include "runtime/vm.h"

struct entry;

enum { ACTOR_MESSAGE_SIZE = 512 };

/* Make a state like the current one, with a mailbox, and its main fiber ready to run the
 * file; it lives nowhere yet. NULL, and `status`: -errno, or a status of lua_load() with what
 * the compiler said in `message`. */
struct vm *actor_create(
	const struct entry *entry, int *status, char message[ACTOR_MESSAGE_SIZE]);

/* Free an actor that has ended, or that never lived. In its thread. */
void actor_destroy(struct vm *vm);

#endif
