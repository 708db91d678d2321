/* SPDX-License-Identifier: MIT */
/* observer.h - be told of the calls of another process before they are made.
 *
 * Each is let go on as it is: memory can change between a look and the call, so this is no
 * sandbox and never becomes one. There is no queue: who is observed waits until its call was
 * looked at. What is looked at is its own memory and where names lead; nothing of it makes the
 * observer wait longer than the process lives. */
#ifndef SANDBOX_OBSERVER_H
#define SANDBOX_OBSERVER_H

#include <poll.h>
#include <stdint.h>
#include <sys/types.h>

#include "sandbox/fault.h"
#include "sandbox/sighting.h"

/* So many can be told apart: what the others do is seen. */
enum { OBSERVER_ASIDE = 64 };

/* The most that the process has had, as far as was seen. */
struct peak {
	uint64_t memory; /* bytes of its address space */
	uint64_t files;  /* room in its table of descriptors */
};

struct observer {
	int ends[2]; /* what the listening descriptor comes through: ours, and the other's */
	int listener; /* -1: nothing to look at, yet or any more */
	int tasks;    /* the directory of the threads of the process */
	pid_t pid;
	pid_t aside[OBSERVER_ASIDE]; /* threads that do what is no matter; 0: none */
	struct witness witness;
	struct peak peak;
};

/* Make ready for a process that will call observed_enter() with `ends[1]`. Returns 0 or -1. */
int observer_open(
	struct observer *observer, const struct witness *witness, struct fault *fault);

/* The process is born: wait until it can be observed. 0; or -1: it cannot, and the fault is
 * set; or it has gone, and it says why itself: 0, too. */
int observer_begin(struct observer *observer, pid_t pid, struct fault *fault);

/* What to poll for, and what to do then. */
void observer_poll(const struct observer *observer, struct pollfd *poll);
void observer_move(struct observer *observer, const struct pollfd *poll);

/* Note what the process has now, if that is more than before. */
void observer_measure(struct observer *observer);

/* The process has ended. What it has left behind goes on: another process, which does nothing
 * else, lets its calls go. Accepts what was never begun. */
void observer_close(struct observer *observer);

#endif
