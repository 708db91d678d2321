/* SPDX-License-Identifier: MIT */
/* libc_datagram.c - requests of a libc service as its master gets them, and its answers. */
#include "runtime/libc_datagram.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "sandbox/rights.h"

void libc_incoming_prepare(struct libc_incoming *incoming)
{
	memset(incoming, 0, sizeof *incoming);
	incoming->fd = -1;
	incoming->part = (struct iovec){ &incoming->request, sizeof incoming->request };
	incoming->header = (struct msghdr){
		.msg_iov = &incoming->part,
		.msg_iovlen = 1,
		.msg_control = incoming->rights,
		.msg_controllen = sizeof incoming->rights,
	};
}

int libc_incoming_rest(struct libc_incoming *incoming, int socket)
{
	ssize_t size =
		recvmsg(socket, &incoming->header, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);

	return size < 0 ? -errno : (int)size;
}

/* What the kernel wrote is read once. */
static unsigned take_all(struct libc_incoming *incoming, int fds[LIBC_DESCRIPTORS])
{
	unsigned count = rights_take(&incoming->header, fds, LIBC_DESCRIPTORS);

	memset(incoming->rights, 0, sizeof incoming->rights);
	return count;
}

int libc_incoming_take(struct libc_incoming *incoming, size_t size)
{
	const struct libc_request *request = &incoming->request;
	int fds[LIBC_DESCRIPTORS];
	unsigned count = take_all(incoming, fds);
	bool is_whole = !(incoming->header.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) &&
	                libc_request_check(request, size, count);
	unsigned kept = is_whole && libc_function_has_descriptor(request->function);

	rights_close(fds + kept, count - kept);
	if (kept)
		incoming->fd = fds[0];
	return is_whole ? 0 : -EBADMSG;
}

void libc_incoming_drop(struct libc_incoming *incoming)
{
	int fds[LIBC_DESCRIPTORS];

	rights_close(fds, take_all(incoming, fds));
	if (incoming->fd >= 0)
		close(incoming->fd);
	incoming->fd = -1;
}

void libc_outgoing_prepare(struct libc_outgoing *outgoing, const int *fds, unsigned count)
{
	size_t size = sizeof *fds * count;
	struct cmsghdr *head;

	outgoing->part = (struct iovec){ &outgoing->reply, sizeof outgoing->reply };
	outgoing->header = (struct msghdr){ .msg_iov = &outgoing->part, .msg_iovlen = 1 };
	if (count == 0)
		return;
	memset(outgoing->rights, 0, sizeof outgoing->rights);
	outgoing->header.msg_control = outgoing->rights;
	outgoing->header.msg_controllen = CMSG_SPACE(size);
	head = CMSG_FIRSTHDR(&outgoing->header);
	head->cmsg_len = CMSG_LEN(size);
	head->cmsg_level = SOL_SOCKET;
	head->cmsg_type = SCM_RIGHTS;
	memcpy(CMSG_DATA(head), fds, size);
}
