/* SPDX-License-Identifier: MIT */
/* draft_order.h - the members of a dictionary, in the order of their keys. */
#ifndef RUNTIME_DRAFT_ORDER_H
#define RUNTIME_DRAFT_ORDER_H

#include <stddef.h>
#include <stdint.h>

/* Sort `count` pairs that were written one behind the other, and in `order` the places of
 * the parcels in them. Returns 0 or -ENOMEM. */
int draft_order(unsigned char *bytes, size_t size, uint32_t count, unsigned char *order);

#endif
