/* SPDX-License-Identifier: MIT */
/* data.h - a table written as in Lua, read as data: nothing in it is ever executed.
 *
 * Strings with the escapes \n \t \\ \" \', numbers, booleans, tables, names or ["..."] as
 * keys, comments from -- to the end of the line. No expression, no nil, no long string. */
#ifndef SANDBOX_DATA_H
#define SANDBOX_DATA_H

#include <stdbool.h>
#include <stddef.h>

#include "sandbox/fault.h"

enum {
	DATA_SIZE_MAX = 64 * 1024, /* bytes of text */
	DATA_VALUES_MAX = 4096,    /* tables count too */
	DATA_DEPTH_MAX = 8,        /* tables within tables */
};

/* Where the text came from. Lines and columns count from 1, columns in bytes. */
struct data_source {
	const char *name;
	const char *text;
	size_t size;
	unsigned line, column; /* of its first byte */
	bool inside;           /* it is what stands between the braces */
};

enum data_type { DATA_BOOLEAN, DATA_NUMBER, DATA_STRING, DATA_TABLE };

struct data_value {
	enum data_type type;
	unsigned line, column;    /* where it stands; its key, if it has one */
	const char *key;          /* NULL: an element of a list */
	const char *string;       /* of a string; it holds no NUL */
	double number;            /* of a number; never negative */
	bool truth;               /* of a boolean */
	unsigned count;           /* values right in this table */
	struct data_value *first; /* of this table, in the order of the text */
	struct data_value *next;  /* in the table that it stands in */
};

struct data {
	char *text; /* what keys and strings point into */
	struct data_value *values;
	unsigned count, room;
};

/* Read the one table that the text is. Returns it; it lasts until data_finish(). NULL: what
 * is wrong, and where, is in `fault`. */
const struct data_value *data_parse(
	struct data *data, const struct data_source *source, struct fault *fault);

/* Accepts what was never begun. */
void data_finish(struct data *data);

/* The value with this key in a table, or NULL. */
const struct data_value *data_find(const struct data_value *table, const char *key);

/* What is at a value is wrong, as the text says behind NAME:LINE:COLUMN. Returns -1. */
int data_refuse(struct fault *fault, const struct data_source *source,
	const struct data_value *value, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

#endif
