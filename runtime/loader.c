/* SPDX-License-Identifier: MIT */
/* loader.c - what loader.lua needs of C, and what C needs of it. */
#include "runtime/loader.h"

#include <errno.h>
#include <lauxlib.h>
#include <string.h>

#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/importer.h"
#include "runtime/loader.lua.h"
#include "runtime/loader_run.h"
#include "runtime/module.h"
#include "runtime/native_modules.h"
#include "runtime/require.lua.h"
#include "runtime/source.h"
#include "runtime/vm.h"

#define OWN_CHUNK "=[cellua]"

/* Keys in the registry: the table shared with loader.lua, and a worker's function. */
static const char native_key, worker_key;

static void set_flag(lua_State *L, const char *name, bool value)
{
	lua_pushboolean(L, value);
	lua_setfield(L, -2, name);
}

/* Push native[name]. */
static void push_native(lua_State *L, const char *name)
{
	lua_pushlightuserdata(L, (void *)&native_key);
	lua_rawget(L, LUA_REGISTRYINDEX);
	lua_getfield(L, -1, name);
	lua_replace(L, -2);
}

/* may_import() -> boolean: a main fiber runs */
static int native_may_import(lua_State *L)
{
	lua_pushboolean(L, vm_current->current && vm_current->current->is_main);
	return 1;
}

/* raise(code [, module]) */
static int native_raise(lua_State *L)
{
	lua_settop(L, 2);
	error_push(L, &error_core, luaL_checkint(L, 1));
	lua_insert(L, 2);
	lua_setfield(L, 2, "module");
	return lua_error(L);
}

/* The row of the module of ours that has this name, or the last one, which has none. */
static const struct module *find_row(const struct module *row, const char *name)
{
	while (row->name && strcmp(row->name, name) != 0)
		row++;
	return row;
}

/* is_builtin(name) -> boolean; upvalue 1: the rows */
static int native_is_builtin(lua_State *L)
{
	const struct module *rows = lua_touserdata(L, lua_upvalueindex(1));

	lua_pushboolean(L, find_row(rows, luaL_checkstring(L, 1))->name != NULL);
	return 1;
}

/* open_part(name) -> the value of a part of our modules, or nothing; upvalue 1: the rows */
static int native_open_part(lua_State *L)
{
	const struct module *rows = lua_touserdata(L, lua_upvalueindex(1));
	const struct module *part = find_row(rows, luaL_checkstring(L, 1));

	if (!part->name)
		return 0;
	module_push_loader(L, part);
	push_native(L, "builtin");
	lua_setfenv(L, -2);
	lua_pushvalue(L, 1);
	lua_call(L, 1, 1);
	return 1;
}

/* is_native(name) -> boolean: it may be a module in C that came with the process */
static int native_is_native(lua_State *L)
{
	lua_pushboolean(L, native_modules_has(luaL_checkstring(L, 1)));
	return 1;
}

/* exists(path) -> boolean */
static int native_exists(lua_State *L)
{
	lua_pushboolean(L, source_exists(luaL_checkstring(L, 1)));
	return 1;
}

/* ---- entering a file ---- */

/* Push a copy of the table at an absolute index; its _G is the copy itself. */
static void push_copy(lua_State *L, int index)
{
	lua_createtable(L, 0, 64);
	lua_pushnil(L);
	while (lua_next(L, index)) {
		lua_pushvalue(L, -2);
		lua_insert(L, -2);
		lua_rawset(L, -4);
	}
	lua_pushvalue(L, -1);
	lua_setfield(L, -2, "_G");
}

/* new_globals() -> what the globals of every module begin with (R-CORE-44) */
static int native_new_globals(lua_State *L)
{
	lua_settop(L, 0);
	push_native(L, "pristine");
	push_copy(L, 1);
	return 1;
}

/* enter(globals, path, root, leaf, context): a module begins */
static int native_enter(lua_State *L)
{
	const struct entry entry = {
		.path = luaL_checkstring(L, 2),
		.root = luaL_checkstring(L, 3),
		.leaf = lua_toboolean(L, 4),
	};

	importer_push(L, &entry, luaL_checkstring(L, 5));
	importer_set(L, 1);
	return 0;
}

/* As long as anything can import the entry it is loading. */
void loader_enter(lua_State *L, const struct entry *entry, const char *context)
{
	int globals;

	luaL_checkstack(L, 10, "entry");
	push_native(L, "globals");
	globals = lua_gettop(L);
	importer_push(L, entry, context);
	set_flag(L, "is_first", entry->again || !entry->root);
	importer_set(L, globals);
	push_native(L, "modules");
	lua_createtable(L, 0, 1);
	set_flag(L, "is_loading", true);
	lua_setfield(L, -2, entry->path);
	lua_settop(L, globals - 1);
}

/* ---- whose globals ---- */

/* in_module() -> boolean: the globals of this coroutine are a module's */
static int native_in_module(lua_State *L)
{
	push_native(L, "globals");
	lua_pushboolean(L, !lua_rawequal(L, -1, LUA_GLOBALSINDEX) &&
				   importer_knows(L, LUA_GLOBALSINDEX));
	return 1;
}

/* call_outside(f, ...) -> f(...), where the globals of this coroutine are the state's, as
 * what f loads shall see them */
static int native_call_outside(lua_State *L)
{
	int status;

	lua_pushvalue(L, LUA_GLOBALSINDEX);
	lua_insert(L, 1);
	push_native(L, "globals");
	lua_replace(L, LUA_GLOBALSINDEX);
	status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 0);
	lua_pushvalue(L, 1);
	lua_replace(L, LUA_GLOBALSINDEX);
	return status == 0 ? lua_gettop(L) - 1 : lua_error(L);
}

/* ---- how modules failed ---- */

bool loader_push_trace(lua_State *L, int index)
{
	bool found = false;
	int failures;

	luaL_checkstack(L, 5, "traceback");
	lua_pushvalue(L, index);
	push_native(L, "failures");
	failures = lua_gettop(L);
	lua_pushliteral(L, "");
	for (int i = 1; i < (int)lua_objlen(L, failures); i += 2) {
		lua_rawgeti(L, failures, i);
		if (!lua_rawequal(L, -1, failures - 1)) {
			lua_pop(L, 1);
			continue;
		}
		lua_pop(L, 1);
		if (found)
			lua_pushliteral(L, "\n");
		lua_rawgeti(L, failures, i + 1);
		lua_concat(L, found ? 3 : 2);
		found = true;
	}
	lua_replace(L, failures - 1);
	lua_settop(L, found ? failures - 1 : failures - 2);
	return found;
}

/* ---- workers ---- */

struct worker {
	const struct entry *entry;
	const char *text;
	size_t size;
	int status;
};

static int begin_worker(lua_State *L)
{
	struct worker *worker = lua_touserdata(L, 1);

	loader_enter(L, worker->entry, "worker");
	lua_pushlightuserdata(L, (void *)&worker_key);
	worker->status =
		loader_compile_text(L, worker->entry->path, worker->text, worker->size);
	if (worker->status != 0)
		return lua_error(L);
	lua_rawset(L, LUA_REGISTRYINDEX);
	return 0;
}

int loader_begin_worker(lua_State *L, const struct entry *entry)
{
	struct worker worker = { .entry = entry };
	int status = source_get(entry->path, &worker.text, &worker.size);

	if (status < 0)
		return status;
	status = lua_cpcall(L, begin_worker, &worker);
	if (status != 0)
		return worker.status != 0 ? worker.status : status;
	lua_pushlightuserdata(L, (void *)&worker_key);
	lua_rawget(L, LUA_REGISTRYINDEX);
	lua_pushlightuserdata(L, (void *)&worker_key);
	lua_pushnil(L);
	lua_rawset(L, LUA_REGISTRYINDEX);
	return 0;
}

/* ---- loader.lua, in states that need it ---- */

/* Set native[name] to the closure of `call` over the value on top, which is popped. */
static void add_closure(lua_State *L, const char *name, lua_CFunction call)
{
	lua_pushcclosure(L, call, 1);
	lua_setfield(L, -2, name);
}

static void add_search_path(lua_State *L, const char *const *directories)
{
	int count = 0;

	lua_newtable(L);
	for (; directories && directories[count]; count++) {
		lua_pushstring(L, directories[count]);
		lua_rawseti(L, -2, count + 1);
	}
	lua_setfield(L, -2, "search_path");
}

static void add_natives(lua_State *L, const struct vm_options *options)
{
	static const luaL_Reg natives[] = {
		{ "importer", importer_find },
		{ "may_import", native_may_import },
		{ "raise", native_raise },
		{ "exists", native_exists },
		{ "is_native", native_is_native },
		{ "new_globals", native_new_globals },
		{ "enter", native_enter },
		{ "check_wait", loader_check_wait },
		{ "compile", loader_compile },
		{ "run", loader_run },
		{ "in_module", native_in_module },
		{ "call_outside", native_call_outside },
		{ NULL, NULL },
	};

	luaL_register(L, NULL, natives);
	lua_pushlightuserdata(L, (void *)options->modules);
	add_closure(L, "is_builtin", native_is_builtin);
	lua_pushlightuserdata(L, (void *)options->parts);
	add_closure(L, "open_part", native_open_part);
	add_search_path(L, options->search_path);
	if (options->turtle) {
		lua_pushcfunction(L, options->turtle);
		lua_setfield(L, -2, "turtle");
	}
	lua_getfield(L, LUA_REGISTRYINDEX, "_LOADED");
	lua_setfield(L, -2, "loaded");
	lua_getfield(L, LUA_REGISTRYINDEX, "_PRELOAD");
	lua_setfield(L, -2, "preload");
	set_flag(L, "emilua", options->emilua);
}

/* Modules of ours that are written in Lua see neither their importer nor its rules: they
 * resolve names in native.builtin. */
static void set_environments(lua_State *L, const struct module *modules)
{
	lua_getfield(L, LUA_REGISTRYINDEX, "_PRELOAD");
	push_native(L, "builtin");
	for (; modules->name; modules++) {
		if (modules->open)
			continue;
		lua_getfield(L, -2, modules->name);
		if (lua_isfunction(L, -1)) {
			lua_pushvalue(L, -2);
			lua_setfenv(L, -2);
		}
		lua_pop(L, 1);
	}
	lua_pop(L, 2);
}

/* load() -> require; upvalue 1: the options */
static int load(lua_State *L)
{
	const struct vm_options *options = lua_touserdata(L, lua_upvalueindex(1));

	lua_pushlightuserdata(L, (void *)&native_key);
	lua_rawget(L, LUA_REGISTRYINDEX);
	lua_getfield(L, -1, "require");
	if (!lua_isnil(L, -1))
		return 1;
	lua_pop(L, 1);
	add_natives(L, options);
	if (luaL_loadbuffer(L, loader_lua, sizeof loader_lua, OWN_CHUNK) != 0)
		return lua_error(L);
	push_native(L, "pristine");
	lua_setfenv(L, -2);
	lua_pushvalue(L, -2);
	lua_call(L, 1, 0);
	set_environments(L, options->modules);
	lua_getfield(L, -1, "require");
	return 1;
}

/* Push native[name] of the whole loader. */
static void push_loaded(lua_State *L, const char *name)
{
	push_native(L, "load");
	lua_call(L, 0, 0);
	push_native(L, name);
}

void loader_check_importer(lua_State *L)
{
	push_loaded(L, "check_importer");
	lua_call(L, 0, 0);
}

void loader_push_stem(lua_State *L, int index)
{
	lua_pushvalue(L, index);
	push_loaded(L, "find_stem");
	lua_insert(L, -2);
	lua_call(L, 1, 1);
}

int loader_find_worker(lua_State *L, int index)
{
	luaL_checktype(L, index, LUA_TSTRING);
	lua_pushvalue(L, index);
	push_loaded(L, "find_worker");
	lua_insert(L, -2);
	lua_call(L, 1, 4);
	return 4;
}

/* ---- the beginning ---- */

/* is_simple(id) -> boolean: stock require finds what this main fiber asks for; upvalue 1:
 * the options. The ancestor's require has to know who imports. */
static int is_simple(lua_State *L)
{
	const struct vm_options *options = lua_touserdata(L, lua_upvalueindex(1));
	bool simple = !options->emilua && lua_type(L, 1) == LUA_TSTRING &&
	              find_row(options->modules, lua_tostring(L, 1))->open &&
	              vm_current->current && vm_current->current->is_main;

	lua_pushboolean(L, simple);
	return 1;
}

/* Replace require by one that calls the function at `place`, an absolute index, when it
 * needs to; and leave the stock one on the stack. */
static void replace_require(lua_State *L, int place, const struct vm_options *options)
{
	lua_getglobal(L, "require");
	if (luaL_loadbuffer(L, require_lua, sizeof require_lua, OWN_CHUNK) != 0)
		lua_error(L);
	lua_pushvalue(L, place);
	lua_pushlightuserdata(L, (void *)options);
	lua_pushcclosure(L, is_simple, 1);
	lua_pushvalue(L, place + 1);
	lua_call(L, 3, 1);
	lua_setglobal(L, "require");
}

void loader_open(lua_State *L, const struct vm_options *options)
{
	int native;

	importer_open(L);
	lua_pushlightuserdata(L, (void *)&native_key);
	lua_createtable(L, 0, 32);
	native = lua_gettop(L);
	lua_pushlightuserdata(L, (void *)options);
	lua_pushcclosure(L, load, 1);
	replace_require(L, native + 1, options);
	lua_setfield(L, native, "stock");
	lua_setfield(L, native, "load");
	push_copy(L, LUA_GLOBALSINDEX);
	lua_setfield(L, -2, "pristine");
	lua_pushvalue(L, LUA_GLOBALSINDEX);
	lua_setfield(L, -2, "globals");
	lua_newtable(L);
	lua_setfield(L, -2, "modules");
	lua_rawset(L, LUA_REGISTRYINDEX);
}
