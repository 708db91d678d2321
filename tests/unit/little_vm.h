/* SPDX-License-Identifier: MIT */
/* little_vm.h - a state with fibers and not much else, for the suites of runtime/. */
#ifndef TESTS_UNIT_LITTLE_VM_H
#define TESTS_UNIT_LITTLE_VM_H

#include <check.h>
#include <lauxlib.h>
#include <string.h>

#include "runtime/module.h"
#include "runtime/vm.h"

/* spawn(function) -> handle, without any member */
static int little_spawn(lua_State *L)
{
	struct fiber *fiber;

	lua_settop(L, 1);
	fiber = lua_newuserdata(L, sizeof *fiber);
	memset(fiber, 0, sizeof *fiber);
	fiber_begin(L, fiber);
	return 1;
}

/* yield() */
static int little_yield(lua_State *L)
{
	fiber_wake(fiber_may_suspend(L, CANCELABLE), 0);
	return fiber_park(L, fiber_push_done, fiber_leave_list, NULL, NOT_CANCELABLE);
}

/* cancel(handle) */
static int little_cancel(lua_State *L)
{
	fiber_cancel(lua_touserdata(L, 1));
	return 0;
}

static int little_open_spawn(lua_State *L)
{
	lua_pushcfunction(L, little_spawn);
	return 1;
}

static int little_open_yield(lua_State *L)
{
	fiber_push_awaiting(L, little_yield);
	return 1;
}

static int little_open_cancel(lua_State *L)
{
	lua_pushcfunction(L, little_cancel);
	return 1;
}

/* What descriptors arrive as; NULL where no other process sends. And whether the name is
 * emilua. */
static const struct carrier *const *little_arrivals;
static bool little_emilua;

/* Make a state whose globals are the stock ones, these three, and `test`, the table of the
 * given functions. */
static void little_vm_init(struct vm *vm, lua_CFunction open_test)
{
	static const struct module none[] = { { NULL, NULL, NULL, 0 } };
	static struct module seen[] = {
		{ "cancel", little_open_cancel, NULL, 0 },
		{ "spawn", little_open_spawn, NULL, 0 },
		{ "test", NULL, NULL, 0 },
		{ "yield", little_open_yield, NULL, 0 },
		{ NULL, NULL, NULL, 0 },
	};
	static struct vm_options options = {
		.program = "unit",
		.modules = none,
		.globals = seen,
	};

	seen[2].open = open_test;
	options.arrivals = little_arrivals;
	options.emilua = little_emilua;
	ck_assert_int_eq(vm_init(vm, &options), 0);
}

/* Run `chunk` to the end of its last fiber and return the exit status. */
static int little_vm_run(struct vm *vm, const char *chunk)
{
	ck_assert_int_eq(luaL_loadstring(vm->L, chunk), 0);
	return vm_run(vm);
}

static void little_vm_finish(struct vm *vm)
{
	vm_finish(vm);
	loop_finish(loop_current);
}

#endif
