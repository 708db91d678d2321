/* SPDX-License-Identifier: MIT */
/* regex_ecma.c - a matcher for the grammar of ECMAScript, by PCRE2.
 *
 * Its limits count what it does for one place where a match may begin, and a step of these may
 * read all of the subject. So PCRE2 calls us before each item of the pattern, and we count the
 * bytes that it has read meanwhile. It compiles no machine code: memory would have to be
 * executable that can be written to. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

#include "modules/regex_ecma_pattern.h"

enum {
	BYTES_PER_STEP = 16,   /* that are read in the time of a step */
	HEAP_MAX = 128 * 1024, /* kibibytes */
};

struct ecma {
	struct matcher matcher;
	struct ecma_pattern pattern;
	pcre2_code *code;
	pcre2_match_data *data;
	pcre2_match_context *context;
	uint64_t steps_per_item; /* what each costs at least */
};

/* ---- errors ---- */

static int compile_error(int error)
{
	static const struct {
		int error, code;
	} codes[] = {
		{ PCRE2_ERROR_QUANTIFIER_OUT_OF_ORDER, REGEX_BADBRACE },
		{ PCRE2_ERROR_QUANTIFIER_TOO_BIG, REGEX_SPACE },
		{ PCRE2_ERROR_MISSING_SQUARE_BRACKET, REGEX_BRACK },
		{ PCRE2_ERROR_CLASS_RANGE_ORDER, REGEX_RANGE },
		{ PCRE2_ERROR_CLASS_INVALID_RANGE, REGEX_RANGE },
		{ PCRE2_ERROR_QUANTIFIER_INVALID, REGEX_BADREPEAT },
		{ PCRE2_ERROR_BAD_SUBPATTERN_REFERENCE, REGEX_BACKREF },
		{ PCRE2_ERROR_UNKNOWN_POSIX_CLASS, REGEX_CTYPE },
		{ PCRE2_ERROR_UNKNOWN_UNICODE_PROPERTY, REGEX_CTYPE },
		{ PCRE2_ERROR_MALFORMED_UNICODE_PROPERTY, REGEX_CTYPE },
		{ PCRE2_ERROR_PARENTHESES_NEST_TOO_DEEP, REGEX_STACK },
		{ PCRE2_ERROR_PATTERN_TOO_LARGE, REGEX_SPACE },
		{ PCRE2_ERROR_PATTERN_TOO_COMPLICATED, REGEX_SPACE },
		{ PCRE2_ERROR_HEAP_FAILED, REGEX_SPACE },
		{ PCRE2_ERROR_LOOKBEHIND_TOO_COMPLICATED, REGEX_COMPLEXITY },
	};

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (codes[i].error == error)
			return codes[i].code;
	return REGEX_PAREN;
}

static int match_error(int error)
{
	switch (error) {
	case PCRE2_ERROR_NOMATCH:
	case PCRE2_ERROR_PARTIAL:
		return 0;
	case PCRE2_ERROR_NOMEMORY:
		return -REGEX_SPACE;
	case PCRE2_ERROR_HEAPLIMIT:
		return -REGEX_STACK;
	default:
		return -REGEX_COMPLEXITY;
	}
}

/* ---- a match ---- */

struct run {
	const struct ecma *ecma;
	struct search *search;
	size_t place; /* that was read up to */
	size_t resume; /* the start of the first attempt that failed for the subject's end */
};

static uint64_t length_of_group(const pcre2_callout_block *at, unsigned long group)
{
	size_t start, end;

	if (group >= at->capture_top)
		return 0;
	start = at->offset_vector[2 * group];
	end = at->offset_vector[2 * group + 1];
	if (start == PCRE2_UNSET || end <= start ||
		end - start > at->subject_length - at->current_position)
		return 0;
	return end - start;
}

/* What a back reference reads that fails, nobody tells. One by name may mean any group. */
static uint64_t cost_of_reference(const struct run *run, const pcre2_callout_block *at)
{
	const char *item = (const char *)run->ecma->pattern.text + at->pattern_position;
	uint64_t longest = 0;

	if (at->next_item_length < 4 || (*item != '\\' && *item != '('))
		return 0;
	if (strncmp(item, "\\g{", 3) == 0)
		return length_of_group(at, strtoul(item + 3, NULL, 10)) / BYTES_PER_STEP;
	if (strncmp(item, "\\k", 2) != 0 && strncmp(item, "(?P=", 4) != 0)
		return 0;
	for (unsigned long group = 1; group < at->capture_top; group++) {
		uint64_t length = length_of_group(at, group);

		longest = length > longest ? length : longest;
	}
	return at->capture_top + longest / BYTES_PER_STEP;
}

/* True if a \b comes next at an edge of the subject that is none of a word. */
static bool is_at_no_edge(struct run *run, const pcre2_callout_block *at)
{
	const unsigned char *item = run->ecma->pattern.text + at->pattern_position;
	unsigned flags = run->search->flags;
	bool is_end = flags & REGEX_NOT_EOW && at->current_position == run->search->size;

	if (!is_end && !(flags & REGEX_NOT_BOW && at->current_position == 0))
		return false;
	if (at->next_item_length != 2 || item[0] != '\\' || item[1] != 'b')
		return false;
	if (is_end && at->start_match < run->resume)
		run->resume = at->start_match;
	return true;
}

/* A positive result makes the present attempt fail. */
static int count(pcre2_callout_block *at, void *data)
{
	struct run *run = data;
	const struct ecma *ecma = run->ecma;
	uint64_t steps = ecma->steps_per_item;

	if (at->current_position > run->place)
		steps += (at->current_position - run->place) / BYTES_PER_STEP;
	run->place = at->current_position;
	if (ecma->pattern.refers_back)
		steps += cost_of_reference(run, at);
	if (!search_spend(run->search, steps))
		return PCRE2_ERROR_CALLOUT;
	return ecma->pattern.has_boundary && is_at_no_edge(run, at);
}

static uint32_t options(unsigned flags)
{
	static const struct {
		unsigned flag;
		uint32_t option;
	} all[] = {
		{ REGEX_NOT_BOL, PCRE2_NOTBOL },
		{ REGEX_NOT_EOL, PCRE2_NOTEOL },
		{ REGEX_NOT_NULL, PCRE2_NOTEMPTY },
		{ REGEX_NOT_NULL_FIRST, PCRE2_NOTEMPTY_ATSTART },
		{ REGEX_CONTINUOUS, PCRE2_ANCHORED },
		{ REGEX_WHOLE, PCRE2_ENDANCHORED },
		{ REGEX_RESUME, PCRE2_PARTIAL_SOFT },
	};
	uint32_t options = 0;

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (flags & all[i].flag)
			options |= all[i].option;
	return options;
}

static void note_parts(struct ecma *ecma, const struct search *search)
{
	const size_t *places = pcre2_get_ovector_pointer(ecma->data);
	struct part *parts = ecma->matcher.parts;
	size_t count = search->wants_groups ? ecma->matcher.groups : 0;

	for (size_t i = 0; i <= count; i++) {
		bool is_set = places[2 * i] != PCRE2_UNSET;

		parts[i].start = is_set ? places[2 * i] : NO_PART;
		parts[i].end = is_set ? places[2 * i + 1] : NO_PART;
	}
}

static void note_partial(const struct ecma *ecma, struct search *search)
{
	size_t start = pcre2_get_ovector_pointer(ecma->data)[0];

	if (start < search->resume)
		search->resume = start;
}

static int search(struct matcher *matcher, struct search *search)
{
	struct ecma *ecma = (struct ecma *)matcher;
	struct run run = { ecma, search, search->start, search->size };
	int found;

	pcre2_set_callout(ecma->context, count, &run);
	found = pcre2_match(ecma->code, search->data, search->size, search->start,
		options(search->flags), ecma->data, ecma->context);
	search->resume = ecma->pattern.has_options ? search->start : run.resume;
	if (found == PCRE2_ERROR_PARTIAL)
		note_partial(ecma, search);
	if (found < 0)
		return match_error(found);
	note_parts(ecma, search);
	return 1;
}

/* ---- a matcher ---- */

static void destroy(struct matcher *matcher)
{
	struct ecma *ecma = (struct ecma *)matcher;

	pcre2_match_context_free(ecma->context);
	pcre2_match_data_free(ecma->data);
	pcre2_code_free(ecma->code);
	ecma_pattern_finish(&ecma->pattern);
	free(matcher->parts);
	free(ecma);
}

/* Where case is ignored, PCRE2 would look for both letters up to the end of the subject each time
 * that it is called. */
static int compile(struct ecma *ecma, const struct regex_pattern *pattern)
{
	pcre2_compile_context *context = pcre2_compile_context_create(NULL);
	uint32_t options = PCRE2_AUTO_CALLOUT | PCRE2_ALLOW_EMPTY_CLASS |
	                   PCRE2_MATCH_UNSET_BACKREF | PCRE2_DOLLAR_ENDONLY |
	                   PCRE2_NEVER_UTF | PCRE2_NEVER_UCP | PCRE2_NEVER_BACKSLASH_C;
	size_t place;
	int error;

	if (!context)
		return REGEX_SPACE;
	options |= pattern->ignore_case ? PCRE2_CASELESS : 0;
	options |= pattern->nosubs ? PCRE2_NO_AUTO_CAPTURE : 0;
	options |= ecma->pattern.ignores_case ? PCRE2_NO_START_OPTIMIZE : 0;
	pcre2_set_newline(context, PCRE2_NEWLINE_ANYCRLF);
	ecma->code = pcre2_compile(
		ecma->pattern.text, ecma->pattern.size, options, &error, &place, context);
	pcre2_compile_context_free(context);
	return ecma->code ? 0 : compile_error(error);
}

static void find_cost(struct ecma *ecma)
{
	size_t frame = 0;

	pcre2_pattern_info(ecma->code, PCRE2_INFO_FRAMESIZE, &frame);
	ecma->steps_per_item =
		1 + frame / 512 + ecma->pattern.longest_repeat / BYTES_PER_STEP;
}

static int prepare(struct ecma *ecma, bool nosubs)
{
	uint32_t groups = 0;

	pcre2_pattern_info(ecma->code, PCRE2_INFO_CAPTURECOUNT, &groups);
	ecma->matcher.groups = nosubs ? 0 : groups;
	ecma->matcher.parts = calloc(groups + 1, sizeof *ecma->matcher.parts);
	ecma->data = pcre2_match_data_create_from_pattern(ecma->code, NULL);
	ecma->context = pcre2_match_context_create(NULL);
	if (!ecma->matcher.parts || !ecma->data || !ecma->context)
		return REGEX_SPACE;
	find_cost(ecma);
	pcre2_set_match_limit(ecma->context, UINT32_MAX);
	pcre2_set_depth_limit(ecma->context, UINT32_MAX);
	pcre2_set_heap_limit(ecma->context, HEAP_MAX);
	return 0;
}

int regex_ecma_create(struct matcher **matcher, const struct regex_pattern *pattern)
{
	static const struct matcher_kind kind = { search, destroy };
	struct ecma *ecma = calloc(1, sizeof *ecma);
	int status;

	if (!ecma)
		return REGEX_SPACE;
	ecma->matcher.kind = &kind;
	status = ecma_pattern_init(&ecma->pattern, pattern);
	if (status == 0)
		status = compile(ecma, pattern);
	if (status == 0)
		status = prepare(ecma, pattern->nosubs);
	if (status == 0)
		*matcher = &ecma->matcher;
	else
		destroy(&ecma->matcher);
	return status;
}
