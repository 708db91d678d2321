/* SPDX-License-Identifier: MIT */
/* spin.h - waiting a moment for another thread without going to sleep. */
#ifndef RUNTIME_SPIN_H
#define RUNTIME_SPIN_H

#include <stdbool.h>
#include <stdint.h>

struct loop;

enum {
	SPIN_NS = 20 * 1000,        /* at most; to sleep and be woken takes about as long */
	SPIN_WORTH_NS = 100 * 1000, /* a sleep so short had better been none */
};

/* Watch the loop's news and completions for SPIN_NS, or `limit_ns` if that is less and not
 * negative. True if something came. False at once if there is one processor only, or as many
 * threads as there are processors spin already. In the loop's own thread. */
bool spin(struct loop *loop, int64_t limit_ns);

/* Nanoseconds of CLOCK_MONOTONIC. */
int64_t spin_clock(void);

#endif
