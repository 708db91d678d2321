/* SPDX-License-Identifier: MIT */
/* vm.c - a Lua state with its fibers, and the loop that drives it. */
#include "runtime/vm.h"

#include <errno.h>
#include <lauxlib.h>
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>

#include "runtime/error.h"
#include "runtime/interrupt.h"
#include "runtime/op.h"
#include "runtime/report.h"
#include "runtime/scope.h"

/* So many fibers run before the loop looks at the clock and at the kernel again. */
enum { TURN = 64 };

_Thread_local struct vm *vm_current;

/* Lua has run out of memory, or something raised where nobody can catch. (R-CORE-168) */
static int panic(lua_State *L)
{
	report_line(
		vm_current, "%s", lua_isstring(L, -1) ? lua_tostring(L, -1) : "panic");
	vm_exit(vm_current, EXIT_FAILURE);
}

static int open_everything(lua_State *L)
{
	struct vm *vm = vm_current;
	const struct vm_options *options = lua_touserdata(L, 1);

	if (options->ignore_environment) {
		lua_pushboolean(L, true);
		lua_setfield(L, LUA_REGISTRYINDEX, "LUA_NOENV");
	}
	luaL_openlibs(L);
	lua_newtable(L);
	vm->anchors = luaL_ref(L, LUA_REGISTRYINDEX);
	error_open(L);
	scope_open(L, vm);
	fiber_open(L);
	module_preload(L, options->modules);
	for (const struct module *global = options->globals; global->name; global++) {
		lua_pushcfunction(L, global->open);
		lua_call(L, 0, 1);
		lua_setglobal(L, global->name);
	}
	return 0;
}

int vm_init(struct vm *vm, const struct vm_options *options)
{
	*vm = (struct vm){
		.program = options->program,
		.emilua = options->emilua,
		.coloured = options->coloured,
		.silent = options->silent,
		.argc = options->argc,
		.argv = options->argv,
	};
	vm->L = lua_newstate(heap_resize, &vm->heap);
	if (!vm->L)
		return -ENOMEM;
	vm_current = vm;
	lua_atpanic(vm->L, panic);
	lua_gc(vm->L, LUA_GCSTOP, 0);
	if (lua_cpcall(vm->L, open_everything, (void *)options) != 0) {
		report_line(vm, "%s", lua_tostring(vm->L, -1));
		return -ENOMEM;
	}
	lua_gc(vm->L, LUA_GCRESTART, -1);
	return 0;
}

bool vm_alone(const struct vm *vm)
{
	return !vm->ready.first && vm->ring.in_flight == 0 && vm->timers.count == 0;
}

static void begin_main(struct vm *vm)
{
	lua_State *L = vm->L;
	struct fiber *fiber = lua_newuserdata(L, sizeof *fiber);

	*fiber = (struct fiber){ .is_main = true };
	fiber_begin(L, fiber);
	fiber->joinable = false;
	lua_pop(L, 1);
	vm->main = fiber;
}

/* The main fiber has died of an error, and the rest goes with it. */
static bool has_failed(const struct vm *vm)
{
	return vm->main_ended && vm->main->outcome == OUTCOME_ERROR;
}

/* Wait until a fiber is ready. False if none can become so. */
static bool wait_for_more(struct vm *vm)
{
	int64_t delay_ns = 0;

	if (!vm->ready.first) {
		delay_ns = timers_delay(&vm->timers);
		if (delay_ns < 0 && vm->ring.in_flight == 0)
			return false;
	}
	ring_wait(&vm->ring, delay_ns);
	timers_expire(&vm->timers);
	if (vm->interrupted && !vm->ready.first)
		interrupt_wake(vm);
	return true;
}

/* The last hope of fibers that wait for each other: garbage that wakes one when it goes, as
 * a promise does. */
static bool collect_wakes(struct vm *vm)
{
	if (!vm->main_ended)
		lua_gc(vm->L, LUA_GCCOLLECT, 0);
	return vm->ready.first;
}

/* The main fiber waits for something that nobody is left to do. */
static void report_deadlock(struct vm *vm)
{
	luaL_traceback(vm->L, vm->main->leaf, "the main fiber waits forever", 0);
	report_line(vm, "deadlock: %s", lua_tostring(vm->L, -1));
	lua_pop(vm->L, 1);
	vm->status = EXIT_FAILURE;
}

int vm_run(struct vm *vm)
{
	begin_main(vm);
	do {
		for (int i = 0; i < TURN && vm->ready.first && !has_failed(vm); i++)
			fiber_resume(vm, vm->ready.first);
	} while (!has_failed(vm) && (wait_for_more(vm) || collect_wakes(vm)));
	if (has_failed(vm))
		vm->status = EXIT_FAILURE;
	if (!vm->main_ended)
		report_deadlock(vm);
	return vm->status;
}

static void report_failed(struct vm *vm)
{
	while (vm->failed.first) {
		struct fiber *fiber = vm->failed.first;

		fiber_list_remove(fiber);
		fiber->joinable = false;
		report_error(vm, fiber);
	}
}

_Noreturn void vm_exit(struct vm *vm, int status)
{
	report_failed(vm);
	exit(status);
}

void vm_finish(struct vm *vm)
{
	if (!vm->L)
		return;
	report_failed(vm);
	ring_close(&vm->ring);
	op_finish(vm);
	vm->current = NULL;
	vm->closing = true;
	fiber_show_cancel(vm);
	lua_close(vm->L);
	timers_finish(&vm->timers);
	heap_finish(&vm->heap);
	vm->L = NULL;
}
