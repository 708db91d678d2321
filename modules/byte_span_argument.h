/* SPDX-License-Identifier: MIT */
/* byte_span_argument.h - what the functions of byte_span take: integers and contents. */
#ifndef MODULES_BYTE_SPAN_ARGUMENT_H
#define MODULES_BYTE_SPAN_ARGUMENT_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

/* Some bytes that are only read: the content of a span or string. It is valid while
 * that value is reachable, and `data` is never NULL. */
struct content {
	const unsigned char *data;
	size_t size;
};

/* The number at `index` in `*value`, its fraction cut off. False, and `*value` is
 * untouched, if there is none; a string is no number. What is beyond any size stays
 * so, but far from overflow; NaN becomes such a negative number. */
bool argument_read_integer(lua_State *L, int index, ptrdiff_t *value);

/* The same number, or raise generic EINVAL with arg = index. */
ptrdiff_t argument_integer(lua_State *L, int index);

/* The same, or `otherwise` for none and nil. */
ptrdiff_t argument_optional_integer(lua_State *L, int index, size_t otherwise);

/* The content of the span or string at `index`, or raise generic EINVAL with
 * arg = index. */
struct content argument_content(lua_State *L, int index);

/* The same, or the text `otherwise`, which is static, for none and nil. */
struct content argument_optional_content(lua_State *L, int index, const char *otherwise);

#endif
