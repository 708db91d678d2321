/* SPDX-License-Identifier: MIT */
/* bytes.h - spans: views on shared, counted memory; the one kind of buffer. */
#ifndef RUNTIME_BYTES_H
#define RUNTIME_BYTES_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

#include "runtime/module.h"

/* Memory that spans share. The last span to go calls `release`, which frees the
 * block and whatever it stands for. One block belongs to one Lua state: the
 * count is not atomic. */
struct bytes_block {
	size_t spans;
	void (*release)(struct bytes_block *block);
	bool is_sealed; /* sealed.c has a copy of it to send, until it is changed */
};

/* A span as it stands in its userdata. The view never changes once it was pushed,
 * so data and size may be handed to the kernel while the userdata is reachable.
 * `data` is never NULL, so an empty span needs no special case.
 * To make a span of memory that is not malloc's, push an empty one first and then
 * fill it in, with a block whose `spans` is 1: nothing can fail in between. */
struct bytes {
	const unsigned char *data; /* to be changed through bytes_write() alone */
	size_t size;
	size_t capacity;           /* bytes from data to the end of the memory */
	struct bytes_block *block; /* NULL: a null span, size and capacity 0 (R-IO-37) */
};

/* "byte_span". Open it with module_type() before any other call here. */
extern const struct type bytes_type;

/* The span at `index`, or raise EINVAL with arg = index. */
struct bytes *bytes_check(lua_State *L, int index);

/* The span at `index`, or NULL. */
struct bytes *bytes_test(lua_State *L, int index);

/* The span's bytes, to be changed from `data` to the end of the memory now, before anything
 * is sent. Who lets the kernel change them calls this before, and when it has. */
unsigned char *bytes_write(const struct bytes *span);

/* Push a span of `capacity` zeroed bytes of its own that shows the first `size`
 * of them (size <= capacity). Raises generic ENOMEM. May run a part of a
 * collection, and so finalizers, before anything is allocated. */
struct bytes *bytes_push_new(lua_State *L, size_t size, size_t capacity);

/* Push a span on the memory of `of`, `offset` bytes further (offset <= capacity),
 * that shows `size` bytes (offset + size <= capacity). It keeps the rest of the
 * capacity; where none is left it is a null span. (R-IO-40, R-IO-43) */
struct bytes *bytes_push_view(
	lua_State *L, const struct bytes *of, size_t offset, size_t size);

/* Read-only content of the span or string at `index`, valid while that value is
 * reachable. False for anything else, numbers too. */
bool bytes_or_string(lua_State *L, int index, const unsigned char **data, size_t *size);

#endif
