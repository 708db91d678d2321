/* SPDX-License-Identifier: MIT */
/* head.c - any bytes at all are a script with a block in its head, without, or refused; the
 * block is a part of them, and begins where is said. */
#include "sandbox/head.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check(const char *text, size_t size, const struct data_source *block)
{
	const char *at = text;

	if (block->text < text || block->size > size - (size_t)(block->text - text))
		abort();
	for (unsigned line = 1; line < block->line; line++) {
		at = memchr(at, '\n', (size_t)(block->text - at));
		if (!at)
			abort();
		at++;
	}
	if (at + block->column - 1 != block->text || at - text >= HEAD_MAX)
		abort();
	if (memmem(block->text, block->size, "]==]", 4))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const char *text = (const char *)bytes;
	struct data_source block = { 0 };
	struct fault fault = { 0 };
	int found = head_find("fuzz", text, size, &block, &fault);

	if ((found < 0) != (fault.status != 0) || strchr(fault.text, '\n'))
		abort();
	if (found > 0)
		check(text, size, &block);
	return 0;
}
