/* SPDX-License-Identifier: MIT */
/* drop.c - a process confines itself, while it runs; or more than it is already. */
#include "runtime/drop.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "runtime/confined.h"
#include "runtime/context.h"
#include "runtime/restriction.h"
#include "runtime/subprocess.h"
#include "runtime/trim.h"
#include "runtime/vm.h"
#include "sandbox/confine.h"
#include "sandbox/enforceable.h"
#include "sandbox/layers.h"
#include "sandbox/manifest.h"
#include "sandbox/narrowing.h"

/* Once it holds it outlives everything. */
struct dropping {
	struct policy policy;
	struct plan plan;
	struct occasion occasion;
	struct confinement confinement;
	struct summary told;
	char cwd[PATH_MAX];
};

static int refuse(struct fault *fault, const char *why)
{
	return fault_refuse(fault, EXIT_NOT_ENFORCEABLE, "sandbox.drop: %s", why);
}

/* ---- what is asked for ---- */

/* All that its threads and its ring were told before would go on as it was. */
static int check_quiet(struct fault *fault)
{
	if (!context_is_last() || loop_current->ring.listens)
		return refuse(fault, "there are other states or threads");
	if (subprocess_can_be_made())
		return refuse(fault, "there is a process that makes others for it");
	if (loop_current->ring.in_flight > 0)
		return refuse(fault, "the kernel still works for this process");
	return 0;
}

static int check_supervised(const struct policy *policy, struct fault *fault)
{
	static const char *const supervised[] = { "limits.wall", "limits.procs",
		"limits.disk", "user", "fds", "env.pass", "env.set", "spawn",
		"namespaces.net", "namespaces.ipc", "namespaces.uts", "namespaces.mount",
		"net.connect", "net.listen", "net.resolve", "net.unix.connect",
		"net.unix.listen" };

	for (size_t i = 0; i < sizeof supervised / sizeof *supervised; i++)
		if (policy_says(policy, (unsigned)word_find(supervised[i])))
			return fault_refuse(fault, EXIT_NOT_ENFORCEABLE,
				"sandbox.drop: %s takes a supervisor", supervised[i]);
	return 0;
}

/* Leaves the plan of this policy alone. */
static int read_policy(struct dropping *dropping, const char *text, size_t size,
	const char *name, struct fault *fault)
{
	const struct data_source source = { name, text, size, 1, 1, false };
	struct policy *policy = &dropping->policy;

	policy_init(policy, name);
	if (manifest_read(policy, &source, AUTHOR_SCRIPT, fault) < 0 ||
		check_quiet(fault) < 0 ||
		(!confined_by && check_supervised(policy, fault) < 0))
		return -1;
	plan_init(&dropping->plan);
	if (plan_add(&dropping->plan, policy, fault) < 0)
		return -1;
	return plan_uses(&dropping->plan, "$TMPDIR")
	               ? refuse(fault, "$TMPDIR takes a supervisor")
	               : 0;
}

static void take_hold(struct dropping *dropping)
{
	confined_by = &dropping->confinement;
	confined_told = &dropping->told;
	confined_bound_actors();
}

/* What was written to a stream that closes now was written before. */
static void let_go(struct dropping *dropping)
{
	struct trim trim = trim_of(&dropping->confinement);

	if (vm_current->flush)
		vm_current->flush(vm_current);
	trim_apply(vm_current->L, &trim);
}

/* ---- for the first time ---- */

static int load_library(const struct dropping *dropping, const char *(*load_tls)(void),
	struct fault *fault)
{
	const char *wrong = NULL;

	if (dropping->plan.numbers[word_find("tls")])
		wrong = load_tls();
	return wrong ? refuse(fault, wrong) : 0;
}

/* The ring that was there knows no bounds. */
static int replace_ring(struct dropping *dropping, struct fault *fault)
{
	struct confinement *confinement = &dropping->confinement;
	const struct restriction restriction = restriction_of(confinement);
	int status;

	ring_close(&loop_current->ring);
	status = restriction_open(&loop_current->ring, &restriction);
	if (status < 0)
		return fault_set(fault, "uring", -status, "a restricted io_uring");
	dropping->told.groups = restriction.groups;
	dropping->told.features = loop_current->ring.uring.features;
	confinement->calls.first_ring = loop_current->ring.uring.ring_fd;
	confinement->calls.last_ring = confinement->calls.first_ring;
	return 0;
}

static int confine(struct dropping *dropping, struct fault *fault)
{
	struct confinement *confinement = &dropping->confinement;
	struct occasion *occasion = &dropping->occasion;

	confined_remember_directory();
	occasion->variables.cwd = getcwd(dropping->cwd, sizeof dropping->cwd);
	occasion->in_place = true;
	if (confinement_init(confinement, &dropping->plan, occasion, fault) < 0)
		return -1;
	let_go(dropping);
	if (confine_here(confinement, &dropping->told, fault) < 0 ||
		replace_ring(dropping, fault) < 0 ||
		filter_compile(&confinement->filter, &confinement->calls, fault) < 0 ||
		filter_load(&confinement->filter, fault) < 0)
		return -1;
	dropping->told.instructions = confinement->filter.count;
	take_hold(dropping);
	subprocess_ask(NULL);
	return 0;
}

/* ---- and again ---- */

static int narrow(struct dropping *dropping, struct fault *fault)
{
	struct confinement *confinement = &dropping->confinement;
	struct variables *variables = &dropping->occasion.variables;
	uint64_t unheld;

	confinement->plan = &dropping->plan; /* of the new policy alone */
	if (enforceable_words(confinement, fault) < 0)
		return -1;
	unheld = confinement->unheld;
	dropping->plan = *confined_by->plan;
	variables->cwd = confined_directory(dropping->cwd, sizeof dropping->cwd);
	if (plan_add_drop(&dropping->plan, &dropping->policy, fault) < 0 ||
		narrowing_init(
			confinement, confined_by, &dropping->plan, variables, fault) < 0)
		return -1;
	confinement->unheld |= unheld;
	dropping->told = *confined_told;
	let_go(dropping);
	if (narrowing_enter(confinement, confined_by, &dropping->told, fault) < 0)
		return -1;
	take_hold(dropping);
	return 0;
}

static int enter(
	struct dropping *dropping, const char *(*load_tls)(void), struct fault *fault)
{
	if (confined_by)
		return narrow(dropping, fault);
	return load_library(dropping, load_tls, fault) < 0 ? -1
	                                                   : confine(dropping, fault);
}

int drop(const char *text, size_t size, const char *name, const char *(*load_tls)(void),
	struct fault *fault)
{
	struct dropping *dropping = calloc(1, sizeof *dropping);

	if (!dropping)
		return refuse(fault, strerror(ENOMEM));
	if (read_policy(dropping, text, size, name, fault) == 0 &&
		enter(dropping, load_tls, fault) == 0)
		return 0;
	free(dropping);
	return -1;
}
