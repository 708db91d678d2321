/* SPDX-License-Identifier: MIT */
/* explain.c - what holds, and by what, in words. */
#include "runtime/explain.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "runtime/restriction.h"
#include "sandbox/cgroup.h"
#include "sandbox/namespaces.h"
#include "sandbox/right.h"
#include "sandbox/word.h"

enum { VALUE = 256 };

/* What is told, and to whom. */
struct telling {
	const struct explanation *of;
	const struct listener *to;
};

static void tell_item(const struct telling *is, const char *item)
{
	is->to->item(is->to->argument, item);
}

/* ---- values in words ---- */

static void put_size(uint64_t bytes, char text[VALUE])
{
	static const char units[] = "KMGT";
	const char *unit = NULL;

	for (const char *next = units; *next && bytes % 1024 == 0 && bytes > 0; next++) {
		bytes /= 1024;
		unit = next;
	}
	if (unit)
		snprintf(text, VALUE, "%" PRIu64 "%c", bytes, *unit);
	else
		snprintf(text, VALUE, "%" PRIu64, bytes);
}

static void put_time(uint64_t ms, char text[VALUE])
{
	if (ms % 1000 != 0)
		snprintf(text, VALUE, "%" PRIu64 "ms", ms);
	else if (ms % 60000 != 0)
		snprintf(text, VALUE, "%" PRIu64 "s", ms / 1000);
	else
		snprintf(text, VALUE, "%" PRIu64 "m", ms / 60000);
}

static void put_set(const char *const *choices, uint64_t set, char text[VALUE])
{
	size_t length = 0;

	*text = '\0';
	for (int i = 0; choices[i]; i++)
		if (set >> i & 1)
			length += (size_t)snprintf(text + length, VALUE - length, "%s%s",
				length > 0 ? " " : "", choices[i]);
	if (length == 0)
		snprintf(text, VALUE, "nothing");
}

static void put_number(const struct word *word, uint64_t number, char text[VALUE])
{
	static const char *const libraries[] = { "none", "any", "listed" };
	static const char *const users[] = { "keep", "isolated", "given" };

	switch (word->kind) {
	case KIND_SET:
	case KIND_DENY:
		put_set(word->choices, number, text);
		break;
	case KIND_CHOICE:
		snprintf(text, VALUE, "%s", word->choices[number]);
		break;
	case KIND_LIBRARIES:
		snprintf(text, VALUE, "%s", libraries[number]);
		break;
	case KIND_USER:
		snprintf(text, VALUE, "%s", users[number]);
		break;
	case KIND_BOOLEAN:
		snprintf(text, VALUE, "%s", number ? "true" : "false");
		break;
	case KIND_SIZE:
		put_size(number, text);
		break;
	case KIND_TIME:
		put_time(number, text);
		break;
	default:
		snprintf(text, VALUE, "%" PRIu64, number);
	}
}

/* ---- rules ---- */

static void put_place(const struct policy *layer, unsigned line, char text[], size_t size)
{
	const char *source = policy_string(layer, layer->source);

	if (line > 0)
		snprintf(text, size, "%s:%u", source, line);
	else
		snprintf(text, size, "%s", source);
}

/* What the throw-away process found of a word; NULL: it holds. */
static const char *status_of(const struct telling *is, const struct word *word)
{
	static const struct {
		const char *word;
		unsigned space;
	} spaces[] = {
		{ "namespaces.net", NAMESPACE_NET },
		{ "namespaces.ipc", NAMESPACE_IPC },
		{ "namespaces.uts", NAMESPACE_UTS },
		{ "namespaces.mount", NAMESPACE_EMPTY_ROOT },
	};

	if (word->flags & WORD_GRANTS_NOTHING)
		return "not granted: nothing provides this yet";
	if (is->of->fault)
		return is->of->fault->status == EXIT_NOT_ENFORCEABLE ? "not run"
		                                                     : "failed";
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
		if (strcmp(word->name, spaces[i].word) != 0)
			continue;
		if (!(is->of->confinement->spaces & spaces[i].space))
			return "left out: nothing held could use it";
		if (!(is->of->actual->spaces & spaces[i].space))
			return "not to be had here; best effort";
	}
	if (strcmp(word->name, "limits.memory") == 0 &&
		is->of->confinement->cgroup.kind == CGROUP_NONE)
		return "partial: RLIMIT_AS only, no writable cgroup";
	return "enforced";
}

/* The layer that holds a granted path back, or NULL. */
static const struct policy *ceiling(const struct telling *is, const struct grant *grant)
{
	const struct plan *plan = is->of->plan;

	for (unsigned i = 0; i < plan->layer_count; i++) {
		const struct grants *grants = &is->of->confinement->grants[i];
		unsigned rights = 0;

		if (!plan_bounds_files(plan, i))
			continue;
		for (unsigned j = 0; j < grants->count; j++)
			if (grant->path && grants->list[j].path &&
				grant_is_below(grant->path, grants->list[j].path))
				rights |= grants->list[j].rights;
		if ((grant->rights & rights) != grant->rights)
			return plan->layers[i];
	}
	return NULL;
}

static void show_grants(const struct telling *is, unsigned layer)
{
	const struct policy *policy = is->of->plan->layers[layer];
	const struct grants *grants = &is->of->confinement->grants[layer];

	for (unsigned i = 0; i < grants->count; i++) {
		const struct grant *grant = &grants->list[i];
		const struct word *word = &words[grant->item->word];
		const struct policy *above = ceiling(is, grant);
		const char *written = policy_string(policy, grant->item->text);
		char place[VALUE], status[2 * VALUE];

		put_place(policy, grant->item->line, place, sizeof place);
		snprintf(status, sizeof status, "%s", status_of(is, word));
		if (above)
			snprintf(status, sizeof status, "not granted: not in %s",
				policy_string(above, above->source));
		is->to->rule(is->to->argument, word->name,
			grant->path ? grant->path : written, place, word->mechanism,
			status);
	}
}

/* Items of other words than those of `fs`. */
static void show_items(const struct telling *is, unsigned layer)
{
	const struct policy *policy = is->of->plan->layers[layer];

	for (unsigned i = 0; i < policy->item_count; i++) {
		const struct item *item = &policy->items[i];
		const struct word *word = &words[item->word];
		const char *string = policy_string(policy, item->text);
		char place[VALUE];

		if (!is->of->fault && strncmp(word->name, "fs.", 3) == 0 &&
			!(word->flags & WORD_GRANTS_NOTHING))
			continue; /* shown with what they led to */
		put_place(policy, item->line, place, sizeof place);
		is->to->rule(is->to->argument, word->name, string, place, word->mechanism,
			word->kind != KIND_SETTINGS &&
					!plan_names(is->of->plan, item->word, string)
				? "not granted: not in every policy"
				: status_of(is, word));
	}
}

static bool has_items(const struct word *word)
{
	return word->kind == KIND_PATHS || word->kind == KIND_NAMES ||
	       word->kind == KIND_SETTINGS || word->kind == KIND_DESCRIPTORS ||
	       word->kind == KIND_RULES || word->kind == KIND_PROGRAMS ||
	       word->kind == KIND_ENFORCE || word->kind == KIND_VERSION ||
	       word->kind == KIND_TEXT;
}

/* The layer whose value it is; NULL: nobody says it. */
static const struct policy *source_of(const struct plan *plan, unsigned word)
{
	for (unsigned i = 0; i < plan->layer_count; i++)
		if (policy_says(plan->layers[i], word) &&
			plan->layers[i]->numbers[word] == plan->numbers[word])
			return plan->layers[i];
	return NULL;
}

static void show_numbers(const struct telling *is)
{
	const struct plan *plan = is->of->plan;

	for (unsigned i = 0; words[i].name; i++) {
		const struct policy *source = source_of(plan, i);
		char value[VALUE], place[VALUE] = "default";

		if (has_items(&words[i]) || plan->numbers[i] == NO_LIMIT ||
			(!source && plan->numbers[i] == 0))
			continue;
		put_number(&words[i], plan->numbers[i], value);
		if (source)
			put_place(source, source->places[i].line, place, sizeof place);
		is->to->rule(is->to->argument, words[i].name, value, place,
			words[i].mechanism, status_of(is, &words[i]));
	}
}

/* ---- what is left to the script ---- */

static void show_operations(const struct telling *is)
{
	size_t next = 0;
	const char *name;

	is->to->list(is->to->argument, "ring operations");
	while ((name = restriction_name(is->of->groups, &next)) != NULL)
		tell_item(is, name);
}

static void show_calls(const struct telling *is)
{
	size_t next = 0;
	const char *name;

	is->to->list(is->to->argument, "system calls");
	while ((name = filter_name(&is->of->confinement->calls, &next)) != NULL)
		tell_item(is, name);
}

static void show_descriptors(const struct telling *is)
{
	const struct confinement *confinement = is->of->confinement;
	char text[64];

	is->to->list(is->to->argument, "descriptors");
	for (unsigned i = 0; i < confinement->placing_count; i++) {
		const struct placing *placing = &confinement->placings[i];

		if (placing->to >= confinement->ring && placing->from != placing->to)
			continue;
		snprintf(text, sizeof text, "%d%s", placing->to,
			placing->from == FROM_CONTROL        ? " supervisor"
			: placing->from == confinement->null ? " /dev/null"
			: placing->from != placing->to       ? " terminal, by a pipe"
							     : "");
		tell_item(is, text);
	}
	snprintf(text, sizeof text, "%d ring", confinement->ring);
	tell_item(is, text);
}

static void show_facts(const struct telling *is)
{
	const struct confinement *confinement = is->of->confinement;
	char text[VALUE];

	is->to->list(is->to->argument, "facts");
	snprintf(text, sizeof text, "Landlock ABI %d in %u layers", confinement->abi,
		is->of->actual->layers);
	tell_item(is, text);
	snprintf(text, sizeof text, "seccomp filter of %u instructions",
		is->of->actual->instructions);
	tell_item(is, text);
	snprintf(text, sizeof text, "user %u and group %u without capabilities",
		confinement->identity.uid, confinement->identity.gid);
	tell_item(is, text);
	snprintf(text, sizeof text, "new namespaces:%s%s%s%s%s",
		is->of->actual->spaces == 0 ? " none" : "",
		is->of->actual->spaces & NAMESPACE_NET ? " net" : "",
		is->of->actual->spaces & NAMESPACE_IPC ? " ipc" : "",
		is->of->actual->spaces & NAMESPACE_UTS ? " uts" : "",
		is->of->actual->spaces & NAMESPACE_EMPTY_ROOT ? " mount" : "");
	tell_item(is, text);
}

/* ---- the whole ---- */

void explain(const struct explanation *explanation, const struct listener *listener)
{
	const struct telling telling = { explanation, listener };

	for (unsigned i = 0; i < explanation->plan->layer_count; i++) {
		show_grants(&telling, i);
		show_items(&telling, i);
	}
	show_numbers(&telling);
	if (explanation->fault)
		return;
	show_operations(&telling);
	show_calls(&telling);
	show_descriptors(&telling);
	show_facts(&telling);
}
