/* SPDX-License-Identifier: MIT */
/* nursery.c - what a zygote does: it makes processes, and looks after them. */
#include "sandbox/nursery.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sandbox/clock.h"
#include "sandbox/identity.h"
#include "sandbox/namespaces.h"
#include "sandbox/newborn.h"
#include "sandbox/order.h"
#include "sandbox/rights.h"
#include "sandbox/spare.h"

enum { REST_MS = 2 };

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
	int self; /* a pidfd */
	struct spare spare;
	uint64_t rest_ms; /* when there is time to make another one; UINT64_MAX: never */
} nursery;

/* ---- births ---- */

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

/* A birth in the making. */
struct labour {
	const struct order *order;
	const int *fds;
	struct child child;
	int pidfd, ending; /* for who has ordered it */
};

/* Whose birth nobody hears of ends; the end of its socket is the answer then. */
static void tell_birth(const struct labour *labour, int status)
{
	const int fds[] = { labour->pidfd, labour->ending };

	if (answer_send(labour->fds[1], -status, labour->child.pid, labour->child.serial,
		    fds) < 0 &&
		status == 0)
		kill(labour->child.pid, SIGKILL);
}

/* Nobody shall hear of it what it says itself before he hears that it is born. */
static int use_spare(struct labour *labour)
{
	struct spare spare = nursery.spare;

	nursery.spare = (struct spare){ .pidfd = CLOSED, .socket = CLOSED };
	nursery.rest_ms = clock_ms() + REST_MS;
	labour->child.pid = spare.pid;
	labour->pidfd = spare.pidfd;
	tell_birth(labour, 0);
	/* else it has ended, as whoever waits for it finds out */
	order_send(spare.socket, labour->order, labour->fds);
	close(spare.socket);
	return 0;
}

/* Returns 0 or -errno; 1 in the new process, which waits until its birth was told. */
static int make_new(struct labour *labour)
{
	int gate[2], status;
	char word;

	if (pipe2(gate, O_CLOEXEC) < 0)
		return -errno;
	labour->child.pid = newborn_make(labour->order->spaces, &labour->pidfd);
	status = labour->child.pid < 0 ? -errno : 0;
	if (labour->child.pid == 0) {
		close(gate[1]);
		while (read(gate[0], &word, 1) < 0 && errno == EINTR)
			;
		newborn_settle(labour->order, labour->fds, nursery.pid, nursery.self,
			nursery.program);
		return 1;
	}
	if (status == 0)
		tell_birth(labour, 0);
	close(gate[0]);
	close(gate[1]);
	return status;
}

static int make(struct labour *labour)
{
	int ends[2];
	int status = labour->order->fresh && nursery.program < 0 ? -ENOENT : reserve();

	if (status == 0 && pipe2(ends, O_CLOEXEC) < 0)
		status = -errno;
	if (status < 0)
		return status;
	labour->ending = ends[0];
	labour->child.ending = ends[1];
	status = spare_suits(&nursery.spare, labour->order) ? use_spare(labour)
	                                                    : make_new(labour);
	if (status == 1)
		return status;
	close(ends[0]);
	if (status < 0)
		close(ends[1]);
	return status;
}

/* True in the new process. */
static bool bear(const struct order *order, const int *fds)
{
	struct labour labour = {
		.order = order,
		.fds = fds,
		.child = { .serial = ++nursery.serial, .deadline_ms = UINT64_MAX },
		.pidfd = CLOSED,
	};
	int status = make(&labour);

	if (status == 1)
		return true;
	if (status < 0) {
		tell_birth(&labour, status);
		return false;
	}
	close(labour.pidfd);
	if (order->wall_ms != UINT64_MAX)
		labour.child.deadline_ms = clock_ms() + order->wall_ms;
	nursery.children[nursery.count++] = labour.child;
	return false;
}

static bool is_birth(const struct order *order, unsigned fd_count)
{
	unsigned streams = 0;

	for (unsigned i = 0; i < STREAMS; i++)
		streams += order->streams >> i & 1;
	return order->kind == ORDER_BIRTH && fd_count == 2 + streams;
}

static void let_go(uint64_t serial)
{
	for (unsigned i = 0; i < nursery.count; i++)
		if (nursery.children[i].serial == serial)
			nursery.children[i].let_go = true;
}

/* What is the same for every child is done once. A user namespace has given back what was
 * given up outside of it, and lets who has none write its maps only if he can be looked into. */
static void enter(unsigned spaces)
{
	struct identity identity = { .changes = false };
	struct fault fault = { 0 };
	unsigned entered;
	int errnum;

	spare_drop(&nursery.spare);
	if (prctl(PR_SET_DUMPABLE, 1) < 0 ||
		namespaces_enter(spaces, &entered, &errnum, &fault) < 0 ||
		prctl(PR_SET_DUMPABLE, 0) < 0 || identity_bound(&identity, &fault) < 0)
		_exit(EXIT_FAILURE);
}

/* What was made before would not hear of it. */
static void work_in(const int *fds, int count)
{
	spare_drop(&nursery.spare);
	if (count != 1 || fchdir(fds[0]) < 0)
		_exit(EXIT_FAILURE);
}

static void set_mask(mode_t mask)
{
	spare_drop(&nursery.spare);
	umask(mask);
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
	if (pid == nursery.spare.pid)
		spare_drop(&nursery.spare);
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
	if (nursery.rest_ms != UINT64_MAX)
		nursery.rest_ms = 0; /* whoever has gone leaves room for another one */
}

/* Who has not been waited for still has its pid. */
static void kill_late(void)
{
	uint64_t now = clock_ms();

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
	uint64_t soonest = nursery.rest_ms, now;

	for (unsigned i = 0; i < nursery.count; i++)
		if (nursery.children[i].deadline_ms < soonest)
			soonest = nursery.children[i].deadline_ms;
	if (soonest == UINT64_MAX)
		return -1;
	now = clock_ms();
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

/* Those, too, that the C library keeps for itself, and may have inherited as ignored. */
static void reset_signals(void)
{
	const struct {
		void *handler;
		unsigned long flags;
		void *restorer;
		uint64_t mask;
	} by_default = { 0 };

	for (int number = 1; number < NSIG; number++)
		syscall(SYS_rt_sigaction, number, &by_default, NULL,
			sizeof by_default.mask);
}

static void settle_in(void)
{
	sigset_t all, children;

	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, NULL);
	reset_signals();
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
		.self = (int)syscall(SYS_pidfd_open, getpid(), 0),
		.spare = { .pidfd = CLOSED, .socket = CLOSED },
	};
	if (nursery.signals < 0 || nursery.self < 0)
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
	spare_drop(&nursery.spare);
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
	if (order.kind == ORDER_ENTER)
		enter(order.spaces);
	if (order.kind == ORDER_WORK_IN)
		work_in(fds, count);
	if (order.kind == ORDER_MASK)
		set_mask(order.mask);
	rights_close(fds, (unsigned)count);
	return false;
}

/* Whoever was made last begins, and should not have to share the processor with the next. */
static bool has_rested(void)
{
	if (nursery.spare.pid > 0 || nursery.rest_ms > clock_ms())
		return false;
	nursery.rest_ms = UINT64_MAX;
	return true;
}

static void run(void (*prepare)(void))
{
	settle_in();
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
		if (has_rested() && spare_make(&nursery.spare, prepare))
			return;
	}
}

/* Whoever is born has no list of its siblings. */
void nursery_run(void (*prepare)(void))
{
	run(prepare);
	free(nursery.children);
	nursery = (struct nursery){ 0 };
}
