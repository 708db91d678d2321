/* SPDX-License-Identifier: MIT */
/* transfer.h - bytes that are read or written where a descriptor stands. */
#ifndef MODULES_TRANSFER_H
#define MODULES_TRANSFER_H

#include <lua.h>
#include <stddef.h>
#include <stdint.h>

#include "runtime/handle.h"

/* Methods, AWAITS: read_some(bytes) -> count and write_some(bytes or string) -> count. */
int transfer_read_some(lua_State *L);
int transfer_write_some(lua_State *L);

/* Marked AWAITS: the buffer is empty, and nothing moves, whatever the descriptor would say.
 * (R-IO-14) */
int transfer_nothing(lua_State *L, struct handle *handle);

/* How much of so many bytes one request may ask for. */
unsigned transfer_most(size_t size);

/* What these do after fiber_may_suspend(): the bytes are argument 2. Use: return ...(). */
int transfer_read(lua_State *L, struct handle *handle, op_push *push);
int transfer_write(lua_State *L, struct handle *handle, op_push *push);

/* The push of what reads bytes into argument 2. */
int transfer_push_read(lua_State *L, int result);

/* The same in one of the object's lines, and at an offset. */
enum { TRANSFER_POSITION = -1 }; /* where it stands */
int transfer_read_in(
	lua_State *L, struct handle *handle, enum handle_queue queue, int64_t offset,
	op_push *push);
int transfer_write_in(lua_State *L, struct handle *handle, enum handle_queue queue,
	int64_t offset, op_push *push);

#endif
