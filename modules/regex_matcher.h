/* SPDX-License-Identifier: MIT */
/* regex_matcher.h - a compiled regular expression: what looks for it in bytes.
 *
 * Whatever pattern and subject are, time and memory are bounded: see `steps`. */
#ifndef MODULES_REGEX_MATCHER_H
#define MODULES_REGEX_MATCHER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Codes of the category "regex". (R-SYS-104) */
enum regex_code {
	REGEX_COLLATE = 1, /* an unknown collating element */
	REGEX_CTYPE,       /* an unknown class of characters */
	REGEX_ESCAPE,
	REGEX_BACKREF,
	REGEX_BRACK,    /* [ and ] */
	REGEX_PAREN,    /* ( and ) */
	REGEX_BRACE,    /* { and } */
	REGEX_BADBRACE, /* what stands between these */
	REGEX_RANGE,    /* of characters */
	REGEX_SPACE,
	REGEX_BADREPEAT,
	REGEX_COMPLEXITY,
	REGEX_STACK,
};

/* The lower ones are those of regex.match_flag. (R-SYS-106) */
enum regex_flag {
	REGEX_NOT_BOL = 1,
	REGEX_NOT_EOL = 2,
	REGEX_NOT_BOW = 4,
	REGEX_NOT_EOW = 8,
	REGEX_ANY = 16,
	REGEX_NOT_NULL = 32,
	REGEX_CONTINUOUS = 64,
	REGEX_WHOLE = 256,          /* up to the end of the subject */
	REGEX_NOT_NULL_FIRST = 512, /* no empty match where the search starts */
	REGEX_RESUME = 1024,        /* `resume` is wanted */
};

enum regex_grammar { REGEX_BASIC, REGEX_EXTENDED, REGEX_ECMA };

enum {
	REGEX_PATTERN_MAX = 65536, /* bytes */
	REGEX_NEST_MAX = 200,      /* groups in groups */
};

struct regex_pattern {
	const unsigned char *data;
	size_t size;
	enum regex_grammar grammar;
	bool ignore_case, nosubs;
};

/* Bytes [start, end) of a subject. A group that takes no part has NO_PART as both. */
struct part {
	size_t start, end;
};

#define NO_PART SIZE_MAX

struct search {
	const unsigned char *data;
	size_t size;
	size_t start;   /* where a match may begin first; what is before it is seen */
	unsigned flags; /* enum regex_flag */
	bool wants_groups;
	uint64_t steps; /* that may still be taken: each costs some nanoseconds */
	size_t resume;  /* if there is no match: none begins before, whatever follows */
};

struct matcher {
	const struct matcher_kind *kind;
	size_t groups;
	struct part *parts; /* of the last match: it, and the groups that were wanted */
};

struct matcher_kind {
	int (*search)(struct matcher *matcher, struct search *search);
	void (*destroy)(struct matcher *matcher);
};

/* Returns 0 or an enum regex_code. */
int matcher_create(struct matcher **matcher, const struct regex_pattern *pattern);
void matcher_destroy(struct matcher *matcher);

/* The first match: the leftmost that the grammar prefers. Returns 1 if there is one, 0 if there
 * is none, or a negative enum regex_code. */
int matcher_search(struct matcher *matcher, struct search *search);

/* What a call may cost that has a subject of so many bytes. */
uint64_t matcher_steps(size_t size);

/* Take some of the steps that are left. False if there are not so many. */
static inline bool search_spend(struct search *search, uint64_t steps)
{
	bool enough = search->steps >= steps;

	search->steps = enough ? search->steps - steps : 0;
	return enough;
}

/* The two kinds. */
int regex_ecma_create(struct matcher **matcher, const struct regex_pattern *pattern);
int regex_posix_create(struct matcher **matcher, const struct regex_pattern *pattern);

#endif
