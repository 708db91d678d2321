/* SPDX-License-Identifier: MIT */
/* plan.h - what holds for one part in the end: what every layer allows. */
#ifndef SANDBOX_PLAN_H
#define SANDBOX_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "sandbox/fault.h"
#include "sandbox/policy.h"

enum { PLAN_LAYERS_MAX = 14 }; /* Landlock has 16 */

/* Layers are not copied: they last as long as the plan. */
struct plan {
	unsigned layer_count;
	const struct policy *layers[PLAN_LAYERS_MAX];
	unsigned ceilings;          /* a bit for each layer that was added as one */
	unsigned drops;             /* and for each that came when the others held */
	uint64_t numbers[WORD_MAX]; /* as in a policy */
	uint64_t best_effort;       /* words that no layer requires */
	unsigned uid, gid;          /* of USER_GIVEN */
};

/* What allows everything: the plan of no layer. */
void plan_init(struct plan *plan);

/* Add a layer. What it does not say it does not allow, or does not bound. Returns 0, or -1
 * where two layers cannot both be right. */
int plan_add(struct plan *plan, const struct policy *policy, struct fault *fault);

/* Add the policy of a main part to the plan of an actor that its layer does not declare: it
 * bounds what the actor may do, but not how it is started or whom it starts. */
int plan_add_ceiling(struct plan *plan, const struct policy *policy, struct fault *fault);

/* Add what a process gives up that is confined by this plan already: what is settled stays as
 * it is unless the policy says otherwise. */
int plan_add_drop(struct plan *plan, const struct policy *policy, struct fault *fault);

/* True if this layer has no opinion about the word. */
bool plan_is_silent(const struct plan *plan, unsigned layer, unsigned word);

/* True if every layer has an item of this word with this string. */
bool plan_names(const struct plan *plan, unsigned word, const char *string);

/* The first layer that does not allow an item of this word with this string, or NULL. */
const struct policy *plan_withholds(
	const struct plan *plan, unsigned word, const char *string);

/* The first layer that leaves less of this word than `number`, or NULL. */
const struct policy *plan_lessens(
	const struct plan *plan, unsigned word, uint64_t number);

/* The items of a word that every layer names, one after another: `item` is NULL at first,
 * then the last answer. NULL: no more. They are items of the first layer. */
const struct item *plan_next(
	const struct plan *plan, unsigned word, const struct item *item);

/* The string of an item that plan_next() answered. */
const char *plan_string(const struct plan *plan, const struct item *item);

/* The value that some layer sets the variable to, or NULL. */
const char *plan_setting(const struct plan *plan, const char *name);

/* True if this part may start the actor: some layer says so, and none else. The items of
 * `spawn`, by plan_next(), are all that it may start. */
bool plan_may_start(const struct plan *plan, const char *actor);

/* True if some layer asks for this word, and does not say best-effort: the first that does
 * is put into `layer`. */
bool plan_asks(const struct plan *plan, unsigned word, const struct policy **layer);

/* True if this layer says what may be done to files: then nothing else may. A layer that
 * only narrows and says some of `fs` says all of it. */
bool plan_bounds_files(const struct plan *plan, unsigned layer);

/* True if this layer opens paths: for that, or to connect to local sockets. */
bool plan_opens_paths(const struct plan *plan, unsigned layer);

/* True if a path of some layer begins with this variable. */
bool plan_uses(const struct plan *plan, const char *variable);

/* A word that some layer asks for and that nothing enforces yet: its place in `words`, and
 * the layer that asks; -1: none. A layer that says best-effort does not ask. */
int plan_unheld(const struct plan *plan, const struct policy **layer);

#endif
