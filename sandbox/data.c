/* SPDX-License-Identifier: MIT */
/* data.c - a table written as in Lua, read as data. */
#include "sandbox/data.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	DIGITS_MAX = 15, /* a double has them all */
	SHOWN = 40,      /* bytes of the text in a message */
};

/* Reading goes through a copy of the text, in which each string shrinks where it stands and
 * gets its NUL. `at` never passes `end`, where a NUL stands. */
struct reader {
	struct data *data;
	const struct data_source *source;
	struct fault *fault;
	char *at, *end;
	char *line_start; /* where this line begins, or the text, if that is later */
	unsigned line, first_column; /* of line_start */
	unsigned depth;
};

/* ---- complaints ---- */

static unsigned column_of(const struct reader *reader, const char *at)
{
	return (unsigned)(at - reader->line_start) + reader->first_column;
}

static int refuse_at(struct reader *reader, const char *at, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

static int refuse_at(struct reader *reader, const char *at, const char *format, ...)
{
	char text[sizeof reader->fault->text];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	return fault_refuse(reader->fault, EXIT_BAD_MANIFEST, "%s:%u:%u: %s",
		reader->source->name, reader->line, column_of(reader, at), text);
}

int data_refuse(struct fault *fault, const struct data_source *source,
	const struct data_value *value, const char *format, ...)
{
	char text[sizeof fault->text];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	if (value->line == 0) /* it stands on the command line */
		return fault_refuse(
			fault, EXIT_BAD_MANIFEST, "%s: %s", source->name, text);
	return fault_refuse(fault, EXIT_BAD_MANIFEST, "%s:%u:%u: %s", source->name,
		value->line, value->column, text);
}

static bool is_letter(char byte)
{
	unsigned char small = (unsigned char)(byte | ' ');

	return (small >= 'a' && small <= 'z') || byte == '_';
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool is_of_word(char byte)
{
	return is_letter(byte) || is_digit(byte);
}

static int word_length(const struct reader *reader, const char *at)
{
	int length = 0;

	while (at + length < reader->end && length < SHOWN && is_of_word(at[length]))
		length++;
	return length;
}

/* Something else stands here than what was expected. */
static int refuse(struct reader *reader, const char *expected)
{
	const char *at = reader->at;
	unsigned char byte = (unsigned char)*at;
	int length = word_length(reader, at);

	if (at == reader->end)
		return refuse_at(reader, at, "the text ends here, expected %s", expected);
	if (byte == '\r')
		return refuse_at(reader, at,
			"a carriage return: lines end with a line feed alone");
	if (length > 0)
		return refuse_at(reader, at, "unexpected '%.*s', expected %s", length, at,
			expected);
	if (byte < ' ' || byte > '~')
		return refuse_at(reader, at, "unexpected byte 0x%02x, expected %s", byte,
			expected);
	return refuse_at(reader, at, "unexpected '%c', expected %s", byte, expected);
}

/* ---- tokens ---- */

static void skip_space(struct reader *reader)
{
	char *at = reader->at;

	for (;; at++) {
		if (*at == ' ' || *at == '\t')
			continue;
		if (*at == '\n') {
			reader->line++;
			reader->line_start = at + 1;
			reader->first_column = 1;
		} else if (at[0] == '-' && at[1] == '-') {
			at += strcspn(at, "\n\r") - 1;
		} else {
			break;
		}
	}
	reader->at = at;
}

static bool take(struct reader *reader, char byte)
{
	skip_space(reader);
	if (*reader->at != byte || reader->at == reader->end)
		return false;
	reader->at++;
	return true;
}

/* True if the word stands here, which is taken then. */
static bool take_word(struct reader *reader, const char *word)
{
	size_t length = strlen(word);

	if ((size_t)word_length(reader, reader->at) != length ||
		memcmp(reader->at, word, length) != 0)
		return false;
	reader->at += length;
	return true;
}

/* What the escape means whose letter stands here, or 0. */
static char unescape(char letter)
{
	switch (letter) {
	case 'n':
		return '\n';
	case 't':
		return '\t';
	case '\\':
	case '"':
	case '\'':
		return letter;
	default:
		return 0;
	}
}

/* The quote stands here. Returns the string, or NULL. */
static const char *take_string(struct reader *reader)
{
	char *begin = reader->at, *at = begin + 1, *to = begin, quote = *begin;

	for (; *at != quote; at++) {
		char byte = *at;

		if (byte == '\\') {
			byte = unescape(*++at);
			if (!byte) {
				refuse_at(reader, at - 1,
					"this escape is none of \\n \\t \\\\ \\\" \\'");
				return NULL;
			}
		} else if ((unsigned char)byte < ' ' && byte != '\t') {
			refuse_at(reader, begin, "this string has no end on its line");
			return NULL;
		}
		*to++ = byte;
	}
	*to = '\0';
	reader->at = at + 1;
	return begin;
}

static int take_number(struct reader *reader, struct data_value *value)
{
	char *begin = reader->at;
	int digits = 0;
	double scale = 1;

	for (bool fraction = false;; reader->at++) {
		if (*reader->at == '.' && !fraction && is_digit(reader->at[1])) {
			fraction = true;
			continue;
		}
		if (!is_digit(*reader->at) || ++digits > DIGITS_MAX)
			break;
		value->number = value->number * 10 + (*reader->at - '0');
		if (fraction)
			scale *= 10;
	}
	if (digits > DIGITS_MAX)
		return refuse_at(
			reader, begin, "a number has %d digits at most", DIGITS_MAX);
	if (is_of_word(*reader->at) || *reader->at == '.')
		return refuse_at(reader, begin,
			"no number: a size or a time stands in "
			"quotes, as \"64M\" or \"10s\"");
	value->number /= scale;
	return 0;
}

/* ---- values ---- */

static int take_table(struct reader *reader, struct data_value *table, char end);

static int take_value(struct reader *reader, struct data_value *value)
{
	skip_space(reader);
	if (*reader->at == '"' || *reader->at == '\'') {
		value->type = DATA_STRING;
		value->string = take_string(reader);
		return value->string ? 0 : -1;
	}
	if (is_digit(*reader->at)) {
		value->type = DATA_NUMBER;
		return take_number(reader, value);
	}
	if (take(reader, '{'))
		return take_table(reader, value, '}');
	value->type = DATA_BOOLEAN;
	value->truth = take_word(reader, "true");
	if (value->truth || take_word(reader, "false"))
		return 0;
	return refuse(reader, "a string, a number, true, false or a table");
}

/* ["KEY"] = */
static int take_quoted_key(struct reader *reader, struct data_value *value)
{
	reader->at++;
	skip_space(reader);
	if (*reader->at != '"' && *reader->at != '\'')
		return refuse(reader, "a string: [\"key\"]");
	value->key = take_string(reader);
	if (!value->key)
		return -1;
	if (!take(reader, ']'))
		return refuse(reader, "']'");
	return take(reader, '=') ? 0 : refuse(reader, "'='");
}

static bool is_truth(const char *begin, const char *end)
{
	return (end - begin == 4 && memcmp(begin, "true", 4) == 0) ||
	       (end - begin == 5 && memcmp(begin, "false", 5) == 0);
}

/* KEY =, or nothing if a truth value stands here */
static int take_name(struct reader *reader, struct data_value *value)
{
	char *begin = reader->at, *end = begin;

	while (is_of_word(*end))
		end++;
	reader->at = end;
	if (!take(reader, '=')) {
		if (is_truth(begin, end)) {
			reader->at = begin;
			return 0;
		}
		return data_refuse(reader->fault, reader->source, value,
			"unexpected '%.*s', expected a value, or a key with '='",
			(int)(end - begin < SHOWN ? end - begin : SHOWN), begin);
	}
	value->key = begin;
	*end = '\0';
	return 0;
}

/* A key, if one stands here, up to the value behind it. */
static int take_key(struct reader *reader, struct data_value *value)
{
	if (*reader->at == '[')
		return take_quoted_key(reader, value);
	return is_letter(*reader->at) ? take_name(reader, value) : 0;
}

static int check_key(struct reader *reader, const struct data_value *table,
	const struct data_value *value)
{
	const struct data_value *other = data_find(table, value->key);

	if (!other)
		return 0;
	return data_refuse(reader->fault, reader->source, value,
		"'%.*s' stands here twice, first in line %u", SHOWN, value->key,
		other->line);
}

static struct data_value *new_value(struct reader *reader)
{
	struct data *data = reader->data;
	struct data_value *value;

	if (data->count == data->room) {
		refuse_at(reader, reader->at, "more than %d values", DATA_VALUES_MAX);
		return NULL;
	}
	value = &data->values[data->count++];
	*value = (struct data_value){
		.line = reader->line,
		.column = column_of(reader, reader->at),
	};
	return value;
}

/* Take a value with its key, if it has one, and append it. */
static int take_field(
	struct reader *reader, struct data_value *table, struct data_value ***link)
{
	struct data_value *value = new_value(reader);

	if (!value || take_key(reader, value) < 0)
		return -1;
	if (value->key && check_key(reader, table, value) < 0)
		return -1;
	**link = value;
	*link = &value->next;
	table->count++;
	return take_value(reader, value);
}

static bool at_end(struct reader *reader, char end)
{
	skip_space(reader);
	return end ? *reader->at == end : reader->at == reader->end;
}

/* What stands between braces, and the closing one: `end`. 0: the text ends there. */
static int take_fields(struct reader *reader, struct data_value *table, char end)
{
	struct data_value **link = &table->first;

	while (!at_end(reader, end)) {
		if (take_field(reader, table, &link) < 0)
			return -1;
		if (!take(reader, ',') && !take(reader, ';') && !at_end(reader, end))
			return refuse(reader, end ? "',' or '}'" : "','");
	}
	if (end)
		reader->at++;
	return 0;
}

static int take_table(struct reader *reader, struct data_value *table, char end)
{
	table->type = DATA_TABLE;
	if (reader->depth == DATA_DEPTH_MAX)
		return refuse_at(reader, reader->at - 1,
			"tables within tables, more than %d deep", DATA_DEPTH_MAX);
	reader->depth++;
	if (take_fields(reader, table, end) < 0)
		return -1;
	reader->depth--;
	return 0;
}

/* ---- the whole ---- */

static int take_all(struct reader *reader, struct data_value *root)
{
	if (reader->source->inside)
		return take_table(reader, root, '\0');
	skip_space(reader);
	take_word(reader, "return");
	if (!take(reader, '{'))
		return refuse(reader, "'{'");
	if (take_table(reader, root, '}') < 0)
		return -1;
	skip_space(reader);
	return reader->at == reader->end ? 0 : refuse(reader, "nothing behind the table");
}

/* A value has two bytes at least, with what separates it from the next or ends it; but the
 * ends of tables can be missing. */
static int make_room(struct data *data, const struct data_source *source)
{
	data->room = (unsigned)source->size / 2 + 2 + DATA_DEPTH_MAX;
	if (data->room > DATA_VALUES_MAX)
		data->room = DATA_VALUES_MAX;
	data->values = malloc(data->room * sizeof *data->values);
	data->text = malloc(source->size + 1);
	if (!data->values || !data->text)
		return -1;
	memcpy(data->text, source->text, source->size);
	data->text[source->size] = '\0';
	return 0;
}

const struct data_value *data_parse(
	struct data *data, const struct data_source *source, struct fault *fault)
{
	struct reader reader = {
		.data = data,
		.source = source,
		.fault = fault,
		.line = source->line,
		.first_column = source->column,
	};

	*data = (struct data){ 0 };
	if (source->size > DATA_SIZE_MAX) {
		fault_refuse(fault, EXIT_BAD_MANIFEST, "%s:%u:%u: more than %d bytes",
			source->name, source->line, source->column, DATA_SIZE_MAX);
		return NULL;
	}
	if (make_room(data, source) < 0) {
		fault_set(fault, "manifest", ENOMEM, "%s", source->name);
		return NULL;
	}
	reader.at = data->text;
	reader.end = data->text + source->size;
	reader.line_start = reader.at;
	return take_all(&reader, new_value(&reader)) == 0 ? data->values : NULL;
}

void data_finish(struct data *data)
{
	free(data->values);
	free(data->text);
	*data = (struct data){ 0 };
}

const struct data_value *data_find(const struct data_value *table, const char *key)
{
	const struct data_value *value = table->first;

	for (; value; value = value->next)
		if (value->key && *value->key == *key && strcmp(value->key, key) == 0)
			break;
	return value;
}
