/* SPDX-License-Identifier: MIT */
/* enforceable.h - what a plan asks for and nothing here can hold: such a run never begins. */
#ifndef SANDBOX_ENFORCEABLE_H
#define SANDBOX_ENFORCEABLE_H

#include "sandbox/confinement.h"

/* What follows from the words alone. 0; or -1: the fault names the word, and its status is
 * EXIT_NOT_ENFORCEABLE. What is only asked for where it can be had, and cannot, is noted as
 * unheld. */
int enforceable_words(struct confinement *confinement, struct fault *fault);

/* What the kernel has to have, as far as this process can tell. The grants are open, and the
 * ABI of Landlock is known. */
int enforceable_check(const struct confinement *confinement, struct fault *fault);

/* The same, of Landlock alone. */
int enforceable_files(const struct confinement *confinement, struct fault *fault);

#endif
