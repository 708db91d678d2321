/* SPDX-License-Identifier: MIT */
/* order.c - what a zygote is asked for, and what it answers. */
#include "sandbox/order.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

union attachment {
	struct cmsghdr head;
	char bytes[CMSG_SPACE(sizeof(int) * ORDER_DESCRIPTORS)];
};

static int put(int socket, const void *bytes, size_t size, const int *fds, unsigned count)
{
	struct iovec part = { (void *)bytes, size };
	struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
	union attachment attachment;
	ssize_t sent;

	memset(&attachment, 0, sizeof attachment);
	if (count > 0) {
		message.msg_control = &attachment;
		message.msg_controllen = CMSG_SPACE(sizeof *fds * count);
		attachment.head.cmsg_level = SOL_SOCKET;
		attachment.head.cmsg_type = SCM_RIGHTS;
		attachment.head.cmsg_len = CMSG_LEN(sizeof *fds * count);
		memcpy(CMSG_DATA(&attachment.head), fds, sizeof *fds * count);
	}
	do
		sent = sendmsg(socket, &message, MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	return sent < 0 ? -errno : 0;
}

void order_close(const int *fds, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		close(fds[i]);
}

static unsigned descriptors_of(struct msghdr *message, int *fds)
{
	struct cmsghdr *part = CMSG_FIRSTHDR(message);
	unsigned count;

	if (!part || part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS)
		return 0;
	count = (unsigned)((part->cmsg_len - CMSG_LEN(0)) / sizeof *fds);
	if (count > ORDER_DESCRIPTORS)
		count = ORDER_DESCRIPTORS;
	memcpy(fds, CMSG_DATA(part), sizeof *fds * count);
	return count;
}

/* Returns how many descriptors came along, or -errno: nothing has come, then. */
static int get(int socket, void *bytes, size_t size, int fds[ORDER_DESCRIPTORS])
{
	struct iovec part = { bytes, size };
	union attachment attachment;
	struct msghdr message = {
		.msg_iov = &part,
		.msg_iovlen = 1,
		.msg_control = &attachment,
		.msg_controllen = sizeof attachment,
	};
	ssize_t count;
	unsigned fd_count;

	/* who has gone, and left unread what was sent to it, may have answered before: the
	 * error is told once, and first */
	do
		count = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
	while (count < 0 && (errno == EINTR || errno == ECONNRESET));
	if (count <= 0)
		return count < 0 ? -errno : -ECONNRESET;
	fd_count = descriptors_of(&message, fds);
	if (count == (ssize_t)size && !(message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)))
		return (int)fd_count;
	order_close(fds, fd_count);
	return message.msg_flags & MSG_CTRUNC ? -EMFILE : -EPROTO;
}

int order_receive(int control, struct order *order, int fds[ORDER_DESCRIPTORS])
{
	return get(control, order, sizeof *order, fds);
}

int order_send(int control, const struct order *order, const int *fds)
{
	return put(control, order, sizeof *order, fds, order->fd_count);
}

struct answer {
	int32_t errnum, pid;
	uint64_t serial;
};

int answer_send(int socket, int errnum, pid_t pid, uint64_t serial, const int *fds)
{
	const struct answer answer = { errnum, pid, serial };

	return put(socket, &answer, sizeof answer, fds, errnum ? 0 : ANSWER_DESCRIPTORS);
}

int answer_receive(int status_end, struct newborn *newborn)
{
	struct answer answer;
	int fds[ORDER_DESCRIPTORS] = { 0 }, count;

	count = get(status_end, &answer, sizeof answer, fds);
	if (count < 0)
		return count;
	if (answer.errnum == 0 && count == ANSWER_DESCRIPTORS) {
		*newborn = (struct newborn){ answer.pid, answer.serial, fds[0], fds[1] };
		return 0;
	}
	order_close(fds, (unsigned)count);
	return answer.errnum ? -answer.errnum : -EPROTO;
}
