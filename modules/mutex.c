/* SPDX-License-Identifier: MIT */
/* mutex.c - a lock that fibers wait for in order, and hand to each other. */
#include "modules/mutex.h"

#include <errno.h>
#include <stddef.h>

#include "modules/modules.h"
#include "modules/proxy.h"
#include "runtime/error.h"

void mutex_release(struct mutex *mutex)
{
	struct fiber *heir = mutex->waiters.first;

	if (heir)
		fiber_wake(heir, 0);
	else
		mutex->held = false;
}

/* mutex:lock() */

static int mutex_lock(lua_State *L)
{
	struct mutex *mutex = module_check(L, 1, &mutex_type);
	struct fiber *fiber = fiber_running(L);

	if (mutex->held || fiber->forbidden > 0)
		fiber_may_suspend(L, NOT_CANCELABLE);
	if (!mutex->held) {
		mutex->held = true;
		return fiber_push_done(L, 0);
	}
	fiber_list_append(&mutex->waiters, fiber);
	return fiber_park(L, fiber_push_done, fiber_leave_list, mutex, NOT_CANCELABLE);
}

/* mutex:try_lock() -> boolean */

static int mutex_try_lock(lua_State *L)
{
	struct mutex *mutex = module_check(L, 1, &mutex_type);

	lua_pushboolean(L, !mutex->held);
	mutex->held = true;
	return 1;
}

/* mutex:unlock() */

static int mutex_unlock(lua_State *L)
{
	struct mutex *mutex = module_check(L, 1, &mutex_type);

	if (!mutex->held)
		return error_raise_generic(L, EPERM);
	mutex_release(mutex);
	return 0;
}

static const struct function methods[] = {
	{ "lock", mutex_lock, AWAITS },
	{ "try_lock", mutex_try_lock, 0 },
	{ "unlock", mutex_unlock, 0 },
	{ NULL, NULL, 0 },
};
const struct type mutex_type = { "mutex", methods, NULL, NULL };

/* mutex.new() -> mutex */

static int mutex_new(lua_State *L)
{
	struct mutex *mutex = module_new(L, &mutex_type, sizeof *mutex);

	mutex->waiters.name = "mutex";
	return 1;
}

int open_mutex(lua_State *L)
{
	static const struct function functions[] = {
		{ "new", mutex_new, 0 },
		{ NULL, NULL, 0 },
	};
	static const struct type proxy = { "mutex", functions, proxy_metamethods, NULL };

	module_type(L, &mutex_type);
	return proxy_push(L, &proxy);
}
