/* SPDX-License-Identifier: MIT */
/* confine.c - how a process confines itself, in an order that matters. */
#include "sandbox/confine.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

#include "sandbox/landlock.h"
#include "sandbox/namespaces.h"
#include "sandbox/seal.h"

struct confining {
	const struct confinement *is;
	int control; /* before it has its number */
	struct summary *told;
};

/* ---- the steps ---- */

static int signals(struct confining *confining, struct fault *fault)
{
	return seal_signals(&confining->is->touched, fault);
}

static int descriptors(struct confining *confining, struct fault *fault)
{
	const struct confinement *is = confining->is;
	struct placing placings[PLACINGS_MAX];

	for (unsigned i = 0; i < is->placing_count; i++) {
		placings[i] = is->placings[i];
		if (placings[i].from == FROM_CONTROL)
			placings[i].from = confining->control;
	}
	return seal_descriptors(placings, is->placing_count, fault);
}

static int environment(struct confining *confining, struct fault *fault)
{
	const struct confinement *is = confining->is;

	if (seal_environment(is->environment, is->arguments, fault) < 0)
		return -1;
	if (is->changes_zone) /* while it can be read */
		tzset();
	if (!is->keeps_directory && chdir("/") < 0)
		return fault_set(fault, "environment", errno, "chdir");
	return 0;
}

static int namespaces(struct confining *confining, struct fault *fault)
{
	const struct confinement *is = confining->is;
	const struct namespace_kind *kind = namespace_kinds;
	unsigned missing;
	int errnum = 0;

	if (is->spaces == 0)
		return 0;
	if (namespaces_enter(is->spaces, &confining->told->spaces, &errnum, fault) < 0)
		return -1;
	missing = is->required_spaces & ~confining->told->spaces;
	if (missing == 0)
		return 0;
	while (!(missing & kind->space))
		kind++;
	fault_set(fault, "namespaces", errnum, "%s is not to be had", kind->word);
	fault->status = EXIT_NOT_ENFORCEABLE;
	return -1;
}

static int limits(struct confining *confining, struct fault *fault)
{
	return limits_apply(&confining->is->limits, fault);
}

static int identity(struct confining *confining, struct fault *fault)
{
	return identity_take(&confining->is->identity, fault);
}

static int parent(struct confining *confining, struct fault *fault)
{
	return seal_parent(confining->is->parent, fault);
}

/* What has been opened once is found again without looking for it. */
static int libraries(struct confining *confining, struct fault *fault)
{
	const struct plan *plan = confining->is->plan;
	unsigned word = (unsigned)word_find("ffi");
	const struct item *item = NULL;

	while ((item = plan_next(plan, word, item)) != NULL) {
		const char *name = plan_string(plan, item);

		if (!dlopen(name, RTLD_LAZY | RTLD_LOCAL))
			return fault_set(fault, "libraries", 0, "%s", dlerror());
	}
	return 0;
}

static int privileges(struct confining *confining, struct fault *fault)
{
	(void)confining;
	return seal_privileges(fault);
}

static int memory(struct confining *confining, struct fault *fault)
{
	if (confining->is->calls.groups & CALLS_JIT)
		return 0;
	return seal_memory(fault) < 0 ? -1 : 0; /* else the filter sees to it alone */
}

static int landlock(struct confining *confining, struct fault *fault)
{
	const struct confinement *is = confining->is;

	for (unsigned i = 0; i < is->ruleset_count; i++) {
		if (landlock_enter(is->ruleset_places[i], fault) < 0)
			return -1;
		close(is->ruleset_places[i]);
		confining->told->layers++;
	}
	return 0;
}

/* What forces the order:
 * - a new user namespace cannot be made behind Landlock, nor its maps written by who may not
 *   be looked into;
 * - libraries need not be readable afterwards, and in an empty root nothing is;
 * - a change of user undoes what parent() asks for;
 * - Landlock asks for no new privileges;
 * - a ring made before Landlock could do what it did then. */
static const struct {
	const char *name;
	int (*take)(struct confining *confining, struct fault *fault);
} steps[] = {
	{ "signals", signals },
	{ "descriptors", descriptors },
	{ "environment", environment },
	{ "libraries", libraries },
	{ "namespaces", namespaces },
	{ "limits", limits },
	{ "identity", identity },
	{ "parent", parent },
	{ "privileges", privileges },
	{ "memory", memory },
	{ "landlock", landlock },
};

enum { STEPS = sizeof steps / sizeof *steps };

uint32_t confine_steps(void)
{
	return (1U << STEPS) - 1;
}

int confine_enter(const struct confinement *confinement, int *control,
	struct summary *told, struct fault *fault)
{
	struct confining confining = { confinement, *control, told };

	*told = (struct summary){ 0 };
	for (unsigned i = 0; i < STEPS; i++) {
		if (steps[i].take(&confining, fault) < 0)
			return -1;
		if (steps[i].take == descriptors)
			*control = confinement->control;
		told->steps |= 1U << i;
	}
	return 0;
}

static int silence(const struct confinement *confinement, struct fault *fault)
{
	uint64_t streams = confinement_number(confinement, "stdio");

	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (!(streams >> fd & 1) && dup3(confinement->null, fd, O_CLOEXEC) < 0)
			return fault_set(fault, "descriptors", errno, "/dev/null");
	return 0;
}

int confine_here(
	const struct confinement *confinement, struct summary *told, struct fault *fault)
{
	if (silence(confinement, fault) < 0 ||
		limits_apply(&confinement->limits, fault) < 0 ||
		identity_take(&confinement->identity, fault) < 0 ||
		seal_privileges(fault) < 0)
		return -1;
	for (unsigned i = 0; i < confinement->ruleset_count; i++) {
		if (landlock_enter(confinement->rulesets[i], fault) < 0)
			return -1;
		told->layers++;
	}
	return 0;
}

/* ---- the last step ---- */

static int report_to;

/* Who blocks or ignores the signal is killed by it. */
static void catch_violation(int number, siginfo_t *info, void *context)
{
	(void)number, (void)context;
	control_violation(report_to, (uint32_t)info->si_syscall, (uint32_t)info->si_arch);
	_exit(EXIT_STOPPED);
}

static int catch_violations(int control, struct fault *fault)
{
	struct sigaction action = { .sa_sigaction = catch_violation,
		.sa_flags = SA_SIGINFO };

	report_to = control;
	if (sigaction(SIGSYS, &action, NULL) < 0)
		return fault_set(fault, "filter", errno, "sigaction");
	return 0;
}

/* One that was compiled before this process was born is here; else it comes. */
static const struct filter *take_filter(
	const struct confinement *confinement, int control, struct fault *fault)
{
	static struct filter filter;
	ssize_t size;

	if (confinement->filter.count > 0)
		return &confinement->filter;
	size = control_receive(control, filter.code, sizeof filter.code, fault);
	if (size < 0)
		return NULL;
	filter.count = (unsigned short)((size_t)size / sizeof *filter.code);
	return &filter;
}

int confine_seal(const struct confinement *confinement, int control, struct summary *told,
	struct fault *fault)
{
	const struct filter *filter;

	/* what bounds it from outside, which it cannot see */
	if (control_receive(control, &told->cgroup, sizeof told->cgroup, fault) < 0)
		return -1;
	filter = take_filter(confinement, control, fault);
	if (!filter ||
		(confinement->calls.kills && catch_violations(control, fault) < 0) ||
		filter_load(filter, fault) < 0)
		return -1;
	told->instructions = filter->count;
	if (confinement->alone && !summary_holds(told, &confinement->expected))
		return fault_refuse(
			fault, EXIT_BROKEN, "confine: less holds than was planned");
	return control_ready(control, told, fault);
}
