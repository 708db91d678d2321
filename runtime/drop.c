/* SPDX-License-Identifier: MIT */
/* drop.c - a process that nobody confined confines itself, while it runs. */
#include "runtime/drop.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime/confined.h"
#include "runtime/context.h"
#include "runtime/restriction.h"
#include "runtime/subprocess.h"
#include "runtime/trim.h"
#include "runtime/vm.h"
#include "sandbox/confine.h"
#include "sandbox/layers.h"
#include "sandbox/manifest.h"

/* It outlives everything. */
static struct policy policy;
static struct plan plan;
static struct occasion occasion;
static struct confinement confinement;
static struct summary told;
static char cwd[PATH_MAX];

static int refuse(struct fault *fault, const char *why)
{
	return fault_refuse(fault, EXIT_NOT_ENFORCEABLE, "sandbox.drop: %s", why);
}

static int check(struct fault *fault)
{
	static const char *const supervised[] = { "limits.wall", "limits.procs",
		"limits.disk", "user", "fds", "env.pass", "env.set", "spawn",
		"namespaces.net", "namespaces.ipc", "namespaces.uts",
		"namespaces.mount" };

	if (confined_by)
		return refuse(fault, "this process is confined already");
	if (!context_is_last() || loop_current->ring.listens)
		return refuse(fault, "there are other states or threads");
	if (subprocess_can_be_made())
		return refuse(fault, "there is a process that makes others for it");
	if (loop_current->ring.in_flight > 0)
		return refuse(fault, "the kernel still works for this process");
	for (size_t i = 0; i < sizeof supervised / sizeof *supervised; i++)
		if (policy_says(&policy, (unsigned)word_find(supervised[i])))
			return fault_refuse(fault, EXIT_NOT_ENFORCEABLE,
				"sandbox.drop: %s takes a supervisor", supervised[i]);
	return 0;
}

static int read_policy(
	const char *text, size_t size, const char *name, struct fault *fault)
{
	const struct data_source source = { name, text, size, 1, 1, false };

	policy_init(&policy, name);
	if (manifest_read(&policy, &source, AUTHOR_SCRIPT, fault) < 0 || check(fault) < 0)
		return -1;
	plan_init(&plan);
	if (plan_add(&plan, &policy, fault) < 0)
		return -1;
	return plan_uses(&plan, "$TMPDIR") ? refuse(fault, "$TMPDIR takes a supervisor")
	                                   : 0;
}

/* The ring that was there knows no bounds. */
static int replace_ring(struct fault *fault)
{
	const struct restriction restriction = restriction_of(&confinement);
	int status;

	ring_close(&loop_current->ring);
	status = restriction_open(&loop_current->ring, &restriction);
	if (status < 0)
		return fault_set(fault, "uring", -status, "a restricted io_uring");
	told.groups = restriction.groups;
	told.features = loop_current->ring.uring.features;
	confinement.calls.first_ring = loop_current->ring.uring.ring_fd;
	confinement.calls.last_ring = confinement.calls.first_ring;
	return 0;
}

int drop(const char *text, size_t size, const char *name, struct fault *fault)
{
	struct trim trim;

	if (read_policy(text, size, name, fault) < 0)
		return -1;
	confined_remember_directory();
	occasion.variables.cwd = getcwd(cwd, sizeof cwd);
	occasion.in_place = true;
	if (confinement_init(&confinement, &plan, &occasion, fault) < 0)
		return -1;
	trim = trim_of(&confinement);
	trim_apply(vm_current->L, &trim);
	if (confine_here(&confinement, &told, fault) < 0 || replace_ring(fault) < 0 ||
		filter_compile(&confinement.filter, &confinement.calls, fault) < 0 ||
		filter_load(&confinement.filter, fault) < 0)
		return -1;
	told.instructions = confinement.filter.count;
	confined_by = &confinement;
	confined_told = &told;
	confined_bound_actors();
	subprocess_ask(NULL);
	return 0;
}
