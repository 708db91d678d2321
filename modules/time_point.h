/* SPDX-License-Identifier: MIT */
/* time_point.h - clocks, their points, and durations in seconds. */
#ifndef MODULES_TIME_POINT_H
#define MODULES_TIME_POINT_H

#include <lua.h>
#include <stdint.h>
#include <time.h>

#include "runtime/module.h"

struct clock {
	struct type point; /* its memory: nanoseconds since the epoch, an int64_t */
	clockid_t id;
};

extern const struct clock steady_clock, system_clock, high_resolution_clock, file_clock;

/* Make the metatables of all points. Again does no harm. */
void time_point_open(lua_State *L);

/* Push the table of a clock's functions: now, epoch. */
void clock_push(lua_State *L, const struct clock *clock);

/* Nanoseconds since the clock's epoch. */
int64_t clock_now(const struct clock *clock);

void time_point_push(lua_State *L, const struct clock *clock, int64_t ns);

/* The point of `clock` at `index`, or raise EINVAL with arg = index. */
int64_t time_point_check(lua_State *L, int index, const struct clock *clock);

/* Nanoseconds of the seconds at `index`, for a wait: rounded up. Raises EINVAL where
 * there is no number and EDOM where it is negative or not finite, both with arg = index,
 * and EOVERFLOW. (R-SYS-91) */
int64_t delay_check(lua_State *L, int index);

/* `ns` nanoseconds after `start`, or raise EOVERFLOW. */
int64_t moment_after(lua_State *L, int64_t start, int64_t ns);

#endif
