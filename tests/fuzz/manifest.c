/* SPDX-License-Identifier: MIT */
/* manifest.c - any bytes at all are the policies of parts, or are refused with one line. */
#include "sandbox/manifest.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sandbox/term.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static bool says(const struct policy *policy, const char *word)
{
	return policy_says(policy, (unsigned)word_find(word));
}

static void check(const struct policy *policy)
{
	for (unsigned i = 0; i < policy->item_count; i++) {
		const struct item *item = &policy->items[i];

		if (!policy_says(policy, item->word) || item->line == 0)
			abort();
		if (item->text >= policy->text_size || item->value >= policy->text_size)
			abort();
	}
}

static void check_actor(const struct cast *cast, const struct policy *policy)
{
	const char *name = policy_actor(policy);
	char path[PATH_MAX];

	if (!name || !term_is_identifier(name) || strlen(name) > CAST_NAME_MAX ||
		cast_find(cast, name) != policy || strcmp(name, "main") == 0)
		abort();
	if (!says(policy, "module") || !says(policy, "max") || !says(policy, "restart") ||
		!says(policy, "spawn") || says(policy, "version"))
		abort();
	if (policy->numbers[word_find("max")] == 0 ||
		term_module_fault(policy_string(policy,
					  (unsigned)policy->numbers[word_find("module")]),
			path))
		abort();
}

/* Who may be started is there. */
static void check_spawn(const struct cast *cast, const struct policy *policy)
{
	unsigned spawn = (unsigned)word_find("spawn");

	for (unsigned i = 0; i < policy->item_count; i++)
		if (policy->items[i].word == spawn &&
			!cast_find(cast, policy_string(policy, policy->items[i].text)))
			abort();
}

static void check_cast(const struct cast *cast)
{
	const struct policy *main_part = cast_find(cast, NULL);

	if (!main_part || policy_actor(main_part) || !says(main_part, "version") ||
		says(main_part, "module") || says(main_part, "max") ||
		(cast->count > 1 && !says(main_part, "spawn")))
		abort();
	for (unsigned i = 0; i < cast->count; i++) {
		check(cast->parts[i]);
		check_spawn(cast, cast->parts[i]);
		if (i > 0)
			check_actor(cast, cast->parts[i]);
	}
}

static void check_fault(const struct fault *fault)
{
	if (fault->status == 0 || strchr(fault->text, '\n'))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static struct policy policy;
	static struct cast cast;
	const struct data_source source = {
		.name = "fuzz",
		.text = (const char *)bytes,
		.size = size,
		.line = 1,
		.column = 1,
		.inside = size % 2 == 0,
	};
	struct fault fault = { 0 }, other = { 0 };

	if (manifest_read_cast(&cast, &source, AUTHOR_OPERATOR, &fault) == 0)
		check_cast(&cast);
	else
		check_fault(&fault);
	cast_finish(&cast);
	if (manifest_read(&policy, &source, AUTHOR_OPERATOR, &other) < 0)
		check_fault(&other);
	else if (!says(&policy, "version") || says(&policy, "module"))
		abort();
	else
		check(&policy);
	return 0;
}
