/* SPDX-License-Identifier: MIT */
/* kind_list.c - the kinds of words that have lists behind them. */
#include "sandbox/kind_list.h"

#include <string.h>

#include "sandbox/net_rule.h"
#include "sandbox/term.h"

enum {
	SHOWN = 40,   /* bytes of the text in a message */
	FIRST_FD = 3, /* that is not a standard stream */
	LAST_FD = 1023,
};

/* ---- paths ---- */

static int read_path_flag(
	struct reading *reading, struct item *item, const struct data_value *value)
{
	static const struct {
		const char *key;
		unsigned flag;
	} flags[] = { { "optional", ITEM_OPTIONAL }, { "create", ITEM_CREATE } };
	static const char *const keys[] = { "path", "optional", "kind", "create", NULL };
	static const char *const kinds[] = { "file", "dir", NULL };

	if (!value->key)
		return reading_expect(reading, value, "KEY = value");
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
		if (strcmp(value->key, flags[i].key) != 0)
			continue;
		if (value->type != DATA_BOOLEAN)
			return reading_expect(reading, value, "true or false");
		item->flags |= value->truth ? flags[i].flag : 0;
		return 0;
	}
	if (strcmp(value->key, "kind") == 0) {
		int kind = value->type == DATA_STRING ? choice_find(kinds, value->string)
		                                      : -1;

		if (kind < 0)
			return reading_refuse_choice(reading, value, kinds);
		item->flags |= kind == 0 ? ITEM_FILE : ITEM_DIRECTORY;
		return 0;
	}
	return strcmp(value->key, "path") == 0
	               ? 0
	               : reading_refuse_unknown(reading, value, "key", value->key,
				 choice_guess(keys, value->key));
}

static int read_path(
	struct reading *reading, unsigned word, const struct data_value *value)
{
	const struct data_value *path =
		value->type == DATA_TABLE ? data_find(value, "path") : value;
	const char *why;
	struct item *item;

	if (!path || path->type != DATA_STRING)
		return reading_expect(
			reading, path ? path : value, "a path, or { path = \"...\" }");
	why = term_path_fault(path->string);
	if (why)
		return data_refuse(reading->fault, reading->source, path, "'%.*s': %s",
			SHOWN, path->string, why);
	item = reading_add(reading, word, value, path->string);
	if (!item || path == value)
		return item ? 0 : -1;
	for (value = value->first; value; value = value->next)
		if (read_path_flag(reading, item, value) < 0)
			return -1;
	return 0;
}

int kind_paths(struct reading *reading, unsigned word, const struct data_value *value)
{
	return reading_list(reading, word, value, read_path);
}

static int check_variable(
	struct reading *reading, const struct data_value *value, const char *name)
{
	if (!term_is_variable(name))
		return data_refuse(reading->fault, reading->source, value,
			"'%.*s' is no name of a variable", SHOWN, name);
	if (term_is_dangerous(name))
		return data_refuse(reading->fault, reading->source, value,
			"%.*s is never passed on", SHOWN, name);
	return 0;
}

static int read_name(
	struct reading *reading, unsigned word, const struct data_value *value)
{
	if (reading_expect_string(reading, value, "a name") < 0)
		return -1;
	if (strcmp(words[word].name, "env.pass") == 0 &&
		check_variable(reading, value, value->string) < 0)
		return -1;
	/* what runs when it is opened runs before anything confines it */
	if (words[word].kind == KIND_LIBRARIES && reading->author == AUTHOR_SCRIPT &&
		strchr(value->string, '/'))
		return reading_expect(reading, value,
			"the name of a library of the system, without a directory");
	return reading_add(reading, word, value, value->string) ? 0 : -1;
}

int kind_names(struct reading *reading, unsigned word, const struct data_value *value)
{
	return reading_list(reading, word, value, read_name);
}

static int read_rule(
	struct reading *reading, unsigned word, const struct data_value *value)
{
	struct net_rule rule;
	const char *why;

	if (reading_expect_string(reading, value, "a rule") < 0)
		return -1;
	why = net_rule_read(word, value->string, &rule);
	if (why)
		return data_refuse(reading->fault, reading->source, value, "'%.*s': %s",
			SHOWN, value->string, why);
	return reading_add(reading, word, value, value->string) ? 0 : -1;
}

int kind_rules(struct reading *reading, unsigned word, const struct data_value *value)
{
	return reading_list(reading, word, value, read_rule);
}

static int read_setting(
	struct reading *reading, unsigned word, const struct data_value *value)
{
	struct item *item;

	if (!value->key || value->type != DATA_STRING)
		return reading_expect(reading, value, "NAME = \"value\"");
	if (check_variable(reading, value, value->key) < 0)
		return -1;
	item = reading_add(reading, word, value, value->key);
	return item ? reading_keep(reading, value, value->string, &item->value) : -1;
}

int kind_settings(struct reading *reading, unsigned word, const struct data_value *table)
{
	if (table->type != DATA_TABLE)
		return reading_expect(reading, table, "a table: { NAME = \"value\" }");
	reading_say(reading, word, table, 0);
	for (const struct data_value *value = table->first; value; value = value->next)
		if (read_setting(reading, word, value) < 0)
			return -1;
	return 0;
}

static int read_descriptor(
	struct reading *reading, unsigned word, const struct data_value *value)
{
	static const char *const keys[] = { "n", "name", "access", NULL };
	static const char *const accesses[] = { "read", "write", "rw", NULL };
	static const unsigned rights[] = { ITEM_READ, ITEM_WRITE,
		ITEM_READ | ITEM_WRITE };
	const struct data_value *number, *name, *access;
	struct item *item;
	int right;

	if (value->type != DATA_TABLE)
		return reading_expect(
			reading, value, "{ n = 3, name = \"log\", access = \"write\" }");
	if (reading_check_fields(reading, value, keys) < 0)
		return -1;
	number = data_find(value, "n");
	name = data_find(value, "name");
	access = data_find(value, "access");
	if (!number || number->type != DATA_NUMBER || number->number < FIRST_FD ||
		number->number > LAST_FD || number->number != (int)number->number)
		return reading_expect(reading, number ? number : value,
			"n, a descriptor from 3 to 1023");
	if (name && reading_expect_string(reading, name, "a name") < 0)
		return -1;
	right = access && access->type == DATA_STRING
	                ? choice_find(accesses, access->string)
	                : -1;
	if (right < 0)
		return reading_refuse_choice(reading, access ? access : value, accesses);
	item = reading_add(reading, word, value, name ? name->string : "");
	if (!item)
		return -1;
	item->number = (int)number->number;
	item->flags = rights[right];
	return 0;
}

int kind_descriptors(
	struct reading *reading, unsigned word, const struct data_value *value)
{
	return reading_list(reading, word, value, read_descriptor);
}

int kind_libraries(struct reading *reading, unsigned word, const struct data_value *value)
{
	if (value->type == DATA_BOOLEAN)
		return reading_say(
			reading, word, value, value->truth ? FFI_ANY : FFI_NONE);
	if (value->type != DATA_TABLE)
		return reading_expect(
			reading, value, "true, false, or a list of libraries");
	if (reading_list(reading, word, value, read_name) < 0)
		return -1;
	reading->policy->numbers[word] = value->count > 0 ? FFI_LISTED : FFI_NONE;
	return 0;
}

/* ---- programs ---- */

static int read_argument(
	struct reading *reading, unsigned word, const struct data_value *value)
{
	if (value->type != DATA_STRING)
		return reading_expect(reading, value, "an argument, a string");
	return reading_add(reading, word, value, value->string) ? 0 : -1;
}

/* The arguments are items behind that of the program, which has their count. */
static int read_arguments(struct reading *reading, unsigned word, struct item *program,
	const struct data_value *value)
{
	static const char *const any[] = { "any", NULL };

	if (value->type == DATA_STRING) {
		program->flags = ITEM_ANY_ARGUMENTS;
		return strcmp(value->string, "any") == 0
		               ? 0
		               : reading_refuse_choice(reading, value, any);
	}
	program->number = (int)value->count;
	return reading_list(reading, word, value, read_argument);
}

static int read_program(
	struct reading *reading, unsigned word, const struct data_value *value)
{
	static const char *const keys[] = { "path", "args", NULL };
	const struct data_value *path, *arguments;
	struct item *item;

	if (value->type != DATA_TABLE)
		return reading_expect(reading, value, "{ path = \"/usr/bin/gzip\" }");
	if (reading_check_fields(reading, value, keys) < 0)
		return -1;
	path = data_find(value, "path");
	arguments = data_find(value, "args");
	if (!path || path->type != DATA_STRING || term_path_fault(path->string))
		return reading_expect(
			reading, path ? path : value, "path, that of a program");
	item = reading_add(reading, word, value, path->string);
	if (!item)
		return -1;
	return arguments ? read_arguments(reading, word, item, arguments) : 0;
}

int kind_programs(struct reading *reading, unsigned word, const struct data_value *value)
{
	return reading_list(reading, word, value, read_program);
}

/* ---- actors ---- */

static int read_actor(
	struct reading *reading, unsigned word, const struct data_value *value)
{
	const struct cast *cast = reading->cast;

	if (reading_expect_string(reading, value, "the name of an actor") < 0)
		return -1;
	if (cast && !cast_find(cast, value->string))
		return reading_refuse_unknown(reading, value, "actor", value->string,
			cast_guess(cast, value->string));
	if (policy_names(reading->policy, word, value->string))
		return data_refuse(reading->fault, reading->source, value,
			"'%.*s' stands here twice", SHOWN, value->string);
	return reading_add(reading, word, value, value->string) ? 0 : -1;
}

int kind_actors(struct reading *reading, unsigned word, const struct data_value *value)
{
	return reading_list(reading, word, value, read_actor);
}
