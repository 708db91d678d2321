/* SPDX-License-Identifier: MIT */
/* channel.h - what sends to the inbox of a state. */
#ifndef MODULES_CHANNEL_H
#define MODULES_CHANNEL_H

#include <lua.h>

struct mailbox;

/* Make the metatable of channels. Once a state, before the first of them. */
void channel_open(lua_State *L);

/* Push a new channel that leads nowhere. */
void channel_push_closed(lua_State *L);

/* Make the channel at `index`, which is closed, one of the mailbox's senders. */
void channel_lead(lua_State *L, int index, struct mailbox *mailbox);

/* A mailbox in a message, with one of its senders: it arrives as a channel, or not at all. */
void channel_unpack(lua_State *L, void *parcel);
void channel_drop(void *parcel);

#endif
