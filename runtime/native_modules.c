/* SPDX-License-Identifier: MIT */
/* native_modules.c - modules in C that came with the process, as open files. */
#include "runtime/native_modules.h"

#include <errno.h>
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* They are read by name. Where there is no /proc, they cannot be. */
#define PLACE "/proc/self/fd/%d"

struct native {
	struct native *next;
	char *name, *pattern;
	int fd;
};

static struct native *natives, **last = &natives;

int native_modules_give(const char *name, const char *pattern, int fd)
{
	struct native *native = calloc(1, sizeof *native);

	if (!native)
		return -ENOMEM;
	native->fd = fd;
	native->name = strdup(name);
	native->pattern = pattern ? strdup(pattern) : NULL;
	if (!native->name || (pattern && !native->pattern)) {
		free(native->pattern);
		free(native->name);
		free(native);
		return -ENOMEM;
	}
	*last = native;
	last = &native->next;
	return 0;
}

/* Push the name of the file that the module `name` would be. */
static const char *push_path(lua_State *L, const struct native *native, const char *name)
{
	const char *rest;

	lua_pushfstring(L, PLACE, native->fd);
	if (!native->pattern)
		return lua_tostring(L, -1);
	lua_pushliteral(L, "/");
	rest = luaL_gsub(L, name + strlen(native->name), ".", "/");
	luaL_gsub(L, native->pattern, "?", rest);
	lua_remove(L, -2);
	lua_concat(L, 3);
	return lua_tostring(L, -1);
}

static bool may_be(const struct native *native, const char *name)
{
	bool begins = native->pattern && strchr(native->pattern, '?');

	return begins ? strncmp(name, native->name, strlen(native->name)) == 0
	              : strcmp(name, native->name) == 0;
}

/* Push the file of the first that has the module. False: there is none. */
static bool find(lua_State *L, const char *name)
{
	for (const struct native *native = natives; native; native = native->next) {
		if (!may_be(native, name))
			continue;
		if (access(push_path(L, native, name), R_OK) == 0 || !native->pattern)
			return true;
		lua_pop(L, 1);
	}
	return false;
}

/* As the stock loader: what stands before a hyphen is not part of the name. */
static void push_entry(lua_State *L, const char *name)
{
	const char *hyphen = strchr(name, '-');

	luaL_gsub(L, hyphen ? hyphen + 1 : name, ".", "_");
	lua_pushliteral(L, "luaopen_");
	lua_insert(L, -2);
	lua_concat(L, 2);
}

/* search(name) -> function | string; upvalue 1: package.loadlib */
static int search(lua_State *L)
{
	const char *name = luaL_checkstring(L, 1);

	lua_settop(L, 1);
	if (!find(L, name)) {
		lua_pushfstring(L, "\n\tno module '%s' came with the process", name);
		return 1;
	}
	lua_pushvalue(L, lua_upvalueindex(1));
	lua_pushvalue(L, 2);
	push_entry(L, name);
	lua_call(L, 2, 2);
	if (lua_isfunction(L, -2)) {
		lua_pop(L, 1);
		return 1;
	}
	return luaL_error(L, "error loading module '%s' from file '%s':\n\t%s", name,
		lua_tostring(L, 2), lua_tostring(L, -1));
}

bool native_modules_has(const char *name)
{
	for (const struct native *native = natives; native; native = native->next)
		if (may_be(native, name))
			return true;
	return false;
}

/* Behind the loader of what is preloaded. */
void native_modules_open(lua_State *L)
{
	enum { PLACE_OF_OURS = 2 };

	if (!natives)
		return;
	lua_getglobal(L, "package");
	lua_getfield(L, -1, "loaders");
	for (int i = (int)lua_objlen(L, -1); i >= PLACE_OF_OURS; i--) {
		lua_rawgeti(L, -1, i);
		lua_rawseti(L, -2, i + 1);
	}
	lua_getfield(L, -2, "loadlib");
	lua_pushcclosure(L, search, 1);
	lua_rawseti(L, -2, PLACE_OF_OURS);
	lua_pop(L, 2);
}
