/* SPDX-License-Identifier: MIT */
/* waiting.c - an actor that is made before anybody asks for it, and waits confined. */
#include "sandbox/waiting.h"

#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

static bool may_wait(const struct broker *broker, const struct part *part)
{
	return part->blob && !part->waiting && !part->passes && !broker->is_lost &&
	       part->running < part->most && part->confinement->wall_ms == UINT64_MAX;
}

static int begin(struct broker *broker, struct actor *actor)
{
	struct part *part = actor->part;
	struct fault fault = { 0 };
	int inbox[2], status;

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, inbox) < 0)
		return -1;
	actor->address = inbox[0];
	status = actor_begin(broker, actor, inbox[1], part->blob, &fault);
	if (status == 0 && part->restarts)
		actor->inbox = inbox[1];
	else
		close(inbox[1]);
	return status;
}

/* What fails here fails again for whoever asks, who is told why. */
void waiting_make(struct broker *broker, struct part *part)
{
	struct actor *actor = may_wait(broker, part) ? actor_add(broker) : NULL;

	if (!actor)
		return;
	part_hold(part);
	actor->part = part;
	actor->owner = NOBODYS_SERIAL;
	if (begin(broker, actor) < 0)
		actor_drop(broker, actor);
	else
		part->waiting = actor;
}

struct actor *waiting_take(struct part *part)
{
	struct actor *actor = part->waiting;
	struct fault fault = { 0 };

	if (!actor)
		return NULL;
	part->waiting = NULL;
	/* else it is dropped when it has ended: others are being looked at, by their places */
	return actor_await(actor, NULL, &fault) == 0 ? actor : NULL;
}
