/* SPDX-License-Identifier: MIT */
/* worker.c - calls that only a thread can wait for, each on behalf of one fiber. */
#include "runtime/worker.h"

#include <errno.h>
#include <pthread.h>
#include <stddef.h>
#include <time.h>

#include "runtime/confined.h"
#include "runtime/fiber.h"
#include "runtime/op.h"
#include "runtime/thread.h"
#include "runtime/vm.h"

enum { MOST_THREADS = 8, IDLE_S = 5 };

/* What follows, and the state of each job. A loop is told under the lock, and a job's arrival
 * takes it: so the loop is there for as long as it is being told. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t more = PTHREAD_COND_INITIALIZER;
static struct job *first, *last; /* that no thread has taken */
static unsigned queued, threads, idle;

/* ---- lists ---- */

static void join_line(struct job *job)
{
	job->state = JOB_WAITS;
	job->next = NULL;
	job->previous = last;
	if (last)
		last->next = job;
	else
		first = job;
	last = job;
	queued++;
}

static void leave_line(struct job *job)
{
	if (job->previous)
		job->previous->next = job->next;
	else
		first = job->next;
	if (job->next)
		job->next->previous = job->previous;
	else
		last = job->previous;
	queued--;
}

static void join_own(struct job *job)
{
	struct vm *vm = job->vm;

	job->previous_own = NULL;
	job->next_own = vm->jobs;
	if (vm->jobs)
		vm->jobs->previous_own = job;
	vm->jobs = job;
}

static void leave_own(struct job *job)
{
	if (job->previous_own)
		job->previous_own->next_own = job->next_own;
	else
		job->vm->jobs = job->next_own;
	if (job->next_own)
		job->next_own->previous_own = job->previous_own;
}

/* ---- threads ---- */

/* Under the lock, but for the time that it takes. */
static void perform(struct job *job)
{
	leave_line(job);
	job->state = JOB_RUNS;
	pthread_mutex_unlock(&lock);
	job->run(job);
	pthread_mutex_lock(&lock);
	if (!job->abandoned) {
		job->state = JOB_TOLD;
		loop_tell(job->vm->loop, &job->news);
		return;
	}
	pthread_mutex_unlock(&lock);
	job->drop(job);
	pthread_mutex_lock(&lock);
}

/* False if nothing came for some time. Under the lock. */
static bool wait_for_more(void)
{
	struct timespec end;
	int status = 0;

	clock_gettime(CLOCK_MONOTONIC, &end);
	end.tv_sec += IDLE_S;
	idle++;
	while (!first && status != ETIMEDOUT)
		status = pthread_cond_clockwait(&more, &lock, CLOCK_MONOTONIC, &end);
	idle--;
	return first;
}

static void *work(void *unused)
{
	pthread_mutex_lock(&lock);
	do {
		while (first)
			perform(first);
	} while (wait_for_more());
	threads--;
	pthread_mutex_unlock(&lock);
	return unused;
}

/* Have a thread for one job more. Returns 0 or -errno. Under the lock. */
static int staff(void)
{
	int status;

	if (queued < idle || threads == MOST_THREADS) {
		pthread_cond_signal(&more);
		return 0;
	}
	/* whoever is confined may be killed for as much as trying */
	status = confined_by ? -EPERM : thread_start(work, NULL);
	if (status < 0)
		return threads > 0 ? 0 : status; /* those that are there get to it */
	threads++;
	return 0;
}

/* ---- the fiber ---- */

static void arrive(struct news *news)
{
	struct job *job =
		(struct job *)(void *)((char *)news - offsetof(struct job, news));

	pthread_mutex_lock(&lock);
	job->state = JOB_ARRIVED;
	pthread_mutex_unlock(&lock);
	fiber_wake(job->fiber, 0);
}

/* Nobody waits for it any more. False: it was done, and will arrive. */
static bool abandon(struct job *job)
{
	enum job_state state;

	pthread_mutex_lock(&lock);
	state = job->state;
	if (state == JOB_WAITS)
		leave_line(job);
	if (state != JOB_TOLD)
		leave_own(job);
	job->abandoned = state == JOB_RUNS;
	if (job->abandoned && job->hurry)
		job->hurry(job);
	pthread_mutex_unlock(&lock);
	if (state == JOB_WAITS || state == JOB_ARRIVED)
		job->drop(job);
	return state != JOB_TOLD;
}

/* True if a thread runs it that will say what it has done. */
static bool hurry(struct job *job)
{
	bool hurries;

	pthread_mutex_lock(&lock);
	hurries = job->hurry && job->state == JOB_RUNS;
	if (hurries)
		job->hurry(job);
	pthread_mutex_unlock(&lock);
	return hurries;
}

static bool withdraw(struct fiber *fiber)
{
	struct job *job = fiber->wait;

	return !hurry(job) && abandon(job);
}

static int push_outcome(lua_State *L, int result)
{
	struct job *job = vm_current->current->wait;

	return result < 0 ? result : job->push(L, job);
}

/* Who was canceled has no job any more. */
static int push_done(lua_State *L, int result)
{
	struct job *job = vm_current->current->wait;
	int count = op_push_answer(L, push_outcome, result);

	if (result < 0)
		return count;
	leave_own(job);
	job->drop(job);
	return count;
}

static int submit(struct job *job)
{
	int status = staff();

	if (status == 0)
		status = ring_listen(&job->vm->loop->ring);
	if (status < 0)
		return status;
	join_own(job);
	join_line(job);
	return 0;
}

int worker_submit(struct job *job)
{
	int status;

	job->news.arrive = arrive;
	job->vm = vm_current;
	job->fiber = vm_current->current;
	pthread_mutex_lock(&lock);
	status = submit(job);
	pthread_mutex_unlock(&lock);
	return status;
}

int worker_await(lua_State *L, struct job *job, worker_push *push)
{
	job->push = push;
	return fiber_park(L, push_done, withdraw, job, CANCELABLE);
}

void worker_abandon(struct vm *vm)
{
	while (vm->jobs)
		if (!abandon(vm->jobs))
			loop_hear(vm->loop);
}
