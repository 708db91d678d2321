/* SPDX-License-Identifier: MIT */
/* rights.h - descriptors that go along with a datagram (SCM_RIGHTS). */
#ifndef SANDBOX_RIGHTS_H
#define SANDBOX_RIGHTS_H

#include <stddef.h>
#include <sys/socket.h>
#include <sys/types.h>

enum { RIGHTS_MAX = 129 }; /* with one datagram */

union rights {
	struct cmsghdr head;
	char bytes[CMSG_SPACE(sizeof(int) * RIGHTS_MAX)];
};

/* Let these go with the message, which keeps pointing into `rights`. */
void rights_attach(
	struct msghdr *message, union rights *rights, const int *fds, unsigned count);

/* Make room for `most`: what is more the kernel keeps, and says MSG_CTRUNC. */
void rights_expect(struct msghdr *message, union rights *rights, unsigned most);

/* Take what came, `most` at the most; whatever is more is closed. Returns how many. */
unsigned rights_take(struct msghdr *message, int *fds, unsigned most);

void rights_close(const int *fds, unsigned count);

/* Send these bytes with these descriptors, through a SOCK_SEQPACKET. Returns 0 or -errno. */
int rights_send(int socket, const void *bytes, size_t size, const int *fds,
	unsigned count, int flags);

/* Receive as many bytes, with `most` descriptors at the most, CLOEXEC. Returns the size; 0:
 * the other side has gone; -EMFILE: not all descriptors could be had; -EPROTO: it was another
 * size; or another -errno. Whatever is not the size comes without descriptors. */
ssize_t rights_receive(int socket, void *bytes, size_t size, int *fds, unsigned most,
	unsigned *count, int flags);

#endif
