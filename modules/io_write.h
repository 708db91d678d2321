/* SPDX-License-Identifier: MIT */
/* io_write.h - writing to buffered files, and print(). */
#ifndef MODULES_IO_WRITE_H
#define MODULES_IO_WRITE_H

#include <lua.h>

#include "modules/io_file.h"

/* Write the arguments from `first` on: true, or nil, message, errno. Suspends the fiber
 * while the reader is slow. Use: return write_from(...). */
int write_from(lua_State *L, struct file *file, int first);

/* Write out what is buffered: true, or nil, message, errno. Use: return write_flush(...) */
int write_flush(lua_State *L, struct file *file);

/* print(...): upvalue 1 is standard output, upvalue 2 the stock tostring. */
int write_print(lua_State *L);

/* Push true, or nil, message, errno if `status` is negative. */
int write_push_status(lua_State *L, int status);

#endif
