/* SPDX-License-Identifier: MIT */
/* subprocess.c - spawn_vm{ subprocess = ... }: an actor in a process of its own. */
#include "modules/subprocess.h"

#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "modules/file_descriptor.h"
#include "modules/ipc_channel.h"
#include "modules/libc_slave.h"
#include "modules/policy_text.h"
#include "modules/subprocess.lua.h"
#include "runtime/bounded.h"
#include "runtime/charter.h"
#include "runtime/confined.h"
#include "runtime/error.h"
#include "runtime/loader.h"
#include "runtime/module.h"
#include "runtime/path.h"
#include "runtime/source.h"
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

/* cpath() -> where modules in C are looked for */
static int native_cpath(lua_State *L)
{
	lua_getfield(L, LUA_REGISTRYINDEX, "_LOADED");
	lua_getfield(L, -1, "package");
	if (lua_istable(L, -1))
		lua_getfield(L, -1, "cpath");
	if (lua_type(L, -1) != LUA_TSTRING)
		lua_pushliteral(L, "");
	return 1;
}

/* is_readable(path) -> boolean */
static int native_is_readable(lua_State *L)
{
	lua_pushboolean(L, access(luaL_checkstring(L, 1), R_OK) == 0);
	return 1;
}

/* refuse_missing(id, arg): raise that there is no such module */
static int native_refuse_missing(lua_State *L)
{
	lua_settop(L, 2);
	error_push(L, &error_core, CORE_MODULE_NOT_FOUND);
	lua_pushvalue(L, 1);
	lua_setfield(L, -2, "module");
	lua_pushvalue(L, 2);
	lua_setfield(L, -2, "arg");
	return lua_error(L);
}

/* policy_text(policy) -> string: of the manifest */
static int native_policy_text(lua_State *L)
{
	bool is_policy = policy_text_push(L, 1);

	/* who is confined itself asks its supervisor, if it has one that makes actors */
	if (is_policy && !confined_by)
		return 1;
	error_push(L, &error_generic, is_policy ? ENOTSUP : EINVAL);
	lua_pushliteral(L, "policy");
	lua_setfield(L, -2, "arg");
	lua_pushvalue(L, -2);
	lua_setfield(L, -2, "message");
	return lua_error(L);
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

/* is_slave(value) -> boolean: of a libc service, and not given to anybody yet */
static int native_is_slave(lua_State *L)
{
	lua_pushboolean(L, libc_slave_test(L, 1) != NULL);
	return 1;
}

/* ---- spawn(request) -> channel ---- */

enum { REQUEST = 1, PAPERS, CHANNEL, SLAVE };

/* What a process is told, before its script and after. */
struct papers {
	struct blob charter, more;
	struct bounded
		*bounded; /* whose descriptors the second has, else they are ours */
};

static void finish_papers(struct papers *papers)
{
	for (unsigned i = 0; !papers->bounded && i < papers->more.fd_count; i++)
		close(papers->more.fds[i]);
	papers->more.fd_count = 0;
	blob_finish(&papers->charter);
	blob_finish(&papers->more);
	bounded_destroy(papers->bounded);
	papers->bounded = NULL;
}

/* They are given back whatever happens. */
static int papers_gc(lua_State *L)
{
	finish_papers(lua_touserdata(L, 1));
	return 0;
}

static struct papers *push_papers(lua_State *L)
{
	struct papers *papers = lua_newuserdata(L, sizeof *papers);

	*papers = (struct papers){ 0 };
	lua_createtable(L, 0, 1);
	lua_pushcfunction(L, papers_gc);
	lua_setfield(L, -2, "__gc");
	lua_setmetatable(L, -2);
	return papers;
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
}

static bool has_natives(lua_State *L)
{
	bool has;

	lua_getfield(L, REQUEST, "natives");
	has = lua_objlen(L, -1) > 0;
	lua_pop(L, 1);
	return has;
}

static const char *text_at(lua_State *L, int index)
{
	const char *text;

	lua_rawgeti(L, -1, index);
	text = lua_tostring(L, -1); /* false where there is none */
	lua_pop(L, 1);
	return text;
}

/* A flat list: the name, the pattern or false, the file. It was there a moment ago; but not
 * every directory that is looked in is one. */
static void put_natives(lua_State *L, struct blob *blob)
{
	int count;

	lua_getfield(L, REQUEST, "natives");
	count = (int)lua_objlen(L, -1);
	for (int i = 1; i < count; i += 3) {
		const char *pattern = text_at(L, i + 1);
		int fd = open(text_at(L, i + 2),
			O_RDONLY | O_CLOEXEC | (pattern ? O_DIRECTORY : 0));

		if (fd < 0 && !pattern)
			error_raise_errno(L, errno);
		if (fd < 0)
			continue;
		charter_put_native(blob, text_at(L, i), pattern, fd);
		if (!blob->failed)
			continue;
		close(fd);
		break;
	}
	lua_pop(L, 1);
	charter_put_end(blob);
}

/* Its file cannot be opened any more when it is run. */
static void put_module(lua_State *L, struct blob *blob)
{
	size_t size;
	const char *path = text_of(L, "path", &size), *text;
	int status;

	if (!path || !truth_of(L, "is_found"))
		return;
	status = source_get(path, &text, &size);
	if (status < 0)
		error_raise_errno(L, -status);
	charter_put_source(blob, path, text, size);
}

static void raise_fault(lua_State *L, const struct fault *fault)
{
	bool is_usual = fault->status == EXIT_BAD_MANIFEST;

	error_push(L, &error_generic,
		is_usual                                ? EINVAL
		: fault->status == EXIT_NOT_ENFORCEABLE ? ENOTSUP
		: fault->errnum                         ? fault->errnum
							: ECHILD);
	lua_pushliteral(L, "policy");
	lua_setfield(L, -2, "arg");
	lua_pushstring(L, fault->text);
	lua_setfield(L, -2, "message");
	lua_error(L);
}

/* The streams that the policy withholds become others. */
static void bound(lua_State *L, struct papers *papers, struct rearing *rearing)
{
	struct fault fault = { 0 };
	size_t size, ignored;
	const char *text = text_of(L, "policy", &size);

	papers->bounded = bounded_create(text, size, "spawn_vm",
		text_of(L, "root", &ignored), rearing->streams, &fault);
	if (!papers->bounded)
		raise_fault(L, &fault);
	bounded_put(papers->bounded, &papers->more);
	rearing->wall_ms = bounded_wall_ms(papers->bounded);
	rearing->is_bounded = true;
}

static void put_charter(lua_State *L, struct blob *blob, const struct libc_slave *slave,
	bool is_bounded)
{
	const struct vm *vm = vm_current;
	size_t size, ignored;
	const char *script = text_of(L, "script", &size);
	const struct charter charter = {
		.emilua = vm->emilua,
		.coloured = vm->coloured && number_of(L, "stderr") == 2,
		.nested = truth_of(L, "nested"),
		.confined = is_bounded,
		.more = is_bounded || has_natives(L),
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
	charter_put_end(blob);
	put_pairs(L, "sources", blob, charter_put_source);
	if (is_bounded)
		put_module(L, blob);
	charter_put_end(blob);
	charter_put_script(blob, script, size, (int)number_of(L, "argument"));
	charter_put_service(blob, slave ? libc_slave_socket(slave) : -1);
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

/* Whoever is made finds its filters; if nobody is, the slave is as it was. (R-SBX-16) */
static int make_greeted(lua_State *L, const struct rearing *rearing,
	struct ipc_channel *channel, struct libc_slave *slave)
{
	int status = slave ? libc_slave_greet(L, SLAVE) : 0;

	if (status < 0)
		return status;
	status = make(L, rearing, channel);
	if (slave && status < 0)
		libc_slave_take_back(slave);
	else if (slave)
		libc_slave_consume(slave);
	return status;
}

static int native_spawn(lua_State *L)
{
	size_t size;
	struct papers *papers = push_papers(L);
	struct ipc_channel *channel = ipc_channel_push_closed(L);
	struct rearing rearing = {
		.spaces = (uint32_t)number_of(L, "spaces"),
		.fresh = truth_of(L, "fresh"),
		.wall_ms = UINT64_MAX,
		.streams = { (int)number_of(L, "stdin"), (int)number_of(L, "stdout"),
			(int)number_of(L, "stderr") },
		.charter = &papers->charter,
	};
	bool is_bounded = text_of(L, "policy", &size), has_more = is_bounded;
	struct libc_slave *slave;
	int status;

	lua_getfield(L, REQUEST, "libc_service");
	slave = libc_slave_test(L, SLAVE);
	if (is_bounded) {
		bound(L, papers, &rearing);
	} else if (has_natives(L)) {
		put_natives(L, &papers->more);
		has_more = true;
	}
	rearing.more = has_more ? &papers->more : NULL;
	put_charter(L, &papers->charter, slave, is_bounded);
	if (papers->charter.failed || papers->more.failed)
		return error_raise_generic(L, EMSGSIZE);
	watched_actor(text_of(L, "path", &size));
	status = make_greeted(L, &rearing, channel, slave);
	finish_papers(papers);
	if (status == -ECHILD || status == -EMSGSIZE)
		return error_raise_generic(L, -status);
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
		{ "cpath", native_cpath },
		{ "is_readable", native_is_readable },
		{ "refuse", native_refuse },
		{ "refuse_missing", native_refuse_missing },
		{ "is_master", native_is_master },
		{ "is_slave", native_is_slave },
		{ "find_importer", native_find_importer },
		{ "find_worker", native_find_worker },
		{ "path_text", native_path_text },
		{ "policy_text", native_policy_text },
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
