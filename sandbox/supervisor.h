/* SPDX-License-Identifier: MIT */
/* supervisor.h - watch a confined process as if it were oneself.
 *
 * The shell started this process, so signals, stops and the way it ends go through: what
 * is sent here is sent on, and how the other one ends, this one does. */
#ifndef SANDBOX_SUPERVISOR_H
#define SANDBOX_SUPERVISOR_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "sandbox/broker.h"
#include "sandbox/control.h"
#include "sandbox/fault.h"
#include "sandbox/observer.h"
#include "sandbox/pump.h"

struct supervision {
	/* What the new process does; `control` is its end, which it may move. It confines
	 * itself, calls control_ready(), and returns the status to exit with; -1: the
	 * fault says why not. It never runs anything that it was not told to before it is
	 * confined. */
	int (*run)(void *argument, int *control, struct fault *fault);
	/* What this process does when the other is born; NULL: nothing. -1: it must not
	 * live. */
	int (*born)(void *argument, pid_t pid, int control, struct fault *fault);
	void *argument;
	struct pump *pump;     /* for its terminals, or NULL */
	struct broker *broker; /* for what it asks for, or NULL */
	/* Of one that is not confined but observed; or NULL. It stays in this session, so
	 * what the terminal sends reaches it without us. */
	struct observer *observer;
	const struct summary *expected; /* what it has to say when it is ready */
	struct summary *actual;         /* what it said, or NULL */
	uint64_t wall_ms;               /* it is killed then; UINT64_MAX: never */
};

/* How it ended. */
struct ending {
	int status; /* exit status; EXIT_OUT_OF_TIME where the time was up */
	int signal; /* what ended it, or 0 */
	bool late;  /* the time was up */
};

/* Start the process and watch it to its end. This process has no other thread and no ring.
 * Returns 0, or -1: it never ran, or said something else than what was expected, and is
 * gone. */
int supervise(const struct supervision *supervision, struct ending *ending,
	struct fault *fault);

/* End as it did: by the same signal if it was one. */
_Noreturn void supervisor_end(const struct ending *ending);

#endif
