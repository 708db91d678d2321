/* SPDX-License-Identifier: MIT */
/* record.h - what was seen of a run, once each, in bounded memory.
 *
 * When several files of one directory were used in the same way, the directory stands for
 * them, unless it is one that nobody should grant as a whole. */
#ifndef SANDBOX_RECORD_H
#define SANDBOX_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sandbox/sighting.h"

enum {
	RECORD_ENTRIES = 512,
	RECORD_SLOTS = 4 * RECORD_ENTRIES, /* a power of two */
	RECORD_TEXT = 24 * 1024,
	RECORD_SPARE = 64,            /* entries that are not for paths, */
	RECORD_SPARE_TEXT = 4 * 1024, /* and text */
	RECORD_SEVERAL = 5,           /* files of one directory */
};

enum entry_kind {
	ENTRY_SIGHT,   /* a name, or a path that is granted */
	ENTRY_TALLY,   /* of a directory: how many files of it there are */
	ENTRY_MADE,    /* a path that was not there when the run began */
	ENTRY_DROPPED, /* another one stands for it */
};

struct entry {
	enum entry_kind kind;
	unsigned word;
	unsigned text, call; /* offsets of strings */
	unsigned example;    /* of a file that a directory is needed for; or 0 */
	unsigned files;      /* that a directory stands for */
	bool is_directory, is_source;
	bool covers; /* what is in the directory, and below */
};

struct record {
	const char *home; /* not granted as a whole, nor what it lies in; or NULL */
	unsigned count;
	struct entry entries[RECORD_ENTRIES];
	unsigned text_size;
	char text[RECORD_TEXT];
	unsigned short
		slots[RECORD_SLOTS]; /* 1 + an index, by the hash of kind, word, text */
	uint64_t left_out; /* sights that there was no room for, not told apart */
};

/* An empty one. */
void record_init(struct record *record, const char *home);

const char *record_string(const struct record *record, unsigned offset);

/* Add a sight. True if it is new. */
bool record_add(struct record *record, const struct sight *sight);

/* Add a path that comes into being. */
void record_add_made(struct record *record, const char *path);

/* Turn what was seen into what can be granted when the run begins anew: what was made then is
 * not there, and the directory stands for it; what another entry covers goes; and what moves
 * to a directory may have no more done to it there than where it was. */
void record_settle(struct record *record);

/* The entries that are left: fills `list`, and returns how many. */
unsigned record_list(
	const struct record *record, const struct entry *list[RECORD_ENTRIES]);

/* Why a directory should not be granted as a whole; NULL: it can be. */
const char *record_protects(const struct record *record, const char *path);

#endif
