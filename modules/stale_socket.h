/* SPDX-License-Identifier: MIT */
/* stale_socket.h - the file of a local socket, left behind by one that is no more. */
#ifndef MODULES_STALE_SOCKET_H
#define MODULES_STALE_SOCKET_H

#include "modules/endpoint.h"

/* Bind `fd` to `address`, which is `path`; if there is the file of a socket that is no more,
 * remove it. One at a time does so in a directory: it is locked. Returns 0; -EADDRINUSE if
 * something else is there; -EAGAIN if somebody keeps the directory locked; or -errno.
 * (R-IO-299) */
int stale_socket_replace(const char *path, int fd, const struct endpoint *address);

#endif
