/* SPDX-License-Identifier: MIT */
/* timer.h - steady_timer and system_timer: moments that fibers wait for together. */
#ifndef MODULES_TIMER_H
#define MODULES_TIMER_H

#include <lua.h>
#include <stdbool.h>

struct fiber;

/* Add steady_timer and system_timer to the table on top of the stack. */
void timer_open(lua_State *L);

/* The withdraw of a fiber that waits among the timers of its state. */
bool timer_leave(struct fiber *fiber);

#endif
