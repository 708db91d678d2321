/* SPDX-License-Identifier: MIT */
/* spare.c - a process that is made before anybody asks for it. */
#include "sandbox/spare.h"

#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sandbox/newborn.h"

enum { SOCKET = NEWBORN_INBOX };

/* Nothing is left but the socket, also at the numbers that will be given away. */
static bool keep_socket(int socket)
{
	if (dup3(socket, SOCKET, O_CLOEXEC) < 0)
		return false;
	for (int fd = SOCKET + 1; fd <= NEWBORN_DESCRIPTORS; fd++)
		if (fd != socket && dup3(SOCKET, fd, O_CLOEXEC) < 0)
			return false;
	return syscall(SYS_close_range, NEWBORN_DESCRIPTORS + 1, UINT_MAX, 0) == 0;
}

/* Who waits already is not made to wait longer. */
static bool is_wanted(void)
{
	struct pollfd wanted = { .fd = SOCKET, .events = POLLIN };

	return poll(&wanted, 1, 0) > 0;
}

static void attend(int socket, pid_t zygote, void (*prepare)(void))
{
	struct order order;
	int fds[ORDER_DESCRIPTORS];

	prctl(PR_SET_NAME, "cellua-spare");
	if (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0 || getppid() != zygote ||
		!keep_socket(socket))
		_exit(EXIT_FAILURE);
	if (!is_wanted())
		prepare();
	if (order_receive(SOCKET, &order, fds) < 0)
		_exit(0);
	newborn_settle(&order, fds, zygote, -1, -1);
}

bool spare_make(struct spare *spare, void (*prepare)(void))
{
	pid_t zygote = getpid();
	int ends[2];

	*spare = (struct spare){ .pidfd = -1, .socket = -1 };
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0)
		return false;
	spare->pid = newborn_make(0, &spare->pidfd);
	if (spare->pid == 0) {
		attend(ends[1], zygote, prepare);
		return true;
	}
	close(ends[1]);
	spare->socket = ends[0];
	if (spare->pid < 0) {
		spare->pid = 0;
		spare_drop(spare);
	}
	return false;
}

bool spare_suits(const struct spare *spare, const struct order *order)
{
	return spare->pid > 0 && order->spaces == 0 && !order->fresh;
}

/* Without its socket it ends. */
void spare_drop(struct spare *spare)
{
	if (spare->pidfd >= 0)
		close(spare->pidfd);
	if (spare->socket >= 0)
		close(spare->socket);
	*spare = (struct spare){ .pidfd = -1, .socket = -1 };
}
