/* SPDX-License-Identifier: MIT */
/* cast.h - the parts of a program, and what one manifest says of each: the main part, and
 * the actors that it declares. */
#ifndef SANDBOX_CAST_H
#define SANDBOX_CAST_H

#include "sandbox/policy.h"

enum {
	CAST_ACTORS_MAX = 64,
	CAST_NAME_MAX = 63, /* bytes of an actor's name */
};

/* All zero is none. */
struct cast {
	unsigned count;
	struct policy *parts[1 + CAST_ACTORS_MAX]; /* the main part's is the first */
};

/* An empty policy for one part more, as said by `source`: of the actor called so, or, for
 * NULL, of the main part, which comes first. NULL: there is no memory. No actor has two, and
 * there is room. */
struct policy *cast_add(struct cast *cast, const char *source, const char *actor);

/* The policy of the actor, or of the main part for NULL. NULL: there is none. */
struct policy *cast_find(const struct cast *cast, const char *actor);

/* The actor whose name is nearest to what was written, or NULL. */
const char *cast_guess(const struct cast *cast, const char *written);

/* Accepts what was never begun. */
void cast_finish(struct cast *cast);

#endif
