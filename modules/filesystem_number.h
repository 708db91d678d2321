/* SPDX-License-Identifier: MIT */
/* filesystem_number.h - numbers that say how files shall be. */
#ifndef MODULES_FILESYSTEM_NUMBER_H
#define MODULES_FILESYSTEM_NUMBER_H

#include <lua.h>
#include <stdint.h>
#include <sys/types.h>

/* The number at `index`, without its fraction; or raise generic EINVAL with arg = index if there
 * is none between these two. (R-SYS-4) */
int64_t filesystem_check_number(lua_State *L, int index, int64_t least, int64_t most);

/* The same of permissions: bits that are none do not count. */
mode_t filesystem_check_mode(lua_State *L, int index);

#endif
