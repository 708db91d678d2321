/* SPDX-License-Identifier: MIT */
/* regex_ecma_pattern.c - a pattern of ECMAScript as PCRE2 reads it. */
#include "modules/regex_ecma_pattern.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "modules/regex_ecma_writer.h"

/* A byte becomes four at most, and what is repeated twice gets four more. */
#define GROWTH 8

static int put_literal(struct writer *writer, unsigned char byte)
{
	char text[8];

	if (byte_is_word(byte)) {
		writer_put(writer, byte);
		return 0;
	}
	snprintf(text, sizeof text, "\\x%02x", byte);
	writer_put_text(writer, text);
	return 0;
}

static void begin_atom(struct writer *writer)
{
	writer->atom = writer->ecma->size;
	writer->is_repeated = false;
}

/* ---- escapes ---- */

static int hex(unsigned char byte)
{
	if (byte_is_digit(byte))
		return byte - '0';
	if (byte >= 'a' && byte <= 'f')
		return byte - 'a' + 10;
	return byte >= 'A' && byte <= 'F' ? byte - 'A' + 10 : -1;
}

/* \xHH, \uHHHH */
static int put_hex(struct writer *writer, unsigned digits)
{
	unsigned value = 0;

	for (; digits > 0; digits--) {
		if (writer_is_over(writer) || hex(*writer->at) < 0)
			return REGEX_ESCAPE;
		value = value * 16 + (unsigned)hex(*writer->at++);
	}
	if (value > UINT8_MAX)
		return REGEX_ESCAPE;
	return put_literal(writer, (unsigned char)value);
}

static int put_control(struct writer *writer)
{
	if (writer_is_over(writer))
		return REGEX_ESCAPE;
	return put_literal(writer, *writer->at++ & 31);
}

/* \1, \12: what stands behind is no part of the number then. */
static int put_back(struct writer *writer)
{
	size_t size = 0;

	while (writer->at + size < writer->end && byte_is_digit(writer->at[size]))
		size++;
	if (size > 5)
		return REGEX_BACKREF;
	writer_put_text(writer, "\\g{");
	writer_copy(writer, size);
	writer_put(writer, '}');
	writer->ecma->refers_back = true;
	return 0;
}

/* \k and \p with what stands in brackets behind, which may be just one letter. */
static int put_named(struct writer *writer, unsigned char escape)
{
	static const char opening[] = "{<'", closing[] = "}>'";
	const char *open;
	size_t size = 1;

	if (writer_is_over(writer))
		return REGEX_ESCAPE;
	open = byte_is_one_of(*writer->at, opening) ? strchr(opening, *writer->at) : NULL;
	if (open) {
		char close = closing[open - opening];
		const unsigned char *end = memchr(
			writer->at + 1, close, (size_t)(writer->end - writer->at - 1));

		if (!end)
			return REGEX_ESCAPE;
		size = (size_t)(end + 1 - writer->at);
	} else if (!byte_is_word(*writer->at)) {
		return REGEX_ESCAPE;
	}
	writer_put(writer, '\\');
	writer_put(writer, escape);
	writer_copy(writer, size);
	return 0;
}

/* The same in and out of brackets. An escape that nobody knows is the character itself. */
static int put_escape(struct writer *writer, unsigned char byte)
{
	static const char letters[] = "fnrtv", meant[] = "\f\n\r\t\v";

	if (byte_is_one_of(byte, "dDsSwW")) {
		writer_put(writer, '\\');
		writer_put(writer, byte);
		return 0;
	}
	if (byte_is_one_of(byte, letters))
		return put_literal(
			writer, (unsigned char)meant[strchr(letters, byte) - letters]);
	switch (byte) {
	case '0':
		return put_literal(writer, 0);
	case 'x':
		return put_hex(writer, 2);
	case 'u':
		return put_hex(writer, 4);
	case 'c':
		return put_control(writer);
	case 'p':
	case 'P':
		return put_named(writer, byte);
	default:
		return put_literal(writer, byte);
	}
}

static int read_escape(struct writer *writer)
{
	unsigned char byte;

	if (writer_is_over(writer))
		return REGEX_ESCAPE;
	if (*writer->at >= '1' && *writer->at <= '9')
		return put_back(writer);
	byte = *writer->at++;
	if (byte == 'b' || byte == 'B') {
		writer->ecma->has_boundary |= byte == 'b';
		writer_put(writer, '\\');
		writer_put(writer, byte);
		return 0;
	}
	if (byte == 'k') {
		writer->ecma->refers_back = true;
		return put_named(writer, byte);
	}
	return put_escape(writer, byte);
}

/* ---- brackets ---- */

static int read_class_escape(struct writer *writer)
{
	unsigned char byte;

	if (writer_is_over(writer))
		return REGEX_ESCAPE;
	byte = *writer->at++;
	if (byte >= '1' && byte <= '9')
		return REGEX_ESCAPE;
	return byte == 'b' ? put_literal(writer, '\b') : put_escape(writer, byte);
}

/* [:alpha:], [.x.], [=x=]: PCRE2 knows the first of these. False if it is none. */
static bool read_enclosed(struct writer *writer, int *status)
{
	unsigned char kind = writer->at + 1 < writer->end ? writer->at[1] : 0;
	const unsigned char *end = writer->at + 2;

	if (!byte_is_one_of(kind, ":.="))
		return false;
	while (end + 1 < writer->end && !(end[0] == kind && end[1] == ']'))
		end++;
	if (end + 1 >= writer->end) {
		*status = REGEX_BRACK;
	} else if (kind == ':') {
		writer_copy(writer, (size_t)(end + 2 - writer->at));
	} else {
		*status = end - writer->at == 3 ? put_literal(writer, writer->at[2])
		                                : REGEX_COLLATE;
		writer->at = end + 2;
	}
	return true;
}

static int read_brackets(struct writer *writer)
{
	int status = 0;

	writer_put(writer, '[');
	if (writer_is_at(writer, "^"))
		writer_copy(writer, 1);
	while (status == 0 && !writer_is_over(writer) && *writer->at != ']') {
		if (*writer->at == '[' && read_enclosed(writer, &status))
			continue;
		if (*writer->at == '-') {
			writer_copy(writer, 1);
		} else if (*writer->at == '\\') {
			writer->at++;
			status = read_class_escape(writer);
		} else {
			put_literal(writer, *writer->at++);
		}
	}
	if (status == 0 && writer_is_over(writer))
		return REGEX_BRACK;
	if (status == 0)
		writer_copy(writer, 1);
	return status;
}

/* ---- groups ---- */

static int close_group(struct writer *writer)
{
	if (writer->depth == 0)
		return REGEX_PAREN;
	writer_put(writer, ')');
	writer->atom = writer->opens[--writer->depth];
	writer->is_repeated = false;
	return 0;
}

static int read_group(struct writer *writer)
{
	if (writer_is_at(writer, "*"))
		return REGEX_BADREPEAT;
	if (writer_is_at(writer, "?")) {
		writer->at++;
		return writer_read_special(writer);
	}
	writer_put(writer, '(');
	return writer_open_group(writer, writer->ecma->size - 1);
}

/* ---- repeats ---- */

static size_t read_number(struct writer *writer)
{
	size_t number = 0;

	while (!writer_is_over(writer) && byte_is_digit(*writer->at)) {
		number = number * 10 + (size_t)(*writer->at - '0');
		if (number > UINT16_MAX)
			number = UINT16_MAX + 1;
		writer_copy(writer, 1);
	}
	if (number > writer->ecma->longest_repeat)
		writer->ecma->longest_repeat = number;
	return number;
}

static int read_braces(struct writer *writer)
{
	writer_put(writer, '{');
	if (writer_is_over(writer))
		return REGEX_BRACE;
	if (!byte_is_digit(*writer->at))
		return REGEX_BADBRACE;
	read_number(writer);
	if (writer_is_at(writer, ",")) {
		writer_copy(writer, 1);
		read_number(writer);
	}
	if (writer_is_over(writer))
		return REGEX_BRACE;
	if (*writer->at != '}')
		return REGEX_BADBRACE;
	writer_copy(writer, 1);
	return 0;
}

/* Around what is repeated, to repeat it once more. */
static void put_group(struct writer *writer)
{
	static const unsigned char head[] = { '(', '?', ':' };
	unsigned char *atom = writer->ecma->text + writer->atom;

	memmove(atom + sizeof head, atom, writer->ecma->size - writer->atom);
	memcpy(atom, head, sizeof head);
	writer->ecma->size += sizeof head;
	writer_put(writer, ')');
}

static int read_repeat(struct writer *writer, unsigned char byte)
{
	int status = 0;

	if (writer->is_repeated)
		put_group(writer);
	if (byte == '{')
		status = read_braces(writer);
	else
		writer_put(writer, byte);
	if (status == 0 && (writer_is_at(writer, "?") || writer_is_at(writer, "+")))
		writer_copy(writer, 1);
	writer->is_repeated = true;
	return status;
}

/* ---- all of it ---- */

static int read(struct writer *writer, unsigned char byte)
{
	if (byte_is_one_of(byte, "*+?{"))
		return read_repeat(writer, byte);
	if (byte == ')')
		return close_group(writer);
	begin_atom(writer);
	if (byte == '(')
		return read_group(writer);
	if (byte == '[')
		return read_brackets(writer);
	if (byte == '\\')
		return read_escape(writer);
	if (!byte_is_one_of(byte, ".^$|"))
		return put_literal(writer, byte);
	writer_put(writer, byte);
	return 0;
}

int ecma_pattern_init(struct ecma_pattern *ecma, const struct regex_pattern *pattern)
{
	struct writer writer = {
		.at = pattern->data,
		.end = pattern->data + pattern->size,
		.ecma = ecma,
	};
	int status = 0;

	*ecma = (struct ecma_pattern){ .ignores_case = pattern->ignore_case };
	ecma->text = malloc(GROWTH * (pattern->size + 1));
	if (!ecma->text)
		return REGEX_SPACE;
	while (status == 0 && !writer_is_over(&writer)) {
		unsigned char byte = *writer.at++;

		status = read(&writer, byte);
	}
	return status == 0 && writer.depth > 0 ? REGEX_PAREN : status;
}

void ecma_pattern_finish(struct ecma_pattern *ecma)
{
	free(ecma->text);
}
