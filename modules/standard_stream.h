/* SPDX-License-Identifier: MIT */
/* standard_stream.h - the tables system.in_, system.out and system.err. */
#ifndef MODULES_STANDARD_STREAM_H
#define MODULES_STANDARD_STREAM_H

#include <lua.h>

/* Push a new table whose functions work on a standard descriptor: read_some for
 * STDIN_FILENO, write_some for the others, and what terminals have. Once each a state:
 * fibers take turns at a table, not at a descriptor. */
void standard_stream_push(lua_State *L, int fd);

#endif
