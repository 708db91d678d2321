/* SPDX-License-Identifier: MIT */
/* check_limits.c - tests of sandbox/limits.c. */
#include "sandbox/limits.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MIB = 1 << 20 };

static const struct limits unlimited = { UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX };
static struct fault fault;

typedef int attempt_call(void); /* returns 0 or the errno */

/* How a process ends that makes the attempt; limits may be NULL. */
static int end_of(const struct limits *limits, attempt_call *attempt)
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		signal(SIGTERM, SIG_DFL);
		if (limits && limits_apply(limits, &fault) < 0)
			_exit(201);
		_exit(attempt());
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	return status;
}

static int try_with(const struct limits *limits, attempt_call *attempt)
{
	int status = end_of(limits, attempt);

	ck_assert(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* It works without limits, and is refused with these. */
static void refuses(const struct limits *limits, attempt_call *attempt, int errnum)
{
	ck_assert_int_eq(try_with(NULL, attempt), 0);
	ck_assert_int_eq(try_with(&unlimited, attempt), 0);
	ck_assert_int_eq(try_with(limits, attempt), errnum);
}

/* ---- tests ---- */

static uint64_t address_space(void)
{
	FILE *file = fopen("/proc/self/statm", "re");
	char text[64] = "";

	ck_assert_ptr_nonnull(file);
	ck_assert_ptr_nonnull(fgets(text, sizeof text, file));
	fclose(file);
	return strtoull(text, NULL, 10) * (uint64_t)sysconf(_SC_PAGESIZE);
}

/* As malloc asks for it; but that of a sanitizer ends the process. */
static int take(size_t size)
{
	void *block = mmap(
		NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (block == MAP_FAILED)
		return errno;
	memset(block, 1, size);
	return 0;
}

static int take_little(void)
{
	return take(MIB);
}

static int take_much(void)
{
	return take(128 * MIB);
}

static int take_much_then_little(void)
{
	return take_much() == ENOMEM ? take_little() : 202;
}

START_TEST(memory)
{
	struct limits limits = unlimited;

	limits.memory = address_space() + 64 * MIB;
	refuses(&limits, take_much, ENOMEM);
	ck_assert_int_eq(try_with(&limits, take_little), 0);
	ck_assert_int_eq(try_with(&limits, take_much_then_little), 0);
}
END_TEST

static int compute(void)
{
	struct timespec used;

	signal(SIGXCPU, SIG_DFL);
	do
		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
	while (used.tv_sec == 0 || used.tv_nsec < 300000000);
	return 0;
}

static int compute_on(void)
{
	struct timespec used;

	signal(SIGXCPU, SIG_IGN);
	do
		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
	while (used.tv_sec < 3);
	return 0;
}

START_TEST(cpu)
{
	struct limits limits = unlimited;
	int status;

	limits.cpu_ms = 1;
	ck_assert_int_eq(try_with(&unlimited, compute), 0);
	status = end_of(&limits, compute);
	ck_assert(WIFSIGNALED(status));
	ck_assert_int_eq(WTERMSIG(status), SIGXCPU);
	status = end_of(&limits, compute_on);
	ck_assert(WIFSIGNALED(status));
	ck_assert_int_eq(WTERMSIG(status), SIGKILL);
}
END_TEST

static int write_much(void)
{
	static const char text[8192];
	char path[] = "/tmp/check_limits.XXXXXX";
	int fd = mkostemp(path, O_CLOEXEC);

	if (fd < 0 || unlink(path) < 0)
		return 202;
	if (write(fd, text, 4096) != 4096)
		return 203;
	return write(fd, text, sizeof text) < 0 ? errno : 0;
}

START_TEST(file_size)
{
	struct limits limits = unlimited;

	limits.file_size = 4096;
	refuses(&limits, write_much, EFBIG);
	limits.file_size = 65536;
	ck_assert_int_eq(try_with(&limits, write_much), 0);
}
END_TEST

static int open_many(void)
{
	for (int i = 0; i < 64; i++)
		if (open("/dev/null", O_RDONLY | O_CLOEXEC) < 0)
			return errno;
	return 0;
}

START_TEST(files)
{
	struct limits limits = unlimited;

	limits.files = 32;
	refuses(&limits, open_many, EMFILE);
}
END_TEST

static int make_queue(void)
{
	char name[64];
	long queue;

	snprintf(name, sizeof name, "check_limits.%d", getpid());
	queue = syscall(SYS_mq_open, name, O_RDWR | O_CREAT | O_EXCL, 0600, NULL);
	if (queue < 0)
		return errno;
	syscall(SYS_mq_unlink, name);
	return 0;
}

START_TEST(no_message_queues)
{
	if (try_with(NULL, make_queue) != 0) {
		printf("skipped: there are no message queues\n");
		return;
	}
	ck_assert_int_eq(try_with(&unlimited, make_queue), EMFILE);
}
END_TEST

/* ---- the numbers ---- */

static struct rlimit before, after;
static __rlimit_resource_t resource;

static int differs(void)
{
	struct rlimit now;

	getrlimit(resource, &now);
	return now.rlim_cur != after.rlim_cur || now.rlim_max != after.rlim_max;
}

static const struct limits *applied;

static int apply_to_before(void)
{
	if (setrlimit(resource, &before) < 0)
		return 202;
	return limits_apply(applied, &fault) < 0 ? 203 : differs();
}

/* What the limits make of these. */
static void becomes(const struct limits *limits, __rlimit_resource_t which,
	struct rlimit from, struct rlimit to)
{
	applied = limits;
	resource = which;
	before = from;
	after = to;
	ck_assert_int_eq(try_with(NULL, apply_to_before), 0);
}

START_TEST(lower_ones_stay)
{
	struct limits limits = unlimited;

	limits.files = 100;
	becomes(&limits, RLIMIT_NOFILE, (struct rlimit){ 20, 30 },
		(struct rlimit){ 20, 30 });
	becomes(&limits, RLIMIT_NOFILE, (struct rlimit){ 20, 200 },
		(struct rlimit){ 20, 100 });
	becomes(&limits, RLIMIT_NOFILE, (struct rlimit){ 150, 200 },
		(struct rlimit){ 100, 100 });
	limits.cpu_ms = 9000;
	becomes(&limits, RLIMIT_CPU, (struct rlimit){ 5, 5 }, (struct rlimit){ 5, 5 });
	becomes(&unlimited, RLIMIT_CPU, (struct rlimit){ 5, 5 }, (struct rlimit){ 5, 5 });
}
END_TEST

START_TEST(seconds_are_rounded_up)
{
	static const struct {
		uint64_t ms;
		rlim_t s;
	} rows[] = { { 0, 1 }, { 1, 1 }, { 1000, 1 }, { 1001, 2 }, { 2000, 2 } };
	struct rlimit now;
	struct limits limits = unlimited;

	getrlimit(RLIMIT_CPU, &now);
	if (now.rlim_max < 100) {
		printf("skipped: time of the processor is limited\n");
		return;
	}
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		limits.cpu_ms = rows[i].ms;
		becomes(&limits, RLIMIT_CPU, now,
			(struct rlimit){ rows[i].s, rows[i].s + 1 });
	}
	becomes(&unlimited, RLIMIT_CPU, now, now);
}
END_TEST

START_TEST(no_core_files)
{
	struct rlimit now;

	getrlimit(RLIMIT_CORE, &now);
	if (now.rlim_max == 0) {
		printf("skipped: there are no core files\n");
		return;
	}
	now.rlim_cur = now.rlim_max;
	becomes(&unlimited, RLIMIT_CORE, now, (struct rlimit){ 0, 0 });
}
END_TEST

START_TEST(processes_stay)
{
	struct rlimit now;

	getrlimit(RLIMIT_NPROC, &now);
	becomes(&(struct limits){ 1U << 30, 5000, 4096, 64 }, RLIMIT_NPROC, now, now);
}
END_TEST

/* ---- a kernel that refuses ---- */

static int refused(void)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_prlimit64, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { sizeof code / sizeof *code, code };

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 ||
		prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) < 0)
		return 202;
	return limits_apply(&(struct limits){ 1U << 30, 5000, 4096, 64 }, &fault) == -1 &&
	                       fault.status == EXIT_NOT_CONFINED &&
	                       strncmp(fault.text, "limits: memory: ", 16) == 0
	               ? fault.errnum
	               : 0;
}

START_TEST(a_refusal_is_a_fault)
{
	ck_assert_int_eq(try_with(NULL, refused), EPERM);
}
END_TEST

Suite *limits_suite(void)
{
	Suite *suite = suite_create("limits");
	TCase *tests = tcase_create("limits");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, memory);
	tcase_add_test(tests, cpu);
	tcase_add_test(tests, file_size);
	tcase_add_test(tests, files);
	tcase_add_test(tests, no_message_queues);
	tcase_add_test(tests, lower_ones_stay);
	tcase_add_test(tests, seconds_are_rounded_up);
	tcase_add_test(tests, no_core_files);
	tcase_add_test(tests, processes_stay);
	tcase_add_test(tests, a_refusal_is_a_fault);
	suite_add_tcase(suite, tests);
	return suite;
}
