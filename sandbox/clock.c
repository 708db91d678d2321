/* SPDX-License-Identifier: MIT */
/* clock.c - what time it is, by the clock that nobody sets. */
#include "sandbox/clock.h"

#include <time.h>

uint64_t clock_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

uint64_t clock_ms(void)
{
	return clock_ns() / 1000000;
}
