/* SPDX-License-Identifier: MIT */
/* blocks.h - memory for short messages, on its way back from who receives to who sends.
 *
 * A block that one thread allocates and another one frees makes both wait for the allocator.
 * So blocks come back, a chunk at a time, where the two meet anyway. */
#ifndef RUNTIME_BLOCKS_H
#define RUNTIME_BLOCKS_H

#include <stdbool.h>

enum {
	BLOCK_BYTES = 128,
	CHUNK_BLOCKS = 64, /* at most */
	CHUNKS_MAX = 16,   /* that wait to be taken */
};

/* What a free block begins with. The first of a chunk stands for the chunk. */
struct block {
	struct block *next;
	struct block *next_chunk;
};

/* A chunk in the making. All zero is empty. */
struct filling {
	struct block *chunk;
	unsigned count;
};

/* Chunks that wait to be taken. All zero is none. */
struct chunks {
	struct block *first;
	unsigned count;
};

/* Take a block of a chunk, or a new one if the chunk is empty. NULL: no memory. */
void *block_take(struct block **chunk);

/* Add memory that was taken. True if the chunk is full now. */
bool block_return(struct filling *filling, void *block);

/* Take a block out of a filling again, or a new one if it is empty. NULL: no memory. */
void *block_reuse(struct filling *filling);

/* Move what was filled to the chunks, if they are not too many, else free it. */
void block_push_chunk(struct chunks *chunks, struct filling *filling);

/* Take a chunk; NULL if there is none. */
struct block *block_pop_chunk(struct chunks *chunks);

/* Free a chunk, or what is left of it; and several. */
void block_free(struct block *chunk);
void block_free_chunks(struct chunks *chunks);

#endif
