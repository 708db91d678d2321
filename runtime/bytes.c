/* SPDX-License-Identifier: MIT */
/* bytes.c - spans: views on shared, counted memory; the one kind of buffer. */
#include "runtime/bytes.h"

#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>

#include "runtime/error.h"
#include "runtime/sealed.h"

/* From this many bytes on, a new block is announced to the collector. */
#define HEAVY 1024

static unsigned char nothing[1]; /* where null spans point to */

static void release_heap(struct bytes_block *block)
{
	free(block);
}

static int bytes_finish(lua_State *L)
{
	struct bytes *span = bytes_check(L, 1);
	struct bytes_block *block = span->block;

	*span = (struct bytes){ .data = nothing };
	if (!block || --block->spans > 0)
		return 0;
	if (block->is_sealed)
		sealed_forget(block);
	block->release(block);
	return 0;
}

static const struct function metamethods[] = {
	{ "__gc", bytes_finish, 0 },
	{ NULL, NULL, 0 },
};

const struct type bytes_type = { .name = "byte_span", .metamethods = metamethods };

struct bytes *bytes_check(lua_State *L, int index)
{
	return module_check(L, index, &bytes_type);
}

struct bytes *bytes_test(lua_State *L, int index)
{
	return module_test(L, index, &bytes_type);
}

unsigned char *bytes_write(const struct bytes *span)
{
	if (span->block && span->block->is_sealed)
		sealed_forget(span->block);
	return (unsigned char *)span->data;
}

static struct bytes *push_null(lua_State *L)
{
	struct bytes *span = module_new(L, &bytes_type, sizeof *span);

	span->data = nothing;
	return span;
}

/* The collector sees small userdata and not the blocks behind them. Unless it works
 * as if it had allocated a block itself, garbage spans pile up by the gigabyte.
 * A stopped collector must stay so, and a step would start it. */
static void announce(lua_State *L, size_t capacity)
{
	size_t kibibytes = capacity / 1024;

	if (capacity >= HEAVY && lua_gc(L, LUA_GCISRUNNING, 0))
		lua_gc(L, LUA_GCSTEP, kibibytes > INT_MAX ? INT_MAX : (int)kibibytes);
}

struct bytes *bytes_push_new(lua_State *L, size_t size, size_t capacity)
{
	struct bytes_block *block = NULL;
	struct bytes *span;

	announce(L, capacity);
	span = push_null(L);
	if (capacity == 0)
		return span;
	if (capacity <= PTRDIFF_MAX - sizeof *block)
		block = calloc(1, sizeof *block + capacity);
	if (!block) {
		error_raise_generic(L, ENOMEM);
		return NULL;
	}
	*block = (struct bytes_block){ .spans = 1, .release = release_heap };
	*span = (struct bytes){
		.data = (unsigned char *)(block + 1),
		.size = size,
		.capacity = capacity,
		.block = block,
	};
	return span;
}

struct bytes *bytes_push_view(
	lua_State *L, const struct bytes *of, size_t offset, size_t size)
{
	struct bytes *span = push_null(L);

	if (offset == of->capacity)
		return span;
	of->block->spans++;
	*span = (struct bytes){
		.data = of->data + offset,
		.size = size,
		.capacity = of->capacity - offset,
		.block = of->block,
	};
	return span;
}

bool bytes_or_string(lua_State *L, int index, const unsigned char **data, size_t *size)
{
	const struct bytes *span = bytes_test(L, index);

	if (span) {
		*data = span->data;
		*size = span->size;
		return true;
	}
	if (lua_type(L, index) != LUA_TSTRING)
		return false;
	*data = (const unsigned char *)lua_tolstring(L, index, size);
	return true;
}
