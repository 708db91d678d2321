/* SPDX-License-Identifier: MIT */
/* regex_ecma_group.c - patterns of ECMAScript: the groups that begin with a question mark. */
#include <string.h>

#include "modules/regex_ecma_writer.h"

static int read_comment(struct writer *writer)
{
	const unsigned char *end =
		memchr(writer->at, ')', (size_t)(writer->end - writer->at));

	if (!end)
		return REGEX_PAREN;
	writer->at = end + 1;
	return 0;
}

/* A group with options, options for what follows, a name, a condition, or a call of another
 * group: all of it is copied, up to and with the first of `ends` behind its first character. */
static int copy_head(struct writer *writer, const char *ends, unsigned char *end)
{
	size_t start = writer->ecma->size + 2;

	writer_put_text(writer, "(?");
	while (!writer_is_over(writer)) {
		bool is_first = writer->ecma->size == start;

		*end = *writer->at;
		if (!byte_is_word(*end) &&
			!byte_is_one_of(*end, is_first ? "&^+-<'(" : "&+-<>='") &&
			!byte_is_one_of(*end, ends))
			return REGEX_PAREN;
		writer_copy(writer, 1);
		if (!is_first && byte_is_one_of(*end, ends))
			return 0;
	}
	return REGEX_PAREN;
}

/* (?i), (?s-m:...): but no x, which would change what the rest of the pattern is. */
static int read_options(struct writer *writer)
{
	const unsigned char *from = writer->at;
	size_t start = writer->ecma->size;
	unsigned char end = 0;
	int status = copy_head(writer, ":)", &end);

	if (status != 0)
		return status;
	if (memchr(from, 'x', (size_t)(writer->at - from)))
		return REGEX_PAREN;
	writer->ecma->ignores_case = writer->ecma->has_options = true;
	return end == ':' ? writer_open_group(writer, start) : 0;
}

/* And not (?-1), which calls a group. */
static bool begins_options(const struct writer *writer)
{
	const unsigned char *at = writer->at;

	if (at < writer->end && (*at == '-' || *at == '^'))
		at++;
	return at < writer->end && *at >= 'a' && *at <= 'z';
}

/* What follows `(?` is one of these, and a group begins. */
static bool has_plain_head(struct writer *writer)
{
	static const char *const heads[] = { ":", "=", "!", ">", "|", "<=", "<!" };

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		if (!writer_is_at(writer, heads[i]))
			continue;
		writer_put_text(writer, "(?");
		writer_copy(writer, strlen(heads[i]));
		return true;
	}
	return false;
}

int writer_read_special(struct writer *writer)
{
	size_t start = writer->ecma->size;
	unsigned char end = 0;
	int status;

	if (has_plain_head(writer))
		return writer_open_group(writer, start);
	if (writer_is_at(writer, "#"))
		return read_comment(writer);
	/* a condition, which is the group that comes next */
	if (writer_is_at(writer, "(?")) {
		writer_put_text(writer, "(?");
		return writer_open_group(writer, start);
	}
	if (writer_is_at(writer, "(") || writer_is_at(writer, "<") ||
		writer_is_at(writer, "P<") || writer_is_at(writer, "'")) {
		status = copy_head(writer, ">')", &end);
		return status == 0 ? writer_open_group(writer, start) : status;
	}
	if (writer_is_at(writer, "C"))
		return REGEX_PAREN;
	if (begins_options(writer))
		return read_options(writer);
	writer->ecma->refers_back = true;
	return copy_head(writer, ")", &end);
}
