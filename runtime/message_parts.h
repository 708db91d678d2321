/* SPDX-License-Identifier: MIT */
/* message_parts.h - what stands in the memory of a message: values, and parcels behind them. */
#ifndef RUNTIME_MESSAGE_PARTS_H
#define RUNTIME_MESSAGE_PARTS_H

#include <stddef.h>
#include <stdint.h>

#include "runtime/message.h"

/* Each value begins with a byte that tells what follows, in this machine's byte order. */
enum kind {
	KIND_FALSE,
	KIND_TRUE,
	KIND_NUMBER,     /* lua_Number */
	KIND_STRING,     /* uint32_t length, bytes */
	KIND_ARRAY,      /* uint32_t count, values */
	KIND_DICTIONARY, /* uint32_t count, pairs of values */
	KIND_PARCEL,     /* the next of those behind the bytes */
	KIND_SPAN,       /* uint32_t length, bytes: of another process */
};

struct parcel {
	const struct carrier *carrier;
	_Alignas(max_align_t) unsigned char content[CARRIER_MAX];
};

/* The memory that such a message takes; BLOCK_BYTES of blocks.h if it is no more. */
size_t message_memory(uint32_t size, uint16_t parcels);

/* Begin a message there. */
struct message *message_place(void *memory, uint32_t size, uint16_t parcels);

/* One of its parcels, from 0. */
struct parcel *message_parcel(struct message *message, int index);

/* How the userdata at `index` travels, or NULL. */
const struct carrier *message_carrier(lua_State *L, int index);

#endif
