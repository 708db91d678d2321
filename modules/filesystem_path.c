/* SPDX-License-Identifier: MIT */
/* filesystem_path.c - filesystem.path: how paths are made. */
#include <stddef.h>

#include "modules/filesystem.h"
#include "runtime/error.h"
#include "runtime/module.h"
#include "runtime/path.h"
#include "runtime/path_members.h"

static int push_path(lua_State *L, int index)
{
	size_t size;
	const char *text;

	if (lua_type(L, index) != LUA_TSTRING)
		return error_argument(L, index);
	text = lua_tolstring(L, index, &size);
	path_push(L, text, size);
	return 1;
}

/* path.from_generic(string) -> path */

static int from_generic(lua_State *L)
{
	return push_path(L, 1);
}

/* path.new([string]) -> path */

static int new (lua_State *L)
{
	if (!lua_isnoneornil(L, 1))
		return push_path(L, 1);
	path_push(L, "", 0);
	return 1;
}

/* path(string) -> path */

static int call(lua_State *L)
{
	lua_remove(L, 1);
	return new (L);
}

/* path.join(path ...) -> path */

static int join(lua_State *L)
{
	int count = lua_gettop(L);
	size_t most = 0;
	struct path *path;

	for (int i = 1; i <= count; i++)
		most += path_operand(L, i).size + 1;
	path = path_new(L, most);
	for (int i = 1; i <= count; i++)
		path_append(path, path_operand(L, i));
	return 1;
}

void filesystem_add_path(lua_State *L)
{
	static const struct function functions[] = {
		{ "from_generic", from_generic, 0 },
		{ "join", join, 0 },
		{ "new", new, 0 },
		{ NULL, NULL, 0 },
	};
	static const struct function metamethods[] = {
		{ "__call", call, 0 },
		{ NULL, NULL, 0 },
	};
	static const struct type type = { "filesystem.path", functions, metamethods,
		NULL };

	path_open(L);
	module_type(L, &type);
	module_push_methods(L, &type);
	lua_pushliteral(L, "/");
	lua_setfield(L, -2, "preferred_separator");
	lua_pop(L, 1);
	module_new(L, &type, 0);
	lua_setfield(L, -2, "path");
}
