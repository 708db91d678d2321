/* SPDX-License-Identifier: MIT */
/* io_read.h - reading by formats: lines, counts, numbers, everything. */
#ifndef MODULES_IO_READ_H
#define MODULES_IO_READ_H

#include <lua.h>

#include "modules/io_file.h"

/* Raise for a format among the arguments from `first` on that is none, counting `shift`
 * arguments less than stand on the stack. */
void read_check_formats(lua_State *L, int first, int shift);

/* The file stands at 1, formats behind it (none: a line). Returns a value for each up to
 * the first that fails, which is nil; or nil, message, errno. Suspends the fiber while
 * there is no input. For functions marked AWAITS. Use: return read_formats(L). */
int read_formats(lua_State *L);

#endif
