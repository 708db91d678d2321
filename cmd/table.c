/* SPDX-License-Identifier: MIT */
/* table.c - rows and lists on stdout, aligned for people or as one object of JSON. */
#include "cmd/table.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "sandbox/plain.h"

enum { WIDTH = 78, INDENT = 2 };

static bool json;
static bool in_actor;
static unsigned count; /* in the list that is open */
static size_t column;

/* What it is made of was written by others. Characters are counted, whatever they take. */
static void put_plain(const char *text, int width)
{
	int shown = 0;

	for (; *text; shown++) {
		bool shows;
		size_t length = plain_length(text, &shows);

		fwrite(shows ? text : "?", 1, shows ? length : 1, stdout);
		text += length;
	}
	for (; shown < width; shown++)
		putchar(' ');
}

/* Bytes that are no UTF-8 are shown as Latin-1, so that the whole can be parsed. */
static void put_json(const char *text)
{
	putchar('"');
	while (*text) {
		bool shows;
		size_t length = plain_length(text, &shows);

		if (!shows) /* two bytes: the second is the number of the character */
			printf("\\u%04x", (unsigned char)text[length - 1]);
		else if (*text == '"' || *text == '\\')
			printf("\\%c", *text);
		else
			fwrite(text, 1, length, stdout);
		text += length;
	}
	putchar('"');
}

static void put_member(const char *name, const char *value, const char *after)
{
	put_json(name);
	fputs(": ", stdout);
	put_json(value);
	fputs(after, stdout);
}

void table_open(bool as_json, int status, const char *fault)
{
	json = as_json;
	in_actor = false;
	if (!json)
		return;
	printf("{\n  \"status\": %d", status);
	if (fault) {
		fputs(",\n  ", stdout);
		put_member("fault", fault, "");
	}
	fputs(",\n  \"rules\": [", stdout);
}

static void put_rule(void *unused, const char *word, const char *value,
	const char *source, const char *mechanism, const char *status)
{
	(void)unused;
	if (json) {
		fputs(count++ ? ",\n    { " : "\n    { ", stdout);
		put_member("word", word, ", ");
		put_member("value", value, ", ");
		put_member("source", source, ", ");
		put_member("mechanism", mechanism, ", ");
		put_member("status", status, " }");
		return;
	}
	put_plain(word, 17);
	put_plain(*value ? value : "\"\"", 22);
	putchar(' ');
	put_plain(source, 18);
	putchar(' ');
	put_plain(mechanism, 22);
	putchar(' ');
	put_plain(status, 0);
	putchar('\n');
}

static void begin_list(void *unused, const char *title)
{
	(void)unused;
	count = 0;
	if (json) {
		fputs("],\n  ", stdout);
		put_json(title);
		fputs(": [", stdout);
		return;
	}
	printf("%s%s:", column > 0 ? "\n\n" : "\n", title);
	column = WIDTH;
}

static void put_item(void *unused, const char *item)
{
	(void)unused;
	if (json) {
		fputs(count++ ? ", " : "", stdout);
		put_json(item);
		return;
	}
	if (count++ > 0)
		putchar(',');
	if (column + strlen(item) + INDENT > WIDTH) {
		printf("\n%*s", INDENT, "");
		column = INDENT;
	} else {
		putchar(' ');
	}
	put_plain(item, 0);
	column += strlen(item) + INDENT;
}

static void put_branch(void *unused, const struct branch *branch)
{
	const char *spawner = branch->spawner;

	(void)unused;
	if (json) {
		fputs(count++ ? ",\n    { " : "\n    { ", stdout);
		if (spawner)
			put_member("spawner", spawner, ", ");
		put_member("actor", branch->actor, ", ");
		put_member("module", branch->module, ", ");
		put_member("max", branch->max, ", ");
		put_member("restart", branch->restart, " }");
		return;
	}
	printf("\n%*s%s -> %s ", (int)((branch->depth + 1) * INDENT), "",
		spawner ? spawner : "nobody", branch->actor);
	if (branch->is_above) {
		fputs("(see above)", stdout);
		return;
	}
	printf("(max %s, restart %s, module ", branch->max, branch->restart);
	put_plain(branch->module, 0);
	putchar(')');
}

static void begin_actor(void *unused, const char *actor)
{
	(void)unused;
	count = 0;
	if (json) {
		fputs(in_actor ? "] },\n    { " : "],\n  \"parts\": [\n    { ", stdout);
		put_member("actor", actor, ", ");
		fputs("\"rules\": [", stdout);
	} else {
		printf("%sactor %s:\n", column > 0 ? "\n\n" : "\n", actor);
		column = 0;
	}
	in_actor = true;
}

const struct listener table_listener = { NULL, put_rule, begin_list, put_item, put_branch,
	begin_actor };

void table_close(void)
{
	if (json)
		fputs(in_actor ? "] }]\n}\n" : "]\n}\n", stdout);
	else if (column > 0)
		putchar('\n');
}
