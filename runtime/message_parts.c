/* SPDX-License-Identifier: MIT */
/* message_parts.c - what stands in the memory of a message: values, and parcels behind them. */
#include "runtime/message_parts.h"

#include <stdlib.h>

#include "runtime/blocks.h"

/* Where parcels begin behind so many bytes. */
static size_t parcels_offset(size_t size)
{
	size_t grain = _Alignof(struct parcel);

	return (offsetof(struct message, bytes) + size + grain - 1) / grain * grain;
}

size_t message_memory(uint32_t size, uint16_t parcels)
{
	size_t whole = offsetof(struct message, bytes) + size;

	if (parcels)
		whole = parcels_offset(size) + parcels * sizeof(struct parcel);
	return whole > BLOCK_BYTES ? whole : BLOCK_BYTES;
}

struct message *message_place(void *memory, uint32_t size, uint16_t parcels)
{
	struct message *message = memory;

	*message = (struct message){ .size = size, .parcels = parcels };
	return message;
}

struct parcel *message_parcel(struct message *message, int index)
{
	void *parcels = (unsigned char *)message + parcels_offset(message->size);

	return (struct parcel *)parcels + index;
}

bool message_is_used_block(const struct message *message)
{
	return message->delivered == message->parcels &&
	       message_memory(message->size, message->parcels) == BLOCK_BYTES;
}

void message_destroy(struct message *message)
{
	if (!message)
		return;
	for (; message->delivered < message->parcels; message->delivered++) {
		struct parcel *parcel = message_parcel(message, message->delivered);

		parcel->carrier->drop(parcel->content);
	}
	free(message);
}
