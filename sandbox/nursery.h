/* SPDX-License-Identifier: MIT */
/* nursery.h - what a zygote does: it makes processes, and looks after them. */
#ifndef SANDBOX_NURSERY_H
#define SANDBOX_NURSERY_H

enum { NURSERY_CONTROL = 3 }; /* where orders come from */

/* Take orders until nobody gives any, and all children have ended that were not let go.
 * Returns in each child only; this process ends here. A child that nobody has asked for yet
 * calls `prepare`, which does what it would do first in any case. */
void nursery_run(void (*prepare)(void));

#endif
