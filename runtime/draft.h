/* SPDX-License-Identifier: MIT */
/* draft.h - a Lua value, written down for another process. */
#ifndef RUNTIME_DRAFT_H
#define RUNTIME_DRAFT_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

#include "runtime/wire.h"

enum {
	/* A span that would end behind so many bytes travels as sealed memory. In the datagram
	 * it is some times faster, whatever its size; but others may need the rest, */
	DRAFT_SPANS = 128 * 1024,
	DRAFT_SHORT = 4 * 1024, /* and so much makes no difference */
};

/* What can be sent under the name emilua. (R-SBX-69) */
enum { FLAT_TEXT = 255, FLAT_MEMBERS = 20 };

struct draft {
	const unsigned char *bytes; /* in wire_buffer(): until that is used again */
	size_t size;
	int enclosed; /* userdata that go with it: they stand on top of the stack, */
	unsigned char order[WIRE_DESCRIPTORS]; /* and there the i-th is the order[i]-th */
};

/* Write down the value at `index`, and leave what goes with it on the stack. Nothing is
 * changed or acquired, and no collection started. Returns 0 or -errno, with the stack as it
 * happens to be: EINVAL for what cannot be sent, alone or anywhere in it; what its carrier
 * says for userdata that cannot go now; ELOOP for a table that contains itself; EOVERFLOW for
 * too many tables in each other, or descriptors; EMSGSIZE; ENOMEM.
 *
 * A table is an array if its length is not 0: up to the first nil, without its other keys.
 * Else it is a dictionary: other keys than strings are left out, but if there are no strings
 * among them it cannot be sent. An empty table can.
 *
 * `flat`: only what can be sent under the name emilua, a scalar or one dictionary of some.
 * (R-SBX-68..71) */
int draft_write(lua_State *L, int index, bool flat, struct draft *draft);

#endif
