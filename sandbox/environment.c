/* SPDX-License-Identifier: MIT */
/* environment.c - the variables that a confined process has. */
#include "sandbox/environment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Measured first, then written: all sums are of strings that fit memory already. */
struct block {
	char **strings; /* NULL: only measure */
	char *text;
	size_t count, size;
};

static void add(struct block *block, const char *name, const char *value)
{
	size_t size = strlen(name) + strlen(value) + 2;

	if (block->strings) {
		char *string = block->text + block->size;

		snprintf(string, size, "%s=%s", name, value);
		block->strings[block->count] = string;
	}
	block->count++;
	block->size += size;
}

static void add_passed(struct block *block, const struct plan *plan)
{
	unsigned word = (unsigned)word_find("env.pass");
	const struct item *item = NULL;

	while ((item = plan_next(plan, word, item)) != NULL) {
		const char *name = plan_string(plan, item), *value = getenv(name);

		if (value && !plan_setting(plan, name))
			add(block, name, value);
	}
}

/* Several layers may set one, to the same value: the first counts. */
static bool is_first(const struct plan *plan, const char *name, const char *value)
{
	return plan_setting(plan, name) == value;
}

static void add_set(struct block *block, const struct plan *plan)
{
	unsigned word = (unsigned)word_find("env.set");

	for (unsigned i = 0; i < plan->layer_count; i++) {
		const struct policy *policy = plan->layers[i];

		for (unsigned j = 0; j < policy->item_count; j++) {
			const struct item *item = &policy->items[j];
			const char *name = policy_string(policy, item->text);
			const char *value = policy_string(policy, item->value);

			if (item->word == word && is_first(plan, name, value))
				add(block, name, value);
		}
	}
}

static void add_all(struct block *block, const struct plan *plan, const char *tmpdir)
{
	block->count = block->size = 0;
	add_passed(block, plan);
	add_set(block, plan);
	if (*tmpdir && !plan_setting(plan, "TMPDIR"))
		add(block, "TMPDIR", tmpdir);
}

char **environment_create(const struct plan *plan, const char *tmpdir)
{
	struct block block = { 0 };
	size_t pointers;

	add_all(&block, plan, tmpdir);
	pointers = (block.count + 1) * sizeof *block.strings;
	block.strings = malloc(pointers + block.size);
	if (!block.strings)
		return NULL;
	block.text = (char *)block.strings + pointers;
	add_all(&block, plan, tmpdir);
	block.strings[block.count] = NULL;
	return block.strings;
}
