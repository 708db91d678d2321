/* SPDX-License-Identifier: MIT */
/* vm.c - a Lua state with its fibers. */
#include "runtime/vm.h"

#include <errno.h>
#include <lauxlib.h>
#include <lualib.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include "runtime/context.h"
#include "runtime/error.h"
#include "runtime/loader.h"
#include "runtime/mailbox.h"
#include "runtime/native_modules.h"
#include "runtime/op.h"
#include "runtime/report.h"
#include "runtime/scope.h"
#include "runtime/subprocess.h"
#include "runtime/trim.h"
#include "runtime/watched.h"
#include "runtime/worker.h"

_Thread_local struct vm *vm_current;
static atomic_int process_status;

/* ---- birth ---- */

/* Lua has run out of memory, or something raised where nobody can catch. (R-CORE-168) */
static int panic(lua_State *L)
{
	report_line(
		vm_current, "%s", lua_isstring(L, -1) ? lua_tostring(L, -1) : "panic");
	vm_exit(vm_current, EXIT_FAILURE);
}

static void open_globals(lua_State *L, const struct module *global)
{
	for (; global && global->name; global++) {
		lua_pushcfunction(L, global->open);
		lua_call(L, 0, 1);
		lua_setglobal(L, global->name);
	}
}

/* What is the same for everybody. */
static int open_common(lua_State *L)
{
	struct vm *vm = vm_current;
	const struct vm_options *options = vm->options;

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
	open_globals(L, options->globals);
	return 0;
}

/* What looks at the process, and at who it is for. */
static int open_own(lua_State *L)
{
	const struct vm_options *options = vm_current->options;

	open_globals(L, options->process_globals);
	if (options->prepare) {
		lua_pushcfunction(L, options->prepare);
		lua_call(L, 0, 0);
	}
	native_modules_open(L);
	loader_open(L, options);
	if (options->trim)
		trim_apply(L, options->trim);
	if (watched_on)
		watched_apply(L);
	return 0;
}

static int open_some(struct vm *vm, lua_CFunction open)
{
	if (lua_cpcall(vm->L, open, NULL) == 0)
		return 0;
	report_line(vm, "%s", lua_tostring(vm->L, -1));
	return -ENOMEM;
}

static void take_options(struct vm *vm, const struct vm_options *options)
{
	vm->options = options;
	vm->program = options->program;
	vm->emilua = options->emilua;
	vm->coloured = options->coloured;
	vm->log_level = options->log_level;
}

int vm_prepare(struct vm *vm, const struct vm_options *options)
{
	*vm = (struct vm){
		.loop = loop_current,
		.queued = true, /* not to be, before it lives somewhere */
	};
	take_options(vm, options);
	vm->L = lua_newstate(heap_resize, &vm->heap);
	if (!vm->L)
		return -ENOMEM;
	vm_current = vm;
	lua_atpanic(vm->L, panic);
	lua_gc(vm->L, LUA_GCSTOP, 0);
	return open_some(vm, open_common);
}

int vm_open(struct vm *vm, const struct vm_options *options)
{
	take_options(vm, options);
	if (open_some(vm, open_own) < 0)
		return -ENOMEM;
	lua_gc(vm->L, LUA_GCRESTART, -1);
	return 0;
}

int vm_init(struct vm *vm, const struct vm_options *options)
{
	int status = vm_prepare(vm, options);

	return status < 0 ? status : vm_open(vm, options);
}

void vm_begin(struct vm *vm)
{
	lua_State *L = vm->L;
	struct fiber *fiber = lua_newuserdata(L, sizeof *fiber);

	*fiber = (struct fiber){ .is_main = true };
	fiber_begin(L, fiber);
	fiber->joinable = false;
	lua_pop(L, 1);
	vm->main = fiber;
}

int vm_run(struct vm *vm)
{
	vm->master = true;
	vm->queued = true;
	vm_begin(vm);
	context_enter(loop_current);
	loop_adopt(loop_current, vm);
	loop_run(loop_current);
	return vm->status;
}

/* ---- life ---- */

bool vm_has_neighbours(const struct vm *vm)
{
	return vm->loop->vms > 1 || vm->loop->ring.listens;
}

bool vm_alone(const struct vm *vm)
{
	const struct loop *loop = vm->loop;

	return !vm->ready.first && loop->ring.in_flight == 0 &&
	       loop->timers.count == 0 && !vm_has_neighbours(vm);
}

int vm_submit(struct vm *vm, const struct io_uring_sqe *request, struct op *op)
{
	if (watched_on)
		watched_request(request);
	return ring_submit(&vm->loop->ring, request, op, &vm->operations);
}

void vm_cancel(struct vm *vm, struct op *op)
{
	ring_cancel(&vm->loop->ring, op);
}

struct vm *vm_of(const struct op *op)
{
	return (struct vm *)(void *)((char *)op->list - offsetof(struct vm, operations));
}

int vm_process_status(void)
{
	return process_status;
}

void vm_end_turn(struct vm *vm)
{
	if (vm->end_turn)
		vm->end_turn(vm);
}

/* ---- the end ---- */

void vm_main_ended(struct vm *vm)
{
	vm->main_ended = true;
	if (!vm->mailbox)
		return;
	if (!vm->inbox_used)
		mailbox_close(vm->mailbox);
	lua_getfield(vm->L, LUA_REGISTRYINDEX, "_LOADED");
	lua_pushnil(vm->L);
	lua_setfield(vm->L, -2, "inbox");
	lua_pop(vm->L, 1);
}

bool vm_has_failed(const struct vm *vm)
{
	return vm->main_ended && vm->main->outcome == OUTCOME_ERROR;
}

/* The last hope of fibers that wait for each other: garbage that wakes one when it goes, as
 * a promise does. */
static bool collect_wakes(struct vm *vm)
{
	if (!vm->main_ended)
		lua_gc(vm->L, LUA_GCCOLLECT, 0);
	return vm->ready.first;
}

bool vm_is_over(struct vm *vm)
{
	if (vm_has_failed(vm)) {
		vm->status = EXIT_FAILURE;
		return true;
	}
	if (vm->ready.first || vm->operations.count > 0 || vm->sleeping > 0 ||
		vm->receiver || vm->senders || vm->jobs || collect_wakes(vm))
		return false;
	vm->stuck = true;
	if (!vm->main_ended)
		vm->status = EXIT_FAILURE;
	return true;
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
	vm->status = status;
	if (context_is_last()) {
		report_failed(vm);
		if (vm->stuck)
			report_deadlock(vm);
		exit(vm->master ? status : process_status);
	}
	if (vm->closing)
		luaL_error(vm->L, "the state is closing");
	vm->current = NULL;
	_longjmp(vm->loop->escape, 1);
}

void vm_finish(struct vm *vm)
{
	if (!vm->L)
		return;
	vm_current = vm;
	if (vm->master)
		process_status = vm->status;
	report_failed(vm);
	if (vm->stuck)
		report_deadlock(vm);
	op_disown(vm);
	ring_cancel_all(&vm->loop->ring, &vm->operations);
	mailbox_abandon(vm);
	worker_abandon(vm);
	subprocess_end_all(vm);
	timers_drop(&vm->loop->timers, vm);
	op_release(vm);
	vm->current = NULL;
	vm->closing = true;
	fiber_show_cancel(vm);
	lua_close(vm->L);
	heap_finish(&vm->heap);
	packer_finish(&vm->packer);
	free(vm->idle);
	vm->L = NULL;
	vm_current = NULL;
}
