/* SPDX-License-Identifier: MIT */
/* io_lines.h - lines, a buffer at a time, for the iterators of io_lines.lua. */
#ifndef MODULES_IO_LINES_H
#define MODULES_IO_LINES_H

#include <lua.h>

#include "modules/io_file.h"

/* Push what makes an iterator over whole lines: (file, cursor) -> iterator. */
void lines_open(lua_State *L);

/* Make the environment of the file at `index` its cursor, where the iterators count. */
void lines_prepare(lua_State *L, int index, struct file *file);

/* What a cursor has consumed is consumed. The file stands at `index`. To be called before
 * anything else is done with the position of a file. */
void lines_settle(lua_State *L, int index, struct file *file);

#endif
