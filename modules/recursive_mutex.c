/* SPDX-License-Identifier: MIT */
/* recursive_mutex.c - a lock that its owner, a fiber, may take again. */
#include <errno.h>
#include <limits.h>
#include <stddef.h>
#include <stdint.h>

#include "modules/modules.h"
#include "modules/proxy.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/module.h"

struct recursive_mutex {
	struct fiber_list waiters; /* first: reports name the mutex by its address */
	uint64_t owner; /* the serial of a fiber, which may be gone by now; 0: free */
	unsigned count;            /* how often the owner has locked it */
};

static const struct type recursive_mutex_type;

/* Lock for `fiber`, which owns it or finds it free. */
static void take(lua_State *L, struct recursive_mutex *mutex, struct fiber *fiber)
{
	if (mutex->count == UINT_MAX)
		error_raise_generic(L, EOVERFLOW);
	mutex->owner = fiber->serial;
	mutex->count++;
}

/* recursive_mutex:lock() */

static int recursive_mutex_lock(lua_State *L)
{
	struct recursive_mutex *mutex = module_check(L, 1, &recursive_mutex_type);
	struct fiber *fiber = fiber_running(L);
	bool others = mutex->owner && mutex->owner != fiber->serial;

	if (others || fiber->forbidden > 0)
		fiber_may_suspend(L, NOT_CANCELABLE);
	if (!others) {
		take(L, mutex, fiber);
		return fiber_push_done(L, 0);
	}
	fiber_list_append(&mutex->waiters, fiber);
	return fiber_park(L, fiber_push_done, fiber_leave_list, mutex, NOT_CANCELABLE);
}

/* recursive_mutex:try_lock() -> boolean */

static int recursive_mutex_try_lock(lua_State *L)
{
	struct recursive_mutex *mutex = module_check(L, 1, &recursive_mutex_type);
	struct fiber *fiber = fiber_running(L);
	bool others = mutex->owner && mutex->owner != fiber->serial;

	if (!others)
		take(L, mutex, fiber);
	lua_pushboolean(L, !others);
	return 1;
}

/* recursive_mutex:unlock() */

static int recursive_mutex_unlock(lua_State *L)
{
	struct recursive_mutex *mutex = module_check(L, 1, &recursive_mutex_type);
	struct fiber *next;

	if (mutex->owner != fiber_running(L)->serial)
		return error_raise_generic(L, EPERM);
	if (--mutex->count > 0)
		return 0;
	next = mutex->waiters.first;
	mutex->owner = next ? next->serial : 0;
	if (next) {
		mutex->count = 1;
		fiber_wake(next, 0);
	}
	return 0;
}

static const struct function methods[] = {
	{ "lock", recursive_mutex_lock, AWAITS },
	{ "try_lock", recursive_mutex_try_lock, 0 },
	{ "unlock", recursive_mutex_unlock, 0 },
	{ NULL, NULL, 0 },
};
static const struct type recursive_mutex_type = {
	"recursive_mutex", methods, NULL, NULL,
};

/* recursive_mutex.new() -> recursive_mutex */

static int recursive_mutex_new(lua_State *L)
{
	struct recursive_mutex *mutex =
		module_new(L, &recursive_mutex_type, sizeof *mutex);

	mutex->waiters.name = "recursive_mutex";
	return 1;
}

int open_recursive_mutex(lua_State *L)
{
	static const struct function functions[] = {
		{ "new", recursive_mutex_new, 0 },
		{ NULL, NULL, 0 },
	};
	static const struct type proxy = {
		"recursive_mutex", functions, proxy_metamethods, NULL,
	};

	module_type(L, &recursive_mutex_type);
	return proxy_push(L, &proxy);
}
