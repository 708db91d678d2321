/* SPDX-License-Identifier: MIT */
/* thread.c - threads besides the first: nobody joins them, and no signal reaches them. */
#include "runtime/thread.h"

#include <pthread.h>
#include <signal.h>

/* Signals are the first thread's. */
int thread_start(void *(*function)(void *), void *argument)
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
	status = pthread_create(&thread, &detached, function, argument);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pthread_attr_destroy(&detached);
	return -status;
}
