/* SPDX-License-Identifier: MIT */
/* sealed.h - memory in a descriptor that nobody can change any more. */
#ifndef RUNTIME_SEALED_H
#define RUNTIME_SEALED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bytes;
struct bytes_block;
struct carrier;

/* A descriptor with a copy of so many bytes, or -errno. */
int sealed_create(const void *bytes, size_t size);

/* The same of a span, for the caller: if it is sent again before it is changed, the bytes are
 * not copied again. */
int sealed_of(const struct bytes *span);

/* The memory of spans changes, or goes. */
void sealed_forget(struct bytes_block *block);

/* True if the descriptor is such memory, and has exactly so many bytes, at least one: whoever
 * else has it can neither change them nor take them away. (R-SBX-123) */
bool sealed_check(int fd, uint64_t size);

/* The parcel of one that was received: it becomes a span on that memory, without a copy.
 * What is written to the span is seen by nobody else. */
extern const struct carrier sealed_arrival;

#endif
