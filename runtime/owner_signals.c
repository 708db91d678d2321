/* SPDX-License-Identifier: MIT */
/* owner_signals.c - signals that descriptors of other processes may send to this one. */
#include "runtime/owner_signals.h"

#include <pthread.h>
#include <signal.h>
#include <stddef.h>

/* Unlike SIG_IGN, a handler does not go on to programs. */
static void do_nothing(int number)
{
	(void)number;
}

static void survive(int number)
{
	struct sigaction action;

	if (sigaction(number, NULL, &action) < 0 || action.sa_flags & SA_SIGINFO ||
		action.sa_handler != SIG_DFL)
		return;
	action.sa_flags = SA_RESTART;
	action.sa_handler = do_nothing;
	sigaction(number, &action, NULL);
}

static void survive_all(void)
{
	survive(SIGIO);
	survive(SIGURG);
	for (int number = SIGRTMIN; number <= SIGRTMAX; number++)
		survive(number);
}

void owner_signals_survive(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, survive_all);
}
