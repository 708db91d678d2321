/* SPDX-License-Identifier: MIT */
/* turtle_reader.c - from a file of Turtle to the triples that error categories need. */
#include "modules/turtle_reader.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "modules/turtle_serd.h"
#include "runtime/error.h"

/* Short files can mean long ones: a prefix is written once and used many times. */
enum {
	MOST_TEXT = 1024 * 1024,
	MOST_BYTES = 16 * 1024 * 1024, /* in the nodes that are kept */
	MOST_TRIPLES = 65536,
	MOST_DIRECTIVES = 1024, /* each prefix is searched for among all */
	MOST_OF_A_URI = 4096,
	MOST_STACK = 128 * 1024, /* libserd calls itself where brackets are nested */
};

struct turtle_string {
	struct turtle_string *next;
	size_t size;
	char text[];
};

/* A file that is being read. */
struct reading {
	const struct serd *serd;
	SerdEnv *env;
	struct graph *graph;
	const char *text;
	size_t size, place; /* of the text, and of what is next in it */
	uintptr_t stack;
	int directives;
	int status; /* what is wrong, or 0 */
};

/* ---- the graph ---- */

/* Forget the strings that are younger than `mark`. */
static void drop(struct graph *graph, struct turtle_string *mark)
{
	while (graph->strings != mark) {
		struct turtle_string *string = graph->strings;

		graph->strings = string->next;
		graph->bytes -= string->size;
		free(string);
	}
}

void graph_finish(struct graph *graph)
{
	drop(graph, NULL);
	free(graph->triples);
	*graph = (struct graph){ 0 };
}

static int grow(struct graph *graph)
{
	size_t room = graph->room ? graph->room * 2 : 64;
	struct triple *triples;

	if (graph->count < graph->room)
		return 0;
	if (graph->count == MOST_TRIPLES)
		return CORE_BAD_RDF_ERROR_CATEGORY;
	triples = realloc(graph->triples, room * sizeof *triples);
	if (!triples)
		return -ENOMEM;
	graph->triples = triples;
	graph->room = room;
	return 0;
}

/* ---- nodes ---- */

static SerdStatus fail(struct reading *reading, int status)
{
	if (reading->status == 0)
		reading->status = status;
	return SERD_ERR_INTERNAL;
}

/* A copy behind its kind, in the graph; or empty, and the reading has failed. */
static const char *copy(struct reading *reading, char kind, const SerdNode *node)
{
	struct graph *graph = reading->graph;
	size_t size = sizeof(struct turtle_string) + node->n_bytes + 2;
	struct turtle_string *string;

	if (size > MOST_BYTES - graph->bytes || memchr(node->buf, 0, node->n_bytes))
		return fail(reading, CORE_BAD_RDF_ERROR_CATEGORY), "";
	string = malloc(size);
	if (!string)
		return fail(reading, -ENOMEM), "";
	string->next = graph->strings;
	string->size = size;
	string->text[0] = kind;
	memcpy(string->text + 1, node->buf, node->n_bytes);
	string->text[node->n_bytes + 1] = 0;
	graph->strings = string;
	graph->bytes += size;
	return string->text;
}

/* The same of a URI, made absolute. One whose prefix is unknown is a mistake in the
 * file. */
static const char *copy_uri(struct reading *reading, const SerdNode *node)
{
	SerdNode uri = reading->serd->env_expand_node(reading->env, node);
	const char *text = "";

	if (!uri.buf)
		fail(reading, CORE_BAD_RDF);
	else if (uri.n_bytes > MOST_OF_A_URI)
		fail(reading, CORE_BAD_RDF_ERROR_CATEGORY);
	else
		text = copy(reading, TURTLE_URI, &uri);
	reading->serd->node_free(&uri);
	return text;
}

static const char *copy_node(struct reading *reading, const SerdNode *node)
{
	switch (node->type) {
	case SERD_URI:
	case SERD_CURIE:
		return copy_uri(reading, node);
	case SERD_BLANK:
		return copy(reading, TURTLE_BLANK, node);
	default:
		return copy(reading, TURTLE_LITERAL, node);
	}
}

static enum turtle_property find_property(const char *predicate)
{
	static const char *const properties[] = {
		[TURTLE_TYPE] = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
		[TURTLE_ERROR] = "<" TURTLE_CATEGORY "#error",
		[TURTLE_CODE] = "<" TURTLE_CATEGORY "#code",
		[TURTLE_ALIAS] = "<" TURTLE_CATEGORY "#alias",
		[TURTLE_MESSAGE] = "<" TURTLE_CATEGORY "#message",
		[TURTLE_GENERIC_ERROR] = "<" TURTLE_CATEGORY "#generic_error",
	};
	enum turtle_property property = 0;

	while (property < TURTLE_OTHER && strcmp(properties[property], predicate) != 0)
		property++;
	return property;
}

/* ---- what libserd calls ---- */

static SerdStatus on_base(void *handle, const SerdNode *uri)
{
	struct reading *reading = handle;

	if (reading->directives++ == MOST_DIRECTIVES)
		return fail(reading, CORE_BAD_RDF_ERROR_CATEGORY);
	return reading->serd->env_set_base_uri(reading->env, uri);
}

static SerdStatus on_prefix(void *handle, const SerdNode *name, const SerdNode *uri)
{
	struct reading *reading = handle;

	if (reading->directives++ == MOST_DIRECTIVES)
		return fail(reading, CORE_BAD_RDF_ERROR_CATEGORY);
	return reading->serd->env_set_prefix(reading->env, name, uri);
}

/* A graph with a name is TriG, which libserd reads along. */
static SerdStatus on_statement(void *handle, SerdStatementFlags flags,
	const SerdNode *named_graph, const SerdNode *subject, const SerdNode *predicate,
	const SerdNode *object, const SerdNode *datatype, const SerdNode *language)
{
	struct reading *reading = handle;
	struct graph *graph = reading->graph;
	struct turtle_string *mark = graph->strings;
	struct triple triple = { .order = (unsigned)graph->count };
	int status = grow(graph);

	(void)flags;
	if (status != 0 || named_graph)
		return fail(reading, status != 0 ? status : CORE_BAD_RDF);
	graph->any = true;
	triple.property = find_property(copy_node(reading, predicate));
	drop(graph, mark);
	triple.subject = copy_node(reading, subject);
	triple.object = copy_node(reading, object);
	triple.language = language ? copy(reading, TURTLE_TAG, language) : "";
	triple.datatype = datatype ? copy_node(reading, datatype) : "";
	if (reading->status != 0)
		return SERD_ERR_INTERNAL;
	if (triple.property == TURTLE_OTHER)
		drop(graph, mark);
	else
		graph->triples[graph->count++] = triple;
	return SERD_SUCCESS;
}

/* Not every mistake shows in the status of the whole. */
static SerdStatus on_error(void *handle, const SerdError *error)
{
	(void)error;
	fail(handle, CORE_BAD_RDF);
	return SERD_SUCCESS;
}

/* One byte a call. The text ends early for whoever has used up his stack. */
static size_t read_byte(void *into, size_t size, size_t count, void *stream)
{
	struct reading *reading = stream;
	uintptr_t now = (uintptr_t)__builtin_frame_address(0);

	(void)size, (void)count;
	if (reading->stack > now && reading->stack - now > MOST_STACK)
		fail(reading, CORE_BAD_RDF_ERROR_CATEGORY);
	if (reading->status != 0 || reading->place == reading->size)
		return 0;
	*(char *)into = reading->text[reading->place++];
	return 1;
}

static int has_read_error(void *stream)
{
	(void)stream;
	return 0;
}

/* ---- the file ---- */

static void parse(struct reading *reading, const char *path)
{
	const struct serd *serd = reading->serd;
	SerdReader *reader = serd->reader_new(
		SERD_TURTLE, reading, NULL, on_base, on_prefix, on_statement, NULL);
	SerdStatus status;

	if (!reader) {
		fail(reading, -ENOMEM);
		return;
	}
	serd->reader_set_strict(reader, true);
	serd->reader_set_error_sink(reader, on_error, reading);
	reading->stack = (uintptr_t)__builtin_frame_address(0);
	status = serd->reader_read_source(
		reader, read_byte, has_read_error, reading, (const uint8_t *)path, 1);
	if (status > SERD_FAILURE)
		fail(reading, CORE_BAD_RDF);
	serd->reader_free(reader);
}

/* URIs are relative to that of the file. */
static int parse_text(
	struct graph *graph, const char *path, const char *text, size_t size)
{
	const struct serd *serd = serd_get();
	struct reading reading = {
		.serd = serd, .graph = graph, .text = text, .size = size
	};
	SerdNode base;

	if (!serd)
		return -ENOSYS;
	base = serd->node_new_file_uri((const uint8_t *)path, NULL, NULL, true);
	reading.env = serd->env_new(&base);
	serd->node_free(&base);
	if (!reading.env)
		return -ENOMEM;
	parse(&reading, path);
	serd->env_free(reading.env);
	return reading.status;
}

/* Read to the end, but no more than `room`. Returns how much it is or -errno. */
static ssize_t read_text(int fd, char *text, size_t room)
{
	size_t size = 0;
	ssize_t count;

	do {
		count = read(fd, text + size, room - size);
		if (count > 0)
			size += (size_t)count;
	} while (count > 0 || (count < 0 && errno == EINTR));
	return count < 0 ? -errno : (ssize_t)size;
}

static int read_graph(struct graph *graph, const char *path, int fd, char *text)
{
	ssize_t size = read_text(fd, text, MOST_TEXT + 1);

	if (size < 0)
		return (int)size;
	if (size > MOST_TEXT)
		return CORE_BAD_RDF_ERROR_CATEGORY;
	if (memchr(text, 0, (size_t)size))
		return CORE_BAD_RDF;
	return parse_text(graph, path, text, (size_t)size);
}

int graph_read(struct graph *graph, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int status = -ENOMEM;
	char *text;

	if (fd < 0)
		return -errno;
	text = malloc(MOST_TEXT + 1);
	if (text)
		status = read_graph(graph, path, fd, text);
	free(text);
	close(fd);
	return status;
}
