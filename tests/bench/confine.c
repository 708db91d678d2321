/* SPDX-License-Identifier: MIT */
/* confine.c - how long a confined process takes to be ready: confine WHO COUNT prints the
 * median in microseconds. WHO is `ours`; or `c`: fork, no_new_privs, a limit,
 * no capabilities, Landlock, a restricted ring and a filter, and a byte that says so. */
#include <cap-ng.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "runtime/restriction.h"
#include "sandbox/confine.h"
#include "sandbox/confinement.h"
#include "sandbox/landlock.h"
#include "sandbox/layers.h"
#include "sandbox/supervisor.h"

static struct layers layers;
static struct plan plan;
static struct occasion occasion;
static struct confinement confinement;
static struct restriction restriction;
static struct fault fault;
static struct filter filter;
static double ready_us; /* when it was heard that the process is ready */

static double now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static _Noreturn void give_up(void)
{
	fprintf(stderr, "confine: %s\n", fault.text);
	exit(1);
}

static void prepare(void)
{
	if (layers_add_pure(&layers, &fault) < 0 ||
		layers_meet(&layers, &plan, &fault) < 0 ||
		confinement_init(&confinement, &plan, &occasion, &fault) < 0 ||
		filter_compile(&filter, &confinement.calls, &fault) < 0)
		give_up();
	restriction.groups = restriction_groups(&confinement);
	confinement.expected.groups = restriction.groups;
}

/* ---- ours ---- */

static int run(void *argument, int *control, struct fault *its_fault)
{
	struct summary told;
	static struct ring ring;

	(void)argument;
	if (confine_enter(&confinement, control, &told, its_fault) < 0)
		return -1;
	if (restriction_open(&ring, &restriction) < 0)
		return fault_set(its_fault, "ring", 0, "open");
	told.groups = restriction.groups;
	return confine_seal(&confinement, *control, &told, its_fault);
}

int __real_control_go(int end, struct fault *its_fault);
int __wrap_control_go(int end, struct fault *its_fault);

/* The supervisor has heard that it is ready. */
int __wrap_control_go(int end, struct fault *its_fault)
{
	ready_us = now_us();
	return __real_control_go(end, its_fault);
}

static int born(void *argument, pid_t pid, int control, struct fault *its_fault)
{
	(void)argument;
	return confinement_born(&confinement, pid, control, its_fault);
}

static void spawn_ours(void)
{
	const struct supervision supervision = {
		.run = run,
		.born = born,
		.expected = &confinement.expected,
		.wall_ms = UINT64_MAX,
	};
	struct ending ending;

	if (supervise(&supervision, &ending, &fault) < 0)
		give_up();
}

/* ---- the least ---- */

static void confine(int ready, int ruleset)
{
	const struct rlimit files = { 64, 64 };
	static struct ring ring;

	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	setrlimit(RLIMIT_NOFILE, &files);
	capng_clear(CAPNG_SELECT_BOTH);
	capng_apply(CAPNG_SELECT_CAPS);
	if (landlock_enter(ruleset, &fault) < 0 ||
		restriction_open(&ring, &restriction) < 0 ||
		filter_load(&filter, &fault) < 0 || write(ready, "", 1) != 1)
		_exit(1);
	_exit(0);
}

static void spawn_c(void)
{
	int ends[2], status;
	char byte;
	pid_t pid;

	if (pipe(ends) < 0)
		give_up();
	pid = fork();
	if (pid == 0)
		confine(ends[1], confinement.rulesets[0]);
	close(ends[1]);
	if (read(ends[0], &byte, 1) != 1)
		give_up();
	ready_us = now_us();
	if (waitpid(pid, &status, 0) < 0 || status != 0)
		give_up();
	close(ends[0]);
}

static int compare(const void *one, const void *other)
{
	double a = *(const double *)one, b = *(const double *)other;

	return (a > b) - (a < b);
}

int main(int argc, char **argv)
{
	bool ours = argc > 1 && strcmp(argv[1], "ours") == 0;
	int count = argc > 2 ? atoi(argv[2]) : 0;
	double *spent_us = count > 0 ? calloc((size_t)count, sizeof *spent_us) : NULL;

	if (!spent_us)
		return 2;
	prepare();
	for (int i = 0; i < count; i++) {
		double begin_us = now_us();

		if (ours)
			spawn_ours();
		else
			spawn_c();
		spent_us[i] = ready_us - begin_us;
	}
	qsort(spent_us, (size_t)count, sizeof *spent_us, compare);
	printf("%.1f\n", spent_us[count / 2]);
	free(spent_us);
	return 0;
}
