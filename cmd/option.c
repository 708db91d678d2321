/* SPDX-License-Identifier: MIT */
/* option.c - one option of the command line: how it is written, and what it does. */
#include "cmd/option.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum {
	LONGEST_NAME = 64,
	NEAR = 2, /* so many slips of a finger still show what was meant */
	LONGEST_SPELLING = 80,
};

static bool is_row(const struct option *row)
{
	return row->flag || row->name;
}

static bool matches_flag(
	const struct option *row, const char *token, const char **attached)
{
	size_t length = row->flag ? strlen(row->flag) : 0;

	if (length == 0 || strncmp(token, row->flag, length) != 0)
		return false;
	*attached = token[length] ? token + length : NULL;
	return !*attached || row->form != OPTION_ALONE;
}

static bool matches_name(
	const struct option *row, const char *token, const char **attached)
{
	size_t length = row->name ? strlen(row->name) : 0;

	if (length == 0 || strncmp(token, row->name, length) != 0)
		return false;
	*attached = token[length] == '=' ? token + length + 1 : NULL;
	return !token[length] || (*attached && row->form >= OPTION_MAY_HAVE_ARGUMENT);
}

const struct option *option_find(
	const struct option *rows, const char *token, const char **attached)
{
	for (; is_row(rows); rows++)
		if (matches_flag(rows, token, attached) ||
			matches_name(rows, token, attached))
			return rows;
	return NULL;
}

/* Write how the option is written into `text`; returns the length. */
static int spell(const struct option *row, char text[LONGEST_SPELLING])
{
	return snprintf(text, LONGEST_SPELLING, "%s%s%s%s", row->flag ? row->flag : "",
		row->flag && row->name ? ", " : "", row->name ? row->name : "",
		row->argument ? row->argument : "");
}

void option_list(const struct option *rows)
{
	char text[LONGEST_SPELLING];
	int widest = 0;

	for (const struct option *row = rows; is_row(row); row++) {
		int width = spell(row, text);

		widest = width > widest ? width : widest;
	}
	for (const struct option *row = rows; is_row(row); row++) {
		spell(row, text);
		printf("  %-*s  %s\n", widest, text, row->help);
	}
}

static size_t least(size_t a, size_t b, size_t c)
{
	size_t least_of_two = a < b ? a : b;

	return c < least_of_two ? c : least_of_two;
}

/* How many letters to insert, drop or replace to make `word` of `name`. */
static size_t distance(const char *word, const char *name)
{
	size_t row[LONGEST_NAME + 1], length = strlen(name);

	for (size_t j = 0; j <= length; j++)
		row[j] = j;
	for (size_t i = 1; word[i - 1]; i++) {
		size_t diagonal = row[0];

		row[0] = i;
		for (size_t j = 1; j <= length; j++) {
			size_t replaced = diagonal + (word[i - 1] != name[j - 1]);

			diagonal = row[j];
			row[j] = least(row[j] + 1, row[j - 1] + 1, replaced);
		}
	}
	return row[length];
}

/* The name that `word` was meant to be, or NULL. */
static const char *nearest(const struct option *rows, const char *word)
{
	const char *found = NULL;
	size_t best = NEAR + 1;

	if (strlen(word) > LONGEST_NAME)
		return NULL;
	for (; is_row(rows); rows++) {
		size_t changes = rows->name ? distance(word, rows->name) : best;

		if (changes < best) {
			best = changes;
			found = rows->name;
		}
	}
	return found;
}

void option_unknown(const char *program, const struct option *rows, const char *token)
{
	const char *meant = nearest(rows, token);

	fprintf(stderr, "%s: unknown option '%s'", program, token);
	if (meant)
		fprintf(stderr, " (did you mean '%s'?)", meant);
	fputc('\n', stderr);
}

void option_incomplete(const char *program, const struct option *row)
{
	fprintf(stderr, "%s: option '%s' needs an argument\n", program,
		row->flag ? row->flag : row->name);
}
