/* SPDX-License-Identifier: MIT */
/* regex.c - any bytes at all are a pattern of any grammar and a subject; what is found lies in the
 * subject, whether it is searched at once or as it arrives, and by either machine. */
#include "modules/regex_matcher.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum {
	STEPS = 20000,
	PATTERN_MAX = 512,
	AT_EDGES = REGEX_NOT_BOL | REGEX_NOT_EOL | REGEX_NOT_BOW | REGEX_NOT_EOW |
	           REGEX_NOT_NULL | REGEX_RESUME,
};

static void require(bool holds)
{
	if (!holds)
		abort();
}

static void check_parts(const struct matcher *matcher, const struct search *search)
{
	require(matcher->parts[0].start >= search->start);
	for (size_t i = 0; i <= (search->wants_groups ? matcher->groups : 0); i++) {
		struct part part = matcher->parts[i];

		if (i > 0 && part.start == NO_PART && part.end == NO_PART)
			continue;
		require(part.start <= part.end && part.end <= search->size);
	}
}

static int find(struct matcher *matcher, struct search *search)
{
	int found;

	search->steps = STEPS;
	found = matcher_search(matcher, search);
	require(found <= 1 && found >= -REGEX_STACK);
	if (found == 1)
		check_parts(matcher, search);
	return found;
}

/* All of it must match, or nothing does. */
static void check_whole(struct matcher *matcher, struct search search)
{
	search.flags = REGEX_WHOLE | REGEX_CONTINUOUS;
	search.wants_groups = true;
	if (find(matcher, &search) != 1)
		return;
	require(matcher->parts[0].start == 0 && matcher->parts[0].end == search.size);
}

/* What begins in the first part of the subject is not missed. */
static void check_resume(struct matcher *matcher, struct search search)
{
	struct search part = search, rest = search;
	int found, later;
	struct part match;

	part.flags = rest.flags = search.flags = AT_EDGES;
	part.size = search.size / 2;
	if (find(matcher, &part) != 0)
		return;
	require(part.resume <= part.size);
	rest.start = part.resume;
	found = find(matcher, &search);
	match = matcher->parts[0];
	later = find(matcher, &rest);
	if (found < 0 || later < 0)
		return;
	require(found == later);
	if (found == 1)
		require(memcmp(&match, &matcher->parts[0], sizeof match) == 0);
}

static bool refers(const struct regex_pattern *pattern)
{
	for (size_t i = 0; i + 1 < pattern->size; i++)
		if (pattern->data[i] == '\\' && pattern->data[i + 1] >= '1' &&
			pattern->data[i + 1] <= '9')
			return true;
	return false;
}

/* What refers to an empty group is the same pattern, for the other machine. */
static void check_machines(
	struct matcher *matcher, struct regex_pattern pattern, struct search search)
{
	static const char prefix[] = "\\(\\)\\1";
	unsigned char text[PATTERN_MAX + sizeof prefix];
	size_t length = sizeof prefix - 1;
	struct matcher *other = NULL;
	struct search again = search;
	int found = find(matcher, &search), same;

	if (pattern.grammar != REGEX_BASIC || pattern.nosubs || refers(&pattern) ||
		(pattern.size > 0 && pattern.data[0] == '^'))
		return;
	memcpy(text, prefix, length);
	memcpy(text + length, pattern.data, pattern.size);
	pattern.data = text;
	pattern.size += length;
	if (matcher_create(&other, &pattern) != 0)
		return;
	same = find(other, &again);
	if (found >= 0 && same >= 0)
		require(found == same &&
			(found == 0 || memcmp(matcher->parts, other->parts,
					       sizeof *matcher->parts) == 0));
	matcher_destroy(other);
}

/* The first byte says how, up to the next line feed is the pattern. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const uint8_t *end = size > 1 ? memchr(bytes + 1, '\n', size - 1) : NULL;
	struct regex_pattern pattern = { .data = bytes + 1 };
	struct matcher *matcher = NULL;
	struct search search = { 0 };
	int status;

	if (!end || end - bytes > PATTERN_MAX)
		return 0;
	pattern.size = (size_t)(end - pattern.data);
	pattern.grammar = (enum regex_grammar)(bytes[0] % 3);
	pattern.ignore_case = bytes[0] & 16;
	pattern.nosubs = bytes[0] & 32;
	search.data = end + 1;
	search.size = size - (size_t)(search.data - bytes);
	status = matcher_create(&matcher, &pattern);
	require(status >= 0 && status <= REGEX_STACK);
	if (status != 0)
		return 0;
	check_whole(matcher, search);
	check_resume(matcher, search);
	check_machines(matcher, pattern, search);
	matcher_destroy(matcher);
	return 0;
}
