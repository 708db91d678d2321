/* SPDX-License-Identifier: MIT */
/* context.c - threads, each with a loop, that share the states placed among them. */
#include "runtime/context.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>

#include "runtime/loop.h"
#include "runtime/vm.h"

/* What is counted here is counted under `lock`. */
struct context {
	struct loop *loops;
	unsigned loop_count;
	atomic_uint states;
	bool single;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t thread_ended = PTHREAD_COND_INITIALIZER;
static unsigned threads;   /* besides the first */
static atomic_uint living; /* states in the process */
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

static void *run_thread(void *argument)
{
	struct loop *loop = argument;

	loop_current = loop;
	loop_run(loop);
	pthread_mutex_lock(&lock);
	remove_loop(loop);
	pthread_mutex_unlock(&lock);
	loop_finish(loop);
	free(loop);
	pthread_mutex_lock(&lock);
	threads--;
	pthread_cond_signal(&thread_ended);
	pthread_mutex_unlock(&lock);
	return NULL;
}

/* Signals are the first thread's. */
static int start_thread(struct loop *loop)
{
	pthread_attr_t detached;
	pthread_t thread;
	sigset_t all, before;
	int status;

	status = pthread_attr_init(&detached);
	if (status != 0)
		return -status;
	pthread_attr_setdetachstate(&detached, PTHREAD_CREATE_DETACHED);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	status = pthread_create(&thread, &detached, run_thread, loop);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pthread_attr_destroy(&detached);
	return -status;
}

/* Let a thread run the loop, as one of the context. Under the lock. */
static int add_thread(struct context *context, struct loop *loop)
{
	int status = ring_listen(&loop_current->ring);

	if (status == 0)
		status = ring_listen(&loop->ring);
	if (status < 0)
		return status;
	loop->context = context;
	loop->sibling = context->loops;
	context->loops = loop;
	context->loop_count++;
	threads++;
	status = start_thread(loop);
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
