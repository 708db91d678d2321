/* SPDX-License-Identifier: MIT */
/* init_child.h - for the suites of init.script: a text runs in a child, for what it does to a
 * process stays. */
#ifndef TESTS_UNIT_INIT_CHILD_H
#define TESTS_UNIT_INIT_CHILD_H

#include <check.h>
#include <fcntl.h>
#include <grp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "modules/init_script.h"

enum { INIT_USER = 54320, INIT_KEEP_FROM = 4, INIT_SKIPPED = 77 };

/* What becomes of a text, and how it runs. */
struct init_child {
	int arg; /* a descriptor, or 0 for none */
	bool as_user;
	size_t arena_size;   /* 0: the usual */
	void (*after)(void); /* called in the child when all went well; may _exit() */

	int status; /* of the child: 0, 1 if the text failed, or what it chose */
	struct init_failure failure;
	char said[512]; /* on stderr */
};

/* The child and the test see the same. */
static void *init_shared(size_t size)
{
	void *memory = mmap(
		NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	ck_assert_ptr_ne(memory, MAP_FAILED);
	return memory;
}

static void init_become_user(void)
{
	if (geteuid() != 0)
		return;
	if (setgroups(0, NULL) < 0 || setresgid(INIT_USER, INIT_USER, INIT_USER) < 0 ||
		setresuid(INIT_USER, INIT_USER, INIT_USER) < 0 ||
		prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) < 0)
		_exit(101);
}

static void init_in_child(
	struct init_child *child, const char *text, size_t size, int error)
{
	int arg = child->arg > 0 ? child->arg : -1;
	size_t arena_size = child->arena_size ? child->arena_size : INIT_ARENA_SIZE;

	if (child->as_user)
		init_become_user();
	if (dup2(error, STDERR_FILENO) < 0)
		_exit(102);
	if (init_script_run(
		    text, size, arg, INIT_KEEP_FROM, arena_size, &child->failure) < 0)
		_exit(1);
	if (child->after)
		child->after();
	_exit(0);
}

static void init_run_bytes(struct init_child *child, const char *text, size_t size)
{
	struct init_child *shared = init_shared(sizeof *shared);
	int error = memfd_create("stderr", MFD_CLOEXEC), status;
	pid_t pid;

	*shared = *child;
	pid = fork();
	if (pid == 0)
		init_in_child(shared, text, size, error);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	*child = *shared;
	ck_assert_int_ge(pread(error, child->said, sizeof child->said - 1, 0), 0);
	child->status = WIFEXITED(status) ? WEXITSTATUS(status) : 256 + WTERMSIG(status);
	close(error);
	munmap(shared, sizeof *shared);
}

static void init_run(struct init_child *child, const char *text)
{
	init_run_bytes(child, text, strlen(text));
}

/* ---- what is expected ---- */

static void init_expect_success(struct init_child *child)
{
	if (child->status == INIT_SKIPPED) {
		printf("skipped: %s\n", child->said);
		return;
	}
	ck_assert_msg(child->status == 0, "status %d: %s", child->status, child->said);
	ck_assert_str_eq(child->said, "");
}

/* The text asserts what must be; child.h's options are the defaults. */
static void init_passes(const char *text)
{
	struct init_child child = { 0 };

	init_run(&child, text);
	init_expect_success(&child);
}

static void init_expect_failure(const struct init_child *child, const char *function,
	int errnum, const char *line)
{
	char said[sizeof child->said];

	ck_assert_int_eq(child->status, 1);
	ck_assert_str_eq(child->failure.function, function);
	ck_assert_int_eq(child->failure.errnum, errnum);
	ck_assert_str_eq(child->failure.text, line);
	snprintf(said, sizeof said, "%s\n", line);
	ck_assert_str_eq(child->said, said);
}

static void init_fails(
	const char *text, const char *function, int errnum, const char *line)
{
	struct init_child child = { 0 };

	init_run(&child, text);
	init_expect_failure(&child, function, errnum, line);
}

#endif
