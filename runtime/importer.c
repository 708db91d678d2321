/* SPDX-License-Identifier: MIT */
/* importer.c - which module a function belongs to, and where that imports from. */
#include "runtime/importer.h"

#include <stddef.h>
#include <string.h>

#include "runtime/path.h"

enum {
	RECORDS = 1,        /* where importer_find() has them */
	MOST_PARENTS = 100, /* of an environment, by __index */
};

/* registry: the records by _FILE and by table of globals, as long as these last */
static const char records_key;

static void push_records(lua_State *L)
{
	lua_pushlightuserdata(L, (void *)&records_key);
	lua_rawget(L, LUA_REGISTRYINDEX);
}

/* ---- records ---- */

/* Set the field of the table on top to a part of `text`. */
static void set_text(lua_State *L, const char *name, const char *text, size_t size)
{
	lua_pushlstring(L, text, size);
	lua_setfield(L, -2, name);
}

static void set_flag(lua_State *L, const char *name, bool value)
{
	lua_pushboolean(L, value);
	lua_setfield(L, -2, name);
}

void importer_push(lua_State *L, const struct entry *entry, const char *context)
{
	const char *path = entry->path, *slash = strrchr(path, '/');
	size_t size = slash ? (size_t)(slash - path) : 0;
	const char *root = entry->root ? entry->root : path;

	lua_createtable(L, 0, 8);
	set_text(L, "path", path, strlen(path));
	set_text(L, "directory", path, size);
	set_text(L, "root", root, entry->root ? strlen(root) : size);
	set_text(L, "context", context, strlen(context));
	set_flag(L, "leaf", entry->leaf);
	set_flag(L, "again", entry->again);
}

static void set_global(lua_State *L, int globals, const char *name)
{
	lua_pushstring(L, name);
	lua_insert(L, -2);
	lua_rawset(L, globals);
}

void importer_set(lua_State *L, int globals)
{
	int record = lua_gettop(L);

	push_records(L);
	lua_pushvalue(L, globals);
	lua_pushvalue(L, record);
	lua_rawset(L, -3);
	lua_getfield(L, record, "path");
	path_push(L, lua_tostring(L, -1), lua_objlen(L, -1));
	lua_pushvalue(L, -1);
	set_global(L, globals, "_FILE");
	lua_pushvalue(L, record);
	lua_rawset(L, -4);
	lua_getfield(L, record, "context");
	set_global(L, globals, "_CONTEXT");
	lua_settop(L, record);
}

bool importer_knows(lua_State *L, int globals)
{
	bool known;

	lua_pushvalue(L, globals);
	push_records(L);
	lua_insert(L, -2);
	lua_rawget(L, -2);
	known = !lua_isnil(L, -1);
	lua_pop(L, 2);
	return known;
}

/* ---- who imports ---- */

/* Push the environment of the function of this frame if it is a script's. */
static bool push_environment(lua_State *L, lua_Debug *frame)
{
	lua_getinfo(L, "S", frame);
	if (*frame->what == 'C' || strcmp(frame->source, "=[cellua]") == 0)
		return false;
	lua_getinfo(L, "f", frame);
	lua_getfenv(L, -1);
	lua_replace(L, -2);
	return true;
}

/* Replace the environment on top by the one it inherits from. False if there is none. */
static bool climb(lua_State *L)
{
	if (!lua_getmetatable(L, -1))
		return false;
	lua_pushliteral(L, "__index");
	lua_rawget(L, -2);
	lua_replace(L, -3);
	lua_pop(L, 1);
	return lua_istable(L, -1);
}

/* Push the _FILE that the environment on top shows, or nil. No code of Lua runs. */
static void push_file(lua_State *L)
{
	lua_pushvalue(L, -1);
	for (int i = 0; i < MOST_PARENTS; i++) {
		lua_pushliteral(L, "_FILE");
		lua_rawget(L, -2);
		if (!lua_isnil(L, -1)) {
			lua_replace(L, -2);
			return;
		}
		lua_pop(L, 1);
		if (!climb(L))
			break;
	}
	lua_pop(L, 1);
	lua_pushnil(L);
}

/* Replace the environment on top by what is known of the module that it belongs to, or by
 * nil if it hides that, and return true. False, and nothing in its place: it has none. */
static bool push_module_of(lua_State *L)
{
	push_file(L);
	if (lua_isnil(L, -1)) {
		lua_pop(L, 1);
		lua_rawget(L, RECORDS);
		if (lua_isnil(L, -1)) {
			lua_pop(L, 1);
			return false;
		}
		lua_pushnil(L);
	} else {
		lua_rawget(L, RECORDS);
	}
	lua_replace(L, -2);
	return true;
}

int importer_find(lua_State *L)
{
	lua_Debug frame;

	lua_settop(L, 0);
	push_records(L);
	for (int level = 1; lua_getstack(L, level, &frame); level++)
		if (push_environment(L, &frame) && push_module_of(L))
			return 1;
	lua_pushvalue(L, LUA_GLOBALSINDEX);
	return push_module_of(L) ? 1 : 0;
}

void importer_open(lua_State *L)
{
	path_open(L);
	lua_pushlightuserdata(L, (void *)&records_key);
	lua_newtable(L);
	lua_createtable(L, 0, 1);
	lua_pushliteral(L, "k");
	lua_setfield(L, -2, "__mode");
	lua_setmetatable(L, -2);
	lua_rawset(L, LUA_REGISTRYINDEX);
}
