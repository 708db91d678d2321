/* SPDX-License-Identifier: MIT */
/* actor.h - a process that some other asked its supervisor for. */
#ifndef SANDBOX_ACTOR_H
#define SANDBOX_ACTOR_H

#include "sandbox/broker.h"
#include "sandbox/cgroup.h"

enum { MAIN_SERIAL = 0 };        /* the main process, which is no actor, as an owner */
#define NOBODYS_SERIAL UINT64_MAX /* nobody has asked for it yet */

struct actor {
	struct part *part;
	uint64_t serial, owner; /* the owner's; MAIN_SERIAL is the main process */
	struct newborn born;
	int control;       /* our end of the socket that it may ask through */
	int told;          /* through this pipe its owner learns how it ended */
	int inbox;         /* where it receives, if it may be made anew; or -1 */
	int address; /* what leads there, of one that waits for an owner; or -1 */
	bool is_killed;    /* by its owner: it is not made anew */
	bool has_violated; /* it was stopped, whichever way it took to end */
	unsigned restarts;
	uint64_t first_restart_ms;
	struct cgroup cgroup; /* what bounds its memory from outside */
};

/* The actor of the broker's with that serial, or NULL. */
struct actor *actor_find(const struct broker *broker, uint64_t serial);

/* A new one, with no process. NULL: no memory. */
struct actor *actor_add(struct broker *broker);

/* Its process is gone: another one may take its place. */
void actor_forget_process(struct actor *actor);

/* It is gone, or never was: close and free all that it had. */
void actor_drop(struct broker *broker, struct actor *actor);

/* Returns 0 or -errno. */
int actor_signal(const struct actor *actor, int number);

/* Make its process, which receives from `inbox`, the caller's, and wait until it is confined
 * as planned; then it runs. What it says that holds is put into `actual`, unless that is NULL.
 * Returns 0; or -1: it is killed, if it was there. */
int actor_start(struct broker *broker, struct actor *actor, int inbox,
	const struct blob *blob, struct summary *actual, struct fault *fault);

/* The same in two steps, between which it confines itself, and then waits. */
int actor_begin(struct broker *broker, struct actor *actor, int inbox,
	const struct blob *blob, struct fault *fault);
int actor_await(struct actor *actor, struct summary *actual, struct fault *fault);

/* One more process, or one less, is of a part that passes with the last. */
void part_hold(struct part *part);
void part_let_go(struct broker *broker, struct part *part);

/* Whose processes those of this part are, when they are counted. */
struct part *part_counted(struct part *part);

#endif
