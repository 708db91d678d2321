/* SPDX-License-Identifier: MIT */
/* regex_posix.h - a matcher for the grammars of POSIX: of all matches that begin leftmost, the
 * longest. Groups are what the way has taken that was preferred among those. */
#ifndef MODULES_REGEX_POSIX_H
#define MODULES_REGEX_POSIX_H

#include "modules/regex_program.h"

/* Threads at one place of the subject, the preferred ones first: at different instructions. */
struct threads {
	size_t count;
	uint32_t *at;   /* the instruction of each */
	size_t *slots;  /* `stride` of each */
	uint64_t *seen; /* of each instruction: the last round that came by */
	uint64_t round;
};

/* What is still to be followed, or to be undone. */
struct pending {
	uint32_t at; /* an instruction, or UNDO */
	uint32_t slot;
	size_t place; /* of the subject, or what was in the slot */
};

#define UNDO UINT32_MAX

struct regex_posix {
	struct matcher matcher;
	struct program program;
	bool ignore_case;
	struct threads threads[2];
	size_t *slots; /* 0: where the match begins; 2n and 2n + 1: group n; then marks */
	size_t *best;  /* the same of the best match; 1: where it ends */
	size_t slot_count;
	struct pending *pending;
	size_t pending_room;
};

/* The second is for programs that refer back. As matcher_search(). */
int regex_simulate(struct regex_posix *posix, struct search *search);
int regex_backtrack(struct regex_posix *posix, struct search *search);

/* Of both: may a match be [start, end)? */
bool regex_may_end(const struct search *search, size_t start, size_t end);

/* The next place from `at` on where a match can begin. SIZE_MAX: there is none. */
size_t regex_next_start(
	const struct program *program, const struct search *search, size_t at);

/* True if the assertion of the instruction holds. */
bool regex_holds(enum regex_op op, const struct search *search, size_t at);

#endif
