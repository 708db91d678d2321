/* SPDX-License-Identifier: MIT */
/* errands.c - what is looked up, and whom is connected to, for confined processes. */
#include "sandbox/errands.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sandbox/rights.h"

enum {
	RUNNING = 16,       /* processes at once */
	RUNNING_OF_ONE = 8, /* of the same owner */
	ASKED = 256,        /* that run, and that wait */
	ASKED_BY_ONE = 128,
};

#define NOBODY UINT64_MAX /* the owner has gone */

static void close_one(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* ---- the list ---- */

static struct errand *add(struct errands *errands)
{
	struct errand *errand = calloc(1, sizeof *errand);

	if (errand && errands->count == errands->room) {
		unsigned room = errands->room ? errands->room * 2 : 8;
		struct errand **list =
			realloc(errands->list, room * sizeof(struct errand *));

		if (!list) {
			free(errand);
			return NULL;
		}
		errands->list = list;
		errands->room = room;
	}
	if (!errand)
		return NULL;
	errand->end = errand->pidfd = -1;
	errands->list[errands->count++] = errand;
	return errand;
}

static void drop(struct errands *errands, unsigned i)
{
	struct errand *errand = errands->list[i];

	errands->count--;
	memmove(errands->list + i, errands->list + i + 1,
		(errands->count - i) * sizeof *errands->list);
	close_one(&errand->end);
	close_one(&errand->pidfd);
	free(errand);
}

static unsigned count_of(const struct errands *errands, uint64_t owner, bool runs)
{
	unsigned count = 0;

	for (unsigned i = 0; i < errands->count; i++)
		if (errands->list[i]->owner == owner &&
			(!runs || errands->list[i]->pid > 0))
			count++;
	return count;
}

/* ---- turns ---- */

static void fail(struct errand *errand, int errnum)
{
	const struct net_answer answer = { .errnum = errnum };

	rights_send(errand->end, &answer, sizeof answer, NULL, 0, MSG_DONTWAIT);
}

static bool may_run(const struct errands *errands, const struct errand *errand)
{
	return errand->pid == 0 && errand->owner != NOBODY &&
	       count_of(errands, errand->owner, true) < RUNNING_OF_ONE;
}

/* First come, first served; but no owner keeps all others waiting. */
static void run_next(struct errands *errands)
{
	for (unsigned i = 0; i < errands->count && errands->running < RUNNING;) {
		struct errand *errand = errands->list[i];
		int status;

		if (!may_run(errands, errand)) {
			i++;
			continue;
		}
		status = errand_begin(errand);
		if (status == 0) {
			errands->running++;
			i++;
		} else {
			fail(errand, -status);
			drop(errands, i);
		}
	}
}

/* ---- requests ---- */

static int refuse(struct actor_reply *reply, int errnum, const char *why)
{
	reply->errnum = errnum;
	if (why)
		snprintf(reply->text, sizeof reply->text, "%s", why);
	return -1;
}

static int fill(struct errand *errand, const struct actor_request *request,
	struct actor_reply *reply)
{
	int errnum;

	errand->kind = request->kind;
	errand->port = (uint16_t)request->port;
	if (request->kind == REQUEST_CONNECT_UNIX)
		memcpy(errand->path, request->path, sizeof errand->path);
	else if (!host_read(request->path, &errand->host) || request->port > UINT16_MAX)
		return refuse(reply, EINVAL, "no host, or no port");
	if (request->kind == REQUEST_CONNECT && *request->root &&
		(!host_read(request->root, &errand->pinned) || errand->pinned.is_name))
		return refuse(reply, EINVAL, "no address");
	errnum = errand_check(errand, reply->text, sizeof reply->text);
	return errnum ? refuse(reply, errnum, NULL) : 0;
}

static int open_ends(struct errand *errand, int *other, struct actor_reply *reply)
{
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0)
		return refuse(reply, errno, NULL);
	errand->end = ends[0];
	*other = ends[1];
	return 0;
}

int errands_take(struct errands *errands, uint64_t owner,
	const struct confinement *confinement, const struct actor_request *request,
	struct actor_reply *reply)
{
	struct errand *errand;
	int other = -1;

	if (errands->count >= ASKED || count_of(errands, owner, false) >= ASKED_BY_ONE)
		return refuse(reply, EAGAIN, "too much is asked for at once");
	errand = add(errands);
	if (!errand)
		return refuse(reply, ENOMEM, NULL);
	errand->owner = owner;
	errand->confinement = confinement;
	if (fill(errand, request, reply) < 0 || open_ends(errand, &other, reply) < 0) {
		drop(errands, errands->count - 1);
		return -1;
	}
	run_next(errands);
	return other;
}

/* ---- their ends ---- */

static void kill_one(struct errand *errand)
{
	if (errand->pidfd >= 0)
		syscall(SYS_pidfd_send_signal, errand->pidfd, SIGKILL, NULL, 0);
}

/* Those that run are taken when they have ended: others are being looked at, by their
 * places. */
void errands_end_those_of(struct errands *errands, uint64_t owner)
{
	for (unsigned i = 0; i < errands->count; i++) {
		struct errand *errand = errands->list[i];

		if (errand->owner != owner)
			continue;
		errand->owner = NOBODY;
		errand->confinement = NULL;
		kill_one(errand);
	}
}

static void reap(struct errands *errands, struct errand *errand)
{
	while (waitpid(errand->pid, NULL, 0) < 0 && errno == EINTR)
		;
	errands->running--;
}

void errands_polls(const struct errands *errands, struct pollfd *polls)
{
	for (unsigned i = 0; i < errands->count; i++) {
		const struct errand *errand = errands->list[i];

		*polls++ = (struct pollfd){ .fd = errand->pidfd, .events = POLLIN };
		*polls++ = (struct pollfd){ .fd = errand->end };
	}
}

/* What comes back through an end is nothing; that it is closed says enough. */
static bool is_over(
	struct errands *errands, struct errand *errand, const struct pollfd *polls)
{
	if (polls[0].revents) {
		reap(errands, errand);
		return true;
	}
	if (polls[1].revents || errand->owner == NOBODY) {
		if (errand->pid == 0)
			return true;
		kill_one(errand);
		close_one(&errand->end);
	}
	return false;
}

/* A later one only takes a place that was looked at. */
void errands_move(struct errands *errands, const struct pollfd *polls, unsigned count)
{
	for (unsigned i = count; i-- > 0;)
		if (is_over(errands, errands->list[i], polls + (size_t)ERRAND_POLLS * i))
			drop(errands, i);
	run_next(errands);
}

void errands_finish(struct errands *errands)
{
	while (errands->count > 0) {
		struct errand *errand = errands->list[errands->count - 1];

		kill_one(errand);
		if (errand->pid > 0)
			reap(errands, errand);
		drop(errands, errands->count - 1);
	}
	free(errands->list);
	errands->list = NULL;
	errands->room = 0;
}
