/* SPDX-License-Identifier: MIT */
/* format.c - the function format: text with {fields} that arguments fill. */
#include <lauxlib.h>
#include <lua.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "modules/format_double.h"
#include "modules/format_number.h"
#include "modules/format_reader.h"
#include "modules/format_spec.h"
#include "modules/format_text.h"
#include "modules/modules.h"
#include "runtime/error.h"

/* Slots for two luaL_Buffers at once, and for what is pushed beside them. */
enum { STACK_NEEDED = 2 * LUA_MINSTACK };

/* format(format, ...) -> string */

static bool is_plain(lua_State *L, int index)
{
	int type = lua_type(L, index);

	return type == LUA_TBOOLEAN || type == LUA_TNUMBER || type == LUA_TSTRING;
}

static bool is_pair(lua_State *L, int index)
{
	if (!lua_istable(L, index) || lua_objlen(L, index) != 2)
		return false;
	lua_rawgeti(L, index, 1);
	lua_rawgeti(L, index, 2);
	bool good = lua_type(L, -2) == LUA_TSTRING && is_plain(L, -1);
	lua_pop(L, 2);
	return good;
}

/* Put the value of the pair at `index` in its place, and note its name in the table
 * at `names` unless an earlier argument has that name. */
static void take_pair(lua_State *L, int index, int names)
{
	lua_rawgeti(L, index, 1);
	lua_pushvalue(L, -1);
	lua_rawget(L, names);
	bool known = !lua_isnil(L, -1);
	lua_pop(L, 1);
	lua_pushinteger(L, index);
	if (known)
		lua_pop(L, 2);
	else
		lua_rawset(L, names);
	lua_rawgeti(L, index, 2);
	lua_replace(L, index);
}

/* Check the arguments and leave their values on the stack. Returns where the names
 * are, or 0 if no argument has one. (R-CORE-26, R-SYS-137) */
static int take_arguments(lua_State *L)
{
	int last = lua_gettop(L), names = 0;

	for (int i = FORMAT_ARGUMENT; i <= last; i++) {
		if (is_plain(L, i))
			continue;
		if (!is_pair(L, i))
			error_argument(L, i);
		if (!names) {
			lua_newtable(L);
			names = last + 1;
		}
		take_pair(L, i, names);
	}
	return names;
}

static void add_text(
	luaL_Buffer *out, const struct format_spec *spec, const char *text, size_t size)
{
	if (spec->precision >= 0)
		size = text_cut(text, size, (size_t)spec->precision);
	struct format_padding pad = format_pad(spec, text_columns(text, size), '<');

	format_fill(out, spec, pad.before);
	luaL_addlstring(out, text, size);
	format_fill(out, spec, pad.after);
}

/* A buffer tolerates nothing new on the stack while it is in use: the quoted text
 * moves to a slot below it. */
static const char *quote(lua_State *L, int slot, const char *text, size_t *size)
{
	luaL_Buffer quoted;

	luaL_buffinit(L, &quoted);
	text_quote(&quoted, text, *size);
	luaL_pushresult(&quoted);
	lua_replace(L, slot);
	return lua_tolstring(L, slot, size);
}

static void add_string(luaL_Buffer *out, const struct format_reader *reader,
	const struct format_spec *spec, int index)
{
	size_t size;
	const char *text = lua_tolstring(reader->L, index, &size);

	if (spec->type == '?')
		text = quote(reader->L, reader->slot, text, &size);
	add_text(out, spec, text, size);
}

/* Type c: a byte up to 255, a code point from there on. */
static void add_character(luaL_Buffer *out, struct format_reader *reader,
	const struct format_spec *spec, int64_t value)
{
	char text[TEXT_POINT_SIZE];
	size_t size = 1;

	if (!text_is_point(value))
		format_fail(reader, "expected a byte or a code point, found %f",
			(lua_Number)value);
	if (value <= UINT8_MAX)
		text[0] = (char)value;
	else
		size = text_encode((uint32_t)value, text);
	add_text(out, spec, text, size);
}

static void add_integer(luaL_Buffer *out, struct format_reader *reader,
	const struct format_spec *spec, int64_t value)
{
	if (spec->type == 'c')
		add_character(out, reader, spec, value);
	else
		format_integer(out, spec, value);
}

static void add_boolean(luaL_Buffer *out, struct format_reader *reader,
	const struct format_spec *spec, bool value)
{
	const char *text = value ? "true" : "false";

	if (spec->type && spec->type != 's')
		add_integer(out, reader, spec, value);
	else
		add_text(out, spec, text, strlen(text));
}

static void add_field(luaL_Buffer *out, struct format_reader *reader)
{
	lua_State *L = reader->L;
	int index = format_read_argument(reader);
	enum format_kind kind = format_kind(L, index);
	struct format_spec spec;

	if (!format_accept(reader, ':') && format_peek(reader) != '}')
		format_fail(reader, "expected \":\" or \"}\"");
	format_spec_read(reader, kind, &spec);
	if (kind == KIND_STRING)
		add_string(out, reader, &spec, index);
	else if (kind == KIND_BOOLEAN)
		add_boolean(out, reader, &spec, lua_toboolean(L, index));
	else if (kind == KIND_DOUBLE || format_spec_is_double(&spec))
		format_double(out, &spec, lua_tonumber(L, index));
	else
		add_integer(out, reader, &spec, (int64_t)lua_tonumber(L, index));
}

static void add_literal(luaL_Buffer *out, struct format_reader *reader)
{
	const char *from = reader->at;

	while (reader->at < reader->end && *reader->at != '{' && *reader->at != '}')
		reader->at++;
	luaL_addlstring(out, from, (size_t)(reader->at - from));
}

/* A brace doubled stands for itself, else "{" begins a field. */
static void add_brace(luaL_Buffer *out, struct format_reader *reader)
{
	const char *brace = reader->at++;

	reader->field = brace;
	if (format_accept(reader, *brace)) {
		luaL_addlstring(out, brace, 1);
	} else if (*brace == '{') {
		add_field(out, reader);
	} else {
		reader->at = brace;
		format_fail(reader, "expected another \"}\", or \"{\" before it");
	}
}

static int format(lua_State *L)
{
	struct format_reader reader = { .L = L, .count = lua_gettop(L) - 1 };
	luaL_Buffer out;
	size_t size;

	if (lua_type(L, 1) != LUA_TSTRING)
		return error_argument(L, 1);
	luaL_checkstack(L, STACK_NEEDED, "format");
	reader.names = take_arguments(L);
	lua_pushnil(L);
	reader.slot = lua_gettop(L);
	reader.begin = reader.at = lua_tolstring(L, 1, &size);
	reader.end = reader.begin + size;
	luaL_buffinit(L, &out);
	while (reader.at < reader.end) {
		add_literal(&out, &reader);
		if (reader.at < reader.end)
			add_brace(&out, &reader);
	}
	luaL_pushresult(&out);
	return 1;
}

int open_format(lua_State *L)
{
	lua_pushcfunction(L, format);
	return 1;
}
