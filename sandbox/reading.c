/* SPDX-License-Identifier: MIT */
/* reading.c - what reading every kind of word is made of. */
#include "sandbox/reading.h"

#include <stdio.h>
#include <string.h>

enum { SHOWN = 40 }; /* bytes of the text in a message */

/* ---- complaints ---- */

int reading_expect(
	struct reading *reading, const struct data_value *value, const char *expected)
{
	static const char *const types[] = {
		[DATA_BOOLEAN] = "a boolean",
		[DATA_NUMBER] = "a number",
		[DATA_STRING] = "a string",
		[DATA_TABLE] = "a table",
	};
	const char *key = value->key ? value->key : "";

	if (value->type == DATA_STRING)
		return data_refuse(reading->fault, reading->source, value,
			"%.*s%s'%.*s', expected %s", SHOWN, key, *key ? " is " : "",
			SHOWN, value->string, expected);
	return data_refuse(reading->fault, reading->source, value,
		"%.*s%s%s, expected %s", SHOWN, key, *key ? " is " : "",
		types[value->type], expected);
}

int reading_refuse_unknown(struct reading *reading, const struct data_value *value,
	const char *what, const char *written, const char *guess)
{
	return data_refuse(reading->fault, reading->source, value,
		"unknown %s '%.*s'%s%s%s", what, SHOWN, written,
		guess ? " (did you mean '" : "", guess ? guess : "", guess ? "'?)" : "");
}

int reading_refuse_choice(struct reading *reading, const struct data_value *value,
	const char *const *choices)
{
	char expected[256] = "";
	const char *guess;

	if (value->type == DATA_STRING) {
		guess = choice_guess(choices, value->string);
		if (guess)
			return reading_refuse_unknown(
				reading, value, "word", value->string, guess);
	}
	for (size_t i = 0; choices[i]; i++)
		snprintf(expected + strlen(expected), sizeof expected - strlen(expected),
			"%s\"%s\"",
			i == 0           ? ""
			: choices[i + 1] ? ", "
					 : " or ",
			choices[i]);
	return reading_expect(reading, value, expected);
}

static int no_room(struct reading *reading, const struct data_value *value)
{
	return data_refuse(reading->fault, reading->source, value, "too much text");
}

/* ---- what every kind of word is made of ---- */

static struct place place_of(const struct data_value *value)
{
	return (struct place){ value->line, value->column };
}

int reading_say(struct reading *reading, unsigned word, const struct data_value *value,
	uint64_t number)
{
	policy_say(reading->policy, word, number, place_of(value));
	return 0;
}

int reading_keep(struct reading *reading, const struct data_value *value,
	const char *string, unsigned *offset)
{
	long kept = policy_keep(reading->policy, string);

	if (kept < 0)
		return no_room(reading, value);
	*offset = (unsigned)kept;
	return 0;
}

/* A new item with its string. NULL: refused. */
struct item *reading_add(struct reading *reading, unsigned word,
	const struct data_value *value, const char *string)
{
	struct item *item = policy_add(reading->policy, word);

	if (!item) {
		no_room(reading, value);
		return NULL;
	}
	item->line = value->line;
	item->column = value->column;
	return reading_keep(reading, value, string, &item->text) < 0 ? NULL : item;
}

/* A table without keys. */
int reading_list(struct reading *reading, unsigned word, const struct data_value *list,
	reading_element *read)
{
	if (list->type != DATA_TABLE)
		return reading_expect(reading, list, "a list: { ... }");
	reading_say(reading, word, list, 0);
	for (const struct data_value *value = list->first; value; value = value->next) {
		if (value->key)
			return reading_refuse_unknown(
				reading, value, "key", value->key, NULL);
		if (read(reading, word, value) < 0)
			return -1;
	}
	return 0;
}

int reading_expect_string(
	struct reading *reading, const struct data_value *value, const char *expected)
{
	return value->type == DATA_STRING && *value->string
	               ? 0
	               : reading_expect(reading, value, expected);
}

/* The fields of a table, each known and of its type. */
int reading_check_fields(
	struct reading *reading, const struct data_value *table, const char *const *keys)
{
	for (const struct data_value *value = table->first; value; value = value->next) {
		if (!value->key)
			return reading_expect(reading, value, "KEY = value");
		if (choice_find(keys, value->key) < 0)
			return reading_refuse_unknown(reading, value, "key", value->key,
				choice_guess(keys, value->key));
	}
	return 0;
}
