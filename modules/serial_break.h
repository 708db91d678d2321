/* SPDX-License-Identifier: MIT */
/* serial_break.h - a line that is held down for a while, and the fibers that wait for it. */
#ifndef MODULES_SERIAL_BREAK_H
#define MODULES_SERIAL_BREAK_H

#include <lua.h>

#include "runtime/fiber.h"

/* All zero is a line that is not held down. */
struct serial_break {
	struct fiber_list waiters;
	unsigned holders; /* so many of them hold it down */
	unsigned stops;   /* so often all were stopped: who began before is out of it */
};

/* For functions marked AWAITS: hold down the line of the terminal `fd` for a quarter of a second,
 * when all that was written is sent, and suspend the fiber until that is over. `line` belongs to
 * the userdata that is argument 1. Two at once are one break that lasts until the later ends.
 * Use: return ...(). */
int serial_break_send(lua_State *L, int fd, struct serial_break *line);

/* Let go of the line, if it is held down. */
void serial_break_end(struct serial_break *line, int fd);

/* The same, and end every wait with ECANCELED. */
void serial_break_stop(struct serial_break *line, int fd);

#endif
