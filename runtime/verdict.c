/* SPDX-License-Identifier: MIT */
/* verdict.c - what has come of a rule, in a phrase. */
#include "runtime/verdict.h"

#include <stdio.h>
#include <string.h>

#include "sandbox/landlock.h"
#include "sandbox/namespaces.h"
#include "sandbox/net_rule.h"
#include "sandbox/right.h"
#include "sandbox/word.h"

/* ---- a word ---- */

/* "...: WORD: why" */
static bool is_at_fault(const struct fault *fault, const struct word *word)
{
	size_t length = strlen(word->name);
	const char *at = fault->text;

	while ((at = strstr(at, word->name)) != NULL) {
		bool begins = at == fault->text || at[-1] == ' ';

		at += length;
		if (begins && *at == ':')
			return true;
	}
	return false;
}

static const char *of_failure(const struct fault *fault, const struct word *word)
{
	if (!is_at_fault(fault, word))
		return "not tried";
	return fault->status == EXIT_NOT_ENFORCEABLE ? "NOT ENFORCEABLE (required)"
	                                             : "failed";
}

static const char *of_namespace(const struct explanation *is, const struct word *word)
{
	for (unsigned i = 0; i < NAMESPACE_KINDS; i++) {
		const struct namespace_kind *kind = &namespace_kinds[i];

		if (strcmp(word->name, kind->word) != 0)
			continue;
		if (is->plan->numbers[word - words] == 0)
			return "shared with the host";
		if (!(is->confinement->spaces & kind->space))
			return "left out: nothing held could use it";
		if (!(is->actual->spaces & kind->space))
			return "not to be had here (best effort)";
	}
	return NULL;
}

/* NULL: it holds. */
static const char *of_word(const struct explanation *is, unsigned word)
{
	if (is->fault && is_at_fault(is->fault, &words[word]))
		return of_failure(is->fault, &words[word]);
	if (words[word].flags & WORD_GRANTS_NOTHING)
		return "not granted: nothing provides this yet";
	if (is->fault)
		return of_failure(is->fault, &words[word]);
	if (is->confinement->unheld >> word & 1)
		return "not to be had here (best effort)";
	if (strcmp(words[word].name, "limits.memory") == 0 &&
		is->actual->cgroup == CGROUP_NONE)
		return "partial: RLIMIT_AS only, no writable cgroup";
	if (strcmp(words[word].name, "fs.read") == 0 &&
		landlock_cannot_hold(is->confinement->abi) & RIGHT_WRITE)
		return "partial: files can be emptied, Landlock is older than ABI 3";
	return of_namespace(is, &words[word]);
}

void verdict_of_word(const struct explanation *is, unsigned word, char text[VERDICT_SIZE])
{
	const char *why = of_word(is, word);

	snprintf(text, VERDICT_SIZE, "%s", why ? why : "enforced");
}

/* ---- what one layer has and another has not ---- */

/* What a script says of itself is a request; that it asks for less than it might have is not
 * held against it. */
static void put_less(const struct policy *asks, const struct policy *ceiling,
	const char *how, char text[VERDICT_SIZE])
{
	static char none[] = "";
	unsigned name = (unsigned)word_find("name");
	const char *called =
		policy_says(ceiling, name)
			? policy_string(ceiling, (unsigned)ceiling->numbers[name])
			: none;

	if (ceiling->of_script && !asks->of_script)
		how = "narrowed";
	snprintf(text, VERDICT_SIZE, "%s (ceiling %s%s%s)", how,
		policy_string(ceiling, ceiling->source), *called ? ": " : "", called);
}

enum coverage { COVERS_NOTHING, COVERS_A_PART, COVERS_ALL };

/* How much of a grant the grants of another layer leave. */
static enum coverage covers(const struct grants *grants, const struct grant *grant)
{
	unsigned rights = 0;
	bool below = false;

	for (unsigned i = 0; i < grants->count; i++) {
		const struct grant *other = &grants->list[i];

		if (!other->path || !grant->path)
			continue;
		if (grant_is_below(grant->path, other->path))
			rights |= other->rights;
		else if (grant_is_below(other->path, grant->path))
			below |= (other->rights & grant->rights) != 0;
	}
	if ((grant->rights & rights) == grant->rights)
		return COVERS_ALL;
	return below || grant->rights & rights ? COVERS_A_PART : COVERS_NOTHING;
}

/* True if the layer has an opinion of what is granted there. */
static bool bounds(const struct plan *plan, unsigned layer, const struct grant *grant)
{
	return grant->rights & RIGHT_CONNECT
	               ? !plan_is_silent(plan, layer, grant->item->word)
	               : plan_bounds_files(plan, layer);
}

void verdict_of_grant(const struct explanation *is, unsigned layer,
	const struct grant *grant, char text[VERDICT_SIZE])
{
	enum coverage least = COVERS_ALL;

	verdict_of_word(is, grant->item->word, text);
	for (unsigned i = 0; i < is->plan->layer_count && !is->fault; i++) {
		enum coverage coverage;

		if (!bounds(is->plan, i, grant))
			continue;
		coverage = covers(&is->confinement->grants[i], grant);
		if (coverage >= least)
			continue;
		least = coverage;
		put_less(is->plan->layers[layer], is->plan->layers[i],
			coverage == COVERS_A_PART ? "granted in part"
						  : "requested, not granted",
			text);
	}
}

static void put_coverage(const struct explanation *is, unsigned layer,
	const struct item *item, char text[VERDICT_SIZE])
{
	const struct policy *ceiling = NULL;
	enum net_coverage coverage = net_coverage(is->plan, layer, item, &ceiling);

	if (ceiling)
		put_less(is->plan->layers[layer], ceiling,
			coverage == NET_PART ? "granted in part"
					     : "requested, not granted",
			text);
}

/* A path that is granted is told as a grant. */
static bool is_missing(const struct explanation *is, const struct word *word)
{
	return word->kind == KIND_PATHS && !is->fault &&
	       !(word->flags & WORD_GRANTS_NOTHING) &&
	       strcmp(word->name, "net.unix.listen") != 0;
}

void verdict_of_item(const struct explanation *is, unsigned layer,
	const struct item *item, char text[VERDICT_SIZE])
{
	const struct policy *policy = is->plan->layers[layer];
	const struct word *word = &words[item->word];
	const struct policy *ceiling = NULL;

	verdict_of_word(is, item->word, text);
	if (word->kind == KIND_RULES)
		put_coverage(is, layer, item, text);
	else if (word->kind != KIND_SETTINGS && word->kind != KIND_PATHS)
		ceiling = plan_withholds(
			is->plan, item->word, policy_string(policy, item->text));
	if (ceiling)
		put_less(policy, ceiling, "requested, not granted", text);
	else if (is_missing(is, word))
		snprintf(text, VERDICT_SIZE, "not there (optional)");
}

bool verdict_is_less(const struct explanation *is, unsigned layer, unsigned word,
	char text[VERDICT_SIZE])
{
	const struct policy *policy = is->plan->layers[layer], *ceiling;

	if (!policy_says(policy, word))
		return false;
	ceiling = plan_lessens(is->plan, word, policy->numbers[word]);
	if (!ceiling || (ceiling->of_script && !policy->of_script))
		return false;
	put_less(policy, ceiling, "requested, not granted", text);
	return true;
}
