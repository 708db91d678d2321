/* SPDX-License-Identifier: MIT */
/* libc_datagram.h - requests of a libc service as its master gets them, and its answers. */
#ifndef RUNTIME_LIBC_DATAGRAM_H
#define RUNTIME_LIBC_DATAGRAM_H

#include <sys/socket.h>
#include <sys/uio.h>

#include "runtime/libc_request.h"

enum { LIBC_RIGHTS = CMSG_SPACE(LIBC_DESCRIPTORS * sizeof(int)) };

/* Where the kernel puts a request. It stays where it is meanwhile. */
struct libc_incoming {
	struct libc_request request;
	int fd; /* what came with it, of another process; -1: nothing, or it was taken */
	struct msghdr header;
	struct iovec part;
	_Alignas(struct cmsghdr) char rights[LIBC_RIGHTS];
};

void libc_incoming_prepare(struct libc_incoming *incoming);

/* Whoever has gone without reading all leaves that as an error in front of what it sent: take
 * what comes behind it. Returns what recvmsg(2) does, or -errno. */
int libc_incoming_rest(struct libc_incoming *incoming, int socket);

/* So many bytes were received. Returns 0, and the request is checked; or -EBADMSG, and nothing
 * is left of it. */
int libc_incoming_take(struct libc_incoming *incoming, size_t size);

/* Close what came, whether or not it was taken. Again does no harm. */
void libc_incoming_drop(struct libc_incoming *incoming);

/* An answer that the kernel takes from here. */
struct libc_outgoing {
	struct libc_reply reply;
	struct msghdr header;
	struct iovec part;
	_Alignas(struct cmsghdr) char rights[LIBC_RIGHTS];
};

/* The reply is written. The descriptors stay the caller's. */
void libc_outgoing_prepare(
	struct libc_outgoing *outgoing, const int *fds, unsigned count);

#endif
