/* SPDX-License-Identifier: MIT */
/* regex_posix.c - a matcher for the grammars of POSIX: of all matches that begin leftmost, the
 * longest. */
#include "modules/regex_posix.h"

#include <stdlib.h>
#include <string.h>

/* Places that threads may keep, and so eight times as many bytes, twice. */
#define SLOTS_MAX (1 << 19)

bool regex_may_end(const struct search *search, size_t start, size_t end)
{
	if (search->flags & REGEX_WHOLE && end != search->size)
		return false;
	if (end > start || !(search->flags & (REGEX_NOT_NULL | REGEX_NOT_NULL_FIRST)))
		return true;
	return !(search->flags & REGEX_NOT_NULL) && start > search->start;
}

size_t regex_next_start(
	const struct program *program, const struct search *search, size_t at)
{
	if (search->flags & REGEX_CONTINUOUS && at > search->start)
		return SIZE_MAX;
	if (!program->has_first)
		return at <= search->size ? at : SIZE_MAX;
	for (; at < search->size; at++) {
		if (set_has(&program->first, search->data[at]))
			return at;
		if (search->flags & REGEX_CONTINUOUS)
			break;
	}
	return SIZE_MAX;
}

bool regex_holds(enum regex_op op, const struct search *search, size_t at)
{
	if (op == OP_BEGIN)
		return at == 0 && !(search->flags & REGEX_NOT_BOL);
	return at == search->size && !(search->flags & REGEX_NOT_EOL);
}

static int search(struct matcher *matcher, struct search *search)
{
	struct regex_posix *posix = (struct regex_posix *)matcher;
	int found;

	search->resume = search->size;
	found = posix->program.refers_back ? regex_backtrack(posix, search)
	                                   : regex_simulate(posix, search);
	if (found <= 0)
		return found;
	matcher->parts[0] = (struct part){ posix->best[0], posix->best[1] };
	for (size_t i = 1; search->wants_groups && i <= matcher->groups; i++) {
		struct part part = { posix->best[2 * i], posix->best[2 * i + 1] };
		bool is_whole = part.start != NO_PART && part.end != NO_PART;

		matcher->parts[i] = is_whole ? part : (struct part){ NO_PART, NO_PART };
	}
	return 1;
}

static void threads_finish(struct threads *threads)
{
	free(threads->at);
	free(threads->slots);
	free(threads->seen);
}

static void destroy(struct matcher *matcher)
{
	struct regex_posix *posix = (struct regex_posix *)matcher;

	threads_finish(&posix->threads[0]);
	threads_finish(&posix->threads[1]);
	program_finish(&posix->program);
	free(posix->slots);
	free(posix->best);
	free(posix->pending);
	free(matcher->parts);
	free(posix);
}

static bool threads_init(struct threads *threads, size_t count, size_t slot_count)
{
	threads->at = calloc(count, sizeof *threads->at);
	threads->slots = calloc(count * slot_count, sizeof *threads->slots);
	threads->seen = calloc(count, sizeof *threads->seen);
	return threads->at && threads->slots && threads->seen;
}

static bool simulation_init(struct regex_posix *posix)
{
	size_t count = posix->program.count;

	posix->pending_room = count + 1;
	posix->pending = calloc(posix->pending_room, sizeof *posix->pending);
	return posix->pending &&
	       threads_init(&posix->threads[0], count, posix->slot_count) &&
	       threads_init(&posix->threads[1], count, posix->slot_count);
}

static int prepare(struct regex_posix *posix)
{
	const struct program *program = &posix->program;
	size_t groups = program->groups;

	posix->matcher.groups = groups;
	posix->slot_count = 2 * groups + 2;
	if (program->refers_back)
		posix->slot_count += program->marks;
	else if (program->count > SLOTS_MAX / posix->slot_count)
		return REGEX_SPACE;
	posix->matcher.parts = calloc(groups + 1, sizeof *posix->matcher.parts);
	posix->slots = calloc(posix->slot_count, sizeof *posix->slots);
	posix->best = calloc(posix->slot_count, sizeof *posix->best);
	if (!posix->matcher.parts || !posix->slots || !posix->best)
		return REGEX_SPACE;
	return program->refers_back || simulation_init(posix) ? 0 : REGEX_SPACE;
}

int regex_posix_create(struct matcher **matcher, const struct regex_pattern *pattern)
{
	static const struct matcher_kind kind = { search, destroy };
	struct regex_posix *posix = calloc(1, sizeof *posix);
	int status;

	if (!posix)
		return REGEX_SPACE;
	posix->matcher.kind = &kind;
	posix->ignore_case = pattern->ignore_case;
	status = program_init(&posix->program, pattern);
	if (status == 0)
		status = prepare(posix);
	if (status == 0)
		*matcher = &posix->matcher;
	else
		destroy(&posix->matcher);
	return status;
}
