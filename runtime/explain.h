/* SPDX-License-Identifier: MIT */
/* explain.h - what holds, and by what, in words. */
#ifndef RUNTIME_EXPLAIN_H
#define RUNTIME_EXPLAIN_H

#include <stdbool.h>

#include "sandbox/confinement.h"
#include "sandbox/control.h"
#include "sandbox/layers.h"
#include "sandbox/plan.h"

/* What is known of one part. */
struct explanation {
	const struct plan *plan;
	const struct confinement *confinement;
	const struct summary *actual; /* what the process that took the steps says */
	const struct fault *fault;    /* why it could not; or NULL */
	unsigned groups;              /* of the ring's operations */
	const char *actor;            /* whose it is; NULL: the main part's */

	/* Of the main part alone. */
	const struct layers *layers;      /* that declare actors; or NULL */
	const struct explanation *actors; /* those that took the steps, or could not */
	unsigned actor_count;
};

/* That a part may start an actor. */
struct branch {
	unsigned depth;      /* how many parts stand above who starts it */
	const char *spawner; /* NULL: nobody may start it */
	const char *actor, *module, *max, *restart;
	bool is_above; /* whom it may start was told before */
};

/* Who is told. Strings last as long as the call. */
struct listener {
	void *argument;
	/* A rule: the word, what it says, where it stands, what holds it, and whether. */
	void (*rule)(void *argument, const char *word, const char *value,
		const char *source, const char *mechanism, const char *status);
	/* A list begins, and an item of it. */
	void (*list)(void *argument, const char *title);
	void (*item)(void *argument, const char *item);
	/* An item of the list of actors. Whom an actor may start follows at once. */
	void (*branch)(void *argument, const struct branch *branch);
	/* Rules and lists are of this actor from now on. */
	void (*actor)(void *argument, const char *actor);
};

/* Tell everything: first the rules, then, if there is no fault, what is left; then, if layers
 * declare actors, who starts them; then the same of each actor that took the steps, or that
 * could not because the main part has a fault. */
void explain(const struct explanation *explanation, const struct listener *listener);

#endif
