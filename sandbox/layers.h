/* SPDX-License-Identifier: MIT */
/* layers.h - the policies that bear on a run, from wherever they come. */
#ifndef SANDBOX_LAYERS_H
#define SANDBOX_LAYERS_H

#include <stdbool.h>
#include <stddef.h>

#include "sandbox/cast.h"
#include "sandbox/fault.h"
#include "sandbox/manifest.h"
#include "sandbox/plan.h"
#include "sandbox/policy.h"

/* Two more can be met when a part is started: a policy that is given then, and that of an
 * undeclared module. */
enum { LAYERS_MAX = PLAN_LAYERS_MAX - 2 };

/* All zero is none. */
struct layers {
	struct cast casts[LAYERS_MAX];
	struct policy
		*undeclared; /* of a module that no layer declares; NULL until needed */
	unsigned count;
	bool of_operator; /* the administrator's is among them, or an operator's file */
	bool of_administrator;
	bool of_script; /* the script's own is */
};

/* Nothing but standard streams and memory. */
int layers_add_pure(struct layers *layers, struct fault *fault);

/* The administrator's file, if there is one; it has to be root's, and nobody else may
 * write it. */
int layers_add_administrator(
	struct layers *layers, const char *path, struct fault *fault);

/* An operator's file. */
int layers_add_file(struct layers *layers, const char *path, struct fault *fault);

/* NAME.sandbox in the directory of the script called NAME there, if there is one. `shown` is
 * the script as messages call it. */
int layers_add_sidecar(struct layers *layers, int directory, const char *name,
	const char *shown, struct fault *fault);

/* The block in the head of the script's text, if there is one. */
int layers_add_block(struct layers *layers, const char *name, const char *text,
	size_t size, struct fault *fault);

/* An empty layer without actors for the caller to fill, as said by `source`. NULL: the fault
 * is set. */
struct policy *layers_add(struct layers *layers, const char *source, struct fault *fault);

/* True if some of them says of some part a word whose name begins so. */
bool layers_say(const struct layers *layers, const char *beginning);

/* ---- actors: those that any layer declares ---- */

/* The names of all of them, one after another, in the order of the layers; those alone that
 * run `module`, unless it is NULL: "./a" and "a" are the same. `actor` is NULL at first, then
 * the last answer. NULL: no more. */
const char *layers_next_actor(
	const struct layers *layers, const char *module, const char *actor);

bool layers_declare(const struct layers *layers, const char *actor);

/* What the first layer that declares the actor says of it; NULL: none does. */
const struct policy *layers_find(const struct layers *layers, const char *actor);

/* The id of the module that a declared actor runs, as its first layer writes it. */
const char *layers_module(const struct layers *layers, const char *actor);

/* ---- what holds ---- */

/* What all of them allow a part: the actor, or the main part for NULL. A layer that does not
 * declare the actor bounds it by what it says of the main part. How many processes of it
 * there may be, and when it is started anew, are the plan's numbers of `max` and `restart`;
 * see also plan_may_start(). Returns 0; or -1: two layers contradict each other, or none
 * declares the actor. */
int layers_meet_part(const struct layers *layers, const char *actor, struct plan *plan,
	struct fault *fault);

/* The same of the main part. */
int layers_meet(const struct layers *layers, struct plan *plan, struct fault *fault);

/* What a module may do that no layer declares: what `spawner` may do, of standard streams and
 * memory, and start no actor; of `max` and `restart` what holds where nothing is said. The
 * spawner's plan is that of whatever starts it, and lasts no longer than the layers. Returns 0
 * or -1. */
int layers_meet_undeclared(struct layers *layers, const struct plan *spawner,
	struct plan *plan, struct fault *fault);

/* Read a policy that is given when a part is started. plan_add() of it takes away from the
 * plan of that part; what it does not say stays as it is. Returns 0 or -1. */
int layers_read_narrowing(const struct layers *layers, struct policy *policy,
	const struct data_source *source, struct fault *fault);

/* 0 if there is a plan for each actor. */
int layers_check_actors(const struct layers *layers, struct fault *fault);

/* Accepts what was never begun. */
void layers_finish(struct layers *layers);

#endif
