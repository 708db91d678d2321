/* SPDX-License-Identifier: MIT */
/* condition_variable.c - wait, without the mutex, until somebody says that it is time. */
#include <errno.h>
#include <stddef.h>

#include "modules/modules.h"
#include "modules/mutex.h"
#include "modules/proxy.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/module.h"
#include "runtime/vm.h"

static const struct type condition_variable_type; /* its memory: a list of waiters */

/* condition_variable:wait(mutex) */

/* The frame of a wait. OUTCOME is there once the wait itself is over and the fiber stands
 * in line for the mutex. */
enum { SELF = 1, MUTEX, OUTCOME };

static int push_waited(lua_State *L, int result)
{
	struct fiber *fiber = vm_current->current;
	struct mutex *mutex = fiber->wait;

	if (lua_gettop(L) == OUTCOME)
		return fiber_push_done(L, (int)lua_tointeger(L, OUTCOME));
	if (!mutex->held) {
		mutex->held = true;
		return fiber_push_done(L, result);
	}
	lua_pushinteger(L, result);
	fiber_list_append(&mutex->waiters, fiber);
	return fiber_park_again(L, NULL, mutex);
}

static int condition_variable_wait(lua_State *L)
{
	struct fiber_list *waiters = module_check(L, SELF, &condition_variable_type);
	struct mutex *mutex = module_check(L, MUTEX, &mutex_type);
	struct fiber *fiber;

	if (!mutex->held)
		return error_raise_generic(L, EPERM);
	fiber = fiber_may_suspend(L, CANCELABLE);
	lua_settop(L, MUTEX);
	mutex_release(mutex);
	fiber_list_append(waiters, fiber);
	return fiber_park(L, push_waited, fiber_leave_list, mutex, CANCELABLE);
}

/* condition_variable:notify_one(), condition_variable:notify_all() */

static int condition_variable_notify_one(lua_State *L)
{
	struct fiber_list *waiters = module_check(L, SELF, &condition_variable_type);

	if (waiters->first)
		fiber_wake(waiters->first, 0);
	return 0;
}

static int condition_variable_notify_all(lua_State *L)
{
	struct fiber_list *waiters = module_check(L, SELF, &condition_variable_type);

	while (waiters->first)
		fiber_wake(waiters->first, 0);
	return 0;
}

static const struct function methods[] = {
	{ "wait", condition_variable_wait, AWAITS },
	{ "notify_one", condition_variable_notify_one, 0 },
	{ "notify_all", condition_variable_notify_all, 0 },
	{ NULL, NULL, 0 },
};
static const struct type condition_variable_type = {
	"condition_variable", methods, NULL, NULL,
};

/* condition_variable.new() -> condition_variable */

static int condition_variable_new(lua_State *L)
{
	struct fiber_list *waiters =
		module_new(L, &condition_variable_type, sizeof *waiters);

	waiters->name = "condition_variable";
	return 1;
}

int open_condition_variable(lua_State *L)
{
	static const struct function functions[] = {
		{ "new", condition_variable_new, 0 },
		{ NULL, NULL, 0 },
	};
	static const struct type proxy = {
		"condition_variable", functions, proxy_metamethods, NULL,
	};

	module_type(L, &condition_variable_type);
	return proxy_push(L, &proxy);
}
