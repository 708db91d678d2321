/* SPDX-License-Identifier: MIT */
/* nursery.c - what a zygote does: it makes processes, and looks after them. */
#include "sandbox/nursery.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/sched.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "sandbox/newborn.h"
#include "sandbox/order.h"

enum { STREAMS = 3, LONGEST_WAIT_MS = 60000, FIRST_ROOM = 16, NEWBORN_UMASK = 022 };

enum { CLOSED = -1 };

struct child {
	pid_t pid;
	uint64_t serial;
	int ending; /* our end of the pipe that says how it ended */
	bool let_go, late;
	uint64_t deadline_ms; /* UINT64_MAX: none */
};

static struct nursery {
	struct child *children;
	unsigned count, room;
	uint64_t serial;
	int control, signals; /* CLOSED once nobody gives orders */
	int program;          /* this one, to be executed; or CLOSED */
	pid_t pid;
} nursery;

static uint64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

/* ---- births ---- */

/* Where the C library keeps the number of this thread: a new process needs its own there. */
static uint64_t place_of_tid(void)
{
	uint64_t address = 0;

	return prctl(PR_GET_TID_ADDRESS, &address, 0, 0, 0) == 0 ? address : 0;
}

static pid_t make(uint32_t spaces, int *pidfd)
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

static int reserve(void)
{
	unsigned room = nursery.room ? nursery.room * 2 : FIRST_ROOM;
	struct child *children;

	if (nursery.count < nursery.room)
		return 0;
	children = realloc(nursery.children, room * sizeof *children);
	if (!children)
		return -ENOMEM;
	nursery.children = children;
	nursery.room = room;
	return 0;
}

/* True in the new process. */
static bool bear(const struct order *order, const int *fds)
{
	struct child child = { .serial = ++nursery.serial, .deadline_ms = UINT64_MAX };
	int ends[2] = { CLOSED, CLOSED }, pidfd = CLOSED;
	int status = reserve();

	if (status == 0 && pipe2(ends, O_CLOEXEC) < 0)
		status = -errno;
	if (status == 0) {
		child.pid = make(order->spaces, &pidfd);
		if (child.pid == 0) {
			newborn_settle(order, fds, nursery.pid, nursery.program);
			return true;
		}
		status = child.pid < 0 ? -errno : 0;
	}
	answer_send(fds[1], -status, child.pid, child.serial,
		(const int[]){ pidfd, ends[0] });
	if (ends[0] >= 0)
		close(ends[0]);
	if (status < 0 && ends[1] >= 0)
		close(ends[1]);
	if (status < 0)
		return false;
	close(pidfd);
	child.ending = ends[1];
	if (order->wall_ms != UINT64_MAX)
		child.deadline_ms = now_ms() + order->wall_ms;
	nursery.children[nursery.count++] = child;
	return false;
}

static bool is_birth(const struct order *order, unsigned fd_count)
{
	unsigned streams = 0;

	for (unsigned i = 0; i < STREAMS; i++)
		streams += order->streams >> i & 1;
	return order->kind == ORDER_BIRTH && fd_count == 2 + streams &&
	       (!order->fresh || nursery.program >= 0);
}

static void let_go(uint64_t serial)
{
	for (unsigned i = 0; i < nursery.count; i++)
		if (nursery.children[i].serial == serial)
			nursery.children[i].let_go = true;
}

/* ---- the end of some ---- */

static void tell_demise(const struct child *child, int status)
{
	const struct demise demise = {
		.status = WIFEXITED(status) ? WEXITSTATUS(status) : 0,
		.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0,
		.late = child->late,
	};

	/* it fits into the empty pipe; EPIPE: nobody wants to know */
	(void)!write(child->ending, &demise, sizeof demise);
	close(child->ending);
}

static void forget(pid_t pid, int status)
{
	for (unsigned i = 0; i < nursery.count; i++) {
		if (nursery.children[i].pid != pid)
			continue;
		tell_demise(&nursery.children[i], status);
		nursery.children[i] = nursery.children[--nursery.count];
		return;
	}
}

static void reap(int options)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, options)) > 0 || (pid < 0 && errno == EINTR))
		if (pid > 0)
			forget(pid, status);
}

static void take_signals(void)
{
	struct signalfd_siginfo info;

	while (read(nursery.signals, &info, sizeof info) == sizeof info)
		;
	reap(WNOHANG);
}

/* Who has not been waited for still has its pid. */
static void kill_late(void)
{
	uint64_t now = now_ms();

	for (unsigned i = 0; i < nursery.count; i++) {
		struct child *child = &nursery.children[i];

		if (child->deadline_ms > now)
			continue;
		child->deadline_ms = UINT64_MAX;
		child->late = true;
		kill(child->pid, SIGKILL);
	}
}

static int timeout(void)
{
	uint64_t soonest = UINT64_MAX, now;

	for (unsigned i = 0; i < nursery.count; i++)
		if (nursery.children[i].deadline_ms < soonest)
			soonest = nursery.children[i].deadline_ms;
	if (soonest == UINT64_MAX)
		return -1;
	now = now_ms();
	if (soonest <= now)
		return 0;
	return soonest - now > LONGEST_WAIT_MS ? LONGEST_WAIT_MS : (int)(soonest - now);
}

/* ---- the zygote ---- */

static void ignore_streams(void)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	for (int stream = 0; stream < STREAMS; stream++) {
		int fd = null >= 0 ? null : newborn_dead_end(stream == STDIN_FILENO);

		if (fd < 0 || (fd != stream && dup2(fd, stream) < 0))
			_exit(EXIT_FAILURE);
		if (null < 0 && fd >= STREAMS)
			close(fd);
	}
	if (null >= STREAMS)
		close(null);
}

static void prepare(void)
{
	sigset_t all, children;

	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, NULL);
	for (int number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	ignore_streams();
	if (fcntl(NURSERY_CONTROL, F_SETFD, FD_CLOEXEC) < 0 ||
		syscall(SYS_close_range, NURSERY_CONTROL + 1, UINT_MAX, 0) < 0 ||
		prctl(PR_SET_DUMPABLE, 0) < 0)
		_exit(EXIT_FAILURE);
	prctl(PR_SET_NAME, "cellua-zygote");
	umask(NEWBORN_UMASK);
	sigemptyset(&children);
	sigaddset(&children, SIGCHLD);
	nursery = (struct nursery){
		.control = NURSERY_CONTROL,
		.signals = signalfd(-1, &children, SFD_CLOEXEC | SFD_NONBLOCK),
		.program = open("/proc/self/exe", O_PATH | O_CLOEXEC),
		.pid = getpid(),
	};
	if (nursery.signals < 0)
		_exit(EXIT_FAILURE);
	/* the numbers that a newborn's descriptors get are taken */
	while (nursery.program < 0 && dup(nursery.signals) <= NEWBORN_DESCRIPTORS)
		;
}

/* Nobody asks for anything any more: those end that nobody has let go. Nothing is held open
 * meanwhile that somebody may wait for the end of. */
static _Noreturn void end(void)
{
	for (unsigned i = 0; i < nursery.count; i++)
		if (!nursery.children[i].let_go)
			kill(nursery.children[i].pid, SIGKILL);
	for (int fd = 0; fd <= NURSERY_CONTROL; fd++)
		close(fd);
	while (nursery.count > 0) {
		int status;
		pid_t pid = waitpid(-1, &status, 0);

		if (pid > 0)
			forget(pid, status);
		else if (errno == ECHILD)
			break;
	}
	_exit(0);
}

/* True in a new process. */
static bool take_order(void)
{
	struct order order;
	int fds[ORDER_DESCRIPTORS];
	int count = order_receive(nursery.control, &order, fds);

	if (count == -EMFILE)
		return false; /* who asked finds its sockets closed */
	if (count < 0)
		end();
	if (is_birth(&order, (unsigned)count) && bear(&order, fds))
		return true;
	if (order.kind == ORDER_LET_GO)
		let_go(order.serial);
	order_close(fds, (unsigned)count);
	return false;
}

void nursery_run(void)
{
	prepare();
	for (;;) {
		struct pollfd polls[] = {
			{ .fd = nursery.control, .events = POLLIN },
			{ .fd = nursery.signals, .events = POLLIN },
		};

		if (poll(polls, 2, timeout()) < 0)
			continue;
		if (polls[1].revents)
			take_signals();
		kill_late();
		if (polls[0].revents && take_order())
			return;
	}
}
