/* SPDX-License-Identifier: MIT */
/* newborn.c - the first steps of a process that a zygote has made. */
#include "sandbox/newborn.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/sched.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { STREAMS = 3 };

/* ---- making it ---- */

/* Where the C library keeps the number of this thread: a new process needs its own there. */
static uint64_t place_of_tid(void)
{
	uint64_t address = 0;

	return prctl(PR_GET_TID_ADDRESS, &address, 0, 0, 0) == 0 ? address : 0;
}

pid_t newborn_make(uint32_t spaces, int *pidfd)
{
	uint64_t tid = place_of_tid();
	struct clone_args arguments = {
		.flags = spaces | CLONE_PIDFD |
		         (tid ? CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID : 0),
		.pidfd = (uint64_t)(uintptr_t)pidfd,
		.child_tid = tid,
		.exit_signal = SIGCHLD,
	};

	return (pid_t)syscall(SYS_clone3, &arguments, sizeof arguments);
}

/* ---- what it does first ---- */

int newborn_dead_end(bool is_input)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) < 0)
		return -1;
	close(ends[is_input]);
	return ends[!is_input];
}

static bool place_streams(const struct order *order, const int *fds)
{
	for (int stream = 0, next = 2; stream < STREAMS; stream++) {
		bool given = order->streams >> stream & 1;
		int fd = given ? fds[next++] : newborn_dead_end(stream == STDIN_FILENO);

		if (fd < 0 || dup2(fd, stream) < 0)
			return false;
	}
	return true;
}

/* All that came with the order has higher numbers than it is to have. */
static bool place(const struct order *order, const int *fds, int program)
{
	unsigned first_unused = NEWBORN_DESCRIPTORS;
	int flags = order->fresh ? 0 : O_CLOEXEC;

	if (!place_streams(order, fds) || dup3(fds[0], NEWBORN_INBOX, flags) < 0 ||
		dup3(fds[1], NEWBORN_STATUS, flags) < 0)
		return false;
	/* it has that number, or a higher one */
	if (order->fresh && program != (int)first_unused &&
		dup3(program, (int)first_unused, O_CLOEXEC) < 0)
		return false;
	first_unused += order->fresh;
	return syscall(SYS_close_range, first_unused, UINT_MAX, 0) == 0;
}

/* True if the zygote has died, perhaps before it could take this child along. That it tells
 * its children, and that it shows as dead, happens under a lock of the kernel's, for which
 * waitpid() waits: so who was not told finds out. */
static bool was_left(int pidfd)
{
	struct pollfd zygote = { .fd = pidfd, .events = POLLIN };

	waitpid(-1, NULL, WNOHANG);
	return poll(&zygote, 1, 0) != 0;
}

/* In a namespace of processes of its own nobody is its parent. */
static bool follow_parent(const struct order *order, pid_t zygote, int pidfd)
{
	pid_t parent = order->spaces & CLONE_NEWPID ? 0 : zygote;

	return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent &&
	       !was_left(pidfd) && prctl(PR_SET_DUMPABLE, 1) == 0;
}

static void execute_again(void)
{
	static char name[] = NEWBORN_NAME;
	char *arguments[] = { name, NULL }, *environment[] = { NULL };

	syscall(SYS_execveat, NEWBORN_DESCRIPTORS, "", arguments, environment,
		AT_EMPTY_PATH);
}

/* Whoever asked learns from the pipe that it has ended, if it does so here. */
void newborn_settle(
	const struct order *order, const int *fds, pid_t zygote, int pidfd, int program)
{
	sigset_t none;

	sigemptyset(&none);
	if (!follow_parent(order, zygote, pidfd) || !place(order, fds, program) ||
		sigprocmask(SIG_SETMASK, &none, NULL) < 0)
		_exit(EXIT_NOT_CONFINED);
	prctl(PR_SET_NAME, NEWBORN_NAME);
	if (!order->fresh)
		return;
	execute_again();
	_exit(EXIT_NOT_CONFINED);
}
