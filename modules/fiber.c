/* SPDX-License-Identifier: MIT */
/* fiber.c - spawn(), fiber handles, and this_fiber. */
#include <errno.h>
#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "modules/modules.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/module.h"
#include "runtime/op.h"
#include "runtime/vm.h"

static int fiber_gc(lua_State *L);
static int fiber_join(lua_State *L);
static int fiber_detach_handle(lua_State *L);
static int fiber_cancel_handle(lua_State *L);
static int fiber_property(lua_State *L);

static const struct function fiber_methods[] = {
	{ "join", fiber_join, AWAITS },
	{ "detach", fiber_detach_handle, 0 },
	{ "cancel", fiber_cancel_handle, 0 },
	{ "interrupt", fiber_cancel_handle, 0 },
	{ NULL, NULL, 0 },
};
static const struct function fiber_metamethods[] = {
	{ "__gc", fiber_gc, 0 },
	{ NULL, NULL, 0 },
};
static const struct type fiber_type = {
	"fiber",
	fiber_methods,
	fiber_metamethods,
	fiber_property,
};

/* spawn(function) -> fiber */

static int spawn(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TFUNCTION);
	lua_settop(L, 1);
	fiber_begin(L, module_new(L, &fiber_type, sizeof(struct fiber)));
	return 1;
}

static int fiber_gc(lua_State *L)
{
	fiber_collect(lua_touserdata(L, 1));
	return 0;
}

/* fiber:join() -> what its function returned */

/* The fiber has ended: move its results, or its error, to the joiner. The handle is used up. */
static int push_results(lua_State *L, struct fiber *fiber)
{
	int count = 0;

	fiber->joinable = false;
	fiber->joined = true;
	fiber_list_remove(fiber);
	if (fiber->outcome == OUTCOME_ERROR)
		count = 1;
	else if (fiber->outcome == OUTCOME_VALUES && fiber->L)
		count = lua_gettop(fiber->L);
	luaL_checkstack(L, count + 1, "results");
	lua_pushboolean(L, fiber->outcome == OUTCOME_ERROR);
	if (count > 0)
		lua_xmove(fiber->L, L, count);
	fiber_release(fiber);
	return count + 1;
}

static int push_joined(lua_State *L, int result)
{
	struct fiber *fiber = vm_current->current->wait;

	return result < 0 ? fiber_push_failure(L, result) : push_results(L, fiber);
}

static bool leave_join(struct fiber *joiner)
{
	struct fiber *fiber = joiner->wait;

	fiber->joiner = NULL;
	fiber->joinable = true;
	return true;
}

static int fiber_join(lua_State *L)
{
	struct fiber *self = fiber_may_suspend(L, CANCELABLE);
	struct fiber *fiber = module_check(L, 1, &fiber_type);

	if (!fiber->joinable)
		return error_argument(L, 1);
	if (fiber == self)
		return error_raise_generic(L, EDEADLK);
	if (fiber->state == FIBER_ENDED)
		return push_results(L, fiber);
	fiber->joiner = self;
	fiber->joinable = false;
	return fiber_park(L, push_joined, leave_join, fiber, CANCELABLE);
}

/* fiber:detach() */

static int fiber_detach_handle(lua_State *L)
{
	struct fiber *fiber = module_check(L, 1, &fiber_type);

	if (!fiber->joinable)
		return error_argument(L, 1);
	fiber_detach(fiber);
	return 0;
}

/* fiber:cancel() */

static int fiber_cancel_handle(lua_State *L)
{
	struct fiber *fiber = module_check(L, 1, &fiber_type);

	if (!fiber->joined && !fiber->detached)
		fiber_cancel(fiber);
	return 0;
}

/* fiber.joinable, fiber.cancellation_caught */

static int fiber_property(lua_State *L)
{
	struct fiber *fiber = module_check(L, 1, &fiber_type);
	const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";

	if (strcmp(key, "joinable") == 0) {
		lua_pushboolean(L, fiber->joinable);
		return 1;
	}
	if (strcmp(key, "cancellation_caught") != 0 &&
		strcmp(key, "interruption_caught") != 0)
		return error_bad_index(L);
	if (!fiber->joined)
		return error_raise_generic(L, EINVAL);
	lua_pushboolean(L, fiber->outcome == OUTCOME_CANCELED);
	return 1;
}

/* this_fiber.yield() */

static int this_yield(lua_State *L)
{
	struct fiber *fiber = fiber_may_suspend(L, CANCELABLE);

	lua_settop(L, 0);
	fiber_wake(fiber, 0);
	return fiber_park(L, push_nothing, NULL, NULL, NOT_CANCELABLE);
}

/* this_fiber.forbid_suspend(), this_fiber.allow_suspend() */

static int this_forbid_suspend(lua_State *L)
{
	fiber_running(L)->forbidden++;
	return 0;
}

static int this_allow_suspend(lua_State *L)
{
	struct fiber *fiber = fiber_running(L);

	if (fiber->forbidden == 0)
		return error_raise(L, &error_core, CORE_SUSPENSION_ALREADY_ALLOWED);
	fiber->forbidden--;
	return 0;
}

/* this_fiber.disable_cancellation(), this_fiber.restore_cancellation() */

static int this_disable_cancellation(lua_State *L)
{
	fiber_running(L)->disabled++;
	fiber_show_cancel(vm_current);
	return 0;
}

static int this_restore_cancellation(lua_State *L)
{
	struct fiber *fiber = fiber_running(L);

	if (fiber->disabled == 0)
		return error_raise(L, &error_core, CORE_INTERRUPTION_ALREADY_ALLOWED);
	fiber->disabled--;
	fiber_show_cancel(vm_current);
	return 0;
}

/* this_fiber.local_, this_fiber.is_main, this_fiber.id */

/* Modules share those of the main fiber. (R-CORE-47) */
static int push_local(lua_State *L, struct fiber *fiber)
{
	if (fiber->is_main)
		fiber = vm_current->main;
	if (fiber->locals == LUA_NOREF) {
		lua_newtable(L);
		fiber->locals = luaL_ref(L, LUA_REGISTRYINDEX);
	}
	lua_rawgeti(L, LUA_REGISTRYINDEX, fiber->locals);
	return 1;
}

static int push_id(lua_State *L, const struct fiber *fiber)
{
	char id[32];

	snprintf(id, sizeof id, "%p",
		fiber->is_main ? (const void *)vm_current : (const void *)fiber);
	lua_pushstring(L, id);
	return 1;
}

/* (methods, key): the last resort of this_fiber's index */
static int this_property(lua_State *L)
{
	struct fiber *fiber = fiber_running(L);
	const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";

	if (strcmp(key, "local_") == 0)
		return push_local(L, fiber);
	if (strcmp(key, "id") == 0)
		return push_id(L, fiber);
	if (strcmp(key, "is_main") != 0)
		return error_bad_index(L);
	lua_pushboolean(L, fiber->is_main);
	return 1;
}

static int read_only(lua_State *L)
{
	return error_raise_generic(L, EPERM);
}

int open_spawn(lua_State *L)
{
	module_type(L, &fiber_type);
	lua_pushcfunction(L, spawn);
	return 1;
}

/* An empty table: its index is the table of functions, whose own is this_property(). */
int open_this_fiber(lua_State *L)
{
	static const struct function functions[] = {
		{ "yield", this_yield, 0 },
		{ "forbid_suspend", this_forbid_suspend, 0 },
		{ "allow_suspend", this_allow_suspend, 0 },
		{ "disable_cancellation", this_disable_cancellation, 0 },
		{ "disable_interruption", this_disable_cancellation, 0 },
		{ "restore_cancellation", this_restore_cancellation, 0 },
		{ "restore_interruption", this_restore_cancellation, 0 },
		{ NULL, NULL, 0 },
	};

	lua_newtable(L);
	lua_createtable(L, 0, 3);
	lua_createtable(L, 0, 8);
	module_functions(L, functions);
	lua_createtable(L, 0, 1);
	lua_pushcfunction(L, this_property);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, -2);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, read_only);
	lua_setfield(L, -2, "__newindex");
	lua_pushliteral(L, "this_fiber");
	lua_setfield(L, -2, "__metatable");
	lua_setmetatable(L, -2);
	return 1;
}
