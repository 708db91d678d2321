/* SPDX-License-Identifier: MIT */
/* watching.h - the run of a script that is observed, and not confined. */
#ifndef CMD_WATCHING_H
#define CMD_WATCHING_H

#include "cmd/options.h"
#include "sandbox/observer.h"
#include "sandbox/scratch.h"
#include "sandbox/supervisor.h"

struct watching {
	struct options *options;
	struct observer observer;
	char tmpdir[SCRATCH_PATH]; /* a private directory, as a confined run may have */
	int kept;                  /* a descriptor that the script does not get, or -1 */
};

/* Make ready: nothing runs yet. `watching` holds the options and what is kept. Returns 0; or
 * -1, where this cannot be, as in a process that is confined already. */
int watching_open(
	struct watching *watching, const struct witness *witness, struct fault *fault);

/* Run the script to its end. Returns 0; or -1: it never ran. */
int watching_run(struct watching *watching, struct ending *ending, struct fault *fault);

/* Accepts what was never begun: then all descriptors are -1, and the rest is zero. */
void watching_close(struct watching *watching);

#endif
