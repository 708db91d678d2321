/* SPDX-License-Identifier: MIT */
/* libc_hello.h - the first datagram of a libc service: filters that the slave shall have. */
#ifndef RUNTIME_LIBC_HELLO_H
#define RUNTIME_LIBC_HELLO_H

#include "runtime/libc_service.h"

/* Put it where the other end of the pair will find it. Returns 0 or -errno: -EMSGSIZE for
 * filters of more than 64 MiB. */
int libc_hello_send(int socket, const struct libc_filters *filters);

/* Take it, if it is there; once a process, for the rest of which the texts stay. Returns 0 or
 * -errno. */
int libc_hello_receive(int socket, struct libc_filters *filters);

#endif
