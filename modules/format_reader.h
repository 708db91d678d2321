/* SPDX-License-Identifier: MIT */
/* format_reader.h - a format string being read, and the arguments it may name. */
#ifndef MODULES_FORMAT_READER_H
#define MODULES_FORMAT_READER_H

#include <lua.h>
#include <stdbool.h>

enum format_kind {
	KIND_BOOLEAN,
	KIND_INTEGER, /* a number without a fraction, in 64 bits with a sign */
	KIND_DOUBLE,  /* any other number */
	KIND_STRING,
};

enum {
	/* The widest field, the highest precision, the greatest index. */
	FORMAT_NUMBER_MAX = 1 << 20,
	FORMAT_ARGUMENT = 2, /* where the first one stands on the stack */
};

struct format_reader {
	lua_State *L;
	const char *begin, *end;
	const char *at;    /* the next byte */
	const char *field; /* where the field begins that is being read */
	int count;         /* of arguments */
	int names;         /* where a table name -> stack index stands, or 0 */
	int slot;          /* of the stack, for text made on the way */
	int automatic;     /* how many fields had no index */
	int numbered;      /* how many had one */
};

/* Raise a string: the position, the field as far as it was read, and why. `why` is
 * as lua_pushfstring() takes it. Does not return. (R-CORE-30, R-SYS-141) */
int format_fail(struct format_reader *reader, const char *why, ...);

/* The next byte, or -1 at the end. */
int format_peek(const struct format_reader *reader);

/* Step over the next byte if it is `byte`. */
bool format_accept(struct format_reader *reader, char byte);

/* Step over `byte`, or fail. */
void format_expect(struct format_reader *reader, char byte);

/* Read an index, a name or nothing; return where its argument stands on the stack,
 * or fail. (R-CORE-28) */
int format_read_argument(struct format_reader *reader);

/* Read digits, or a field within this field; return the number, 0 to
 * FORMAT_NUMBER_MAX, or -1 if there is neither. */
int format_read_number(struct format_reader *reader);

/* What the argument at stack `index` is. (R-CORE-27) */
enum format_kind format_kind(lua_State *L, int index);

#endif
