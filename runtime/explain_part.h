/* SPDX-License-Identifier: MIT */
/* explain_part.h - what holds for one part, and by what, in words. */
#ifndef RUNTIME_EXPLAIN_PART_H
#define RUNTIME_EXPLAIN_PART_H

#include "runtime/explain.h"

/* Tell of a part what explain() tells of each. The layers may be NULL. */
void explain_part(const struct explanation *part, const struct layers *layers,
	const struct listener *listener);

#endif
