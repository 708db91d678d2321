/* SPDX-License-Identifier: MIT */
/* narrowing.c - a process that is confined already gives up more. */
#include "sandbox/narrowing.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "sandbox/enforceable.h"
#include "sandbox/landlock.h"

static const struct policy *added(const struct plan *plan)
{
	return plan->layers[plan->layer_count - 1];
}

static int refuse(const struct confinement *narrower, const char *word, const char *why,
	struct fault *fault)
{
	const struct policy *policy = added(narrower->plan);

	return policy_refuse(policy, policy->places[word_find(word)], fault,
		EXIT_NOT_ENFORCEABLE, "%s: %s", word, why);
}

static bool differs(const struct confinement *narrower, const struct confinement *present,
	unsigned word)
{
	return narrower->plan->numbers[word] != present->plan->numbers[word];
}

static bool is_list(unsigned word)
{
	return words[word].kind == KIND_NAMES || words[word].kind == KIND_RULES ||
	       words[word].kind == KIND_PATHS || words[word].kind == KIND_SETTINGS ||
	       words[word].kind == KIND_DESCRIPTORS || words[word].kind == KIND_ACTORS;
}

/* ---- what cannot be narrowed ---- */

static int check_settled(const struct confinement *narrower,
	const struct confinement *present, struct fault *fault)
{
	for (unsigned i = 0; words[i].name; i++)
		if (words[i].flags & WORD_SETTLED &&
			policy_says(added(narrower->plan), i) &&
			(is_list(i) || differs(narrower, present, i)))
			return refuse(narrower, words[i].name,
				"it was settled when this process was confined", fault);
	return 0;
}

static const char unsaid[] = "the policy of this process does not say drop";

static int check_limits(const struct confinement *narrower,
	const struct confinement *present, struct fault *fault)
{
	static const char *const limits[] = { "limits.memory", "limits.cpu",
		"limits.file_size", "limits.files" };

	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
		if (!(present->calls.groups & CALLS_DROP) &&
			differs(narrower, present, (unsigned)word_find(limits[i])))
			return refuse(narrower, limits[i], unsaid, fault);
	return 0;
}

static int check_streams(const struct confinement *narrower,
	const struct confinement *present, struct fault *fault)
{
	if (present->calls.groups & CALLS_FDIO ||
		!differs(narrower, present, (unsigned)word_find("stdio")))
		return 0;
	return refuse(narrower, "stdio", "there is no call left that closes", fault);
}

/* ---- files ---- */

static int open_layer(struct confinement *narrower, const struct variables *variables,
	struct fault *fault)
{
	const struct policy *policy = added(narrower->plan);
	struct grants *grants = &narrower->grants[narrower->plan->layer_count - 1];
	unsigned rights = 0;

	if (grants_open(grants, policy, variables, policy->of_script, fault) < 0)
		return -1;
	for (unsigned i = 0; i < grants->count; i++)
		rights |= grants->list[i].rights;
	narrower->rights &= rights;
	narrower->rulesets[0] = enforceable_files(narrower, fault) < 0
	                                ? -1
	                                : landlock_create(narrower->abi, grants, fault);
	if (narrower->rulesets[0] >= 0) {
		narrower->ruleset_count = 1;
		return 0;
	}
	grants_close(grants);
	return -1;
}

/* Who may do nothing to any file has nothing to give up. */
static int make_layer(struct confinement *narrower, const struct confinement *present,
	const struct variables *variables, struct fault *fault)
{
	narrower->ruleset_count = 0;
	if (present->rights == 0)
		return 0;
	if (!(present->calls.groups & CALLS_DROP))
		return refuse(narrower, "fs.read", unsaid, fault);
	if (!(present->calls.groups & CALLS_PATH))
		return refuse(
			narrower, "fs.read", "there is no call left that opens", fault);
	return open_layer(narrower, variables, fault);
}

int narrowing_init(struct confinement *narrower, const struct confinement *present,
	const struct plan *plan, const struct variables *variables, struct fault *fault)
{
	*narrower = *present;
	narrower->plan = plan;
	narrower->limits = confinement_limits(narrower);
	if (check_settled(narrower, present, fault) < 0 ||
		check_limits(narrower, present, fault) < 0 ||
		check_streams(narrower, present, fault) < 0)
		return -1;
	return make_layer(narrower, present, variables, fault);
}

/* ---- narrowing ---- */

/* The lowest free number is that of the stream that was closed before. */
static int silence(
	const struct confinement *narrower, uint64_t streams, struct fault *fault)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		if (!(streams >> fd & 1))
			continue;
		close(fd);
		if (fcntl(narrower->spare, F_DUPFD_CLOEXEC, fd) != fd)
			return fault_set(fault, "descriptors", errno, "/dev/null");
	}
	return 0;
}

int narrowing_enter(struct confinement *narrower, const struct confinement *present,
	struct summary *told, struct fault *fault)
{
	uint64_t streams = confinement_number(present, "stdio") &
	                   ~confinement_number(narrower, "stdio");

	if (silence(narrower, streams, fault) < 0)
		return -1;
	if (present->calls.groups & CALLS_DROP &&
		limits_apply(&narrower->limits, fault) < 0)
		return -1;
	if (narrower->ruleset_count == 0)
		return 0;
	if (landlock_enter(narrower->rulesets[0], fault) < 0)
		return -1;
	close(narrower->rulesets[0]);
	narrower->ruleset_count = 0;
	told->layers++;
	return 0;
}
