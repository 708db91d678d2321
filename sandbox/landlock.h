/* SPDX-License-Identifier: MIT */
/* landlock.h - which files the kernel will let this process touch.
 *
 * Landlock holds for requests of a ring, too, and for what programs of any kind do. It does
 * not hold back looking at a file that is not opened: stat(2), access(2), readlink(2), nor
 * chmod(2), chown(2), utimensat(2). Those have no system call left. */
#ifndef SANDBOX_LANDLOCK_H
#define SANDBOX_LANDLOCK_H

#include "sandbox/fault.h"
#include "sandbox/grant.h"

enum { LANDLOCK_ABI_KNOWN = 7 }; /* the latest whose rights are known here */

/* The ABI that the kernel offers, found by asking it. Or -ENOSYS: it was built without;
 * -EOPNOTSUPP: it is off. */
int landlock_abi(void);

/* Mistakes of it that this kernel says are mended: a bit for each; 0 where it says nothing. */
unsigned landlock_errata(void);

/* Those of these rights (see right.h) that this ABI cannot hold back from who has them not:
 * below 3 files can be emptied, below 5 devices controlled. Below 1 it holds nothing. And
 * below 2 nobody can have RIGHT_MOVE. */
unsigned landlock_cannot_hold(int abi);

/* A ruleset that allows what is granted, and nothing else of all that `abi` knows: files,
 * TCP, signals to others, abstract sockets of others. `abi` is at most what the kernel
 * offers. Returns its descriptor, CLOEXEC, or -1. */
int landlock_create(int abi, const struct grants *grants, struct fault *fault);

/* This thread, and all that it makes, obeys the ruleset from now on, besides what it obeyed
 * before. no_new_privs is set. The descriptor stays open. */
int landlock_enter(int ruleset, struct fault *fault);

#endif
