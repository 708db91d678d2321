/* SPDX-License-Identifier: MIT */
/* init_arena.c - memory of which nothing may be left. */
#include "modules/init_arena.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>

enum { GRAIN = 16 };

static size_t rounded(size_t size)
{
	return (size + GRAIN - 1) / GRAIN * GRAIN;
}

int init_arena_open(struct init_arena *arena, size_t size)
{
	void *memory;

	size = rounded(size);
	memory = mmap(
		NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (memory == MAP_FAILED)
		return -errno;
	arena->memory = memory;
	arena->size = arena->free = size;
	arena->used = 0;
	return madvise(memory, size, MADV_DONTDUMP) < 0 ? -errno : 0;
}

void init_arena_close(struct init_arena *arena)
{
	if (!arena->memory)
		return;
	explicit_bzero(arena->memory, arena->size);
	munmap(arena->memory, arena->size);
	arena->memory = NULL;
}

static void check_room(struct init_arena *arena, size_t size)
{
	if (size > arena->size || rounded(size) > arena->free - arena->used)
		arena->exhausted(arena);
}

static void *take(struct init_arena *arena, size_t size)
{
	char *block = arena->memory + arena->used;

	check_room(arena, size);
	arena->used += rounded(size);
	return block;
}

/* It was the last that was taken, and what has grown once will often grow again. */
static bool extend(struct init_arena *arena, char *block, size_t old_size, size_t size)
{
	if (block + rounded(old_size) != arena->memory + arena->used)
		return false;
	take(arena, size - rounded(old_size));
	return true;
}

void *init_arena_resize(void *owner, void *block, size_t old_size, size_t size)
{
	struct init_arena *arena = owner;
	void *moved;

	if (size == 0)
		return NULL;
	if (block && size <= rounded(old_size))
		return block;
	if (block && extend(arena, block, old_size, size))
		return block;
	moved = take(arena, size);
	if (block)
		memcpy(moved, block, old_size);
	return moved;
}

void *init_arena_borrow(struct init_arena *arena, size_t size)
{
	check_room(arena, size);
	arena->free -= rounded(size);
	return arena->memory + arena->free;
}

void init_arena_return(struct init_arena *arena, size_t size)
{
	arena->free += rounded(size);
}
