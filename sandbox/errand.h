/* SPDX-License-Identifier: MIT */
/* errand.h - a process that looks up a name, or connects to somebody, for a confined one, and
 * ends.
 *
 * Its supervisor, which may not wait, makes one for each. */
#ifndef SANDBOX_ERRAND_H
#define SANDBOX_ERRAND_H

#include <stdint.h>
#include <sys/types.h>

#include "sandbox/confinement.h"
#include "sandbox/request.h"

struct errand {
	uint64_t owner;
	/* Whose it is, as long as the owner is there: what this one may is looked at, once more,
	 * for every address. */
	const struct confinement *confinement;
	uint32_t kind;
	uint16_t port;
	struct host host;   /* of all but REQUEST_CONNECT_UNIX */
	struct host pinned; /* of a name's addresses, the one that is meant; or none */
	char path[REQUEST_PATH]; /* of that */
	int end;                 /* where the answer goes */
	pid_t pid;               /* 0: it waits for its turn */
	int pidfd;
};

/* Make the process. Returns 0 or -errno. It answers by itself, at most once. */
int errand_begin(struct errand *errand);

/* What it would be refused for without asking anybody: 0; or an errno, and why in `text`. */
int errand_check(const struct errand *errand, char *text, size_t size);

#endif
