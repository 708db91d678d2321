/* SPDX-License-Identifier: MIT */
/* check_filter.c - tests of sandbox/filter.c. */
#include "sandbox/filter.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	PURE = CALLS_CLOCK | CALLS_SIG | CALLS_FDIO | CALLS_POLL | CALLS_RAND,
	ALL = PURE | CALLS_HALF | CALLS_PATH | CALLS_MAKE | CALLS_REMOVE | CALLS_JIT |
	      CALLS_TTY | CALLS_DROP,
	REPORT = 40,
	RING = 41,
	NUMBERS = 470,
};

static struct fault fault;

static const struct filter *compiled(unsigned groups, bool kills)
{
	static struct filter filter;
	const struct filter_plan plan = {
		.groups = groups,
		.kills = kills,
		.report = REPORT,
		.first_ring = RING,
		.last_ring = RING,
	};

	ck_assert_int_eq(filter_compile(&filter, &plan, &fault), 0);
	return &filter;
}

/* In a child, behind the filter; the answer is what it exits with, or 128 + the signal. */
static int behind(const struct filter *filter, int (*act)(long argument), long argument)
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
		if (filter && filter_load(filter, &fault) < 0)
			_exit(125);
		syscall(SYS_exit_group, act(argument));
	}
	ck_assert_int_gt(pid, 0);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static int outcome(long result)
{
	return result < 0 ? errno : 0;
}

/* ---- every number ---- */

/* With arguments that lead nowhere: 0 is a descriptor of /dev/null, -1 no address. */
static int try_number(long number)
{
	return outcome(syscall(number, -1, -1, -1, -1, -1, -1));
}

/* True if the filter stands in the way of this number, whatever the arguments are. */
static bool is_refused(const struct filter *filter, long number)
{
	int answer = behind(filter, try_number, number);

	return answer == EPERM || answer == ENOSYS;
}

static void expect_numbers(unsigned groups, const char *golden)
{
	const struct filter *filter = compiled(groups, false);
	char text[4096] = "";
	size_t length = 0;

	for (long number = 0; number < NUMBERS; number++) {
		/* they do not come back; of 335 and 336 the kernel asks no filter */
		if (number == SYS_exit || number == SYS_exit_group ||
			number == SYS_rt_sigreturn || number == SYS_restart_syscall ||
			number == 335 || number == 336)
			continue;
		if (!is_refused(filter, number))
			length += (size_t)snprintf(text + length, sizeof text - length,
				"%s%ld", length ? " " : "", number);
	}
	ck_assert_str_eq(text, golden);
}

#ifdef __x86_64__
/* Where arguments are looked at, -1 is refused: mmap, mprotect, madvise, fcntl, ioctl,
 * io_uring_enter, shutdown; and futex has no operation -1. */
START_TEST(these_are_left_and_no_other)
{
	expect_numbers(PURE,
		"0 1 3 5 7 8 11 12 13 14 17 18 19 20 24 25 35 74 75 77 96 131 "
		"201 228 229 230 271 318");
}
END_TEST

START_TEST(these_are_left_to_who_has_everything)
{
	expect_numbers(ALL,
		"0 1 2 3 4 5 6 7 8 11 12 13 14 17 18 19 20 21 24 25 35 73 74 75 77 79 82 83 "
		"84 86 87 88 89 96 107 131 201 217 228 229 230 257 258 262 263 264 265 266 "
		"267 269 271 316 318 327 332 439 444 445 446");
}
END_TEST

static int call_x32(long number)
{
	return outcome(syscall(0x40000000 + number));
}

static int call_int80(long number)
{
	__asm__ volatile("int $0x80"
			 : "+a"(number)
			 :
			 : "memory", "r8", "r9", "r10", "r11");
	return 0;
}

START_TEST(other_architectures_kill)
{
	const struct filter *filter = compiled(ALL, false);

	ck_assert_int_eq(behind(filter, call_x32, 39), 128 + SIGSYS);
	ck_assert_int_eq(behind(filter, call_int80, 20), 128 + SIGSYS);
	ck_assert_int_eq(behind(NULL, call_int80, 20), 0);
}
END_TEST
#endif

START_TEST(unknown_numbers_are_not_there)
{
	const struct filter *filter = compiled(ALL, false);

	ck_assert_int_eq(behind(filter, try_number, 470), ENOSYS);
	ck_assert_int_eq(behind(filter, try_number, 100000), ENOSYS);
	ck_assert_int_eq(behind(filter, try_number, 400), ENOSYS);
	ck_assert_int_eq(behind(filter, try_number, 435), ENOSYS); /* clone3 */
}
END_TEST

/* ---- arguments ---- */

static int map(long protection)
{
	void *memory = (void *)syscall(
		SYS_mmap, NULL, 4096, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return memory == MAP_FAILED ? errno : 0;
}

static int map_shared(long flag)
{
	void *memory = (void *)syscall(
		SYS_mmap, NULL, 4096, PROT_READ, flag | MAP_ANONYMOUS, -1, 0);

	return memory == MAP_FAILED ? errno : 0;
}

static int protect(long protection)
{
	void *memory = mmap(
		NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return outcome(syscall(SYS_mprotect, memory, 4096, protection));
}

START_TEST(memory_is_never_writable_and_executable)
{
	const struct filter *without = compiled(ALL & ~CALLS_JIT, false);

	ck_assert_int_eq(behind(without, map, PROT_READ | PROT_WRITE), 0);
	ck_assert_int_eq(behind(without, map, PROT_READ | PROT_EXEC), EPERM);
	ck_assert_int_eq(behind(without, map, PROT_EXEC | 1L << 32), EPERM);
	ck_assert_int_eq(behind(without, map_shared, MAP_PRIVATE), 0);
	ck_assert_int_eq(behind(without, map_shared, MAP_SHARED), EPERM);
	ck_assert_int_eq(behind(without, map_shared, MAP_SHARED_VALIDATE), EPERM);
	ck_assert_int_eq(behind(without, protect, PROT_READ), 0);
	ck_assert_int_eq(behind(without, protect, PROT_READ | PROT_EXEC), EPERM);
	compiled(ALL, false);
	ck_assert_int_eq(behind(without, protect, PROT_READ | PROT_EXEC), 0);
	ck_assert_int_eq(behind(without, protect, PROT_WRITE | PROT_EXEC), EPERM);
	ck_assert_int_eq(behind(without, map, PROT_READ | PROT_EXEC), EPERM);
}
END_TEST

static int control_terminal(long request)
{
	return outcome(syscall(SYS_ioctl, -1, request, ""));
}

static int control_descriptor(long command)
{
	return outcome(syscall(SYS_fcntl, 0, command, 0));
}

static int shut(long how)
{
	return outcome(syscall(SYS_shutdown, -1, how));
}

START_TEST(only_the_lower_half_of_a_number_counts)
{
	const struct filter *filter = compiled(ALL, false);

	ck_assert_int_eq(behind(filter, control_terminal, TIOCGWINSZ), EBADF);
	ck_assert_int_eq(behind(filter, control_terminal, TIOCGWINSZ | 1L << 32), EBADF);
	ck_assert_int_eq(behind(filter, control_terminal, TIOCSTI), EPERM);
	ck_assert_int_eq(behind(filter, control_terminal, TIOCSTI | 1L << 32), EPERM);
	ck_assert_int_eq(behind(filter, control_descriptor, F_GETFL), 0);
	ck_assert_int_eq(behind(filter, control_descriptor, F_SETFL), EPERM);
	ck_assert_int_eq(behind(filter, control_descriptor, F_SETOWN | 1L << 32), EPERM);
	ck_assert_int_eq(behind(filter, shut, SHUT_WR), EBADF);
	ck_assert_int_eq(behind(filter, shut, SHUT_RDWR), EPERM);
}
END_TEST

static int enter(long fd)
{
	return outcome(syscall(SYS_io_uring_enter, fd, 0, 0, 0, NULL, 0));
}

static int put(long fd)
{
	return outcome(syscall(SYS_write, fd, "", 1));
}

START_TEST(descriptors_have_numbers)
{
	const struct filter *filter = compiled(PURE & ~CALLS_FDIO, false);

	ck_assert_int_eq(behind(filter, enter, RING), EBADF);
	ck_assert_int_eq(behind(filter, enter, RING + 1), EPERM);
	ck_assert_int_eq(behind(filter, put, REPORT), EBADF);
	ck_assert_int_eq(behind(filter, put, STDOUT_FILENO), EPERM);
}
END_TEST

/* ---- violations ---- */

static int ignore_and_fork(long handler)
{
	struct sigaction action = { 0 };
	sigset_t set;

	action.sa_handler = handler ? SIG_IGN : SIG_DFL;
	sigaction(SIGSYS, &action, NULL);
	sigfillset(&set);
	sigprocmask(SIG_SETMASK, &set, NULL);
	return outcome(syscall(SYS_socket, AF_UNIX, SOCK_STREAM, 0));
}

START_TEST(what_is_never_allowed_kills)
{
	const struct filter *filter = compiled(PURE, true);

	ck_assert_int_eq(behind(filter, try_number, SYS_socket), 128 + SIGSYS);
	ck_assert_int_eq(behind(filter, ignore_and_fork, 0), 128 + SIGSYS);
	ck_assert_int_eq(behind(filter, ignore_and_fork, 1), 128 + SIGSYS);
	ck_assert_int_eq(behind(filter, try_number, SYS_getppid), EPERM);
	compiled(PURE, false);
	ck_assert_int_eq(behind(filter, try_number, SYS_socket), EPERM);
}
END_TEST

/* ---- threads ---- */

static int go[2], back[2];

static void *call_when_told(void *unused)
{
	char byte = 0;

	(void)unused;
	if (write(back[1], &byte, 1) == 1 && read(go[0], &byte, 1) == 1)
		byte = (char)outcome(syscall(SYS_getppid));
	return write(back[1], &byte, 1) == 1 ? NULL : &go;
}

static int with_a_thread(long argument)
{
	const struct filter *filter = (const struct filter *)argument;
	pthread_t thread;
	char byte = 0;

	if (pipe(go) < 0 || pipe(back) < 0 ||
		pthread_create(&thread, NULL, call_when_told, NULL) != 0 ||
		read(back[0], &byte, 1) != 1 || filter_load(filter, &fault) < 0)
		return 125;
	if (write(go[1], &byte, 1) != 1 || read(back[0], &byte, 1) != 1)
		return 124;
	return byte;
}

START_TEST(threads_that_were_there_obey)
{
	ck_assert_int_eq(behind(NULL, with_a_thread, (long)compiled(PURE, false)), EPERM);
}
END_TEST

/* ---- names ---- */

START_TEST(each_call_is_named_once)
{
	const struct filter_plan plan = { .groups = ALL };
	const char *names[256];
	size_t next = 0, count = 0;

	while (count < 256 && (names[count] = filter_name(&plan, &next)) != NULL)
		count++;
	ck_assert_uint_gt(count, 50);
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < i; j++)
			ck_assert_str_ne(names[i], names[j]);
}
END_TEST

START_TEST(a_number_has_a_name)
{
	char name[32];

	filter_call(SYS_socket, name, sizeof name);
	ck_assert_str_eq(name, "socket");
	filter_call(400000, name, sizeof name);
	ck_assert_str_eq(name, "?");
}
END_TEST

/* ---- those that were compiled before ---- */

START_TEST(what_was_made_before_is_what_would_be_made_now)
{
	static struct filter before, now;
	const struct filter_plan *plan;
	size_t next = 0;
	bool has_pure = false;

	while ((plan = filter_made(&next)) != NULL) {
		ck_assert_int_eq(filter_compile(&before, plan, &fault), 0);
		ck_assert_int_eq(filter_make(&now, plan, &fault), 0);
		ck_assert_uint_eq(before.count, now.count);
		ck_assert_mem_eq(before.code, now.code, now.count * sizeof *now.code);
		has_pure |= plan->groups == PURE;
	}
	ck_assert(has_pure);
	ck_assert_uint_gt(next, 1);
}
END_TEST

START_TEST(another_plan_is_not_taken_for_one_of_them)
{
	static struct filter before, other;
	size_t next = 0;
	struct filter_plan plan = *filter_made(&next);

	ck_assert_int_eq(filter_compile(&before, &plan, &fault), 0);
	plan.first_ring = plan.last_ring = plan.last_ring + 1;
	ck_assert_int_eq(filter_compile(&other, &plan, &fault), 0);
	ck_assert(before.count != other.count ||
		  memcmp(before.code, other.code, other.count * sizeof *other.code) != 0);
	plan = *filter_made(&(size_t){ 0 });
	plan.kills = true;
	ck_assert_int_eq(filter_compile(&other, &plan, &fault), 0);
	ck_assert_uint_gt(other.count, before.count);
}
END_TEST

Suite *filter_suite(void)
{
	Suite *suite = suite_create("filter");
	TCase *tests = tcase_create("filter");
	TCase *made = tcase_create("made");

#ifdef __SANITIZE_THREAD__ /* a child has not got the thread that it makes */
	exit(77);
#endif
#ifdef __x86_64__
	tcase_add_test(tests, these_are_left_and_no_other);
	tcase_add_test(tests, these_are_left_to_who_has_everything);
	tcase_add_test(tests, other_architectures_kill);
#endif
	tcase_add_test(tests, unknown_numbers_are_not_there);
	tcase_add_test(tests, memory_is_never_writable_and_executable);
	tcase_add_test(tests, only_the_lower_half_of_a_number_counts);
	tcase_add_test(tests, descriptors_have_numbers);
	tcase_add_test(tests, what_is_never_allowed_kills);
	tcase_add_test(tests, threads_that_were_there_obey);
	tcase_add_test(tests, each_call_is_named_once);
	tcase_add_test(tests, a_number_has_a_name);
	suite_add_tcase(suite, tests);
	tcase_add_test(made, what_was_made_before_is_what_would_be_made_now);
	tcase_add_test(made, another_plan_is_not_taken_for_one_of_them);
	suite_add_tcase(suite, made);
	return suite;
}
