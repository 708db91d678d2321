/* SPDX-License-Identifier: MIT */
/* observed.c - a process of whose calls another one is told before they are made. */
#include "sandbox/observed.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sandbox/rights.h"
#include "sandbox/sighting.h"

#if defined(__x86_64__)
#define THIS_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_ARCH AUDIT_ARCH_AARCH64
#else
#error "the observer does not know this architecture"
#endif

enum {
	INSTRUCTIONS_MAX = 512,
	LOAD = BPF_LD | BPF_W | BPF_ABS,
	NUMBER = offsetof(struct seccomp_data, nr),
	ARCH = offsetof(struct seccomp_data, arch),
	FIRST = offsetof(struct seccomp_data, args), /* its lower half */
};

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the lower half comes first");

/* What is not looked at goes on as if there were no filter. */
struct program {
	unsigned short count;
	struct sock_filter code[INSTRUCTIONS_MAX];
};

static void add(struct program *program, struct sock_filter instruction)
{
	if (program->count < INSTRUCTIONS_MAX)
		program->code[program->count++] = instruction;
}

static void answer(struct program *program, uint32_t action)
{
	add(program, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, action));
}

/* The call, whatever it is called with; or, with a test, if its first argument is the value
 * (BPF_JEQ) or not above it (BPF_JGT). */
static void add_call(struct program *program, long number, uint16_t test, uint32_t value)
{
	unsigned char length = test ? 4 : 1;

	add(program, (struct sock_filter)BPF_JUMP(
			     BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, 0, length));
	if (test) {
		add(program, (struct sock_filter)BPF_STMT(LOAD, FIRST));
		add(program,
			(struct sock_filter)BPF_JUMP((uint16_t)(BPF_JMP | test | BPF_K),
				value, test == BPF_JGT, test != BPF_JGT));
	}
	answer(program, SECCOMP_RET_USER_NOTIF);
	if (test)
		answer(program, SECCOMP_RET_ALLOW);
}

static void write_program(struct program *program)
{
	const struct sighting *row;

	program->count = 0;
	add(program, (struct sock_filter)BPF_STMT(LOAD, ARCH));
	add(program,
		(struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, THIS_ARCH, 1, 0));
	answer(program, SECCOMP_RET_ALLOW);
	add(program, (struct sock_filter)BPF_STMT(LOAD, NUMBER));
	for (row = sightings; row->call; row++)
		add_call(program, row->number, row->of_streams ? BPF_JGT : 0,
			STDERR_FILENO);
	add_call(program, SYS_exit_group, 0, 0);
	add_call(program, SYS_prctl, BPF_JEQ, OBSERVED_NOTE);
	answer(program, SECCOMP_RET_ALLOW);
}

int observed_enter(int socket, struct fault *fault)
{
	struct program program;
	struct sock_fprog whole = { .filter = program.code };
	int listener, status;

	write_program(&program);
	if (program.count == INSTRUCTIONS_MAX)
		return fault_set(fault, "observer", E2BIG, "calls to be told of");
	whole.len = program.count;
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		return fault_set(fault, "observer", errno, "no_new_privs");
	listener = (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER,
		SECCOMP_FILTER_FLAG_NEW_LISTENER, &whole);
	if (listener < 0) {
		fault_set(fault, "observer", errno, "seccomp, to be told of calls");
		fault->status = EXIT_NOT_ENFORCEABLE;
		return -1;
	}
	status = rights_send(socket, "", 1, &listener, 1, 0);
	close(listener);
	return status < 0 ? fault_set(fault, "observer", -status, "hand over") : 0;
}

static void tell(enum note note, const void *what, size_t size)
{
	int before = errno;

	prctl(OBSERVED_NOTE, (unsigned long)note, what, size, 0);
	errno = before;
}

void observed_note(enum note note, const char *text)
{
	tell(note, text, strlen(text) + 1);
}

void observed_call(const struct noted_call *call)
{
	tell(NOTE_CALL, call, sizeof *call);
}
