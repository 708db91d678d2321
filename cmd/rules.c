/* SPDX-License-Identifier: MIT */
/* rules.c - what options of the command line say of the policy: one layer of it. */
#include "cmd/rules.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sandbox/kind.h"
#include "sandbox/word.h"

#define ALLOW  "--allow-"
#define LIMITS "limits."

enum { OF_RULE = 2 * NAME_MAX, MOST_VALUES = 256 };

/* ---- taking ---- */

static void add(struct options *options, const char *word, const char *value)
{
	options->rules[options->rule_count++] = (struct step){ word, value };
}

static int wrong(const struct options *options, const char *option, const char *why)
{
	fprintf(stderr, "%s: %s: %s\n", options->program, option, why);
	return OPTION_WRONG;
}

/* The rest of a message about a name that is none: what was meant, or else what there is. */
static int refuse_name(const char *prefix, const char *name, const char *const *names)
{
	const char *guess = choice_guess(names, name);

	if (guess)
		fprintf(stderr, " (did you mean '%s%s'?)\n", prefix, guess);
	else
		for (fputs("; names are", stderr); *names; names++)
			fprintf(stderr, " %s%s", *names, names[1] ? "" : "\n");
	return OPTION_WRONG;
}

bool rules_allow(const char *token)
{
	return strncmp(token, ALLOW, strlen(ALLOW)) == 0;
}

static const struct word *find_flag(const char *name, size_t length)
{
	for (const struct word *word = words; word->name; word++)
		if (word->flag && strlen(word->flag) == length &&
			strncmp(word->flag, name, length) == 0)
			return word;
	return NULL;
}

static int refuse_flag(const struct options *options, const char *token)
{
	const char *flags[WORD_MAX + 1];
	char name[OF_RULE];
	size_t count = 0;

	for (const struct word *word = words; word->name; word++)
		if (word->flag)
			flags[count++] = word->flag;
	flags[count] = NULL;
	token += strlen(ALLOW);
	snprintf(name, sizeof name, "%.*s", (int)strcspn(token, "="), token);
	fprintf(stderr, "%s: unknown option '" ALLOW "%s'", options->program, name);
	return refuse_name(ALLOW, name, flags);
}

/* A boolean needs no value, and neither does `ffi`, of which there is all or some. */
static bool needs_value(const struct word *word)
{
	return word->kind != KIND_BOOLEAN && word->kind != KIND_LIBRARIES;
}

int rules_take_allow(struct options *options)
{
	const char *token = options->argv[options->next++], *name = token + strlen(ALLOW);
	size_t length = strcspn(name, "=");
	const char *value = name[length] ? name + length + 1 : NULL;
	const struct word *word = find_flag(name, length);

	if (!word)
		return refuse_flag(options, token);
	if (word->kind == KIND_BOOLEAN && value)
		return wrong(options, token, "there is no value to give");
	if (!value && needs_value(word)) {
		if (options->next == options->argc)
			return wrong(options, token, "the option needs an argument");
		value = options->argv[options->next++];
	}
	if (value && !*value)
		return wrong(options, token, "the argument is empty");
	add(options, word->name, value);
	return OPTION_GO_ON;
}

static int refuse_limit(
	const struct options *options, const char *value, const char *name)
{
	const char *limits[WORD_MAX + 1];
	size_t count = 0;

	for (const struct word *word = words; word->name; word++)
		if (strncmp(word->name, LIMITS, strlen(LIMITS)) == 0)
			limits[count++] = word->name + strlen(LIMITS);
	limits[count] = NULL;
	fprintf(stderr, "%s: --limit: expected NAME=VALUE, got '%s'", options->program,
		value);
	if (choice_find(limits, name) >= 0) {
		fputc('\n', stderr);
		return OPTION_WRONG;
	}
	return refuse_name("", name, limits);
}

/* NAME=VALUE, for limits.NAME. */
int rules_take_limit(struct options *options, const char *value)
{
	size_t length = strcspn(value, "=");
	char name[OF_RULE];
	int word;

	snprintf(name, sizeof name, LIMITS "%.*s", (int)length, value);
	word = word_find(name);
	if (!value[length] || word < 0)
		return refuse_limit(options, value, name + strlen(LIMITS));
	add(options, words[word].name, value + length + 1);
	return OPTION_GO_ON;
}

int rules_take_deny(struct options *options, const char *value)
{
	static const char *const lists[] = { "syscalls.deny", "uring.deny" };
	const char *groups[WORD_MAX + 1];
	size_t count = 0;

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		const struct word *word = &words[word_find(lists[i])];

		for (size_t j = 0; word->choices[j]; j++)
			groups[count++] = word->choices[j];
		if (choice_find(word->choices, value) < 0)
			continue;
		add(options, word->name, value);
		return OPTION_GO_ON;
	}
	groups[count] = NULL;
	fprintf(stderr, "%s: --deny: unknown group '%s'", options->program, value);
	return refuse_name("", value, groups);
}

int rules_take_no_jit(struct options *options, const char *value)
{
	(void)value;
	add(options, "jit", "");
	return OPTION_GO_ON;
}

int rules_take_no_ffi(struct options *options, const char *value)
{
	(void)value;
	add(options, "ffi", "");
	return OPTION_GO_ON;
}

/* ---- the layer ---- */

/* "" stands for --no-NAME. */
static bool is_no(const char *value)
{
	return value && !*value;
}

static bool narrows(const struct step *rule)
{
	return strncmp(rule->name, LIMITS, strlen(LIMITS)) == 0 ||
	       strstr(rule->name, ".deny") || is_no(rule->value);
}

bool rules_widen(const struct options *options)
{
	for (int i = 0; i < options->rule_count; i++)
		if (!narrows(&options->rules[i]))
			return true;
	return false;
}

/* The values of one word, as they would stand in a manifest. */
struct values {
	struct data_value of_word;
	struct data_value list[MOST_VALUES];
	char texts[MOST_VALUES][PATH_MAX];
};

/* From here, if it is not said from where. */
static const char *path_of(const char *value, char text[PATH_MAX])
{
	bool is_here = strcmp(value, ".") == 0;

	if (*value == '/' || *value == '$' || !*value)
		return value;
	if (strncmp(value, "./", 2) == 0)
		value += 2;
	snprintf(text, PATH_MAX, "$CWD%s%s", is_here ? "" : "/", is_here ? "" : value);
	return text;
}

static int add_string(struct reading *reading, struct values *values,
	const struct word *word, const char *text)
{
	unsigned i = values->of_word.count;
	struct data_value *value = &values->list[i];

	if (i == MOST_VALUES)
		return data_refuse(reading->fault, reading->source, &values->of_word,
			"more than %d", MOST_VALUES);
	values->of_word.count++;
	*value = (struct data_value){ .type = DATA_STRING, .string = text };
	if (word->kind == KIND_PATHS)
		value->string = path_of(text, values->texts[i]);
	if (i > 0)
		values->list[i - 1].next = value;
	return 0;
}

/* No comma stands in a name: there may be several of them. Paths can hold anything. */
static int add_strings(struct reading *reading, struct values *values,
	const struct word *word, const char *text)
{
	size_t length = strcspn(text, ",");

	if (word->kind == KIND_PATHS || word->kind == KIND_RULES || !text[length])
		return add_string(reading, values, word, text);
	for (;; text += length + 1) {
		char *name = values->texts[values->of_word.count % MOST_VALUES];

		length = strcspn(text, ",");
		snprintf(name, PATH_MAX, "%.*s", (int)length, text);
		if (add_string(reading, values, word, name) < 0)
			return -1;
		if (!text[length])
			return 0;
	}
}

/* A number is one if it looks like one, as a count is. */
static void set_single(
	struct data_value *value, const struct word *word, const char *text)
{
	char *end;

	value->type = DATA_STRING;
	value->string = text;
	if (word->kind == KIND_BOOLEAN || word->kind == KIND_LIBRARIES) {
		value->type = DATA_BOOLEAN;
		value->truth = true;
	} else if (word->kind == KIND_COUNT) {
		value->number = strtod(text, &end);
		if (end != text && !*end && *text >= '0' && *text <= '9')
			value->type = DATA_NUMBER;
	}
}

static bool is_list(const struct word *word, const char *value)
{
	switch (word->kind) {
	case KIND_PATHS:
	case KIND_NAMES:
	case KIND_RULES:
	case KIND_SET:
	case KIND_DENY:
		return true;
	default:
		return word->kind == KIND_LIBRARIES && value;
	}
}

static int read_program(struct reading *reading, unsigned word, const char *path)
{
	struct data_value key = { .type = DATA_STRING, .key = "path", .string = path };
	struct data_value program = { .type = DATA_TABLE, .count = 1, .first = &key };
	struct data_value list = { .type = DATA_TABLE, .count = 1, .first = &program };

	return kind_read(reading, word, &list);
}

/* All that is said of one word, at its first place. */
static int read_word(const struct options *options, int first, struct values *values,
	struct reading *reading)
{
	const char *name = options->rules[first].name;
	unsigned number = (unsigned)word_find(name);
	const struct word *word = &words[number];
	bool no = false; /* it counts whatever else is said */

	values->of_word =
		(struct data_value){ .type = DATA_TABLE, .first = values->list };
	for (int i = first; i < options->rule_count; i++) {
		const char *value = options->rules[i].value;

		if (options->rules[i].name != name &&
			strcmp(options->rules[i].name, name) != 0)
			continue;
		if (is_no(value))
			no = true;
		else if (!is_list(word, value))
			set_single(&values->of_word, word, value);
		else if (add_strings(reading, values, word, value) < 0)
			return -1;
	}
	if (no)
		values->of_word = (struct data_value){ .type = DATA_BOOLEAN };
	return kind_read(reading, number, &values->of_word);
}

static bool is_first(const struct options *options, int i)
{
	for (int j = 0; j < i; j++)
		if (strcmp(options->rules[j].name, options->rules[i].name) == 0)
			return false;
	return true;
}

static int read_rules(const struct options *options, struct values *values,
	struct policy *policy, struct fault *fault)
{
	char name[OF_RULE];
	struct data_source source = { .name = name };
	struct reading reading = {
		.policy = policy,
		.source = &source,
		.author = AUTHOR_OPERATOR,
		.fault = fault,
	};
	int status = 0;

	for (int i = 0; i < options->rule_count && status == 0; i++) {
		const struct step *rule = &options->rules[i];
		unsigned word = (unsigned)word_find(rule->name);

		snprintf(name, sizeof name, "%s%s", words[word].flag ? ALLOW : "--limit ",
			words[word].flag ? words[word].flag
					 : strrchr(rule->name, '.') + 1);
		if (words[word].kind == KIND_PROGRAMS)
			status = read_program(&reading, word, rule->value);
		else if (is_first(options, i))
			status = read_word(options, i, values, &reading);
	}
	return status;
}

/* A policy of its own has what people expect of a program: its streams, and a compiler unless
 * it is not trusted. */
static void complete(const struct options *options, struct policy *policy)
{
	unsigned stdio = (unsigned)word_find("stdio"), jit = (unsigned)word_find("jit");
	const struct place nowhere = { 0, 0 };

	if (!policy_says(policy, stdio))
		policy_say(policy, stdio, 7, nowhere);
	if (!policy_says(policy, jit))
		policy_say(policy, jit, options->mode != SANDBOX_UNTRUSTED, nowhere);
}

int rules_add_layer(
	const struct options *options, struct layers *layers, struct fault *fault)
{
	bool only_narrows = !rules_widen(options) && layers->count > 0;
	struct values *values;
	struct policy *policy;
	int status;

	if (options->rule_count == 0)
		return 0;
	policy = layers_add(layers, "command line", fault);
	if (!policy)
		return -1;
	values = calloc(1, sizeof *values);
	if (!values)
		return fault_set(fault, "command line", ENOMEM, "options");
	status = read_rules(options, values, policy, fault);
	free(values);
	policy->only_narrows = only_narrows;
	if (!only_narrows)
		complete(options, policy);
	return status;
}

/* ---- help ---- */

void rules_list(void)
{
	char text[64];

	for (const struct word *word = words; word->name; word++) {
		if (!word->flag)
			continue;
		snprintf(text, sizeof text, ALLOW "%s%s", word->flag,
			word->kind == KIND_BOOLEAN     ? ""
			: word->kind == KIND_LIBRARIES ? "[=LIBRARY]"
			: word->kind == KIND_PATHS     ? "=PATH"
						       : "=NAME");
		printf("  %-28s%s%s\n", text, word->about,
			word->flags & WORD_GRANTS_NOTHING ? "; not provided yet" : "");
	}
}
