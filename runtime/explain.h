/* SPDX-License-Identifier: MIT */
/* explain.h - what holds, and by what, in words. */
#ifndef RUNTIME_EXPLAIN_H
#define RUNTIME_EXPLAIN_H

#include <stdbool.h>

#include "sandbox/confinement.h"
#include "sandbox/control.h"
#include "sandbox/plan.h"

struct explanation {
	const struct plan *plan;
	const struct confinement *confinement;
	const struct summary *actual; /* what the process that took the steps says */
	const struct fault *fault;    /* why it could not; or NULL */
	unsigned groups;              /* of the ring's operations */
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
};

/* Tell everything: first the rules, then, if there is no fault, what is left. */
void explain(const struct explanation *explanation, const struct listener *listener);

#endif
