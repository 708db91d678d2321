/* SPDX-License-Identifier: MIT */
/* byte_span_search.h - spans searched: beginnings and ends, patterns, sets of bytes. */
#ifndef MODULES_BYTE_SPAN_SEARCH_H
#define MODULES_BYTE_SPAN_SEARCH_H

#include <lua.h>

/* Add starts_with, ends_with, the find family and trimmed to the table of methods on
 * top of the stack. */
void span_add_search(lua_State *L);

#endif
