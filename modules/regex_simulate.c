/* SPDX-License-Identifier: MIT */
/* regex_simulate.c - programs of patterns run: all threads at once, byte after byte.
 *
 * No two threads stand at the same instruction, so each byte takes no longer than the program is
 * long, and nothing is read twice. */
#include <string.h>

#include "modules/regex_posix.h"

struct simulation {
	struct regex_posix *posix;
	struct search *search;
	struct threads *here, *next;
	size_t stride; /* of the slots: the first alone if no groups are wanted */
	uint64_t steps;
	bool has_best;
};

/* ---- what takes nothing ---- */

static void add_thread(struct simulation *run, struct threads *threads, uint32_t at)
{
	size_t *slots = threads->slots + threads->count * run->stride;

	memcpy(slots, run->posix->slots, run->stride * sizeof *slots);
	threads->at[threads->count++] = at;
	run->steps += run->stride / 8;
}

static void put(struct simulation *run, size_t *count, struct pending pending)
{
	run->posix->pending[(*count)++] = pending;
}

static void save(struct simulation *run, size_t *count, uint32_t slot, size_t place)
{
	size_t *slots = run->posix->slots;

	if (slot >= run->stride)
		return;
	put(run, count, (struct pending){ UNDO, slot, slots[slot] });
	slots[slot] = place;
}

/* Go on from the instruction until something has to be taken. What is put aside is
 * followed later. */
static void walk(struct simulation *run, struct threads *threads, uint32_t at,
	size_t place, size_t *count)
{
	const struct instruction *code = run->posix->program.code;

	while (threads->seen[at] != threads->round) {
		uint32_t next = at + 1, other = at + (uint32_t)code[at].jump;

		threads->seen[at] = threads->round;
		run->steps++;
		switch (code[at].op) {
		case OP_JUMP:
			next = other;
			break;
		case OP_SPLIT:
			put(run, count, (struct pending){ other, 0, 0 });
			break;
		case OP_AGAIN:
			put(run, count, (struct pending){ next, 0, 0 });
			next = other;
			break;
		case OP_SAVE:
			save(run, count, code[at].value, place);
			break;
		case OP_MARK:
		case OP_ROUND:
			break;
		case OP_BEGIN:
		case OP_END:
			if (!regex_holds(code[at].op, run->search, place))
				return;
			break;
		default:
			add_thread(run, threads, at);
			return;
		}
		at = next;
	}
}

/* Whoever stands at the instruction, with the slots of `posix`. */
static void follow(
	struct simulation *run, struct threads *threads, uint32_t at, size_t place)
{
	size_t count = 0;

	walk(run, threads, at, place, &count);
	while (count > 0) {
		struct pending pending = run->posix->pending[--count];

		if (pending.at == UNDO)
			run->posix->slots[pending.slot] = pending.place;
		else
			walk(run, threads, pending.at, place, &count);
	}
}

/* ---- from byte to byte ---- */

static void begin(struct threads *threads)
{
	threads->count = 0;
	threads->round++;
}

static void begin_match(struct simulation *run, size_t place)
{
	memset(run->posix->slots, UINT8_MAX, run->stride * sizeof *run->posix->slots);
	run->posix->slots[0] = place;
	follow(run, run->here, 0, place);
}

/* Earlier threads may still find one that begins further left. */
static void note(struct simulation *run, const size_t *slots, size_t place)
{
	size_t *best = run->posix->best;
	bool is_better = !run->has_best || slots[0] < best[0] ||
	                 (slots[0] == best[0] && place > best[1]);

	if (!is_better || !regex_may_end(run->search, slots[0], place))
		return;
	memcpy(best, slots, run->stride * sizeof *best);
	best[1] = place;
	run->has_best = true;
}

static bool takes(const struct program *program, uint32_t at, unsigned char byte)
{
	const struct instruction *code = program->code + at;

	if (code->op == OP_BYTE)
		return code->value == byte;
	return code->op == OP_SET && set_has(&program->sets[code->value], byte);
}

/* All threads at `place` take the byte there, if there is one, or are no more. */
static void take(struct simulation *run, size_t place)
{
	const struct program *program = &run->posix->program;
	const struct search *search = run->search;

	begin(run->next);
	for (size_t i = 0; i < run->here->count; i++) {
		const size_t *slots = run->here->slots + i * run->stride;
		uint32_t at = run->here->at[i];

		if (run->has_best && slots[0] > run->posix->best[0])
			continue;
		if (program->code[at].op == OP_MATCH) {
			note(run, slots, place);
		} else if (place < search->size &&
			   takes(program, at, search->data[place])) {
			memcpy(run->posix->slots, slots, run->stride * sizeof *slots);
			follow(run, run->next, at + 1, place + 1);
		}
	}
}

/* Whoever waits for more began at its first slot; the first thread began first. */
static void note_resume(struct simulation *run)
{
	for (size_t i = 0; i < run->here->count; i++) {
		const size_t *slots = run->here->slots + i * run->stride;

		if (run->posix->program.code[run->here->at[i]].op == OP_MATCH)
			continue;
		if (slots[0] < run->search->resume)
			run->search->resume = slots[0];
	}
}

/* Four of ours take as long as what is counted elsewhere. */
static bool spend(struct simulation *run)
{
	uint64_t steps = run->steps / 4;

	run->steps %= 4;
	return search_spend(run->search, steps);
}

/* Where the next match can begin, and what it costs to find that. */
static size_t skip(struct simulation *run, size_t from)
{
	size_t size = run->search->size, start;

	if (from > size)
		return SIZE_MAX;
	start = regex_next_start(&run->posix->program, run->search, from);
	run->steps += ((start < size ? start : size) - from) / 8;
	return start;
}

static int run_all(struct simulation *run)
{
	size_t size = run->search->size, place = run->search->start;
	size_t start = skip(run, place);

	for (;; place++) {
		struct threads *done = run->here;

		if (done->count == 0 && (run->has_best || start == SIZE_MAX))
			break;
		if (done->count == 0)
			place = start;
		if (!run->has_best && place == start) {
			begin_match(run, place);
			start = skip(run, place + 1);
		}
		take(run, place);
		if (!spend(run))
			return -REGEX_COMPLEXITY;
		if (place == size)
			break;
		run->here = run->next;
		run->next = done;
	}
	return run->has_best;
}

int regex_simulate(struct regex_posix *posix, struct search *search)
{
	struct simulation run = {
		.posix = posix,
		.search = search,
		.here = &posix->threads[0],
		.next = &posix->threads[1],
		.stride = search->wants_groups ? 2 * posix->matcher.groups + 2 : 2,
	};
	int found;

	begin(run.here);
	found = run_all(&run);
	if (found == 0)
		note_resume(&run);
	return found;
}
