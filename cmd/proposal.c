/* SPDX-License-Identifier: MIT */
/* proposal.c - a manifest that allows what a run was seen to do. */
#include "cmd/proposal.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "cmd/proposable.h"
#include "sandbox/data.h"
#include "sandbox/grant.h"
#include "sandbox/plain.h"
#include "sandbox/spell.h"
#include "sandbox/word.h"

enum { OF_PLAIN = 4 * PATH_MAX, MEBIBYTE = 1 << 20, LEAST_FILES = 8, MARGIN = 2 };

/* What is being written, entry by entry. */
struct writing {
	const struct proposal *proposal;
	FILE *out;
	const struct entry *order[RECORD_ENTRIES];
	unsigned count;
};

static struct writing writing; /* one at a time */

/* ---- text of others ---- */

static void put_plain(FILE *out, const char *text)
{
	char plain[OF_PLAIN];

	snprintf(plain, sizeof plain, "%s", text);
	plain_clean(plain);
	fputs(plain, out);
}

static void put_quoted(FILE *out, const char *text)
{
	fputc('"', out);
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			fputc('\\', out);
		fputc(*text, out);
	}
	fputc('"', out);
}

/* ---- paths ---- */

struct root {
	const char *name, *path;
};

static void take_longer(
	struct root *best, const char *name, const char *root, const char *path)
{
	if (root && strcmp(root, "/") != 0 && grant_is_below(path, root) &&
		(!best->path || strlen(root) > strlen(best->path)))
		*best = (struct root){ name, root };
}

/* The path from the nearest place that has a name of its own. */
static void shorten(
	const struct variables *variables, const char *path, char text[OF_PLAIN])
{
	static const char *const arguments[VARIABLES_ARGUMENTS] = { "$ARG1", "$ARG2",
		"$ARG3", "$ARG4", "$ARG5", "$ARG6", "$ARG7", "$ARG8", "$ARG9" };
	struct root best = { "", NULL };

	for (int i = 0; i < VARIABLES_ARGUMENTS; i++)
		take_longer(&best, arguments[i], variables->arguments[i], path);
	take_longer(&best, "$TMPDIR", variables->tmpdir, path);
	take_longer(&best, "$SCRIPT_DIR", variables->script_dir, path);
	take_longer(&best, "$CWD", variables->cwd, path);
	take_longer(&best, "$HOME", variables->home, path);
	take_longer(&best, "$RUNTIME_DIR", variables->runtime_dir, path);
	snprintf(text, OF_PLAIN, "%s%s", best.name,
		path + (best.path ? strlen(best.path) : 0));
}

static const char *text_of(const struct entry *entry, char room[OF_PLAIN])
{
	const char *text = record_string(writing.proposal->record, entry->text);

	if (words[entry->word].kind != KIND_PATHS)
		return text;
	shorten(writing.proposal->variables, text, room);
	return room;
}

/* NULL: it is proposed. */
static const char *refuse(const struct entry *entry)
{
	char room[OF_PLAIN];

	return proposable_refuse(writing.proposal->record, entry, text_of(entry, room));
}

/* ---- grants ---- */

/* Which call it was, and of which files a directory is made. */
static void put_reason(const struct entry *entry)
{
	const struct record *record = writing.proposal->record;
	const char *example = record_string(record, entry->example);
	const char *slash = strrchr(example, '/');

	fputs(" -- ", writing.out);
	put_plain(writing.out, record_string(record, entry->call));
	if (entry->files >= RECORD_SEVERAL)
		fprintf(writing.out, " of %u files, such as", entry->files);
	else if (*example)
		fputs(" of", writing.out);
	if (*example) {
		fputc(' ', writing.out);
		put_plain(writing.out, slash ? slash + 1 : example);
	}
	fputc('\n', writing.out);
}

static bool is_proposed(unsigned i, unsigned word)
{
	return writing.order[i]->word == word && !refuse(writing.order[i]);
}

static unsigned count_proposed(unsigned word)
{
	unsigned count = 0;

	for (unsigned i = 0; i < writing.count; i++)
		count += is_proposed(i, word) && writing.order[i]->text != 0;
	return count;
}

/* KEY = { "...", ... }, if there is anything to stand in it. */
static void put_list(const char *name, const char *key, int indent)
{
	unsigned word = (unsigned)word_find(name);
	char room[OF_PLAIN];

	if (count_proposed(word) == 0)
		return;
	fprintf(writing.out, "%*s%s = {\n", indent, "", key);
	for (unsigned i = 0; i < writing.count; i++) {
		if (!is_proposed(i, word) || writing.order[i]->text == 0)
			continue;
		fprintf(writing.out, "%*s", indent + 2, "");
		put_quoted(writing.out, text_of(writing.order[i], room));
		fputc(',', writing.out);
		put_reason(writing.order[i]);
	}
	fprintf(writing.out, "%*s},\n", indent, "");
}

/* KEY = true, if it was used at all. */
static void put_use(const char *name, const char *key, int indent)
{
	unsigned word = (unsigned)word_find(name);

	for (unsigned i = 0; i < writing.count; i++)
		if (is_proposed(i, word)) {
			fprintf(writing.out, "%*s%s = true,", indent, "", key);
			put_reason(writing.order[i]);
			return;
		}
}

/* What of the word's name stands in the table; NULL: it does not. */
static const char *key_in(const char *table, const char *name)
{
	size_t length = strlen(table);

	return strncmp(name, table, length) == 0 && name[length] == '.'
	               ? name + length + 1
	               : NULL;
}

static bool is_empty(const char *table)
{
	for (unsigned word = 0; words[word].name; word++)
		if (key_in(table, words[word].name) && count_proposed(word) > 0)
			return false;
	return true;
}

/* Those words of a table that something stands behind, and the tables in it. */
static void put_table(const char *table, const char *key, int indent)
{
	if (is_empty(table))
		return;
	fprintf(writing.out, "%*s%s = {\n", indent, "", key);
	for (unsigned word = 0; words[word].name; word++) {
		const char *name = words[word].name, *rest = key_in(table, name);

		if (!rest || strchr(rest, '.'))
			continue;
		if (words[word].kind == KIND_BOOLEAN)
			put_use(name, rest, indent + 2);
		else
			put_list(name, rest, indent + 2);
	}
	if (strcmp(table, "net") == 0)
		put_table("net.unix", "unix", indent + 2);
	fprintf(writing.out, "%*s},\n", indent, "");
}

static void put_libraries(void)
{
	if (count_proposed((unsigned)word_find("ffi")) > 0)
		put_list("ffi", "ffi", 2);
	else
		put_use("ffi", "ffi", 2);
}

/* ---- limits ---- */

static uint64_t rounded_up(uint64_t amount, uint64_t least)
{
	uint64_t power = least;

	while (power < amount && power < UINT64_MAX / 2)
		power *= 2;
	return power;
}

static void put_memory(void)
{
	const struct word *word = &words[word_find("limits.memory")];
	uint64_t peak = writing.proposal->peak->memory;
	char text[SPELL_SIZE];

	if (peak == 0)
		return;
	spell_number(word, rounded_up(MARGIN * peak, 8 * (uint64_t)MEBIBYTE), text);
	fprintf(writing.out,
		"    memory = \"%s\", -- at least twice what it had at most\n", text);
}

static void put_time(void)
{
	struct rusage usage;
	uint64_t used_ms;

	getrusage(RUSAGE_CHILDREN, &usage);
	used_ms = (uint64_t)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000 +
	          (uint64_t)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000;
	fprintf(writing.out,
		"    cpu = \"%" PRIu64 "s\", -- at least twice what it took\n",
		rounded_up((MARGIN * used_ms + 999) / 1000, 1));
}

/* The most threads that there were: each time one more was there it was noted. */
static void put_threads(void)
{
	unsigned word = (unsigned)word_find("limits.procs");
	unsigned long most = 0;

	for (unsigned i = 0; i < writing.count; i++) {
		const struct entry *entry = writing.order[i];
		unsigned long threads;

		if (entry->word != word)
			continue;
		threads = strtoul(
			record_string(writing.proposal->record, entry->text), NULL, 10);
		most = threads > most ? threads : most;
	}
	if (most > 0)
		fprintf(writing.out, "    procs = %lu, -- spawn_vm\n", most);
}

static void put_limits(void)
{
	uint64_t files = MARGIN * writing.proposal->peak->files;

	fputs("  limits = {\n", writing.out);
	put_memory();
	put_time();
	if (files >= LEAST_FILES)
		fprintf(writing.out,
			"    files = %" PRIu64
			", -- twice the table of descriptors that it had\n",
			files);
	put_threads();
	fputs("  },\n", writing.out);
}

/* ---- the whole ---- */

static void put_head(void)
{
	const char *script = writing.proposal->script;

	fputs("-- A proposal of cellua --learn: what ", writing.out);
	put_plain(writing.out, script ? script : "the code");
	fputs(" did in one run, and no more.\n"
	      "-- Nobody has looked whether it should. Read it, and take out what is too much.\n"
	      "--\n"
	      "-- It cannot know what the script does with other input, in branches that it did\n"
	      "-- not take, or what libraries in C do but open files: which variables they look\n"
	      "-- at, or which calls they make. What was used of a directory several times may\n"
	      "-- be less than the directory. Nothing was asked of actors in other processes,\n"
	      "-- nor of programs that were run. Bytecode is never loaded by who is confined.\n",
		writing.out);
}

static void put_refused(void)
{
	bool is_first = true;
	char room[OF_PLAIN];

	for (unsigned i = 0; i < writing.count; i++) {
		const struct entry *entry = writing.order[i];
		const char *why = refuse(entry);

		if (!why)
			continue;
		if (is_first)
			fputs("\n-- It did this, too, which is not proposed:\n",
				writing.out);
		is_first = false;
		fprintf(writing.out, "--   %s: ", words[entry->word].name);
		put_plain(writing.out, text_of(entry, room));
		fprintf(writing.out, ": %s", why);
		put_reason(entry);
	}
}

static void put_left_out(void)
{
	uint64_t left_out = writing.proposal->record->left_out;

	if (left_out > 0)
		fprintf(writing.out,
			"\n-- The record was full: %" PRIu64
			" more sights were left out.\n",
			left_out);
	if (writing.proposal->missed > 0)
		fprintf(writing.out,
			"\n-- %" PRIu64
			" names could not be read, as of who confines himself: what they\n"
			"-- stood for is missing.\n",
			writing.proposal->missed);
}

static void put_all(void)
{
	put_head();
	fputs("{\n  version = 1,\n", writing.out);
	put_list("stdio", "stdio", 2);
	put_table("fs", "fs", 2);
	put_table("net", "net", 2);
	put_table("env", "env", 2);
	put_libraries();
	put_use("tls", "tls", 2);
	put_use("debug", "debug", 2);
	put_limits();
	fputs("}\n", writing.out);
	put_refused();
	put_left_out();
}

/* By words, then as they are shown. */
static int compare(const void *left, const void *right)
{
	const struct entry *one = *(const struct entry *const *)left;
	const struct entry *other = *(const struct entry *const *)right;
	char room_of_one[OF_PLAIN], room_of_other[OF_PLAIN];

	if (one->word != other->word)
		return one->word < other->word ? -1 : 1;
	return strcmp(text_of(one, room_of_one), text_of(other, room_of_other));
}

static int write_all(int fd, const char *text, size_t size)
{
	while (size > 0) {
		ssize_t written = write(fd, text, size);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return -errno;
		text += written;
		size -= (size_t)written;
	}
	return 0;
}

int proposal_write(const struct proposal *proposal, int fd)
{
	char *text = NULL;
	size_t size;
	int status;

	record_settle(proposal->record);
	writing.proposal = proposal;
	writing.count = record_list(proposal->record, writing.order);
	qsort(writing.order, writing.count, sizeof *writing.order, compare);
	writing.out = open_memstream(&text, &size);
	if (!writing.out)
		return -errno;
	put_all();
	status = fclose(writing.out) == 0 ? 0 : -errno;
	if (status == 0 && fd != STDERR_FILENO && ftruncate(fd, 0) < 0 && errno != EINVAL)
		status = -errno;
	if (status == 0)
		status = write_all(fd, text, size);
	free(text);
	return status;
}
