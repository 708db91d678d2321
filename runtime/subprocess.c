/* SPDX-License-Identifier: MIT */
/* subprocess.c - the processes that a state has had made, and that end with it. */
#include "runtime/subprocess.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "runtime/confined.h"
#include "runtime/vm.h"
#include "sandbox/request.h"

/* ---- the zygote of this process ---- */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* of these */
static struct zygote zygote;
static bool has_none;

void subprocess_ask(const struct zygote *given)
{
	has_none = !given;
	if (given)
		zygote = *given;
}

static int start_zygote(void)
{
	struct fault fault = { 0 };
	int status;

	pthread_mutex_lock(&lock);
	status = has_none ? -1 : zygote_start(&zygote, false, &fault);
	pthread_mutex_unlock(&lock);
	return status < 0 ? -ECHILD : 0;
}

/* It has died, which nothing that is not told to does: the next call begins another one. */
static void lose_zygote(void)
{
	pthread_mutex_lock(&lock);
	zygote_stop(&zygote);
	pthread_mutex_unlock(&lock);
}

/* ---- the state's list ---- */

static void close_one(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void close_all(struct subprocess *subprocess)
{
	close_one(&subprocess->born.pidfd);
	close_one(&subprocess->born.ending);
	close_one(&subprocess->status);
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

static void destroy(struct subprocess *subprocess)
{
	leave(subprocess);
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
		struct subprocess *subprocess = vm->loose.first;

		if (subprocess_has_ended(subprocess)) {
			destroy(subprocess);
		} else {
			leave(subprocess);
			enter(subprocess, &vm->loose);
		}
	}
}

/* ---- making one ---- */

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
	struct newborn *born)
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
	int status = start_zygote();

	if (status == 0)
		status = zygote_order(&zygote, &birth);
	close_one(&status_ends[1]);
	/* what it will want to know is there already */
	if (status == 0)
		status = blob_send(status_ends[0], rearing->charter);
	if (status == 0)
		status = zygote_answer(status_ends[0], born);
	if (status != -ECONNRESET)
		return status;
	lose_zygote();
	return -ECHILD;
}

int subprocess_make(struct vm *vm, const struct rearing *rearing,
	struct subprocess **subprocess, int *address)
{
	int inbox[2] = { -1, -1 }, status_ends[2] = { -1, -1 }, status;
	struct subprocess *made = calloc(1, sizeof *made);

	if (!made)
		return -ENOMEM;
	sweep(vm);
	made->born = (struct newborn){ .pidfd = -1, .ending = -1 };
	status = open_pair(inbox);
	if (status == 0)
		status = open_pair(status_ends);
	if (status == 0)
		status = bear(rearing, inbox[1], status_ends, &made->born);
	close_one(&inbox[1]);
	made->status = status_ends[0];
	if (status < 0) {
		close_pair(inbox);
		close_pair(status_ends);
		made->status = -1;
		close_all(made);
		free(made);
		return status;
	}
	made->watched = true;
	enter(made, &vm->held);
	*subprocess = made;
	*address = inbox[0];
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
	struct request request;
	struct reply reply;
	int fds[REPLY_DESCRIPTORS], status;

	memset(&request, 0, sizeof request);
	request.kind = REQUEST_SIGNAL;
	request.signal = number;
	request.serial = subprocess->born.serial;
	status = request_ask(confined_by->control, &request, -1, &reply, fds);
	return status < 0 ? status : -reply.errnum;
}

int subprocess_signal(struct subprocess *subprocess, int number)
{
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
	status = zygote_let_go(&zygote, subprocess->born.serial);
	if (status == 0)
		subprocess->watched = false;
	return status;
}

/* Without a demise the zygote has died, and took it along. */
void subprocess_learn(
	struct subprocess *subprocess, const struct demise *demise, int size)
{
	subprocess->has_ended = true;
	subprocess->demise =
		size == sizeof *demise ? *demise : (struct demise){ .signal = SIGKILL };
	close_one(&subprocess->born.ending);
}

void subprocess_release(struct vm *vm, struct subprocess *subprocess)
{
	close_one(&subprocess->status);
	if (!subprocess->watched || subprocess_has_ended(subprocess)) {
		destroy(subprocess);
		return;
	}
	leave(subprocess);
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
		destroy(vm->loose.first);
}
