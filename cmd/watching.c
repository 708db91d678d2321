/* SPDX-License-Identifier: MIT */
/* watching.c - the run of a script that is observed, and not confined. */
#include "cmd/watching.h"

#include <errno.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#include "cmd/output.h"
#include "cmd/start.h"
#include "runtime/watched.h"

/* What a sandbox around this process refuses would look as if nobody had asked for it. */
static bool is_confined_already(void)
{
	return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1 &&
	       prctl(PR_GET_SECCOMP, 0, 0, 0, 0) == SECCOMP_MODE_FILTER;
}

int watching_open(
	struct watching *watching, const struct witness *witness, struct fault *fault)
{
	if (is_confined_already())
		return fault_refuse(fault, EXIT_NOT_ENFORCEABLE,
			"observer: this process is confined already");
	if (scratch_create(watching->tmpdir, geteuid(), getegid(), UINT64_MAX, fault) < 0)
		return -1;
	return observer_open(&watching->observer, witness, fault);
}

/* ---- the process of the script ---- */

static int become_observed(struct watching *watching, int *control, struct fault *fault)
{
	const struct summary nothing = { 0 };
	struct observer *observer = &watching->observer;

	if (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0)
		return fault_set(fault, "observer", errno, "parent");
	if (watching->kept >= 0)
		close(watching->kept);
	close(observer->ends[0]);
	if (setenv("TMPDIR", watching->tmpdir, 1) < 0)
		return fault_set(fault, "observer", errno, "TMPDIR");
	tzset(); /* who is confined finds the zone of the clock read, too */
	if (observed_enter(observer->ends[1], fault) < 0 ||
		control_ready(*control, &nothing, fault) < 0)
		return -1;
	close(observer->ends[1]);
	close(*control);
	return 0;
}

static int run(void *argument, int *control, struct fault *fault)
{
	struct watching *watching = argument;
	struct options *options = watching->options;

	if (become_observed(watching, control, fault) < 0)
		return -1;
	watched_on = true;
	options->ignore_environment = true;
	return output_close(options->program, start_run(options));
}

/* ---- this one ---- */

static int born(void *argument, pid_t pid, int control, struct fault *fault)
{
	struct watching *watching = argument;

	(void)control;
	return observer_begin(&watching->observer, pid, fault);
}

int watching_run(struct watching *watching, struct ending *ending, struct fault *fault)
{
	const struct summary nothing = { 0 };
	const struct supervision supervision = {
		.run = run,
		.born = born,
		.argument = watching,
		.observer = &watching->observer,
		.expected = &nothing,
		.wall_ms = UINT64_MAX,
	};

	return supervise(&supervision, ending, fault);
}

void watching_close(struct watching *watching)
{
	observer_close(&watching->observer);
	scratch_destroy(watching->tmpdir);
}
