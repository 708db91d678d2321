/* SPDX-License-Identifier: MIT */
/* capability_text.c - any text says sets of capabilities, or is refused and says nothing; with
 * what clears all of them behind it, it says none. What sets are written as says the same. */
#include "modules/capability_text.h"

#include <linux/capability.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 4096 };

static const char clear[] = " =";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void expect_all(const struct capability_sets *sets, uint64_t bits)
{
	for (int i = 0; i < 3; i++)
		if (sets->sets[i] != bits)
			abort();
}

/* Some capabilities only a later kernel may know: they are written where they are raised. */
static void write_and_read(const struct capability_sets *sets)
{
	struct capability_sets again;
	char text[CAPABILITY_TEXT_SIZE];

	capability_text_write(sets, text, sizeof text);
	if (capability_text_read(text, &again) < 0)
		abort();
	for (int number = 0; number < 64; number++) {
		uint64_t bit = (uint64_t)1 << number;
		bool raised = (sets->sets[0] | sets->sets[1] | sets->sets[2]) & bit;

		for (int i = 0; i < 3; i++)
			if ((raised || number <= CAP_LAST_CAP) &&
				((sets->sets[i] ^ again.sets[i]) & bit))
				abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct capability_sets sets = { { 42, 42, 42 } };
	char text[LONGEST + sizeof clear];
	int status;

	if (size > LONGEST)
		return 0;
	memcpy(text, bytes, size);
	text[size] = '\0';
	status = capability_text_read(text, &sets);
	if (status < 0)
		expect_all(&sets, 42);
	else
		write_and_read(&sets);
	strcat(text, clear);
	if (capability_text_read(text, &sets) != status)
		abort();
	expect_all(&sets, status < 0 ? 42 : 0);
	return 0;
}
