/* SPDX-License-Identifier: MIT */
/* flag_names.h - flags as Lua has them: an integer, or an array of names. */
#ifndef MODULES_FLAG_NAMES_H
#define MODULES_FLAG_NAMES_H

#include <lua.h>

/* An array of them ends with { NULL }. */
struct flag_name {
	const char *name;
	int value;
};

/* Push a table of the constants. */
void flag_names_push(lua_State *L, const struct flag_name *names);

/* What the value at `index` means; `absent` if it is nil. An integer means itself, as the
 * operations on bits give it. Raises generic EINVAL with arg = index. (R-IO-146) */
int flag_names_check(lua_State *L, int index, const struct flag_name *names, int absent);

#endif
