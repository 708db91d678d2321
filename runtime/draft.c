/* SPDX-License-Identifier: MIT */
/* draft.c - a Lua value, written down for another process. */
#include "runtime/draft.h"

#include <errno.h>
#include <lauxlib.h>
#include <math.h>
#include <string.h>

#include "runtime/bytes.h"
#include "runtime/draft_order.h"
#include "runtime/message_parts.h"

/* One draft in the making. Values are looked at on top of the stack; userdata gather at
 * `base`, beneath the tables that are open. */
struct pen {
	lua_State *L;
	struct draft *draft;
	unsigned char *value; /* what was written of it, behind room for the head */
	size_t used;
	uint64_t memory; /* bytes of spans that are not written */
	int base;
	bool flat;
	struct {
		enum wire_sort sort;
		uint64_t size;
	} parcels[WIRE_DESCRIPTORS]; /* as they stand on the stack */
};

/* An open table and those around it. */
struct level {
	const struct level *outer;
	const void *table;
	int depth;
};

static int reserve(const struct pen *pen, uint64_t size)
{
	uint64_t whole = pen->used + pen->memory + size;

	return size > WIRE_SIZE - pen->used || whole > message_bound() ? -EMSGSIZE : 0;
}

static int put(struct pen *pen, enum kind kind, const void *content, size_t size)
{
	int status = reserve(pen, 1 + size);

	if (status < 0)
		return status;
	pen->value[pen->used] = (unsigned char)kind;
	if (size > 0)
		memcpy(pen->value + pen->used + 1, content, size);
	pen->used += 1 + size;
	return 0;
}

static int put_number(struct pen *pen)
{
	lua_Number number = lua_tonumber(pen->L, -1);
	uint64_t bits = WIRE_NAN;

	if (!isnan(number))
		memcpy(&bits, &number, sizeof bits);
	return put(pen, KIND_NUMBER, &bits, sizeof bits);
}

static int put_text(struct pen *pen, enum kind kind, const void *text, size_t length)
{
	uint32_t length32 = (uint32_t)length;
	int status = reserve(pen, 1 + sizeof length32 + (uint64_t)length);

	if (status < 0)
		return status;
	put(pen, kind, &length32, sizeof length32);
	memcpy(pen->value + pen->used, text, length);
	pen->used += length;
	return 0;
}

static int put_string(struct pen *pen, int index)
{
	size_t length;
	const char *text = lua_tolstring(pen->L, index, &length);

	if (pen->flat && length > FLAT_TEXT)
		return -EINVAL;
	return put_text(pen, KIND_STRING, text, length);
}

/* ---- what goes with it ---- */

static int enclose(struct pen *pen, enum wire_sort sort, uint64_t size)
{
	int count = pen->draft->enclosed;

	if (count == WIRE_DESCRIPTORS || !lua_checkstack(pen->L, LUA_MINSTACK))
		return -EOVERFLOW;
	pen->parcels[count].sort = sort;
	pen->parcels[count].size = size;
	pen->draft->order[count] = (unsigned char)count;
	pen->draft->enclosed++;
	lua_pushvalue(pen->L, -1);
	lua_insert(pen->L, pen->base + count + 1);
	return put(pen, KIND_PARCEL, NULL, 0);
}

static int put_span(struct pen *pen, const struct bytes *span)
{
	int status;

	if (pen->flat)
		return -EINVAL;
	if (span->size <= DRAFT_SHORT || pen->used + span->size <= DRAFT_SPANS)
		return put_text(pen, KIND_SPAN, span->data, span->size);
	if (span->size > message_bound() - pen->memory)
		return -EMSGSIZE;
	pen->memory += span->size;
	status = reserve(pen, 0);
	return status < 0 ? status : enclose(pen, WIRE_MEMORY, span->size);
}

static int put_userdata(struct pen *pen)
{
	const struct bytes *span = bytes_test(pen->L, -1);
	const struct carrier *carrier;
	int status = 0;

	if (span)
		return put_span(pen, span);
	carrier = message_carrier(pen->L, -1);
	if (!carrier || !carrier->abroad)
		return -EINVAL;
	if (carrier->abroad->check)
		status = carrier->abroad->check(pen->L, lua_gettop(pen->L));
	return status != 0 ? -status : enclose(pen, carrier->abroad->sort, 0);
}

/* ---- tables ---- */

static int put_value(struct pen *pen, const struct level *outer);

/* Put an array up to the first nil. */
static int put_elements(struct pen *pen, const struct level *here, uint32_t *count)
{
	int status = 0;

	for (; status == 0; ++*count) {
		lua_rawgeti(pen->L, -1, (int)*count + 1);
		if (lua_isnil(pen->L, -1)) {
			lua_pop(pen->L, 1);
			break;
		}
		status = put_value(pen, here);
		lua_pop(pen->L, 1);
	}
	return status;
}

static int put_pairs(struct pen *pen, const struct level *here, uint32_t *count)
{
	int status = 0;
	bool others = false;

	lua_pushnil(pen->L);
	while (status == 0 && lua_next(pen->L, -2)) {
		if (lua_type(pen->L, -2) == LUA_TSTRING) {
			status = put_string(pen, -2);
			if (status == 0)
				status = put_value(pen, here);
			++*count;
		} else {
			others = true;
		}
		lua_pop(pen->L, 1);
	}
	if (status == 0 && *count == 0 && (others || pen->flat))
		return -EINVAL;
	if (pen->flat && *count > FLAT_MEMBERS)
		return -EINVAL;
	return status;
}

static int put_dictionary(struct pen *pen, const struct level *here, uint32_t *count)
{
	size_t start = pen->used;
	int first = pen->draft->enclosed, status = put_pairs(pen, here, count);

	if (status < 0)
		return status;
	return draft_order(
		pen->value + start, pen->used - start, *count, pen->draft->order + first);
}

/* Put the table on top behind its kind and count, which are known last. */
static int put_members(struct pen *pen, const struct level *here)
{
	bool array = !pen->flat && lua_objlen(pen->L, -1) > 0;
	size_t head = pen->used;
	uint32_t count = 0;
	int status = put(pen, KIND_DICTIONARY, &count, sizeof count);

	if (status < 0)
		return status;
	status = array ? put_elements(pen, here, &count)
	               : put_dictionary(pen, here, &count);
	if (array && count > 0)
		pen->value[head] = KIND_ARRAY;
	memcpy(pen->value + head + 1, &count, sizeof count);
	return status;
}

static int put_table(struct pen *pen, const struct level *outer)
{
	const struct level here = {
		.outer = outer,
		.table = lua_topointer(pen->L, -1),
		.depth = outer ? outer->depth + 1 : 1,
	};

	if ((pen->flat && outer) || lua_getmetatable(pen->L, -1))
		return -EINVAL;
	for (; outer; outer = outer->outer)
		if (outer->table == here.table)
			return -ELOOP;
	if (here.depth > WIRE_DEPTH || !lua_checkstack(pen->L, LUA_MINSTACK))
		return -EOVERFLOW;
	return put_members(pen, &here);
}

/* Put the value on top. If this fails the stack is left as it happens to be. */
static int put_value(struct pen *pen, const struct level *outer)
{
	switch (lua_type(pen->L, -1)) {
	case LUA_TBOOLEAN:
		return put(
			pen, lua_toboolean(pen->L, -1) ? KIND_TRUE : KIND_FALSE, NULL, 0);
	case LUA_TNUMBER:
		return put_number(pen);
	case LUA_TSTRING:
		return put_string(pen, -1);
	case LUA_TTABLE:
		return put_table(pen, outer);
	case LUA_TUSERDATA:
		return put_userdata(pen);
	default:
		return -EINVAL;
	}
}

/* ---- the head ---- */

/* Write it before the value, now that it is known how long it is. */
static int put_head(struct pen *pen)
{
	struct draft *draft = pen->draft;
	unsigned char head[WIRE_HEAD];
	size_t size = 0;

	head[size++] = WIRE_VERSION;
	head[size++] = (unsigned char)draft->enclosed;
	for (int i = 0; i < draft->enclosed; i++) {
		int place = draft->order[i];

		head[size++] = (unsigned char)pen->parcels[place].sort;
		if (pen->parcels[place].sort != WIRE_MEMORY)
			continue;
		memcpy(head + size, &pen->parcels[place].size, sizeof(uint64_t));
		size += sizeof(uint64_t);
	}
	if (size + pen->used > WIRE_SIZE)
		return -EMSGSIZE;
	memcpy(pen->value - size, head, size);
	draft->bytes = pen->value - size;
	draft->size = size + pen->used;
	return 0;
}

int draft_write(lua_State *L, int index, bool flat, struct draft *draft)
{
	unsigned char *buffer = wire_buffer();
	struct pen pen;
	int status;

	if (!buffer)
		return -ENOMEM;
	if (!lua_checkstack(L, LUA_MINSTACK))
		return -EOVERFLOW;
	pen.L = L;
	pen.draft = draft;
	pen.value = buffer + WIRE_HEAD;
	pen.used = 0;
	pen.memory = 0;
	pen.base = lua_gettop(L);
	pen.flat = flat;
	draft->enclosed = 0;
	lua_pushvalue(L, index);
	status = put_value(&pen, NULL);
	if (status < 0)
		return status;
	lua_pop(L, 1);
	return put_head(&pen);
}
