/* SPDX-License-Identifier: MIT */
/* words.c - the parts of the manual that are made from tables: the words of cellua-manifest(5),
 * and, for the argument "operations", the requests of cellua-sandbox(7). */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "runtime/operation.h"
#include "sandbox/word.h"

static void put_choices(const struct word *word)
{
	printf("One of, or some of:");
	for (const char *const *choice = word->choices; *choice; choice++)
		printf(" %s%s", *choice, choice[1] ? "," : ".\n");
}

static const char *number(uint64_t amount)
{
	static char text[32];

	snprintf(text, sizeof text, "%" PRIu64, amount);
	return text;
}

static const char *unsaid(const struct word *word)
{
	switch (word->kind) {
	case KIND_BOOLEAN:
		return word->unsaid ? "true" : "false";
	case KIND_CHOICE:
	case KIND_ENFORCE:
	case KIND_USER:
		return word->choices[word->unsaid];
	case KIND_SIZE:
	case KIND_TIME:
		return "no limit";
	case KIND_COUNT:
		return word->unsaid == NO_LIMIT ? "no limit" : number(word->unsaid);
	case KIND_LIBRARIES:
		return "false";
	case KIND_VERSION:
	case KIND_MODULE:
		return "none: it has to be said";
	default:
		return "nothing";
	}
}

/* Sentences, each on a line of its own. */
static void put_word(const struct word *word)
{
	char least[WORD_LEAST_SIZE];

	printf(".It Ic %s\n", word->name);
	printf("%c%s.\n", word->about[0] - 'a' + 'A', word->about + 1);
	word_least(word, least);
	if (word->choices && word->kind != KIND_ENFORCE)
		put_choices(word);
	if (word->least > 0)
		printf("At least %s.\n", least);
	if (word->flags & WORD_OF_OPERATORS)
		printf("Only operators can say it.\n");
	if (word->flags & WORD_OF_ACTORS)
		printf("It is said of an actor.\n");
	if (word->flags & WORD_OUTERMOST)
		printf("It is said of the whole manifest.\n");
	if (word->flags & WORD_GRANTS_NOTHING)
		printf("Nothing provides it yet: who requires it does not run.\n");
	if (word->flag)
		printf("Option:\n.Fl -allow-%s .\n", word->flag);
	if (word->kind != KIND_TEXT)
		printf("Unsaid: %s.\nHeld by: %s.\n", unsaid(word), word->mechanism);
	if (word->needs)
		printf("Needs: %s.\n", word->needs);
	if (word->seen)
		printf("Seen: %s.\n", word->seen);
}

static void put_words(void)
{
	puts(".Bl -tag -width Ds");
	for (const struct word *word = words; word->name; word++)
		put_word(word);
	puts(".El");
}

static void put_operation(const struct operation *operation)
{
	printf(".It Dv %s\n%c%s.\n", operation->name, operation->use[0] - 'a' + 'A',
		operation->use + 1);
	if (operation->words)
		printf("By %s.\n", operation->words);
}

static void put_operations(bool never)
{
	puts(".Bl -tag -width Ds -compact");
	for (const struct operation *operation = operations; operation->name; operation++)
		if ((operation->group == RING_NEVER) == never)
			put_operation(operation);
	puts(".El");
}

int main(int argc, char **argv)
{
	if (argc == 1) {
		put_words();
		return 0;
	}
	if (strcmp(argv[1], "operations") != 0)
		return 1;
	put_operations(false);
	puts("These no confined process makes, whatever its policy says:");
	put_operations(true);
	return 0;
}
