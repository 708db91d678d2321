/* SPDX-License-Identifier: MIT */
/* init_arena.h - memory of which nothing may be left.
 *
 * It is for a state that lives shortly: one piece, taken from the kernel and given back
 * whole. Nothing in it is freed. */
#ifndef MODULES_INIT_ARENA_H
#define MODULES_INIT_ARENA_H

#include <stddef.h>

struct init_arena {
	char *memory;
	size_t size;
	size_t used, free; /* the ends of what is taken, and of what may still be */
	void (*exhausted)(struct init_arena *arena); /* must not return */
};

/* Returns 0 or -errno. What it holds is in no core dump. */
int init_arena_open(struct init_arena *arena, size_t size);

/* Overwrite all that it held, and give it back. It may never have been opened. */
void init_arena_close(struct init_arena *arena);

/* A lua_Alloc; `owner` is the arena. */
void *init_arena_resize(void *owner, void *block, size_t old_size, size_t size);

/* Memory until init_arena_return(), with the same size. Strings can be made of it. */
void *init_arena_borrow(struct init_arena *arena, size_t size);
void init_arena_return(struct init_arena *arena, size_t size);

#endif
