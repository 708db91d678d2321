/* SPDX-License-Identifier: MIT */
/* regex_program.h - a pattern of POSIX as a program for a machine with many threads.
 *
 * A program begins at its first instruction, and each goes on with the next unless it says
 * otherwise. Of two ways the first is preferred. */
#ifndef MODULES_REGEX_PROGRAM_H
#define MODULES_REGEX_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "modules/regex_matcher.h"

enum regex_op {
	OP_MATCH,
	OP_BYTE,  /* takes the byte `value` */
	OP_SET,   /* takes a byte of the set `value` */
	OP_JUMP,  /* goes on `jump` further */
	OP_SPLIT, /* goes on with the next, or `jump` further */
	OP_AGAIN, /* goes on `jump` further, or with the next */
	OP_SAVE,  /* notes the place in slot `value` */
	OP_MARK,  /* a round of a loop begins: notes the place as mark `value` */
	OP_ROUND, /* a round ends: if it took nothing, leaves out the next instruction */
	OP_BEGIN, /* if here is the beginning of the subject */
	OP_END,   /* or its end */
	OP_BACK,  /* takes what group `value` has taken */
};

struct instruction {
	enum regex_op op;
	uint32_t value;
	int32_t jump;
};

struct set {
	uint32_t bits[8];
};

struct program {
	struct instruction *code;
	struct set *sets;
	size_t count, room; /* of instructions */
	size_t set_count, set_room;
	size_t groups, marks;
	bool refers_back;
	bool has_first; /* a match begins with a byte of `first` */
	struct set first;
};

enum { PROGRAM_MAX = 16384 }; /* instructions */

static inline bool set_has(const struct set *set, unsigned char byte)
{
	return set->bits[byte / 32] >> byte % 32 & 1;
}

static inline void set_add(struct set *set, unsigned char byte)
{
	set->bits[byte / 32] |= UINT32_C(1) << byte % 32;
}

/* Each returns 0 or an enum regex_code. */

/* The program of a pattern. It is to be finished either way. */
int program_init(struct program *program, const struct regex_pattern *pattern);
void program_finish(struct program *program);

/* What a bracket expression stands for, from behind its `[` on; `*at` goes behind its `]`. */
int regex_bracket(struct set *set, const struct regex_pattern *pattern, size_t *at);

#endif
