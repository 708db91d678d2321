/* SPDX-License-Identifier: MIT */
/* io_process.c - a command at the other end of a file: io.popen. */
#include "modules/io_process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "runtime/vm.h"

/* "r" or "w", then perhaps "e", as popen(3) has it. */
static int parse_mode(const char *mode)
{
	if ((mode[0] != 'r' && mode[0] != 'w') ||
		strspn(mode + 1, "e") != strlen(mode + 1))
		return -EINVAL;
	return mode[0] == 'r';
}

static int spawn(pid_t *pid, const char *command, int end, int standard)
{
	char *const arguments[] = { (char *)"sh", (char *)"-c", (char *)command, NULL };
	posix_spawn_file_actions_t actions;
	int status = posix_spawn_file_actions_init(&actions);

	if (status != 0)
		return -status;
	status = posix_spawn_file_actions_adddup2(&actions, end, standard);
	if (status == 0)
		status = posix_spawn(pid, "/bin/sh", &actions, NULL, arguments, environ);
	posix_spawn_file_actions_destroy(&actions);
	return -status;
}

int process_start(struct file *file, const char *command, const char *mode)
{
	int reads = parse_mode(mode), ends[2], ours, theirs, status;

	if (reads < 0)
		return reads;
	if (pipe2(ends, O_CLOEXEC) < 0)
		return -errno;
	ours = ends[!reads];
	theirs = ends[reads];
	status = spawn(&file->pid, command, theirs, reads ? STDOUT_FILENO : STDIN_FILENO);
	close(theirs);
	if (status < 0) {
		close(ours);
		file->pid = 0;
		return status;
	}
	file_adopt(file, ours, reads ? O_RDONLY : O_WRONLY);
	return 0;
}

static void reap(pid_t pid)
{
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
}

/* ---- commands that nobody waits for, until the end ---- */

struct orphan {
	pid_t pid;
	struct orphan *next;
};

static struct orphan *orphans;
static pthread_mutex_t orphans_lock = PTHREAD_MUTEX_INITIALIZER;

/* Let go of those that have ended, or wait for all. */
static void reap_orphans(int options)
{
	for (struct orphan **link = &orphans; *link;) {
		struct orphan *orphan = *link;
		pid_t ended = waitpid(orphan->pid, NULL, options);

		if (ended == 0 || (ended < 0 && errno == EINTR)) {
			if (ended == 0)
				link = &orphan->next;
			continue;
		}
		*link = orphan->next;
		free(orphan);
	}
}

void process_leave(pid_t pid)
{
	struct orphan *orphan = pid ? malloc(sizeof *orphan) : NULL;

	if (pid && !orphan)
		reap(pid);
	pthread_mutex_lock(&orphans_lock);
	if (orphan) {
		*orphan = (struct orphan){ pid, orphans };
		orphans = orphan;
	}
	reap_orphans(WNOHANG);
	pthread_mutex_unlock(&orphans_lock);
}

void process_forget(struct file *file)
{
	if (vm_current->closing)
		process_leave(file->pid);
	else if (file->pid)
		reap(file->pid);
	file->pid = 0;
}

void process_join_all(void)
{
	pthread_mutex_lock(&orphans_lock);
	reap_orphans(0);
	pthread_mutex_unlock(&orphans_lock);
}

/* ---- a command that a fiber waits for ---- */

/* A fiber waits for the end of a process, which a descriptor of it shows. It stands on the
 * fiber's frame. */
struct ending {
	struct op op;
	struct fiber *fiber;
	pid_t pid;
	int pidfd;
};

static void ended(struct op *op, int result)
{
	struct ending *ending = (struct ending *)op;

	close(ending->pidfd);
	fiber_wake(ending->fiber, result);
}

static int push_ended(lua_State *L, int result)
{
	struct ending *ending = vm_current->current->wait;

	(void)result;
	reap(ending->pid);
	lua_pushboolean(L, true);
	return 1;
}

int process_wait(lua_State *L, struct file *file)
{
	struct ending *ending = lua_newuserdata(L, sizeof *ending);
	struct io_uring_sqe poll = { 0 };

	*ending = (struct ending){
		.op.complete = ended,
		.fiber = vm_current->current,
		.pid = file->pid,
		.pidfd = -1,
	};
	file->pid = 0;
	if (fiber_can_suspend(L) && !vm_alone(vm_current))
		ending->pidfd = (int)syscall(SYS_pidfd_open, ending->pid, 0);
	if (ending->pidfd >= 0) {
		io_uring_prep_poll_add(&poll, ending->pidfd, POLLIN);
		if (vm_submit(vm_current, &poll, &ending->op) == 0)
			return fiber_park(L, push_ended, NULL, ending, NOT_CANCELABLE);
		close(ending->pidfd);
	}
	reap(ending->pid);
	lua_pushboolean(L, true);
	return 1;
}
