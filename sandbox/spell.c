/* SPDX-License-Identifier: MIT */
/* spell.c - how what stands behind a word is written. */
#include "sandbox/spell.h"

#include <inttypes.h>
#include <stdio.h>

static void put_size(uint64_t bytes, char text[SPELL_SIZE])
{
	static const char units[] = "KMGT";
	const char *unit = NULL;

	for (const char *next = units; *next && bytes % 1024 == 0 && bytes > 0; next++) {
		bytes /= 1024;
		unit = next;
	}
	if (unit)
		snprintf(text, SPELL_SIZE, "%" PRIu64 "%c", bytes, *unit);
	else
		snprintf(text, SPELL_SIZE, "%" PRIu64, bytes);
}

static void put_time(uint64_t ms, char text[SPELL_SIZE])
{
	if (ms % 1000 != 0)
		snprintf(text, SPELL_SIZE, "%" PRIu64 "ms", ms);
	else if (ms % 60000 != 0 || ms == 0)
		snprintf(text, SPELL_SIZE, "%" PRIu64 "s", ms / 1000);
	else
		snprintf(text, SPELL_SIZE, "%" PRIu64 "m", ms / 60000);
}

static void put_set(const char *const *choices, uint64_t set, char text[SPELL_SIZE])
{
	size_t length = 0;

	*text = '\0';
	for (int i = 0; choices[i]; i++)
		if (set >> i & 1)
			length += (size_t)snprintf(text + length, SPELL_SIZE - length,
				"%s%s", length > 0 ? " " : "", choices[i]);
	if (length == 0)
		snprintf(text, SPELL_SIZE, "nothing");
}

static const char *name_of(const char *const names[3], uint64_t number)
{
	return number < 3 ? names[number] : "unknown";
}

void spell_number(const struct word *word, uint64_t number, char text[SPELL_SIZE])
{
	static const char *const libraries[] = { "none", "any", "listed" };
	static const char *const users[] = { "keep", "isolated", "given" };

	if (number == NO_LIMIT && word->unsaid == NO_LIMIT) {
		snprintf(text, SPELL_SIZE, "no limit");
		return;
	}
	switch (word->kind) {
	case KIND_SET:
	case KIND_DENY:
		put_set(word->choices, number, text);
		break;
	case KIND_CHOICE:
		snprintf(text, SPELL_SIZE, "%s", word->choices[number]);
		break;
	case KIND_LIBRARIES:
		snprintf(text, SPELL_SIZE, "%s", name_of(libraries, number));
		break;
	case KIND_USER:
		snprintf(text, SPELL_SIZE, "%s", name_of(users, number));
		break;
	case KIND_BOOLEAN:
		snprintf(text, SPELL_SIZE, "%s", number ? "true" : "false");
		break;
	case KIND_SIZE:
		put_size(number, text);
		break;
	case KIND_TIME:
		put_time(number, text);
		break;
	default:
		snprintf(text, SPELL_SIZE, "%" PRIu64, number);
	}
}
