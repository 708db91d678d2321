/* SPDX-License-Identifier: MIT */
/* format_spec.h - how one field is to be written: what follows its ":". */
#ifndef MODULES_FORMAT_SPEC_H
#define MODULES_FORMAT_SPEC_H

#include <lauxlib.h>
#include <stdbool.h>
#include <stddef.h>

#include "modules/format_reader.h"
#include "modules/format_text.h"

struct format_spec {
	char fill[TEXT_POINT_SIZE];
	size_t fill_size;
	char align;     /* '<', '>', '^', or 0: as is usual for the kind */
	char sign;      /* '+', '-', ' ', or 0 */
	bool alternate; /* "#" */
	bool zero;      /* "0", and so `fill` is a zero */
	bool local;     /* "L" */
	int width;
	int precision; /* or -1 */
	char type;     /* or 0 */
};

/* How many columns of fill stand around a value. */
struct format_padding {
	size_t before, after;
};

/* Read a spec for a value of `kind`, and the "}" behind it, or fail. An empty one
 * gives the defaults. (R-CORE-29, R-SYS-139) */
void format_spec_read(
	struct format_reader *reader, enum format_kind kind, struct format_spec *spec);

/* True if `spec` has a value of KIND_INTEGER written as a double. (R-SYS-138) */
bool format_spec_is_double(const struct format_spec *spec);

/* The padding of a value of that many columns, aligned as `usual` by default. */
struct format_padding format_pad(
	const struct format_spec *spec, size_t columns, char usual);

/* Add the fill `count` times. */
void format_fill(luaL_Buffer *out, const struct format_spec *spec, size_t count);

#endif
