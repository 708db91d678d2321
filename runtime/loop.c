/* SPDX-License-Identifier: MIT */
/* loop.c - one thread's turns: its states run, then it waits for what wakes them. */
#include "runtime/loop.h"

#include <stddef.h>
#include <stdlib.h>

#include "runtime/context.h"
#include "runtime/interrupt.h"
#include "runtime/op.h"
#include "runtime/spin.h"
#include "runtime/vm.h"

/* So many fibers run before the loop looks at the clock and at the kernel again. */
enum { PATIENCE = 64 };

static struct loop first_loop;
_Thread_local struct loop *loop_current = &first_loop;

void loop_enqueue(struct loop *loop, struct vm *vm)
{
	vm->queued = true;
	vm->next = NULL;
	if (loop->last)
		loop->last->next = vm;
	else
		loop->first = vm;
	loop->last = vm;
}

static struct vm *dequeue(struct loop *loop)
{
	struct vm *vm = loop->first;

	loop->first = vm->next;
	if (!loop->first)
		loop->last = NULL;
	vm->queued = false;
	return vm;
}

void loop_adopt(struct loop *loop, struct vm *vm)
{
	vm->loop = loop;
	loop->vms++;
	loop_enqueue(loop, vm);
}

/* ---- what other threads say ---- */

void loop_tell(struct loop *loop, struct news *news)
{
	struct news *latest = atomic_load_explicit(&loop->news, memory_order_relaxed);

	do
		news->next = latest;
	while (!atomic_compare_exchange_weak(&loop->news, &latest, news));
	if (atomic_exchange(&loop->asleep, false))
		ring_wake(&loop->ring);
}

void loop_hear(struct loop *loop)
{
	struct news *latest = atomic_exchange(&loop->news, NULL), *oldest = NULL;

	while (latest) {
		struct news *news = latest;

		latest = news->next;
		news->next = oldest;
		oldest = news;
	}
	while (oldest) {
		struct news *news = oldest;

		oldest = news->next;
		news->arrive(news);
	}
}

/* ---- waiting ---- */

/* Whoever tells us something after we said that we sleep wakes us; who did before is
 * heard at once. */
static void sleep_listening(struct loop *loop, int64_t delay_ns)
{
	int64_t began_ns = spin_clock();

	atomic_store(&loop->asleep, true);
	ring_wait(&loop->ring, atomic_load(&loop->news) ? 0 : delay_ns);
	atomic_store(&loop->asleep, false);
	loop->eager = loop_has_news(loop) && spin_clock() - began_ns < SPIN_WORTH_NS;
}

static void sleep_until(struct loop *loop, int64_t delay_ns)
{
	if (!loop->ring.listens)
		ring_wait(&loop->ring, delay_ns);
	else if (!loop->eager || !spin(loop, delay_ns))
		sleep_listening(loop, delay_ns);
}

/* See what has happened; if nobody has anything to do, wait until something does. */
static void look_around(struct loop *loop)
{
	interrupt_look(loop); /* SIGINT has ended a call, and would not end the wait */
	if (loop->first)
		ring_wait(&loop->ring, 0);
	else
		sleep_until(loop, timers_delay(&loop->timers));
	timers_expire(&loop->timers);
	if (loop_has_news(loop))
		loop_hear(loop);
	interrupt_look(loop);
}

/* ---- turns ---- */

/* Let the fibers run that are ready now; those that become so wait for the next turn, but
 * for joiners, who go first. Returns how many ran. (R-CORE-60, 66) */
static int run_fibers(struct vm *vm)
{
	struct fiber *last = vm->ready.last, *fiber;
	int count = 0;

	if (!last)
		return 0;
	do {
		fiber = vm->ready.first;
		fiber_resume(vm, fiber);
		count++;
	} while (fiber != last && !vm_has_failed(vm));
	return count;
}

/* Nothing gives it another turn, whatever its end wakes. */
static void leave_line(struct loop *loop, struct vm *vm)
{
	if (vm->queued)
		for (struct vm *first = dequeue(loop); first != vm; first = dequeue(loop))
			loop_enqueue(loop, first);
	vm->queued = true;
}

static void end(struct loop *loop, struct vm *vm)
{
	leave_line(loop, vm);
	loop->vms--;
	if (vm->over)
		vm->over(vm);
	context_leave(loop);
}

static int take_turn(struct loop *loop, struct vm *vm)
{
	int count;

	vm_current = vm;
	count = run_fibers(vm);
	if (vm_is_over(vm)) {
		end(loop, vm);
	} else if (vm_has_neighbours(vm)) {
		vm_end_turn(vm);
	}
	return count;
}

void loop_run(struct loop *loop)
{
	if (_setjmp(loop->escape) != 0)
		end(loop, vm_current);
	for (;;) {
		loop->patience = PATIENCE;
		while (loop->first && loop->patience > 0)
			loop->patience -= 1 + take_turn(loop, dequeue(loop));
		if (loop->vms == 0 && context_is_over(loop))
			return;
		look_around(loop);
	}
}

void loop_finish(struct loop *loop)
{
	ring_close(&loop->ring);
	op_finish(loop);
	timers_finish(&loop->timers);
	free(loop->datagram);
	loop->datagram = NULL;
}
