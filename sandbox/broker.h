/* SPDX-License-Identifier: MIT */
/* broker.h - the processes of a confined program, as its supervisor sees them: who may start
 * whom, which actors there are, and how they end; and what is done for them.
 *
 * It holds the other end of each actor's control socket. What comes from there is checked:
 * whose request it is is said by the socket, and by nothing that is in it. */
#ifndef SANDBOX_BROKER_H
#define SANDBOX_BROKER_H

#include <poll.h>
#include <stdbool.h>
#include <stdint.h>

#include "sandbox/blob.h"
#include "sandbox/confinement.h"
#include "sandbox/errands.h"
#include "sandbox/fault.h"
#include "sandbox/request.h"
#include "sandbox/zygote.h"

/* What processes are made of: the main part, an actor that is declared, or one that is not. */
struct part {
	const char *name; /* of a declared actor; NULL */
	const char *stem; /* where its module lies beside the script, without an ending */
	unsigned most, running;  /* processes at once */
	bool restarts;           /* whoever fails is made anew */
	const struct plan *plan; /* plan_may_start() tells whom it may start */
	struct confinement *confinement;
	const struct blob *blob; /* all that a process of it is told; NULL until needed */
	struct actor *waiting;   /* one that was made before anybody asks, or NULL */
	struct part *undeclared; /* what a module is that this part starts and nobody has
	                          * declared; NULL until needed */
	bool passes;             /* it is given back when no process of it is left */
	unsigned users; /* of one that passes: processes, and parts whose origin it is */
	bool is_narrowed; /* one process of its origin, which it counts for, with less */
	struct part *
		origin; /* of one that passes: what it was made from, and lasts as long */
};

struct actor;

/* All zero has no actors. */
struct broker {
	struct part *main, **parts; /* the declared ones */
	unsigned part_count;
	/* Fill in `part->blob`, which lasts as long as the broker. Returns 0 or -1. */
	int (*prepare)(void *argument, struct part *part, struct fault *fault);
	/* Make the part that an undeclared module is, started by this one. NULL: the fault is
	 * set. */
	struct part *(*find_undeclared)(
		void *argument, struct part *starter, struct fault *fault);
	/* Make one of `part` that obeys the policy in the text, too. NULL: the fault is set. */
	struct part *(*narrow)(void *argument, struct part *part, const char *text,
		size_t size, struct fault *fault);
	/* Nobody uses a part any more that passes. */
	void (*release)(void *argument, struct part *part);
	/* Put all that such a process is told into the blob: it runs the text of the request's
	 * module. Returns 0 or -1. */
	int (*tell_undeclared)(void *argument, const struct part *part,
		const struct actor_request *request, const char *text, size_t size,
		struct blob *blob, struct fault *fault);
	void *argument;

	struct zygote zygote; /* started before there is a script, if there are actors */
	struct errands errands;
	struct actor **actors;
	unsigned count, room;
	uint64_t serial;
	bool is_lost; /* the zygote has died, and the run with it */
};

/* How many actors and errands there are. */
struct broker_census {
	unsigned actors, errands;
};

/* Make one process of a part that is told so little that it ends when it is confined. Returns
 * 0, with what it said of that in `actual`; or -1: the fault says why it could not. */
int broker_try(struct broker *broker, struct part *part, const struct blob *blob,
	struct summary *actual, struct fault *fault);

/* The main process has asked for something, if there is something: do it, and answer. Returns
 * 0; or -1: that was no request, and it must not live. */
int broker_hear_main(struct broker *broker, int control);

struct broker_census broker_count(const struct broker *broker);

/* How many polls those take. */
size_t broker_poll_count(struct broker_census census);

/* What to poll for, and what to do by the answers about as many as there were then. */
void broker_polls(const struct broker *broker, struct pollfd *polls);
void broker_move(
	struct broker *broker, const struct pollfd *polls, struct broker_census census);

/* The main process has gone: so do all actors. Accepts what was never begun. */
void broker_finish(struct broker *broker);

#endif
