/* SPDX-License-Identifier: MIT */
/* explain.c - what holds for each part of a program: the main part, then its actors. */
#include "runtime/explain.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "runtime/explain_part.h"
#include "sandbox/word.h"

enum { ACTORS_MAX = LAYERS_MAX * CAST_ACTORS_MAX };

/* What is told, to whom, and of whom it has been. */
struct telling {
	const struct explanation *main_part;
	const struct listener *to;
	bool told[ACTORS_MAX]; /* in the order of layers_next_actor() */
};

/* ---- who starts whom ---- */

static unsigned index_of(const struct layers *layers, const char *name)
{
	const char *actor = NULL;
	unsigned index = 0;

	while ((actor = layers_next_actor(layers, NULL, actor)) != NULL) {
		if (strcmp(actor, name) == 0)
			break;
		index++;
	}
	return index;
}

static void tell_branch(const struct telling *is, unsigned depth, const char *spawner,
	const char *actor, const struct plan *plan, bool is_above)
{
	unsigned restart = (unsigned)word_find("restart");
	char max[24];
	const struct branch branch = {
		.depth = depth,
		.spawner = spawner,
		.actor = actor,
		.module = layers_module(is->main_part->layers, actor),
		.max = max,
		.restart = words[restart].choices[plan->numbers[restart]],
		.is_above = is_above,
	};

	snprintf(max, sizeof max, "%" PRIu64, plan->numbers[word_find("max")]);
	is->to->branch(is->to->argument, &branch);
}

/* All that who has this plan may start, and whom they may. */
static void tell_branches(
	struct telling *is, unsigned depth, const char *spawner, const struct plan *plan)
{
	const struct layers *layers = is->main_part->layers;
	unsigned word = (unsigned)word_find("spawn");
	const struct item *item = NULL;

	while ((item = plan_next(plan, word, item)) != NULL) {
		const char *actor = plan_string(plan, item);
		unsigned index = index_of(layers, actor);
		struct fault fault;
		struct plan of_actor;

		if (layers_meet_part(layers, actor, &of_actor, &fault) < 0)
			continue;
		tell_branch(is, depth, spawner, actor, &of_actor, is->told[index]);
		if (is->told[index])
			continue;
		is->told[index] = true;
		tell_branches(is, depth + 1, actor, &of_actor);
	}
}

static void tell_unreached(const struct telling *is)
{
	const struct layers *layers = is->main_part->layers;
	const char *actor = NULL;

	for (unsigned i = 0; (actor = layers_next_actor(layers, NULL, actor)); i++) {
		struct fault fault;
		struct plan plan;

		if (!is->told[i] && layers_meet_part(layers, actor, &plan, &fault) == 0)
			tell_branch(is, 0, NULL, actor, &plan, false);
	}
}

/* ---- each actor ---- */

/* Where the main part cannot begin, nobody has tried. */
static void tell_untried(const struct telling *is, const char *actor)
{
	static const struct confinement none;
	const struct fault elsewhere = { .status = is->main_part->fault->status };
	struct fault fault;
	struct plan plan;
	const struct explanation untried = {
		.plan = &plan,
		.confinement = &none,
		.fault = &elsewhere,
		.actor = actor,
	};

	if (layers_meet_part(is->main_part->layers, actor, &plan, &fault) < 0)
		return;
	is->to->actor(is->to->argument, actor);
	explain_part(&untried, is->main_part->layers, is->to);
}

static void tell_actors(const struct telling *is)
{
	const struct explanation *main_part = is->main_part;
	const char *actor = NULL;

	for (unsigned i = 0; i < main_part->actor_count; i++) {
		is->to->actor(is->to->argument, main_part->actors[i].actor);
		explain_part(&main_part->actors[i], main_part->layers, is->to);
	}
	if (main_part->actor_count > 0 || !main_part->fault)
		return;
	while ((actor = layers_next_actor(main_part->layers, NULL, actor)) != NULL)
		tell_untried(is, actor);
}

/* ---- the whole ---- */

void explain(const struct explanation *explanation, const struct listener *listener)
{
	const struct layers *layers = explanation->layers;
	struct telling telling = { .main_part = explanation, .to = listener };

	explain_part(explanation, layers, listener);
	if (!layers || !layers_next_actor(layers, NULL, NULL))
		return;
	listener->list(listener->argument, "actors");
	tell_branches(&telling, 0, "main", explanation->plan);
	tell_unreached(&telling);
	tell_actors(&telling);
}
