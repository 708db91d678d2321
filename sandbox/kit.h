/* SPDX-License-Identifier: MIT */
/* kit.h - a confinement on its way to a process that a zygote makes.
 *
 * What was made ready for a process to confine itself is taken there from a blob, with its
 * descriptors. */
#ifndef SANDBOX_KIT_H
#define SANDBOX_KIT_H

#include "sandbox/blob.h"
#include "sandbox/confinement.h"

/* The filter is compiled. */
void kit_put(struct blob *blob, const struct confinement *confinement);

/* The control socket of this process has the number `control`, its inbox `inbox`. What is
 * taken lasts as long as the blob does. Returns 0 or -errno. */
int kit_take(struct blob *blob, int control, int inbox, struct confinement *confinement);

#endif
