/* SPDX-License-Identifier: MIT */
/* subprocess.h - spawn_vm{ subprocess = ... }: an actor in a process of its own. */
#ifndef MODULES_SUBPROCESS_H
#define MODULES_SUBPROCESS_H

#include <lua.h>

struct ipc_parent;

/* What the channel to such an actor can do besides sending. */
extern const struct ipc_parent subprocess_parent;

/* (options) -> channel: make the process that the table at `index` asks for. Pushes one value
 * and returns 1. */
int subprocess_spawn(lua_State *L, int index);

#endif
