/* SPDX-License-Identifier: MIT */
/* observer.c - be told of the calls of another process before they are made. */
#include "sandbox/observer.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sandbox/peek.h"
#include "sandbox/rights.h"
#include "sandbox/word.h"

enum { OF_STATUS = 4096, OF_NAME = 32, OF_TEXT = 1024, KIB = 1024 };

/* ---- its life ---- */

int observer_open(
	struct observer *observer, const struct witness *witness, struct fault *fault)
{
	*observer = (struct observer){
		.ends = { -1, -1 },
		.listener = -1,
		.tasks = -1,
		.witness = *witness,
	};
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, observer->ends) < 0)
		return fault_set(fault, "observer", errno, "socketpair");
	return 0;
}

static void shut(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

int observer_begin(struct observer *observer, pid_t pid, struct fault *fault)
{
	char path[OF_NAME], byte;
	unsigned count;
	ssize_t status;

	shut(&observer->ends[1]);
	status = rights_receive(
		observer->ends[0], &byte, 1, &observer->listener, 1, &count, 0);
	shut(&observer->ends[0]);
	if (status < 0)
		return fault_set(fault, "observer", (int)-status, "receive");
	if (count == 0)
		observer->listener = -1;
	observer->pid = pid;
	snprintf(path, sizeof path, "/proc/%d/task", pid);
	observer->tasks = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
	return 0;
}

/* ---- what it has ---- */

/* The number behind a key of /proc/PID/status. */
static uint64_t value_of(const char *status, const char *key)
{
	const char *at = strstr(status, key);

	return at ? strtoull(at + strlen(key), NULL, 10) : 0;
}

/* /proc/PID/status as text. False if there is none. */
static bool read_status(pid_t pid, char status[OF_STATUS])
{
	char path[OF_NAME];
	ssize_t size;
	int fd;

	snprintf(path, sizeof path, "/proc/%d/status", pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	size = fd < 0 ? -1 : read(fd, status, OF_STATUS - 1);
	if (fd >= 0)
		close(fd);
	status[size > 0 ? size : 0] = '\0';
	return size > 0;
}

void observer_measure(struct observer *observer)
{
	char status[OF_STATUS];
	struct peak *peak = &observer->peak;
	uint64_t memory, files;

	if (!read_status(observer->pid, status))
		return;
	memory = value_of(status, "\nVmPeak:") * KIB;
	files = value_of(status, "\nFDSize:");
	if (memory > peak->memory)
		peak->memory = memory;
	if (files > peak->files)
		peak->files = files;
}

/* ---- what it notes ---- */

/* What a note of a text is about. */
static const struct {
	const char *word, *call;
} notes[NOTES] = {
	[NOTE_VARIABLE] = { "env.pass", "os.getenv" },
	[NOTE_FFI] = { "ffi", "require" },
	[NOTE_LINKED] = { "ffi", "ffi.load" },
	[NOTE_OTHER_LIBRARY] = { "ffi", "the linker" },
	[NOTE_DEBUG] = { "debug", NULL },
	[NOTE_TLS] = { "tls", "require" },
	[NOTE_THREADS] = { "limits.procs", "spawn_vm" },
	[NOTE_ACTOR] = { "spawn", "spawn_vm" },
	[NOTE_LOOKUP] = { "net.connect", "a lookup" },
	[NOTE_CONNECT] = { "net.connect", "connect" },
	[NOTE_RESOLVE] = { "net.resolve", "a lookup" },
	[NOTE_PRIVATE] = { "net.private", "a lookup" },
	[NOTE_LISTEN] = { "net.listen", "listen" },
	[NOTE_CONNECT_UNIX] = { "net.unix.connect", "connect" },
	[NOTE_LISTEN_UNIX] = { "net.unix.listen", "listen" },
};

static void hear_text(struct observer *observer, enum note note, uint64_t address)
{
	char text[OF_TEXT];
	struct sight sight = { .text = text, .call = notes[note].call };

	if (!notes[note].word ||
		!peek_string(observer->pid, address, text, sizeof text) ||
		(note == NOTE_LINKED && !*text))
		return;
	if (!sight.call)
		sight.call = text;
	sight.word = (unsigned)word_find(notes[note].word);
	sight.is_source = note == NOTE_OTHER_LIBRARY;
	sight.is_lookup = note == NOTE_LOOKUP;
	if (note == NOTE_PRIVATE)
		sight.about = text;
	observer->witness.saw(observer->witness.argument, &sight);
	if (note == NOTE_LISTEN_UNIX)
		observer->witness.made(observer->witness.argument, text);
}

/* The place of the thread, or a free one; NULL: there is none. */
static pid_t *find_aside(struct observer *observer, pid_t thread)
{
	pid_t *free = NULL;

	for (unsigned i = 0; i < OBSERVER_ASIDE; i++) {
		if (observer->aside[i] == thread)
			return &observer->aside[i];
		if (observer->aside[i] == 0 && !free)
			free = &observer->aside[i];
	}
	return free;
}

static void put_aside(struct observer *observer, pid_t thread, bool is_aside)
{
	pid_t *place = find_aside(observer, thread);

	if (place)
		*place = is_aside ? thread : 0;
}

static void hear_note(struct observer *observer, const struct seccomp_notif *call)
{
	uint64_t note = call->data.args[1], address = call->data.args[2];
	struct noted_call noted;

	if (note == NOTE_CALL) {
		if (peek_bytes(observer->pid, address, &noted, sizeof noted) ==
			sizeof noted)
			sighting_look(observer->pid, &noted, &observer->witness);
		return;
	}
	if (note >= NOTES)
		return;
	if (note == NOTE_ASIDE || note == NOTE_BACK || note == NOTE_LINKED)
		put_aside(observer, (pid_t)call->pid, note == NOTE_ASIDE);
	hear_text(observer, (enum note)note, address);
}

/* ---- what it calls ---- */

static bool is_its_own(const struct observer *observer, pid_t thread)
{
	char name[OF_NAME];

	if (thread == observer->pid)
		return true;
	snprintf(name, sizeof name, "%d", thread);
	return observer->tasks >= 0 && faccessat(observer->tasks, name, F_OK, 0) == 0;
}

static bool is_valid(int listener, uint64_t id)
{
	return ioctl(listener, SECCOMP_IOCTL_NOTIF_ID_VALID, &id) == 0;
}

static bool is_its_child(const struct observer *observer, pid_t pid)
{
	char status[OF_STATUS];

	return read_status(pid, status) &&
	       value_of(status, "\nPPid:") == (uint64_t)observer->pid;
}

/* What was seen, until it is sure of whom. */
struct program {
	struct sight sight;
	char text[PATH_MAX];
};

static void keep_program(void *argument, const struct sight *sight)
{
	struct program *program = argument;

	program->sight = *sight;
	snprintf(program->text, sizeof program->text, "%s", sight->text);
	program->sight.text = program->text;
}

static void miss_program(void *argument)
{
	(void)argument;
}

/* What a child does is the program's that it runs; but that it runs one is not. Its number may
 * become another's while it is looked at: ours cannot, before it is reaped. */
static void look_at_child(const struct observer *observer,
	const struct seccomp_notif *call, const struct noted_call *noted)
{
	struct program program = { .text = "" };
	const struct witness witness = { &program, keep_program, NULL, miss_program };
	pid_t pid = (pid_t)call->pid;

	if ((call->data.nr != SYS_execve && call->data.nr != SYS_execveat) ||
		!is_its_child(observer, pid))
		return;
	sighting_look(pid, noted, &witness);
	if (*program.text && is_valid(observer->listener, call->id))
		observer->witness.saw(observer->witness.argument, &program.sight);
}

static void look_at_itself(struct observer *observer, const struct seccomp_notif *call,
	const struct noted_call *noted)
{
	const pid_t *aside = find_aside(observer, (pid_t)call->pid);

	if (call->data.nr == SYS_exit_group)
		observer_measure(observer);
	else if (call->data.nr == SYS_prctl)
		hear_note(observer, call);
	else if (!aside || *aside == 0)
		sighting_look(observer->pid, noted, &observer->witness);
}

static void look(struct observer *observer, const struct seccomp_notif *call)
{
	struct noted_call noted = { .number = (uint64_t)call->data.nr };
	pid_t thread = (pid_t)call->pid;

	if (!is_valid(observer->listener, call->id))
		return;
	for (int i = 0; i < NOTED_ARGUMENTS; i++)
		noted.arguments[i] = call->data.args[i];
	if (is_its_own(observer, thread))
		look_at_itself(observer, call, &noted);
	else
		look_at_child(observer, call, &noted);
}

/* Who can be told of more than this program knows is told in more room. */
union told {
	struct seccomp_notif call;
	char room[512];
};

/* Take a call, if one waits. */
static int take(int listener, union told *told)
{
	memset(told, 0, sizeof *told);
	return ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, told);
}

/* A note is answered here, the kernel does not know it; all else goes on. */
static void let_go(int listener, const struct seccomp_notif *call)
{
	union {
		struct seccomp_notif_resp answer;
		char room[512];
	} answer = { .room = { 0 } };

	answer.answer.id = call->id;
	if (call->data.nr != SYS_prctl)
		answer.answer.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
	ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &answer); /* ENOENT: it has died */
}

void observer_poll(const struct observer *observer, struct pollfd *poll)
{
	*poll = (struct pollfd){ .fd = observer->listener, .events = POLLIN };
}

void observer_move(struct observer *observer, const struct pollfd *poll)
{
	union told told;

	if (poll->revents & POLLIN) {
		if (take(observer->listener, &told) < 0)
			return;
		look(observer, &told.call);
		let_go(observer->listener, &told.call);
	} else if (poll->revents) {
		shut(&observer->listener);
	}
}

/* ---- the end ---- */

/* Until the last of them has ended. */
static _Noreturn void keep(int listener)
{
	struct pollfd poll_for = { .fd = listener, .events = POLLIN };
	union told told;

	prctl(PR_SET_NAME, "cellua-learn");
	for (;;) {
		if (poll(&poll_for, 1, -1) < 0 && errno != EINTR)
			break;
		if (poll_for.revents & POLLIN) {
			if (take(listener, &told) == 0)
				let_go(listener, &told.call);
		} else if (poll_for.revents) {
			break;
		}
	}
	_exit(EXIT_SUCCESS);
}

/* Nothing of ours is held longer than we live: who reads what is written here sees the end. */
static void leave_only(int fd)
{
	if (fd > 0)
		close_range(0, (unsigned)fd - 1, 0);
	close_range((unsigned)fd + 1, ~0U, 0);
}

void observer_close(struct observer *observer)
{
	struct pollfd left = { .fd = observer->listener, .events = POLLIN };

	if (observer->listener >= 0 && poll(&left, 1, 0) >= 0 &&
		!(left.revents & (POLLHUP | POLLERR)) && fork() == 0) {
		setsid();
		leave_only(left.fd);
		keep(left.fd);
	}
	shut(&observer->listener);
	shut(&observer->tasks);
	shut(&observer->ends[0]);
	shut(&observer->ends[1]);
}
