/* SPDX-License-Identifier: MIT */
/* flag_names.c - flags as Lua has them: an integer, or an array of names. */
#include "modules/flag_names.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "runtime/error.h"

void flag_names_push(lua_State *L, const struct flag_name *names)
{
	lua_newtable(L);
	for (; names->name; names++) {
		lua_pushinteger(L, names->value);
		lua_setfield(L, -2, names->name);
	}
}

/* The one whose name is on top of the stack: what ends the array if there is none. */
static const struct flag_name *find(lua_State *L, const struct flag_name *names)
{
	const char *name = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";

	while (names->name && strcmp(names->name, name) != 0)
		names++;
	return names;
}

static int sum(lua_State *L, int index, const struct flag_name *names)
{
	int value = 0, count = (int)lua_objlen(L, index);

	for (int i = 1; i <= count; i++) {
		const struct flag_name *flag;

		lua_rawgeti(L, index, i);
		flag = find(L, names);
		if (!flag->name)
			return error_argument(L, index);
		value |= flag->value;
		lua_pop(L, 1);
	}
	return value;
}

int flag_names_check(lua_State *L, int index, const struct flag_name *names, int absent)
{
	lua_Number number;

	if (lua_isnoneornil(L, index))
		return absent;
	if (lua_istable(L, index))
		return sum(L, index, names);
	number = lua_tonumber(L, index);
	if (lua_type(L, index) != LUA_TNUMBER ||
		!(number >= INT_MIN && number <= UINT_MAX))
		return error_argument(L, index);
	return (int)(int64_t)number;
}
