/* SPDX-License-Identifier: MIT */
/* turtle_category.c - an error category that a file of Turtle describes. */
#include "modules/turtle_category.h"

#include <errno.h>
#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "modules/error_names.h"

#define SCHEME "file://"
#define MODULE "<about:emilua-module"

enum { MOST_ERRORS = 4096 };

struct turtle_entry {
	int code, errnum;              /* errnum is 0 if it means the same as no errno */
	const struct triple *messages; /* first the one without a tag */
	size_t message_count;
	unsigned order;
};

struct turtle_alias {
	const char *name;
	int code;
};

/* ---- triples, sorted ---- */

static int compare_key(
	const struct triple *triple, const char *subject, enum turtle_property property)
{
	int order = strcmp(triple->subject, subject);

	return order != 0 ? order : (int)triple->property - (int)property;
}

/* A message without a tag comes before the others of its node. */
static int compare_content(const struct triple *one, const struct triple *other)
{
	int order = compare_key(one, other->subject, other->property);

	if (order == 0)
		order = strcmp(one->language, other->language);
	if (order == 0)
		order = strcmp(one->object, other->object);
	return order != 0 ? order : strcmp(one->datatype, other->datatype);
}

static int compare_triples(const void *one, const void *other)
{
	unsigned order = ((const struct triple *)one)->order;
	unsigned other_order = ((const struct triple *)other)->order;
	int by_content = compare_content(one, other);

	if (by_content != 0)
		return by_content;
	return (order > other_order) - (order < other_order);
}

/* A triple that is written twice is one triple. */
static void sort(struct graph *graph)
{
	size_t kept = 1;

	qsort(graph->triples, graph->count, sizeof *graph->triples, compare_triples);
	for (size_t i = 1; i < graph->count; i++)
		if (compare_content(&graph->triples[kept - 1], &graph->triples[i]) != 0)
			graph->triples[kept++] = graph->triples[i];
	graph->count = kept;
}

/* The triples of `subject` with this property, side by side. */
static const struct triple *find(const struct graph *graph, const char *subject,
	enum turtle_property property, size_t *count)
{
	const struct triple *triples = graph->triples;
	size_t low = 0, high = graph->count, end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_key(&triples[middle], subject, property) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < graph->count; end++)
		if (compare_key(&triples[end], subject, property) != 0)
			break;
	*count = end - low;
	return triples + low;
}

/* ---- what an error consists of; each false if that breaks a rule, as a literal does in
 * place of the node: it is the subject of nothing ---- */

static bool is_untyped(const struct triple *triple)
{
	return *triple->object == TURTLE_LITERAL && !*triple->datatype;
}

static bool is_plain(const struct triple *triple)
{
	return is_untyped(triple) && !*triple->language;
}

static bool parse_code(const char *text, int *code)
{
	const char *digits = text + (*text == '+' || *text == '-');
	long value = strtol(text, NULL, 10);

	if (!*digits || digits[strspn(digits, "0123456789")])
		return false;
	if (value <= INT_MIN || value > INT_MAX)
		return false;
	*code = (int)value;
	return true;
}

static bool read_code(
	struct turtle_entry *entry, const struct graph *graph, const char *node)
{
	size_t count;
	const struct triple *code = find(graph, node, TURTLE_CODE, &count);

	return count == 1 && *code->object == TURTLE_LITERAL &&
	       strcmp(code->datatype, "<" TURTLE_INTEGER) == 0 &&
	       parse_code(code->object + 1, &entry->code);
}

static bool read_aliases(struct turtle_category *category, const char *node, int code)
{
	size_t count;
	const struct triple *alias = find(&category->graph, node, TURTLE_ALIAS, &count);

	for (; count > 0; count--, alias++) {
		if (!is_plain(alias))
			return false;
		category->aliases[category->alias_count++] =
			(struct turtle_alias){ alias->object + 1, code };
	}
	return true;
}

static bool read_messages(
	struct turtle_entry *entry, const struct graph *graph, const char *node)
{
	size_t count;
	const struct triple *messages = find(graph, node, TURTLE_MESSAGE, &count);

	if (count == 0 || *messages->language)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!is_untyped(&messages[i]))
			return false;
		if (i > 0 && strcmp(messages[i - 1].language, messages[i].language) == 0)
			return false;
	}
	entry->messages = messages;
	entry->message_count = count;
	return true;
}

static bool read_generic_error(
	struct turtle_entry *entry, const struct graph *graph, const char *node)
{
	size_t count;
	const struct triple *name = find(graph, node, TURTLE_GENERIC_ERROR, &count);
	const struct error_name *row;

	if (count == 0)
		return true;
	if (count > 1 || !is_plain(name))
		return false;
	row = error_names_find(generic_error_names, name->object + 1);
	if (row)
		entry->errnum = row->code;
	return row != NULL;
}

static bool read_entry(struct turtle_category *category, const struct triple *error)
{
	struct turtle_entry *entry = &category->entries[category->entry_count++];
	const struct graph *graph = &category->graph;

	entry->order = error->order;
	return read_code(entry, graph, error->object) &&
	       read_aliases(category, error->object, entry->code) &&
	       read_messages(entry, graph, error->object) &&
	       read_generic_error(entry, graph, error->object);
}

/* ---- the whole ---- */

static int compare_aliases(const void *one, const void *other)
{
	return strcmp(((const struct turtle_alias *)one)->name,
		((const struct turtle_alias *)other)->name);
}

static int compare_entries(const void *one, const void *other)
{
	unsigned order = ((const struct turtle_entry *)one)->order;
	unsigned other_order = ((const struct turtle_entry *)other)->order;

	return (order > other_order) - (order < other_order);
}

static bool aliases_are_unique(struct turtle_category *category)
{
	struct turtle_alias *aliases = category->aliases;

	qsort(aliases, category->alias_count, sizeof *aliases, compare_aliases);
	for (size_t i = 1; i < category->alias_count; i++)
		if (compare_aliases(&aliases[i - 1], &aliases[i]) == 0)
			return false;
	return true;
}

static int read_errors(struct turtle_category *category)
{
	size_t count;
	const struct triple *errors =
		find(&category->graph, MODULE, TURTLE_ERROR, &count);

	if (count > MOST_ERRORS)
		return CORE_BAD_RDF_ERROR_CATEGORY;
	category->entries = calloc(count + 1, sizeof *category->entries);
	category->aliases = calloc(category->graph.count, sizeof *category->aliases);
	if (!category->entries || !category->aliases)
		return -ENOMEM;
	for (size_t i = 0; i < count; i++)
		if (!read_entry(category, &errors[i]))
			return CORE_BAD_RDF_ERROR_CATEGORY;
	if (!aliases_are_unique(category))
		return CORE_BAD_RDF_ERROR_CATEGORY;
	qsort(category->entries, count, sizeof *category->entries, compare_entries);
	return 0;
}

static int read_category(struct turtle_category *category)
{
	struct graph *graph = &category->graph;
	const struct triple *type;
	size_t count;

	if (!graph->any)
		return CORE_BAD_RDF;
	if (graph->count == 0)
		return CORE_BAD_RDF_MODULE;
	sort(graph);
	type = find(graph, MODULE, TURTLE_TYPE, &count);
	if (count != 1)
		return CORE_BAD_RDF_MODULE;
	if (strcmp(type->object, "<" TURTLE_CATEGORY) != 0)
		return CORE_BAD_RDF_ERROR_CATEGORY;
	return read_errors(category);
}

/* ---- what others see of it ---- */

static const struct turtle_entry *find_entry(const struct error_category *base, int code)
{
	const struct turtle_category *category = (const struct turtle_category *)base;

	for (size_t i = 0; i < category->entry_count; i++)
		if (category->entries[i].code == code)
			return &category->entries[i];
	return NULL;
}

/* True if the tag is the beginning of the locale's name, written with '_' after the
 * language. */
static bool is_spoken(const char *tag, const char *locale)
{
	bool in_language = true;

	for (; *tag; tag++, locale++) {
		bool divides = in_language && *tag == '-';

		if (*locale != (divides ? '_' : *tag))
			return false;
		in_language = in_language && !divides;
	}
	return true;
}

static const char *category_message(
	const struct error_category *base, int code, char *text, size_t size)
{
	const struct turtle_entry *entry = find_entry(base, code);
	const char *locale = setlocale(LC_MESSAGES, NULL);
	const struct triple *best;

	(void)text, (void)size;
	if (!entry)
		return "unknown error";
	best = entry->messages;
	for (size_t i = 1; i < entry->message_count; i++) {
		const struct triple *message = &entry->messages[i];

		if (!is_spoken(message->language + 1, locale))
			continue;
		if (best == entry->messages || message->order < best->order)
			best = message;
	}
	return best->object + 1;
}

static int category_errno(const struct error_category *base, int code)
{
	const struct turtle_entry *entry = find_entry(base, code);

	return entry ? entry->errnum : 0;
}

bool turtle_category_find(
	const struct turtle_category *category, const char *alias, int *code)
{
	const struct turtle_alias wanted = { .name = alias };
	const struct turtle_alias *found = bsearch(&wanted, category->aliases,
		category->alias_count, sizeof wanted, compare_aliases);

	if (found)
		*code = found->code;
	return found != NULL;
}

const char *turtle_category_path(const struct turtle_category *category)
{
	return category->name + strlen(SCHEME);
}

void turtle_category_destroy(struct turtle_category *category)
{
	if (!category)
		return;
	graph_finish(&category->graph);
	free(category->entries);
	free(category->aliases);
	free(category);
}

int turtle_category_create(const char *path, struct turtle_category **category)
{
	size_t size = strlen(path) + 1;
	struct turtle_category *made = calloc(1, sizeof *made + strlen(SCHEME) + size);
	int status;

	if (!made)
		return -ENOMEM;
	memcpy(made->name, SCHEME, sizeof SCHEME);
	memcpy(made->name + strlen(SCHEME), path, size);
	made->base =
		(struct error_category){ made->name, category_message, category_errno };
	status = graph_read(&made->graph, path);
	if (status == 0)
		status = read_category(made);
	if (status == 0)
		*category = made;
	else
		turtle_category_destroy(made);
	return status;
}
