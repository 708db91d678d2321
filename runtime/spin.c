/* SPDX-License-Identifier: MIT */
/* spin.c - waiting a moment for another thread without going to sleep. */
#include "runtime/spin.h"

#include <sched.h>
#include <stdatomic.h>
#include <time.h>

#include "runtime/loop.h"

/* Who sends can do some more while we pause: then several messages cost one look. */
enum {
	GLANCES = 8,  /* at the news for each look at the kernel and the clock */
	PAUSES = 32, /* between two glances */
	NS_PER_S = 1000000000,
};

static atomic_int spinning; /* threads of the process */

int64_t spin_clock(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * NS_PER_S + now.tv_nsec;
}

/* How many processors the process may use, as it was when first asked. */
static int processors(void)
{
	static atomic_int count;
	cpu_set_t set;

	if (count == 0)
		count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
	return count;
}

static void pause_processor(void)
{
#if defined(__x86_64__)
	__builtin_ia32_pause();
#elif defined(__aarch64__)
	__asm__ volatile("isb");
#endif
}

static bool glance(struct loop *loop)
{
	for (int i = 0; i < GLANCES; i++) {
		for (int pause = 0; pause < PAUSES; pause++)
			pause_processor();
		if (loop_has_news(loop))
			return true;
	}
	ring_wait(&loop->ring, 0);
	return loop->first;
}

static bool watch(struct loop *loop, int64_t limit_ns)
{
	int64_t end_ns = spin_clock() + limit_ns;

	do {
		if (glance(loop))
			return true;
	} while (spin_clock() < end_ns);
	return false;
}

bool spin(struct loop *loop, int64_t limit_ns)
{
	bool came = false;

	if (processors() == 1)
		return false;
	if (atomic_fetch_add(&spinning, 1) < processors())
		came = watch(loop, limit_ns < 0 || limit_ns > SPIN_NS ? SPIN_NS : limit_ns);
	atomic_fetch_sub(&spinning, 1);
	return came;
}
