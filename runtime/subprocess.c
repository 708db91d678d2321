/* SPDX-License-Identifier: MIT */
/* subprocess.c - the processes that a state has had made, and that end with it. */
#include "runtime/subprocess.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "runtime/bounded.h"
#include "runtime/confined.h"
#include "runtime/descriptor.h"
#include "runtime/vm.h"
#include "runtime/watched.h"
#include "sandbox/direct.h"

/* ---- the zygote of this process ---- */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* of these */
static struct zygote zygote;
static unsigned lost; /* how many of them have died */
static bool has_none;
static mode_t mask;   /* that the next one is told, */
static bool has_mask; /* once one was chosen */

void subprocess_ask(const struct zygote *given)
{
	has_none = !given;
	if (given)
		zygote = *given;
}

bool subprocess_can_be_made(void)
{
	bool can;

	pthread_mutex_lock(&lock);
	can = zygote.started;
	pthread_mutex_unlock(&lock);
	return can;
}

/* Under the lock. */
static int start(void)
{
	struct fault fault = { 0 };

	if (zygote.started)
		return 0;
	if (has_none || zygote_start(&zygote, false, &fault) < 0)
		return -ECHILD;
	return has_mask ? zygote_mask(&zygote, mask) : 0;
}

/* One that has died is told nothing: the next one is, or finds it so. */
static int unless_gone(int status)
{
	return status == -EPIPE || status == -ECONNRESET ? 0 : status;
}

int subprocess_work_in(int directory)
{
	int status = 0;

	pthread_mutex_lock(&lock);
	if (zygote.started)
		status = unless_gone(zygote_work_in(&zygote, directory));
	pthread_mutex_unlock(&lock);
	return status;
}

int subprocess_mask(mode_t chosen)
{
	int status = 0;

	pthread_mutex_lock(&lock);
	mask = chosen;
	has_mask = true;
	if (zygote.started)
		status = unless_gone(zygote_mask(&zygote, mask));
	pthread_mutex_unlock(&lock);
	return status;
}

/* Who lost it to others in other threads need not know: each order is one datagram, and is
 * given while nobody takes the zygote away. (R-SBX-116) */
static int order(const struct birth *birth, unsigned *ordered_of)
{
	int status;

	pthread_mutex_lock(&lock);
	status = start();
	if (status == 0)
		status = zygote_order(&zygote, birth);
	*ordered_of = lost;
	pthread_mutex_unlock(&lock);
	return status;
}

/* No answer came. Either the zygote has died, which nothing does that is not told to: another
 * one can be asked. Or it could not take all that the order came with. */
static int lose_zygote(unsigned ordered_of)
{
	int status = -ECONNRESET;

	pthread_mutex_lock(&lock);
	if (ordered_of == lost && !zygote_has_gone(&zygote)) {
		status = -EMFILE;
	} else if (ordered_of == lost) {
		zygote_stop(&zygote);
		lost++;
	}
	pthread_mutex_unlock(&lock);
	return status;
}

/* ---- the state's list ---- */

static void close_one(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* The guest has the other end only of one that is bounded, and may be hostile by now. */
static void close_status(struct subprocess *subprocess)
{
	if (subprocess->status >= 0 && subprocess->is_bounded)
		descriptor_close_mail(subprocess->status);
	else if (subprocess->status >= 0)
		close(subprocess->status);
	subprocess->status = -1;
}

static void close_all(struct subprocess *subprocess)
{
	close_one(&subprocess->born.pidfd);
	close_one(&subprocess->born.ending);
	close_status(subprocess);
}

static void enter(struct subprocess *subprocess, struct subprocess_list *list)
{
	subprocess->list = list;
	subprocess->next = NULL;
	subprocess->previous = list->last;
	if (list->last)
		list->last->next = subprocess;
	else
		list->first = subprocess;
	list->last = subprocess;
}

static void leave(struct subprocess *subprocess)
{
	struct subprocess_list *list = subprocess->list;

	if (subprocess->previous)
		subprocess->previous->next = subprocess->next;
	else
		list->first = subprocess->next;
	if (subprocess->next)
		subprocess->next->previous = subprocess->previous;
	else
		list->last = subprocess->previous;
}

static struct subprocess *take_first(struct subprocess_list *list)
{
	struct subprocess *subprocess = list->first;

	list->first = subprocess->next;
	if (list->first)
		list->first->previous = NULL;
	else
		list->last = NULL;
	return subprocess;
}

/* It stands in no list. */
static void destroy(struct subprocess *subprocess)
{
	close_all(subprocess);
	free(subprocess);
}

/* How many of those that nobody holds are looked at when one is added. */
enum { SWEEP = 4 };

bool subprocess_has_ended(const struct subprocess *subprocess)
{
	struct pollfd ended = { .fd = subprocess->born.ending, .events = POLLIN };

	return subprocess->born.ending < 0 || poll(&ended, 1, 0) > 0;
}

/* Those that have ended go, so that they do not gather; those that are still there go to the
 * end, so that others are looked at the next time. */
static void sweep(struct vm *vm)
{
	for (int i = 0; vm->loose.first && i < SWEEP; i++) {
		struct subprocess *subprocess = take_first(&vm->loose);

		if (subprocess_has_ended(subprocess))
			destroy(subprocess);
		else
			enter(subprocess, &vm->loose);
	}
}

/* ---- making one ---- */

enum { TRIES = 2 }; /* of zygotes that die */

static int open_pair(int ends[2])
{
	return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0 ? -errno
	                                                                       : 0;
}

static void close_pair(int ends[2])
{
	close_one(&ends[0]);
	close_one(&ends[1]);
}

static int bear(const struct rearing *rearing, int inbox, int status_ends[2],
	struct subprocess *made)
{
	const struct birth birth = {
		.spaces = rearing->spaces,
		.fresh = rearing->fresh,
		.wall_ms = rearing->wall_ms,
		.inbox = inbox,
		.status = status_ends[1],
		.streams = { rearing->streams[0], rearing->streams[1],
			rearing->streams[2] },
	};
	int status = order(&birth, &made->of_zygote);

	close_one(&status_ends[1]);
	/* what it will want to know is there already; if nobody will, the answer says why */
	if (status == 0)
		status = blob_send(status_ends[0], rearing->charter);
	if (status == 0 && rearing->more)
		status = blob_send(status_ends[0], rearing->more);
	if (status == 0 && rearing->is_bounded)
		status = bounded_let_go(status_ends[0]);
	if (status == -EPIPE)
		status = 0;
	if (status == 0)
		status = zygote_answer(status_ends[0], &made->born);
	return status == -ECONNRESET ? lose_zygote(made->of_zygote) : status;
}

static int make(const struct rearing *rearing, struct subprocess *made, int *address)
{
	int inbox[2] = { -1, -1 }, status_ends[2] = { -1, -1 };
	int status = open_pair(inbox);

	if (status == 0)
		status = open_pair(status_ends);
	if (status == 0)
		status = bear(rearing, inbox[1], status_ends, made);
	close_one(&inbox[1]);
	made->status = status_ends[0];
	if (status < 0) {
		close_pair(inbox);
		close_one(&status_ends[1]);
		close_all(made);
	}
	*address = inbox[0];
	return status;
}

int subprocess_make(struct vm *vm, const struct rearing *rearing,
	struct subprocess **subprocess, int *address)
{
	struct subprocess *made = calloc(1, sizeof *made);
	int status = -ECONNRESET;

	if (!made)
		return -ENOMEM;
	sweep(vm);
	made->born = (struct newborn){ .pidfd = -1, .ending = -1 };
	for (int tries = 0; status == -ECONNRESET && tries < TRIES; tries++)
		status = make(rearing, made, address);
	if (status < 0) {
		free(made);
		return status == -ECONNRESET ? -ECHILD : status;
	}
	made->watched = true;
	made->is_bounded = rearing->is_bounded;
	enter(made, &vm->held);
	*subprocess = made;
	return 0;
}

int subprocess_adopt(struct vm *vm, pid_t pid, uint64_t serial, int ending,
	struct subprocess **subprocess)
{
	struct subprocess *adopted = calloc(1, sizeof *adopted);

	if (!adopted)
		return -ENOMEM;
	sweep(vm);
	*adopted = (struct subprocess){
		.born = { pid, serial, -1, ending },
		.status = -1,
		.watched = true,
		.by_supervisor = true,
		.is_ready = true,
	};
	enter(adopted, &vm->held);
	*subprocess = adopted;
	return 0;
}

/* ---- what becomes of it ---- */

static int ask_for_signal(const struct subprocess *subprocess, int number)
{
	struct actor_request request;
	struct actor_reply reply;
	int fds[REPLY_DESCRIPTORS], status;

	memset(&request, 0, sizeof request);
	request.kind = REQUEST_SIGNAL;
	request.signal = number;
	request.serial = subprocess->born.serial;
	status = request_ask(confined_by->control, &request, NULL, &reply, fds);
	return status < 0 ? status : -reply.errnum;
}

int subprocess_signal(struct subprocess *subprocess, int number)
{
	if (subprocess->has_ended)
		return -ESRCH;
	if (subprocess->by_supervisor)
		return ask_for_signal(subprocess, number);
	if (syscall(SYS_pidfd_send_signal, subprocess->born.pidfd, number, NULL, 0) < 0)
		return -errno;
	return 0;
}

int subprocess_let_go(struct subprocess *subprocess)
{
	int status;

	if (subprocess->by_supervisor)
		return -EPERM;
	pthread_mutex_lock(&lock);
	status = subprocess->of_zygote == lost
	                 ? zygote_let_go(&zygote, subprocess->born.serial)
	                 : -ESRCH;
	pthread_mutex_unlock(&lock);
	if (status == 0)
		subprocess->watched = false;
	return status == -EPIPE ? -ESRCH : status;
}

/* Who ends closes what it has before anybody is told; the flag is there as long as it is.
 * Its number here is the one that /proc gives to the pidfd. (PF_EXITING, proc_pid_stat(5)) */
enum { FLAG_EXITING = 4, FIELDS_TO_FLAGS = 7 };

static int read_line(char *text, size_t room, const char *path)
{
	ssize_t size;
	int fd;

	watched_aside(true);
	fd = direct_open(path, O_RDONLY | O_CLOEXEC);
	watched_aside(false);
	size = fd < 0 ? -1 : read(fd, text, room - 1);
	close_one(&fd);
	if (size < 0)
		return -1;
	text[size] = '\0';
	return 0;
}

bool subprocess_is_ending(const struct subprocess *subprocess)
{
	char path[64], text[1024];
	const char *place;
	long pid;

	if (subprocess_has_ended(subprocess))
		return true;
	snprintf(path, sizeof path, "/proc/self/fdinfo/%d", subprocess->born.pidfd);
	if (read_line(text, sizeof text, path) < 0)
		return false;
	place = strstr(text, "\nPid:");
	if (!place)
		return false;
	pid = strtol(place + strlen("\nPid:"), NULL, 10);
	if (pid <= 0)
		return true; /* nobody has that number any more */
	snprintf(path, sizeof path, "/proc/%ld/stat", pid);
	if (read_line(text, sizeof text, path) < 0)
		return true;
	place = strrchr(text, ')');
	for (int i = 0; place && i < FIELDS_TO_FLAGS; i++)
		place = strchr(place + 1, ' ');
	return place && strtoul(place, NULL, 10) & FLAG_EXITING;
}

/* Without a demise the zygote has died. Nearly always that takes its children along. */
void subprocess_learn(
	struct subprocess *subprocess, const struct demise *demise, int size)
{
	if (size == sizeof *demise) {
		subprocess->demise = *demise;
	} else {
		subprocess->demise = (struct demise){ .signal = SIGKILL };
		if (!subprocess->by_supervisor)
			subprocess_signal(subprocess, SIGKILL);
	}
	subprocess->has_ended = true;
	close_one(&subprocess->born.ending);
	close_one(&subprocess->born.pidfd);
}

void subprocess_release(struct vm *vm, struct subprocess *subprocess)
{
	close_status(subprocess);
	leave(subprocess);
	if (!subprocess->watched || subprocess_has_ended(subprocess))
		destroy(subprocess);
	else
		enter(subprocess, &vm->loose);
}

static void kill_all(const struct subprocess_list *list)
{
	for (struct subprocess *subprocess = list->first; subprocess;
		subprocess = subprocess->next) {
		if (subprocess->watched)
			subprocess_signal(subprocess, SIGKILL);
		close_all(subprocess);
	}
}

/* Those that are held are destroyed when their objects are collected. */
void subprocess_end_all(struct vm *vm)
{
	kill_all(&vm->held);
	kill_all(&vm->loose);
	while (vm->loose.first)
		destroy(take_first(&vm->loose));
}
