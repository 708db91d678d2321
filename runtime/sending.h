/* SPDX-License-Identifier: MIT */
/* sending.h - the sending end of a socket that leads to a mailbox in another process. */
#ifndef RUNTIME_SENDING_H
#define RUNTIME_SENDING_H

#include <lua.h>

struct posting;

/* All zero but for `fd` is open and idle. It stands in a userdata. */
struct sending_end {
	int fd;                       /* -1: it is closed */
	struct posting *first, *last; /* sends that wait, in their order */
};

/* Make what sends need in a state. Once. */
void sending_open(lua_State *L);

/* For a method marked AWAITS, whose object at 1 holds the end, and which has the value at 2:
 * send it, return sending_send(L, end). Raises core channel_closed if the end is closed;
 * generic, with arg = 2, what draft_write() says; system EPIPE if nobody will receive, and
 * what else the kernel says. If there is no room the fiber waits, behind those who came
 * before. When it is canceled then, nothing was sent. */
int sending_send(lua_State *L, struct sending_end *end);

/* Close the end. Who still waits is told that the channel is closed. Again does no harm. */
void sending_close(struct sending_end *end);

/* Make a sending end and its receiving end. Nobody shuts down the other direction: then the
 * kernel would always say that there is room. Returns 0 or -errno. */
int sending_pair(int *sending, int *receiving);

#endif
