/* SPDX-License-Identifier: MIT */
/* manifest.c - any bytes at all are a policy, or are refused with one line. */
#include "sandbox/manifest.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check(const struct policy *policy)
{
	if (!policy_says(policy, (unsigned)word_find("version")))
		abort();
	for (unsigned i = 0; i < policy->item_count; i++) {
		const struct item *item = &policy->items[i];

		if (!policy_says(policy, item->word) || item->line == 0)
			abort();
		if (item->text >= policy->text_size || item->value >= policy->text_size)
			abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static struct policy policy;
	const struct data_source source = {
		.name = "fuzz",
		.text = (const char *)bytes,
		.size = size,
		.line = 1,
		.column = 1,
		.inside = size % 2 == 0,
	};
	struct fault fault = { 0 };

	if (manifest_read(&policy, &source, AUTHOR_OPERATOR, &fault) == 0)
		check(&policy);
	else if (fault.status == 0 || strchr(fault.text, '\n'))
		abort();
	return 0;
}
