/* SPDX-License-Identifier: MIT */
/* format_text.h - UTF-8 text as a terminal shows it: columns, and escapes. */
#ifndef MODULES_FORMAT_TEXT_H
#define MODULES_FORMAT_TEXT_H

#include <lauxlib.h>
#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	TEXT_POINT_SIZE = 4, /* bytes of the longest code point */
};

/* True if Unicode has such a code point and UTF-8 may carry it. */
bool text_is_point(int64_t point);

/* Write a code point that text_is_point(); return the count of bytes. */
size_t text_encode(uint32_t point, char *bytes);

/* How many bytes the first character of `text`, which is not empty, takes: 1 to 4.
 * `*point` is its code point, or -1 for a byte that is no UTF-8. */
size_t text_decode(const char *text, size_t size, int32_t *point);

/* Columns that `text` takes: two for a wide character, one for any other, and one
 * for a byte that is no UTF-8. */
size_t text_columns(const char *text, size_t size);

/* The size of the longest beginning of `text` that fits into `columns`. */
size_t text_cut(const char *text, size_t size, size_t columns);

/* Add `text` in double quotes, with escapes for what is not printable. */
void text_quote(luaL_Buffer *out, const char *text, size_t size);

#endif
