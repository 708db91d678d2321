/* SPDX-License-Identifier: MIT */
/* regex_program.c - a pattern of POSIX as a program: what reads one writes the other. */
#include "modules/regex_program.h"

#include <stdlib.h>
#include <string.h>

#include "modules/regex_token.h"

struct reader {
	struct program *program;
	struct tokens tokens;
	bool ignore_case, nosubs;
	unsigned depth;
	bool is_closed[10]; /* groups that can be referred to */
};

/* ---- instructions ---- */

/* Room for so many more. */
static int reserve(struct program *program, size_t more)
{
	size_t room = program->room ? program->room : 16;
	struct instruction *code;

	if (more > PROGRAM_MAX - program->count)
		return REGEX_SPACE;
	while (room < program->count + more)
		room *= 2;
	if (room == program->room)
		return 0;
	code = realloc(program->code, room * sizeof *code);
	if (!code)
		return REGEX_SPACE;
	program->code = code;
	program->room = room;
	return 0;
}

static int emit(struct program *program, enum regex_op op, size_t value, int jump)
{
	int status = reserve(program, 1);

	if (status == 0)
		program->code[program->count++] =
			(struct instruction){ op, (uint32_t)value, jump };
	return status;
}

/* Put one in front of what begins at `start`: all jumps in there stay as they are. */
static int insert(
	struct program *program, size_t start, enum regex_op op, size_t value, int jump)
{
	int status = reserve(program, 1);
	struct instruction *at = program->code + start;

	if (status != 0)
		return status;
	memmove(at + 1, at, (program->count - start) * sizeof *at);
	*at = (struct instruction){ op, (uint32_t)value, jump };
	program->count++;
	return 0;
}

static int emit_set(struct program *program, const struct set *set)
{
	if (program->set_count == program->set_room) {
		size_t room = program->set_room ? 2 * program->set_room : 4;
		struct set *sets = realloc(program->sets, room * sizeof *sets);

		if (!sets)
			return REGEX_SPACE;
		program->sets = sets;
		program->set_room = room;
	}
	program->sets[program->set_count] = *set;
	return emit(program, OP_SET, program->set_count++, 0);
}

static bool is_letter(unsigned char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static int emit_byte(struct reader *reader, unsigned char byte)
{
	struct set both = { { 0 } };

	if (!reader->ignore_case || !is_letter(byte))
		return emit(reader->program, OP_BYTE, byte, 0);
	set_add(&both, byte);
	set_add(&both, byte ^ ('a' ^ 'A'));
	return emit_set(reader->program, &both);
}

/* ---- repeats: of all that begins at `start` ---- */

static int length(const struct program *program, size_t start)
{
	return (int)(program->count - start);
}

static int put_optional(struct program *program, size_t start)
{
	return insert(program, start, OP_SPLIT, 0, length(program, start) + 1);
}

static bool takes_one(const struct program *program, size_t start)
{
	return length(program, start) == 1 && program->code[start].op <= OP_SET;
}

/* Once or more. What may take nothing would go round for ever. */
static int put_rounds(struct program *program, size_t start)
{
	int status = 0;

	if (!takes_one(program, start)) {
		size_t mark = program->marks++;

		status = insert(program, start, OP_MARK, mark, 0);
		if (status == 0)
			status = emit(program, OP_ROUND, mark, 0);
	}
	if (status == 0)
		status = emit(program, OP_AGAIN, 0, -length(program, start));
	return status;
}

/* Append copies of the first `size` instructions from `start` on. */
static int put_copies(struct program *program, size_t start, size_t size, unsigned times)
{
	int status = size > 0 && times > PROGRAM_MAX / size
	                     ? REGEX_SPACE
	                     : reserve(program, size * times);

	for (; status == 0 && times > 0; times--) {
		memcpy(program->code + program->count, program->code + start,
			size * sizeof *program->code);
		program->count += size;
	}
	return status;
}

/* Once, and so many times more if that can be: each copy has one before it to leave them all. */
static int put_upto(struct program *program, size_t start, size_t size, unsigned times)
{
	size_t first = program->count;

	for (unsigned i = 0; i < times; i++) {
		int status = emit(program, OP_SPLIT, 0, 0);

		if (status == 0)
			status = put_copies(program, start, size, 1);
		if (status != 0)
			return status;
	}
	for (size_t at = first; at < program->count; at += size + 1)
		program->code[at].jump = length(program, at);
	return 0;
}

/* x{m,} is m - 1 times x and x+; x{m,n} is m times x and n - m times an x that may not be. */
static int put_repeat(
	struct program *program, size_t start, unsigned least, unsigned most)
{
	size_t size = program->count - start;
	int status;

	if (most == 0) {
		program->count = start;
		return 0;
	}
	if (size == 0)
		return 0;
	status = put_copies(program, start, size, least > 1 ? least - 1 : 0);
	if (status == 0 && most == REPEAT_FOREVER)
		status = put_rounds(program, program->count - size);
	else if (status == 0)
		status = put_upto(program, start, size, most - (least ? least : 1));
	if (status == 0 && least == 0)
		status = put_optional(program, start);
	return status;
}

/* ---- what is between ---- */

static int read_alternatives(struct reader *reader);

static int read_inside(struct reader *reader)
{
	int status;

	if (reader->depth == REGEX_NEST_MAX)
		return REGEX_STACK;
	reader->depth++;
	status = token_next(&reader->tokens);
	if (status == 0)
		status = read_alternatives(reader);
	reader->depth--;
	if (status == 0 && reader->tokens.token.kind != TOKEN_CLOSE)
		status = REGEX_PAREN;
	return status;
}

static int read_group(struct reader *reader)
{
	size_t group;
	int status;

	if (reader->nosubs)
		return read_inside(reader);
	group = ++reader->program->groups;
	status = emit(reader->program, OP_SAVE, 2 * group, 0);
	if (status == 0)
		status = read_inside(reader);
	if (status == 0)
		status = emit(reader->program, OP_SAVE, 2 * group + 1, 0);
	if (group < sizeof reader->is_closed)
		reader->is_closed[group] = true;
	return status;
}

static int emit_back(struct reader *reader, unsigned char group)
{
	if (!reader->is_closed[group])
		return REGEX_BACKREF;
	reader->program->refers_back = true;
	return emit(reader->program, OP_BACK, group, 0);
}

/* Whatever the present token begins that can be repeated, or an anchor. */
static int read_atom(struct reader *reader)
{
	const struct token *token = &reader->tokens.token;

	switch (token->kind) {
	case TOKEN_BYTE:
		return emit_byte(reader, token->byte);
	case TOKEN_SET:
		return emit_set(reader->program, &token->set);
	case TOKEN_OPEN:
		return read_group(reader);
	case TOKEN_BACK:
		return emit_back(reader, token->byte);
	case TOKEN_BEGIN:
		return emit(reader->program, OP_BEGIN, 0, 0);
	case TOKEN_FINISH:
		return emit(reader->program, OP_END, 0, 0);
	default:
		return REGEX_BADREPEAT;
	}
}

static int read_repeats(struct reader *reader, size_t start, bool is_anchor)
{
	struct token *token = &reader->tokens.token;
	int status = 0;

	while (status == 0 && token->kind == TOKEN_REPEAT) {
		if (is_anchor)
			return REGEX_BADREPEAT;
		status = put_repeat(reader->program, start, token->least, token->most);
		if (status == 0)
			status = token_next(&reader->tokens);
	}
	return status;
}

static int read_sequence(struct reader *reader)
{
	int status = 0;

	while (status == 0) {
		enum token_kind kind = reader->tokens.token.kind;
		size_t start = reader->program->count;

		if (kind == TOKEN_END || kind == TOKEN_CLOSE || kind == TOKEN_OR)
			return 0;
		status = read_atom(reader);
		if (status == 0)
			status = token_next(&reader->tokens);
		if (status == 0)
			status = read_repeats(reader, start,
				kind == TOKEN_BEGIN || kind == TOKEN_FINISH);
	}
	return status;
}

/* Each way but the last ends with a jump, which at first leads to that of the one before. */
static int read_alternatives(struct reader *reader)
{
	struct program *program = reader->program;
	size_t start = program->count, last = 0;
	int status = read_sequence(reader);

	while (status == 0 && reader->tokens.token.kind == TOKEN_OR) {
		status = insert(program, start, OP_SPLIT, 0, length(program, start) + 2);
		if (status == 0)
			status = emit(program, OP_JUMP, 0, (int)last);
		if (status != 0)
			return status;
		last = program->count - 1;
		start = program->count;
		status = token_next(&reader->tokens);
		if (status == 0)
			status = read_sequence(reader);
	}
	while (status == 0 && last) {
		size_t before = (size_t)program->code[last].jump;

		program->code[last].jump = length(program, last);
		last = before;
	}
	return status;
}

/* ---- with what a match begins ---- */

/* Mark what can be reached from `at` without taking a byte. False if that is the end, or what
 * takes no one knows what. */
static bool reach(struct program *program, bool *seen, size_t at)
{
	for (; !seen[at]; at++) {
		const struct instruction *code = program->code + at;

		seen[at] = true;
		switch (code->op) {
		case OP_MATCH:
		case OP_BACK:
			return false;
		case OP_BYTE:
			set_add(&program->first, (unsigned char)code->value);
			return true;
		case OP_SET:
			for (size_t i = 0; i < 8; i++)
				program->first.bits[i] |=
					program->sets[code->value].bits[i];
			return true;
		case OP_JUMP:
			at += (size_t)code->jump - 1;
			break;
		default:
			break;
		}
	}
	return true;
}

/* Ways lead forwards, but for loops, whose beginning was seen; so one pass sees each split's
 * second way after its first. */
static int find_first(struct program *program)
{
	bool *seen = calloc(program->count, sizeof *seen);

	if (!seen)
		return REGEX_SPACE;
	program->has_first = reach(program, seen, 0);
	for (size_t at = 0; at < program->count && program->has_first; at++)
		if (seen[at] && program->code[at].op == OP_SPLIT)
			program->has_first =
				reach(program, seen, at + (size_t)program->code[at].jump);
	free(seen);
	return 0;
}

int program_init(struct program *program, const struct regex_pattern *pattern)
{
	struct reader reader = {
		.program = program,
		.tokens = { .pattern = pattern, .is_first = true },
		.ignore_case = pattern->ignore_case,
		.nosubs = pattern->nosubs,
	};
	int status;

	*program = (struct program){ 0 };
	status = token_next(&reader.tokens);
	if (status == 0)
		status = read_alternatives(&reader);
	if (status == 0 && reader.tokens.token.kind != TOKEN_END)
		status = REGEX_PAREN;
	if (status == 0)
		status = emit(program, OP_MATCH, 0, 0);
	return status == 0 ? find_first(program) : status;
}

void program_finish(struct program *program)
{
	free(program->code);
	free(program->sets);
}
