/* SPDX-License-Identifier: MIT */
/* rights.c - descriptors that go along with a datagram (SCM_RIGHTS). */
#include "sandbox/rights.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

void rights_attach(
	struct msghdr *message, union rights *rights, const int *fds, unsigned count)
{
	size_t size = sizeof *fds * count;

	if (count == 0)
		return;
	memset(rights, 0, CMSG_SPACE(size));
	message->msg_control = rights;
	message->msg_controllen = CMSG_SPACE(size);
	rights->head.cmsg_level = SOL_SOCKET;
	rights->head.cmsg_type = SCM_RIGHTS;
	rights->head.cmsg_len = CMSG_LEN(size);
	memcpy(CMSG_DATA(&rights->head), fds, size);
}

void rights_expect(struct msghdr *message, union rights *rights, unsigned most)
{
	message->msg_control = rights;
	message->msg_controllen = CMSG_LEN(sizeof(int) * most);
}

/* Parts may be several. */
unsigned rights_take(struct msghdr *message, int *fds, unsigned most)
{
	unsigned count = 0;

	for (struct cmsghdr *part = CMSG_FIRSTHDR(message); part;
		part = CMSG_NXTHDR(message, part)) {
		size_t bytes = part->cmsg_len - CMSG_LEN(0);

		if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS)
			continue;
		for (size_t at = 0; at + sizeof *fds <= bytes; at += sizeof *fds) {
			int fd;

			memcpy(&fd, CMSG_DATA(part) + at, sizeof fd);
			if (count < most)
				fds[count++] = fd;
			else
				close(fd);
		}
	}
	return count;
}

void rights_close(const int *fds, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		close(fds[i]);
}

int rights_send(int socket, const void *bytes, size_t size, const int *fds,
	unsigned count, int flags)
{
	struct iovec part = { (void *)bytes, size };
	struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
	union rights rights;
	ssize_t sent;

	rights_attach(&message, &rights, fds, count);
	do
		sent = sendmsg(socket, &message, flags | MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	return sent < 0 ? -errno : 0;
}

ssize_t rights_receive(int socket, void *bytes, size_t size, int *fds, unsigned most,
	unsigned *count, int flags)
{
	struct iovec part = { bytes, size };
	struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
	union rights rights;
	ssize_t received;

	*count = 0;
	rights_expect(&message, &rights, most);
	do
		received = recvmsg(socket, &message, flags | MSG_CMSG_CLOEXEC);
	while (received < 0 && errno == EINTR);
	if (received < 0)
		return -errno;
	*count = rights_take(&message, fds, most);
	if (received == 0 || ((size_t)received == size &&
				     !(message.msg_flags & (MSG_TRUNC | MSG_CTRUNC))))
		return received;
	rights_close(fds, *count);
	*count = 0;
	return message.msg_flags & MSG_CTRUNC ? -EMFILE : -EPROTO;
}
