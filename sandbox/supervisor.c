/* SPDX-License-Identifier: MIT */
/* supervisor.c - watch a confined process as if it were oneself. */
#include "sandbox/supervisor.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "sandbox/clock.h"
#include "sandbox/filter.h"

enum { SIGNAL_STATUS = 128, LONG_WAIT_MS = 60000, TERMINAL_WAIT_MS = 500 };

enum { PIDFD, CONTROL, SIGNALS, OBSERVER, FIRST_PUMP, POLLS = FIRST_PUMP + PUMP_LINES };

/* The process that is watched. */
struct watch {
	const struct supervision *supervision;
	struct fault *fault;
	pid_t pid;
	int pidfd, control, signals; /* -1: none */
	uint64_t deadline_ms;        /* UINT64_MAX: none */
	bool ready, failed, late;
	struct pollfd *polls; /* POLLS of them, and the broker's */
	size_t room;
};

/* What goes on to the confined process. SIGTSTP and the like stop both, SIGKILL and SIGSTOP
 * come to nobody's notice. */
static const int forwarded[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2,
	SIGALRM, SIGWINCH, SIGCONT, SIGTSTP, SIGTTIN, SIGTTOU };

static void tell(const struct watch *watch, int number)
{
	syscall(SYS_pidfd_send_signal, watch->pidfd, number, NULL, 0);
}

/* ---- the new process ---- */

static _Noreturn void run_child(
	const struct supervision *supervision, int control, const sigset_t *mask)
{
	struct fault fault = { 0 };
	int status;

	sigprocmask(SIG_SETMASK, mask, NULL);
	status = supervision->run(supervision->argument, &control, &fault);
	if (status >= 0)
		_exit(status);
	control_fail(control, &fault);
	_exit(fault.status);
}

static int block_signals(sigset_t *before)
{
	sigset_t set;
	int fd;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof forwarded / sizeof *forwarded; i++)
		sigaddset(&set, forwarded[i]);
	sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_BLOCK, &set, before);
	fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	/* an actor whose owner does not listen is none of ours to die of */
	sigaddset(&set, SIGPIPE);
	sigprocmask(SIG_BLOCK, &set, NULL);
	return fd;
}

static int start(struct watch *watch, const sigset_t *mask)
{
	const struct supervision *supervision = watch->supervision;
	int ends[2];

	if (control_open(ends, watch->fault) < 0)
		return -1;
	watch->pid = fork();
	if (watch->pid == 0) {
		close(ends[0]);
		close(watch->signals);
		run_child(supervision, ends[1], mask);
	}
	close(ends[1]);
	if (supervision->pump)
		pump_begin(supervision->pump);
	watch->control = ends[0];
	if (watch->pid < 0)
		return fault_set(watch->fault, "supervisor", errno, "fork");
	watch->pidfd = (int)syscall(SYS_pidfd_open, watch->pid, 0);
	if (watch->pidfd < 0)
		fault_set(watch->fault, "supervisor", errno, "pidfd_open");
	else if (!supervision->born ||
		 supervision->born(supervision->argument, watch->pid, watch->control,
			 watch->fault) == 0)
		return 0;
	watch->failed = true;
	kill(watch->pid, SIGKILL);
	return -1;
}

/* ---- what it says ---- */

/* It dies of what it says, and its fault is ours. */
static void fail(struct watch *watch)
{
	watch->failed = true;
	tell(watch, SIGKILL);
}

static void hear_ready(struct watch *watch, const struct summary *summary)
{
	bool same = summary_holds(summary, watch->supervision->expected);

	if (watch->supervision->actual)
		*watch->supervision->actual = *summary;
	if (watch->ready || !same) {
		fault_refuse(watch->fault, EXIT_BROKEN,
			"supervisor: less holds than was planned");
		fail(watch);
		return;
	}
	watch->ready = true;
	if (control_go(watch->control, watch->fault) < 0)
		fail(watch);
}

/* Who says so is about to die of it. */
static void hear_violation(struct watch *watch, const struct violation *violation)
{
	char name[64];

	filter_call((int)violation->number, name, sizeof name);
	fault_refuse(watch->fault, EXIT_STOPPED, "stopped: %s() is never allowed (%u)",
		name, violation->number);
	fail(watch);
}

/* Once it is ready it may ask for something, and has nothing more to say but what it dies of. */
static void hear(struct watch *watch)
{
	struct broker *broker = watch->supervision->broker;
	struct frame frame;
	int status;

	if (broker && watch->ready && !control_is_frame(watch->control)) {
		if (broker_hear_main(broker, watch->control) == 0)
			return;
		status = -1;
	} else {
		status = control_take(watch->control, &frame);
	}
	if (status > 0 && frame.kind == FRAME_READY) {
		hear_ready(watch, &frame.is.summary);
		return;
	}
	if (status > 0 && watch->ready && frame.kind == FRAME_VIOLATION) {
		hear_violation(watch, &frame.is.violation);
		return;
	}
	if (status > 0 && !watch->ready && frame.kind == FRAME_FAULT) {
		*watch->fault = frame.is.fault;
		fail(watch);
	} else if (status != 0) {
		fault_refuse(watch->fault, EXIT_STOPPED,
			"supervisor: the script has sent what is no message");
		fail(watch);
	}
	close(watch->control);
	watch->control = -1;
}

/* ---- signals ---- */

static bool stops(int number)
{
	return number == SIGTSTP || number == SIGTTIN || number == SIGTTOU;
}

/* Both stop, and when we go on, so does it. */
static void stop_both(struct watch *watch)
{
	tell(watch, SIGSTOP);
	raise(SIGSTOP);
	tell(watch, SIGCONT);
}

/* Of the terminal, to all who work there. */
static bool reaches_both(const struct watch *watch, const struct signalfd_siginfo *info)
{
	return watch->supervision->observer && info->ssi_code == SI_KERNEL;
}

static void take_signals(struct watch *watch)
{
	struct signalfd_siginfo info;

	while (read(watch->signals, &info, sizeof info) == sizeof info) {
		int number = (int)info.ssi_signo;

		if (stops(number))
			stop_both(watch);
		else if (number != SIGCHLD && !reaches_both(watch, &info))
			tell(watch, number);
	}
}

/* ---- watching ---- */

/* Until the deadline, but not longer than `most_ms`. */
static int timeout(const struct watch *watch, int most_ms)
{
	uint64_t now, left;

	if (watch->deadline_ms == UINT64_MAX)
		return most_ms;
	now = clock_ms();
	left = watch->deadline_ms > now ? watch->deadline_ms - now : 0;
	if (left > LONG_WAIT_MS)
		left = LONG_WAIT_MS;
	return most_ms >= 0 && (uint64_t)most_ms < left ? most_ms : (int)left;
}

static void check_time(struct watch *watch)
{
	if (watch->deadline_ms == UINT64_MAX || clock_ms() < watch->deadline_ms)
		return;
	watch->late = true;
	watch->deadline_ms = UINT64_MAX;
	tell(watch, SIGKILL);
}

static int reserve_polls(struct watch *watch, size_t count)
{
	size_t room = watch->room * 2 > count ? watch->room * 2 : count;
	struct pollfd *polls;

	if (watch->polls && count <= watch->room)
		return 0;
	polls = realloc(watch->polls, room * sizeof *polls);
	if (!polls) {
		fault_set(watch->fault, "supervisor", ENOMEM, "actors");
		return -1;
	}
	watch->polls = polls;
	watch->room = room;
	return 0;
}

/* Fills in what is polled of the broker's. Returns 0 or -1. */
static int wait_for_all(
	struct watch *watch, struct pump *pump, struct broker_census *census)
{
	const struct broker *broker = watch->supervision->broker;
	struct pollfd *polls;
	size_t count;
	int most_ms;

	if (broker)
		*census = broker_count(broker);
	count = POLLS + broker_poll_count(*census);
	if (reserve_polls(watch, count) < 0)
		return -1;
	polls = watch->polls;
	polls[PIDFD] = (struct pollfd){ .fd = watch->pidfd, .events = POLLIN };
	polls[CONTROL] = (struct pollfd){ .fd = watch->control, .events = POLLIN };
	polls[SIGNALS] = (struct pollfd){ .fd = watch->signals, .events = POLLIN };
	polls[OBSERVER] = (struct pollfd){ .fd = -1 };
	if (watch->supervision->observer)
		observer_poll(watch->supervision->observer, &polls[OBSERVER]);
	most_ms = pump_polls(pump, polls + FIRST_PUMP) ? -1 : TERMINAL_WAIT_MS;
	if (broker)
		broker_polls(broker, polls + POLLS);
	if (poll(polls, count, timeout(watch, most_ms)) < 0) {
		if (errno != EINTR)
			return fault_set(watch->fault, "supervisor", errno, "poll");
		for (size_t i = 0; i < count; i++)
			polls[i].revents = 0;
	}
	return 0;
}

/* Without a zygote nothing is as it was planned. */
static void move_broker(struct watch *watch, struct broker_census census)
{
	struct broker *broker = watch->supervision->broker;

	if (!broker)
		return;
	broker_move(broker, watch->polls + POLLS, census);
	if (!broker->is_lost || watch->failed)
		return;
	fault_refuse(watch->fault, EXIT_BROKEN, "supervisor: the zygote has died");
	fail(watch);
}

/* Until the process has ended, and what it said before was heard. */
static void look(struct watch *watch)
{
	static struct pump no_pump;
	struct pump *pump =
		watch->supervision->pump ? watch->supervision->pump : &no_pump;

	for (;;) {
		struct broker_census census = { 0, 0 };

		if (wait_for_all(watch, pump, &census) < 0) {
			fail(watch);
			return;
		}
		pump_move(pump, watch->polls + FIRST_PUMP);
		if (watch->supervision->observer)
			observer_move(
				watch->supervision->observer, &watch->polls[OBSERVER]);
		/* before somebody asks for more of them */
		move_broker(watch, census);
		if (watch->polls[CONTROL].revents)
			hear(watch);
		if (watch->polls[SIGNALS].revents)
			take_signals(watch);
		check_time(watch);
		if (watch->polls[PIDFD].revents)
			return;
	}
}

/* A confined process may raise no signal: a status stands for the two of which scripts end as
 * a matter of course. One that is only observed can. */
static int reap(struct watch *watch, struct ending *ending)
{
	int status;

	while (waitpid(watch->pid, &status, 0) < 0)
		if (errno != EINTR)
			return fault_set(watch->fault, "supervisor", errno, "waitpid");
	if (watch->failed)
		return -1;
	*ending = (struct ending){ .status = EXIT_OUT_OF_TIME, .late = watch->late };
	if (watch->late)
		return 0;
	ending->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	ending->status =
		ending->signal ? SIGNAL_STATUS + ending->signal : WEXITSTATUS(status);
	if (!watch->supervision->observer &&
		(ending->status == SIGNAL_STATUS + SIGINT ||
			ending->status == SIGNAL_STATUS + SIGPIPE))
		ending->signal = ending->status - SIGNAL_STATUS;
	if (watch->ready)
		return 0;
	return fault_refuse(watch->fault, EXIT_NOT_CONFINED,
		"supervisor: the process ended before it was confined");
}

static void close_all(struct watch *watch)
{
	const int fds[] = { watch->pidfd, watch->control, watch->signals };

	for (size_t i = 0; i < sizeof fds / sizeof *fds; i++)
		if (fds[i] >= 0)
			close(fds[i]);
}

/* Those that came while the signal was blocked: somebody did not want to be told. */
static void forget_broken_pipes(const sigset_t *before)
{
	static const struct timespec at_once = { 0, 0 };
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGPIPE);
	if (!sigismember(before, SIGPIPE))
		sigtimedwait(&set, NULL, &at_once);
}

int supervise(
	const struct supervision *supervision, struct ending *ending, struct fault *fault)
{
	struct watch watch = {
		.supervision = supervision,
		.fault = fault,
		.pid = -1,
		.pidfd = -1,
		.control = -1,
		.deadline_ms = UINT64_MAX,
	};
	sigset_t before;
	int status = -1;

	watch.signals = block_signals(&before);
	if (watch.signals < 0)
		fault_set(fault, "supervisor", errno, "signalfd");
	else
		status = start(&watch, &before);
	if (supervision->wall_ms != UINT64_MAX)
		watch.deadline_ms = clock_ms() + supervision->wall_ms;
	if (status == 0)
		look(&watch);
	if (watch.pid > 0)
		status = reap(&watch, ending) < 0 ? -1 : status;
	if (supervision->broker)
		broker_finish(supervision->broker);
	if (supervision->pump)
		pump_finish(supervision->pump);
	close_all(&watch);
	free(watch.polls);
	forget_broken_pipes(&before);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return status;
}

_Noreturn void supervisor_end(const struct ending *ending)
{
	sigset_t set;

	if (ending->signal) {
		prctl(PR_SET_DUMPABLE, 0); /* it is not we who crashed */
		signal(ending->signal, SIG_DFL);
		sigemptyset(&set);
		sigaddset(&set, ending->signal);
		sigprocmask(SIG_UNBLOCK, &set, NULL);
		raise(ending->signal);
	}
	_exit(ending->status);
}
