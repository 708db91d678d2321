/* SPDX-License-Identifier: MIT */
/* actor.c - a process that some other asked its supervisor for. */
#include "sandbox/actor.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { READY_MS = 10000 }; /* an actor that is not ready by then never will be */

static void close_one(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

int actor_signal(const struct actor *actor, int number)
{
	if (syscall(SYS_pidfd_send_signal, actor->born.pidfd, number, NULL, 0) < 0)
		return -errno;
	return 0;
}

/* ---- parts that pass ---- */

void part_hold(struct part *part)
{
	if (part->passes)
		part->users++;
}

void part_let_go(struct broker *broker, struct part *part)
{
	while (part && part->passes && --part->users == 0) {
		struct part *origin = part->origin;

		if (origin->undeclared == part)
			origin->undeclared = NULL;
		broker->release(broker->argument, part);
		part = origin;
	}
}

struct part *part_counted(struct part *part)
{
	return part->is_narrowed ? part->origin : part;
}

/* ---- the list ---- */

struct actor *actor_find(const struct broker *broker, uint64_t serial)
{
	for (unsigned i = 0; i < broker->count; i++)
		if (broker->actors[i]->serial == serial)
			return broker->actors[i];
	return NULL;
}

struct actor *actor_add(struct broker *broker)
{
	struct actor *actor = calloc(1, sizeof *actor);

	if (actor && broker->count == broker->room) {
		unsigned room = broker->room ? broker->room * 2 : 8;
		struct actor **actors =
			realloc(broker->actors, room * sizeof(struct actor *));

		if (!actors) {
			free(actor);
			return NULL;
		}
		broker->actors = actors;
		broker->room = room;
	}
	if (!actor)
		return NULL;
	actor->serial = ++broker->serial;
	actor->born = (struct newborn){ .pidfd = -1, .ending = -1 };
	actor->control = actor->told = actor->inbox = actor->address = -1;
	broker->actors[broker->count++] = actor;
	return actor;
}

void actor_forget_process(struct actor *actor)
{
	close_one(&actor->born.pidfd);
	close_one(&actor->born.ending);
	close_one(&actor->control);
}

void actor_drop(struct broker *broker, struct actor *actor)
{
	unsigned i = 0;

	while (broker->actors[i] != actor)
		i++;
	broker->actors[i] = broker->actors[--broker->count];
	if (actor->part && actor->part->waiting == actor)
		actor->part->waiting = NULL;
	part_let_go(broker, actor->part);
	actor_forget_process(actor);
	close_one(&actor->told);
	close_one(&actor->inbox);
	close_one(&actor->address);
	cgroup_close(&actor->cgroup);
	free(actor);
}

/* ---- making one ready ---- */

static int hear_ready(
	const struct part *part, int control, struct frame *frame, struct fault *fault)
{
	struct pollfd ready = { .fd = control, .events = POLLIN };
	int status;

	do
		status = poll(&ready, 1, READY_MS);
	while (status < 0 && errno == EINTR);
	status = status > 0 ? control_take(control, frame) : 0;
	if (status > 0 && frame->kind == FRAME_READY) {
		if (summary_holds(&frame->is.summary, &part->confinement->expected))
			return control_go(control, fault);
		return fault_refuse(
			fault, EXIT_BROKEN, "supervisor: less holds than was planned");
	}
	if (status > 0 && frame->kind == FRAME_FAULT) {
		*fault = frame->is.fault;
		return -1;
	}
	if (status > 0 && frame->kind == FRAME_FAILURE)
		return fault_refuse(fault, EXIT_NOT_CONFINED, "%.30s: %.300s",
			frame->is.failure.phase, frame->is.failure.text);
	return fault_refuse(fault, EXIT_NOT_CONFINED,
		"supervisor: the process ended before it was confined");
}

/* What it will want to know is there before it is. */
static int give_charter(int control, const struct blob *blob, struct fault *fault)
{
	int status = blob_send(control, blob);

	return status < 0 ? fault_set(fault, "supervisor", -status, "charter") : 0;
}

/* Before it is told so it does not say that it is ready. One that had it before is gone. */
static int bound(struct actor *actor, int control, struct fault *fault)
{
	const struct limits *limits = &actor->part->confinement->limits;
	uint32_t kind;

	cgroup_close(&actor->cgroup);
	if (cgroup_open(&actor->cgroup, actor->serial, limits->memory, UINT64_MAX,
		    fault) < 0 ||
		cgroup_add(&actor->cgroup, actor->born.pid, fault) < 0)
		return -1;
	kind = actor->cgroup.kind;
	return control_give(control, &kind, sizeof kind, fault);
}

static int bear(struct broker *broker, struct actor *actor, int inbox, int status_ends[2],
	const struct blob *blob, struct fault *fault)
{
	const struct confinement *confinement = actor->part->confinement;
	struct birth birth = {
		.wall_ms = confinement->wall_ms,
		.inbox = inbox,
		.status = status_ends[1],
	};
	int status;

	for (unsigned i = 0; i < 3; i++)
		birth.streams[i] = confinement->placings[i].from;
	status = zygote_order(&broker->zygote, &birth);
	close_one(&status_ends[1]);
	if (status == 0 && give_charter(status_ends[0], blob, fault) < 0)
		return -1;
	if (status == 0)
		status = zygote_answer(status_ends[0], &actor->born);
	if (status == -ECONNRESET)
		broker->is_lost = true;
	if (status < 0)
		return fault_set(fault, "zygote", -status, "process");
	return bound(actor, status_ends[0], fault);
}

int actor_begin(struct broker *broker, struct actor *actor, int inbox,
	const struct blob *blob, struct fault *fault)
{
	int ends[2];

	if (control_open(ends, fault) < 0)
		return -1;
	actor->control = ends[0];
	if (bear(broker, actor, inbox, ends, blob, fault) == 0)
		return 0;
	close_one(&ends[1]);
	return -1;
}

int actor_await(struct actor *actor, struct summary *actual, struct fault *fault)
{
	struct frame frame;

	if (hear_ready(actor->part, actor->control, &frame, fault) == 0) {
		if (actual)
			*actual = frame.is.summary;
		return 0;
	}
	actor_signal(actor, SIGKILL);
	return -1;
}

int actor_start(struct broker *broker, struct actor *actor, int inbox,
	const struct blob *blob, struct summary *actual, struct fault *fault)
{
	if (actor_begin(broker, actor, inbox, blob, fault) < 0)
		return -1;
	return actor_await(actor, actual, fault);
}
