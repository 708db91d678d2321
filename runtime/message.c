/* SPDX-License-Identifier: MIT */
/* message.c - a Lua value on its way from one Lua state to another. */
#include "runtime/message.h"

#include <errno.h>
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/blocks.h"
#include "runtime/bytes.h"
#include "runtime/error.h"
#include "runtime/message_parts.h"

/* The most that a packer keeps for the next message. */
enum { KEPT = 64 * 1024 };

/* The registry holds carriers under the addresses of metatables, which scripts may see; the
 * type of a metatable keeps it alive. */
void message_carry(lua_State *L, const struct carrier *carrier)
{
	if (carrier->size > CARRIER_MAX)
		luaL_error(L, "a parcel of %d bytes is too large", (int)carrier->size);
	lua_pushlightuserdata(L, (void *)lua_topointer(L, -1));
	lua_pushlightuserdata(L, (void *)carrier);
	lua_rawset(L, LUA_REGISTRYINDEX);
}

const struct carrier *message_carrier(lua_State *L, int index)
{
	const struct carrier *carrier;

	if (!lua_getmetatable(L, index))
		return NULL;
	lua_pushlightuserdata(L, (void *)lua_topointer(L, -1));
	lua_rawget(L, LUA_REGISTRYINDEX);
	carrier = lua_touserdata(L, -1);
	lua_pop(L, 2);
	return carrier;
}

/* ---- pack ---- */

static size_t bound = MESSAGE_SIZE; /* bytes; written before there are messages */

void message_set_bound(size_t bytes)
{
	if (bytes < bound)
		bound = bytes;
}

size_t message_bound(void)
{
	return bound;
}

static void forget_bytes(struct packer *packer)
{
	free(packer->bytes);
	packer->bytes = NULL;
	packer->used = packer->capacity = 0;
}

void packer_finish(struct packer *packer)
{
	forget_bytes(packer);
	block_free(packer->spare);
	packer->spare = NULL;
}

/* Make room for `size` more bytes. */
static int reserve(struct packer *packer, size_t size)
{
	size_t capacity = packer->capacity ? packer->capacity : 256;
	unsigned char *bytes;

	if (size > MESSAGE_SIZE - packer->used)
		return -EOVERFLOW;
	if (size > bound - packer->used)
		return -EMSGSIZE;
	if (size <= packer->capacity - packer->used)
		return 0;
	while (capacity < packer->used + size)
		capacity *= 2;
	bytes = realloc(packer->bytes, capacity);
	if (!bytes)
		return -ENOMEM;
	packer->bytes = bytes;
	packer->capacity = capacity;
	return 0;
}

static int put(struct packer *packer, enum kind kind, const void *content, size_t size)
{
	int status = reserve(packer, 1 + size);

	if (status < 0)
		return status;
	packer->bytes[packer->used] = (unsigned char)kind;
	memcpy(packer->bytes + packer->used + 1, content, size);
	packer->used += 1 + size;
	return 0;
}

/* One message in the making. Values are looked at on top of the stack. Userdata that will
 * travel gather at `base`, beneath the tables that are open: to have them in reach without
 * asking Lua for memory, and so without finalizers that change what was checked. */
struct walk {
	lua_State *L;
	struct packer *packer;
	int base;
	uint16_t parcels;
};

/* An open table and those around it. */
struct level {
	const struct level *outer;
	const void *table;
	int depth;
};

/* The bytes that a boolean, number or string takes. */
static size_t scalar_size(lua_State *L, int index, int type)
{
	switch (type) {
	case LUA_TNUMBER:
		return 1 + sizeof(lua_Number);
	case LUA_TSTRING:
		return 1 + sizeof(uint32_t) + lua_objlen(L, index);
	default:
		return 1;
	}
}

static void write_scalar(lua_State *L, int index, int type, unsigned char *to)
{
	lua_Number number;
	const char *string;
	size_t length;

	switch (type) {
	case LUA_TNUMBER:
		number = lua_tonumber(L, index);
		*to = KIND_NUMBER;
		memcpy(to + 1, &number, sizeof number);
		break;
	case LUA_TSTRING:
		string = lua_tolstring(L, index, &length);
		*to = KIND_STRING;
		memcpy(to + 1, &(uint32_t){ (uint32_t)length }, sizeof(uint32_t));
		memcpy(to + 1 + sizeof(uint32_t), string, length);
		break;
	default:
		*to = lua_toboolean(L, index) ? KIND_TRUE : KIND_FALSE;
		break;
	}
}

static int put_scalar(const struct walk *walk, int index, int type)
{
	struct packer *packer = walk->packer;
	size_t size = scalar_size(walk->L, index, type);
	int status = reserve(packer, size);

	if (status < 0)
		return status;
	write_scalar(walk->L, index, type, packer->bytes + packer->used);
	packer->used += size;
	return 0;
}

static int put_parcel(struct walk *walk)
{
	if (walk->parcels == MESSAGE_PARCELS || !lua_checkstack(walk->L, LUA_MINSTACK))
		return -EOVERFLOW;
	lua_pushvalue(walk->L, -1);
	lua_insert(walk->L, walk->base + ++walk->parcels);
	return put(walk->packer, KIND_PARCEL, "", 0);
}

static int check_userdata(const struct walk *walk)
{
	const struct carrier *carrier = message_carrier(walk->L, -1);

	if (!carrier)
		return -ENOTSUP;
	for (int i = 1; carrier->moves && i <= walk->parcels; i++)
		if (lua_rawequal(walk->L, -1, walk->base + i))
			return -EBUSY;
	return carrier->check ? -carrier->check(walk->L, lua_gettop(walk->L)) : 0;
}

/* 0, or -errno that says why the value on top cannot be sent. */
static int check_value(const struct walk *walk, int type)
{
	switch (type) {
	case LUA_TBOOLEAN:
	case LUA_TNUMBER:
	case LUA_TSTRING:
		return 0;
	case LUA_TTABLE:
		if (!lua_getmetatable(walk->L, -1))
			return 0;
		lua_pop(walk->L, 1);
		return -EINVAL;
	case LUA_TUSERDATA:
		return check_userdata(walk);
	default:
		return -EINVAL;
	}
}

static int put_value(struct walk *walk, int type, const struct level *outer);

/* Put an array up to the first value that cannot be sent. */
static int put_elements(struct walk *walk, const struct level *here, uint32_t *count)
{
	int type, status = 0;

	for (; status == 0; ++*count) {
		lua_rawgeti(walk->L, -1, (int)*count + 1);
		type = lua_type(walk->L, -1);
		if (check_value(walk, type) < 0) {
			lua_pop(walk->L, 1);
			break;
		}
		status = put_value(walk, type, here);
		lua_pop(walk->L, 1);
	}
	return status;
}

static int put_pairs(struct walk *walk, const struct level *here, uint32_t *count)
{
	int status = 0;

	lua_pushnil(walk->L);
	while (status == 0 && lua_next(walk->L, -2)) {
		int type = lua_type(walk->L, -1);

		if (lua_type(walk->L, -2) == LUA_TSTRING &&
			check_value(walk, type) == 0) {
			status = put_scalar(walk, -2, LUA_TSTRING);
			if (status == 0)
				status = put_value(walk, type, here);
			++*count;
		}
		lua_pop(walk->L, 1);
	}
	return status;
}

/* Put the table on top behind its kind and count, which is known last. */
static int put_members(struct walk *walk, const struct level *here)
{
	struct packer *packer = walk->packer;
	bool array = lua_objlen(walk->L, -1) > 0;
	enum kind kind = array ? KIND_ARRAY : KIND_DICTIONARY;
	size_t head = packer->used;
	uint32_t count = 0;
	int status = put(packer, kind, &count, sizeof count);

	if (status < 0)
		return status;
	status = array ? put_elements(walk, here, &count) : put_pairs(walk, here, &count);
	memcpy(packer->bytes + head + 1, &count, sizeof count);
	return status;
}

static int put_table(struct walk *walk, const struct level *outer)
{
	const struct level here = {
		.outer = outer,
		.table = lua_topointer(walk->L, -1),
		.depth = outer ? outer->depth + 1 : 1,
	};

	for (; outer; outer = outer->outer)
		if (outer->table == here.table)
			return -ELOOP;
	if (here.depth > MESSAGE_DEPTH || !lua_checkstack(walk->L, LUA_MINSTACK))
		return -EOVERFLOW;
	return put_members(walk, &here);
}

/* Put the value on top, which can be sent, into the packer. When this fails the stack is
 * left as it happens to be. */
static int put_value(struct walk *walk, int type, const struct level *outer)
{
	switch (type) {
	case LUA_TTABLE:
		return put_table(walk, outer);
	case LUA_TUSERDATA:
		return put_parcel(walk);
	default:
		return put_scalar(walk, -1, type);
	}
}

static struct message *create(struct packer *packer, uint32_t size, uint16_t parcels)
{
	size_t whole = message_memory(size, parcels);
	void *memory = whole == BLOCK_BYTES ? block_take(&packer->spare) : malloc(whole);

	return memory ? message_place(memory, size, parcels) : NULL;
}

/* Let the first `count` parcels go again. */
static void give_up(struct message *message, int count)
{
	for (int i = 0; i < count; i++) {
		struct parcel *parcel = message_parcel(message, i);

		if (parcel->carrier->acquire)
			parcel->carrier->drop(parcel->content);
	}
}

/* Everything that parcels need and might not get. */
static int acquire(const struct walk *walk, struct message *message)
{
	for (int i = 0, index = walk->base + 1; i < walk->parcels; i++, index++) {
		struct parcel *parcel = message_parcel(message, i);
		int status = 0;

		parcel->carrier = message_carrier(walk->L, index);
		if (parcel->carrier->acquire)
			status =
				parcel->carrier->acquire(walk->L, index, parcel->content);
		if (status != 0) {
			give_up(message, i);
			return -status;
		}
	}
	return 0;
}

/* Make the message of what was walked. Once everything is acquired nothing can fail any
 * more: userdata that move are gone. */
static int complete(const struct walk *walk, struct message **result)
{
	struct message *message =
		create(walk->packer, (uint32_t)walk->packer->used, walk->parcels);
	int status = message ? acquire(walk, message) : -ENOMEM;

	if (status < 0) {
		free(message);
		return status;
	}
	memcpy(message->bytes, walk->packer->bytes, walk->packer->used);
	for (int i = 0; i < walk->parcels; i++) {
		struct parcel *parcel = message_parcel(message, i);

		if (parcel->carrier->pack)
			parcel->carrier->pack(
				walk->L, walk->base + 1 + i, parcel->content);
	}
	*result = message;
	return 0;
}

/* Pack anything, or find that it cannot be packed. */
static int pack_object(
	lua_State *L, int index, struct packer *packer, struct message **message)
{
	struct walk walk = { .L = L, .packer = packer, .base = lua_gettop(L) };
	int status, type = lua_type(L, index);

	luaL_checkstack(L, LUA_MINSTACK, "message");
	lua_pushvalue(L, index);
	packer->used = 0;
	status = check_value(&walk, type);
	if (status == 0)
		status = put_value(&walk, type, NULL);
	if (status == 0)
		status = complete(&walk, message);
	lua_settop(L, walk.base);
	if (packer->capacity > KEPT)
		forget_bytes(packer);
	return status;
}

/* Pack a boolean, number or string straight into its block. */
static int pack_scalar(lua_State *L, int index, int type, struct packer *packer,
	struct message **message)
{
	size_t size = scalar_size(L, index, type);

	if (size > bound)
		return bound < MESSAGE_SIZE ? -EMSGSIZE : -EOVERFLOW;
	*message = create(packer, (uint32_t)size, 0);
	if (!*message)
		return -ENOMEM;
	write_scalar(L, index, type, (*message)->bytes);
	return 0;
}

struct message *message_pack(lua_State *L, int index, struct packer *packer)
{
	struct message *message = NULL;
	int type = lua_type(L, index), status;

	if (type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TBOOLEAN)
		status = pack_scalar(L, index, type, packer, &message);
	else
		status = pack_object(L, index, packer, &message);
	if (status == 0)
		return message;
	error_push(L, &error_generic, -status);
	if (status == -ELOOP) {
		lua_pushliteral(L, "a table contains itself");
		lua_setfield(L, -2, "message");
	}
	lua_error(L);
	return NULL;
}

/* ---- unpack ---- */

struct reader {
	lua_State *L;
	struct message *message;
	const unsigned char *at;
};

static void take(struct reader *reader, void *content, size_t size)
{
	memcpy(content, reader->at, size);
	reader->at += size;
}

static void take_number(struct reader *reader)
{
	lua_Number number;

	take(reader, &number, sizeof number);
	lua_pushnumber(reader->L, number);
}

static void take_string(struct reader *reader)
{
	uint32_t length;

	take(reader, &length, sizeof length);
	lua_pushlstring(reader->L, (const char *)reader->at, length);
	reader->at += length;
}

static void take_span(struct reader *reader)
{
	struct bytes *span;
	uint32_t length;

	take(reader, &length, sizeof length);
	luaL_checkstack(reader->L, LUA_MINSTACK, "message");
	span = bytes_push_new(reader->L, length, length);
	take(reader, bytes_write(span), length);
}

static void take_parcel(struct reader *reader)
{
	struct message *message = reader->message;
	struct parcel *parcel = message_parcel(message, message->delivered);

	luaL_checkstack(reader->L, LUA_MINSTACK, "message");
	parcel->carrier->unpack(reader->L, parcel->content);
	message->delivered++;
}

static void take_value(struct reader *reader);

static void take_table(struct reader *reader, bool array)
{
	uint32_t count;

	take(reader, &count, sizeof count);
	luaL_checkstack(reader->L, LUA_MINSTACK, "message");
	lua_createtable(reader->L, array ? (int)count : 0, array ? 0 : (int)count);
	for (uint32_t i = 1; i <= count; i++) {
		take_value(reader);
		if (array) {
			lua_rawseti(reader->L, -2, (int)i);
			continue;
		}
		take_value(reader);
		lua_rawset(reader->L, -3);
	}
}

static void take_value(struct reader *reader)
{
	enum kind kind = *reader->at++;

	switch (kind) {
	case KIND_FALSE:
	case KIND_TRUE:
		lua_pushboolean(reader->L, kind == KIND_TRUE);
		break;
	case KIND_NUMBER:
		take_number(reader);
		break;
	case KIND_STRING:
		take_string(reader);
		break;
	case KIND_ARRAY:
	case KIND_DICTIONARY:
		take_table(reader, kind == KIND_ARRAY);
		break;
	case KIND_PARCEL:
		take_parcel(reader);
		break;
	case KIND_SPAN:
		take_span(reader);
		break;
	}
}

void message_unpack(lua_State *L, struct message *message)
{
	struct reader reader = { .L = L, .message = message, .at = message->bytes };

	take_value(&reader);
}
