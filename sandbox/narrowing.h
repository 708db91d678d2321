/* SPDX-License-Identifier: MIT */
/* narrowing.h - a process that is confined already gives up more.
 *
 * Its filter and its ring are settled, and so is what its supervisor sees to. What it can do
 * still is to close standard streams; and, if its policy says `drop`, for which the filter
 * then leaves a few calls, to enter one more layer of Landlock and to lower its limits. */
#ifndef SANDBOX_NARROWING_H
#define SANDBOX_NARROWING_H

#include "sandbox/confinement.h"

/* Make ready what confines this process by `plan`: that of `present` and one layer more, added
 * by plan_add_drop(). Parts of `present` are shared, so it stays. Returns 0; or -1, the fault
 * names the word that nothing here can hold, and nothing has changed. */
int narrowing_init(struct confinement *narrower, const struct confinement *present,
	const struct plan *plan, const struct variables *variables, struct fault *fault);

/* Let it hold, in a process with one thread. `told` is of `present`. Returns 0; or -1: the
 * process must end. */
int narrowing_enter(struct confinement *narrower, const struct confinement *present,
	struct summary *told, struct fault *fault);

#endif
