/* SPDX-License-Identifier: MIT */
/* dial.h - a connection to one of several addresses. */
#ifndef SANDBOX_DIAL_H
#define SANDBOX_DIAL_H

#include "sandbox/host.h"

/* By TCP to the first that answers: each is tried when the one before it has failed, or has let
 * us wait for a moment. The thread waits. Returns a socket, or the -errno of the first that
 * failed. */
int dial_any(const struct host_address *addresses, unsigned count, uint16_t port);

/* To the local socket that the descriptor stands for, which was opened with O_PATH. Returns a
 * socket or -errno. */
int dial_local(int target);

#endif
