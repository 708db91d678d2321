/* SPDX-License-Identifier: MIT */
/* identity.h - whose rights a process has: a user's, and none besides. */
#ifndef SANDBOX_IDENTITY_H
#define SANDBOX_IDENTITY_H

#include <stdbool.h>
#include <sys/types.h>

#include "sandbox/fault.h"

struct identity {
	bool changes; /* to these; else it stays whose it is */
	uid_t uid;
	gid_t gid;
	bool bounded; /* identity_bound() has emptied the bounding set */
};

/* This process, and all that it makes, never gets from a program what it has not got. Who has
 * no CAP_SETPCAP cannot promise that; it has nothing to lose. Returns 0 or -1. */
int identity_bound(struct identity *identity, struct fault *fault);

/* From now on, for ever: this user and group, no other group where that is in our hands,
 * and no capability in any set; only a user without CAP_SETPCAP keeps the bounding set.
 * The process has one thread. Works in a user namespace, and without /proc. Returns 0 or
 * -1. */
int identity_take(const struct identity *identity, struct fault *fault);

#endif
