/* SPDX-License-Identifier: MIT */
/* inside.h - the confined process, from its first step to the script. */
#ifndef CMD_INSIDE_H
#define CMD_INSIDE_H

#include "cmd/options.h"
#include "sandbox/confinement.h"

/* This process confines itself, and opens a ring that takes few requests. `control` leads to
 * whoever watches it, and is moved. Returns 0 or -1. */
int inside_enter(
	const struct confinement *confinement, int *control, struct fault *fault);

/* Then: make the state, give up the rest, and do what the options say once the watching side
 * says go. Returns the status to exit with; ends the process if it cannot be sealed. */
int inside_run(struct options *options, struct fault *fault);

/* Or give up the rest and run nothing: 0, or it ends the process. */
int inside_try(struct fault *fault);

#endif
