/* SPDX-License-Identifier: MIT */
/* draft_order.c - the members of a dictionary, in the order of their keys.
 *
 * Lua hands them over in any order, and cannot be asked for one of them by its key without
 * the risk of a collection. So they are sorted when they are written already. */
#include "runtime/draft_order.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/message_parts.h"
#include "runtime/wire.h"

enum { FEW_MEMBERS = 32, FEW_BYTES = 2048 };

/* A pair as it was written. */
struct member {
	const unsigned char *bytes;
	uint32_t size, length; /* of the pair, of the key */
	unsigned char first, parcels;
};

static uint32_t number_at(const unsigned char *bytes)
{
	uint32_t number;

	memcpy(&number, bytes, sizeof number);
	return number;
}

/* Pass over one value; what is in it, and the parcels. */
static const unsigned char *pass(const unsigned char *at, unsigned *parcels)
{
	for (uint64_t left = 1; left > 0; left--) {
		switch ((enum kind) * at++) {
		case KIND_FALSE:
		case KIND_TRUE:
			break;
		case KIND_PARCEL:
			++*parcels;
			break;
		case KIND_NUMBER:
			at += sizeof(lua_Number);
			break;
		case KIND_STRING:
		case KIND_SPAN:
			at += sizeof(uint32_t) + number_at(at);
			break;
		case KIND_ARRAY:
			left += number_at(at);
			at += sizeof(uint32_t);
			break;
		case KIND_DICTIONARY:
			left += 2 * (uint64_t)number_at(at);
			at += sizeof(uint32_t);
			break;
		}
	}
	return at;
}

static int compare(const void *one, const void *other)
{
	const struct member *a = one, *b = other;
	uint32_t common = a->length < b->length ? a->length : b->length;
	int order = memcmp(
		a->bytes + 1 + sizeof(uint32_t), b->bytes + 1 + sizeof(uint32_t), common);

	return order != 0 ? order : (a->length > b->length) - (a->length < b->length);
}

/* Find the members. True if they are in order already. */
static bool find(const unsigned char *bytes, uint32_t count, struct member *members)
{
	unsigned parcels = 0;
	bool sorted = true;

	for (uint32_t i = 0; i < count; i++) {
		struct member *member = &members[i];

		member->bytes = bytes;
		member->length = number_at(bytes + 1);
		member->first = (unsigned char)parcels;
		bytes = pass(bytes, &parcels); /* the key */
		bytes = pass(bytes, &parcels);
		member->size = (uint32_t)(bytes - member->bytes);
		member->parcels = (unsigned char)(parcels - member->first);
		sorted = sorted && (i == 0 || compare(member - 1, member) < 0);
	}
	return sorted;
}

static void arrange(unsigned char *bytes, unsigned char *copy,
	const struct member *members, uint32_t count, unsigned char *order)
{
	unsigned char places[WIRE_DESCRIPTORS], *to = copy;
	unsigned parcels = 0;

	for (uint32_t i = 0; i < count; i++) {
		memcpy(to, members[i].bytes, members[i].size);
		to += members[i].size;
		memcpy(places + parcels, order + members[i].first, members[i].parcels);
		parcels += members[i].parcels;
	}
	memcpy(bytes, copy, (size_t)(to - copy));
	memcpy(order, places, parcels);
}

int draft_order(unsigned char *bytes, size_t size, uint32_t count, unsigned char *order)
{
	struct member few_members[FEW_MEMBERS], *members = few_members;
	unsigned char few_bytes[FEW_BYTES], *copy = few_bytes;
	int status = -ENOMEM;

	if (count > FEW_MEMBERS)
		members = malloc(count * sizeof *members);
	if (members && find(bytes, count, members)) {
		status = 0;
		goto out;
	}
	if (size > FEW_BYTES)
		copy = malloc(size);
	if (members && copy) {
		qsort(members, count, sizeof *members, compare);
		arrange(bytes, copy, members, count, order);
		status = 0;
	}
	if (copy != few_bytes)
		free(copy);
out:
	if (members != few_members)
		free(members);
	return status;
}
