/* SPDX-License-Identifier: MIT */
/* restriction.h - a ring that does few things, whoever writes into its memory.
 *
 * A filter of system calls sees no request of a ring; so the kernel is told, once and for
 * all, which requests this one takes. */
#ifndef RUNTIME_RESTRICTION_H
#define RUNTIME_RESTRICTION_H

#include "runtime/operation.h"
#include "runtime/ring.h"

struct confinement;

struct restriction {
	unsigned groups;
	unsigned entries; /* requests that wait to be submitted; 0: as of any ring */
	unsigned
		workers; /* threads of the kernel, of each of both kinds; 0: its default */
};

/* Open a ring that has not been opened. Nothing widens what it takes, ever. Returns 0 or
 * -errno, and then it is closed. */
int restriction_open(struct ring *ring, const struct restriction *restriction);

/* The groups that follow from what a plan allows. */
unsigned restriction_groups(const struct confinement *confinement);
struct restriction restriction_of(const struct confinement *confinement);

/* The name of the next operation of these groups; `next` is 0 at first. NULL: no more. */
const char *restriction_name(unsigned groups, size_t *next);

#endif
