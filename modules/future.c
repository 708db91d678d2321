/* SPDX-License-Identifier: MIT */
/* future.c - a value, or an error, that a promise delivers once and anybody may get. */
#include <errno.h>
#include <stddef.h>

#include "modules/modules.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/module.h"
#include "runtime/vm.h"

enum future_state { PENDING, VALUE, ERROR, BROKEN };

struct future {
	struct fiber_list waiters; /* first: reports name the future by its address */
	enum future_state state;
};

struct promise {
	struct future *future;
};

/* Both have one table as their environment. It keeps the future for the promise, and what
 * the promise delivered. */
enum { ITS_FUTURE = 1, DELIVERED };

static const struct type future_type, promise_type;

static void settle(struct future *future, enum future_state state)
{
	future->state = state;
	while (future->waiters.first)
		fiber_wake(future->waiters.first, 0);
}

/* promise:set_value(value), promise:set_error(error) */

static int deliver(lua_State *L, enum future_state state)
{
	struct promise *promise = module_check(L, 1, &promise_type);

	lua_settop(L, 2);
	if (state == ERROR && lua_isnil(L, 2))
		return error_argument(L, 2);
	if (promise->future->state != PENDING)
		return error_raise(L, &error_core, CORE_PROMISE_ALREADY_SATISFIED);
	lua_getfenv(L, 1);
	lua_pushvalue(L, 2);
	lua_rawseti(L, -2, DELIVERED);
	settle(promise->future, state);
	return 0;
}

static int promise_set_value(lua_State *L)
{
	return deliver(L, VALUE);
}

static int promise_set_error(lua_State *L)
{
	return deliver(L, ERROR);
}

/* Its environment, and so the future, outlives the call of a finalizer. */
static int promise_gc(lua_State *L)
{
	struct promise *promise = module_check(L, 1, &promise_type);

	if (promise->future && promise->future->state == PENDING)
		settle(promise->future, BROKEN);
	return 0;
}

/* future:get() -> value */

/* The future of this frame is settled. */
static int push_delivered(lua_State *L, const struct future *future)
{
	lua_pushboolean(L, future->state != VALUE);
	if (future->state == BROKEN) {
		error_push(L, &error_core, CORE_BROKEN_PROMISE);
	} else {
		lua_getfenv(L, 1);
		lua_rawgeti(L, -1, DELIVERED);
		lua_replace(L, -2);
	}
	return 2;
}

static int push_got(lua_State *L, int result)
{
	struct future *future = vm_current->current->wait;

	return result < 0 ? fiber_push_failure(L, result) : push_delivered(L, future);
}

static int future_get(lua_State *L)
{
	struct future *future = module_check(L, 1, &future_type);
	struct fiber *fiber = fiber_running(L);
	bool pending = future->state == PENDING;

	if (pending || fiber->forbidden > 0 || fiber_cancel_pending(fiber))
		fiber_may_suspend(L, CANCELABLE);
	if (!pending)
		return push_delivered(L, future);
	fiber_list_append(&future->waiters, fiber);
	return fiber_park(L, push_got, fiber_leave_list, future, CANCELABLE);
}

static const struct function future_methods[] = {
	{ "get", future_get, AWAITS },
	{ NULL, NULL, 0 },
};
static const struct type future_type = { "future", future_methods, NULL, NULL };

static const struct function promise_methods[] = {
	{ "set_value", promise_set_value, 0 },
	{ "set_error", promise_set_error, 0 },
	{ NULL, NULL, 0 },
};
static const struct function promise_metamethods[] = {
	{ "__gc", promise_gc, 0 },
	{ NULL, NULL, 0 },
};
static const struct type promise_type = {
	"promise", promise_methods, promise_metamethods, NULL,
};

/* future.new() -> promise, future */

static int future_new(lua_State *L)
{
	struct promise *promise;
	struct future *future;

	lua_settop(L, 0);
	lua_createtable(L, DELIVERED, 0);
	promise = module_new(L, &promise_type, sizeof *promise);
	future = module_new(L, &future_type, sizeof *future);
	lua_pushvalue(L, 3);
	lua_rawseti(L, 1, ITS_FUTURE);
	for (int object = 2; object <= 3; object++) {
		lua_pushvalue(L, 1);
		lua_setfenv(L, object);
	}
	future->waiters.name = "future";
	promise->future = future;
	return 2;
}

int open_future(lua_State *L)
{
	static const struct function functions[] = {
		{ "new", future_new, 0 },
		{ NULL, NULL, 0 },
	};

	module_type(L, &future_type);
	module_type(L, &promise_type);
	lua_createtable(L, 0, 1);
	module_functions(L, functions);
	return 1;
}
