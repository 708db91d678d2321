/* SPDX-License-Identifier: MIT */
/* regex_backtrack.c - programs of patterns run that refer back: one way after another. */
#include <stdlib.h>
#include <string.h>

#include "modules/regex_posix.h"

/* What is put aside at most: 24 megabytes. */
#define PENDING_MAX (1 << 20)

/* Where one way is. */
struct way {
	struct regex_posix *posix;
	struct search *search;
	uint32_t at;
	size_t place, count; /* of what is put aside */
	bool has_best;
};

static int put(struct way *way, struct pending pending)
{
	struct regex_posix *posix = way->posix;

	if (way->count == posix->pending_room) {
		size_t room = way->count ? 2 * way->count : 64;
		struct pending *larger = NULL;

		if (room <= PENDING_MAX)
			larger = realloc(posix->pending, room * sizeof *larger);
		if (!larger)
			return -REGEX_STACK;
		posix->pending = larger;
		posix->pending_room = room;
	}
	posix->pending[way->count++] = pending;
	return 1;
}

static int save(struct way *way, size_t slot)
{
	size_t *slots = way->posix->slots;
	int status = put(way, (struct pending){ UNDO, (uint32_t)slot, slots[slot] });

	slots[slot] = way->place;
	return status;
}

static size_t mark_slot(const struct way *way, uint32_t mark)
{
	return 2 * way->posix->matcher.groups + 2 + mark;
}

static bool take_byte(struct way *way, const struct instruction *code)
{
	const struct search *search = way->search;
	unsigned char byte;

	if (way->place == search->size)
		return false;
	byte = search->data[way->place++];
	if (code->op == OP_BYTE)
		return code->value == byte;
	return set_has(&way->posix->program.sets[code->value], byte);
}

static unsigned char lower(unsigned char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (unsigned char)(byte - 'A' + 'a') : byte;
}

static bool is_same(const struct way *way, const unsigned char *one,
	const unsigned char *other, size_t size)
{
	if (!way->posix->ignore_case)
		return memcmp(one, other, size) == 0;
	for (size_t i = 0; i < size; i++)
		if (lower(one[i]) != lower(other[i]))
			return false;
	return true;
}

/* A group that takes no part has nothing that could be taken again. */
static int take_back(struct way *way, size_t group)
{
	const size_t *slots = way->posix->slots + 2 * group;
	const struct search *search = way->search;
	size_t size;

	if (slots[0] == NO_PART || slots[1] == NO_PART || slots[1] < slots[0])
		return 0;
	size = slots[1] - slots[0];
	if (size > search->size - way->place)
		return 0;
	if (!search_spend(way->search, size / 8))
		return -REGEX_COMPLEXITY;
	if (!is_same(way, search->data + slots[0], search->data + way->place, size))
		return 0;
	way->place += size;
	return 1;
}

/* Returns 1 if it has become the best, and none can be longer. */
static int note(struct way *way)
{
	size_t *best = way->posix->best, *slots = way->posix->slots;

	if (!regex_may_end(way->search, slots[0], way->place) ||
		(way->has_best && way->place <= best[1]))
		return 0;
	memcpy(best, slots, way->posix->slot_count * sizeof *best);
	best[1] = way->place;
	way->has_best = true;
	return way->place == way->search->size;
}

/* One instruction. Returns 1 if the way goes on, 0 if it ends here, or the negative code. */
static int step(struct way *way)
{
	const struct instruction *code = &way->posix->program.code[way->at];
	uint32_t other = way->at + (uint32_t)code->jump;

	way->at++;
	switch (code->op) {
	case OP_BYTE:
	case OP_SET:
		return take_byte(way, code);
	case OP_JUMP:
		way->at = other;
		return 1;
	case OP_SPLIT:
		return put(way, (struct pending){ other, 0, way->place });
	case OP_AGAIN: {
		uint32_t next = way->at;

		way->at = other;
		return put(way, (struct pending){ next, 0, way->place });
	}
	case OP_SAVE:
		return save(way, code->value);
	case OP_MARK:
		return save(way, mark_slot(way, code->value));
	case OP_ROUND:
		way->at += way->posix->slots[mark_slot(way, code->value)] == way->place;
		return 1;
	case OP_BACK:
		return take_back(way, code->value);
	default:
		return regex_holds(code->op, way->search, way->place);
	}
}

/* To its end. Returns 1 if there can be no better match, 0, or the negative code. */
static int walk(struct way *way)
{
	int status = 1;

	while (status == 1) {
		if (!search_spend(way->search, 1))
			return -REGEX_COMPLEXITY;
		if (way->posix->program.code[way->at].op == OP_MATCH)
			return note(way);
		status = step(way);
	}
	return status;
}

/* All ways that begin at `start`. */
static int walk_all(struct way *way, size_t start)
{
	int status;

	memset(way->posix->slots, UINT8_MAX,
		way->posix->slot_count * sizeof *way->posix->slots);
	way->posix->slots[0] = way->place = start;
	way->at = 0;
	way->count = 0;
	status = walk(way);
	while (status == 0 && way->count > 0) {
		struct pending pending = way->posix->pending[--way->count];

		if (pending.at == UNDO) {
			way->posix->slots[pending.slot] = pending.place;
			continue;
		}
		way->at = pending.at;
		way->place = pending.place;
		status = walk(way);
	}
	return status < 0 ? status : way->has_best;
}

int regex_backtrack(struct regex_posix *posix, struct search *search)
{
	struct way way = { .posix = posix, .search = search };
	size_t at = search->start, start;
	int found = 0;

	while (found == 0) {
		start = regex_next_start(&posix->program, search, at);
		if (start == SIZE_MAX)
			break;
		if (!search_spend(search, posix->slot_count / 8 + (start - at) / 8))
			return -REGEX_COMPLEXITY;
		found = walk_all(&way, start);
		at = start + 1;
	}
	if (found == 0)
		search->resume = search->start;
	return found;
}
