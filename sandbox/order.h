/* SPDX-License-Identifier: MIT */
/* order.h - what a zygote is asked for, and what it answers.
 *
 * Both are flat and of one size; only whoever started the zygote gives orders. */
#ifndef SANDBOX_ORDER_H
#define SANDBOX_ORDER_H

#include <stdint.h>
#include <sys/types.h>

#include "sandbox/zygote.h"

enum {
	ORDER_DESCRIPTORS = 5,  /* inbox, status, and the standard ones */
	ANSWER_DESCRIPTORS = 2, /* a pidfd, and the pipe through which the ending comes */
};

enum order_kind { ORDER_BIRTH = 1, ORDER_LET_GO, ORDER_ENTER, ORDER_WORK_IN, ORDER_MASK };

struct order {
	uint32_t kind;
	uint32_t spaces; /* flags of clone(2); of ORDER_ENTER those of namespaces.h */
	uint32_t fresh;
	uint32_t
		streams; /* a bit for each standard stream that is among the descriptors */
	uint32_t fd_count;
	uint32_t mask; /* of ORDER_MASK */
	uint64_t wall_ms;
	uint64_t serial; /* of ORDER_LET_GO */
};

/* Returns 0 or -errno. */
int order_send(int control, const struct order *order, const int *fds);

/* Wait for an order. Returns how many descriptors came with it; or -EMFILE: those that it had
 * could not be had; or another -errno: nobody gives orders any more. */
int order_receive(int control, struct order *order, int fds[ORDER_DESCRIPTORS]);

/* Answer a birth, through the child's own status socket. Returns 0 or -errno. */
int answer_send(int socket, int errnum, pid_t pid, uint64_t serial, const int *fds);

/* Wait for that. Returns 0 or -errno. */
int answer_receive(int status_end, struct newborn *newborn);

#endif
