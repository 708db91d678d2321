/* SPDX-License-Identifier: MIT */
/* loader_run.c - how a module is compiled, and runs in a main fiber of its own. */
#include "runtime/loader_run.h"

#include <lauxlib.h>

#include "runtime/confined.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/loader.h"
#include "runtime/source.h"
#include "runtime/vm.h"

int loader_check_wait(lua_State *L)
{
	fiber_may_suspend(L, IMPORTING);
	return 0;
}

const char *loader_mode(void)
{
	return confined_by ? "t" : "bt";
}

int loader_compile_text(lua_State *L, const char *path, const char *text, size_t size)
{
	const char *name = lua_pushfstring(L, "@%s", path);
	int status = luaL_loadbufferx(L, text, size, name, loader_mode());

	lua_remove(L, -2);
	return status;
}

int loader_compile(lua_State *L)
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
	if (loader_compile_text(L, path, text, size) != 0) {
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

int loader_run(lua_State *L)
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

void loader_keep_trace(struct vm *vm, const struct fiber *fiber)
{
	lua_pushlightuserdata(vm->L, (void *)fiber);
	luaL_traceback(vm->L, fiber->L, NULL, 0);
	lua_rawset(vm->L, LUA_REGISTRYINDEX);
}
