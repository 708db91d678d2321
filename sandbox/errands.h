/* SPDX-License-Identifier: MIT */
/* errands.h - what is looked up, and whom is connected to, for confined processes: not too much
 * at once, and nobody's turn is never.
 *
 * It holds the other end of where each answer goes: who hangs up there wants none. */
#ifndef SANDBOX_ERRANDS_H
#define SANDBOX_ERRANDS_H

#include <poll.h>

#include "sandbox/errand.h"
#include "sandbox/request.h"

/* All zero is none. */
struct errands {
	struct errand **list; /* in the order in which they came */
	unsigned count, room, running;
};

/* Take a request of `owner`, whose confinement that is. Returns what the owner gets: a
 * descriptor, through which the answer comes, the caller's; or -1, and the reply says why not.
 * Waits for nobody. */
int errands_take(struct errands *errands, uint64_t owner,
	const struct confinement *confinement, const struct actor_request *request,
	struct actor_reply *reply);

/* This one has ended, or does. */
void errands_end_those_of(struct errands *errands, uint64_t owner);

enum { ERRAND_POLLS = 2 }; /* for each of them */

/* What to poll for, ERRAND_POLLS times `count` of it, and what to do by the answers. */
void errands_polls(const struct errands *errands, struct pollfd *polls);
void errands_move(struct errands *errands, const struct pollfd *polls, unsigned count);

/* End all. Accepts what was never begun. */
void errands_finish(struct errands *errands);

#endif
