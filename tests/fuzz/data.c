/* SPDX-License-Identifier: MIT */
/* data.c - any bytes at all are data, or are refused at a place that is in them. */
#include "sandbox/data.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static unsigned check(const struct data_value *table, unsigned depth)
{
	unsigned count = 1, fields = 0;

	if (depth > DATA_DEPTH_MAX)
		abort();
	for (const struct data_value *value = table->first; value; value = value->next) {
		fields++;
		if (value->line < table->line)
			abort();
		if (value->key && data_find(table, value->key) != value)
			abort();
		if (value->type == DATA_STRING && strlen(value->string) > DATA_SIZE_MAX)
			abort();
		count += value->type == DATA_TABLE ? check(value, depth + 1) : 1;
	}
	if (fields != table->count)
		abort();
	return count;
}

static void parse(const uint8_t *bytes, size_t size, bool inside)
{
	const struct data_source source = {
		.name = "fuzz",
		.text = (const char *)bytes,
		.size = size,
		.line = 1,
		.column = 1,
		.inside = inside,
	};
	struct fault fault = { 0 };
	struct data data;
	const struct data_value *root = data_parse(&data, &source, &fault);

	if (root ? check(root, 1) != data.count : fault.status == 0)
		abort();
	data_finish(&data);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	parse(bytes, size, false);
	parse(bytes, size, true);
	return 0;
}
