/* SPDX-License-Identifier: MIT */
/* init_child.h - for the suites of init.script: a text runs in a child, because what it
 * does to a process stays. */
#ifndef TESTS_UNIT_INIT_CHILD_H
#define TESTS_UNIT_INIT_CHILD_H

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "modules/init_script.h"

enum { INIT_USER = 54320, INIT_SKIPPED = 77 };

/* How a text runs, and what becomes of it. What is zero is as it would be usually. */
struct init_child {
	const char *text;
	size_t size;      /* 0: up to the first zero byte */
	int arg, host_fd; /* the text's descriptor, and the other side of it */
	int keep_from;
	size_t arena_size;
	bool as_user;        /* and not as root */
	int spaces;          /* namespaces that it is born in */
	void (*host)(void);  /* called in the test while the text runs */
	void (*after)(void); /* called in the child when all went well; may _exit() */

	int status; /* of the child: 0, 1 if the text failed, or what it chose */
	struct init_failure failure;
	char said[512]; /* on stderr */
};

static void init_become_user(void)
{
	if (geteuid() != 0)
		return;
	if (setgroups(0, NULL) < 0 || setresgid(INIT_USER, INIT_USER, INIT_USER) < 0 ||
		setresuid(INIT_USER, INIT_USER, INIT_USER) < 0 ||
		prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) < 0)
		_exit(101);
}

/* The process goes on as a child of itself, which is in all of them. */
static void init_enter(int spaces)
{
	int status;
	pid_t pid;

	if (spaces == 0)
		return;
	if (unshare(spaces) < 0)
		_exit(INIT_SKIPPED);
	pid = fork();
	if (pid == 0)
		return;
	waitpid(pid, &status, 0);
	_exit(WIFEXITED(status) ? WEXITSTATUS(status) : 102);
}

static void init_in_child(struct init_child *child, int error)
{
	int status;

	if (child->host_fd)
		close(child->host_fd);
	if (child->as_user)
		init_become_user();
	init_enter(child->spaces);
	if (dup2(error, STDERR_FILENO) < 0)
		_exit(103);
	status = init_script_run(child->text,
		child->size ? child->size : strlen(child->text),
		child->arg ? child->arg : -1, -1, child->keep_from ? child->keep_from : 4,
		child->arena_size ? child->arena_size : INIT_ARENA_SIZE, &child->failure);
	if (status < 0)
		_exit(1);
	if (child->after)
		child->after();
	_exit(0);
}

/* Closes `arg` in the test once the child has it. */
static void init_run(struct init_child *child)
{
	struct init_child *shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	int error = memfd_create("stderr", MFD_CLOEXEC), status;
	pid_t pid;

	ck_assert_ptr_ne(shared, MAP_FAILED);
	*shared = *child;
	pid = fork();
	if (pid == 0)
		init_in_child(shared, error);
	if (child->arg)
		close(child->arg);
	if (child->host)
		child->host();
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	*child = *shared;
	ck_assert_int_ge(pread(error, child->said, sizeof child->said - 1, 0), 0);
	child->status = WIFEXITED(status) ? WEXITSTATUS(status) : 256 + WTERMSIG(status);
	close(error);
	munmap(shared, sizeof *shared);
}

/* ---- what is expected ---- */

/* It may be that this machine has no such namespaces. */
static void init_expect_success(struct init_child *child)
{
	init_run(child);
	if (child->status == INIT_SKIPPED) {
		printf("skipped: no namespaces here\n");
		return;
	}
	ck_assert_msg(child->status == 0, "status %d: %s", child->status, child->said);
	ck_assert_str_eq(child->said, "");
}

/* The text asserts what must be. */
static inline void init_passes(const char *text)
{
	struct init_child child = { .text = text };

	init_expect_success(&child);
}

static inline void init_expect_failure(
	struct init_child *child, const char *function, int errnum, const char *line)
{
	char said[sizeof child->said];

	init_run(child);
	ck_assert_str_eq(child->failure.text, line);
	ck_assert_str_eq(child->failure.function, function);
	ck_assert_int_eq(child->failure.errnum, errnum);
	snprintf(said, sizeof said, "%s\n", line);
	ck_assert_str_eq(child->said, said);
	ck_assert_int_eq(child->status, 1);
}

static inline void init_fails(
	const char *text, const char *function, int errnum, const char *line)
{
	struct init_child child = { .text = text };

	init_expect_failure(&child, function, errnum, line);
}

/* ---- in namespaces ---- */

#define MUST(condition)                                                        \
	do {                                                                   \
		if (!(condition)) {                                            \
			fprintf(stderr, "%s (errno %d)\n", #condition, errno); \
			_exit(2);                                              \
		}                                                              \
	} while (0)

static const char init_common[] =
	"local function is_ok(result, errno, ...)"
	"  assert(result == 0 and errno == 0 and select('#', ...) == 0) "
	"end "
	"local function fails(errno, result, seen, ...)"
	"  assert(result == -1 and seen == errno and select('#', ...) == 0, seen) "
	"end ";

/* In these namespaces, as root or as a user who is root in one of them. */
static inline void init_passes_in(
	int spaces, bool as_user, const char *text, void (*after)(void))
{
	char whole[8192];
	struct init_child child = { .text = whole, .as_user = as_user, .after = after };

	child.spaces = spaces | (as_user ? CLONE_NEWUSER : 0);
	snprintf(whole, sizeof whole, "%s%s%s", init_common,
		as_user ? "local map = '0 54320 1\\n' is_ok(C.write_id_maps(map, map))"
			: "",
		text);
	init_expect_success(&child);
}

static inline void init_both_pass(int spaces, const char *text, void (*after)(void))
{
	if (geteuid() != 0)
		return;
	init_passes_in(spaces, false, text, after);
	init_passes_in(spaces, true, text, after);
}

#endif
