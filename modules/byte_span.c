/* SPDX-License-Identifier: MIT */
/* byte_span.c - spans of bytes as Lua sees them: views on memory, and their elements. */
#include <errno.h>
#include <lua.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "modules/byte_span_argument.h"
#include "modules/byte_span_number.h"
#include "modules/byte_span_search.h"
#include "modules/modules.h"
#include "runtime/bytes.h"
#include "runtime/error.h"
#include "runtime/module.h"
#include "runtime/scope.h"

static unsigned char check_byte(lua_State *L, int index)
{
	ptrdiff_t value = argument_integer(L, index);

	if (value < 0 || value > UINT8_MAX)
		error_raise_generic(L, ERANGE);
	return (unsigned char)value;
}

/* byte_span.new(size [, capacity]) -> byte_span, and with_zeros: all memory is zeroed */

static int byte_span_new(lua_State *L)
{
	ptrdiff_t size, capacity;

	if (!argument_read_integer(L, 1, &size))
		return error_raise_generic(L, EINVAL);
	capacity = size;
	if (!lua_isnoneornil(L, 2) && !argument_read_integer(L, 2, &capacity))
		return error_raise_generic(L, EINVAL);
	if (size < 0 || size > capacity)
		return error_raise_generic(L, EINVAL);
	bytes_push_new(L, (size_t)size, (size_t)capacity);
	return 1;
}

/* byte_span.append(item...) -> byte_span: always fresh memory */

/* Items are what append takes: spans, strings, and nil for nothing. The sum cannot
 * overflow: there are fewer items than 2^16 and no content exceeds 2^47. */
static size_t measure_items(lua_State *L, int first, int last)
{
	size_t size = 0;

	for (int i = first; i <= last; i++)
		size += argument_optional_content(L, i, "").size;
	return size;
}

static void copy_items(lua_State *L, int first, int last, unsigned char *into)
{
	for (int i = first; i <= last; i++) {
		struct content item = argument_optional_content(L, i, "");

		memmove(into, item.data, item.size);
		into += item.size;
	}
}

static int byte_span_append(lua_State *L)
{
	int last = lua_gettop(L);
	size_t size = measure_items(L, 1, last);
	struct bytes *result = bytes_push_new(L, size, size);

	copy_items(L, 1, last, bytes_write(result));
	return 1;
}

/* self:append(item...) -> byte_span: behind self where the capacity allows */

/* True if copying one item behind `self` could overwrite a later one. */
static bool items_in_the_way(lua_State *L, const struct bytes *self, int last)
{
	for (int i = 3; i <= last; i++) {
		const struct bytes *item = bytes_test(L, i);

		if (item && item->block == self->block &&
			item->data + item->size > self->data + self->size)
			return true;
	}
	return false;
}

static void append_in_place(lua_State *L, const struct bytes *self, int last, size_t size)
{
	unsigned char *end = bytes_write(self) + self->size, *scratch;

	if (!items_in_the_way(L, self, last)) {
		copy_items(L, 2, last, end);
		return;
	}
	scratch = lua_newuserdata(L, size);
	copy_items(L, 2, last, scratch);
	memcpy(end, scratch, size);
}

static int span_append(lua_State *L)
{
	const struct bytes *self = bytes_check(L, 1);
	int last = lua_gettop(L);
	size_t added = measure_items(L, 2, last), size = self->size + added;
	struct bytes *result;

	if (last == 1)
		return 1;
	if (size > 0 && size <= self->capacity) {
		append_in_place(L, self, last, added);
		bytes_push_view(L, self, 0, size);
		return 1;
	}
	result = bytes_push_new(L, size, size);
	memcpy(bytes_write(result), self->data, self->size);
	copy_items(L, 2, last, bytes_write(result) + self->size);
	return 1;
}

/* self:slice([start [, end]]) -> byte_span, also named sub */

static int span_slice(lua_State *L)
{
	const struct bytes *self = bytes_check(L, 1);
	ptrdiff_t start = argument_optional_integer(L, 2, 1);
	ptrdiff_t end = argument_optional_integer(L, 3, self->size);

	if (start < 1 || start - 1 > end || end > (ptrdiff_t)self->capacity)
		return error_raise_generic(L, ERANGE);
	bytes_push_view(L, self, (size_t)(start - 1), (size_t)(end - start + 1));
	return 1;
}

/* self:first(count), self:last(count) -> byte_span */

static size_t check_count(lua_State *L, const struct bytes *self)
{
	ptrdiff_t count = argument_integer(L, 2);

	if (count < 0 || (size_t)count > self->size)
		error_raise_generic(L, ERANGE);
	return (size_t)count;
}

static int span_first(lua_State *L)
{
	const struct bytes *self = bytes_check(L, 1);

	bytes_push_view(L, self, 0, check_count(L, self));
	return 1;
}

static int span_last(lua_State *L)
{
	const struct bytes *self = bytes_check(L, 1);
	size_t count = check_count(L, self);

	bytes_push_view(L, self, self->size - count, count);
	return 1;
}

/* self:copy(source) -> count */

static int span_copy(lua_State *L)
{
	const struct bytes *self = bytes_check(L, 1);
	struct content source = argument_content(L, 2);
	size_t count = source.size < self->size ? source.size : self->size;

	memmove(bytes_write(self), source.data, count);
	lua_pushinteger(L, (lua_Integer)count);
	return 1;
}

/* self:fill(byte), self:inplace_lower(), self:inplace_upper() -> self */

static int span_fill(lua_State *L)
{
	const struct bytes *self = bytes_check(L, 1);

	memset(bytes_write(self), check_byte(L, 2), self->size);
	lua_settop(L, 1);
	return 1;
}

/* Turn the case of the ASCII letters from `first` to `last`. */
static int turn_case(lua_State *L, unsigned char first, unsigned char last)
{
	const struct bytes *self = bytes_check(L, 1);
	unsigned char *data = bytes_write(self);

	for (size_t i = 0; i < self->size; i++) {
		if (data[i] >= first && data[i] <= last)
			data[i] ^= 'a' ^ 'A';
	}
	lua_settop(L, 1);
	return 1;
}

static int span_inplace_lower(lua_State *L)
{
	return turn_case(L, 'A', 'Z');
}

static int span_inplace_upper(lua_State *L)
{
	return turn_case(L, 'a', 'z');
}

/* self[i], self.capacity, self.method: upvalue 1 is the metatable, 2 the methods */

/* Elements are the hot path: without the look into the registry of bytes_check(). */
static const struct bytes *check_self(lua_State *L)
{
	bool same = lua_getmetatable(L, 1) && lua_rawequal(L, -1, lua_upvalueindex(1));

	if (!same)
		error_argument(L, 1);
	return lua_touserdata(L, 1);
}

/* Where the byte is that the number at 2 names. The comparisons are false for NaN. */
static size_t check_element(lua_State *L, const struct bytes *self)
{
	lua_Number position = lua_tonumber(L, 2);

	if (!(position >= 1 && position < (lua_Number)self->size + 1))
		error_raise_generic(L, ERANGE);
	return (size_t)position - 1;
}

static int span_index(lua_State *L)
{
	const struct bytes *self = check_self(L);

	if (lua_type(L, 2) == LUA_TNUMBER) {
		lua_pushinteger(L, self->data[check_element(L, self)]);
		return 1;
	}
	if (lua_type(L, 2) != LUA_TSTRING || strcmp(lua_tostring(L, 2), "capacity") != 0)
		return error_bad_index(L);
	lua_pushinteger(L, (lua_Integer)self->capacity);
	return 1;
}

/* self[i] = byte */

static int span_newindex(lua_State *L)
{
	const struct bytes *self = check_self(L);

	if (lua_type(L, 2) != LUA_TNUMBER)
		return error_raise_generic(L, EPERM);
	unsigned char byte = check_byte(L, 3);
	bytes_write(self)[check_element(L, self)] = byte;
	return 0;
}

/* #self, self == other, tostring(self) */

static int span_length(lua_State *L)
{
	lua_pushinteger(L, (lua_Integer)bytes_check(L, 1)->size);
	return 1;
}

static int span_equal(lua_State *L)
{
	const struct bytes *one = bytes_check(L, 1), *other = bytes_check(L, 2);

	lua_pushboolean(L, one->size == other->size &&
				   memcmp(one->data, other->data, one->size) == 0);
	return 1;
}

static int span_tostring(lua_State *L)
{
	const struct bytes *self = bytes_check(L, 1);

	lua_pushlstring(L, (const char *)self->data, self->size);
	return 1;
}

static const struct function functions[] = {
	{ "append", byte_span_append, 0 },
	{ "new", byte_span_new, 0 },
	{ "with_zeros", byte_span_new, 0 },
	{ NULL, NULL, 0 },
};

static const struct function methods[] = {
	{ "append", span_append, 0 },
	{ "copy", span_copy, 0 },
	{ "fill", span_fill, 0 },
	{ "first", span_first, 0 },
	{ "inplace_lower", span_inplace_lower, 0 },
	{ "inplace_upper", span_inplace_upper, 0 },
	{ "last", span_last, 0 },
	{ "slice", span_slice, 0 },
	{ "sub", span_slice, 0 },
	{ NULL, NULL, 0 },
};

static const struct function metamethods[] = {
	{ "__eq", span_equal, 0 },
	{ "__len", span_length, 0 },
	{ "__tostring", span_tostring, 0 },
	{ NULL, NULL, 0 },
};

/* Complete the metatable on top of the stack. */
static void add_members(lua_State *L)
{
	module_functions(L, metamethods);
	scope_push(L, "index");
	lua_newtable(L);
	module_functions(L, methods);
	span_add_search(L);
	span_add_numbers(L);
	lua_pushvalue(L, -3);
	lua_pushcclosure(L, span_index, 1);
	lua_call(L, 2, 1);
	lua_setfield(L, -2, "__index");
	lua_pushvalue(L, -1);
	lua_pushcclosure(L, span_newindex, 1);
	lua_setfield(L, -2, "__newindex");
}

int open_byte_span(lua_State *L)
{
	/* The global and `require` share one table: a second metatable would
	 * disown every span made before. */
	lua_pushlightuserdata(L, (void *)functions);
	lua_rawget(L, LUA_REGISTRYINDEX);
	if (lua_istable(L, -1))
		return 1;
	module_type(L, &bytes_type);
	bytes_push_new(L, 0, 0);
	lua_getmetatable(L, -1);
	add_members(L);
	lua_newtable(L);
	module_functions(L, functions);
	lua_pushlightuserdata(L, (void *)functions);
	lua_pushvalue(L, -2);
	lua_rawset(L, LUA_REGISTRYINDEX);
	return 1;
}
