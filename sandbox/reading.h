/* SPDX-License-Identifier: MIT */
/* reading.h - a manifest that is being read into a policy.
 *
 * Whatever refuses sets the fault and returns -1, or NULL. */
#ifndef SANDBOX_READING_H
#define SANDBOX_READING_H

#include "sandbox/cast.h"
#include "sandbox/data.h"
#include "sandbox/fault.h"
#include "sandbox/manifest.h"
#include "sandbox/policy.h"

/* Where a word stands. */
enum reading_scope {
	SCOPE_POLICY, /* of one part, alone */
	SCOPE_FLAT,   /* a manifest whose outermost words are the main part's */
	SCOPE_AROUND, /* a manifest in which these stand in `main` */
	SCOPE_MAIN,
	SCOPE_ACTOR,
};

struct reading {
	struct policy *policy;
	const struct data_source *source;
	enum manifest_author author;
	struct fault *fault;
	enum reading_scope scope;
	const struct cast *cast; /* whose actors `spawn` can name; NULL: any */
};

/* Reads one value of a word. */
typedef int reading_element(
	struct reading *reading, unsigned word, const struct data_value *value);

/* Something else stands there than was expected. Returns -1. */
int reading_expect(
	struct reading *reading, const struct data_value *value, const char *expected);

/* Nothing is called so; `guess` may be NULL. Returns -1. */
int reading_refuse_unknown(struct reading *reading, const struct data_value *value,
	const char *what, const char *written, const char *guess);

/* It is none of these. Returns -1. */
int reading_refuse_choice(struct reading *reading, const struct data_value *value,
	const char *const *choices);

/* Refuse what is no string, or an empty one. */
int reading_expect_string(
	struct reading *reading, const struct data_value *value, const char *expected);

/* Refuse a table that has another key than these. */
int reading_check_fields(
	struct reading *reading, const struct data_value *table, const char *const *keys);

/* The policy says this word. Returns 0. */
int reading_say(struct reading *reading, unsigned word, const struct data_value *value,
	uint64_t number);

/* Keep a string in the policy. */
int reading_keep(struct reading *reading, const struct data_value *value,
	const char *string, unsigned *offset);

/* A new item with its string. */
struct item *reading_add(struct reading *reading, unsigned word,
	const struct data_value *value, const char *string);

/* Say the word, and read each value of a table that has no keys. */
int reading_list(struct reading *reading, unsigned word, const struct data_value *list,
	reading_element *read);

#endif
