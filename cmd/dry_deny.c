/* SPDX-License-Identifier: MIT */
/* dry_deny.c - --dry-deny: run a script that is not confined, and say what would be denied. */
#include "cmd/dry_deny.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/watching.h"
#include "sandbox/entrance.h"
#include "sandbox/grant.h"
#include "sandbox/net_rule.h"
#include "sandbox/plain.h"
#include "sandbox/record.h"
#include "sandbox/right.h"

enum { OF_REPORT = 4 * PATH_MAX, OF_PLACE = 2 * PATH_MAX };

/* There is one. */
static struct {
	const struct trial *trial;
	struct watching watching;
	struct grants grants[PLAN_LAYERS_MAX];
	uint64_t missed;      /* names that could not be read */
	struct record record; /* of what would be denied: each is said once */
	char from[PATH_MAX];  /* the directory that something is about to leave */
} trying;

/* ---- what the plan says ---- */

static unsigned right_of(const char *word)
{
	static const struct {
		const char *word;
		unsigned right;
	} rows[] = {
		{ "fs.read", RIGHT_READ },
		{ "fs.list", RIGHT_LIST },
		{ "fs.write", RIGHT_WRITE },
		{ "fs.create", RIGHT_CREATE },
		{ "fs.delete", RIGHT_DELETE },
		{ "fs.move", RIGHT_MOVE },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strcmp(rows[i].word, word) == 0)
			return rows[i].right;
	return 0;
}

/* The first layer that does not allow it, or NULL. */
static const struct policy *denies_path(const struct sight *sight)
{
	const struct plan *plan = trying.trial->plan;
	unsigned right = right_of(words[sight->word].name);

	for (unsigned i = 0; i < plan->layer_count; i++)
		if (plan_bounds_files(plan, i) &&
			!grants_cover(&trying.grants[i], sight->text, right))
			return plan->layers[i];
	return NULL;
}

/* Nobody knows which variables were meant where all were looked at. */
static const struct policy *denies_variable(const struct sight *sight)
{
	const struct plan *plan = trying.trial->plan;

	if (strcmp(sight->text, "*") == 0 || plan_setting(plan, sight->text) ||
		(strcmp(sight->text, "TMPDIR") == 0 && plan_uses(plan, "$TMPDIR")))
		return NULL;
	return plan_withholds(plan, sight->word, sight->text);
}

static const struct policy *denies_library(const struct sight *sight)
{
	const struct plan *plan = trying.trial->plan;

	if (sight->is_source)
		return plan->layers[0];
	return *sight->text ? plan_withholds(plan, sight->word, sight->text)
	                    : plan_lessens(plan, sight->word, FFI_LISTED);
}

static const struct policy *denies_number(const struct sight *sight)
{
	const struct plan *plan = trying.trial->plan;
	const struct word *word = &words[sight->word];
	uint64_t wanted = 1;

	if (word->kind == KIND_SET)
		wanted = UINT64_C(1) << choice_find(word->choices, sight->text);
	else if (word->kind == KIND_COUNT)
		wanted = strtoul(sight->text, NULL, 10);
	return plan_lessens(plan, sight->word, wanted);
}

/* ---- what it says of the network ---- */

static const struct policy *withholds(
	const char *word, const struct host *host, uint16_t port)
{
	const struct plan *plan = trying.trial->plan;
	unsigned number = (unsigned)word_find(word);
	const struct policy *layer = net_lacks(plan, number);

	return layer ? layer : net_withholds(plan, number, host, port);
}

/* Whoever may not connect may look the name up where that is granted. */
static const struct policy *denies_host(const struct sight *sight)
{
	const char *word = words[sight->word].name;
	struct net_rule rule;
	const struct policy *layer;

	if (net_rule_read(sight->word, sight->text, &rule))
		return trying.trial->plan->layers[0]; /* nobody can grant it */
	layer = withholds(word, &rule.host, rule.first_port);
	return layer && sight->is_lookup ? withholds("net.resolve", &rule.host, 0)
	                                 : layer;
}

static const struct policy *denies_private(const struct sight *sight)
{
	struct net_rule rule;

	if (net_rule_read((unsigned)word_find("net.connect"), sight->text, &rule))
		return trying.trial->plan->layers[0];
	return net_hides(trying.trial->plan, &rule.host.address, rule.first_port);
}

static const struct policy *denies_local(const struct sight *sight)
{
	const struct plan *plan = trying.trial->plan;

	for (unsigned i = 0; i < plan->layer_count; i++)
		if (!plan_is_silent(plan, i, sight->word) &&
			!grants_cover(&trying.grants[i], sight->text, RIGHT_CONNECT))
			return plan->layers[i];
	return net_lacks(plan, sight->word);
}

static const struct policy *denies_entrance(const struct sight *sight)
{
	const struct plan *plan = trying.trial->plan;
	const struct policy *layer =
		entrance_withholds(plan, &trying.trial->variables, sight->text);

	return layer ? layer : net_lacks(plan, sight->word);
}

/* The first layer that does not allow it, or NULL. */
typedef const struct policy *judge_of(const struct sight *sight);

/* NULL: it is no word of the network. */
static judge_of *judge_of_net(const char *word)
{
	static const struct {
		const char *word;
		judge_of *judge;
	} rows[] = {
		{ "net.connect", denies_host },
		{ "net.listen", denies_host },
		{ "net.resolve", denies_host },
		{ "net.private", denies_private },
		{ "net.unix.connect", denies_local },
		{ "net.unix.listen", denies_entrance },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strcmp(rows[i].word, word) == 0)
			return rows[i].judge;
	return NULL;
}

/* Modules of actors that nobody declares are started, and hold less: that is not looked at. */
static const struct policy *denies(const struct sight *sight)
{
	judge_of *judge = judge_of_net(words[sight->word].name);

	if (words[sight->word].flags & WORD_GRANTS_NOTHING)
		return trying.trial->plan->layers[0];
	if (judge)
		return judge(sight);
	switch (words[sight->word].kind) {
	case KIND_PATHS:
		return denies_path(sight);
	case KIND_NAMES:
		return denies_variable(sight);
	case KIND_LIBRARIES:
		return denies_library(sight);
	case KIND_ACTORS:
		return NULL;
	default:
		return denies_number(sight);
	}
}

/* ---- reports ---- */

/* Each is one line, whatever the names in it hold. (R-SBX-148) */
static void put(const char *text)
{
	char line[OF_REPORT];

	snprintf(line, sizeof line, "%s: --dry-deny: %s", trying.trial->options->program,
		text);
	plain_clean(line);
	fprintf(stderr, "%s\n", line);
}

static void report(const struct sight *sight, const struct policy *layer)
{
	const char *word = words[sight->word].name;
	bool grants_nothing = words[sight->word].flags & WORD_GRANTS_NOTHING;
	char place[OF_PLACE], text[OF_REPORT];

	policy_place(layer, word, place, sizeof place);
	snprintf(text, sizeof text, "%s %s %s%s(%s; %s)", word,
		grants_nothing ? "is not provided yet:" : "does not cover", sight->text,
		*sight->text ? " " : "", sight->call, place);
	put(text);
}

static void judge(const struct sight *sight)
{
	const struct policy *layer = denies(sight);

	if (layer && record_add(&trying.record, sight))
		report(sight, layer);
}

/* The kernel lets nothing go where more may be done to it. */
static void judge_move(const struct sight *to)
{
	static const char *const of_files[] = { "fs.read", "fs.write" };

	for (size_t i = 0; i < sizeof of_files / sizeof *of_files; i++) {
		struct sight sight = *to;

		sight.word = (unsigned)word_find(of_files[i]);
		if (denies(&sight))
			continue;
		sight.text = trying.from;
		judge(&sight);
	}
}

static void saw(void *unused, const struct sight *sight)
{
	(void)unused;
	judge(sight);
	if (strcmp(words[sight->word].name, "fs.move") != 0)
		return;
	if (sight->is_source)
		snprintf(trying.from, sizeof trying.from, "%s", sight->text);
	else
		judge_move(sight);
}

static void made(void *unused, const char *path)
{
	(void)unused, (void)path;
}

static void missed(void *unused)
{
	(void)unused;
	trying.missed++;
}

static void report_all(void)
{
	const struct entry *list[RECORD_ENTRIES];
	char text[OF_REPORT];

	snprintf(text, sizeof text, "%u would be denied",
		record_list(&trying.record, list));
	put(text);
	if (trying.record.left_out + trying.missed == 0)
		return;
	snprintf(text, sizeof text,
		"%" PRIu64 " more were left out, %" PRIu64 " names could not be read",
		trying.record.left_out, trying.missed);
	put(text);
}

/* ---- the run ---- */

static int open_grants(struct fault *fault)
{
	const struct plan *plan = trying.trial->plan;

	for (unsigned i = 0; i < plan->layer_count; i++)
		if (plan_opens_paths(plan, i) &&
			grants_open(&trying.grants[i], plan->layers[i],
				&trying.trial->variables, plan->layers[i]->of_script,
				fault) < 0)
			return -1;
	return 0;
}

static int run(struct trial *trial, struct ending *ending, struct fault *fault)
{
	const struct witness witness = { NULL, saw, made, missed };

	if (watching_open(&trying.watching, &witness, fault) < 0)
		return -1;
	trial->variables.tmpdir = trying.watching.tmpdir;
	if (open_grants(fault) < 0)
		return -1;
	put("this is NOT a sandbox: everything is allowed, and only said");
	return watching_run(&trying.watching, ending, fault);
}

int dry_deny_run(struct trial *trial, struct ending *ending, struct fault *fault)
{
	int status;

	trying.trial = trial;
	trying.watching.options = trial->options;
	trying.watching.kept = -1;
	trying.watching.observer = (struct observer){
		.ends = { -1, -1 },
		.listener = -1,
		.tasks = -1,
	};
	record_init(&trying.record, NULL);
	status = run(trial, ending, fault);
	if (status == 0)
		report_all();
	watching_close(&trying.watching);
	for (unsigned i = 0; i < PLAN_LAYERS_MAX; i++)
		grants_close(&trying.grants[i]);
	return status;
}
