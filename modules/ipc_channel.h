/* SPDX-License-Identifier: MIT */
/* ipc_channel.h - what sends to the inbox of another process. */
#ifndef MODULES_IPC_CHANNEL_H
#define MODULES_IPC_CHANNEL_H

#include <lua.h>

#include "runtime/sending.h"

struct carrier;
struct ipc_channel;
struct subprocess;

/* What a channel can do besides sending, if the process at its end is a child of ours. Each
 * finds the channel at 1, which was checked, and no other argument was. */
struct ipc_parent {
	lua_CFunction kill; /* the channel is open */
	lua_CFunction detach;
	lua_CFunction child_pid;
	lua_CFunction ready; /* marked AWAITS, as well as */
	lua_CFunction wait;
	void (*forget)(struct ipc_channel *channel); /* the channel is garbage */
};

struct ipc_channel {
	struct sending_end end;
	const struct ipc_parent *parent; /* NULL: it came in a message */
	struct subprocess *child;        /* as the parent knows it */
};

/* Push a channel that is closed: all that may fail, before there is a descriptor, which
 * becomes end.fd. The type is made in this state if need be. */
struct ipc_channel *ipc_channel_push_closed(lua_State *L);

/* Push one that sends on `fd`. If this raises the descriptor is the caller's still. */
struct ipc_channel *ipc_channel_push(lua_State *L, int fd);

/* The channel at `index`, open or not, or raise generic EINVAL with arg = index. */
struct ipc_channel *ipc_channel_check(lua_State *L, int index);

/* How one arrives in a message. */
extern const struct carrier ipc_channel_carrier;

#endif
