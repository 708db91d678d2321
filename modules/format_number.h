/* SPDX-License-Identifier: MIT */
/* format_number.h - a number in pieces, and its way through a spec; integers. */
#ifndef MODULES_FORMAT_NUMBER_H
#define MODULES_FORMAT_NUMBER_H

#include <lauxlib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "modules/format_spec.h"

/* The pieces in the order they are written in. No pointer is NULL. */
struct number {
	char sign;          /* or 0 */
	const char *prefix; /* "0x", or empty */
	const char *whole;
	size_t whole_size;
	bool grouped; /* the locale may separate thousands in `whole` */
	bool point;
	const char *fraction;
	size_t fraction_size;
	size_t zeros;     /* that follow the fraction */
	char exponent[8]; /* "e+308", "p-1022", or empty */
};

/* The sign that `spec` wants, or 0. */
char number_sign(const struct format_spec *spec, bool negative);

/* Add the number, padded. (R-SYS-140) */
void number_add(
	luaL_Buffer *out, const struct format_spec *spec, const struct number *number);

/* Add an integer with type b, B, d, o, x, X or none. */
void format_integer(luaL_Buffer *out, const struct format_spec *spec, int64_t value);

#endif
