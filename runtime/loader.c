/* SPDX-License-Identifier: MIT */
/* loader.c - what loader.lua needs of C, and what C needs of it. */
#include "runtime/loader.h"

#include <errno.h>
#include <lauxlib.h>
#include <string.h>

#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/loader.lua.h"
#include "runtime/module.h"
#include "runtime/path.h"
#include "runtime/source.h"
#include "runtime/vm.h"

#define OWN_CHUNK "=[cellua]"

enum { MOST_PARENTS = 100 }; /* of an environment, by __index */

/* Keys in the registry: the table shared with loader.lua, and a worker's function. */
static const char native_key, worker_key;

/* Push native[name]. */
static void push_native(lua_State *L, const char *name)
{
	lua_pushlightuserdata(L, (void *)&native_key);
	lua_rawget(L, LUA_REGISTRYINDEX);
	lua_getfield(L, -1, name);
	lua_replace(L, -2);
}

/* ---- who imports: the module of the nearest function that has a _FILE ---- */

/* Push the environment of the function of this frame if it is a script's. */
static bool push_environment(lua_State *L, lua_Debug *frame)
{
	lua_getinfo(L, "S", frame);
	if (*frame->what == 'C' || strcmp(frame->source, OWN_CHUNK) == 0)
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
		lua_rawget(L, lua_upvalueindex(1));
		if (lua_isnil(L, -1)) {
			lua_pop(L, 1);
			return false;
		}
		lua_pushnil(L);
	} else {
		lua_rawget(L, lua_upvalueindex(1));
	}
	lua_replace(L, -2);
	return true;
}

/* importer() -> record | nil; upvalue 1: records by _FILE and by table of globals. If tail
 * calls have left no function of a script in this coroutine, its globals tell. */
static int native_importer(lua_State *L)
{
	lua_Debug frame;

	for (int level = 1; lua_getstack(L, level, &frame); level++)
		if (push_environment(L, &frame) && push_module_of(L))
			return 1;
	lua_pushvalue(L, LUA_GLOBALSINDEX);
	return push_module_of(L) ? 1 : 0;
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

/* is_builtin(name) -> boolean; upvalue 1: the rows */
static int native_is_builtin(lua_State *L)
{
	const struct module *row = lua_touserdata(L, lua_upvalueindex(1));
	const char *name = luaL_checkstring(L, 1);

	while (row->name && strcmp(row->name, name) != 0)
		row++;
	lua_pushboolean(L, row->name != NULL);
	return 1;
}

/* exists(path) -> boolean */
static int native_exists(lua_State *L)
{
	lua_pushboolean(L, source_exists(luaL_checkstring(L, 1)));
	return 1;
}

/* path(text) -> filesystem.path */
static int native_path(lua_State *L)
{
	size_t size;
	const char *text = luaL_checklstring(L, 1, &size);

	path_push(L, text, size);
	return 1;
}

/* ---- modules run ---- */

/* check_wait(): raises where a module cannot be waited for */
static int native_check_wait(lua_State *L)
{
	fiber_may_suspend(L, IMPORTING);
	return 0;
}

/* Push the function, or the message. Returns a status of lua_load(). */
static int compile(lua_State *L, const char *path, const char *text, size_t size)
{
	const char *name = lua_pushfstring(L, "@%s", path);
	int status = luaL_loadbuffer(L, text, size, name);

	lua_remove(L, -2);
	return status;
}

/* compile(path, globals) -> function | nil, error */
static int native_compile(lua_State *L)
{
	const char *path = luaL_checkstring(L, 1), *text;
	size_t size;
	int status = source_get(path, &text, &size);

	lua_settop(L, 2);
	if (status < 0) {
		lua_pushnil(L);
		error_push_errno(L, -status);
		return 2;
	}
	if (compile(L, path, text, size) != 0) {
		lua_pushnil(L);
		lua_insert(L, -2);
		return 2;
	}
	lua_pushvalue(L, 2);
	lua_setfenv(L, -2);
	return 1;
}

/* Push what loader_keep_trace() kept. */
static void take_trace(lua_State *L, struct fiber *fiber)
{
	lua_pushlightuserdata(L, fiber);
	lua_rawget(L, LUA_REGISTRYINDEX);
	lua_pushlightuserdata(L, fiber);
	lua_pushnil(L);
	lua_rawset(L, LUA_REGISTRYINDEX);
}

/* What run() answers. Its fiber, whose handle is on the frame, has ended. */
static int push_run(lua_State *L, int result)
{
	struct fiber *fiber = vm_current->current->wait;
	bool failed = fiber->outcome == OUTCOME_ERROR;

	(void)result;
	luaL_checkstack(L, 5, "module");
	lua_pushboolean(L, failed);
	if (!failed)
		lua_pushvalue(fiber->L, LUA_GLOBALSINDEX);
	lua_xmove(fiber->L, L, 1);
	if (failed)
		take_trace(L, fiber);
	fiber_release(fiber);
	return failed ? 3 : 2;
}

/* run(function, globals) -> false, value | true, error, traceback: in a main fiber of its
 * own, at once */
static int native_run(lua_State *L)
{
	struct fiber *importer = fiber_may_suspend(L, IMPORTING), *fiber;

	lua_settop(L, 2);
	lua_pushvalue(L, 1);
	fiber = lua_newuserdata(L, sizeof *fiber);
	*fiber = (struct fiber){ .is_main = true };
	fiber_begin_in(L, fiber, 2);
	fiber->joinable = false;
	fiber->joiner = importer;
	fiber_wake_first(fiber, 0);
	return fiber_park(L, push_run, NULL, fiber, NOT_CANCELABLE);
}

struct fiber *loader_innermost(struct fiber *fiber)
{
	while (fiber->state == FIBER_WAITING && fiber->push == push_run)
		fiber = fiber->wait;
	return fiber;
}

/* ---- how modules failed ---- */

void loader_keep_trace(struct vm *vm, const struct fiber *fiber)
{
	lua_pushlightuserdata(vm->L, (void *)fiber);
	luaL_traceback(vm->L, fiber->L, NULL, 0);
	lua_rawset(vm->L, LUA_REGISTRYINDEX);
}

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

/* ---- entries ---- */

void loader_enter(lua_State *L, const struct entry *entry, const char *context)
{
	luaL_checkstack(L, 6, "entry");
	push_native(L, "enter");
	lua_pushstring(L, entry->path);
	lua_pushstring(L, entry->root);
	lua_pushboolean(L, entry->leaf);
	lua_pushboolean(L, entry->again);
	lua_pushstring(L, context);
	lua_call(L, 5, 0);
}

int loader_find_worker(lua_State *L, int index)
{
	luaL_checktype(L, index, LUA_TSTRING);
	lua_pushvalue(L, index);
	push_native(L, "find_worker");
	lua_insert(L, -2);
	lua_call(L, 1, 4);
	return 4;
}

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
		compile(L, worker->entry->path, worker->text, worker->size);
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

/* ---- the beginning ---- */

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

/* Modules of ours that are written in Lua resolve names in native.builtin. */
static void set_environments(lua_State *L, const struct module *modules)
{
	lua_getfield(L, LUA_REGISTRYINDEX, "_PRELOAD");
	push_native(L, "builtin");
	for (; modules->name; modules++) {
		if (modules->open)
			continue;
		lua_getfield(L, -2, modules->name);
		lua_pushvalue(L, -2);
		lua_setfenv(L, -2);
		lua_pop(L, 1);
	}
	lua_pop(L, 2);
}

static void push_natives(lua_State *L, const struct vm_options *options)
{
	static const luaL_Reg natives[] = {
		{ "may_import", native_may_import },
		{ "raise", native_raise },
		{ "exists", native_exists },
		{ "path", native_path },
		{ "check_wait", native_check_wait },
		{ "compile", native_compile },
		{ "run", native_run },
		{ NULL, NULL },
	};

	lua_createtable(L, 0, 20);
	luaL_register(L, NULL, natives);
	lua_newtable(L); /* weak: loader.lua sees to that */
	lua_pushvalue(L, -1);
	lua_setfield(L, -3, "records");
	add_closure(L, "importer", native_importer);
	lua_pushlightuserdata(L, (void *)options->modules);
	add_closure(L, "is_builtin", native_is_builtin);
	add_search_path(L, options->search_path);
	lua_getfield(L, LUA_REGISTRYINDEX, "_LOADED");
	lua_setfield(L, -2, "loaded");
	lua_getfield(L, LUA_REGISTRYINDEX, "_PRELOAD");
	lua_setfield(L, -2, "preload");
	lua_pushboolean(L, options->emilua);
	lua_setfield(L, -2, "emilua");
}

void loader_open(lua_State *L, const struct vm_options *options)
{
	path_open(L);
	lua_pushlightuserdata(L, (void *)&native_key);
	push_natives(L, options);
	lua_rawset(L, LUA_REGISTRYINDEX);
	if (luaL_loadbuffer(L, loader_lua, sizeof loader_lua, OWN_CHUNK) != 0)
		lua_error(L);
	lua_pushlightuserdata(L, (void *)&native_key);
	lua_rawget(L, LUA_REGISTRYINDEX);
	lua_call(L, 1, 0);
	set_environments(L, options->modules);
}
