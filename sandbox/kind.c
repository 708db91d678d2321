/* SPDX-License-Identifier: MIT */
/* kind.c - what stands behind a word of a manifest, by the kind of the word. */
#include "sandbox/kind.h"

#include <stdio.h>
#include <string.h>

#include "sandbox/kind_list.h"
#include "sandbox/term.h"

enum {
	NAME_MAX_LENGTH = 64, /* of a guess */
	COUNT_MAX = 1 << 30,
	SHOWN = 40, /* bytes of the text in a message */
};

static int read_version(
	struct reading *reading, unsigned word, const struct data_value *value)
{
	if (value->type == DATA_NUMBER && value->number > POLICY_VERSION)
		return data_refuse(reading->fault, reading->source, value,
			"version %.15g is newer than this program, which knows %d",
			value->number, POLICY_VERSION);
	if (value->type != DATA_NUMBER || value->number != POLICY_VERSION)
		return reading_expect(reading, value, "1");
	return reading_say(reading, word, value, POLICY_VERSION);
}

/* The offset of the text is the number. */
static int read_text(
	struct reading *reading, unsigned word, const struct data_value *value)
{
	unsigned offset = 0;

	if (value->type != DATA_STRING)
		return reading_expect(reading, value, "a string");
	if (reading_keep(reading, value, value->string, &offset) < 0)
		return -1;
	return reading_say(reading, word, value, offset);
}

static int read_boolean(
	struct reading *reading, unsigned word, const struct data_value *value)
{
	if (value->type != DATA_BOOLEAN)
		return reading_expect(reading, value, "true or false");
	if (value->truth && strcmp(words[word].name, "bytecode") == 0)
		return reading_expect(reading, value, "false: bytecode is never loaded");
	return reading_say(reading, word, value, value->truth);
}

static int read_choice(
	struct reading *reading, unsigned word, const struct data_value *value)
{
	const char *const *choices = words[word].choices;
	int choice =
		value->type == DATA_STRING ? choice_find(choices, value->string) : -1;

	if (choice < 0)
		return reading_refuse_choice(reading, value, choices);
	return reading_say(reading, word, value, (uint64_t)choice);
}

static int read_member(
	struct reading *reading, unsigned word, const struct data_value *value)
{
	const char *const *choices = words[word].choices;
	int choice =
		value->type == DATA_STRING ? choice_find(choices, value->string) : -1;

	if (choice < 0)
		return reading_refuse_choice(reading, value, choices);
	reading->policy->numbers[word] |= UINT64_C(1) << choice;
	return 0;
}

static int read_set(
	struct reading *reading, unsigned word, const struct data_value *value)
{
	return reading_list(reading, word, value, read_member);
}

/* On the command line there is no key. */
static int refuse_less(struct reading *reading, unsigned word,
	const struct data_value *value, const char *written)
{
	const char *dot = strrchr(words[word].name, '.');
	char least[WORD_LEAST_SIZE];

	word_least(&words[word], least);
	return data_refuse(reading->fault, reading->source, value,
		"%s is %s, and %s is the least", dot ? dot + 1 : words[word].name,
		written, least);
}

static int read_size(
	struct reading *reading, unsigned word, const struct data_value *value)
{
	uint64_t size;

	if (value->type != DATA_STRING || !term_size(value->string, &size))
		return reading_expect(
			reading, value, "a size as \"64K\", \"64M\" or \"2G\"");
	if (size < words[word].least)
		return refuse_less(reading, word, value, value->string);
	return reading_say(reading, word, value, size);
}

static int read_time(
	struct reading *reading, unsigned word, const struct data_value *value)
{
	uint64_t time;

	if (value->type != DATA_STRING || !term_time(value->string, &time))
		return reading_expect(
			reading, value, "a time as \"200ms\", \"10s\" or \"5m\"");
	return reading_say(reading, word, value, time);
}

static int read_count(
	struct reading *reading, unsigned word, const struct data_value *value)
{
	char written[16];

	if (value->type != DATA_NUMBER || value->number > COUNT_MAX ||
		value->number != (unsigned)value->number)
		return reading_expect(reading, value, "a whole number up to 1073741824");
	if (value->number >= words[word].least)
		return reading_say(reading, word, value, (uint64_t)value->number);
	snprintf(written, sizeof written, "%.0f", value->number);
	return refuse_less(reading, word, value, written);
}

static int read_module(
	struct reading *reading, unsigned word, const struct data_value *value)
{
	char path[PATH_MAX];
	const char *why;

	if (value->type != DATA_STRING)
		return reading_expect(reading, value, "the id of a module: \"./decode\"");
	why = term_module_fault(value->string, path);
	if (why)
		return data_refuse(reading->fault, reading->source, value, "'%.*s': %s",
			SHOWN, value->string, why);
	return read_text(reading, word, value);
}

static int read_id(struct reading *reading, const struct data_value *value, unsigned *id)
{
	if (value->type != DATA_NUMBER || value->number >= UINT32_MAX ||
		value->number != (unsigned)value->number)
		return reading_expect(reading, value, "a number of a user or a group");
	*id = (unsigned)value->number;
	return 0;
}

static int read_user(
	struct reading *reading, unsigned word, const struct data_value *value)
{
	static const char *const keys[] = { "uid", "gid", NULL };
	struct policy *policy = reading->policy;
	const struct data_value *uid, *gid;

	if (value->type != DATA_TABLE)
		return read_choice(reading, word, value);
	if (reading->author != AUTHOR_OPERATOR)
		return data_refuse(reading->fault, reading->source, value,
			"only an operator's policy names a user by number");
	if (reading_check_fields(reading, value, keys) < 0)
		return -1;
	uid = data_find(value, "uid");
	gid = data_find(value, "gid");
	if (!uid || !gid)
		return reading_expect(reading, value, "{ uid = NUMBER, gid = NUMBER }");
	if (read_id(reading, uid, &policy->uid) < 0 ||
		read_id(reading, gid, &policy->gid) < 0)
		return -1;
	return reading_say(reading, word, value, USER_GIVEN);
}

/* What `enforce` calls a word: by its name, by its table, or without its table. */
static bool is_called(const struct word *word, const char *name)
{
	size_t length = strlen(name);
	const char *last = strrchr(word->name, '.');

	return strcmp(word->name, name) == 0 || (last && strcmp(last + 1, name) == 0) ||
	       (strncmp(word->name, name, length) == 0 && word->name[length] == '.');
}

/* Note the level of each word that is called so; NULL: of all. Returns how many. */
static int set_level(struct policy *policy, const char *name, bool best_effort)
{
	int count = 0;

	for (int i = 0; words[i].name; i++) {
		uint64_t bit = UINT64_C(1) << i;

		if (name && !is_called(&words[i], name))
			continue;
		policy->best_effort = best_effort ? policy->best_effort | bit
		                                  : policy->best_effort & ~bit;
		count++;
	}
	return count;
}

static int read_level(struct reading *reading, unsigned word,
	const struct data_value *value, const char *name)
{
	const char *const *levels = words[word].choices;
	int level = value->type == DATA_STRING ? choice_find(levels, value->string) : -1;
	char guess[NAME_MAX_LENGTH];

	if (level < 0)
		return reading_refuse_choice(reading, value, levels);
	if (set_level(reading->policy, name, level == 0) > 0)
		return 0;
	return reading_refuse_unknown(reading, value, "key", name,
		word_guess("", name, 0, guess, sizeof guess) ? guess : NULL);
}

static int read_enforce(
	struct reading *reading, unsigned word, const struct data_value *value)
{
	reading_say(reading, word, value, 0);
	if (value->type != DATA_TABLE)
		return read_level(reading, word, value, NULL);
	for (value = value->first; value; value = value->next) {
		if (!value->key)
			return reading_expect(reading, value, "KEY = value");
		if (read_level(reading, word, value, value->key) < 0)
			return -1;
	}
	return 0;
}

/* ---- all of them ---- */

int kind_read(struct reading *reading, unsigned word, const struct data_value *value)
{
	static reading_element *const readers[] = {
		[KIND_VERSION] = read_version,
		[KIND_TEXT] = read_text,
		[KIND_BOOLEAN] = read_boolean,
		[KIND_CHOICE] = read_choice,
		[KIND_SET] = read_set,
		[KIND_DENY] = read_set,
		[KIND_SIZE] = read_size,
		[KIND_TIME] = read_time,
		[KIND_COUNT] = read_count,
		[KIND_PATHS] = kind_paths,
		[KIND_NAMES] = kind_names,
		[KIND_SETTINGS] = kind_settings,
		[KIND_DESCRIPTORS] = kind_descriptors,
		[KIND_LIBRARIES] = kind_libraries,
		[KIND_RULES] = kind_rules,
		[KIND_PROGRAMS] = kind_programs,
		[KIND_ACTORS] = kind_actors,
		[KIND_MODULE] = read_module,
		[KIND_USER] = read_user,
		[KIND_ENFORCE] = read_enforce,
	};

	return readers[words[word].kind](reading, word, value);
}
