/* SPDX-License-Identifier: MIT */
/* zygote.h - a process that makes others, so that what they inherit is nothing: it has no
 * ring, no thread, no script and no secret, an empty environment, and a fixed name.
 *
 * It is started when somebody needs it, by executing this program once more. Whoever it makes
 * is its child: it learns how each of them ends, and when who asked it to has gone, so are
 * they. */
#ifndef SANDBOX_ZYGOTE_H
#define SANDBOX_ZYGOTE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "sandbox/fault.h"

/* Descriptors that a new process begins with, besides the standard ones. */
enum { NEWBORN_INBOX = 3, NEWBORN_STATUS = 4, NEWBORN_DESCRIPTORS };

/* What to make. */
struct birth {
	uint32_t spaces;   /* CLONE_NEWUTS and the like */
	bool fresh;        /* with an address space that no other process has */
	uint64_t wall_ms;  /* it is killed then; UINT64_MAX: never */
	int inbox, status; /* become NEWBORN_INBOX and NEWBORN_STATUS */
	int streams[3]; /* become the standard ones; -1: a pipe that has no other end */
};

struct newborn {
	pid_t pid;
	uint64_t serial; /* of the zygote's children, unlike the pid never used again */
	int pidfd;
	int ending; /* a pipe through which its ending comes */
};

/* How it ended, as it comes through the pipe. */
struct demise {
	int32_t status; /* of exit(3), if no signal ended it */
	int32_t signal;
	uint32_t late; /* its time was up */
};

/* All zero has not been started. One a process. */
struct zygote {
	int control; /* to it; once it is started */
	pid_t pid;
	bool started;
};

/* Start one, or do nothing if that was done. In any thread, one at a time. All that it makes
 * `confines` itself: what is the same for each of them is done once. */
int zygote_start(struct zygote *zygote, bool confines, struct fault *fault);

/* Become two: the other one is a zygote, for who cannot execute this program any more. `wipe`
 * takes from the other what it must not have. Returns 0; 1 in each process that the other one
 * makes; or -1. For `prepare` see nursery.h. */
int zygote_split(struct zygote *zygote, void (*wipe)(void *argument), void *argument,
	void (*prepare)(void), struct fault *fault);

/* Let it make a process, whose descriptors stay the caller's, too; then close `birth->status`
 * here, and wait for the answer, through the other end of that pair. In any thread. Both
 * return 0 or -errno, which may be clone(2)'s; -ECONNRESET: the zygote has gone. */
int zygote_order(const struct zygote *zygote, const struct birth *birth);
int zygote_answer(int status_end, struct newborn *newborn);

/* Let it enter what can be had of these namespaces, of namespaces.h: all that it makes from now
 * on is there, and need not make its own. Returns 0 or -errno; if the zygote comes to stand
 * between two, it ends. */
int zygote_enter(const struct zygote *zygote, unsigned spaces);

/* Let it, and all that it makes from now on, work in this directory, or make files with this
 * umask. Returns 0 or -errno; if it cannot, it ends. */
int zygote_work_in(const struct zygote *zygote, int directory);
int zygote_mask(const struct zygote *zygote, mode_t mask);

/* It may outlive whoever asked for it. */
int zygote_let_go(const struct zygote *zygote, uint64_t serial);

/* True if it has died, though nobody stopped it. */
bool zygote_has_gone(const struct zygote *zygote);

/* No more processes: those that were not let go are killed. Accepts what was never started. */
void zygote_stop(struct zygote *zygote);

/* True if this process was started to be a zygote, or a process that one has made. */
enum calling {
	CALLED_BY_USER,
	CALLED_AS_ZYGOTE,
	CALLED_AS_CONFINING_ZYGOTE,
	CALLED_AS_NEWBORN,
};
enum calling zygote_calling(int argc, char **argv);

/* Be one, until whoever started it has gone. Returns in each process that it makes. */
void zygote_serve(void (*prepare)(void));

#endif
