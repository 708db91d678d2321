/* SPDX-License-Identifier: MIT */
/* plan.c - what holds for one part in the end: what every layer allows. */
#include "sandbox/plan.h"

#include <stddef.h>
#include <string.h>

/* What the word means where nothing confines. */
static uint64_t widest(const struct word *word)
{
	switch (word->kind) {
	case KIND_BOOLEAN:
	case KIND_LIBRARIES: /* FFI_ANY */
		return 1;
	case KIND_SET:
	case KIND_SIZE:
	case KIND_TIME:
	case KIND_COUNT:
		return NO_LIMIT;
	default:
		return 0;
	}
}

void plan_init(struct plan *plan)
{
	*plan = (struct plan){ .best_effort = UINT64_MAX };
	for (int i = 0; words[i].name; i++)
		plan->numbers[i] = widest(&words[i]);
}

static uint64_t least(uint64_t one, uint64_t other)
{
	return one < other ? one : other;
}

static uint64_t most(uint64_t one, uint64_t other)
{
	return one > other ? one : other;
}

/* FFI_LISTED is between the other two. */
static uint64_t meet_libraries(uint64_t one, uint64_t other)
{
	if (one == FFI_NONE || other == FFI_NONE)
		return FFI_NONE;
	return most(one, other);
}

static uint64_t meet(enum word_kind kind, uint64_t one, uint64_t other)
{
	switch (kind) {
	case KIND_BOOLEAN:
	case KIND_SET:
		return one & other;
	case KIND_DENY:
		return one | other;
	case KIND_SIZE:
	case KIND_TIME:
	case KIND_COUNT:
		return least(one, other);
	case KIND_LIBRARIES:
		return meet_libraries(one, other);
	case KIND_CHOICE:
	case KIND_USER:
		return most(one, other);
	default:
		return other;
	}
}

/* ---- where two layers contradict each other ---- */

static int check_settings(
	const struct plan *plan, const struct policy *policy, struct fault *fault)
{
	unsigned word = (unsigned)word_find("env.set");

	for (unsigned i = 0; i < policy->item_count; i++) {
		const struct item *item = &policy->items[i];
		const char *name = policy_string(policy, item->text), *value;

		if (item->word != word)
			continue;
		value = plan_setting(plan, name);
		if (value && strcmp(value, policy_string(policy, item->value)) != 0)
			return policy_refuse(policy,
				(struct place){ item->line, item->column }, fault,
				EXIT_BAD_MANIFEST,
				"another layer has another value for %s", name);
	}
	return 0;
}

static int meet_users(struct plan *plan, const struct policy *policy, struct fault *fault)
{
	unsigned word = (unsigned)word_find("user");

	if (!policy_says(policy, word) || policy->numbers[word] != USER_GIVEN)
		return 0;
	if (plan->numbers[word] == USER_GIVEN &&
		(plan->uid != policy->uid || plan->gid != policy->gid))
		return policy_refuse(policy, policy->places[word], fault,
			EXIT_BAD_MANIFEST, "another layer names another user");
	plan->uid = policy->uid;
	plan->gid = policy->gid;
	return 0;
}

/* How an actor is started, and whom: this is no right that somebody has unless it is taken
 * away, so who does not say it does not bound it. */
static bool is_of_starting(unsigned word)
{
	return words[word].flags & WORD_OF_ACTORS || words[word].kind == KIND_ACTORS;
}

static uint64_t number_of(const struct policy *policy, unsigned word)
{
	return policy_says(policy, word) ? policy->numbers[word] : words[word].unsaid;
}

/* One that only narrows has no opinion about what it does not say. */
bool plan_is_silent(const struct plan *plan, unsigned layer, unsigned word)
{
	const struct policy *policy = plan->layers[layer];
	bool says = policy_says(policy, word);

	if (is_of_starting(word))
		return !says || plan->ceilings >> layer & 1;
	if (plan->drops >> layer & 1 && words[word].flags & WORD_SETTLED)
		return !says;
	return policy->only_narrows && !says;
}

/* `kind` is one of the plan's sets of bits that the layer belongs to, or NULL. */
static int add(struct plan *plan, const struct policy *policy, unsigned *kind,
	struct fault *fault)
{
	unsigned layer = plan->layer_count;

	if (plan->layer_count == PLAN_LAYERS_MAX)
		return policy_refuse(policy, (struct place){ 0, 0 }, fault,
			EXIT_BAD_MANIFEST, "this is one layer too many");
	if (check_settings(plan, policy, fault) < 0 ||
		meet_users(plan, policy, fault) < 0)
		return -1;
	plan->layers[plan->layer_count++] = policy;
	if (kind)
		*kind |= 1U << layer;
	for (unsigned i = 0; words[i].name; i++) {
		if (!plan_is_silent(plan, layer, i))
			plan->numbers[i] = meet(
				words[i].kind, plan->numbers[i], number_of(policy, i));
	}
	plan->best_effort &= policy->only_narrows ? UINT64_MAX : policy->best_effort;
	return 0;
}

int plan_add(struct plan *plan, const struct policy *policy, struct fault *fault)
{
	return add(plan, policy, NULL, fault);
}

int plan_add_ceiling(struct plan *plan, const struct policy *policy, struct fault *fault)
{
	return add(plan, policy, &plan->ceilings, fault);
}

int plan_add_drop(struct plan *plan, const struct policy *policy, struct fault *fault)
{
	return add(plan, policy, &plan->drops, fault);
}

/* ---- lists ---- */

/* A layer that allows every library names none. */
static bool layer_allows(
	const struct plan *plan, unsigned layer, unsigned word, const char *string)
{
	const struct policy *policy = plan->layers[layer];

	return (words[word].kind == KIND_LIBRARIES && policy->numbers[word] == FFI_ANY) ||
	       plan_is_silent(plan, layer, word) || policy_names(policy, word, string);
}

const struct policy *plan_withholds(
	const struct plan *plan, unsigned word, const char *string)
{
	for (unsigned i = 0; i < plan->layer_count; i++)
		if (!layer_allows(plan, i, word, string))
			return plan->layers[i];
	return NULL;
}

const struct policy *plan_lessens(const struct plan *plan, unsigned word, uint64_t number)
{
	for (unsigned i = 0; i < plan->layer_count; i++)
		if (!plan_is_silent(plan, i, word) &&
			meet(words[word].kind, number,
				number_of(plan->layers[i], word)) != number)
			return plan->layers[i];
	return NULL;
}

bool plan_names(const struct plan *plan, unsigned word, const char *string)
{
	return plan->layer_count > 0 && !plan_withholds(plan, word, string);
}

/* The first layer that has a list of this word, which is not always the first of all. */
static const struct policy *listing(const struct plan *plan, unsigned word)
{
	for (unsigned i = 0; i < plan->layer_count; i++)
		if (!plan_is_silent(plan, i, word) &&
			(words[word].kind != KIND_LIBRARIES ||
				plan->layers[i]->numbers[word] != FFI_ANY))
			return plan->layers[i];
	return NULL;
}

const struct item *plan_next(
	const struct plan *plan, unsigned word, const struct item *item)
{
	const struct policy *policy = listing(plan, word);

	if (!policy)
		return NULL;
	item = item ? item + 1 : policy->items;
	for (; item < policy->items + policy->item_count; item++)
		if (item->word == word &&
			plan_names(plan, word, policy_string(policy, item->text)))
			return item;
	return NULL;
}

const char *plan_string(const struct plan *plan, const struct item *item)
{
	return policy_string(listing(plan, item->word), item->text);
}

bool plan_may_start(const struct plan *plan, const char *actor)
{
	unsigned word = (unsigned)word_find("spawn");

	return listing(plan, word) && plan_names(plan, word, actor);
}

const char *plan_setting(const struct plan *plan, const char *name)
{
	unsigned word = (unsigned)word_find("env.set");

	for (unsigned i = 0; i < plan->layer_count; i++) {
		const struct policy *policy = plan->layers[i];

		for (unsigned j = 0; j < policy->item_count; j++) {
			const struct item *item = &policy->items[j];

			if (item->word == word &&
				strcmp(policy_string(policy, item->text), name) == 0)
				return policy_string(policy, item->value);
		}
	}
	return NULL;
}

/* ---- what nobody can have yet ---- */

static bool asks_for(const struct policy *policy, unsigned word)
{
	if (!policy_says(policy, word) || policy->best_effort >> word & 1)
		return false;
	if (policy->numbers[word] != 0)
		return true;
	for (unsigned i = 0; i < policy->item_count; i++)
		if (policy->items[i].word == word)
			return true;
	return false;
}

bool plan_asks(const struct plan *plan, unsigned word, const struct policy **layer)
{
	for (unsigned i = 0; i < plan->layer_count; i++)
		if (asks_for(plan->layers[i], word)) {
			*layer = plan->layers[i];
			return true;
		}
	return false;
}

bool plan_bounds_files(const struct plan *plan, unsigned layer)
{
	const struct policy *policy = plan->layers[layer];

	if (!policy->only_narrows)
		return true;
	for (unsigned i = 0; words[i].name; i++)
		if (strncmp(words[i].name, "fs.", 3) == 0 &&
			words[i].kind == KIND_PATHS && policy_says(policy, i))
			return true;
	return false;
}

bool plan_opens_paths(const struct plan *plan, unsigned layer)
{
	return plan_bounds_files(plan, layer) ||
	       !plan_is_silent(plan, layer, (unsigned)word_find("net.unix.connect"));
}

bool plan_uses(const struct plan *plan, const char *variable)
{
	size_t length = strlen(variable);

	for (unsigned i = 0; i < plan->layer_count; i++) {
		const struct policy *policy = plan->layers[i];

		for (unsigned j = 0; j < policy->item_count; j++) {
			const struct item *item = &policy->items[j];
			const char *text = policy_string(policy, item->text);

			if (words[item->word].kind == KIND_PATHS &&
				strncmp(text, variable, length) == 0)
				return true;
		}
	}
	return false;
}

int plan_unheld(const struct plan *plan, const struct policy **layer)
{
	for (unsigned i = 0; i < plan->layer_count; i++)
		for (unsigned j = 0; words[j].name; j++) {
			if (!(words[j].flags & WORD_GRANTS_NOTHING) ||
				!asks_for(plan->layers[i], j))
				continue;
			*layer = plan->layers[i];
			return (int)j;
		}
	return -1;
}
