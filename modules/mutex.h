/* SPDX-License-Identifier: MIT */
/* mutex.h - a lock that fibers wait for in order, and hand to each other. */
#ifndef MODULES_MUTEX_H
#define MODULES_MUTEX_H

#include <stdbool.h>

#include "runtime/fiber.h"
#include "runtime/module.h"

struct mutex {
	struct fiber_list waiters; /* first: reports name the mutex by its address */
	bool held;
};

/* "mutex". Its metatable exists once the module was opened. */
extern const struct type mutex_type;

/* Give a held mutex to its first waiter, who becomes ready, or free it. */
void mutex_release(struct mutex *mutex);

#endif
