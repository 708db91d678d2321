/* SPDX-License-Identifier: MIT */
/* open_flags.h - how to open a file, by names. */
#ifndef MODULES_OPEN_FLAGS_H
#define MODULES_OPEN_FLAGS_H

#include <linux/openat2.h>
#include <lua.h>

/* What the array of names at `index` says, and the mode at `index` + 1, which counts only
 * where a file may be made. Raises generic EINVAL with arg = the index of what is wrong. */
struct open_how open_flags_check(lua_State *L, int index);

/* The same, where the flags of open(2) may also stand as one number. */
struct open_how open_flags_check_either(lua_State *L, int index);

/* Push the array of the names that these flags of open(2) have. */
void open_flags_push(lua_State *L, int flags);

#endif
