/* SPDX-License-Identifier: MIT */
/* nursery.h - what a zygote does: it makes processes, and looks after them. */
#ifndef SANDBOX_NURSERY_H
#define SANDBOX_NURSERY_H

enum { NURSERY_CONTROL = 3 }; /* where orders come from */

/* Take orders until nobody gives any, and all children have ended that were not let go.
 * Returns in each child only; this process ends here. A child that nobody has asked for yet calls
 * `warm`, which leaves no trace but memory that will be used, and is quickly found. */
void nursery_run(void (*warm)(void));

#endif
