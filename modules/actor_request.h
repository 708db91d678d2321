/* SPDX-License-Identifier: MIT */
/* actor_request.h - spawn_vm() in a confined program: the supervisor is asked for actors. */
#ifndef MODULES_ACTOR_REQUEST_H
#define MODULES_ACTOR_REQUEST_H

#include <lua.h>
#include <stdbool.h>

/* True if this process has somebody to ask. */
bool actor_request_is_possible(void);

/* (options) -> channel: ask for what the string or table at 1 names, which stands alone on the
 * stack. Pushes the channel and returns true; false, and the stack is as it was, if nobody has
 * declared the module, and no process was demanded. Raises what is wrong. */
bool actor_request(lua_State *L);

#endif
