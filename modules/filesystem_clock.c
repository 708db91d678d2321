/* SPDX-License-Identifier: MIT */
/* filesystem_clock.c - filesystem.clock: the time that files are stamped with. */
#include <stddef.h>

#include "modules/filesystem.h"
#include "modules/time_point.h"
#include "runtime/module.h"

/* clock.from_system(point of the system clock) -> point */

static int from_system(lua_State *L)
{
	time_point_push(L, &file_clock, time_point_check(L, 1, &system_clock));
	return 1;
}

/* clock.now(), clock.epoch(), clock.unix_epoch() -> point */

static int now(lua_State *L)
{
	time_point_push(L, &file_clock, clock_now(&file_clock));
	return 1;
}

static int epoch(lua_State *L)
{
	time_point_push(L, &file_clock, 0);
	return 1;
}

void filesystem_add_clock(lua_State *L)
{
	static const struct function functions[] = {
		{ "epoch", epoch, 0 },
		{ "from_system", from_system, 0 },
		{ "now", now, 0 },
		{ "unix_epoch", epoch, 0 },
		{ NULL, NULL, 0 },
	};
	static const struct type type = { "filesystem.clock", functions, NULL, NULL };

	time_point_open(L);
	module_type(L, &type);
	module_new(L, &type, 0);
	lua_setfield(L, -2, "clock");
}
