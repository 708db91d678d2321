/* SPDX-License-Identifier: MIT */
/* libc_filter_bytes.h - the bytes of an address, as a filter sees them: a list. */
#ifndef MODULES_LIBC_FILTER_BYTES_H
#define MODULES_LIBC_FILTER_BYTES_H

#include <lua.h>

void libc_filter_push_bytes(lua_State *L, const void *bytes, int count);

/* The first `count` of the list at `index`; raises if they are not all there. */
void libc_filter_read_bytes(lua_State *L, int index, unsigned char *bytes, int count);

#endif
