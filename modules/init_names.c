/* SPDX-License-Identifier: MIT */
/* init_names.c - what a text of trusted Lua can name: the table C, and the helpers. */
#include "modules/init_names.h"

#include <stddef.h>
#include <string.h>

#include "modules/init_tables.h"

static const struct init_function *find_function(const char *name)
{
	static const struct init_function *const topics[] = {
		init_files,
		init_identity,
		init_landlock,
		init_mounts,
		init_namespaces,
		init_processes,
		init_programs,
	};

	for (size_t i = 0; i < sizeof topics / sizeof *topics; i++)
		for (const struct init_function *row = topics[i]; row->name; row++)
			if (strcmp(row->name, name) == 0)
				return row;
	return NULL;
}

static const struct init_constant *find_constant(const char *name)
{
	for (const struct init_constant *row = init_constants; row->name; row++)
		if (strcmp(row->name, name) == 0)
			return row;
	return NULL;
}

/* C.NAME, which is kept: nothing that is made twice is freed. */
static int find(lua_State *L)
{
	const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
	const struct init_function *function = find_function(name);
	const struct init_constant *constant = function ? NULL : find_constant(name);

	if (function)
		init_push_function(L, function);
	else if (constant)
		lua_pushnumber(L, (lua_Number)constant->value);
	else
		return luaL_error(L, "C has no '%s'",
			lua_type(L, 2) == LUA_TSTRING ? name : luaL_typename(L, 2));
	lua_pushvalue(L, 2);
	lua_pushvalue(L, -2);
	lua_rawset(L, 1);
	return 1;
}

void init_names_open(lua_State *L, struct init_run *run, bool errexit)
{
	init_run_set(L, run);
	lua_newtable(L);
	lua_createtable(L, 0, 1);
	lua_pushcfunction(L, find);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, -2);
	lua_setglobal(L, "C");
	for (const struct init_function *row = init_helpers; row->name; row++) {
		init_push_function(L, row);
		lua_setglobal(L, row->name);
	}
	lua_pushboolean(L, errexit);
	lua_setglobal(L, "errexit");
	lua_pushvalue(L, LUA_GLOBALSINDEX);
	lua_setfield(L, LUA_REGISTRYINDEX, INIT_GLOBALS);
}
