/* SPDX-License-Identifier: MIT */
/* operation.h - every request that a ring of the kernel's takes: who makes it, and what lets a
 * confined process make it. */
#ifndef RUNTIME_OPERATION_H
#define RUNTIME_OPERATION_H

#include <stdbool.h>

/* Groups of operations. Timeouts, polls, cancels and closes are always there. */
enum {
	RING_STREAM = 1, /* read, write, receive, send */
	RING_FILE = 2,   /* open, make durable, allocate */
	RING_DIR = 4,    /* make, remove, rename, link */
	RING_STATX = 8,  /* look at what is not open */
	RING_SERVE = 16, /* accept */
	RING_NEVER =
		32, /* no confined process has any of these, and nobody can ask for it */
};

struct operation {
	unsigned char opcode;
	unsigned group; /* 0: always */
	const char *name;
	const char *use;   /* what it is for, or why nobody gets it */
	const char *words; /* of a policy, that give it; NULL: none is needed */
};

/* By the group; ends with { .name = NULL }. What does not stand here nobody gets. */
extern const struct operation operations[];

enum { OPERATIONS_MAX = 80 };

/* True if who has these groups may make such a request. */
bool operation_is_in(const struct operation *operation, unsigned groups);

#endif
