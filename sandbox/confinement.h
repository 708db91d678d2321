/* SPDX-License-Identifier: MIT */
/* confinement.h - all that it takes to confine a process, made ready before it is born.
 *
 * What can fail, or takes memory, happens here, in the supervisor; see confine.h. */
#ifndef SANDBOX_CONFINEMENT_H
#define SANDBOX_CONFINEMENT_H

#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/utsname.h>

#include "sandbox/cgroup.h"
#include "sandbox/control.h"
#include "sandbox/entrance.h"
#include "sandbox/fault.h"
#include "sandbox/filter.h"
#include "sandbox/grant.h"
#include "sandbox/identity.h"
#include "sandbox/limits.h"
#include "sandbox/plan.h"
#include "sandbox/pump.h"
#include "sandbox/scratch.h"
#include "sandbox/seal.h"
#include "sandbox/variables.h"

/* What the run is about, besides its policies. All of it lasts as long as the confinement. */
struct occasion {
	struct variables variables; /* $TMPDIR is made here */
	char **arguments;           /* of main(), to be overwritten; or NULL */
	bool script_is_stdin;       /* it is read there, whatever `stdio` says */
	bool in_place;   /* this very process is to be confined: its descriptors stay */
	bool is_actor;   /* a zygote makes the process, which has an inbox */
	bool has_actors; /* it may ask for processes */
	bool is_rehearsal; /* nothing will run: it only shows what would hold */
	bool has_sockets; /* messages may bring some: a policy of the program speaks of `net` */
	/* It is made by a process that has other things to do than to watch it, and gives it
	 * these streams; -1: none. NULL: a supervisor makes it, with its own. */
	int *streams;
	struct pump *pump; /* what terminals go through; NULL: the confinement's own */
	unsigned number; /* of an actor: its user is another than that of other numbers */
	/* Whose layers the plan has first, and which outlives the confinement: what they led to
	 * then they lead to still, whatever has taken its name since. Or NULL. */
	const struct confinement *base;
};

/* Stand for the new process's end of the control socket, and its inbox, among placings. */
enum { FROM_CONTROL = -1, FROM_INBOX = -2 };

/* All zero is none. */
struct confinement {
	const struct plan *plan;
	struct grants
		grants[PLAN_LAYERS_MAX]; /* by layer; in the new process for messages */
	unsigned rights;                 /* to files, that every layer gives somewhere */
	bool asks;               /* its supervisor for connections, or what names mean */
	unsigned entrance_count; /* below */
	int abi;                 /* of Landlock */
	unsigned errata;         /* of it */
	struct utsname kernel;
	uint64_t unheld; /* words that nothing here holds, nor has to */
	struct placing placings[PLACINGS_MAX];
	unsigned placing_count;
	int control, ring; /* their numbers in the new process */
	int inbox;         /* and that of an actor's; else -1 */
	int rulesets[PLAN_LAYERS_MAX], ruleset_places[PLAN_LAYERS_MAX]; /* here, there */
	unsigned ruleset_count;
	int null;           /* /dev/null, or -1 */
	int spare;          /* and there, for streams that are given up */
	unsigned terminals; /* a bit for each standard stream that is one, by a pipe */
	bool keeps_directory;
	bool alone; /* without a supervisor: it makes sure itself that all holds */
	unsigned spaces, required_spaces; /* namespaces */
	unsigned threads;                 /* besides the first */
	sigset_t touched;                 /* signals whose action is reset */
	struct limits limits;
	struct identity identity;
	struct filter_plan calls;
	char **environment; /* one block; ends with NULL */
	bool changes_zone;  /* it names another zone of time than this process's */
	char **arguments;
	char tmpdir[SCRATCH_PATH]; /* "" where there is none */
	bool shares_tmpdir;        /* it is the base's */
	pid_t parent;
	uint64_t wall_ms;
	struct summary expected; /* but for the groups of the ring */
	/* These are large, and empty if they begin with zeros: see confinement_clear(). */
	struct cgroup cgroup;
	struct entrance entrances[ENTRANCES_MAX];
	struct pump pump;
	struct filter filter;
};

/* Make it none, and touch no page of memory for that which a start could do without. */
void confinement_clear(struct confinement *confinement);

/* Make everything ready. Returns 0; or -1: what is missing is in `fault`, and the confinement
 * is empty. Fills in the occasion's $TMPDIR. */
int confinement_init(struct confinement *confinement, const struct plan *plan,
	struct occasion *occasion, struct fault *fault);

/* The new process is born, and takes its first steps: meanwhile bound it from outside, and
 * compile the filter that it will need at last, unless one before it needed the same. Returns
 * 0 or -1. */
int confinement_born(
	struct confinement *confinement, pid_t pid, int control, struct fault *fault);

/* The same without a process that waits for it: what kit_put() sends is complete then. */
int confinement_complete(struct confinement *confinement, struct fault *fault);

/* The number that stands behind a word of the plan. */
uint64_t confinement_number(const struct confinement *confinement, const char *word);

/* What its plan says of them. */
struct limits confinement_limits(const struct confinement *confinement);

/* In the supervisor, when nothing of it is needed any more. Accepts what was never begun. */
void confinement_finish(struct confinement *confinement);

#endif
