/* SPDX-License-Identifier: MIT */
/* check_init_processes.c - tests of modules/init_processes.c. */
#include <check.h>
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <math.h>
#include <signal.h>
#include <stddef.h>
#include <sys/personality.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include "tests/unit/init_child.h"

/* What the text did is seen afterwards. */
static void leads_to(const char *text, void (*after)(void))
{
	struct init_child child = { .text = text, .after = after };

	init_expect_success(&child);
}

/* ---- limits ---- */

static void expect_limits(void)
{
	struct rlimit limit;

	MUST(getrlimit(RLIMIT_NOFILE, &limit) == 0);
	MUST(limit.rlim_cur == 20 && limit.rlim_max == 30);
	MUST(getrlimit(RLIMIT_CPU, &limit) == 0);
	MUST(limit.rlim_cur == 5 && limit.rlim_max == RLIM_INFINITY);
}

START_TEST(limits)
{
	leads_to("local result, errno = C.setrlimit('nofile', 20, 30)"
		 "assert(result == 0 and errno == 0) C.setrlimit('cpu', 5, math.huge)"
		 "errexit = false "
		 "result, errno = C.setrlimit('core', 2, 1)"
		 "assert(result == -1 and errno == C.EINVAL)"
		 "assert(not pcall(C.setrlimit, 'nofiles', 1, 1))"
		 "assert(not pcall(C.setrlimit, 'core', 1))"
		 "assert(not pcall(C.setrlimit, 'core', -1, 1))"
		 "assert(not pcall(C.setrlimit, 'core', 0/0, 1))",
		expect_limits);
}
END_TEST

/* Those that only a privileged process can raise are 0 already. */
START_TEST(every_limit_has_a_name)
{
	static const struct {
		const char *name;
		int resource;
		double value; /* with which a process can live */
	} rows[] = {
		{ "as", 9, 0x1p+46 },
		{ "core", 4, 77 },
		{ "cpu", 0, 77 },
		{ "data", 2, 0x1p+40 },
		{ "fsize", 1, 777 },
		{ "locks", 10, 77 },
		{ "memlock", 8, 77 },
		{ "msgqueue", 12, 77 },
		{ "nice", 13, 0 },
		{ "nofile", 7, 77 },
		{ "nproc", 6, 77 },
		{ "rss", 5, 77 },
		{ "rtprio", 14, 0 },
		{ "rttime", 15, 77 },
		{ "sigpending", 11, 77 },
		{ "stack", 3, 0x1p+28 },
	};
	char text[256];

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		snprintf(text, sizeof text,
			"local ffi = require 'ffi'"
			"ffi.cdef 'int getrlimit(int, unsigned long *);'"
			"C.setrlimit('%s', %.0f, %.0f) local seen = ffi.new 'unsigned long[2]'"
			"ffi.C.getrlimit(%d, seen) assert(seen[1] == %.0f)",
			rows[i].name, rows[i].value, rows[i].value, rows[i].resource,
			rows[i].value);
		init_passes(text);
	}
}
END_TEST

/* ---- what prctl() and the like say ---- */

static void expect_marks(void)
{
	int signal_number = 0;

	MUST(prctl(PR_GET_DUMPABLE) == 0);
	MUST(prctl(PR_GET_PDEATHSIG, &signal_number) == 0 && signal_number == SIGTERM);
	MUST(personality(0xffffffff) == (ADDR_NO_RANDOMIZE | PER_LINUX));
	MUST(getpriority(PRIO_PROCESS, 0) == 7);
	MUST(getsid(0) == getpid() && getpgid(0) == getpid());
}

START_TEST(marks_of_the_process)
{
	leads_to(
		"local function is(expected, result, errno)"
		"  assert(result == expected and errno == 0) "
		"end "
		"is(0, C.prctl_set_dumpable(true)) is(0, C.prctl_set_dumpable(false))"
		"is(0, C.set_pdeathsig(C.SIGTERM))"
		"is(0, C.personality(C.ADDR_NO_RANDOMIZE))"
		"is(C.ADDR_NO_RANDOMIZE, C.personality(-1))"
		"is(7, C.nice(7)) is(7, C.nice(0))"
		"local session, errno = C.setsid() assert(session > 1 and errno == 0)"
		"errexit = false "
		"local result, errno = C.setsid()"
		"assert(result == -1 and errno == C.EPERM)"
		"result, errno = C.set_pdeathsig(9999)"
		"assert(result == -1 and errno == C.EINVAL)"
		"result, errno = C.setpgid(-5, 0) assert(result == -1 and errno == C.EINVAL)"
		"assert(not pcall(C.prctl_set_dumpable, 1))",
		expect_marks);
}
END_TEST

START_TEST(a_niceness_below_zero_is_no_failure)
{
	if (geteuid() == 0)
		init_passes("local result, errno = C.nice(-1)"
			    "assert(result == -1 and errno == 0)");
}
END_TEST

static void expect_own_group(void)
{
	MUST(getpgid(0) == getpid());
}

START_TEST(a_user_cannot_be_less_nice)
{
	struct init_child child = {
		.as_user = true,
		.text = "C.setrlimit('nice', 0, 0) errexit = false "
			"local result, errno = C.nice(-1)"
			"assert(result == -1 and errno == C.EPERM)",
	};

	init_expect_success(&child);
}
END_TEST

START_TEST(a_group_of_processes)
{
	leads_to(
		"local result, errno = C.setpgid(0, 0) assert(result == 0 and errno == 0)",
		expect_own_group);
}
END_TEST

static void expect_no_new_code(void)
{
	void *page = mmap(
		NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	MUST(page != MAP_FAILED);
	MUST(mprotect(page, 4096, PROT_READ | PROT_EXEC) < 0);
}

START_TEST(memory_does_not_become_code)
{
	if (prctl(66, 0, 0, 0, 0) < 0) {
		printf("skipped: no MDWE here\n");
		return;
	}
	leads_to("local result, errno = C.prctl_set_mdwe()"
		 "assert(result == 0 and errno == 0)",
		expect_no_new_code);
}
END_TEST

START_TEST(a_keyring_of_ones_own)
{
	if (syscall(SYS_keyctl, 0, -3, 1) < 0 && errno == ENOSYS) {
		printf("skipped: no keyrings here\n");
		return;
	}
	init_passes("local one, errno = C.keyctl_session() assert(one > 0 and errno == 0)"
		    "assert(C.keyctl_session() ~= one)");
}
END_TEST

/* ---- filters ---- */

static void expect_no_directory(void)
{
	errno = 0;
	MUST(mkdir("/tmp/check_init_processes", 0) < 0);
	MUST(errno == EXDEV);
}

START_TEST(a_filter_is_loaded)
{
	static const struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
#ifdef SYS_mkdir
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mkdir, 1, 0),
#endif
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mkdirat, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EXDEV),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	char text[512];
	int used = snprintf(text, sizeof text,
		"set_no_new_privs() local result, errno = C.seccomp_set_mode_filter '");

	for (size_t i = 0; i < sizeof code; i++)
		used += snprintf(text + used, sizeof text - (size_t)used, "\\%03u",
			((const unsigned char *)code)[i]);
	snprintf(text + used, sizeof text - (size_t)used,
		"' assert(result == 0 and errno == 0)");
	leads_to(text, expect_no_directory);
}
END_TEST

START_TEST(what_is_no_filter)
{
	struct init_child child = {
		.as_user = true,
		.arena_size = 1 << 23,
		.text = "errexit = false "
			"local function fails(errno, result, seen)"
			"  assert(result == -1 and seen == errno, seen) "
			"end "
			"fails(C.EINVAL, C.seccomp_set_mode_filter '')"
			"fails(C.EINVAL, C.seccomp_set_mode_filter '1234567')"
			"fails(C.EINVAL, C.seccomp_set_mode_filter(string.rep('x', 8 * 65537)))"
			"local allow = '\\6\\0\\0\\0\\0\\0\\255\\127'"
			"fails(C.EACCES, C.seccomp_set_mode_filter(allow))"
			"set_no_new_privs() fails(C.EINVAL, C.seccomp_set_mode_filter '12345678')"
			"fails(C.EINVAL, C.seccomp_set_mode_filter(allow .. 'x'))",
	};

	init_expect_success(&child);
}
END_TEST

Suite *init_processes_suite(void)
{
	Suite *suite = suite_create("init_processes");
	TCase *tests = tcase_create("init_processes");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, limits);
	tcase_add_test(tests, every_limit_has_a_name);
	tcase_add_test(tests, marks_of_the_process);
	tcase_add_test(tests, a_niceness_below_zero_is_no_failure);
	tcase_add_test(tests, a_user_cannot_be_less_nice);
	tcase_add_test(tests, a_group_of_processes);
	tcase_add_test(tests, memory_does_not_become_code);
	tcase_add_test(tests, a_keyring_of_ones_own);
	tcase_add_test(tests, a_filter_is_loaded);
	tcase_add_test(tests, what_is_no_filter);
	suite_add_tcase(suite, tests);
	return suite;
}
