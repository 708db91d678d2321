/* SPDX-License-Identifier: MIT */
/* heap.c - the memory of one Lua state. */
#include "runtime/heap.h"

#include <stdlib.h>
#include <string.h>

/* A chunk is as large as all before it, within these bounds: a small state has small ones. */
enum { LEAST_CHUNK = 16 * 1024, MOST_CHUNK = 64 * 1024 };

/* Written over a block that is free. */
struct heap_block {
	struct heap_block *next;
};

struct heap_chunk {
	struct heap_chunk *next;
	_Alignas(HEAP_GRAIN) char memory[];
};

static size_t grains(size_t size)
{
	return (size + HEAP_GRAIN - 1) / HEAP_GRAIN;
}

static size_t next_room(const struct heap *heap)
{
	if (heap->total < LEAST_CHUNK)
		return LEAST_CHUNK;
	return heap->total < MOST_CHUNK ? heap->total : MOST_CHUNK;
}

/* Blocks of `count` grains have run out. What is left of the old chunk goes to the list it
 * fits, so nothing is lost. */
static void *cut(struct heap *heap, size_t count)
{
	size_t size = count * HEAP_GRAIN;

	if ((size_t)(heap->end - heap->next) < size) {
		size_t room = next_room(heap);
		struct heap_chunk *chunk = malloc(sizeof *chunk + room);
		size_t left = (size_t)(heap->end - heap->next) / HEAP_GRAIN;

		if (!chunk)
			return NULL;
		if (left > 0) {
			struct heap_block *rest = (struct heap_block *)(void *)heap->next;

			rest->next = heap->free[left];
			heap->free[left] = rest;
		}
		chunk->next = heap->chunks;
		heap->chunks = chunk;
		heap->next = chunk->memory;
		heap->end = chunk->memory + room;
		heap->total += room;
	}
	heap->next += size;
	return heap->next - size;
}

static void *take(struct heap *heap, size_t size)
{
	size_t count = grains(size);
	struct heap_block *block = heap->free[count];

	if (!block)
		return cut(heap, count);
	heap->free[count] = block->next;
	return block;
}

static void give_back(struct heap *heap, void *memory, size_t size)
{
	struct heap_block *block = memory;
	size_t count = grains(size);

	block->next = heap->free[count];
	heap->free[count] = block;
}

static void *move(struct heap *heap, void *block, size_t old_size, size_t size)
{
	void *moved = size <= HEAP_SMALL ? take(heap, size) : malloc(size);

	if (!moved)
		return NULL;
	memcpy(moved, block, old_size < size ? old_size : size);
	if (old_size <= HEAP_SMALL)
		give_back(heap, block, old_size);
	else
		free(block);
	return moved;
}

void *heap_resize(void *owner, void *block, size_t old_size, size_t size)
{
	struct heap *heap = owner;

	if (!block || old_size == 0) {
		if (size == 0)
			return NULL;
		return size <= HEAP_SMALL ? take(heap, size) : malloc(size);
	}
	if (size == 0) {
		if (old_size <= HEAP_SMALL)
			give_back(heap, block, old_size);
		else
			free(block);
		return NULL;
	}
	if (old_size > HEAP_SMALL && size > HEAP_SMALL)
		return realloc(block, size);
	if (old_size <= HEAP_SMALL && size <= HEAP_SMALL &&
		grains(old_size) == grains(size))
		return block;
	return move(heap, block, old_size, size);
}

void heap_finish(struct heap *heap)
{
	while (heap->chunks) {
		struct heap_chunk *chunk = heap->chunks;

		heap->chunks = chunk->next;
		free(chunk);
	}
	*heap = (struct heap){ 0 };
}
