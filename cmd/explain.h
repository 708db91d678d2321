/* SPDX-License-Identifier: MIT */
/* explain.h - what holds, and by what, in words or as JSON. */
#ifndef CMD_EXPLAIN_H
#define CMD_EXPLAIN_H

#include "cmd/options.h"
#include "sandbox/confinement.h"
#include "sandbox/control.h"
#include "sandbox/plan.h"

struct explanation {
	const struct plan *plan;
	const struct confinement *confinement;
	const struct summary *actual; /* what a process that tried says */
	const struct fault *fault;    /* why it could not; or NULL */
	unsigned groups;              /* of the ring's operations */
};

/* Show it on stdout as options->show says. Returns the status to exit with: that of the run
 * before its first line. */
int explain_show(const struct explanation *explanation, const struct options *options);

#endif
