/* SPDX-License-Identifier: MIT */
/* explain_part.c - what holds for one part, and by what, in words. */
#include "runtime/explain_part.h"

#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "runtime/restriction.h"
#include "runtime/verdict.h"
#include "sandbox/namespaces.h"
#include "sandbox/spell.h"
#include "sandbox/word.h"

enum { TEXT_SIZE = 512, PLACE_SIZE = PATH_MAX + 16 };

/* What is told, and to whom. */
struct telling {
	const struct explanation *of;
	const struct layers *layers; /* of all parts, or NULL */
	const struct listener *to;
};

static void tell_item(const struct telling *is, const char *item)
{
	is->to->item(is->to->argument, item);
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

static void tell_rule(const struct telling *is, unsigned layer, unsigned word,
	const char *value, unsigned line, const char *verdict)
{
	char place[PLACE_SIZE];

	put_place(is->of->plan->layers[layer], line, place, sizeof place);
	is->to->rule(is->to->argument, words[word].name, value, place,
		words[word].mechanism, verdict);
}

static void show_grants(const struct telling *is, unsigned layer)
{
	const struct policy *policy = is->of->plan->layers[layer];
	const struct grants *grants = &is->of->confinement->grants[layer];
	char verdict[VERDICT_SIZE];

	for (unsigned i = 0; i < grants->count; i++) {
		const struct grant *grant = &grants->list[i];

		verdict_of_grant(is->of, layer, grant, verdict);
		tell_rule(is, layer, grant->item->word,
			grant->path ? grant->path
				    : policy_string(policy, grant->item->text),
			grant->item->line, verdict);
	}
}

static bool is_granted(const struct grants *grants, const struct item *item)
{
	for (unsigned i = 0; i < grants->count; i++)
		if (grants->list[i].item == item)
			return true;
	return false;
}

/* But for those that are shown with what they led to, and those that are about another part. */
static void show_items(const struct telling *is, unsigned layer)
{
	const struct policy *policy = is->of->plan->layers[layer];
	char verdict[VERDICT_SIZE];

	for (unsigned i = 0; i < policy->item_count; i++) {
		const struct item *item = &policy->items[i];

		if (is_granted(&is->of->confinement->grants[layer], item) ||
			plan_is_silent(is->of->plan, layer, item->word))
			continue;
		verdict_of_item(is->of, layer, item, verdict);
		tell_rule(is, layer, item->word, policy_string(policy, item->text),
			item->line, verdict);
	}
}

static bool has_items(const struct word *word)
{
	return word->kind == KIND_PATHS || word->kind == KIND_NAMES ||
	       word->kind == KIND_SETTINGS || word->kind == KIND_DESCRIPTORS ||
	       word->kind == KIND_RULES || word->kind == KIND_PROGRAMS ||
	       word->kind == KIND_ENFORCE || word->kind == KIND_VERSION ||
	       word->kind == KIND_TEXT || word->kind == KIND_ACTORS ||
	       word->kind == KIND_MODULE;
}

/* The layer whose value it is, or -1: it follows from the others, or from nobody's. */
static int source_of(const struct plan *plan, unsigned word)
{
	for (unsigned i = 0; i < plan->layer_count; i++)
		if (policy_says(plan->layers[i], word) &&
			plan->layers[i]->numbers[word] == plan->numbers[word])
			return (int)i;
	return -1;
}

static bool is_said(const struct plan *plan, unsigned word)
{
	for (unsigned i = 0; i < plan->layer_count; i++)
		if (policy_says(plan->layers[i], word))
			return true;
	return false;
}

/* What is not said of an actor is said for it. */
static bool is_default(const struct policy *policy, unsigned word)
{
	return words[word].flags & WORD_OF_ACTORS && policy->places[word].line == 0;
}

/* Libraries that are listed are shown one by one. */
static bool has_names(uint64_t number, unsigned word)
{
	return words[word].kind == KIND_LIBRARIES && number == FFI_LISTED;
}

static void show_number(const struct telling *is, unsigned word)
{
	const struct plan *plan = is->of->plan;
	int source = source_of(plan, word);
	char value[SPELL_SIZE], verdict[VERDICT_SIZE];

	if (source < 0 && !is_said(plan, word) &&
		(plan->numbers[word] == NO_LIMIT || plan->numbers[word] == 0))
		return;
	if (has_names(plan->numbers[word], word))
		return;
	spell_number(&words[word], plan->numbers[word], value);
	verdict_of_word(is->of, word, verdict);
	if (source >= 0 && !is_default(plan->layers[source], word))
		tell_rule(is, (unsigned)source, word, value,
			plan->layers[source]->places[word].line, verdict);
	else
		is->to->rule(is->to->argument, words[word].name, value, "default",
			words[word].mechanism, verdict);
}

/* What was asked for besides. */
static void show_requests(const struct telling *is, unsigned word)
{
	const struct plan *plan = is->of->plan;
	char value[SPELL_SIZE], verdict[VERDICT_SIZE];

	for (unsigned i = 0; i < plan->layer_count; i++) {
		if (has_names(plan->layers[i]->numbers[word], word) ||
			is_default(plan->layers[i], word) ||
			!verdict_is_less(is->of, i, word, verdict))
			continue;
		spell_number(&words[word], plan->layers[i]->numbers[word], value);
		tell_rule(
			is, i, word, value, plan->layers[i]->places[word].line, verdict);
	}
}

static void show_numbers(const struct telling *is)
{
	for (unsigned i = 0; words[i].name; i++) {
		if (has_items(&words[i]))
			continue;
		show_number(is, i);
		show_requests(is, i);
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

/* They are closed before the script begins. */
static bool is_ruleset(const struct confinement *confinement, int number)
{
	for (unsigned i = 0; i < confinement->ruleset_count; i++)
		if (confinement->ruleset_places[i] == number)
			return true;
	return false;
}

static void tell(const struct telling *is, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void tell(const struct telling *is, const char *format, ...)
{
	char text[TEXT_SIZE];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	tell_item(is, text);
}

static const char *role_of(
	const struct confinement *confinement, const struct placing *placing)
{
	if (placing->to == confinement->control)
		return " supervisor";
	if (placing->from == confinement->null)
		return " /dev/null";
	for (unsigned i = 0; i < confinement->entrance_count; i++)
		if (placing->to == confinement->entrances[i].place)
			return " listens";
	if (placing->to <= STDERR_FILENO && confinement->terminals >> placing->to & 1)
		return " terminal, by a pipe";
	return "";
}

/* A part that may start this one has a sending end to its inbox. */
static void show_sender(const struct telling *is, const char *spawner)
{
	struct plan plan;
	struct fault fault;

	if (layers_meet_part(is->layers, spawner, &plan, &fault) == 0 &&
		plan_may_start(&plan, is->of->actor))
		tell(is, "inbox (from %s)", spawner ? spawner : "main");
}

/* Others that have one got it in a message. */
static void show_ends(const struct telling *is)
{
	unsigned word = (unsigned)word_find("spawn");
	const struct item *item = NULL;
	const char *spawner = NULL;

	if (!is->layers || !layers_next_actor(is->layers, NULL, NULL))
		return;
	if (is->of->actor) {
		show_sender(is, NULL);
		while ((spawner = layers_next_actor(is->layers, NULL, spawner)) != NULL)
			show_sender(is, spawner);
	}
	while ((item = plan_next(is->of->plan, word, item)) != NULL)
		tell(is, "sending end (to %s)", plan_string(is->of->plan, item));
	tell_item(is, "what messages bring");
}

static void show_descriptors(const struct telling *is)
{
	const struct confinement *confinement = is->of->confinement;

	is->to->list(is->to->argument, "descriptors");
	for (unsigned i = 0; i < confinement->placing_count; i++) {
		const struct placing *placing = &confinement->placings[i];

		if (is_ruleset(confinement, placing->to))
			continue;
		tell(is, "%d%s", placing->to,
			placing->to == confinement->inbox
				? " inbox"
				: role_of(confinement, placing));
	}
	tell(is, "%d ring", confinement->ring);
	show_ends(is);
}

static void show_facts(const struct telling *is)
{
	static const char *const groups[] = {
		[CGROUP_NONE] = "none",
		[CGROUP_V1] = "v1",
		[CGROUP_V2] = "v2",
	};
	const struct confinement *confinement = is->of->confinement;
	const struct summary *actual = is->of->actual;

	is->to->list(is->to->argument, "facts");
	tell(is, "Landlock: %u layer%s", actual->layers, actual->layers == 1 ? "" : "s");
	tell(is, "seccomp: a filter of %u instructions", actual->instructions);
	tell(is, "user %u and group %u without capabilities", confinement->identity.uid,
		confinement->identity.gid);
	tell(is, "new namespaces:%s%s%s%s%s", actual->spaces == 0 ? " none" : "",
		actual->spaces & NAMESPACE_NET ? " net" : "",
		actual->spaces & NAMESPACE_IPC ? " ipc" : "",
		actual->spaces & NAMESPACE_UTS ? " uts" : "",
		actual->spaces & NAMESPACE_EMPTY_ROOT ? " mount" : "");
	tell(is, "control group: %s",
		actual->cgroup <= CGROUP_V2 ? groups[actual->cgroup] : "unknown");
}

static void show_kernel(const struct telling *is)
{
	const struct confinement *confinement = is->of->confinement;

	is->to->list(is->to->argument, "kernel");
	tell(is, "%s %s %s", confinement->kernel.sysname, confinement->kernel.release,
		confinement->kernel.machine);
	tell(is, "Landlock ABI %d", confinement->abi);
	tell(is, "Landlock errata 0x%x", confinement->errata);
	tell(is, "io_uring features 0x%x", is->of->actual->features);
	tell(is, "seccomp actions errno, trap, kill_process");
}

/* Those that bear on the run, by the names that they have. */
static void show_policies(const struct telling *is)
{
	unsigned name = (unsigned)word_find("name");

	is->to->list(is->to->argument, "policies");
	for (unsigned i = 0; i < is->of->plan->layer_count; i++) {
		const struct policy *policy = is->of->plan->layers[i];
		bool named = policy_says(policy, name);

		tell(is, "%s%s%s", policy_string(policy, policy->source),
			named ? ": " : "",
			named ? policy_string(policy, (unsigned)policy->numbers[name])
			      : "");
	}
}

/* ---- the whole ---- */

void explain_part(const struct explanation *part, const struct layers *layers,
	const struct listener *listener)
{
	const struct telling telling = { part, layers, listener };

	for (unsigned i = 0; i < part->plan->layer_count; i++) {
		show_grants(&telling, i);
		show_items(&telling, i);
	}
	show_numbers(&telling);
	if (!part->actor)
		show_policies(&telling);
	if (part->fault)
		return;
	show_operations(&telling);
	show_calls(&telling);
	show_descriptors(&telling);
	show_facts(&telling);
	if (!part->actor)
		show_kernel(&telling);
}
