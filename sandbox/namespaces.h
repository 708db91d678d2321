/* SPDX-License-Identifier: MIT */
/* namespaces.h - a network, queues, a host's name and a tree of files of one's own. */
#ifndef SANDBOX_NAMESPACES_H
#define SANDBOX_NAMESPACES_H

#include "sandbox/fault.h"

enum {
	NAMESPACE_NET = 1, /* without any interface that is up */
	NAMESPACE_IPC = 2,
	NAMESPACE_UTS = 4,
	NAMESPACE_EMPTY_ROOT = 8, /* no file of the host has a path */
	NAMESPACE_KINDS = 4,
};

/* Each with the word that a policy has for it. */
extern const struct namespace_kind {
	const char *word;
	unsigned space;
	int flag; /* of unshare(2) */
} namespace_kinds[NAMESPACE_KINDS];

/* Enter what of `wanted` can be had, and is not held already by this process or since before it
 * was forked. A user without CAP_SYS_ADMIN enters a user namespace
 * first, in which user and group keep their numbers; root never does. `entered` is what
 * is held then of these; `errnum` why the first of the others was not, or 0. The process has one
 * thread, and can be looked into: PR_SET_DUMPABLE is 1. Descriptors stay good; through
 * one of a directory the host's files can still be reached. Returns 0; or -1 where the
 * process is neither inside nor outside, and must end. */
int namespaces_enter(
	unsigned wanted, unsigned *entered, int *errnum, struct fault *fault);

#endif
