/* SPDX-License-Identifier: MIT */
/* proposable.c - what of a run nobody should grant, or can. */
#include "cmd/proposable.h"

#include <string.h>

#include "sandbox/net_rule.h"
#include "sandbox/plain.h"
#include "sandbox/term.h"
#include "sandbox/word.h"

/* A name that people cannot read is none that they can check. */
static bool is_plain(const char *text)
{
	while (*text) {
		bool shows;
		size_t length = plain_length(text, &shows);

		if (!shows)
			return false;
		text += length;
	}
	return true;
}

static bool is_of_a_process(const char *path)
{
	static const char proc[] = "/proc/";

	return strncmp(path, proc, strlen(proc)) == 0 && path[strlen(proc)] >= '0' &&
	       path[strlen(proc)] <= '9';
}

/* A socket that was made without the modules, or of another sort. */
static const char other_socket[] = "granted are streams of the modules ip and unix only";

static const char *refuse_rule(unsigned word, const char *text)
{
	struct net_rule rule;

	return net_rule_read(word, text, &rule) ? other_socket : NULL;
}

static const char *refuse_path(
	const struct record *record, const struct entry *entry, const char *text)
{
	const char *path = record_string(record, entry->text);
	const char *why = NULL;

	if (*path != '/')
		return other_socket;
	if (entry->is_directory)
		why = record_protects(record, path);
	if (!why && is_of_a_process(path))
		why = "of one process, which is gone";
	if (!why && !is_plain(path))
		why = "a name with what cannot be shown";
	return why ? why : term_path_fault(text);
}

static const char *refuse_variable(const char *name)
{
	if (strcmp(name, "*") == 0)
		return "all variables were looked at: name those that it needs";
	if (strcmp(name, "TMPDIR") == 0)
		return "it is there where $TMPDIR is granted";
	if (!term_is_variable(name))
		return "no name of a variable";
	return term_is_dangerous(name) ? "never passed on" : NULL;
}

static const char *refuse_library(const struct entry *entry, const char *name)
{
	if (entry->is_source)
		return "loaded, once confined, are libraries by the names of their files, as libz.so.1";
	if (strchr(name, '/'))
		return "a library by its path: only operators can name it";
	return is_plain(name) ? NULL : "a name with what cannot be shown";
}

const char *proposable_refuse(
	const struct record *record, const struct entry *entry, const char *text)
{
	const struct word *word = &words[entry->word];

	if (word->flags & WORD_GRANTS_NOTHING)
		return "nothing provides this yet";
	switch (word->kind) {
	case KIND_PATHS:
		return refuse_path(record, entry, text);
	case KIND_RULES:
		return refuse_rule(entry->word, text);
	case KIND_NAMES:
		return refuse_variable(text);
	case KIND_LIBRARIES:
		return refuse_library(entry, text);
	case KIND_ACTORS:
		return "declare it in `actors`; what it did was not looked at";
	default:
		return NULL;
	}
}
