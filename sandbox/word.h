/* SPDX-License-Identifier: MIT */
/* word.h - every word that a policy can say, once. */
#ifndef SANDBOX_WORD_H
#define SANDBOX_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What stands behind the word, and how two layers that say it meet. */
enum word_kind {
	KIND_VERSION,
	KIND_TEXT,        /* for people */
	KIND_BOOLEAN,     /* both must say true */
	KIND_CHOICE,      /* one of `choices`; the later one is stricter */
	KIND_SET,         /* some of `choices`: what both name */
	KIND_DENY,        /* some of `choices`: what either names */
	KIND_SIZE,        /* "64M": bytes; the smaller one */
	KIND_TIME,        /* "10s": milliseconds; the shorter one */
	KIND_COUNT,       /* a whole number; the smaller one */
	KIND_PATHS,       /* each layer is one of Landlock's */
	KIND_NAMES,       /* what both name */
	KIND_SETTINGS,    /* NAME = "value" */
	KIND_DESCRIPTORS, /* { n =, name =, access = } */
	KIND_LIBRARIES,   /* false, true, or names */
	KIND_RULES,       /* strings that the broker understands */
	KIND_PROGRAMS,    /* { path =, args = } */
	KIND_ACTORS,      /* names of actors that both name */
	KIND_MODULE,      /* the id of one, the same for both */
	KIND_USER,        /* "keep", "isolated", or { uid =, gid = } */
	KIND_ENFORCE,     /* what to do about each word, or about all */
};

enum {
	WORD_OF_OPERATORS = 1,   /* a script cannot say it of itself */
	WORD_GRANTS_NOTHING = 2, /* nothing enforces it yet, so nobody gets it */
	WORD_OF_ACTORS = 4,      /* said of an actor, never of the main part */
	WORD_OUTERMOST = 8,      /* said of the whole manifest, of no part of it */
	WORD_SETTLED = 16, /* once a process is confined, nothing changes it any more */
};

struct word {
	const char *name; /* with its table: fs.read */
	enum word_kind kind;
	unsigned flags;
	unsigned least;             /* of a count, or of a size */
	uint64_t unsaid;            /* what a layer that does not say it means */
	const char *const *choices; /* ends with NULL */
	const char *about;          /* what it allows or bounds, in one line */
	const char *mechanism;      /* what holds it */
	const char *flag;  /* NAME of --allow-NAME on the command line, or NULL */
	const char *needs; /* the kernel, or the user, that it takes; NULL: any */
	const char *seen;  /* by a script without it, or beyond it; or NULL */
};

enum { WORD_MAX = 64 };

#define NO_LIMIT UINT64_MAX

/* In the order of the manual; ends with { NULL }. */
extern const struct word words[];

/* The tables of a manifest that hold the words of its parts; ends with NULL. */
extern const char *const word_parts[];

/* The place of a word in `words`, or -1. */
int word_find(const char *name);

/* True if `name` is a table that words stand in, as fs is. */
bool word_is_table(const char *name);

/* The known key nearest to `key` in the table called `table` ("" for the outermost), put
 * into `guess`; false if none is near. Words with any of the flags `without` do not count. */
bool word_guess(
	const char *table, const char *key, unsigned without, char *guess, size_t size);

enum { WORD_LEAST_SIZE = 16 };

/* The least that the word can be set to, as it is written. */
void word_least(const struct word *word, char text[WORD_LEAST_SIZE]);

/* The number of a choice, or -1. */
int choice_find(const char *const *choices, const char *choice);

/* The choice that is nearest to what was written, or NULL. */
const char *choice_guess(const char *const *choices, const char *choice);

#endif
