/* SPDX-License-Identifier: MIT */
/* kit.c - a confinement on its way to a process that a zygote makes. */
#include "sandbox/kit.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Where a descriptor of the new process comes from, if it is none that was attached. */
#define SOURCE_CONTROL UINT64_MAX
#define SOURCE_INBOX   (UINT64_MAX - 1)
#define SOURCE_STREAM  (UINT64_MAX - 2) /* the zygote has put it there */

/* What is flat. */
struct flat {
	unsigned rights, terminals, spaces, required_spaces, threads, errata;
	int abi, control, inbox, ring, spare;
	bool keeps_directory, changes_zone, alone, asks;
	struct summary expected;
	uint64_t wall_ms, unheld;
	struct utsname kernel;
	struct limits limits;
	struct identity identity;
	struct filter_plan calls;
	char tmpdir[SCRATCH_PATH];
};

/* ---- putting ---- */

static void put_policy(struct blob *blob, const struct policy *policy)
{
	blob_put(blob, policy, offsetof(struct policy, items));
	blob_put(blob, policy->items, policy->item_count * sizeof *policy->items);
	blob_put(blob, policy->text, policy->text_size);
}

static void put_grants(
	struct blob *blob, const struct grants *grants, const struct policy *policy)
{
	blob_put_number(blob, grants->count);
	for (unsigned i = 0; i < grants->count; i++) {
		const struct grant *grant = &grants->list[i];

		blob_put_number(blob, grant->rights);
		blob_put_number(blob, grant->is_directory);
		blob_put_number(blob, (uint64_t)(grant->item - policy->items));
		blob_put_string(blob, grant->path);
	}
}

static void put_plan(struct blob *blob, const struct confinement *confinement)
{
	const struct plan *plan = confinement->plan;

	blob_put_number(blob, plan->layer_count);
	for (unsigned i = 0; i < plan->layer_count; i++) {
		put_policy(blob, plan->layers[i]);
		put_grants(blob, &confinement->grants[i], plan->layers[i]);
	}
	blob_put_number(blob, plan->ceilings);
	blob_put(blob, plan->numbers, sizeof plan->numbers);
	blob_put_number(blob, plan->best_effort);
	blob_put_number(blob, plan->uid);
	blob_put_number(blob, plan->gid);
}

/* One descriptor is attached once, however many numbers it is to have. */
static uint64_t attach(struct blob *blob, int fd)
{
	for (unsigned i = 0; i < blob->fd_count; i++)
		if (blob->fds[i] == fd)
			return i;
	return blob_attach(blob, fd);
}

static void put_descriptors(struct blob *blob, const struct confinement *confinement)
{
	blob_put_number(blob, confinement->placing_count);
	for (unsigned i = 0; i < confinement->placing_count; i++) {
		struct placing placing = confinement->placings[i];
		bool is_ruleset = false;
		uint64_t source;

		for (unsigned j = 0; j < confinement->ruleset_count; j++)
			is_ruleset |= placing.to == confinement->ruleset_places[j];
		blob_put_number(blob, (uint64_t)placing.to);
		blob_put_number(blob, is_ruleset);
		if (placing.to <= STDERR_FILENO)
			source = SOURCE_STREAM;
		else if (placing.from == FROM_CONTROL)
			source = SOURCE_CONTROL;
		else if (placing.from == FROM_INBOX)
			source = SOURCE_INBOX;
		else
			source = attach(blob, placing.from);
		blob_put_number(blob, source);
	}
}

static void put_entrances(struct blob *blob, const struct confinement *confinement)
{
	blob_put_number(blob, confinement->entrance_count);
	for (unsigned i = 0; i < confinement->entrance_count; i++) {
		const struct entrance *entrance = &confinement->entrances[i];

		blob_put_number(blob, (uint64_t)entrance->place);
		blob_put_number(blob, entrance->size);
		blob_put(blob, &entrance->address, sizeof entrance->address);
	}
}

static void put_environment(struct blob *blob, char *const *environment)
{
	for (; *environment; environment++)
		blob_put_string(blob, *environment);
	blob_put_string(blob, NULL);
}

void kit_put(struct blob *blob, const struct confinement *confinement)
{
	struct flat flat;

	memset(&flat, 0, sizeof flat);
	flat.rights = confinement->rights;
	flat.terminals = confinement->terminals;
	flat.spaces = confinement->spaces;
	flat.required_spaces = confinement->required_spaces;
	flat.threads = confinement->threads;
	flat.abi = confinement->abi;
	flat.errata = confinement->errata;
	flat.unheld = confinement->unheld;
	flat.kernel = confinement->kernel;
	flat.control = confinement->control;
	flat.inbox = confinement->inbox;
	flat.ring = confinement->ring;
	flat.spare = confinement->spare;
	flat.keeps_directory = confinement->keeps_directory;
	flat.changes_zone = confinement->changes_zone;
	flat.wall_ms = confinement->wall_ms;
	flat.limits = confinement->limits;
	flat.identity = confinement->identity;
	flat.identity.bounded = !confinement->alone; /* a warden has emptied it for all */
	flat.alone = confinement->alone;
	flat.asks = confinement->asks;
	flat.expected = confinement->expected;
	flat.calls = confinement->calls;
	memcpy(flat.tmpdir, confinement->tmpdir, sizeof flat.tmpdir);
	blob_put(blob, &flat, sizeof flat);
	blob_put_number(blob, confinement->filter.count);
	blob_put(blob, confinement->filter.code,
		confinement->filter.count * sizeof *confinement->filter.code);
	put_environment(blob, confinement->environment);
	put_descriptors(blob, confinement);
	put_entrances(blob, confinement);
	put_plan(blob, confinement);
}

/* ---- taking ---- */

static const struct policy *take_policy(struct blob *blob)
{
	struct policy *policy = malloc(sizeof *policy);

	if (!policy)
		return NULL;
	blob_take(blob, policy, offsetof(struct policy, items));
	if (blob->failed || policy->item_count > POLICY_ITEMS_MAX ||
		policy->text_size > POLICY_TEXT_MAX) {
		free(policy);
		return NULL;
	}
	blob_take(blob, policy->items, policy->item_count * sizeof *policy->items);
	blob_take(blob, policy->text, policy->text_size);
	return policy;
}

/* They are for messages: nothing is open. */
static int take_grants(
	struct blob *blob, struct grants *grants, const struct policy *policy)
{
	uint64_t count = blob_take_number(blob);

	if (count > policy->item_count)
		return -EPROTO;
	grants->list = count ? calloc(count, sizeof *grants->list) : NULL;
	if (count && !grants->list)
		return -ENOMEM;
	for (; grants->count < count; grants->count++) {
		struct grant *grant = &grants->list[grants->count];
		uint64_t item;

		grant->fd = -1;
		grant->rights = (unsigned)blob_take_number(blob);
		grant->is_directory = blob_take_number(blob);
		item = blob_take_number(blob);
		grant->path = (char *)blob_take_string(blob);
		if (item >= policy->item_count)
			return -EPROTO;
		grant->item = &policy->items[item];
	}
	return 0;
}

static int take_plan(struct blob *blob, struct confinement *confinement)
{
	struct plan *plan = calloc(1, sizeof *plan);
	uint64_t count = blob_take_number(blob);
	int status = 0;

	if (!plan)
		return -ENOMEM;
	confinement->plan = plan;
	if (count > PLAN_LAYERS_MAX)
		return -EPROTO;
	for (unsigned i = 0; i < count && status == 0; i++) {
		plan->layers[i] = take_policy(blob);
		plan->layer_count = i + 1;
		status = plan->layers[i] ? take_grants(blob, &confinement->grants[i],
						   plan->layers[i])
		                         : -ENOMEM;
	}
	plan->ceilings = (unsigned)blob_take_number(blob);
	blob_take(blob, plan->numbers, sizeof plan->numbers);
	plan->best_effort = blob_take_number(blob);
	plan->uid = (unsigned)blob_take_number(blob);
	plan->gid = (unsigned)blob_take_number(blob);
	return status;
}

static int take_descriptors(
	struct blob *blob, int control, int inbox, struct confinement *confinement)
{
	uint64_t count = blob_take_number(blob);

	if (count > PLACINGS_MAX)
		return -EPROTO;
	for (; confinement->placing_count < count; confinement->placing_count++) {
		struct placing *placing =
			&confinement->placings[confinement->placing_count];
		uint64_t source;
		bool is_ruleset;

		placing->to = (int)blob_take_number(blob);
		is_ruleset = blob_take_number(blob);
		source = blob_take_number(blob);
		if (source == SOURCE_STREAM)
			placing->from = placing->to;
		else if (source == SOURCE_CONTROL)
			placing->from = control;
		else if (source == SOURCE_INBOX)
			placing->from = inbox;
		else
			placing->from = blob_descriptor(blob, source);
		if (is_ruleset && confinement->ruleset_count < PLAN_LAYERS_MAX)
			confinement->ruleset_places[confinement->ruleset_count++] =
				placing->to;
	}
	return 0;
}

/* They are open at their places only. */
static int take_entrances(struct blob *blob, struct confinement *confinement)
{
	uint64_t count = blob_take_number(blob);

	if (count > ENTRANCES_MAX)
		return -EPROTO;
	for (; confinement->entrance_count < count; confinement->entrance_count++) {
		struct entrance *entrance =
			&confinement->entrances[confinement->entrance_count];

		entrance->fd = entrance->directory = -1;
		entrance->place = (int)blob_take_number(blob);
		entrance->size = (socklen_t)blob_take_number(blob);
		blob_take(blob, &entrance->address, sizeof entrance->address);
	}
	return 0;
}

static int take_environment(struct blob *blob, struct confinement *confinement)
{
	size_t at = blob->at, count = 0;

	while (blob_take_string(blob))
		count++;
	confinement->environment = calloc(count + 1, sizeof *confinement->environment);
	if (!confinement->environment)
		return -ENOMEM;
	blob->at = at;
	for (size_t i = 0; i <= count; i++)
		confinement->environment[i] = (char *)blob_take_string(blob);
	return 0;
}

static void take_flat(struct blob *blob, struct confinement *confinement)
{
	struct flat flat;

	blob_take(blob, &flat, sizeof flat);
	confinement_clear(confinement);
	confinement->rights = flat.rights;
	confinement->abi = flat.abi;
	confinement->errata = flat.errata;
	confinement->unheld = flat.unheld;
	confinement->kernel = flat.kernel;
	confinement->control = flat.control;
	confinement->inbox = flat.inbox;
	confinement->ring = flat.ring;
	confinement->null = -1;
	confinement->spare = flat.spare;
	confinement->terminals = flat.terminals;
	confinement->keeps_directory = flat.keeps_directory;
	confinement->alone = flat.alone;
	confinement->asks = flat.asks;
	confinement->expected = flat.expected;
	confinement->spaces = flat.spaces;
	confinement->required_spaces = flat.required_spaces;
	confinement->threads = flat.threads;
	confinement->limits = flat.limits;
	confinement->identity = flat.identity;
	confinement->calls = flat.calls;
	confinement->changes_zone = flat.changes_zone;
	confinement->parent = getppid();
	confinement->wall_ms = flat.wall_ms;
	memcpy(confinement->tmpdir, flat.tmpdir, sizeof flat.tmpdir);
	sigemptyset(&confinement->touched);
}

int kit_take(struct blob *blob, int control, int inbox, struct confinement *confinement)
{
	uint64_t count;
	int status;

	take_flat(blob, confinement);
	count = blob_take_number(blob);
	if (count > FILTER_MAX)
		return -EPROTO;
	confinement->filter.count = (unsigned short)count;
	blob_take(
		blob, confinement->filter.code, count * sizeof *confinement->filter.code);
	status = take_environment(blob, confinement);
	if (status == 0)
		status = take_descriptors(blob, control, inbox, confinement);
	if (status == 0)
		status = take_entrances(blob, confinement);
	if (status == 0)
		status = take_plan(blob, confinement);
	if (status == 0 && blob->failed)
		status = -EPROTO;
	return status;
}
