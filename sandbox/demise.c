/* SPDX-License-Identifier: MIT */
/* demise.c - an actor has ended: those that it has started go with it, and it may begin anew. */
#include "sandbox/demise.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "sandbox/clock.h"

enum {
	RESTARTS = 10, /* of one actor, in */
	RESTART_MS = 60000,
};

static void end_those_of(struct broker *broker, uint64_t owner)
{
	for (unsigned i = 0; i < broker->count; i++) {
		struct actor *actor = broker->actors[i];

		if (actor->owner != owner)
			continue;
		actor->is_killed = true;
		actor_signal(actor, SIGKILL);
	}
}

static bool may_restart(struct actor *actor, const struct demise *demise)
{
	uint64_t now = clock_ms();

	if (actor->inbox < 0 || actor->is_killed ||
		(demise->status == 0 && demise->signal == 0))
		return false;
	if (actor->restarts == 0 || now - actor->first_restart_ms > RESTART_MS) {
		actor->first_restart_ms = now;
		actor->restarts = 0;
	}
	return actor->restarts++ < RESTARTS;
}

/* Its inbox, and what is in there, is still the same. */
static bool restart(
	struct broker *broker, struct actor *actor, const struct demise *demise)
{
	struct fault fault = { 0 };

	if (!may_restart(actor, demise))
		return false;
	actor_forget_process(actor);
	if (actor_start(broker, actor, actor->inbox, actor->part->blob, NULL, &fault) ==
		0)
		return true;
	fprintf(stderr, "cellua: sandbox: actor %s: %s\n", actor->part->name, fault.text);
	return false;
}

void demise_take(struct broker *broker, struct actor *actor)
{
	struct demise demise = { .signal = SIGKILL };

	if (read(actor->born.ending, &demise, sizeof demise) != sizeof demise)
		broker->is_lost = true;
	if (actor->owner == NOBODYS_SERIAL) {
		actor_drop(broker, actor);
		return;
	}
	if (actor->has_violated)
		demise = (struct demise){ .status = EXIT_STOPPED };
	end_those_of(broker, actor->serial);
	errands_end_those_of(&broker->errands, actor->serial);
	if (!broker->is_lost && restart(broker, actor, &demise))
		return;
	/* it fits into the empty pipe, and who does not read it does not want to know */
	(void)!write(actor->told, &demise, sizeof demise);
	part_counted(actor->part)->running--;
	actor_drop(broker, actor);
}
