/* SPDX-License-Identifier: MIT */
/* module.c - tables of functions and types, and how a module hands them to Lua. */
#include "runtime/module.h"

#include <lauxlib.h>
#include <stdbool.h>
#include <string.h>

#include "runtime/error.h"
#include "runtime/scope.h"

/* In a metatable, the type, which is found faster so than the metatable by it; and its methods. */
enum { ITS_TYPE = 1, ITS_METHODS };

/* Push `function`, which finds `type` in its first upvalue if that is not NULL. */
static void push_function(
	lua_State *L, const struct function *function, const struct type *type)
{
	static const char *const wrappers[] = {
		[AWAITS] = "awaiting",
		[AWAITS | NO_RESULT] = "awaiting_nothing",
		[AWAITS | ONE_RESULT] = "awaiting_one",
		[AWAITS | ONE_OR_TWO] = "awaiting_one_or_two",
	};

	if (function->flags & AWAITS)
		scope_push(L, wrappers[function->flags]);
	if (type)
		lua_pushlightuserdata(L, (void *)type);
	lua_pushcclosure(L, function->call, type ? 1 : 0);
	if (function->flags & AWAITS)
		lua_call(L, 1, 1);
}

static void add_functions(
	lua_State *L, const struct function *functions, const struct type *type)
{
	for (; functions && functions->name; functions++) {
		push_function(L, functions, type);
		lua_setfield(L, -2, functions->name);
	}
}

void module_functions(lua_State *L, const struct function *functions)
{
	add_functions(L, functions, NULL);
}

/* Index of a type without properties: only methods, everything else is unknown. */
static void push_methods_index(lua_State *L)
{
	lua_createtable(L, 0, 1);
	lua_pushcfunction(L, error_bad_index);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, -2);
}

/* Push what indexes objects of the type whose methods are on top. Methods are found without a
 * call of C. */
static void push_index(lua_State *L, const struct type *type)
{
	if (!type->property) {
		push_methods_index(L);
		return;
	}
	scope_push(L, "index");
	lua_insert(L, -2);
	lua_pushlightuserdata(L, (void *)type);
	lua_pushcclosure(L, type->property, 1);
	lua_call(L, 2, 1);
}

void module_type(lua_State *L, const struct type *type)
{
	lua_pushlightuserdata(L, (void *)type);
	lua_newtable(L);
	lua_pushstring(L, type->name);
	lua_setfield(L, -2, "__metatable");
	lua_newtable(L);
	add_functions(L, type->methods, type);
	lua_pushvalue(L, -1);
	lua_rawseti(L, -3, ITS_METHODS);
	push_index(L, type);
	lua_setfield(L, -2, "__index");
	lua_pushlightuserdata(L, (void *)type);
	lua_rawseti(L, -2, ITS_TYPE);
	add_functions(L, type->metamethods, type);
	lua_rawset(L, LUA_REGISTRYINDEX);
}

void module_push_metatable(lua_State *L, const struct type *type)
{
	lua_pushlightuserdata(L, (void *)type);
	lua_rawget(L, LUA_REGISTRYINDEX);
}

void module_type_once(lua_State *L, const struct type *type)
{
	bool known;

	module_push_metatable(L, type);
	known = !lua_isnil(L, -1);
	lua_pop(L, 1);
	if (!known)
		module_type(L, type);
}

void module_push_methods(lua_State *L, const struct type *type)
{
	module_push_metatable(L, type);
	lua_rawgeti(L, -1, ITS_METHODS);
	lua_remove(L, -2);
}

void *module_new(lua_State *L, const struct type *type, size_t size)
{
	void *memory = lua_newuserdata(L, size);

	memset(memory, 0, size);
	module_push_metatable(L, type);
	lua_setmetatable(L, -2);
	return memory;
}

void *module_test(lua_State *L, int index, const struct type *type)
{
	void *memory = lua_touserdata(L, index);

	if (!memory || !lua_getmetatable(L, index))
		return NULL;
	lua_rawgeti(L, -1, ITS_TYPE);
	if (lua_touserdata(L, -1) != type)
		memory = NULL;
	lua_pop(L, 2);
	return memory;
}

void *module_check(lua_State *L, int index, const struct type *type)
{
	void *memory = module_test(L, index, type);

	if (!memory)
		error_argument(L, index);
	return memory;
}

void *module_self(lua_State *L)
{
	return module_check(L, 1, lua_touserdata(L, lua_upvalueindex(1)));
}

int module_error(lua_State *L, const char *message)
{
	luaL_where(L, 2);
	lua_pushstring(L, message);
	lua_concat(L, 2);
	return lua_error(L);
}

int module_argument_error(lua_State *L, int position, const char *message)
{
	lua_Debug caller;
	const char *name = "?";

	/* in chunks that are embedded, variables have no names */
	if (lua_getstack(L, 1, &caller) && lua_getinfo(L, "n", &caller) && caller.name &&
		*caller.name) {
		name = caller.name;
		if (strcmp(caller.namewhat, "method") == 0)
			position--;
	}
	return module_error(L, lua_pushfstring(L, "bad argument #%d to '%s' (%s)",
				       position, name, message));
}

void module_push_once(lua_State *L, const void *key, lua_CFunction make)
{
	lua_pushlightuserdata(L, (void *)key);
	lua_rawget(L, LUA_REGISTRYINDEX);
	if (!lua_isnil(L, -1))
		return;
	lua_pop(L, 1);
	lua_pushcfunction(L, make);
	lua_call(L, 0, 1);
	lua_pushlightuserdata(L, (void *)key);
	lua_pushvalue(L, -2);
	lua_rawset(L, LUA_REGISTRYINDEX);
}

/* The loader of a module written in Lua: (name) -> value; upvalue 1 is its row. */
static int load_chunk(lua_State *L)
{
	const struct module *module = lua_touserdata(L, lua_upvalueindex(1));

	if (luaL_loadbuffer(L, module->chunk, module->size, module->name) != 0)
		return lua_error(L);
	lua_pushvalue(L, LUA_ENVIRONINDEX);
	lua_setfenv(L, -2);
	lua_pushstring(L, module->name);
	lua_call(L, 1, 1);
	return 1;
}

void module_push_loader(lua_State *L, const struct module *module)
{
	if (module->open) {
		lua_pushcfunction(L, module->open);
	} else {
		lua_pushlightuserdata(L, (void *)module);
		lua_pushcclosure(L, load_chunk, 1);
	}
}

void module_preload(lua_State *L, const struct module *modules)
{
	lua_getfield(L, LUA_REGISTRYINDEX, "_PRELOAD");
	for (; modules->name; modules++) {
		module_push_loader(L, modules);
		lua_setfield(L, -2, modules->name);
	}
	lua_pop(L, 1);
}
