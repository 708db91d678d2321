/* SPDX-License-Identifier: MIT */
/* time_point.c - clocks, their points, and durations in seconds. */
#include "modules/time_point.h"

#include <errno.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "runtime/error.h"

#define NS_PER_S 1e9
#define TOO_MANY_NS 0x1p63 /* the first double that int64_t does not hold */

/* ---- durations ---- */

static double number_check(lua_State *L, int index)
{
	if (!lua_isnumber(L, index))
		error_argument(L, index);
	return lua_tonumber(L, index);
}

static int64_t ns_check(lua_State *L, double ns)
{
	if (ns >= TOO_MANY_NS || ns < -TOO_MANY_NS)
		error_raise_generic(L, EOVERFLOW);
	return (int64_t)ns;
}

/* Nanoseconds of the seconds at `index`: to the nearest, halves to even. (R-SYS-98) */
static int64_t duration_check(lua_State *L, int index)
{
	double seconds = number_check(L, index);

	if (!isfinite(seconds))
		error_argument_errno(L, index, EDOM);
	return ns_check(L, nearbyint(seconds * NS_PER_S));
}

int64_t delay_check(lua_State *L, int index)
{
	double seconds = number_check(L, index);

	if (!isfinite(seconds) || seconds < 0)
		error_argument_errno(L, index, EDOM);
	return ns_check(L, ceil(seconds * NS_PER_S));
}

int64_t moment_after(lua_State *L, int64_t start, int64_t ns)
{
	int64_t moment;

	if (__builtin_add_overflow(start, ns, &moment))
		error_raise_generic(L, EOVERFLOW);
	return moment;
}

static int64_t moment_before(lua_State *L, int64_t end, int64_t ns)
{
	int64_t moment;

	if (__builtin_sub_overflow(end, ns, &moment))
		error_raise_generic(L, EOVERFLOW);
	return moment;
}

/* ---- points ---- */

/* The clock that the value at `index` is a point of, or NULL. */
static const struct clock *clock_of(lua_State *L, int index)
{
	static const struct clock *const clocks[] = {
		&steady_clock,
		&system_clock,
		&high_resolution_clock,
		&file_clock,
	};

	for (size_t i = 0; i < sizeof clocks / sizeof *clocks; i++)
		if (module_test(L, index, &clocks[i]->point))
			return clocks[i];
	return NULL;
}

static const struct clock *clock_check(lua_State *L, int index)
{
	const struct clock *clock = clock_of(L, index);

	if (!clock)
		error_argument(L, index);
	return clock;
}

void time_point_push(lua_State *L, const struct clock *clock, int64_t ns)
{
	*(int64_t *)module_new(L, &clock->point, sizeof ns) = ns;
}

int64_t time_point_check(lua_State *L, int index, const struct clock *clock)
{
	return *(int64_t *)module_check(L, index, &clock->point);
}

/* The clock of the point at 1, if seconds can be added to it: not to high-resolution
 * points. */
static const struct clock *moving_check(lua_State *L)
{
	const struct clock *clock = clock_check(L, 1);

	if (!clock->point.methods)
		error_argument(L, 1);
	return clock;
}

/* point:add(seconds), point:sub(seconds) */

static int point_add(lua_State *L)
{
	int64_t *ns = module_check(L, 1, &moving_check(L)->point);

	*ns = moment_after(L, *ns, duration_check(L, 2));
	return 0;
}

static int point_sub(lua_State *L)
{
	int64_t *ns = module_check(L, 1, &moving_check(L)->point);

	*ns = moment_before(L, *ns, duration_check(L, 2));
	return 0;
}

/* point + seconds, point - seconds -> point; point - point -> seconds */

static int point_plus(lua_State *L)
{
	const struct clock *clock = moving_check(L);
	int64_t ns = time_point_check(L, 1, clock);

	time_point_push(L, clock, moment_after(L, ns, duration_check(L, 2)));
	return 1;
}

static int push_difference(lua_State *L, int64_t end, int64_t start)
{
	int64_t ns;

	if (__builtin_sub_overflow(end, start, &ns))
		lua_pushnumber(L, ((double)end - (double)start) / NS_PER_S);
	else
		lua_pushnumber(L, (double)ns / NS_PER_S);
	return 1;
}

static int point_minus(lua_State *L)
{
	const struct clock *clock = clock_check(L, 1);
	int64_t ns = time_point_check(L, 1, clock);

	if (!clock->point.methods || clock_of(L, 2))
		return push_difference(L, ns, time_point_check(L, 2, clock));
	time_point_push(L, clock, moment_before(L, ns, duration_check(L, 2)));
	return 1;
}

/* point == point, point < point, point <= point */

/* Less than 0, 0 or more: as the point at 1 is to the one at 2, of the same clock. */
static int order(lua_State *L)
{
	const struct clock *clock = clock_check(L, 1);
	int64_t one = time_point_check(L, 1, clock);
	int64_t other = time_point_check(L, 2, clock);

	return (one > other) - (one < other);
}

static int point_equal(lua_State *L)
{
	lua_pushboolean(L, order(L) == 0);
	return 1;
}

static int point_less(lua_State *L)
{
	lua_pushboolean(L, order(L) < 0);
	return 1;
}

static int point_less_or_equal(lua_State *L)
{
	lua_pushboolean(L, order(L) <= 0);
	return 1;
}

/* point.seconds_since_epoch */

static int point_property(lua_State *L)
{
	const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
	int64_t ns = time_point_check(L, 1, clock_check(L, 1));

	if (strcmp(key, "seconds_since_epoch") != 0)
		return error_bad_index(L);
	return push_difference(L, ns, 0);
}

/* point.seconds_since_epoch, point.seconds_since_unix_epoch: of files they are the same */

static int file_point_property(lua_State *L)
{
	const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
	int64_t ns = time_point_check(L, 1, &file_clock);

	if (strcmp(key, "seconds_since_epoch") != 0 &&
		strcmp(key, "seconds_since_unix_epoch") != 0)
		return error_bad_index(L);
	return push_difference(L, ns, 0);
}

/* point:to_system() -> point of the system clock */

static int point_to_system(lua_State *L)
{
	time_point_push(L, &system_clock, time_point_check(L, 1, &file_clock));
	return 1;
}

/* ---- clocks ---- */

static const struct function methods[] = {
	{ "add", point_add, 0 },
	{ "sub", point_sub, 0 },
	{ NULL, NULL, 0 },
};
static const struct function file_methods[] = {
	{ "add", point_add, 0 },
	{ "sub", point_sub, 0 },
	{ "to_system", point_to_system, 0 },
	{ NULL, NULL, 0 },
};
static const struct function metamethods[] = {
	{ "__add", point_plus, 0 },
	{ "__sub", point_minus, 0 },
	{ "__eq", point_equal, 0 },
	{ "__lt", point_less, 0 },
	{ "__le", point_less_or_equal, 0 },
	{ NULL, NULL, 0 },
};
static const struct function still_metamethods[] = {
	{ "__sub", point_minus, 0 },
	{ "__eq", point_equal, 0 },
	{ "__lt", point_less, 0 },
	{ "__le", point_less_or_equal, 0 },
	{ NULL, NULL, 0 },
};

const struct clock steady_clock = {
	{ "steady_clock.time_point", methods, metamethods, point_property },
	CLOCK_MONOTONIC,
};
const struct clock system_clock = {
	{ "system_clock.time_point", methods, metamethods, point_property },
	CLOCK_REALTIME,
};
/* Steady, as suits what it is for: to measure short runs. (R-SYS-101) */
const struct clock high_resolution_clock = {
	{ "high_resolution_clock.time_point", NULL, still_metamethods, point_property },
	CLOCK_MONOTONIC,
};
/* It counts as the system's does, so points of one become points of the other. (R-SYS-33) */
const struct clock file_clock = {
	{ "filesystem.clock.time_point", file_methods, metamethods, file_point_property },
	CLOCK_REALTIME,
};

int64_t clock_now(const struct clock *clock)
{
	struct timespec now;

	clock_gettime(clock->id, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* clock.now(), clock.epoch() -> point */

static int now(lua_State *L)
{
	const struct clock *clock = lua_touserdata(L, lua_upvalueindex(1));

	time_point_push(L, clock, clock_now(clock));
	return 1;
}

static int epoch(lua_State *L)
{
	time_point_push(L, lua_touserdata(L, lua_upvalueindex(1)), 0);
	return 1;
}

void time_point_open(lua_State *L)
{
	module_type_once(L, &steady_clock.point);
	module_type_once(L, &system_clock.point);
	module_type_once(L, &high_resolution_clock.point);
	module_type_once(L, &file_clock.point);
}

void clock_push(lua_State *L, const struct clock *clock)
{
	lua_createtable(L, 0, 3);
	lua_pushlightuserdata(L, (void *)clock);
	lua_pushcclosure(L, now, 1);
	lua_setfield(L, -2, "now");
	lua_pushlightuserdata(L, (void *)clock);
	lua_pushcclosure(L, epoch, 1);
	lua_setfield(L, -2, "epoch");
}
