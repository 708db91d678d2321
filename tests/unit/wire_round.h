/* SPDX-License-Identifier: MIT */
/* wire_round.h - datagrams become values and datagrams again, for suites and fuzz targets. */
#ifndef TESTS_UNIT_WIRE_ROUND_H
#define TESTS_UNIT_WIRE_ROUND_H

#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "modules/arrivals.h"
#include "modules/modules.h"
#include "runtime/blocks.h"
#include "runtime/draft.h"
#include "runtime/message.h"
#include "runtime/sealed.h"
#include "runtime/vm.h"
#include "runtime/wire.h"

/* A datagram of one's own. */
struct round {
	unsigned char bytes[WIRE_SIZE];
	size_t size;
	unsigned count; /* descriptors that belong to it */
};

/* Make a state that knows every kind of userdata that travels. */
static void round_open(struct vm *vm)
{
	static const struct module none[] = { { NULL, NULL, NULL, 0 } };
	static const struct vm_options options = {
		.program = "round",
		.modules = none,
		.globals = none,
		.arrivals = arrivals,
	};

	if (vm_init(vm, &options) < 0)
		abort();
	open_byte_span(vm->L);
	lua_setglobal(vm->L, "byte_span");
}

/* Write down the value on top, and pop it with what goes with it. Returns 0 or -errno. */
static int round_write(lua_State *L, struct round *round)
{
	int top = lua_gettop(L), status;
	struct draft draft;

	status = draft_write(L, top, false, &draft);
	lua_settop(L, top - 1);
	if (status < 0)
		return status;
	memcpy(round->bytes, draft.bytes, draft.size);
	round->size = draft.size;
	round->count = (unsigned)draft.enclosed;
	return 0;
}

/* A descriptor of this sort. */
static int round_fd(enum wire_sort sort, uint64_t size)
{
	int ends[2] = { -1, -1 };
	void *bytes;

	switch (sort) {
	case WIRE_HANDLE:
		return open("/dev/null", O_RDONLY | O_CLOEXEC);
	case WIRE_ADDRESS:
		if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0)
			close(ends[1]);
		return ends[0];
	case WIRE_MEMORY:
		bytes = calloc(1, size);
		ends[0] = bytes ? sealed_create(bytes, size) : -1;
		free(bytes);
		return ends[0];
	case WIRE_SORTS:
		break;
	}
	return -1;
}

/* Push the value of a datagram that was checked. */
static void round_read(
	lua_State *L, const struct round *round, const struct wire_outline *outline)
{
	struct filling spare = { 0 };
	struct message *message;
	int fds[WIRE_DESCRIPTORS];

	for (unsigned i = 0; i < outline->count; i++)
		fds[i] = round_fd(outline->parcels[i].sort, outline->parcels[i].size);
	if (wire_read(round->bytes, round->size, fds, outline->count, arrivals, &spare,
		    &message) < 0)
		abort();
	message_unpack(L, message);
	message_destroy(message);
}

/* True if whoever writes this value again writes the same: where a table has much in spans,
 * the order in which it hands them out decides which of them go as memory. */
static bool round_is_settled(
	const struct round *round, const struct wire_outline *outline)
{
	for (unsigned i = 0; i < outline->count; i++)
		if (outline->parcels[i].sort == WIRE_MEMORY)
			return false;
	return round->size <= DRAFT_SPANS;
}

/* True if the datagram is well-formed; then its value, written down again, is too, and if
 * there are no spans it is the same. */
static bool round_check(lua_State *L, const struct round *round)
{
	static struct round again, third;
	struct wire_outline outline, last;
	bool spans = memchr(round->bytes, 7 /* a span, maybe */, round->size) != NULL;

	if (!wire_check(round->bytes, round->size, round->count, &outline))
		return false;
	for (unsigned i = 0; i < outline.count; i++) {
		if (outline.parcels[i].sort != WIRE_MEMORY)
			continue;
		spans = true;
		if (outline.parcels[i].size - 1 >= 1024 * 1024)
			return true; /* of memory there is not so much */
	}
	round_read(L, round, &outline);
	if (round_write(L, &again) < 0 ||
		!wire_check(again.bytes, again.size, again.count, &outline))
		abort();
	if (!spans && (again.size != round->size || again.count != round->count ||
			      memcmp(again.bytes, round->bytes, again.size) != 0))
		abort();
	round_read(L, &again, &outline);
	if (round_write(L, &third) < 0 ||
		!wire_check(third.bytes, third.size, third.count, &last))
		abort();
	if (round_is_settled(&again, &outline) &&
		(again.size != third.size ||
			memcmp(again.bytes, third.bytes, third.size) != 0))
		abort();
	return true;
}

#endif
