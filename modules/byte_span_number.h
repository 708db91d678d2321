/* SPDX-License-Identifier: MIT */
/* byte_span_number.h - spans read and written as one number of a given format. */
#ifndef MODULES_BYTE_SPAN_NUMBER_H
#define MODULES_BYTE_SPAN_NUMBER_H

#include <lua.h>

/* Add get_T and set_T for every format T (i8, u16be, f64le ...) to the table of
 * methods on top of the stack. */
void span_add_numbers(lua_State *L);

#endif
