/* SPDX-License-Identifier: MIT */
/* fiber.c - a coroutine that only the loop resumes. */
#include "runtime/fiber.h"

#include <errno.h>
#include <lauxlib.h>
#include <stddef.h>
#include <stdlib.h>

#include "runtime/error.h"
#include "runtime/loader.h"
#include "runtime/report.h"
#include "runtime/scope.h"
#include "runtime/vm.h"

const char fiber_suspends;

static const char awaiting_key; /* registry: the Lua function that wraps awaiting calls */

/* ---- lists ---- */

void fiber_list_append(struct fiber_list *list, struct fiber *fiber)
{
	fiber->list = list;
	fiber->next = NULL;
	fiber->previous = list->last;
	if (list->last)
		list->last->next = fiber;
	else
		list->first = fiber;
	list->last = fiber;
}

static void list_prepend(struct fiber_list *list, struct fiber *fiber)
{
	fiber->list = list;
	fiber->previous = NULL;
	fiber->next = list->first;
	if (list->first)
		list->first->previous = fiber;
	else
		list->last = fiber;
	list->first = fiber;
}

void fiber_list_remove(struct fiber *fiber)
{
	struct fiber_list *list = fiber->list;

	if (!list)
		return;
	if (fiber->previous)
		fiber->previous->next = fiber->next;
	else
		list->first = fiber->next;
	if (fiber->next)
		fiber->next->previous = fiber->previous;
	else
		list->last = fiber->previous;
	fiber->list = NULL;
}

bool fiber_leave_list(struct fiber *fiber)
{
	fiber_list_remove(fiber);
	return true;
}

/* ---- anchors: a table that keeps what fibers need, in pairs of slots ---- */

enum { ANCHOR_FIRST, ANCHOR_SECOND, ANCHORS };

/* Keep the values at -2 and -1, which are popped. Returns where they are. */
static int anchor(lua_State *L, struct vm *vm)
{
	int place = vm->free_anchor;

	lua_rawgeti(L, LUA_REGISTRYINDEX, vm->anchors);
	lua_insert(L, -3);
	if (place) {
		lua_rawgeti(L, -3, place);
		vm->free_anchor = (int)lua_tointeger(L, -1);
		lua_pop(L, 1);
	} else {
		place = vm->anchor_count + 1;
		vm->anchor_count += ANCHORS;
	}
	lua_rawseti(L, -3, place + ANCHOR_SECOND);
	lua_rawseti(L, -2, place + ANCHOR_FIRST);
	lua_pop(L, 1);
	return place;
}

static void unanchor(struct vm *vm, int place)
{
	lua_State *L = vm->L;

	lua_rawgeti(L, LUA_REGISTRYINDEX, vm->anchors);
	lua_pushinteger(L, vm->free_anchor);
	lua_rawseti(L, -2, place + ANCHOR_FIRST);
	lua_pushnil(L);
	lua_rawseti(L, -2, place + ANCHOR_SECOND);
	lua_pop(L, 1);
	vm->free_anchor = place;
}

void fiber_visit(struct vm *vm, void (*visit)(struct vm *vm, struct fiber *fiber))
{
	lua_State *L = vm->L;

	lua_rawgeti(L, LUA_REGISTRYINDEX, vm->anchors);
	for (int place = 1; place <= vm->anchor_count; place += ANCHORS) {
		struct fiber *fiber;

		lua_rawgeti(L, -1, place + ANCHOR_SECOND);
		fiber = lua_touserdata(L, -1);
		lua_pop(L, 1);
		if (fiber && fiber->state != FIBER_ENDED)
			visit(vm, fiber);
	}
	lua_pop(L, 1);
}

/* ---- coroutines: made when a fiber first runs, used again when it has ended well ---- */

static bool has_globals_of(lua_State *L, lua_State *other)
{
	return lua_topointer(L, LUA_GLOBALSINDEX) ==
	       lua_topointer(other, LUA_GLOBALSINDEX);
}

/* Give `L` the table on top of `from`, which is popped, for its globals. */
static void take_globals(lua_State *L, lua_State *from)
{
	lua_xmove(from, L, 1);
	lua_replace(L, LUA_GLOBALSINDEX);
}

static void take_coroutine(struct vm *vm, struct fiber *fiber)
{
	if (vm->idle_count > 0) {
		struct coroutine *idle = &vm->idle[--vm->idle_count];

		fiber->L = idle->L;
		fiber->coroutine = idle->anchor;
	} else {
		fiber->L = lua_newthread(vm->L);
		lua_pushnil(vm->L);
		fiber->coroutine = anchor(vm->L, vm);
	}
}

/* Give the fiber its coroutine, with its function on it. */
static void embody(struct vm *vm, struct fiber *fiber)
{
	lua_State *L = vm->L;

	take_coroutine(vm, fiber);
	lua_rawgeti(L, LUA_REGISTRYINDEX, vm->anchors);
	lua_rawgeti(L, -1, fiber->anchor + ANCHOR_FIRST);
	lua_xmove(L, fiber->L, 1);
	lua_pop(L, 1);
}

/* Many states never need room for idle coroutines: their only fiber is the main one. */
static bool has_room_for_idle(struct vm *vm)
{
	if (!vm->idle)
		vm->idle = calloc(IDLE_COROUTINES, sizeof *vm->idle);
	return vm->idle && vm->idle_count < IDLE_COROUTINES;
}

/* Take the coroutine away from the fiber, whose results are taken. */
static void disembody(struct vm *vm, struct fiber *fiber)
{
	bool good = fiber->outcome == OUTCOME_VALUES && lua_gettop(fiber->L) == 0;

	if (good && has_globals_of(fiber->L, vm->L) && has_room_for_idle(vm))
		vm->idle[vm->idle_count++] =
			(struct coroutine){ fiber->L, fiber->coroutine };
	else
		unanchor(vm, fiber->coroutine);
	fiber->L = NULL;
}

void fiber_release(struct fiber *fiber)
{
	if (fiber->L)
		disembody(vm_current, fiber);
}

/* ---- birth ---- */

void fiber_open(lua_State *L)
{
	scope_push(L, "awaiting");
	lua_pushlightuserdata(L, (void *)&awaiting_key);
	lua_insert(L, -2);
	lua_rawset(L, LUA_REGISTRYINDEX);
}

void fiber_make_awaiting(lua_State *L)
{
	lua_pushlightuserdata(L, (void *)&awaiting_key);
	lua_rawget(L, LUA_REGISTRYINDEX);
	lua_insert(L, -2);
	lua_call(L, 1, 1);
}

void fiber_push_awaiting(lua_State *L, lua_CFunction call)
{
	lua_pushcfunction(L, call);
	fiber_make_awaiting(L);
}

void fiber_begin_in(lua_State *L, struct fiber *fiber, int globals)
{
	struct vm *vm = vm_current;

	fiber->vm = vm;
	fiber->serial = ++vm->fibers;
	fiber->locals = LUA_NOREF;
	fiber->joinable = true;
	lua_pushvalue(L, -1);
	lua_insert(L, -3);
	fiber->anchor = anchor(L, vm);
	if (lua_topointer(L, globals) != lua_topointer(vm->L, LUA_GLOBALSINDEX)) {
		embody(vm, fiber);
		lua_pushvalue(L, globals);
		take_globals(fiber->L, L);
	}
	fiber_list_append(&vm->ready, fiber);
	if (!vm->queued)
		loop_enqueue(vm->loop, vm);
}

void fiber_begin(lua_State *L, struct fiber *fiber)
{
	fiber_begin_in(L, fiber, LUA_GLOBALSINDEX);
}

/* ---- waiting ---- */

struct fiber *fiber_running(lua_State *L)
{
	if (!vm_current->current)
		luaL_error(L, "there is no fiber here");
	return vm_current->current;
}

bool fiber_cancel_pending(const struct fiber *fiber)
{
	return fiber->canceled && fiber->disabled == 0;
}

/* No C call is in the way, in this coroutine and in those that it was resumed from. */
static bool is_suspendable(lua_State *L, const struct fiber *fiber)
{
	return lua_isyieldable(L) && (L == fiber->L || vm_current->blocked == 0);
}

struct fiber *fiber_may_suspend(lua_State *L, enum fiber_check check)
{
	struct fiber *fiber = fiber_running(L);

	if (fiber->forbidden > 0 && check != IMPORTING)
		error_raise(L, &error_core, CORE_FORBID_SUSPEND_BLOCK);
	if (check == CANCELABLE && fiber_cancel_pending(fiber))
		error_raise(L, &error_core, CORE_FIBER_CANCELED);
	if (!is_suspendable(L, fiber)) {
		lua_pushliteral(L, "attempt to suspend across a C-call boundary");
		lua_error(L);
	}
	return fiber;
}

bool fiber_can_suspend(lua_State *L)
{
	struct fiber *fiber = vm_current->current;

	return fiber && fiber->forbidden == 0 && is_suspendable(L, fiber);
}

int fiber_park(lua_State *L, fiber_push *push, fiber_withdraw *withdraw, void *wait,
	enum fiber_check check)
{
	struct fiber *fiber = vm_current->current;

	fiber->state = FIBER_WAITING;
	fiber->leaf = L;
	fiber->push = push;
	fiber->withdraw = withdraw;
	fiber->wait = wait;
	fiber->cancelable = check == CANCELABLE && fiber->disabled == 0;
	if (L != fiber->L) {
		lua_pushlightuserdata(L, (void *)&fiber_suspends);
		lua_insert(L, 1);
	}
	return lua_yield(L, lua_gettop(L));
}

int fiber_park_again(lua_State *L, fiber_withdraw *withdraw, void *wait)
{
	struct fiber *fiber = vm_current->current;

	fiber->withdraw = withdraw;
	fiber->wait = wait;
	fiber->cancelable = withdraw && fiber->disabled == 0;
	if (fiber->leaf != fiber->L) {
		lua_pushlightuserdata(L, (void *)&fiber_suspends);
		lua_insert(L, 1);
	}
	return FIBER_AGAIN;
}

int fiber_pause(lua_State *L)
{
	if (!vm_current->ready.first && loop_has_time(vm_current->loop))
		return fiber_push_done(L, 0);
	fiber_wake(vm_current->current, 0);
	return fiber_park(L, fiber_push_done, NULL, NULL, NOT_CANCELABLE);
}

static void set_ready(struct fiber *fiber, int result)
{
	fiber_list_remove(fiber);
	fiber->result = result;
	fiber->withdraw = NULL;
	fiber->cancelable = false;
}

void fiber_wake(struct fiber *fiber, int result)
{
	struct vm *vm = fiber->vm;

	set_ready(fiber, result);
	fiber_list_append(&vm->ready, fiber);
	if (!vm->queued)
		loop_enqueue(vm->loop, vm);
}

void fiber_wake_first(struct fiber *fiber, int result)
{
	struct vm *vm = fiber->vm;

	set_ready(fiber, result);
	list_prepend(&vm->ready, fiber);
	if (!vm->queued)
		loop_enqueue(vm->loop, vm);
}

void fiber_cancel(struct fiber *fiber)
{
	if (fiber->state == FIBER_ENDED || fiber->is_main)
		return;
	fiber->canceled = true;
	if (fiber == vm_current->current)
		fiber_show_cancel(vm_current);
	if (!fiber->cancelable)
		return;
	fiber->cancelable = false;
	if (fiber->withdraw(fiber))
		fiber_wake(fiber, -ECANCELED);
}

void fiber_show_cancel(struct vm *vm)
{
	bool pending = vm->current && fiber_cancel_pending(vm->current);

	if (pending == vm->cancel_shown)
		return;
	vm->cancel_shown = pending;
	lua_rawgeti(vm->L, LUA_REGISTRYINDEX, vm->shared);
	lua_pushboolean(vm->L, pending);
	lua_setfield(vm->L, -2, "canceled");
	lua_pop(vm->L, 1);
}

int fiber_push_failure(lua_State *L, int result)
{
	struct fiber *fiber = vm_current->current;
	bool stopped = result == -ECANCELED || result == -EINTR;

	lua_pushboolean(L, true);
	if (stopped && fiber->interrupted)
		lua_pushliteral(L, "interrupted!");
	else if (stopped && fiber_cancel_pending(fiber))
		error_push(L, &error_core, CORE_FIBER_CANCELED);
	else
		error_push_errno(L, -result);
	fiber->interrupted = false;
	return 2;
}

int fiber_push_done(lua_State *L, int result)
{
	if (result < 0)
		return fiber_push_failure(L, result);
	lua_pushboolean(L, false);
	return 1;
}

/* Push what the waiting call answers. Its frame is on L: its own, or from inside other
 * coroutines handed up to here by scope.lua, with the mark that fiber_park() put below. */
static int push_outcome(lua_State *L, struct fiber *fiber)
{
	if (fiber->leaf != fiber->L)
		lua_remove(L, 1);
	return fiber->push(L, fiber->result);
}

/* ---- the end ---- */

void fiber_detach(struct fiber *fiber)
{
	fiber->joinable = false;
	fiber->detached = true;
	if (fiber->state != FIBER_ENDED)
		return;
	if (fiber->outcome == OUTCOME_ERROR) {
		fiber_list_remove(fiber);
		report_error(vm_current, fiber);
	}
	fiber_release(fiber);
}

void fiber_collect(struct fiber *fiber)
{
	if (!vm_current->closing && fiber->state == FIBER_ENDED && fiber->joinable)
		fiber_detach(fiber);
}

static enum fiber_outcome outcome_of(const struct fiber *fiber, int status)
{
	if (status == 0)
		return OUTCOME_VALUES;
	if (!fiber->is_main && error_is(fiber->L, -1, &error_core, CORE_FIBER_CANCELED))
		return OUTCOME_CANCELED;
	return OUTCOME_ERROR;
}

/* Hand the outcome to whoever wants it. */
static void deliver(struct vm *vm, struct fiber *fiber)
{
	fiber->state = FIBER_ENDED;
	if (fiber->locals != LUA_NOREF && fiber != vm->main)
		luaL_unref(vm->L, LUA_REGISTRYINDEX, fiber->locals);
	if (fiber != vm->main) /* that is looked at until the end */
		unanchor(vm, fiber->anchor);
	if (fiber->joiner)
		fiber_wake_first(fiber->joiner, 0);
	else if (fiber->detached)
		fiber_detach(fiber);
	else if (fiber->outcome == OUTCOME_ERROR && !fiber->is_main)
		fiber_list_append(&vm->failed, fiber);
	if (fiber == vm->main)
		vm_main_ended(vm);
	else if (!fiber->is_main && fiber->L && fiber->outcome == OUTCOME_VALUES &&
		 lua_gettop(fiber->L) == 0)
		disembody(vm, fiber);
}

/* An error has ended the coroutine: its cleanup handlers need another. The error comes
 * along and stays at the bottom of its stack. */
static void replace_coroutine(struct vm *vm, struct fiber *fiber)
{
	lua_State *failed = fiber->L;

	lua_rawgeti(vm->L, LUA_REGISTRYINDEX, vm->anchors);
	fiber->L = lua_newthread(vm->L);
	lua_rawseti(vm->L, -2, fiber->coroutine + ANCHOR_FIRST);
	lua_pop(vm->L, 1);
	lua_xmove(failed, fiber->L, 1);
	lua_pushvalue(failed, LUA_GLOBALSINDEX);
	take_globals(fiber->L, failed);
}

/* Say or keep how a main fiber has died, while its coroutine shows it. */
static void tell_end(struct vm *vm, struct fiber *fiber)
{
	if (fiber->outcome != OUTCOME_ERROR)
		return;
	if (fiber == vm->main)
		report_error(vm, fiber);
	else if (fiber->is_main)
		loader_keep_trace(vm, fiber);
}

static void settle(struct vm *vm, struct fiber *fiber, int status);

/* Call scope.lua's close(coroutine) over what the function left on the stack. */
static void run_handlers(struct vm *vm, struct fiber *fiber, int status)
{
	lua_State *ended = fiber->L;

	fiber->closing = true;
	tell_end(vm, fiber);
	lua_pushthread(ended);
	lua_xmove(ended, vm->L, 1);
	if (status != 0)
		replace_coroutine(vm, fiber);
	luaL_checkstack(fiber->L, 4, "cleanup handlers");
	scope_push(fiber->L, "close");
	lua_xmove(vm->L, fiber->L, 1);
	settle(vm, fiber, lua_resume(fiber->L, 1));
}

/* The coroutine of `fiber` has come back with `status`. */
static void settle(struct vm *vm, struct fiber *fiber, int status)
{
	if (status == LUA_YIELD) {
		if (fiber->state == FIBER_WAITING)
			return;
		/* a C library yielded by itself: nobody could resume it */
		lua_settop(fiber->L, 0);
		error_push(fiber->L, &error_core, CORE_BAD_COROUTINE);
		status = LUA_ERRRUN;
	}
	if (!fiber->closing) {
		fiber->outcome = (unsigned char)outcome_of(fiber, status);
		if (fiber->scoped) {
			run_handlers(vm, fiber, status);
			return;
		}
		tell_end(vm, fiber);
	}
	deliver(vm, fiber);
}

void fiber_resume(struct vm *vm, struct fiber *fiber)
{
	int count = 0;

	vm->current = fiber;
	fiber_list_remove(fiber);
	if (fiber->state == FIBER_WAITING) {
		count = push_outcome(fiber->L, fiber);
		if (count == FIBER_AGAIN) {
			vm->current = NULL;
			return;
		}
	}
	if (!fiber->L)
		embody(vm, fiber);
	fiber->state = FIBER_RUNNING;
	fiber_show_cancel(vm);
	settle(vm, fiber, lua_resume(fiber->L, count));
	vm->current = NULL;
}
