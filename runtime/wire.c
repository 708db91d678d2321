/* SPDX-License-Identifier: MIT */
/* wire.c - a Lua value on its way between two processes: a datagram and its descriptors. */
#include "runtime/wire.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "runtime/blocks.h"
#include "runtime/descriptor.h"
#include "runtime/loop.h"
#include "runtime/message_parts.h"
#include "runtime/sealed.h"

unsigned char *wire_buffer(void)
{
	if (!loop_current->datagram)
		loop_current->datagram = malloc(WIRE_HEAD + WIRE_SIZE);
	return loop_current->datagram;
}

/* ---- the bytes ---- */

/* An open table. */
struct level {
	uint32_t left; /* elements, or pairs, that are still to come */
	bool is_dictionary;
	const unsigned char *key; /* the one before, or NULL */
	uint32_t length;
};

struct check {
	const unsigned char *at, *end;
	unsigned parcels;
	unsigned depth;
	struct level levels[WIRE_DEPTH];
};

static bool take(struct check *check, void *content, size_t size)
{
	if ((size_t)(check->end - check->at) < size)
		return false;
	memcpy(content, check->at, size);
	check->at += size;
	return true;
}

static bool skip(struct check *check, uint32_t size)
{
	if ((size_t)(check->end - check->at) < size)
		return false;
	check->at += size;
	return true;
}

static bool check_text(struct check *check)
{
	uint32_t length;

	return take(check, &length, sizeof length) && skip(check, length);
}

static bool check_number(struct check *check)
{
	uint64_t bits;
	double number;

	if (!take(check, &bits, sizeof bits))
		return false;
	memcpy(&number, &bits, sizeof number);
	return !isnan(number) || bits == WIRE_NAN;
}

/* Open a table, if what is left can hold so many members at all. */
static bool check_table(struct check *check, bool is_dictionary)
{
	/* a value is a byte at least, and a key is a kind, a length and maybe no more */
	size_t least = is_dictionary ? 1 + sizeof(uint32_t) + 1 : 1;
	uint32_t count;

	if (!take(check, &count, sizeof count) || check->depth == WIRE_DEPTH ||
		count > (size_t)(check->end - check->at) / least ||
		(count == 0 && !is_dictionary))
		return false;
	check->levels[check->depth++] =
		(struct level){ .left = count, .is_dictionary = is_dictionary };
	return true;
}

static bool check_key(struct check *check, struct level *level)
{
	unsigned char kind;
	const unsigned char *key;
	uint32_t length, common;
	int order;

	if (!take(check, &kind, 1) || kind != KIND_STRING ||
		!take(check, &length, sizeof length))
		return false;
	key = check->at;
	if (!skip(check, length))
		return false;
	if (level->key) {
		common = length < level->length ? length : level->length;
		order = memcmp(key, level->key, common);
		if (order < 0 || (order == 0 && length <= level->length))
			return false;
	}
	level->key = key;
	level->length = length;
	return true;
}

static bool check_value(struct check *check)
{
	unsigned char kind;

	if (!take(check, &kind, 1))
		return false;
	switch (kind) {
	case KIND_FALSE:
	case KIND_TRUE:
		return true;
	case KIND_NUMBER:
		return check_number(check);
	case KIND_STRING:
	case KIND_SPAN:
		return check_text(check);
	case KIND_ARRAY:
	case KIND_DICTIONARY:
		return check_table(check, kind == KIND_DICTIONARY);
	case KIND_PARCEL:
		check->parcels++;
		return true;
	default:
		return false;
	}
}

/* One value with all that is in it, and nothing behind it. */
static bool check_values(struct check *check)
{
	while (check_value(check)) {
		struct level *level;

		while (check->depth > 0 && check->levels[check->depth - 1].left == 0)
			check->depth--;
		if (check->depth == 0)
			return check->at == check->end;
		level = &check->levels[check->depth - 1];
		level->left--;
		if (level->is_dictionary && !check_key(check, level))
			return false;
	}
	return false;
}

static bool check_head(
	struct check *check, unsigned descriptors, struct wire_outline *outline)
{
	unsigned char version, count, sort;

	if (!take(check, &version, 1) || version != WIRE_VERSION ||
		!take(check, &count, 1) || count != descriptors ||
		count > WIRE_DESCRIPTORS)
		return false;
	outline->count = count;
	for (unsigned i = 0; i < count; i++) {
		if (!take(check, &sort, 1) || sort >= WIRE_SORTS)
			return false;
		outline->parcels[i].sort = sort;
		outline->parcels[i].size = 0;
		if (sort == WIRE_MEMORY && !take(check, &outline->parcels[i].size,
						   sizeof outline->parcels[i].size))
			return false;
	}
	return true;
}

bool wire_check(const unsigned char *bytes, size_t size, unsigned descriptors,
	struct wire_outline *outline)
{
	struct check check = { .at = bytes, .end = bytes + size };

	if (!check_head(&check, descriptors, outline))
		return false;
	outline->value = (size_t)(check.at - bytes);
	return check_values(&check) && check.parcels == outline->count;
}

/* ---- the descriptors ---- */

static bool option_is(int fd, int option, int expected)
{
	int value = -1;
	socklen_t size = sizeof value;

	return getsockopt(fd, SOL_SOCKET, option, &value, &size) == 0 &&
	       value == expected;
}

/* One that can do no more than fail when something is sent. (R-SBX-88) */
static bool is_address(int fd)
{
	return option_is(fd, SO_DOMAIN, AF_UNIX) &&
	       option_is(fd, SO_TYPE, SOCK_SEQPACKET) && option_is(fd, SO_ACCEPTCONN, 0);
}

static bool is_as_said(int fd, const struct wire_outline *outline, unsigned i)
{
	switch (outline->parcels[i].sort) {
	case WIRE_HANDLE:
		return descriptor_may_travel(fd);
	case WIRE_ADDRESS:
		return is_address(fd);
	case WIRE_MEMORY:
		return sealed_check(fd, outline->parcels[i].size);
	case WIRE_SORTS:
		break;
	}
	return false;
}

/* True if the message is no larger than any may be here, with its memory. */
static bool is_bounded(const struct wire_outline *outline, size_t size)
{
	uint64_t left = message_bound();

	if (size > left)
		return false;
	left -= size;
	for (unsigned i = 0; i < outline->count; i++) {
		if (outline->parcels[i].size > left)
			return false;
		left -= outline->parcels[i].size;
	}
	return true;
}

static bool check(const unsigned char *bytes, size_t size, const int *fds, unsigned count,
	struct wire_outline *outline)
{
	if (!wire_check(bytes, size, count, outline) ||
		!is_bounded(outline, size - outline->value))
		return false;
	for (unsigned i = 0; i < count; i++)
		if (!is_as_said(fds[i], outline, i))
			return false;
	return true;
}

/* ---- the message ---- */

static struct message *create(struct filling *spare, uint32_t size, uint16_t parcels)
{
	size_t whole = message_memory(size, parcels);
	void *memory = whole == BLOCK_BYTES ? block_reuse(spare) : malloc(whole);

	return memory ? message_place(memory, size, parcels) : NULL;
}

int wire_read(const unsigned char *bytes, size_t size, const int *fds, unsigned count,
	const struct carrier *const *arrivals, struct filling *spare,
	struct message **message)
{
	struct wire_outline outline;

	if (!check(bytes, size, fds, count, &outline))
		return -EBADMSG;
	size -= outline.value;
	*message = create(spare, (uint32_t)size, (uint16_t)count);
	if (!*message)
		return -ENOMEM;
	(*message)->foreign = true;
	memcpy((*message)->bytes, bytes + outline.value, size);
	for (unsigned i = 0; i < count; i++) {
		struct parcel *parcel = message_parcel(*message, (int)i);

		parcel->carrier = arrivals[outline.parcels[i].sort];
		*(struct wire_parcel *)(void *)parcel->content = (struct wire_parcel){
			.fd = fds[i],
			.tainted = true,
			.size = outline.parcels[i].size,
		};
	}
	return 0;
}

void wire_drop(void *content)
{
	const struct wire_parcel *parcel = content;

	descriptor_close(parcel->fd, parcel->tainted);
}
