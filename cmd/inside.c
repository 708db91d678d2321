/* SPDX-License-Identifier: MIT */
/* inside.c - the confined process, from its first step to the script. */
#include "cmd/inside.h"

#include <errno.h>
#include <unistd.h>

#include "cmd/start.h"
#include "modules/tls_trust.h"
#include "runtime/confined.h"
#include "runtime/context.h"
#include "runtime/loop.h"
#include "runtime/restriction.h"
#include "runtime/trim.h"
#include "sandbox/confine.h"

static struct {
	const struct confinement *confinement;
	struct restriction restriction;
	struct trim trim;
	struct summary told;
	struct fault *fault;
	int control;
} inside;

static int open_ring(struct fault *fault)
{
	struct ring *ring = &loop_current->ring;
	int status = restriction_open(ring, &inside.restriction);

	if (status < 0) {
		fault_set(fault, "uring", -status, "a restricted io_uring");
		if (status == -ENOSYS || status == -EPERM || status == -EINVAL)
			fault->status = EXIT_NOT_ENFORCEABLE;
		return -1;
	}
	if (ring->uring.ring_fd != inside.confinement->ring)
		return fault_set(fault, "uring", EBADF, "the ring has another number");
	inside.told.groups = inside.restriction.groups;
	inside.told.features = ring->uring.features;
	status = context_reserve(inside.confinement->threads, &inside.restriction);
	return status < 0 ? fault_set(fault, "threads", -status, "limits.procs") : 0;
}

/* Neither can be read once the rest holds. Variables of the environment are still those of
 * who starts it. */
static int open_tls_library(const struct confinement *confinement, struct fault *fault)
{
	const char *wrong = NULL;

	if (confinement_number(confinement, "tls"))
		wrong = tls_trust_load();
	return wrong ? fault_set(fault, "libraries", 0, "%s", wrong) : 0;
}

int inside_enter(const struct confinement *confinement, int *control, struct fault *fault)
{
	inside.confinement = confinement;
	inside.restriction = restriction_of(confinement);
	confined_remember_directory();
	if (open_tls_library(confinement, fault) < 0 ||
		confine_enter(confinement, control, &inside.told, fault) < 0)
		return -1;
	inside.control = *control;
	confined_by = confinement;
	confined_told = &inside.told;
	confined_bound_actors();
	return open_ring(fault);
}

/* The state is made, and none of the script has run. */
static int seal(void *unused)
{
	(void)unused;
	if (confine_seal(
		    inside.confinement, inside.control, &inside.told, inside.fault) == 0)
		return 0;
	control_fail(inside.control, inside.fault);
	_exit(inside.fault->status);
}

int inside_run(struct options *options, struct fault *fault)
{
	inside.fault = fault;
	inside.trim = trim_of(inside.confinement);
	options->ignore_environment = true;
	options->trim = &inside.trim;
	options->seal = seal;
	return start_run(options);
}

int inside_try(struct fault *fault)
{
	inside.fault = fault;
	return seal(NULL);
}
