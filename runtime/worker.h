/* SPDX-License-Identifier: MIT */
/* worker.h - calls that only a thread can wait for, each on behalf of one fiber.
 *
 * The threads are made when there is something to do, are few, and end when there is nothing
 * for some time. A process that is confined can make none. */
#ifndef RUNTIME_WORKER_H
#define RUNTIME_WORKER_H

#include <lua.h>
#include <stdbool.h>

#include "runtime/loop.h"

struct fiber;
struct job;
struct vm;

/* Push what has come of a job: return how many values, or a negative errno, which is raised in
 * the fiber as an error of category system; or OP_RAISES, see op.h. */
typedef int(worker_push)(lua_State *L, struct job *job);

enum job_state { JOB_WAITS, JOB_RUNS, JOB_TOLD, JOB_ARRIVED };

/* The beginning of what a call has to do, and of its outcome: memory that belongs to no state.
 * The caller sets the first two or three, the rest is zero. */
struct job {
	/* Called in a thread that belongs to no loop: no Lua, and nothing of any state. */
	void (*run)(struct job *job);
	/* The last that is heard of it, after its push or instead of it: undo what was done for
	 * a fiber that does not wait any more, and free it. In any thread; must not wait. */
	void (*drop)(struct job *job);
	/* Its fiber is canceled while a thread runs it: it is told to come to an end, by another
	 * thread, and the fiber waits for its outcome, for what it has changed has to be known.
	 * NULL: then the fiber goes on at once. */
	void (*hurry)(struct job *job);
	struct news news;
	struct job *next, *previous;         /* in the line */
	struct job *next_own, *previous_own; /* among those of its state */
	struct vm *vm;
	struct fiber *fiber;
	worker_push *push;
	enum job_state state;
	bool abandoned; /* whoever runs it drops it */
};

/* Hand in a job of the running fiber, which awaits it next. Returns 0; or -errno: there can be
 * no thread, and the job is still the caller's. */
int worker_submit(struct job *job);

/* Suspend the running fiber until the job was run. For functions marked AWAITS, which have
 * checked everything before with fiber_may_suspend():
 *
 *	status = worker_submit(&lookup->job);
 *	if (status == 0)
 *		return worker_await(L, &lookup->job, push_addresses);
 *
 * Canceling the fiber ends its wait at once: a job that no thread has taken never runs,
 * another goes on and is dropped, unless it can be told to hurry. */
int worker_await(lua_State *L, struct job *job, worker_push *push);

/* The state ends: nobody waits for its jobs any more. */
void worker_abandon(struct vm *vm);

#endif
