/* SPDX-License-Identifier: MIT */
/* io_standard.h - stdin, stdout and stderr, and what becomes of them at the end. */
#ifndef MODULES_IO_STANDARD_H
#define MODULES_IO_STANDARD_H

#include <lua.h>

#include "modules/io_file.h"

/* Push the file of the standard descriptor `fd`. It cannot be closed by a script. */
struct file *standard_push(lua_State *L, int fd);

/* Let what C code prints to its stdout join `output` in order, and write out every file
 * when the process ends; a success that lost output there is none. */
void standard_take_over(struct file *output);

/* Write out what a command that starts now should find written: regular files and the
 * standard ones. Another's reader may be one of our own fibers, which cannot run here. */
void standard_flush_before_command(void);

/* The state is closing: what is buffered is written already, the memory goes, the
 * descriptor stays. */
void standard_release(struct file *file);

#endif
