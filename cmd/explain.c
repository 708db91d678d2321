/* SPDX-License-Identifier: MIT */
/* explain.c - what holds, and by what, in words or as JSON. */
#include "cmd/explain.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/table.h"
#include "runtime/restriction.h"
#include "sandbox/cgroup.h"
#include "sandbox/namespaces.h"
#include "sandbox/right.h"
#include "sandbox/word.h"

enum { VALUE = 256 };

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
static const char *status_of(const struct explanation *is, const struct word *word)
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
	if (is->fault)
		return is->fault->status == EXIT_NOT_ENFORCEABLE ? "not run" : "failed";
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
		if (strcmp(word->name, spaces[i].word) == 0 &&
			is->confinement->spaces & ~is->actual->spaces & spaces[i].space)
			return "not to be had here; best effort";
	if (strcmp(word->name, "limits.memory") == 0 &&
		is->confinement->cgroup.kind == CGROUP_NONE)
		return "partial: RLIMIT_AS only, no writable cgroup";
	return "enforced";
}

/* The layer that holds a granted path back, or NULL. */
static const struct policy *ceiling(
	const struct explanation *is, const struct grant *grant)
{
	const struct plan *plan = is->plan;

	for (unsigned i = 0; i < plan->layer_count; i++) {
		const struct grants *grants = &is->confinement->grants[i];
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

static void show_grants(const struct explanation *is, unsigned layer)
{
	const struct policy *policy = is->plan->layers[layer];
	const struct grants *grants = &is->confinement->grants[layer];

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
		table_row(word->name, grant->path ? grant->path : written, place,
			word->mechanism, status);
	}
}

/* Items of other words than those of `fs`. */
static void show_items(const struct explanation *is, unsigned layer)
{
	const struct policy *policy = is->plan->layers[layer];

	for (unsigned i = 0; i < policy->item_count; i++) {
		const struct item *item = &policy->items[i];
		const struct word *word = &words[item->word];
		const char *string = policy_string(policy, item->text);
		char place[VALUE];

		if (!is->fault && strncmp(word->name, "fs.", 3) == 0 &&
			!(word->flags & WORD_GRANTS_NOTHING))
			continue; /* shown with what they led to */
		put_place(policy, item->line, place, sizeof place);
		table_row(word->name, string, place, word->mechanism,
			word->kind != KIND_SETTINGS &&
					!plan_names(is->plan, item->word, string)
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

static void show_numbers(const struct explanation *is)
{
	const struct plan *plan = is->plan;

	for (unsigned i = 0; words[i].name; i++) {
		const struct policy *source = source_of(plan, i);
		char value[VALUE], place[VALUE] = "default";

		if (has_items(&words[i]) || plan->numbers[i] == NO_LIMIT ||
			(!source && plan->numbers[i] == 0))
			continue;
		put_number(&words[i], plan->numbers[i], value);
		if (source)
			put_place(source, source->places[i].line, place, sizeof place);
		table_row(words[i].name, value, place, words[i].mechanism,
			status_of(is, &words[i]));
	}
}

/* ---- what is left to the script ---- */

static void show_operations(const struct explanation *is)
{
	size_t next = 0;
	const char *name;

	table_list_begin("ring operations");
	while ((name = restriction_name(is->groups, &next)) != NULL)
		table_item(name);
	table_list_end();
}

static void show_calls(const struct explanation *is)
{
	size_t next = 0;
	const char *name;

	table_list_begin("system calls");
	while ((name = filter_name(&is->confinement->calls, &next)) != NULL)
		table_item(name);
	table_list_end();
}

static void show_descriptors(const struct explanation *is)
{
	const struct confinement *confinement = is->confinement;
	char text[64];

	table_list_begin("descriptors");
	for (unsigned i = 0; i < confinement->placing_count; i++) {
		const struct placing *placing = &confinement->placings[i];

		if (placing->to >= confinement->ring && placing->from != placing->to)
			continue;
		snprintf(text, sizeof text, "%d%s", placing->to,
			placing->from == FROM_CONTROL        ? " supervisor"
			: placing->from == confinement->null ? " /dev/null"
			: placing->from != placing->to       ? " terminal, by a pipe"
							     : "");
		table_item(text);
	}
	snprintf(text, sizeof text, "%d ring", confinement->ring);
	table_item(text);
	table_list_end();
}

static void show_facts(const struct explanation *is)
{
	const struct confinement *confinement = is->confinement;
	char text[VALUE];

	table_list_begin("facts");
	snprintf(text, sizeof text, "Landlock of ABI %d, %u layers", confinement->abi,
		is->actual->layers);
	table_item(text);
	snprintf(text, sizeof text, "seccomp filter of %u instructions",
		is->actual->instructions);
	table_item(text);
	snprintf(text, sizeof text, "user %u, group %u, no capability",
		confinement->identity.uid, confinement->identity.gid);
	table_item(text);
	snprintf(text, sizeof text, "new namespaces:%s%s%s%s%s",
		is->actual->spaces == 0 ? " none" : "",
		is->actual->spaces & NAMESPACE_NET ? " net" : "",
		is->actual->spaces & NAMESPACE_IPC ? " ipc" : "",
		is->actual->spaces & NAMESPACE_UTS ? " uts" : "",
		is->actual->spaces & NAMESPACE_EMPTY_ROOT ? " mount" : "");
	table_item(text);
	table_list_end();
}

/* ---- the whole ---- */

static void show_all(const struct explanation *is)
{
	table_rows_begin();
	for (unsigned i = 0; i < is->plan->layer_count; i++) {
		show_grants(is, i);
		show_items(is, i);
	}
	show_numbers(is);
	table_rows_end();
	if (is->fault)
		return;
	show_operations(is);
	show_calls(is);
	show_descriptors(is);
	show_facts(is);
}

int explain_show(const struct explanation *explanation, const struct options *options)
{
	const struct fault *fault = explanation->fault;
	int status = fault ? fault->status : EXIT_SUCCESS;

	if (strcmp(options->show, "check") != 0) {
		table_open(strcmp(options->show, "json") == 0, status,
			fault ? fault->text : NULL);
		if (explanation->plan->layer_count > 0)
			show_all(explanation);
		else if (!fault)
			table_row(
				"-", "everything", "default", "nothing", "not confined");
		table_close();
	}
	if (fault)
		fprintf(stderr, "%s: sandbox: %s\n", options->program, fault->text);
	return status;
}
