/* SPDX-License-Identifier: MIT */
/* time.c - require "time": sleep, clocks and timers. */
#include <errno.h>
#include <stddef.h>
#include <stdint.h>

#include "modules/modules.h"
#include "modules/time_point.h"
#include "modules/timer.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/module.h"
#include "runtime/timers.h"
#include "runtime/vm.h"

/* sleep(seconds) */

static int time_sleep(lua_State *L)
{
	int64_t deadline_ns = moment_after(L, timers_now(), delay_check(L, 1));
	struct fiber *fiber = fiber_may_suspend(L, CANCELABLE);

	if (timers_add(&vm_current->loop->timers, fiber, deadline_ns) < 0)
		return error_raise_generic(L, ENOMEM);
	return fiber_park(L, fiber_push_done, timer_leave, NULL, CANCELABLE);
}

int open_time(lua_State *L)
{
	static const struct function functions[] = {
		{ "sleep", time_sleep, AWAITS },
		{ NULL, NULL, 0 },
	};

	time_point_open(L);
	lua_createtable(L, 0, 6);
	module_functions(L, functions);
	clock_push(L, &steady_clock);
	lua_setfield(L, -2, "steady_clock");
	clock_push(L, &system_clock);
	lua_setfield(L, -2, "system_clock");
	clock_push(L, &high_resolution_clock);
	lua_pushboolean(L, 1);
	lua_setfield(L, -2, "is_steady");
	lua_setfield(L, -2, "high_resolution_clock");
	timer_open(L);
	return 1;
}
