/* SPDX-License-Identifier: MIT */
/* manifest.c - from the text of a manifest to a policy. */
#include "sandbox/manifest.h"

#include <stdio.h>
#include <string.h>

#include "sandbox/kind.h"

enum { NAME_MAX_LENGTH = 64 }; /* of a word with its table */

static int read_word(struct reading *reading, int word, const struct data_value *value)
{
	if (words[word].flags & WORD_OF_OPERATORS && reading->author != AUTHOR_OPERATOR)
		return data_refuse(reading->fault, reading->source, value,
			"only an operator's policy can say '%s'", words[word].name);
	return kind_read(reading, (unsigned)word, value);
}

/* The values of a table of words, called `table`; "" is the outermost. */
static int read_words(
	struct reading *reading, const char *table, const struct data_value *values)
{
	if (values->type != DATA_TABLE)
		return reading_expect(reading, values, "a table");
	for (const struct data_value *value = values->first; value; value = value->next) {
		char name[NAME_MAX_LENGTH], guess[NAME_MAX_LENGTH];
		int word, status;

		if (!value->key)
			return reading_expect(reading, value, "KEY = value");
		if (strncmp(value->key, "x_", 2) == 0)
			continue;
		snprintf(name, sizeof name, "%s%s%s", table, *table ? "." : "",
			value->key);
		word = strchr(value->key, '.') ? -1 : word_find(name);
		if (word >= 0)
			status = read_word(reading, word, value);
		else if (!strchr(value->key, '.') && word_is_table(name))
			status = read_words(reading, name, value);
		else
			status = reading_refuse_unknown(reading, value, "key", value->key,
				word_guess(table, value->key, guess, sizeof guess)
					? guess
					: NULL);
		if (status < 0)
			return -1;
	}
	return 0;
}

static int read_root(struct reading *reading, const struct data_value *root)
{
	const struct data_value *first = root->first;

	if (!first || !first->key || strcmp(first->key, "version") != 0)
		return data_refuse(reading->fault, reading->source, first ? first : root,
			"expected 'version = %d' before all else", POLICY_VERSION);
	return read_words(reading, "", root);
}

int manifest_read(struct policy *policy, const struct data_source *source,
	enum manifest_author author, struct fault *fault)
{
	struct reading reading = { policy, source, author, fault };
	struct data data;
	const struct data_value *root = data_parse(&data, source, fault);
	int status = -1;

	policy_init(policy, source->name);
	if (root)
		status = read_root(&reading, root);
	data_finish(&data);
	return status;
}
