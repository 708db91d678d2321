/* SPDX-License-Identifier: MIT */
/* seal.h - what a process that confines itself leaves behind: handlers, descriptors,
 * environment, its parent's death, and the hope to gain rights.
 *
 * Each returns 0, or -1 with the fault set. */
#ifndef SANDBOX_SEAL_H
#define SANDBOX_SEAL_H

#include <signal.h>
#include <stdbool.h>
#include <sys/types.h>

#include "sandbox/fault.h"

/* The signals whose action is not the default one and must not stay: SIGPIPE and SIGINT stay
 * ignored if they are. A process that makes others finds them once for all. */
void seal_find_touched(sigset_t *touched);

/* Gives the touched signals their default action and blocks none. A session of its own has no
 * terminal that controls it. */
int seal_signals(const sigset_t *touched, struct fault *fault);

/* A descriptor of this process and the number that it is to have. */
struct placing {
	int from, to;
};

enum { PLACINGS_MAX = 64 };

/* These descriptors get their numbers; every other one is closed. All are CLOEXEC. Several
 * may come from one; each `to` is used once, and they are sorted by it. */
int seal_descriptors(const struct placing *placings, unsigned count, struct fault *fault);

/* This is the environment from now on. What it was, and the arguments of main() after the
 * first, are overwritten where they stand. New files are private. */
int seal_environment(char **environment, char **arguments, struct fault *fault);

/* This process dies when its parent does, and nobody else with its user may look into it.
 * After a change of user, which would undo the first. */
int seal_parent(pid_t parent, struct fault *fault);

/* No program gives it more rights than it has. */
int seal_privileges(struct fault *fault);

/* Memory that was writable never becomes executable. Returns 1 where the kernel, before 6.3,
 * has no such promise. */
int seal_memory(struct fault *fault);

#endif
