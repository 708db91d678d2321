/* SPDX-License-Identifier: MIT */
/* turtle.h - what require answers for a file of Turtle: an error category of its own. */
#ifndef MODULES_TURTLE_H
#define MODULES_TURTLE_H

#include <lua.h>

/* turtle_require(path) -> value | nothing | nil, error, is_final: see struct vm_options.
 * Blocks while it reads. (R-CORE-129) */
int turtle_require(lua_State *L);

#endif
