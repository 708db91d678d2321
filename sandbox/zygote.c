/* SPDX-License-Identifier: MIT */
/* zygote.c - asking for processes, and starting the one that makes them. */
#include "sandbox/zygote.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sandbox/newborn.h"
#include "sandbox/nursery.h"
#include "sandbox/order.h"

/* What it is called, which tells it what it is. */
static char zygote_name[] = "cellua-zygote", confining_name[] = "cellua-warden";

/* ---- starting it ---- */

static int set_attributes(posix_spawnattr_t *attributes)
{
	sigset_t all;

	sigfillset(&all);
	if (posix_spawnattr_setflags(
		    attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK) != 0 ||
		posix_spawnattr_setsigdefault(attributes, &all) != 0 ||
		posix_spawnattr_setsigmask(attributes, &all) != 0)
		return -ENOMEM;
	return 0;
}

/* The executable, where there is no /proc, is looked for by the name that it was started
 * with. */
static int execute(pid_t *pid, char *name, const posix_spawn_file_actions_t *actions,
	const posix_spawnattr_t *attributes)
{
	char *arguments[] = { name, NULL }, *environment[] = { NULL };
	const char *started_as = (const char *)getauxval(AT_EXECFN);
	int status = posix_spawn(
		pid, "/proc/self/exe", actions, attributes, arguments, environment);

	if (status == ENOENT && started_as && *started_as == '/')
		status = posix_spawn(
			pid, started_as, actions, attributes, arguments, environment);
	return -status;
}

static int start(struct zygote *zygote, char *name, int theirs)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int status;

	if (posix_spawn_file_actions_init(&actions) != 0)
		return -ENOMEM;
	if (posix_spawnattr_init(&attributes) != 0) {
		posix_spawn_file_actions_destroy(&actions);
		return -ENOMEM;
	}
	status = set_attributes(&attributes);
	if (status == 0)
		status = -posix_spawn_file_actions_adddup2(
			&actions, theirs, NURSERY_CONTROL);
	if (status == 0)
		status = execute(&zygote->pid, name, &actions, &attributes);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return status;
}

/* A pair of which dup2() to the other's number clears CLOEXEC, whatever number ours has. */
static int open_control(int ends[2])
{
	int lifted;

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0)
		return -errno;
	lifted = fcntl(ends[1], F_DUPFD_CLOEXEC, NURSERY_CONTROL + 1);
	close(ends[1]);
	ends[1] = lifted;
	if (lifted >= 0)
		return 0;
	lifted = -errno;
	close(ends[0]);
	return lifted;
}

int zygote_start(struct zygote *zygote, bool confines, struct fault *fault)
{
	int ends[2], status;

	if (zygote->started)
		return 0;
	status = open_control(ends);
	if (status < 0)
		return fault_set(fault, "zygote", -status, "socketpair");
	status = start(zygote, confines ? confining_name : zygote_name, ends[1]);
	close(ends[1]);
	if (status < 0) {
		close(ends[0]);
		return fault_set(fault, "zygote", -status, "start");
	}
	zygote->control = ends[0];
	zygote->started = true;
	return 0;
}

int zygote_split(struct zygote *zygote, void (*wipe)(void *argument), void *argument,
	void (*prepare)(void), struct fault *fault)
{
	int ends[2], status = open_control(ends);

	if (status < 0)
		return fault_set(fault, "zygote", -status, "socketpair");
	zygote->pid = fork();
	if (zygote->pid == 0) {
		wipe(argument);
		if (dup3(ends[1], NURSERY_CONTROL, O_CLOEXEC) < 0)
			_exit(EXIT_FAILURE);
		*zygote = (struct zygote){ 0 };
		nursery_run(prepare);
		return 1;
	}
	status = errno;
	close(ends[1]);
	if (zygote->pid < 0) {
		close(ends[0]);
		return fault_set(fault, "zygote", status, "fork");
	}
	zygote->control = ends[0];
	zygote->started = true;
	return 0;
}

/* ---- asking it ---- */

int zygote_order(const struct zygote *zygote, const struct birth *birth)
{
	struct order order = {
		.kind = ORDER_BIRTH,
		.spaces = birth->spaces,
		.fresh = birth->fresh,
		.wall_ms = birth->wall_ms,
	};
	int fds[ORDER_DESCRIPTORS], status;

	fds[order.fd_count++] = birth->inbox;
	fds[order.fd_count++] = birth->status;
	for (unsigned i = 0; i < 3; i++) {
		if (birth->streams[i] < 0)
			continue;
		order.streams |= 1U << i;
		fds[order.fd_count++] = birth->streams[i];
	}
	status = order_send(zygote->control, &order, fds);
	return status == -EPIPE ? -ECONNRESET : status;
}

int zygote_answer(int status_end, struct newborn *newborn)
{
	return answer_receive(status_end, newborn);
}

int zygote_let_go(const struct zygote *zygote, uint64_t serial)
{
	const struct order order = { .kind = ORDER_LET_GO, .serial = serial };

	return order_send(zygote->control, &order, NULL);
}

int zygote_enter(const struct zygote *zygote, unsigned spaces)
{
	const struct order order = { .kind = ORDER_ENTER, .spaces = spaces };

	return order_send(zygote->control, &order, NULL);
}

int zygote_work_in(const struct zygote *zygote, int directory)
{
	const struct order order = { .kind = ORDER_WORK_IN, .fd_count = 1 };

	return order_send(zygote->control, &order, &directory);
}

int zygote_mask(const struct zygote *zygote, mode_t mask)
{
	const struct order order = { .kind = ORDER_MASK, .mask = mask };

	return order_send(zygote->control, &order, NULL);
}

bool zygote_has_gone(const struct zygote *zygote)
{
	struct pollfd control = { .fd = zygote->control };

	return poll(&control, 1, 0) > 0;
}

/* Who was told to go does so when its last child does, which may be after this process. Who
 * has gone unasked is as good as dead, and would be a zombie of ours. */
static void bury(const struct zygote *zygote, bool has_gone)
{
	if (has_gone)
		kill(zygote->pid, SIGKILL);
	while (waitpid(zygote->pid, NULL, has_gone ? 0 : WNOHANG) < 0 && errno == EINTR)
		;
}

void zygote_stop(struct zygote *zygote)
{
	bool has_gone;

	if (!zygote->started)
		return;
	has_gone = zygote_has_gone(zygote);
	close(zygote->control);
	bury(zygote, has_gone);
	*zygote = (struct zygote){ 0 };
}

/* ---- being one ---- */

static bool is_socket(int fd)
{
	int type;
	socklen_t size = sizeof type;

	return getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size) == 0 &&
	       type == SOCK_SEQPACKET;
}

enum calling zygote_calling(int argc, char **argv)
{
	if (argc != 1 || !is_socket(NURSERY_CONTROL))
		return CALLED_BY_USER;
	if (strcmp(argv[0], zygote_name) == 0)
		return CALLED_AS_ZYGOTE;
	if (strcmp(argv[0], confining_name) == 0)
		return CALLED_AS_CONFINING_ZYGOTE;
	return strcmp(argv[0], NEWBORN_NAME) == 0 ? CALLED_AS_NEWBORN : CALLED_BY_USER;
}

void zygote_serve(void (*prepare)(void))
{
	nursery_run(prepare);
}
