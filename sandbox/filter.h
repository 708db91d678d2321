/* SPDX-License-Identifier: MIT */
/* filter.h - the few system calls that are left to a confined process.
 *
 * A filter sees numbers and arguments of calls, nothing that they point to, and no request of
 * a ring. Calls that it knows and does not allow give EPERM; numbers that it does not know,
 * and clone3(), give ENOSYS, on which libraries fall back; foreign architectures kill. */
#ifndef SANDBOX_FILTER_H
#define SANDBOX_FILTER_H

#include <linux/filter.h>
#include <stdbool.h>
#include <stddef.h>

#include "sandbox/fault.h"

/* Groups of calls. What every script needs is always there: memory, the ring, the end. */
enum {
	CALLS_CLOCK = 1,
	CALLS_SIG = 2,  /* handlers and masks */
	CALLS_FDIO = 4, /* read, write and so on, of open descriptors */
	CALLS_POLL = 8,
	CALLS_RAND = 16,
	CALLS_HALF = 32,          /* shutdown(2) of the writing side */
	CALLS_PATH = 64,          /* open and look at paths; Landlock decides which */
	CALLS_OF_MANIFESTS = 127, /* in the order of the choices of syscalls.deny */
	CALLS_MAKE = 128,         /* make what Landlock lets be made */
	CALLS_REMOVE = 256,       /* and remove */
	CALLS_JIT = 512,  /* memory may become executable, and then is not writable */
	CALLS_TTY = 1024, /* size and modes of a terminal */
	CALLS_MAIL =
		2048, /* messages to other processes, and pairs of sockets for them */
	CALLS_DROP = 4096,    /* one more layer of Landlock, and lower limits */
	CALLS_TLS = 8192,     /* getpid(2), by which OpenSSL sees that it was forked */
	CALLS_SOCKET = 16384, /* names and harmless options of sockets that it has */
	CALLS_ASK = 32768,    /* what a supervisor is asked for, and what comes back */
};

struct filter_plan {
	unsigned groups;
	bool kills;                /* a call that is never allowed ends the process */
	int report;                /* written to before that; open */
	int first_ring, last_ring; /* where rings are; above the last one there is none */
};

enum { FILTER_MAX = 1024 };

struct filter {
	unsigned short count;
	struct sock_filter code[FILTER_MAX];
};

/* Compile it, unless it was compiled with this program, as those that most processes need. In
 * a process that may allocate. Returns 0 or -1. */
int filter_compile(
	struct filter *filter, const struct filter_plan *plan, struct fault *fault);

/* The same by libseccomp, whatever was compiled before. */
int filter_make(
	struct filter *filter, const struct filter_plan *plan, struct fault *fault);

/* The plans of those that were compiled before, one after another: `next` is 0 at first. NULL:
 * no more. */
const struct filter_plan *filter_made(size_t *next);

/* No other call works any more, in every thread of this process. no_new_privs is set.
 * Allocates nothing. */
int filter_load(const struct filter *filter, struct fault *fault);

/* The name of the next call that the plan allows, some or all of it: `next` is 0 at first.
 * NULL: no more. */
const char *filter_name(const struct filter_plan *plan, size_t *next);

/* The name of a call by its number, "?" if none is known, into `name`. */
void filter_call(int number, char *name, size_t size);

#endif
