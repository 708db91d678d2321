/* SPDX-License-Identifier: MIT */
/* scope.c - what scope.lua needs of C, and its functions handed to Lua. */
#include "runtime/scope.h"

#include <errno.h>
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/error.h"
#include "runtime/report.h"
#include "runtime/scope.lua.h"
#include "runtime/vm.h"

#define SCOPE_CHUNK "[cellua]"

static const char native_key; /* registry: the table shared with scope.lua */

void scope_push(lua_State *L, const char *name)
{
	lua_pushlightuserdata(L, (void *)&native_key);
	lua_rawget(L, LUA_REGISTRYINDEX);
	lua_getfield(L, -1, name);
	lua_replace(L, -2);
}

/* disable_cancellation() -> the counter as it was */
static int disable_cancellation(lua_State *L)
{
	struct fiber *fiber = vm_current->current;

	lua_pushinteger(L, fiber ? (lua_Integer)fiber->disabled : 0);
	if (fiber) {
		fiber->disabled++;
		fiber_show_cancel(vm_current);
	}
	return 1;
}

/* restore_cancellation(counter): exactly that value, whatever happened since (R-CORE-91) */
static int restore_cancellation(lua_State *L)
{
	struct fiber *fiber = vm_current->current;

	if (fiber) {
		fiber->disabled = (unsigned)lua_tointeger(L, 1);
		fiber_show_cancel(vm_current);
	}
	return 0;
}

static int raise_canceled(lua_State *L)
{
	return error_raise(L, &error_core, CORE_FIBER_CANCELED);
}

static int invalid(lua_State *L)
{
	return error_raise_generic(L, EINVAL);
}

static int not_permitted(lua_State *L)
{
	return error_raise_generic(L, EPERM);
}

static int unmatched(lua_State *L)
{
	return error_raise(L, &error_core, CORE_UNMATCHED_SCOPE_CLEANUP);
}

/* mark_scoped(): the running coroutine has a handler; if it is a fiber's own, the loop must
 * close its root scope. */
static int mark_scoped(lua_State *L)
{
	struct fiber *fiber = vm_current->current;

	if (fiber && fiber->L == L)
		fiber->scoped = true;
	return 0;
}

/* innermost() -> the mark of the innermost scope that is open in this coroutine: the first
 * local of the nearest pcall, xpcall or scope (upvalues 1 to 3) on the stack; 0 if none */
static int innermost(lua_State *L)
{
	lua_Debug frame;

	for (int level = 1; lua_getstack(L, level, &frame); level++) {
		lua_getinfo(L, "f", &frame);
		for (int i = 1; i <= 3; i++) {
			if (!lua_rawequal(L, -1, lua_upvalueindex(i)))
				continue;
			/* scope(f) has its argument before */
			return lua_getlocal(L, &frame, i == 3 ? 2 : 1) ? 1 : 0;
		}
		lua_pop(L, 1);
	}
	lua_pushinteger(L, 0);
	return 1;
}

/* block(): until unblock(), no call inside a coroutine may suspend the fiber */
static int block(lua_State *L)
{
	(void)L;
	vm_current->blocked++;
	return 0;
}

/* unblock(...) -> ... */
static int unblock(lua_State *L)
{
	vm_current->blocked--;
	return lua_gettop(L);
}

/* revive(co, function): the ended coroutine may be resumed once more, to call it */
static int revive(lua_State *L)
{
	lua_State *co = lua_tothread(L, 1);

	lua_settop(L, 2);
	luaL_checkstack(co, 4, "cleanup handlers");
	lua_xmove(L, co, 1);
	return 0;
}

/* What the error at 1 says behind the position of our own frame, or NULL if it has another. */
static const char *without_position(lua_State *L)
{
	static const char ours[] = SCOPE_CHUNK ":0: ";
	const char *message = lua_type(L, 1) == LUA_TSTRING ? lua_tostring(L, 1) : "";

	return strncmp(message, ours, sizeof ours - 1) == 0 ? message + sizeof ours - 1
	                                                    : NULL;
}

/* mend(error) -> error */
static int mend(lua_State *L)
{
	const char *message = without_position(L);

	if (message) {
		luaL_where(L, 2);
		lua_pushstring(L, message);
		lua_concat(L, 2);
		lua_replace(L, 1);
	}
	return lua_gettop(L);
}

/* strip(error) -> error */
static int strip(lua_State *L)
{
	const char *message = without_position(L);

	lua_settop(L, 1);
	if (message)
		lua_pushstring(L, message);
	return 1;
}

/* explain(error) -> its text with the traceback */
static int explain(lua_State *L)
{
	error_describe(L, 1);
	report_push_traceback(vm_current, L, lua_tostring(L, -1), 1);
	lua_xmove(vm_current->L, L, 1);
	return 1;
}

/* fail(text): a cleanup handler raised; nothing of this state runs any more (R-CORE-99) */
static int fail(lua_State *L)
{
	report_handler(vm_current, L, lua_tostring(L, 1));
	vm_exit(vm_current, EXIT_FAILURE);
}

/* coroutine.running() -> coroutine | nil: none directly in a fiber (R-CORE-113) */
static int coroutine_running(lua_State *L)
{
	if (vm_current->current && vm_current->current->L == L)
		lua_pushnil(L);
	else if (lua_pushthread(L))
		lua_pushnil(L);
	return 1;
}

/* in_fiber() -> true if the running coroutine is a fiber's own */
static int in_fiber(lua_State *L)
{
	lua_pushboolean(L, vm_current->current && vm_current->current->L == L);
	return 1;
}

/* coroutine.yield() directly in a fiber has nobody to yield to (R-CORE-112) */
static int bad_coroutine(lua_State *L)
{
	return error_raise(L, &error_core, CORE_BAD_COROUTINE);
}

/* Move native[name] to the table at `into`, under its own name. */
static void install(lua_State *L, int native, int into, const char *const *names)
{
	for (; *names; names++) {
		lua_getfield(L, native, *names);
		lua_setfield(L, into, *names);
	}
}

static void install_all(lua_State *L, int native)
{
	static const char *const globals[] = {
		"pcall",
		"xpcall",
		"scope",
		"scope_cleanup_push",
		"scope_cleanup_pop",
		NULL,
	};
	static const char *const coroutines[] = {
		"create",
		"resume",
		"wrap",
		"status",
		"running",
		"yield",
		NULL,
	};

	lua_getfield(L, native, "pcall");
	lua_getfield(L, native, "xpcall");
	lua_getfield(L, native, "scope");
	lua_pushcclosure(L, innermost, 3);
	lua_setfield(L, native, "innermost");
	install(L, native, LUA_GLOBALSINDEX, globals);
	lua_getfield(L, LUA_GLOBALSINDEX, "coroutine");
	install(L, native, lua_gettop(L), coroutines);
	lua_pop(L, 1);
}

void scope_open(lua_State *L, struct vm *vm)
{
	static const luaL_Reg helpers[] = {
		{ "disable_cancellation", disable_cancellation },
		{ "restore_cancellation", restore_cancellation },
		{ "raise_canceled", raise_canceled },
		{ "invalid", invalid },
		{ "not_permitted", not_permitted },
		{ "unmatched", unmatched },
		{ "mark_scoped", mark_scoped },
		{ "block", block },
		{ "unblock", unblock },
		{ "revive", revive },
		{ "mend", mend },
		{ "strip", strip },
		{ "explain", explain },
		{ "fail", fail },
		{ "running", coroutine_running },
		{ "in_fiber", in_fiber },
		{ "bad_coroutine", bad_coroutine },
		{ NULL, NULL },
	};

	lua_newtable(L);
	luaL_register(L, NULL, helpers);
	lua_pushboolean(L, vm->emilua);
	lua_setfield(L, -2, "emilua");
	lua_pushlightuserdata(L, (void *)&fiber_suspends);
	lua_setfield(L, -2, "suspends");
	lua_newtable(L);
	lua_pushvalue(L, -1);
	vm->shared = luaL_ref(L, LUA_REGISTRYINDEX);
	lua_setfield(L, -2, "shared");
	lua_pushlightuserdata(L, (void *)&native_key);
	lua_pushvalue(L, -2);
	lua_rawset(L, LUA_REGISTRYINDEX);
	if (luaL_loadbuffer(L, scope_lua, sizeof scope_lua, "=" SCOPE_CHUNK) != 0)
		lua_error(L);
	lua_pushvalue(L, -2);
	lua_call(L, 1, 0);
	install_all(L, lua_gettop(L));
	lua_pop(L, 1);
}
