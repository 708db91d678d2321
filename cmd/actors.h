/* SPDX-License-Identifier: MIT */
/* actors.h - the actors that policies declare, made ready for the broker that starts them. */
#ifndef CMD_ACTORS_H
#define CMD_ACTORS_H

#include <stdbool.h>

#include "cmd/options.h"
#include "cmd/script.h"
#include "runtime/explain.h"
#include "sandbox/broker.h"
#include "sandbox/layers.h"

/* What they have in common with the main part. All of it outlives the broker. */
struct acting {
	const struct options *options;
	const struct script *script;
	struct layers *layers;
	const struct plan *plan;         /* the main part's */
	const struct occasion *occasion; /* the main part's */
	struct confinement *confinement; /* the main part's */
	bool only_tries;                 /* none is started but to see whether it can be */
};

/* True if some policy declares one. */
bool actors_are_declared(const struct layers *layers);

/* Start what will make their processes, before there is a confinement. */
int actors_begin(struct broker *broker, struct fault *fault);

/* The main process is born, and inherits nothing of this: read their modules, open their
 * files, and so on. Returns 0 or -1. Where it only tries, what is wrong with an actor is no
 * fault of others: it is in its explanation. */
int actors_prepare(
	struct broker *broker, const struct acting *acting, struct fault *fault);

/* What the tries came to, `count` of them; it lasts until the end. */
const struct explanation *actors_explain(unsigned *count);

/* Accepts what was never prepared. */
void actors_finish(struct broker *broker);

#endif
