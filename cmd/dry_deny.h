/* SPDX-License-Identifier: MIT */
/* dry_deny.h - --dry-deny: run a script that is not confined, and say what would be denied. */
#ifndef CMD_DRY_DENY_H
#define CMD_DRY_DENY_H

#include "cmd/options.h"
#include "sandbox/plan.h"
#include "sandbox/supervisor.h"
#include "sandbox/variables.h"

/* What is tried out. */
struct trial {
	struct options *options;
	const struct plan *plan;
	struct variables variables; /* $TMPDIR is made here */
};

/* Run the script to its end, and report on stderr what the plan does not allow. Nothing is
 * denied: it is no sandbox. Returns 0; or -1: it never ran. */
int dry_deny_run(struct trial *trial, struct ending *ending, struct fault *fault);

#endif
