/* SPDX-License-Identifier: MIT */
/* capability_text.c - sets of capabilities as cap_from_text(3) has them. */
#include "modules/capability_text.h"

#include <cap-ng.h>
#include <errno.h>
#include <linux/capability.h>
#include <stdbool.h>
#include <stdio.h>
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

/* ---- as a text ---- */

enum { COMBINATIONS = 8, BITS = 64 };

struct writer {
	const struct capability_sets *sets;
	char *at;
	size_t left;
	unsigned base; /* the combination that the first clause gives to all */
	bool empty;    /* so far */
};

/* A bit for each set that it is in. */
static unsigned combination(const struct capability_sets *sets, int number)
{
	unsigned bits = 0;

	for (unsigned i = 0; i < 3; i++)
		if (sets->sets[i] >> number & 1)
			bits |= 1U << i;
	return bits;
}

static void put(struct writer *writer, const char *text)
{
	int size = snprintf(writer->at, writer->left, "%s", text);

	if (size > 0 && (size_t)size < writer->left) {
		writer->at += size;
		writer->left -= (size_t)size;
	}
}

/* "e", "i" and "p", which libcap has in this order. */
static void put_letters(struct writer *writer, char operator, unsigned bits)
{
	static const unsigned order[] = { CAPABILITY_EFFECTIVE, CAPABILITY_INHERITABLE,
		CAPABILITY_PERMITTED };
	char text[5] = { operator};
	size_t size = 1;

	for (size_t i = 0; i < 3; i++)
		if (bits >> order[i] & 1)
			text[size++] = letters[order[i]];
	put(writer, text);
}

static void put_name(struct writer *writer, int number)
{
	const char *name = number <= CAP_LAST_CAP
	                           ? capng_capability_to_name((unsigned)number)
	                           : NULL;
	char text[LONGEST];

	if (name)
		snprintf(text, sizeof text, "cap_%s", name);
	else
		snprintf(text, sizeof text, "%d", number);
	put(writer, text);
}

static bool is_seen(const struct writer *writer, int number, unsigned bits)
{
	return combination(writer->sets, number) == bits &&
	       (bits != 0 || number <= CAP_LAST_CAP);
}

/* Those that are in just these sets. */
static void put_clause(struct writer *writer, unsigned bits)
{
	const char *between = writer->empty ? "" : " ";
	bool found = false;

	for (int number = 0; number < BITS; number++) {
		if (!is_seen(writer, number, bits))
			continue;
		put(writer, found ? "," : between);
		put_name(writer, number);
		found = true;
	}
	if (!found)
		return;
	if (bits & ~writer->base)
		put_letters(writer, writer->empty ? '=' : '+', bits & ~writer->base);
	if (writer->base & ~bits)
		put_letters(writer, '-', writer->base & ~bits);
	writer->empty = false;
}

static unsigned most_common(const struct capability_sets *sets)
{
	unsigned counts[COMBINATIONS] = { 0 }, most = 0;

	for (int number = 0; number <= CAP_LAST_CAP; number++)
		counts[combination(sets, number)]++;
	for (unsigned bits = 1; bits < COMBINATIONS; bits++)
		if (counts[bits] > counts[most])
			most = bits;
	return most;
}

void capability_text_write(const struct capability_sets *sets, char *into, size_t size)
{
	struct writer writer = { sets, into, size, most_common(sets), true };

	if (writer.base != 0) {
		put_letters(&writer, '=', writer.base);
		writer.empty = false;
	}
	for (unsigned bits = COMBINATIONS; bits-- > 0;)
		if (bits != writer.base)
			put_clause(&writer, bits);
	if (writer.empty)
		put(&writer, "=");
}
