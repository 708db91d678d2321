/* SPDX-License-Identifier: MIT */
/* format_reader.c - a format string being read, and the arguments it may name. */
#include "modules/format_reader.h"

#include <lauxlib.h>
#include <math.h>
#include <stdarg.h>

#include "modules/format_text.h"

/* Bytes of the format that an error shows. */
enum {
	PIECE_MAX = 40,
};

/* Push the field up to the byte where reading stopped, or the end of that. */
static void push_piece(struct format_reader *reader)
{
	const char *from = reader->field, *to = reader->at;
	int32_t point;
	luaL_Buffer piece;

	if (to < reader->end)
		to += text_decode(to, (size_t)(reader->end - to), &point);
	if (to - from > PIECE_MAX)
		from = to - PIECE_MAX;
	luaL_buffinit(reader->L, &piece);
	text_quote(&piece, from, (size_t)(to - from));
	luaL_pushresult(&piece);
}

int format_fail(struct format_reader *reader, const char *why, ...)
{
	lua_State *L = reader->L;
	va_list arguments;

	lua_pushfstring(
		L, "bad format at position %d, ", (int)(reader->at - reader->begin) + 1);
	push_piece(reader);
	lua_pushliteral(L, ": ");
	va_start(arguments, why);
	lua_pushvfstring(L, why, arguments);
	va_end(arguments);
	lua_concat(L, 4);
	return lua_error(L);
}

int format_peek(const struct format_reader *reader)
{
	return reader->at < reader->end ? (unsigned char)*reader->at : -1;
}

bool format_accept(struct format_reader *reader, char byte)
{
	if (format_peek(reader) != (unsigned char)byte)
		return false;
	reader->at++;
	return true;
}

void format_expect(struct format_reader *reader, char byte)
{
	if (!format_accept(reader, byte))
		format_fail(reader, "expected \"%c\"", byte);
}

static bool is_digit(int byte)
{
	return byte >= '0' && byte <= '9';
}

static bool is_letter(int byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       byte == '_';
}

static int read_digits(struct format_reader *reader)
{
	int number = 0;

	for (; is_digit(format_peek(reader)); reader->at++) {
		number = number * 10 + (*reader->at - '0');
		if (number > FORMAT_NUMBER_MAX)
			format_fail(
				reader, "expected a number up to %d", FORMAT_NUMBER_MAX);
	}
	return number;
}

static int find_index(struct format_reader *reader, int index)
{
	if (reader->automatic && reader->numbered)
		format_fail(reader, "expected all fields with an index or all without");
	if (index >= reader->count)
		format_fail(reader, "expected more arguments than %d", reader->count);
	return FORMAT_ARGUMENT + index;
}

static int find_name(struct format_reader *reader, const char *name)
{
	lua_State *L = reader->L;
	int index = 0;

	if (reader->names) {
		lua_pushlstring(L, name, (size_t)(reader->at - name));
		lua_rawget(L, reader->names);
		index = (int)lua_tointeger(L, -1);
		lua_pop(L, 1);
	}
	if (index == 0)
		format_fail(reader, "expected an argument of that name");
	return index;
}

static int read_name(struct format_reader *reader)
{
	const char *name = reader->at;

	while (is_letter(format_peek(reader)) || is_digit(format_peek(reader)))
		reader->at++;
	return find_name(reader, name);
}

int format_read_argument(struct format_reader *reader)
{
	int next = format_peek(reader);

	if (is_letter(next))
		return read_name(reader);
	if (is_digit(next)) {
		reader->numbered++;
		return find_index(reader, read_digits(reader));
	}
	if (next != ':' && next != '}')
		format_fail(reader, "expected an index, a name, \":\" or \"}\"");
	return find_index(reader, reader->automatic++);
}

/* The number that the argument of a field within a field says. */
static int nested_number(struct format_reader *reader)
{
	int index = format_read_argument(reader);
	lua_Number number = lua_tonumber(reader->L, index);

	if (format_kind(reader->L, index) != KIND_INTEGER || number < 0 ||
		number > FORMAT_NUMBER_MAX)
		format_fail(reader,
			"expected that argument to be an integer from 0 to %d",
			FORMAT_NUMBER_MAX);
	format_expect(reader, '}');
	return (int)number;
}

int format_read_number(struct format_reader *reader)
{
	if (is_digit(format_peek(reader)))
		return read_digits(reader);
	if (format_accept(reader, '{'))
		return nested_number(reader);
	return -1;
}

enum format_kind format_kind(lua_State *L, int index)
{
	const lua_Number limit = 9223372036854775808.0; /* two to the 63rd */
	lua_Number number = lua_tonumber(L, index);

	switch (lua_type(L, index)) {
	case LUA_TBOOLEAN:
		return KIND_BOOLEAN;
	case LUA_TNUMBER:
		if (number >= -limit && number < limit && number == trunc(number))
			return KIND_INTEGER;
		return KIND_DOUBLE;
	default:
		return KIND_STRING;
	}
}
