/* SPDX-License-Identifier: MIT */
/* byte_span_number.c - spans read and written as one number of a given format. */
#include "modules/byte_span_number.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "runtime/bytes.h"
#include "runtime/error.h"

/* self:get_T() -> number, self:set_T(number): T is a row of this table */

struct format {
	const char *name;
	unsigned width; /* in bytes */
	enum { UNSIGNED, SIGNED, FLOAT } kind;
	bool big_endian;
};

static const struct format formats[] = {
	{ "i8", 1, SIGNED, true },
	{ "u16be", 2, UNSIGNED, true },
	{ "u16le", 2, UNSIGNED, false },
	{ "i16be", 2, SIGNED, true },
	{ "i16le", 2, SIGNED, false },
	{ "u24be", 3, UNSIGNED, true },
	{ "u24le", 3, UNSIGNED, false },
	{ "i24be", 3, SIGNED, true },
	{ "i24le", 3, SIGNED, false },
	{ "u32be", 4, UNSIGNED, true },
	{ "u32le", 4, UNSIGNED, false },
	{ "i32be", 4, SIGNED, true },
	{ "i32le", 4, SIGNED, false },
	{ "u40be", 5, UNSIGNED, true },
	{ "u40le", 5, UNSIGNED, false },
	{ "i40be", 5, SIGNED, true },
	{ "i40le", 5, SIGNED, false },
	{ "u48be", 6, UNSIGNED, true },
	{ "u48le", 6, UNSIGNED, false },
	{ "i48be", 6, SIGNED, true },
	{ "i48le", 6, SIGNED, false },
	{ "f32be", 4, FLOAT, true },
	{ "f32le", 4, FLOAT, false },
	{ "f64be", 8, FLOAT, true },
	{ "f64le", 8, FLOAT, false },
};

static uint64_t load(const struct format *format, const unsigned char *data)
{
	unsigned width = format->width;
	uint64_t bits = 0;

	for (unsigned i = 0; i < width; i++)
		bits = bits << 8 | data[format->big_endian ? i : width - 1 - i];
	return bits;
}

static void store(const struct format *format, unsigned char *data, uint64_t bits)
{
	unsigned width = format->width;

	for (unsigned i = 0; i < width; i++, bits >>= 8)
		data[format->big_endian ? width - 1 - i : i] = (unsigned char)bits;
}

static lua_Number decode_float(const struct format *format, uint64_t bits)
{
	uint32_t narrow_bits = (uint32_t)bits;
	float narrow;
	double wide;

	memcpy(&narrow, &narrow_bits, sizeof narrow);
	memcpy(&wide, &bits, sizeof wide);
	return format->width == sizeof narrow ? (double)narrow : wide;
}

static lua_Number decode(const struct format *format, uint64_t bits)
{
	lua_Number number = (lua_Number)bits, range = ldexp(1, (int)format->width * 8);

	if (format->kind == FLOAT)
		return decode_float(format, bits);
	if (format->kind == SIGNED && number >= range / 2)
		return number - range;
	return number;
}

static uint64_t encode_float(const struct format *format, lua_Number number)
{
	float narrow = (float)number;
	uint32_t narrow_bits;
	uint64_t bits;

	memcpy(&narrow_bits, &narrow, sizeof narrow_bits);
	memcpy(&bits, &number, sizeof bits);
	return format->width == sizeof narrow ? narrow_bits : bits;
}

/* Integers wrap at their width, which is 48 bits at most. What is no integer at all,
 * infinity and NaN, is stored as 0. */
static uint64_t encode(const struct format *format, lua_Number number)
{
	if (format->kind == FLOAT)
		return encode_float(format, number);
	return isfinite(number) ? (uint64_t)(int64_t)fmod(number, 0x1p48) : 0;
}

/* The format of the running closure, once it is known that `self` has its size. */
static const struct format *check_format(lua_State *L, const struct bytes *self)
{
	const struct format *format = &formats[lua_tointeger(L, lua_upvalueindex(1))];

	if (self->size != format->width)
		error_argument(L, 1);
	return format;
}

static int span_get(lua_State *L)
{
	const struct bytes *self = bytes_check(L, 1);
	const struct format *format = check_format(L, self);
	lua_Number number = decode(format, load(format, self->data));

	/* To LuaJIT a NaN of foreign bits is a tagged value. (R-IO-59) */
	lua_pushnumber(L, isnan(number) ? (lua_Number)NAN : number);
	return 1;
}

static int span_set(lua_State *L)
{
	const struct bytes *self = bytes_check(L, 1);
	const struct format *format = check_format(L, self);

	if (lua_type(L, 2) != LUA_TNUMBER)
		return error_argument(L, 2);
	store(format, bytes_write(self), encode(format, lua_tonumber(L, 2)));
	return 0;
}

void span_add_numbers(lua_State *L)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		lua_pushfstring(L, "get_%s", formats[i].name);
		lua_pushinteger(L, (lua_Integer)i);
		lua_pushcclosure(L, span_get, 1);
		lua_rawset(L, -3);
		lua_pushfstring(L, "set_%s", formats[i].name);
		lua_pushinteger(L, (lua_Integer)i);
		lua_pushcclosure(L, span_set, 1);
		lua_rawset(L, -3);
	}
}
