/* SPDX-License-Identifier: MIT */
/* manifest.c - from the text of a manifest to policies. */
#include "sandbox/manifest.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "sandbox/kind.h"
#include "sandbox/term.h"

enum {
	NAME_MAX_LENGTH = 64, /* of a word with its table */
	SHOWN = 40,           /* bytes of the text in a message */
};

/* ---- which words stand where ---- */

/* Why words with these flags do not stand here; NULL: they may. */
static const char *misplaced(enum reading_scope scope, unsigned flags)
{
	if (flags & WORD_OF_ACTORS)
		return scope == SCOPE_ACTOR ? NULL : "belongs into an actor";
	if (flags & WORD_OUTERMOST)
		return scope == SCOPE_MAIN || scope == SCOPE_ACTOR
		               ? "belongs outside of 'main' and 'actors'"
		               : NULL;
	return scope == SCOPE_AROUND ? "belongs into 'main'" : NULL;
}

static int refuse_misplaced(
	struct reading *reading, const struct data_value *value, const char *why)
{
	return data_refuse(reading->fault, reading->source, value, "'%.*s' %s", SHOWN,
		value->key, why);
}

/* The flags of the words that no one means here. */
static unsigned flags_not_meant(enum reading_scope scope)
{
	return (misplaced(scope, WORD_OF_ACTORS) ? WORD_OF_ACTORS : 0U) |
	       (misplaced(scope, WORD_OUTERMOST) ? WORD_OUTERMOST : 0U);
}

static bool may_have_parts(enum reading_scope scope)
{
	return scope == SCOPE_FLAT || scope == SCOPE_AROUND;
}

/* ---- words ---- */

static int read_word(struct reading *reading, int word, const struct data_value *value)
{
	const char *why = misplaced(reading->scope, words[word].flags);

	if (why)
		return refuse_misplaced(reading, value, why);
	if (words[word].flags & WORD_OF_OPERATORS && reading->author != AUTHOR_OPERATOR)
		return data_refuse(reading->fault, reading->source, value,
			"only an operator's policy can say '%s'", words[word].name);
	return kind_read(reading, (unsigned)word, value);
}

/* Parts are read apart from what is around them. */
static int check_parts(struct reading *reading, const struct data_value *value)
{
	if (may_have_parts(reading->scope))
		return 0;
	return refuse_misplaced(reading, value,
		reading->scope == SCOPE_POLICY ? "has no place in the policy of one part"
					       : "belongs outside of the parts");
}

static int refuse_unknown(
	struct reading *reading, const char *table, const struct data_value *value)
{
	char guess[NAME_MAX_LENGTH];
	const char *meant = NULL;

	if (!*table && may_have_parts(reading->scope))
		meant = choice_guess(word_parts, value->key);
	if (!meant && word_guess(table, value->key, flags_not_meant(reading->scope),
			      guess, sizeof guess))
		meant = guess;
	return reading_refuse_unknown(reading, value, "key", value->key, meant);
}

static int read_words(
	struct reading *reading, const char *table, const struct data_value *values);

/* A key of the table of words called `table`; "" is the outermost of this part. */
static int read_key(
	struct reading *reading, const char *table, const struct data_value *value)
{
	char name[NAME_MAX_LENGTH];
	bool is_simple = !strchr(value->key, '.');
	int word;

	if (strncmp(value->key, "x_", 2) == 0)
		return 0;
	if (!*table && choice_find(word_parts, value->key) >= 0)
		return check_parts(reading, value);
	snprintf(name, sizeof name, "%s%s%s", table, *table ? "." : "", value->key);
	word = is_simple ? word_find(name) : -1;
	if (word >= 0)
		return read_word(reading, word, value);
	if (!is_simple || !word_is_table(name))
		return refuse_unknown(reading, table, value);
	if (reading->scope == SCOPE_AROUND)
		return refuse_misplaced(reading, value, misplaced(SCOPE_AROUND, 0));
	return read_words(reading, name, value);
}

static int read_words(
	struct reading *reading, const char *table, const struct data_value *values)
{
	if (values->type != DATA_TABLE)
		return reading_expect(reading, values, "a table");
	for (const struct data_value *value = values->first; value; value = value->next) {
		if (!value->key)
			return reading_expect(reading, value, "KEY = value");
		if (read_key(reading, table, value) < 0)
			return -1;
	}
	return 0;
}

static int check_version(struct reading *reading, const struct data_value *root)
{
	const struct data_value *first = root->first;

	if (first && first->key && strcmp(first->key, "version") == 0)
		return 0;
	return data_refuse(reading->fault, reading->source, first ? first : root,
		"expected 'version = %d' before all else", POLICY_VERSION);
}

int manifest_read(struct policy *policy, const struct data_source *source,
	enum manifest_author author, struct fault *fault)
{
	struct reading reading = {
		.policy = policy,
		.source = source,
		.author = author,
		.fault = fault,
		.scope = SCOPE_POLICY,
	};
	struct data data;
	const struct data_value *root = data_parse(&data, source, fault);
	int status = -1;

	policy_init(policy, source->name);
	if (root && check_version(&reading, root) == 0)
		status = read_words(&reading, "", root);
	data_finish(&data);
	return status;
}

/* ---- parts ---- */

static int check_actor(struct reading *reading, const struct data_value *value)
{
	if (!value->key)
		return reading_expect(reading, value, "NAME = { ... }");
	if (strlen(value->key) > CAST_NAME_MAX)
		return data_refuse(reading->fault, reading->source, value,
			"the name of an actor has %d bytes at most", CAST_NAME_MAX);
	if (!term_is_identifier(value->key))
		return data_refuse(reading->fault, reading->source, value,
			"'%.*s' is no name of an actor", SHOWN, value->key);
	if (strcmp(value->key, "main") == 0)
		return data_refuse(reading->fault, reading->source, value,
			"'main' is the part that begins, and no actor");
	return 0;
}

static int add_part(struct reading *reading, struct cast *cast, const char *actor)
{
	if (cast_add(cast, reading->source->name, actor))
		return 0;
	return fault_set(reading->fault, "manifest", ENOMEM, "%s", reading->source->name);
}

/* All of them are known before one of them is read, so that each can name each. */
static int declare_actors(
	struct reading *reading, struct cast *cast, const struct data_value *actors)
{
	if (actors->type != DATA_TABLE)
		return reading_expect(reading, actors, "a table: { NAME = { ... } }");
	for (const struct data_value *value = actors->first; value; value = value->next) {
		if (check_actor(reading, value) < 0)
			return -1;
		if (cast->count > CAST_ACTORS_MAX)
			return data_refuse(reading->fault, reading->source, value,
				"more than %d actors", CAST_ACTORS_MAX);
		if (add_part(reading, cast, value->key) < 0)
			return -1;
	}
	return 0;
}

/* What is not said of it is said here, because a layer that does not know the actor sets
 * no bound by that. */
static void say_default(struct reading *reading, const char *word)
{
	unsigned number = (unsigned)word_find(word);
	const struct place nowhere = { 0, 0 };

	if (!policy_says(reading->policy, number))
		policy_say(reading->policy, number, words[number].unsaid, nowhere);
}

static int read_actor(struct reading *reading, const struct data_value *value)
{
	if (read_words(reading, "", value) < 0)
		return -1;
	if (!policy_says(reading->policy, (unsigned)word_find("module")))
		return data_refuse(reading->fault, reading->source, value,
			"'%.*s' has no module: module = \"./%.*s\"", SHOWN, value->key,
			SHOWN, value->key);
	say_default(reading, "max");
	say_default(reading, "restart");
	say_default(reading, "spawn");
	return 0;
}

static int read_actors(struct reading *reading, const struct data_value *actors)
{
	const struct cast *cast = reading->cast;
	const struct data_value *value = actors ? actors->first : NULL;

	if (cast->count > 1)
		say_default(reading, "spawn");
	reading->scope = SCOPE_ACTOR;
	for (unsigned i = 1; value; value = value->next) {
		reading->policy = cast->parts[i++];
		if (read_actor(reading, value) < 0)
			return -1;
	}
	return 0;
}

static int read_cast(
	struct reading *reading, struct cast *cast, const struct data_value *root)
{
	const struct data_value *main_part = data_find(root, "main");
	const struct data_value *actors = data_find(root, "actors");

	if (check_version(reading, root) < 0 || add_part(reading, cast, NULL) < 0 ||
		(actors && declare_actors(reading, cast, actors) < 0))
		return -1;
	reading->policy = cast->parts[0];
	reading->scope = main_part ? SCOPE_AROUND : SCOPE_FLAT;
	if (read_words(reading, "", root) < 0)
		return -1;
	reading->scope = SCOPE_MAIN;
	if (main_part && read_words(reading, "", main_part) < 0)
		return -1;
	return read_actors(reading, actors);
}

int manifest_read_cast(struct cast *cast, const struct data_source *source,
	enum manifest_author author, struct fault *fault)
{
	struct reading reading = {
		.source = source,
		.author = author,
		.fault = fault,
		.cast = cast,
	};
	struct data data;
	const struct data_value *root = data_parse(&data, source, fault);
	int status = root ? read_cast(&reading, cast, root) : -1;

	data_finish(&data);
	return status;
}
