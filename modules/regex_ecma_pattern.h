/* SPDX-License-Identifier: MIT */
/* regex_ecma_pattern.h - a pattern of ECMAScript as PCRE2 reads it. */
#ifndef MODULES_REGEX_ECMA_PATTERN_H
#define MODULES_REGEX_ECMA_PATTERN_H

#include "modules/regex_matcher.h"

struct ecma_pattern {
	unsigned char *text;
	size_t size;
	bool ignores_case; /* somewhere at least */
	bool has_options;  /* that begin inside */
	bool refers_back;
	bool has_boundary;     /* a \b */
	size_t longest_repeat; /* the largest number in braces */
};

/* Every escape is written anew, so that PCRE2 means by it what ECMAScript does. Refused is what
 * runs code of others or looks into the machine: callouts and verbs. Returns 0 or an enum
 * regex_code; it is to be finished either way. */
int ecma_pattern_init(struct ecma_pattern *ecma, const struct regex_pattern *pattern);
void ecma_pattern_finish(struct ecma_pattern *ecma);

#endif
