/* SPDX-License-Identifier: MIT */
/* order.c - what a zygote is asked for, and what it answers. */
#include "sandbox/order.h"

#include <errno.h>

#include "sandbox/rights.h"

/* Returns how many descriptors came along, or -errno: nothing has come, then. */
static int get(int socket, void *bytes, size_t size, int fds[ORDER_DESCRIPTORS])
{
	unsigned count;
	ssize_t received;

	/* who has gone, and left unread what was sent to it, may have answered before: the
	 * error is told once, and first */
	do
		received = rights_receive(
			socket, bytes, size, fds, ORDER_DESCRIPTORS, &count, 0);
	while (received == -ECONNRESET);
	if (received <= 0)
		return received < 0 ? (int)received : -ECONNRESET;
	return (int)count;
}

int order_receive(int control, struct order *order, int fds[ORDER_DESCRIPTORS])
{
	return get(control, order, sizeof *order, fds);
}

int order_send(int control, const struct order *order, const int *fds)
{
	return rights_send(control, order, sizeof *order, fds, order->fd_count, 0);
}

struct answer {
	int32_t errnum, pid;
	uint64_t serial;
};

int answer_send(int socket, int errnum, pid_t pid, uint64_t serial, const int *fds)
{
	const struct answer answer = { errnum, pid, serial };

	return rights_send(
		socket, &answer, sizeof answer, fds, errnum ? 0 : ANSWER_DESCRIPTORS, 0);
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
	rights_close(fds, (unsigned)count);
	return answer.errnum ? -answer.errnum : -EPROTO;
}
