/* SPDX-License-Identifier: MIT */
/* sighting.h - what a call asks for, in the words of a policy.
 *
 * What a hostile process says of itself counts for its own record alone; still, whatever is
 * read of it is bounded. */
#ifndef SANDBOX_SIGHTING_H
#define SANDBOX_SIGHTING_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "sandbox/observed.h"

/* Something that a word of a policy covers. */
struct sight {
	unsigned word;
	const char *text;  /* a path without links, a name; or what people are told */
	const char *about; /* the path in the directory that it is about, or NULL */
	const char *call;  /* that asked for it */
	bool is_directory; /* the path is one */
	bool is_source;    /* of fs.move: something leaves it */
	bool is_lookup;    /* of net.connect: so far a name is looked up */
};

/* Who is told. Strings last as long as the call. */
struct witness {
	void *argument;
	void (*saw)(void *argument, const struct sight *sight);
	/* The path is about to come into being: it was not there when the run began. */
	void (*made)(void *argument, const char *path);
	/* A name could not be read: there is none, or the process has confined itself. */
	void (*missed)(void *argument);
};

struct sighting;

/* What is looked at: the arguments of a call of a process, as it is about to be made. */
struct looking {
	pid_t pid;
	const struct sighting *row;
	const uint64_t *arguments;
	const struct witness *witness;
};

/* A call that is looked at. */
struct sighting {
	long number;
	const char *call; /* its name */
	void (*look)(const struct looking *looking);
	signed char at, path; /* which arguments: a directory, and what is named there */
	signed char to_at, to_path; /* the same of a second name */
	signed char flags;          /* of open(2) */
	const char *word;
	bool of_streams; /* only of a descriptor below 3 */
};

/* Ends with a row without a name. */
extern const struct sighting sightings[];

/* Tell the witness of the call. */
void sighting_look(
	pid_t pid, const struct noted_call *call, const struct witness *witness);

#endif
