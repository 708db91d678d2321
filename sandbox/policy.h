/* SPDX-License-Identifier: MIT */
/* policy.h - what one layer says of one part: a manifest, an operator's file, the flags.
 *
 * It is flat: a copy of it is whole, and one write sends it. Layers only narrow, so what
 * holds in the end is what all of them allow. */
#ifndef SANDBOX_POLICY_H
#define SANDBOX_POLICY_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

#include "sandbox/data.h"
#include "sandbox/word.h"

enum {
	POLICY_VERSION = 1,
	POLICY_ITEMS_MAX = DATA_VALUES_MAX,
	/* Every string of a manifest is shorter in here than in its text. */
	POLICY_TEXT_MAX = DATA_SIZE_MAX + PATH_MAX,
};

enum {
	ITEM_OPTIONAL = 1, /* a path that may be missing */
	ITEM_FILE = 2,     /* a path that has to be a file */
	ITEM_DIRECTORY = 4,
	ITEM_CREATE = 8, /* a directory that is made if it is missing */
	ITEM_READ = 16,  /* a descriptor's access */
	ITEM_WRITE = 32,
	ITEM_ANY_ARGUMENTS = 64, /* a program's */
};

/* One of a list. */
struct item {
	unsigned word;
	unsigned line, column;
	unsigned text;  /* offset of a string */
	unsigned value; /* offset of the value of a setting */
	unsigned flags;
	int number; /* of a descriptor */
};

/* Values of `ffi` and of `user`. */
enum { FFI_NONE, FFI_ANY, FFI_LISTED };
enum { USER_KEEP, USER_ISOLATED, USER_GIVEN };

struct place {
	unsigned line, column;
};

struct policy {
	bool of_script;    /* written by whom it confines */
	bool only_narrows; /* what it does not say is as the other layers have it */
	unsigned source;   /* offset of the name of the file, or of what else said it */
	unsigned actor; /* offset of the name of the actor; 0: it is of the main part */
	uint64_t said;  /* a bit for each word */
	uint64_t best_effort;       /* words that hold where the kernel can */
	uint64_t numbers[WORD_MAX]; /* truth, choice, set of choices, or amount */
	struct place places[WORD_MAX];
	unsigned uid, gid; /* of USER_GIVEN */
	unsigned item_count, text_size;
	struct item items[POLICY_ITEMS_MAX]; /* in the order of the text */
	char text[POLICY_TEXT_MAX];
};

/* Empty, as said by `source`, whose name is cut if it is too long. */
void policy_init(struct policy *policy, const char *source);

/* The string at an offset. */
const char *policy_string(const struct policy *policy, unsigned offset);

/* The name of the actor whose policy it is; NULL: it is the main part's. */
const char *policy_actor(const struct policy *policy);

/* Keep a string. Returns its offset, or -1 if there is no more room. */
long policy_keep(struct policy *policy, const char *string);

/* What stands at this place is refused: "SOURCE:LINE:COLUMN: TEXT", without a place for what
 * stands on the command line. Returns -1. */
int policy_refuse(const struct policy *policy, struct place place, struct fault *fault,
	int status, const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Put "policy.lua:4" into `text`: where it speaks of this word, or of files if it is one of
 * `fs`; else only who says it. */
void policy_place(
	const struct policy *policy, const char *word, char *text, size_t size);

bool policy_says(const struct policy *policy, unsigned word);

/* True if an item of this word has this string. */
bool policy_names(const struct policy *policy, unsigned word, const char *string);

void policy_say(
	struct policy *policy, unsigned word, uint64_t number, struct place place);

/* A new item at the end of the list, for the caller to fill; NULL: no more room. */
struct item *policy_add(struct policy *policy, unsigned word);

#endif
