/* SPDX-License-Identifier: MIT */
/* check_cgroup.c - tests of sandbox/cgroup.c. */
#include "sandbox/cgroup.h"

#include <check.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const uint64_t mib = 1 << 20;

static struct fault fault;
static struct cgroup cgroup;

typedef int attempt_call(void); /* returns 0 or the errno */

/* Whether one can be made here; it is open then. */
static bool can_open(uint64_t memory, uint64_t tasks)
{
	ck_assert_msg(cgroup_open(&cgroup, 0, memory, tasks, &fault) == 0, "%s", fault.text);
	if (cgroup.kind != CGROUP_NONE)
		return true;
	printf("skipped: %s\n", cgroup_name(&cgroup));
	return false;
}

/* A process that makes the attempt in the group. */
static pid_t start(attempt_call *attempt)
{
	int gate[2];
	pid_t pid;
	char byte = 0;

	ck_assert_int_eq(pipe(gate), 0);
	pid = fork();
	if (pid == 0) {
		signal(SIGTERM, SIG_DFL);
		signal(SIGINT, SIG_DFL);
		if (read(gate[0], &byte, 1) != 1)
			_exit(201);
		_exit(attempt());
	}
	ck_assert_msg(cgroup_add(&cgroup, pid, &fault) == 0, "%s", fault.text);
	ck_assert_int_eq(write(gate[1], &byte, 1), 1);
	close(gate[0]);
	close(gate[1]);
	return pid;
}

static int end_of(attempt_call *attempt)
{
	pid_t pid = start(attempt);
	int status;

	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	return status;
}

/* It exits with this status, in a group with these bounds that is made for it. */
static void answers(uint64_t memory, uint64_t tasks, attempt_call *attempt, int expected)
{
	int status;

	if (!can_open(memory, tasks))
		return;
	status = end_of(attempt);
	cgroup_close(&cgroup);
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), expected);
}

/* ---- attempts ---- */

static int touch_much(void)
{
	size_t size = 64 * mib;
	void *block = mmap(
		NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (block == MAP_FAILED)
		return errno;
	memset(block, 1, size);
	return 0;
}

static int make_process(void)
{
	pid_t pid = fork();

	if (pid < 0)
		return errno;
	if (pid == 0)
		_exit(0);
	return waitpid(pid, NULL, 0) == pid ? 0 : errno;
}

static void *nothing(void *argument)
{
	return argument;
}

static int make_thread(void)
{
	pthread_t thread;
	int errnum = pthread_create(&thread, NULL, nothing, NULL);

	return errnum != 0 ? errnum : pthread_join(thread, NULL);
}

static int stay_a_little(void)
{
	const struct timespec pause = { .tv_nsec = 200000000 };

	return nanosleep(&pause, NULL);
}

/* As who may make no group. */
static int open_as_nobody(void)
{
	if (geteuid() == 0 && (setgid(65534) < 0 || setuid(65534) < 0))
		return 202;
	if (cgroup_open(&cgroup, 0, 16 * mib, 8, &fault) < 0 || fault.status != 0)
		return 203;
	if (cgroup.kind != CGROUP_NONE) {
		cgroup_close(&cgroup);
		return 204;
	}
	return strcmp(cgroup_name(&cgroup), "no writable cgroup") == 0 ? 0 : 205;
}

/* ---- tests ---- */

START_TEST(memory)
{
	int status;

	answers(1024 * mib, UINT64_MAX, touch_much, 0);
	if (!can_open(16 * mib, UINT64_MAX))
		return;
	status = end_of(touch_much);
	cgroup_close(&cgroup);
	ck_assert(WIFSIGNALED(status));
	ck_assert_int_eq(WTERMSIG(status), SIGKILL);
}
END_TEST

START_TEST(tasks)
{
	answers(UINT64_MAX, 64, make_process, 0);
	answers(UINT64_MAX, 1, make_process, EAGAIN);
	answers(UINT64_MAX, 64, make_thread, 0);
	answers(UINT64_MAX, 1, make_thread, EAGAIN);
}
END_TEST

START_TEST(both)
{
	int status;

	answers(1024 * mib, 64, make_process, 0);
	answers(1024 * mib, 1, make_process, EAGAIN);
	if (!can_open(16 * mib, 64))
		return;
	ck_assert_str_eq(cgroup_name(&cgroup),
		cgroup.kind == CGROUP_V2 ? "cgroup v2" : "cgroup v1");
	status = end_of(touch_much);
	cgroup_close(&cgroup);
	ck_assert(WIFSIGNALED(status));
}
END_TEST

/* The kernel knows bounds up to a certain one. */
START_TEST(great_bounds)
{
	answers(UINT64_MAX - 1, UINT64_MAX - 1, make_process, 0);
	answers(UINT64_MAX - 1, 1 << 22, make_process, 0);
	answers(UINT64_MAX, (1 << 22) - 1, make_process, 0);
}
END_TEST

START_TEST(nothing_is_left)
{
	struct cgroup copy;
	pid_t pid;

	if (!can_open(64 * mib, 8))
		return;
	copy = cgroup;
	for (unsigned i = 0; i < copy.count; i++)
		ck_assert_int_eq(access(copy.paths[i], F_OK), 0);
	pid = start(stay_a_little);
	cgroup_close(&cgroup);
	ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
	for (unsigned i = 0; i < copy.count; i++)
		ck_assert_int_lt(access(copy.paths[i], F_OK), 0);
	ck_assert_int_eq(cgroup.kind, CGROUP_NONE);
	cgroup_close(&cgroup);
}
END_TEST

START_TEST(one_that_was_left)
{
	struct cgroup left;

	if (!can_open(64 * mib, 8))
		return;
	left = cgroup;
	if (can_open(64 * mib, 8))
		ck_assert_str_eq(cgroup.paths[0], left.paths[0]);
	ck_assert_int_eq(cgroup.kind, left.kind);
	cgroup_close(&cgroup);
}
END_TEST

START_TEST(nothing_to_bound)
{
	cgroup.kind = CGROUP_V1;
	ck_assert_int_eq(cgroup_open(&cgroup, 0, UINT64_MAX, UINT64_MAX, &fault), 0);
	ck_assert_int_eq(cgroup.kind, CGROUP_NONE);
	ck_assert_int_eq(cgroup_add(&cgroup, getpid(), &fault), 0);
	cgroup_close(&cgroup);
}
END_TEST

START_TEST(without_permission)
{
	ck_assert_int_eq(end_of(open_as_nobody), 0);
}
END_TEST

START_TEST(no_such_process)
{
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
	if (!can_open(64 * mib, 8))
		return;
	ck_assert_int_eq(cgroup_add(&cgroup, pid, &fault), -1);
	cgroup_close(&cgroup);
	ck_assert_int_eq(fault.errnum, ESRCH);
	ck_assert_int_eq(fault.status, EXIT_NOT_CONFINED);
}
END_TEST

Suite *cgroup_suite(void)
{
	Suite *suite = suite_create("cgroup");
	TCase *tests = tcase_create("cgroup");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, memory);
	tcase_add_test(tests, tasks);
	tcase_add_test(tests, both);
	tcase_add_test(tests, great_bounds);
	tcase_add_test(tests, nothing_is_left);
	tcase_add_test(tests, one_that_was_left);
	tcase_add_test(tests, nothing_to_bound);
	tcase_add_test(tests, without_permission);
	tcase_add_test(tests, no_such_process);
	suite_add_tcase(suite, tests);
	return suite;
}
