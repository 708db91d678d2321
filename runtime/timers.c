/* SPDX-License-Identifier: MIT */
/* timers.c - fibers that wait for a moment of the monotonic clock, in order. */
#include "runtime/timers.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <time.h>

#include "runtime/fiber.h"
#include "runtime/vm.h"

int64_t timers_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static bool sooner(const struct timer *one, const struct timer *other)
{
	if (one->deadline_ns != other->deadline_ns)
		return one->deadline_ns < other->deadline_ns;
	return one->order < other->order;
}

static void place(struct timers *timers, uint32_t at, struct timer timer)
{
	timers->heap[at] = timer;
	timer.fiber->timer = at;
}

static void rise(struct timers *timers, uint32_t at, struct timer timer)
{
	while (at > 0 && sooner(&timer, &timers->heap[(at - 1) / 2])) {
		place(timers, at, timers->heap[(at - 1) / 2]);
		at = (at - 1) / 2;
	}
	place(timers, at, timer);
}

static void sink(struct timers *timers, uint32_t at, struct timer timer)
{
	for (;;) {
		uint32_t child = 2 * at + 1;

		if (child >= timers->count)
			break;
		if (child + 1 < timers->count &&
			sooner(&timers->heap[child + 1], &timers->heap[child]))
			child++;
		if (!sooner(&timers->heap[child], &timer))
			break;
		place(timers, at, timers->heap[child]);
		at = child;
	}
	place(timers, at, timer);
}

static int grow(struct timers *timers)
{
	uint32_t capacity = timers->capacity ? timers->capacity * 2 : 16;
	struct timer *heap;

	if (capacity < timers->capacity)
		return -ENOMEM;
	heap = realloc(timers->heap, capacity * sizeof *heap);
	if (!heap)
		return -ENOMEM;
	timers->heap = heap;
	timers->capacity = capacity;
	return 0;
}

int timers_add(struct timers *timers, struct fiber *fiber, int64_t deadline_ns)
{
	struct timer timer = { deadline_ns, timers->begun++, fiber };

	if (timers->count == timers->capacity && grow(timers) < 0)
		return -ENOMEM;
	rise(timers, timers->count++, timer);
	fiber->vm->sleeping++;
	return 0;
}

void timers_remove(struct timers *timers, struct fiber *fiber)
{
	uint32_t at = fiber->timer;
	struct timer last = timers->heap[--timers->count];

	fiber->vm->sleeping--;
	if (last.fiber == fiber)
		return;
	if (at > 0 && sooner(&last, &timers->heap[(at - 1) / 2]))
		rise(timers, at, last);
	else
		sink(timers, at, last);
}

int64_t timers_delay(const struct timers *timers)
{
	int64_t delay;

	if (timers->count == 0)
		return -1;
	delay = timers->heap[0].deadline_ns - timers_now();
	return delay > 0 ? delay : 0;
}

void timers_expire(struct timers *timers)
{
	int64_t now;

	if (timers->count == 0)
		return;
	now = timers_now();
	while (timers->count > 0 && timers->heap[0].deadline_ns <= now) {
		struct fiber *fiber = timers->heap[0].fiber;

		timers_remove(timers, fiber);
		fiber_wake(fiber, 0);
	}
}

void timers_drop(struct timers *timers, struct vm *vm)
{
	uint32_t kept = 0;

	if (vm->sleeping == 0)
		return;
	for (uint32_t at = 0; at < timers->count; at++)
		if (timers->heap[at].fiber->vm != vm)
			place(timers, kept++, timers->heap[at]);
	timers->count = kept;
	for (uint32_t at = kept / 2; at-- > 0;)
		sink(timers, at, timers->heap[at]);
	vm->sleeping = 0;
}

void timers_finish(struct timers *timers)
{
	free(timers->heap);
	*timers = (struct timers){ 0 };
}
