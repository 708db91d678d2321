/* SPDX-License-Identifier: MIT */
/* capability_text.c - sets of capabilities as cap_from_text(3) has them. */
#include "modules/capability_text.h"

#include <cap-ng.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define SPACES    " \t\n\v\f\r"
#define OPERATORS "=+-"
#define DIGITS    "0123456789"

enum { LONGEST = 64 }; /* name, with its zero byte */

static const char letters[] = "epi"; /* in the order of the sets */

/* ---- names ---- */

int capability_text_find(const char *name)
{
	size_t digits = strspn(name, DIGITS);

	/* a kernel may have some that no library knows */
	if (digits > 0 && digits < 3 && name[digits] == '\0') {
		long number = strtol(name, NULL, 10);

		return number < 64 ? (int)number : -1;
	}
	/* libcap-ng leaves the prefix out */
	return strncasecmp(name, "cap_", 4) == 0 ? capng_name_to_capability(name + 4)
	                                         : -1;
}

/* The bits of one name, or 0 if it is none. */
static uint64_t bits_of(const char *name, size_t size)
{
	char whole[LONGEST];
	int number;

	if (size >= sizeof whole)
		return 0;
	memcpy(whole, name, size);
	whole[size] = '\0';
	if (strcasecmp(whole, "all") == 0)
		return UINT64_MAX;
	number = capability_text_find(whole);
	return number < 0 ? 0 : (uint64_t)1 << number;
}

/* Stops behind the last name. Returns 0 if one of them is none. */
static uint64_t read_names(const char **text)
{
	uint64_t names = 0;

	for (;;) {
		size_t size = strcspn(*text, "," OPERATORS SPACES);
		uint64_t bits = bits_of(*text, size);

		if (bits == 0)
			return 0;
		names |= bits;
		*text += size;
		if (**text != ',')
			return names;
		++*text;
	}
}

/* ---- what is done with them ---- */

/* Stops behind the last letter. Returns how many there were. */
static size_t change(
	const char **text, struct capability_sets *sets, uint64_t names, bool raises)
{
	size_t count = strspn(*text, letters);

	for (size_t i = 0; i < count; i++) {
		uint64_t *set = &sets->sets[strchr(letters, (*text)[i]) - letters];

		*set = raises ? *set | names : *set & ~names;
	}
	*text += count;
	return count;
}

static void clear(struct capability_sets *sets, uint64_t names)
{
	for (int i = 0; i < 3; i++)
		sets->sets[i] &= ~names;
}

static bool is_one_of(char letter, const char *set)
{
	return letter != '\0' && strchr(set, letter) != NULL;
}

/* Stops behind the clause. */
static bool read_clause(const char **text, struct capability_sets *sets)
{
	bool has_names = **text != '=';
	uint64_t names = has_names ? read_names(text) : UINT64_MAX;

	if (names == 0 || !is_one_of(**text, OPERATORS))
		return false;
	if (**text == '=') {
		++*text;
		clear(sets, names);
		change(text, sets, names, true);
	}
	while (has_names && is_one_of(**text, "+-")) {
		bool raises = *(*text)++ == '+';

		if (change(text, sets, names, raises) == 0)
			return false;
	}
	return **text == '\0' || is_one_of(**text, SPACES);
}

int capability_text_read(const char *text, struct capability_sets *into)
{
	struct capability_sets sets = { { 0 } };

	for (text += strspn(text, SPACES); *text; text += strspn(text, SPACES))
		if (!read_clause(&text, &sets))
			return -EINVAL;
	*into = sets;
	return 0;
}
