/* SPDX-License-Identifier: MIT */
/* check_seal.c - tests of sandbox/seal.c. */
#include "sandbox/seal.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static struct fault fault;

/* In a child: what it exits with, or 128 + the signal. */
static int in_child(int (*act)(void))
{
	pid_t pid = fork();
	int status;

	if (pid == 0)
		_exit(act());
	ck_assert_int_gt(pid, 0);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/* ---- signals ---- */

static void handler(int number)
{
	(void)number;
}

static int check_signals(void)
{
	struct sigaction action;
	sigset_t set, touched;

	signal(SIGUSR1, handler);
	signal(SIGTERM, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	sigfillset(&set);
	sigprocmask(SIG_SETMASK, &set, NULL);
	seal_find_touched(&touched);
	if (seal_signals(&touched, &fault) < 0)
		return 1;
	for (int number = 1; number < NSIG; number++) {
		void (*expected)(int) = number == SIGPIPE ? SIG_IGN : SIG_DFL;

		if (sigaction(number, NULL, &action) == 0 &&
			action.sa_handler != expected)
			return 100 + number % 100;
	}
	sigprocmask(SIG_SETMASK, NULL, &set);
	if (sigismember(&set, SIGUSR1) || getsid(0) != getpid())
		return 2;
	return 0;
}

START_TEST(handlers_and_masks_go)
{
	ck_assert_int_eq(in_child(check_signals), 0);
}
END_TEST

/* ---- descriptors ---- */

/* Make `fd` a file that holds this one byte. */
static void open_as(int fd, char byte)
{
	int file = memfd_create("test", 0);

	if (write(file, &byte, 1) != 1 || dup2(file, fd) < 0)
		_exit(120);
	if (file != fd)
		close(file);
}

static char byte_of(int fd)
{
	char byte = '-';

	return pread(fd, &byte, 1, 0) < 0 ? '!' : byte;
}

static int check_descriptors(void)
{
	const struct placing placings[] = { { 5, 0 }, { 6, 1 }, { 6, 2 }, { 11, 5 },
		{ 5, 6 }, { 0, 9 } };
	char seen[12] = "";

	open_as(0, '0');
	open_as(5, '5');
	open_as(6, '6');
	open_as(11, 'b');
	open_as(800, 'x');
	if (seal_descriptors(placings, 6, &fault) < 0)
		return 1;
	for (int fd = 0; fd < 11; fd++)
		seen[fd] = byte_of(fd);
	if (strcmp(seen, "566!!b5!!0!") != 0)
		return 2;
	for (int fd = 0; fd < 10; fd++)
		if (fcntl(fd, F_GETFD) >= 0 && !(fcntl(fd, F_GETFD) & FD_CLOEXEC))
			return 3;
	return byte_of(800) == '!' ? 0 : 4;
}

START_TEST(descriptors_get_their_numbers_and_others_close)
{
	ck_assert_int_eq(in_child(check_descriptors), 0);
}
END_TEST

static int place_what_is_closed(void)
{
	const struct placing placing = { 900, 3 };

	return seal_descriptors(&placing, 1, &fault) < 0 && fault.errnum == EBADF ? 0 : 1;
}

START_TEST(a_descriptor_that_is_not_there_is_a_fault)
{
	ck_assert_int_eq(in_child(place_what_is_closed), 0);
}
END_TEST

/* ---- environment ---- */

static int check_environment(void)
{
	static char variable[] = "SECRET_TOKEN=abcdef", argument[] = "--password=x";
	static char program[] = "program", kept[] = "LANG=C";
	static char *before[] = { variable, NULL }, *after[] = { kept, NULL };
	static char *arguments[] = { program, argument, NULL };

	environ = before;
	if (seal_environment(after, arguments, &fault) < 0)
		return 1;
	if (getenv("SECRET_TOKEN") || strcmp(getenv("LANG"), "C") != 0)
		return 2;
	for (size_t i = 0; i < sizeof variable; i++)
		if (variable[i] != '\0')
			return 3;
	if (*argument != '\0' || strcmp(program, "program") != 0)
		return 4;
	return umask(0) == 077 ? 0 : 5;
}

START_TEST(the_old_environment_is_overwritten)
{
	ck_assert_int_eq(in_child(check_environment), 0);
}
END_TEST

/* ---- parents ---- */

static int pipe_ends[2];

/* A child of ours has a child, which would sleep for long, and dies. */
static int leave_a_child(void)
{
	pid_t parent = getpid(), child = fork();
	char byte = 0;

	if (child == 0) {
		if (seal_parent(parent, &fault) < 0 || write(pipe_ends[1], &byte, 1) != 1)
			_exit(1);
		sleep(30);
		_exit(0);
	}
	if (read(pipe_ends[0], &byte, 1) != 1)
		return 1;
	kill(getpid(), SIGKILL);
	return 2;
}

START_TEST(a_child_dies_with_its_parent)
{
	char byte;

	ck_assert_int_eq(pipe(pipe_ends), 0);
	ck_assert_int_eq(in_child(leave_a_child), 128 + SIGKILL);
	close(pipe_ends[1]);
	/* its end was the last, so this waits until it has died */
	ck_assert_int_eq(read(pipe_ends[0], &byte, 1), 0);
	close(pipe_ends[0]);
}
END_TEST

static int have_another_parent(void)
{
	return seal_parent(1, &fault) < 0 && fault.errnum == ESRCH ? 0 : 1;
}

static int check_dumpable(void)
{
	if (prctl(PR_GET_DUMPABLE) != 1 || seal_parent(getppid(), &fault) < 0)
		return 1;
	return prctl(PR_GET_DUMPABLE);
}

START_TEST(who_has_lost_its_parent_goes_no_further)
{
	ck_assert_int_eq(in_child(have_another_parent), 0);
	ck_assert_int_eq(in_child(check_dumpable), 0);
}
END_TEST

/* ---- rights and memory ---- */

static int check_privileges(void)
{
	return seal_privileges(&fault) == 0 && prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1
	               ? 0
	               : 1;
}

START_TEST(no_privileges_are_new)
{
	ck_assert_int_eq(in_child(check_privileges), 0);
}
END_TEST

static int make_executable(void)
{
	void *memory = mmap(
		NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return mprotect(memory, 4096, PROT_READ | PROT_EXEC) < 0 ? errno : 0;
}

static int seal_and_make_executable(void)
{
	int status = seal_memory(&fault);

	return status < 0 ? 1 : status > 0 ? EACCES : make_executable();
}

START_TEST(memory_that_was_written_is_not_executed)
{
	ck_assert_int_eq(in_child(make_executable), 0);
	ck_assert_int_eq(in_child(seal_and_make_executable), EACCES);
}
END_TEST

Suite *seal_suite(void)
{
	Suite *suite = suite_create("seal");
	TCase *tests = tcase_create("seal");

	tcase_add_test(tests, handlers_and_masks_go);
	tcase_add_test(tests, descriptors_get_their_numbers_and_others_close);
	tcase_add_test(tests, a_descriptor_that_is_not_there_is_a_fault);
	tcase_add_test(tests, the_old_environment_is_overwritten);
	tcase_add_test(tests, a_child_dies_with_its_parent);
	tcase_add_test(tests, who_has_lost_its_parent_goes_no_further);
	tcase_add_test(tests, no_privileges_are_new);
	tcase_add_test(tests, memory_that_was_written_is_not_executed);
	suite_add_tcase(suite, tests);
	return suite;
}
