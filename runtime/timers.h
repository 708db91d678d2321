/* SPDX-License-Identifier: MIT */
/* timers.h - fibers that wait for a moment of the monotonic clock, in order. */
#ifndef RUNTIME_TIMERS_H
#define RUNTIME_TIMERS_H

#include <stdint.h>

struct fiber;
struct vm;

struct timer {
	int64_t deadline_ns;
	uint64_t order; /* equal deadlines wake in the order of their beginning */
	struct fiber *fiber;
};

/* A binary heap, the next to wake on top. All zero is an empty one. */
struct timers {
	struct timer *heap;
	uint32_t count, capacity;
	uint64_t begun;
};

/* Nanoseconds of CLOCK_MONOTONIC. */
int64_t timers_now(void);

/* Remember to wake `fiber`, which waits for nothing else. Returns 0 or -ENOMEM. */
int timers_add(struct timers *timers, struct fiber *fiber, int64_t deadline_ns);

/* Forget a fiber that was added and not woken. */
void timers_remove(struct timers *timers, struct fiber *fiber);

/* Nanoseconds until the next deadline, 0 if it has passed, -1 if there is none. */
int64_t timers_delay(const struct timers *timers);

/* Wake every fiber whose moment has come. */
void timers_expire(struct timers *timers);

/* Forget every fiber of a state. They stay suspended. */
void timers_drop(struct timers *timers, struct vm *vm);

void timers_finish(struct timers *timers);

#endif
