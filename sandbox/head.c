/* SPDX-License-Identifier: MIT */
/* head.c - the manifest in the head of a script. */
#include "sandbox/head.h"

#include <stdbool.h>
#include <string.h>

#define OPENING "--[==[ sandbox"
#define CLOSING "]==]"
#define MARK    "\xef\xbb\xbf" /* of byte order */

enum { BYTECODE = 0x1b }; /* its first byte */

/* A walk along the lines of a script. */
struct walk {
	const char *at, *end; /* of this line, and of the text */
	const char *begin;
	unsigned line;
};

static bool begins_with(const struct walk *walk, const char *word)
{
	size_t length = strlen(word);

	return (size_t)(walk->end - walk->at) >= length &&
	       memcmp(walk->at, word, length) == 0;
}

static bool is_of_word(char byte)
{
	return (byte >= '0' && byte <= '9') || byte == '_' ||
	       ((byte | ' ') >= 'a' && (byte | ' ') <= 'z');
}

static bool at_opening(const struct walk *walk)
{
	const char *next = walk->at + strlen(OPENING);

	return begins_with(walk, OPENING) && (next == walk->end || !is_of_word(*next));
}

static const char *line_end(const struct walk *walk)
{
	const char *end = memchr(walk->at, '\n', (size_t)(walk->end - walk->at));

	return end ? end : walk->end;
}

static bool next_line(struct walk *walk)
{
	const char *end = line_end(walk);

	if (end == walk->end)
		return false;
	walk->at = end + 1;
	walk->line++;
	return true;
}

static size_t blanks(const char *at, const char *end)
{
	size_t count = 0;

	while (at + count < end && strchr(" \t\r", at[count]) && at[count])
		count++;
	return count;
}

static bool is_blank(const struct walk *walk)
{
	const char *end = line_end(walk);

	return walk->at + blanks(walk->at, end) == end;
}

/* A comment that ends with its line; --[[ and --[=[ do not. */
static bool is_line_comment(const struct walk *walk)
{
	const char *at = walk->at + 3, *end = line_end(walk);

	if (!begins_with(walk, "--"))
		return false;
	if (!begins_with(walk, "--["))
		return true;
	while (at < end && *at == '=')
		at++;
	return at == end || *at != '[';
}

/* A long comment with this word alone on its first line was meant to be a block: a script that
 * its author takes for confined must not run as if it had none. */
static bool nearly_opens(const struct walk *walk)
{
	static const char word[] = "sandbox";
	const char *at = walk->at, *end = line_end(walk);

	at += blanks(at, end);
	if (end - at < 3 || memcmp(at, "--[", 3) != 0)
		return false;
	for (at += 3; at < end && *at == '='; at++)
		;
	if (at == end || *at++ != '[')
		return false;
	at += blanks(at, end);
	if ((size_t)(end - at) < strlen(word) || memcmp(at, word, strlen(word)) != 0)
		return false;
	at += strlen(word);
	return at + blanks(at, end) == end;
}

static bool may_precede(const struct walk *walk)
{
	return (walk->line == 1 && *walk->at == '#') || is_blank(walk) ||
	       is_line_comment(walk);
}

static int refuse(
	const struct walk *walk, const char *name, const char *why, struct fault *fault)
{
	return fault_refuse(
		fault, EXIT_BAD_MANIFEST, "%s:%u:1: %s", name, walk->line, why);
}

/* The opening is here. */
static int take_block(const struct walk *walk, const char *name,
	struct data_source *block, struct fault *fault)
{
	const char *begin = walk->at + strlen(OPENING), *end;

	if (walk->at - walk->begin >= HEAD_MAX)
		return refuse(walk, name,
			"the sandbox block begins too late, behind 64 KiB", fault);
	end = memmem(begin, (size_t)(walk->end - begin), CLOSING, strlen(CLOSING));
	if (!end)
		return refuse(
			walk, name, "the sandbox block has no end: " CLOSING, fault);
	*block = (struct data_source){
		.name = name,
		.text = begin,
		.size = (size_t)(end - begin),
		.line = walk->line,
		.column = (unsigned)strlen(OPENING) + 1,
		.inside = true,
	};
	return 1;
}

/* No block may begin in what is left. */
static int check_rest(
	struct walk *walk, const char *name, const char *why, struct fault *fault)
{
	do {
		if (walk->at < walk->end && at_opening(walk))
			return refuse(walk, name, why, fault);
	} while (next_line(walk));
	return 0;
}

/* Lua skips it, and an editor hides it. */
static bool opens_behind_mark(struct walk walk)
{
	if (!begins_with(&walk, MARK))
		return false;
	walk.at += strlen(MARK);
	return at_opening(&walk) || nearly_opens(&walk);
}

int head_find(const char *name, const char *text, size_t size, struct data_source *block,
	struct fault *fault)
{
	struct walk walk = { .at = text, .end = text + size, .begin = text, .line = 1 };
	int status;

	if (size == 0 || *text == BYTECODE)
		return 0;
	if (opens_behind_mark(walk))
		return refuse(&walk, name,
			"a byte order mark stands before the sandbox block", fault);
	while (!at_opening(&walk)) {
		if (nearly_opens(&walk))
			return refuse(&walk, name,
				"a sandbox block begins with a line that is exactly "
				"'" OPENING "'",
				fault);
		if (!may_precede(&walk))
			return check_rest(&walk, name,
				"the sandbox block stands behind something else than comments",
				fault);
		if (!next_line(&walk) || walk.at == walk.end)
			return 0;
	}
	status = take_block(&walk, name, block, fault);
	if (status < 0 || !next_line(&walk))
		return status;
	return check_rest(&walk, name, "a second sandbox block", fault) < 0 ? -1 : status;
}
