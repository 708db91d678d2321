/* SPDX-License-Identifier: MIT */
/* enforceable.h - what a plan asks for and nothing here can hold: such a run never begins. */
#ifndef SANDBOX_ENFORCEABLE_H
#define SANDBOX_ENFORCEABLE_H

#include "sandbox/confinement.h"

/* 0: everything that is required can be had, as far as this process can tell. -1: the fault
 * names the word, and its status is EXIT_NOT_ENFORCEABLE. The grants are open, and the ABI of
 * Landlock is known. */
int enforceable_check(const struct confinement *confinement, struct fault *fault);

#endif
