/* SPDX-License-Identifier: MIT */
/* turtle_reader.h - from a file of Turtle to the triples that error categories need. */
#ifndef MODULES_TURTLE_READER_H
#define MODULES_TURTLE_READER_H

#include <stdbool.h>
#include <stddef.h>

#define TURTLE_CATEGORY "https://schema.emilua.org/error_category/0/"
#define TURTLE_INTEGER  "http://www.w3.org/2001/XMLSchema#integer"

enum turtle_property {
	TURTLE_TYPE,
	TURTLE_ERROR,
	TURTLE_CODE,
	TURTLE_ALIAS,
	TURTLE_MESSAGE,
	TURTLE_GENERIC_ERROR,
	TURTLE_OTHER, /* no triple has it */
};

/* The first character of a node is its kind, the rest its text; URIs are absolute. */
enum { TURTLE_URI = '<', TURTLE_BLANK = '_', TURTLE_LITERAL = '"', TURTLE_TAG = '@' };

struct triple {
	const char *subject, *object;
	const char *language, *datatype; /* of a literal: a tag and a URI, or empty */
	enum turtle_property property;
	unsigned order; /* in the file */
};

struct turtle_string;

/* Triples in the order of the file, and the memory of their nodes. */
struct graph {
	struct triple *triples;
	size_t count, room;
	bool any; /* there were triples, of these properties or others */
	struct turtle_string *strings;
	size_t bytes; /* in all of them */
};

/* Read the file `path`, an absolute name. Returns 0; CORE_BAD_RDF if it is not Turtle;
 * CORE_BAD_RDF_ERROR_CATEGORY if it is too large, see the bounds in turtle_reader.c;
 * -ENOSYS without libserd; or -errno. In any case graph_finish() comes last. */
int graph_read(struct graph *graph, const char *path);

/* Give the memory back. Accepts a zeroed graph. */
void graph_finish(struct graph *graph);

#endif
