/* SPDX-License-Identifier: MIT */
/* blocks.c - memory for short messages, on its way back from who receives to who sends. */
#include "runtime/blocks.h"

#include <stdlib.h>

void *block_take(struct block **chunk)
{
	struct block *block = *chunk;

	if (!block)
		return malloc(BLOCK_BYTES);
	*chunk = block->next;
	return block;
}

bool block_return(struct filling *filling, void *memory)
{
	struct block *block = memory;

	block->next = filling->chunk;
	filling->chunk = block;
	return ++filling->count == CHUNK_BLOCKS;
}

void *block_reuse(struct filling *filling)
{
	if (filling->chunk)
		filling->count--;
	return block_take(&filling->chunk);
}

void block_push_chunk(struct chunks *chunks, struct filling *filling)
{
	struct block *chunk = filling->chunk;

	if (!chunk)
		return;
	*filling = (struct filling){ 0 };
	if (chunks->count == CHUNKS_MAX) {
		block_free(chunk);
		return;
	}
	chunk->next_chunk = chunks->first;
	chunks->first = chunk;
	chunks->count++;
}

struct block *block_pop_chunk(struct chunks *chunks)
{
	struct block *chunk = chunks->first;

	if (chunk) {
		chunks->first = chunk->next_chunk;
		chunks->count--;
	}
	return chunk;
}

void block_free(struct block *chunk)
{
	while (chunk) {
		struct block *next = chunk->next;

		free(chunk);
		chunk = next;
	}
}

void block_free_chunks(struct chunks *chunks)
{
	while (chunks->first)
		block_free(block_pop_chunk(chunks));
}
