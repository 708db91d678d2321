/* SPDX-License-Identifier: MIT */
/* subprocess.c - spawn_vm{ subprocess = ... }: an actor in a process of its own. */
#include "modules/subprocess.h"

#include <errno.h>
#include <lauxlib.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "modules/file_descriptor.h"
#include "modules/ipc_channel.h"
#include "modules/subprocess.lua.h"
#include "runtime/charter.h"
#include "runtime/error.h"
#include "runtime/loader.h"
#include "runtime/module.h"
#include "runtime/path.h"
#include "runtime/subprocess.h"
#include "runtime/vm.h"
#include "runtime/watched.h"

/* ---- what the chunk of Lua beside this file asks for ---- */

/* refuse(errno, arg): raise generic errno, with that member if there is one */
static int native_refuse(lua_State *L)
{
	lua_settop(L, 2);
	error_push(L, &error_generic, luaL_checkint(L, 1));
	lua_pushvalue(L, 2);
	lua_setfield(L, -2, "arg");
	return lua_error(L);
}

/* is_master() -> boolean: of this process */
static int native_is_master(lua_State *L)
{
	lua_pushboolean(L, vm_current->master);
	return 1;
}

/* find_importer(): raises if the caller is of no module */
static int native_find_importer(lua_State *L)
{
	loader_check_importer(L);
	return 0;
}

/* find_worker(id) -> path, root, leaf, again */
static int native_find_worker(lua_State *L)
{
	return loader_find_worker(L, 1);
}

/* path_text(value) -> string; nil: it is no path */
static int native_path_text(lua_State *L)
{
	size_t size;
	const char *text = path_test(L, 1, &size);

	if (text)
		lua_pushlstring(L, text, size);
	else
		lua_pushnil(L);
	return 1;
}

/* descriptor(handle, arg) -> number; it stays the handle's */
static int native_descriptor(lua_State *L)
{
	const struct file_descriptor *handle = file_descriptor_test(L, 1);

	if (handle && handle->fd >= 0 && handle->lent == 0) {
		lua_pushinteger(L, handle->fd);
		return 1;
	}
	error_push(L, &error_generic, handle ? EBUSY : EINVAL);
	lua_pushvalue(L, 2);
	lua_setfield(L, -2, "arg");
	return lua_error(L);
}

/* ---- spawn(request) -> channel ---- */

enum { REQUEST = 1, CHARTER, CHANNEL };

/* The memory that is given back whatever happens. */
static int charter_gc(lua_State *L)
{
	blob_finish(lua_touserdata(L, 1));
	return 0;
}

static struct blob *push_charter(lua_State *L)
{
	struct blob *blob = lua_newuserdata(L, sizeof *blob);

	*blob = (struct blob){ 0 };
	lua_createtable(L, 0, 1);
	lua_pushcfunction(L, charter_gc);
	lua_setfield(L, -2, "__gc");
	lua_setmetatable(L, -2);
	return blob;
}

/* What the request holds stays reachable as long as it does. */
static const char *text_of(lua_State *L, const char *name, size_t *size)
{
	const char *text;

	lua_getfield(L, REQUEST, name);
	text = lua_tolstring(L, -1, size);
	lua_pop(L, 1);
	return text;
}

static double number_of(lua_State *L, const char *name)
{
	double number;

	lua_getfield(L, REQUEST, name);
	number = lua_tonumber(L, -1);
	lua_pop(L, 1);
	return number;
}

static bool truth_of(lua_State *L, const char *name)
{
	bool truth;

	lua_getfield(L, REQUEST, name);
	truth = lua_toboolean(L, -1);
	lua_pop(L, 1);
	return truth;
}

/* The pairs of a flat list, each given to `put`. */
static void put_pairs(lua_State *L, const char *name, struct blob *blob,
	void (*put)(struct blob *, const char *, const char *, size_t))
{
	int count;

	lua_getfield(L, REQUEST, name);
	count = (int)lua_objlen(L, -1);
	for (int i = 1; i < count; i += 2) {
		const char *content;
		size_t size;

		lua_rawgeti(L, -1, i);
		lua_rawgeti(L, -2, i + 1);
		content = lua_tolstring(L, -1, &size);
		put(blob, lua_tostring(L, -2), content, size);
		lua_pop(L, 2);
	}
	lua_pop(L, 1);
	charter_put_end(blob);
}

static void put_charter(lua_State *L, struct blob *blob)
{
	const struct vm *vm = vm_current;
	size_t size, ignored;
	const char *script = text_of(L, "script", &size);
	const struct charter charter = {
		.emilua = vm->emilua,
		.coloured = vm->coloured && number_of(L, "stderr") == 2,
		.nested = truth_of(L, "nested"),
		.log_level = vm->log_level,
		.arena = (size_t)number_of(L, "arena"),
		.entry = {
			.path = text_of(L, "path", &ignored),
			.root = text_of(L, "root", &ignored),
			.leaf = truth_of(L, "leaf"),
			.again = truth_of(L, "again"),
		},
	};

	charter_put_head(blob, &charter);
	put_pairs(L, "environment", blob, charter_put_variable);
	put_pairs(L, "sources", blob, charter_put_source);
	charter_put_script(blob, script, size, (int)number_of(L, "argument"));
}

/* Channels that nobody has any more hold descriptors until they are collected. */
static int make(lua_State *L, const struct rearing *rearing, struct ipc_channel *channel)
{
	int status =
		subprocess_make(vm_current, rearing, &channel->child, &channel->end.fd);

	if (status != -EMFILE)
		return status;
	lua_gc(L, LUA_GCCOLLECT, 0);
	return subprocess_make(vm_current, rearing, &channel->child, &channel->end.fd);
}

static int native_spawn(lua_State *L)
{
	struct blob *blob = push_charter(L);
	struct ipc_channel *channel = ipc_channel_push_closed(L);
	const struct rearing rearing = {
		.spaces = (uint32_t)number_of(L, "spaces"),
		.fresh = truth_of(L, "fresh"),
		.wall_ms = UINT64_MAX,
		.streams = { (int)number_of(L, "stdin"), (int)number_of(L, "stdout"),
			(int)number_of(L, "stderr") },
		.charter = blob,
	};
	size_t size;
	int status;

	put_charter(L, blob);
	if (blob->failed)
		return error_raise_generic(L, EMSGSIZE);
	watched_actor(text_of(L, "path", &size));
	status = make(L, &rearing, channel);
	if (status == -ECHILD)
		return error_raise_generic(L, ECHILD);
	if (status < 0)
		return error_raise_errno(L, -status);
	channel->parent = &subprocess_parent;
	lua_settop(L, CHANNEL);
	return 1;
}

/* ---- the call ---- */

static const char chunk_key;

/* Push the function of the chunk. */
static int load_chunk(lua_State *L)
{
	static const luaL_Reg natives[] = {
		{ "refuse", native_refuse },
		{ "is_master", native_is_master },
		{ "find_importer", native_find_importer },
		{ "find_worker", native_find_worker },
		{ "path_text", native_path_text },
		{ "descriptor", native_descriptor },
		{ "spawn", native_spawn },
		{ NULL, NULL },
	};

	if (luaL_loadbuffer(L, subprocess_lua, sizeof subprocess_lua, "=[cellua]") != 0)
		return lua_error(L);
	lua_newtable(L);
	luaL_register(L, NULL, natives);
	lua_call(L, 1, 1);
	return 1;
}

int subprocess_spawn(lua_State *L, int index)
{
	lua_pushvalue(L, index);
	module_push_once(L, &chunk_key, load_chunk);
	lua_insert(L, -2);
	lua_call(L, 1, 1);
	return 1;
}
