/* SPDX-License-Identifier: MIT */
/* loop.h - one thread's turns: its states run, then it waits for what wakes them. */
#ifndef RUNTIME_LOOP_H
#define RUNTIME_LOOP_H

#include <setjmp.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "runtime/op.h"
#include "runtime/ring.h"
#include "runtime/timers.h"

struct context;
struct request;
struct vm;

/* What another thread has to say. It stays where it is until it has arrived. */
struct news {
	struct news *next;
	/* Called in the thread of the loop that was told. Must not run Lua. */
	void (*arrive)(struct news *news);
};

/* All zero is a loop without states. */
struct loop {
	struct ring ring;
	struct timers timers;
	struct vm *first, *last; /* who has something to do, in the order of turns */
	unsigned vms;            /* how many states live here */
	struct request *spare;   /* of op.c: requests to use again, */
	struct op_step step;     /* and what one that has answered wants next */
	unsigned char *datagram; /* of wire.c: where one is put together, or arrives */
	_Atomic(struct news *) news; /* the latest first */
	atomic_bool asleep;          /* wake it to make it listen */
	int patience; /* so many fibers run before it looks at the clock and the kernel */
	bool shared;  /* states may live in other threads, too */
	bool eager;   /* the last news came soon: look for more before it sleeps again */
	jmp_buf escape;          /* out of a state that ends in the middle of a call */
	struct context *context; /* the threads that this is one of */
	struct loop *sibling;    /* the next one there */
	unsigned placed; /* states that are here or on their way, as the context counts */
};

/* The loop of this thread. The first thread has one from the start. */
extern _Thread_local struct loop *loop_current;

/* Let a state live here: it gets turns from now on. In the loop's own thread. */
void loop_adopt(struct loop *loop, struct vm *vm);

/* The state has something to do: it gets a turn. Called by fiber_wake(). */
void loop_enqueue(struct loop *loop, struct vm *vm);

/* Run every state of the loop's context that lives here, until all of the context have
 * ended. Each is given to its `over` then. */
void loop_run(struct loop *loop);

/* True if a state, in its turn, may just as well go on as wait for its next one: nobody else
 * has anything to do. False now and then, to look at the kernel. */
static inline bool loop_has_time(struct loop *loop)
{
	return !loop->first && loop->patience-- > 0;
}

/* Make a loop hear what it is told. From any thread, if the loop listens. */
void loop_tell(struct loop *loop, struct news *news);

/* Let everything arrive that the loop was told. In its own thread. */
void loop_hear(struct loop *loop);

/* True if the loop was told something that it has not heard. From any thread. */
static inline bool loop_has_news(struct loop *loop)
{
	return atomic_load_explicit(&loop->news, memory_order_relaxed);
}

/* Give everything back: no state lives here any more. */
void loop_finish(struct loop *loop);

#endif
