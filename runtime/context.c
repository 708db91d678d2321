/* SPDX-License-Identifier: MIT */
/* context.c - threads, each with a loop, that share the states placed among them. */
#include "runtime/context.h"

#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>

#include "runtime/loop.h"
#include "runtime/restriction.h"
#include "runtime/thread.h"
#include "runtime/vm.h"
#include "runtime/watched.h"

/* What is counted here is counted under `lock`. */
struct context {
	struct loop *loops;
	unsigned loop_count;
	atomic_uint states;
	bool single;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t thread_ended = PTHREAD_COND_INITIALIZER;
static unsigned threads;         /* besides the first */
static atomic_uint living;       /* states in the process */
static unsigned most = UINT_MAX; /* besides the first */
static struct context first;
static struct loop *first_loop;

/* The first thread's context needs no making. */
static struct context *context_of(struct loop *loop)
{
	if (!loop->context) {
		loop->context = &first;
		first.loops = first_loop = loop;
		first.loop_count = 1;
	}
	return loop->context;
}

static void count_in(struct loop *loop)
{
	context_of(loop)->states++;
	loop->placed++;
	living++;
}

void context_enter(struct loop *loop)
{
	pthread_mutex_lock(&lock);
	count_in(loop);
	pthread_mutex_unlock(&lock);
}

void context_leave(struct loop *loop)
{
	struct context *context;

	pthread_mutex_lock(&lock);
	context = context_of(loop);
	loop->placed--;
	living--;
	if (--context->states == 0)
		for (struct loop *other = context->loops; other; other = other->sibling)
			if (other != loop)
				ring_wake(&other->ring);
	pthread_mutex_unlock(&lock);
}

bool context_is_over(struct loop *loop)
{
	return context_of(loop)->states == 0;
}

bool context_is_last(void)
{
	return living == 1 && loop_current == first_loop;
}

void context_set_bound(unsigned count)
{
	most = count;
}

bool context_is_full(void)
{
	return living > most;
}

void context_stay_single(void)
{
	context_of(loop_current)->single = true;
}

/* ---- threads ---- */

/* The last loop of a context takes it along. Under the lock. */
static void remove_loop(struct loop *loop)
{
	struct context *context = loop->context;
	struct loop **link = &context->loops;

	while (*link != loop)
		link = &(*link)->sibling;
	*link = loop->sibling;
	if (--context->loop_count == 0 && context != &first)
		free(context);
}

/* Run a loop to its end, and forget it. Its ring may stay for another. */
static void run(struct loop *loop, struct ring *ring)
{
	loop_current = loop;
	loop_run(loop);
	pthread_mutex_lock(&lock);
	remove_loop(loop);
	pthread_mutex_unlock(&lock);
	if (ring) {
		*ring = loop->ring;
		loop->ring = (struct ring){ 0 };
	}
	loop_finish(loop);
	free(loop);
}

static void count_out(void)
{
	threads--;
	pthread_cond_signal(&thread_ended);
}

static void *run_thread(void *argument)
{
	run(argument, NULL);
	pthread_mutex_lock(&lock);
	count_out();
	pthread_mutex_unlock(&lock);
	return NULL;
}

/* ---- threads that were begun in advance ---- */

/* One that waits for a loop to run. It never ends by itself. */
struct reserve {
	struct ring ring;
	struct loop *loop;
	struct reserve *next;  /* of those that wait */
	struct reserve *older; /* of all */
};

static bool reserved; /* threads come from here only */
static struct reserve *reserves, *all_reserves;
static const struct restriction *reserve_restriction;
static unsigned reserves_begun;
static int reserve_status;
static pthread_cond_t reserve_changed = PTHREAD_COND_INITIALIZER;

static int open_reserve(struct reserve *reserve)
{
	int status = restriction_open(&reserve->ring, reserve_restriction);

	return status < 0 ? status : ring_listen(&reserve->ring);
}

/* Under the lock, but for the time it runs a loop. */
static void serve(struct reserve *reserve)
{
	for (;;) {
		reserve->next = reserves;
		reserves = reserve;
		while (!reserve->loop)
			pthread_cond_wait(&reserve_changed, &lock);
		pthread_mutex_unlock(&lock);
		run(reserve->loop, &reserve->ring);
		pthread_mutex_lock(&lock);
		reserve->loop = NULL;
		count_out();
	}
}

static void *run_reserve(void *argument)
{
	struct reserve *reserve = argument;
	int status = open_reserve(reserve);

	pthread_mutex_lock(&lock);
	reserves_begun++;
	reserve_status = status < 0 ? status : reserve_status;
	pthread_cond_broadcast(&reserve_changed);
	serve(reserve);
	return NULL;
}

static int begin_reserve(void)
{
	struct reserve *reserve = calloc(1, sizeof *reserve);

	if (!reserve)
		return -ENOMEM;
	reserve->older = all_reserves;
	all_reserves = reserve;
	return thread_start(run_reserve, reserve);
}

int context_reserve(unsigned count, const struct restriction *restriction)
{
	int status = count > 0 ? ring_listen(&loop_current->ring) : 0;
	unsigned begun = 0;

	reserved = true;
	reserve_restriction = restriction;
	while (begun < count && status == 0) {
		status = begin_reserve();
		begun += status == 0;
	}
	pthread_mutex_lock(&lock);
	while (reserves_begun < begun)
		pthread_cond_wait(&reserve_changed, &lock);
	status = status < 0 ? status : reserve_status;
	pthread_mutex_unlock(&lock);
	return status;
}

/* The loop gets the ring of the thread that is to run it. Under the lock. */
static struct reserve *take_reserve(struct loop *loop)
{
	struct reserve *reserve = reserves;

	if (reserve) {
		reserves = reserve->next;
		loop->ring = reserve->ring;
	}
	return reserve;
}

static int start_thread(struct loop *loop, struct reserve *reserve)
{
	if (!reserve)
		return thread_start(run_thread, loop);
	reserve->loop = loop;
	pthread_cond_broadcast(&reserve_changed);
	return 0;
}

/* Let a thread run the loop, as one of the context. Under the lock. */
static int add_thread(struct context *context, struct loop *loop)
{
	struct reserve *reserve = reserved ? take_reserve(loop) : NULL;
	int status = reserved && !reserve ? -EAGAIN : ring_listen(&loop_current->ring);

	if (status == 0)
		status = ring_listen(&loop->ring);
	if (status < 0)
		return status;
	loop->context = context;
	loop->sibling = context->loops;
	context->loops = loop;
	context->loop_count++;
	threads++;
	watched_threads(threads);
	status = start_thread(loop, reserve);
	if (status == 0)
		return 0;
	threads--;
	context->loops = loop->sibling;
	context->loop_count--;
	return status;
}

static int add_loop(struct context *context)
{
	struct loop *loop = calloc(1, sizeof *loop);
	int status;

	if (!loop)
		return -ENOMEM;
	status = add_thread(context, loop);
	if (status < 0) {
		loop_finish(loop);
		free(loop);
	}
	return status;
}

int context_add_threads(unsigned count)
{
	struct context *context;
	int status;

	pthread_mutex_lock(&lock);
	context = context_of(loop_current);
	status = context->single ? -ENOTSUP : 0;
	for (unsigned i = 0; i < count && status == 0; i++)
		status = add_loop(context);
	pthread_mutex_unlock(&lock);
	return status;
}

void context_join_all(void)
{
	pthread_mutex_lock(&lock);
	while (threads > 0)
		pthread_cond_wait(&thread_ended, &lock);
	pthread_mutex_unlock(&lock);
}

/* ---- placing states ---- */

static void arrive(struct news *news)
{
	struct vm *vm = (struct vm *)(void *)((char *)news - offsetof(struct vm, news));

	loop_adopt(loop_current, vm);
}

static struct loop *least_busy(const struct context *context)
{
	struct loop *least = context->loops;

	for (struct loop *loop = least; loop; loop = loop->sibling)
		if (loop->placed < least->placed)
			least = loop;
	return least;
}

static void place(struct vm *vm, struct loop *loop)
{
	vm->loop = loop;
	vm->news.arrive = arrive;
	loop_tell(loop, &vm->news);
}

void context_place(struct vm *vm)
{
	struct loop *loop;

	pthread_mutex_lock(&lock);
	loop = least_busy(context_of(loop_current));
	count_in(loop);
	if (loop != loop_current)
		place(vm, loop);
	pthread_mutex_unlock(&lock);
	if (loop == loop_current)
		loop_adopt(loop, vm);
}

int context_create(struct vm *vm, bool single)
{
	struct context *context = calloc(1, sizeof *context);
	struct loop *loop = calloc(1, sizeof *loop);
	int status = -ENOMEM;

	if (!context || !loop)
		goto out;
	context->single = single;
	loop->context = context;
	pthread_mutex_lock(&lock);
	count_in(loop);
	place(vm, loop);
	status = add_thread(context, loop);
	if (status < 0)
		living--;
	pthread_mutex_unlock(&lock);
	if (status == 0)
		return 0;
	vm->loop = loop_current;
	loop_finish(loop);
out:
	free(context);
	free(loop);
	return status;
}
