/* SPDX-License-Identifier: MIT */
/* confine.h - how a process confines itself, in an order that matters.
 *
 * confine_enter(), then a ring that takes few requests, then what needs calls that will be
 * gone, then confine_seal(). Whatever fails ends the process: there is no way back, and no
 * way round. */
#ifndef SANDBOX_CONFINE_H
#define SANDBOX_CONFINE_H

#include "sandbox/confinement.h"
#include "sandbox/fault.h"

/* The steps of confine_enter(), as a summary has them. */
uint32_t confine_steps(void);

/* In the new process. `control` leads to the supervisor, and is moved. `told` is what holds
 * then. Returns 0 or -1. */
int confine_enter(const struct confinement *confinement, int *control,
	struct summary *told, struct fault *fault);

/* In a process that runs already, and that nobody supervises: its limits, its rights and its
 * files, without what only a new process can do. */
int confine_here(
	const struct confinement *confinement, struct summary *told, struct fault *fault);

/* No system call but the few that are left: the supervisor has given the filter. Tells the supervisor, and waits until it says
 * go. */
int confine_seal(const struct confinement *confinement, int control, struct summary *told,
	struct fault *fault);

#endif
