/* SPDX-License-Identifier: MIT */
/* regex_matcher.c - a compiled regular expression: what looks for it in bytes. */
#include "modules/regex_matcher.h"

/* A fraction of a second for any subject, and what a harmless pattern needs for each byte of it:
 * there may be a hundred words to choose from. */
#define STEPS          UINT64_C(30000000)
#define STEPS_PER_BYTE 128

int matcher_create(struct matcher **matcher, const struct regex_pattern *pattern)
{
	if (pattern->size > REGEX_PATTERN_MAX)
		return REGEX_SPACE;
	if (pattern->grammar == REGEX_ECMA)
		return regex_ecma_create(matcher, pattern);
	return regex_posix_create(matcher, pattern);
}

void matcher_destroy(struct matcher *matcher)
{
	if (matcher)
		matcher->kind->destroy(matcher);
}

int matcher_search(struct matcher *matcher, struct search *search)
{
	return matcher->kind->search(matcher, search);
}

uint64_t matcher_steps(size_t size)
{
	return STEPS + (uint64_t)size * STEPS_PER_BYTE;
}
