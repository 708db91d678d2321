/* SPDX-License-Identifier: MIT */
/* heap.h - the memory of one Lua state.
 *
 * Strings, closures and small tables come and go by the million. They are cut from chunks
 * by size and kept in lists by size; only what is larger is asked of malloc(). */
#ifndef RUNTIME_HEAP_H
#define RUNTIME_HEAP_H

#include <stddef.h>

enum {
	HEAP_GRAIN = 16,
	HEAP_SMALL = 512, /* the largest block that has a list */
};

struct heap_block;
struct heap_chunk;

/* All zero is an empty heap. */
struct heap {
	struct heap_block *free[HEAP_SMALL / HEAP_GRAIN + 1];
	char *next, *end; /* what is left of the chunk that is being cut */
	struct heap_chunk *chunks;
	size_t total; /* bytes of all chunks */
};

/* A lua_Alloc; `owner` is a struct heap. */
void *heap_resize(void *owner, void *block, size_t old_size, size_t size);

/* Give back every small block at once. The large ones are gone already: the state that
 * asked for them is closed. */
void heap_finish(struct heap *heap);

#endif
