/* SPDX-License-Identifier: MIT */
/* spare.h - a process that is made before anybody asks for it: the next who does need not wait
 * for that. It is used once. */
#ifndef SANDBOX_SPARE_H
#define SANDBOX_SPARE_H

#include <stdbool.h>
#include <sys/types.h>

#include "sandbox/order.h"

struct spare {
	pid_t pid; /* 0: there is none */
	int pidfd, socket;
};

/* Make one, if that is possible; it calls `prepare`, unless it is wanted at once, and waits for
 * the order that comes through its socket. Returns false; true in the new process, when it has settled. */
bool spare_make(struct spare *spare, void (*prepare)(void));

/* True if what is ordered is no more than a spare process can be. */
bool spare_suits(const struct spare *spare, const struct order *order);

/* It has ended, or shall. */
void spare_drop(struct spare *spare);

#endif
