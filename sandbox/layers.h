/* SPDX-License-Identifier: MIT */
/* layers.h - the policies that bear on a run, from wherever they come. */
#ifndef SANDBOX_LAYERS_H
#define SANDBOX_LAYERS_H

#include <stdbool.h>
#include <stddef.h>

#include "sandbox/fault.h"
#include "sandbox/manifest.h"
#include "sandbox/plan.h"
#include "sandbox/policy.h"

/* All zero is none. */
struct layers {
	struct policy *policies[PLAN_LAYERS_MAX];
	unsigned count;
	bool of_operator; /* the administrator's is among them, or an operator's file */
	bool of_script;   /* the script's own is */
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

/* An empty layer for the caller to fill, as said by `source`. NULL: the fault is set. */
struct policy *layers_add(struct layers *layers, const char *source, struct fault *fault);

/* What all of them allow. */
int layers_meet(const struct layers *layers, struct plan *plan, struct fault *fault);

/* Accepts what was never begun. */
void layers_finish(struct layers *layers);

#endif
