/* SPDX-License-Identifier: MIT */
/* spawn_vm.c - spawn_vm() and spawn_context_threads(): actors, and threads for them. */
#include <errno.h>
#include <lauxlib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "modules/actor_request.h"
#include "modules/channel.h"
#include "modules/modules.h"
#include "modules/subprocess.h"
#include "runtime/actor.h"
#include "runtime/context.h"
#include "runtime/error.h"
#include "runtime/loader.h"
#include "runtime/mailbox.h"
#include "runtime/vm.h"

/* spawn_vm(module), spawn_vm(options) -> channel */

enum { OPTIONS = 1, MODULE, CHANNEL, PATH, ROOT, LEAF, AGAIN };

enum { MOST_THREADS = 1024 }; /* that one call adds */

struct wishes {
	bool own_context, single;
	bool new_master;
	size_t inbox_limit;
};

/* Push options[name]. Returns its type. */
static int push_option(lua_State *L, const char *name)
{
	lua_getfield(L, OPTIONS, name);
	return lua_type(L, -1);
}

/* A boolean that says `value`; whatever else stands there is ignored. (R-CORE-146) */
static bool option_is(lua_State *L, const char *name, bool value)
{
	bool is = push_option(L, name) == LUA_TBOOLEAN && lua_toboolean(L, -1) == value;

	lua_pop(L, 1);
	return is;
}

/* True if a process is asked for, whatever stands behind the word: what obeys a policy of its
 * own is one. (R-SBX-5) */
static bool wants_process(lua_State *L)
{
	bool wants =
		lua_istable(L, OPTIONS) && (push_option(L, "subprocess") != LUA_TNIL ||
						   push_option(L, "policy") != LUA_TNIL);

	lua_settop(L, OPTIONS);
	return wants;
}

static size_t inbox_limit(lua_State *L)
{
	int type = push_option(L, "inbox_limit");
	lua_Number limit = lua_tonumber(L, -1);

	if (type != LUA_TNIL &&
		(type != LUA_TNUMBER || !(limit >= 1 && limit <= UINT32_MAX)))
		error_argument_name(L, "inbox_limit");
	lua_pop(L, 1);
	return (size_t)limit;
}

/* Leave the module's id at MODULE. */
static struct wishes read_options(lua_State *L)
{
	struct wishes wishes = { 0 };

	if (lua_type(L, OPTIONS) == LUA_TSTRING) {
		lua_pushvalue(L, OPTIONS);
		return wishes;
	}
	if (!lua_istable(L, OPTIONS))
		error_argument(L, OPTIONS);
	if (push_option(L, "module") != LUA_TSTRING)
		error_argument_name(L, "module");
	wishes.own_context = option_is(L, "inherit_context", false);
	wishes.new_master = option_is(L, "new_master", true);
	wishes.inbox_limit = inbox_limit(L);
	push_option(L, "concurrency_hint");
	wishes.single = lua_type(L, -1) == LUA_TNUMBER && lua_tonumber(L, -1) == 1;
	lua_pop(L, 1);
	return wishes;
}

/* Category lua, with what the compiler said. (R-CORE-150) */
static int raise_not_begun(lua_State *L, int status, const char *message)
{
	if (status < 0)
		return error_raise_errno(L, -status);
	error_push(L, &error_lua, status);
	lua_pushstring(L, message);
	lua_setfield(L, -2, "message");
	return lua_error(L);
}

/* Give the new state a place to live, where it may run at once. */
static void settle(lua_State *L, struct vm *vm, const struct wishes *wishes)
{
	int status = 0;

	vm->master = wishes->new_master;
	if (wishes->own_context)
		status = context_create(vm, wishes->single);
	else
		context_place(vm);
	if (status < 0) {
		vm->master = false;
		actor_destroy(vm);
		error_raise_errno(L, -status);
	}
	if (wishes->new_master)
		vm_current->master = false;
}

static int spawn_vm(lua_State *L)
{
	char message[ACTOR_MESSAGE_SIZE];
	struct wishes wishes;
	struct vm *vm;
	int status;

	lua_settop(L, OPTIONS);
	if (actor_request_is_possible() && actor_request(L))
		return 1;
	if (wants_process(L))
		return subprocess_spawn(L, OPTIONS);
	wishes = read_options(L);
	if (wishes.new_master && !vm_current->master)
		return error_raise_generic(L, EPERM);
	if (context_is_full())
		return error_raise_generic(L, EAGAIN);
	channel_push_closed(L);
	loader_find_worker(L, MODULE);
	vm = actor_create(
		&(struct entry){
			.path = lua_tostring(L, PATH),
			.root = lua_tostring(L, ROOT),
			.leaf = lua_toboolean(L, LEAF),
			.again = lua_toboolean(L, AGAIN),
		},
		&status, message);
	if (!vm)
		return raise_not_begun(L, status, message);
	mailbox_set_limit(vm->mailbox, wishes.inbox_limit);
	channel_lead(L, CHANNEL, vm->mailbox);
	settle(L, vm, &wishes);
	lua_settop(L, CHANNEL);
	return 1;
}

/* spawn_context_threads(count) */

static int spawn_context_threads(lua_State *L)
{
	lua_Number count;
	bool too_many;
	int status;

	luaL_checktype(L, 1, LUA_TNUMBER);
	count = lua_tonumber(L, 1);
	too_many = count > MOST_THREADS;
	status = context_add_threads(count > 0 && !too_many ? (unsigned)count : 0);
	if (status == -ENOTSUP)
		return error_raise_generic(L, ENOTSUP);
	if (too_many)
		return error_argument(L, 1);
	return status < 0 ? error_raise_errno(L, -status) : 0;
}

int open_spawn_vm(lua_State *L)
{
	channel_open(L);
	lua_pushcfunction(L, spawn_vm);
	return 1;
}

int open_spawn_context_threads(lua_State *L)
{
	lua_pushcfunction(L, spawn_context_threads);
	return 1;
}
