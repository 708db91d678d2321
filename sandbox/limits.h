/* SPDX-License-Identifier: MIT */
/* limits.h - how much of the machine a process may take.
 *
 * These are the kernel's resource limits, which each process has for itself: a process and
 * its child may each have as much. Together they are bounded by a cgroup, see cgroup.h. */
#ifndef SANDBOX_LIMITS_H
#define SANDBOX_LIMITS_H

#include <stdint.h>

#include "sandbox/fault.h"

/* UINT64_MAX: no limit. */
struct limits {
	uint64_t memory; /* bytes of address space; beyond them memory is refused */
	uint64_t cpu_ms; /* rounded up to seconds; SIGXCPU then, SIGKILL a second later */
	uint64_t file_size; /* bytes; to write beyond them is EFBIG, with no signal */
	uint64_t files;     /* descriptors; one more is EMFILE */
};

/* This process and what it makes is bounded from now on, and has neither core files nor
 * message queues. A limit that is lower already stays. Returns 0 or -1. */
int limits_apply(const struct limits *limits, struct fault *fault);

#endif
