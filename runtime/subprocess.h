/* SPDX-License-Identifier: MIT */
/* subprocess.h - the processes that a state has had made, and that end with it. */
#ifndef RUNTIME_SUBPROCESS_H
#define RUNTIME_SUBPROCESS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "sandbox/blob.h"
#include "sandbox/control.h"
#include "sandbox/request.h"
#include "sandbox/zygote.h"

struct subprocess;
struct vm;

struct subprocess_list {
	struct subprocess *first, *last;
};

/* One of them. It is freed when it has ended, and nobody holds it. */
struct subprocess {
	struct subprocess_list
		*list; /* the state's: of those that are held, or are not */
	struct subprocess *next, *previous; /* there */
	struct newborn born; /* of one that a supervisor has made, no pidfd */
	unsigned of_zygote;  /* which one has made it: its serial is that one's */
	int status;   /* what it says of itself comes through here; -1: it is silent */
	bool watched; /* it was not let go, nor killed by us */
	bool by_supervisor;        /* which is asked to do what is done to it */
	bool is_bounded;           /* it obeys a policy, and has no supervisor */
	bool awaited;              /* a fiber reads `born.ending` */
	bool has_ended;            /* `demise` is known */
	bool is_ready, has_failed; /* as far as was heard */
	struct demise demise;
	struct failure failure; /* why it never was ready */
};

/* What it is to be made of. */
struct rearing {
	uint32_t spaces;  /* CLONE_NEWUTS and the like */
	bool fresh;       /* it has an address space that no other process has */
	uint64_t wall_ms; /* UINT64_MAX: as long as it likes */
	int streams[3];   /* -1: none */
	const struct blob *charter;
	const struct blob *more; /* what it is told when its script has run; or NULL */
	bool is_bounded;         /* what confines it is among that */
};

/* Let the process ask this zygote from now on; NULL: there is none, and will be none. */
void subprocess_ask(const struct zygote *given);

/* Processes that are made from now on work in this directory, which is this one's, or make files
 * with this umask. In any thread. Return 0 or -errno. (R-SYS-16) */
int subprocess_work_in(int directory);
int subprocess_mask(mode_t chosen);

/* True if the process has a zygote: whoever can write to its socket can have any process made. */
bool subprocess_can_be_made(void);

/* Make one for a state. `address` is the sending end that leads to its inbox, the caller's.
 * The thread waits, for about half a millisecond. Returns 0 or -errno: -ECHILD where no
 * process can be made, or clone(2)'s. (R-SBX-2, 12, 18, 19) */
int subprocess_make(struct vm *vm, const struct rearing *rearing,
	struct subprocess **subprocess, int *address);

/* Keep one that the supervisor of this process has made: its reply, and the pipe that came with
 * it, which is its own then. Returns 0 or -ENOMEM. */
int subprocess_adopt(struct vm *vm, pid_t pid, uint64_t serial, int ending,
	struct subprocess **subprocess);

/* Send it a signal. Returns 0 or -errno. (R-SBX-57) */
int subprocess_signal(struct subprocess *subprocess, int number);

/* True if it has ended, or was never there. */
bool subprocess_has_ended(const struct subprocess *subprocess);

/* True if it has, or is about to: then it has closed everything, and runs nothing any more. */
bool subprocess_is_ending(const struct subprocess *subprocess);

/* Let it outlive this state and this process. Returns 0 or
 * -errno: -EPERM where a supervisor lets nobody outlive it. (R-SBX-55) */
int subprocess_let_go(struct subprocess *subprocess);

/* What was read of `born.ending`: so many bytes. */
void subprocess_learn(
	struct subprocess *subprocess, const struct demise *demise, int size);

/* No object of Lua's has it any more. */
void subprocess_release(struct vm *vm, struct subprocess *subprocess);

/* The state ends, and with it all of them that were not let go. (R-SBX-53) */
void subprocess_end_all(struct vm *vm);

#endif
