/* SPDX-License-Identifier: MIT */
/* check_landlock.c - tests of sandbox/landlock.c. */
#include "sandbox/landlock.h"

#include <arpa/inet.h>
#include <check.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <netinet/in.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sandbox/right.h"

/* Everything in here is everybody's to change: what refuses is Landlock. */
static char base[] = "/tmp/check_landlock.XXXXXX";
static struct fault fault;
static int abi;

static char *in_base(const char *name)
{
	static char paths[4][128];
	static int turn;
	char *path = paths[turn++ % 4];

	snprintf(path, sizeof paths[0], "%s/%s", base, name);
	return path;
}

static void make_file(const char *name)
{
	int fd = open(in_base(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

	ck_assert_int_eq(write(fd, "text", 4), 4);
	close(fd);
	ck_assert_int_eq(chmod(in_base(name), 0777), 0);
}

/* In the directory of the test. */
static void run_command(const char *command)
{
	char whole[256];

	snprintf(whole, sizeof whole, "cd %s && %s", base, command);
	ck_assert_int_eq(system(whole), 0);
}

static void begin(void)
{
	strcpy(base + sizeof base - 7, "XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(base));
	ck_assert_int_eq(chmod(base, 0777), 0);
	run_command("mkdir -m 777 in out in/sub && ln -s ../out/file in/link");
	make_file("in/file");
	make_file("out/file");
	abi = landlock_abi();
}

static void finish(void)
{
	run_command("rm -rf \"$PWD\"");
}

static bool can_run(int least)
{
	if (abi >= least)
		return true;
	printf("skipped: the kernel has Landlock ABI %d, not %d\n", abi, least);
	return false;
}

/* ---- a confined process ---- */

typedef int attempt_call(void); /* returns 0 or the errno */

/* `path` is one of the test's unless it is absolute; NULL: nothing is granted. */
static void confine(int its_abi, const char *path, unsigned rights)
{
	struct grant grant = { .fd = -1, .rights = rights };
	struct grants grants = { &grant, 1 };
	struct stat status;
	int ruleset;

	if (path) {
		grant.fd = open(*path == '/' ? path : in_base(path), O_PATH | O_CLOEXEC);
		if (grant.fd < 0 || fstat(grant.fd, &status) < 0)
			_exit(201);
		grant.is_directory = S_ISDIR(status.st_mode);
	} else {
		grants.count = 0;
	}
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		_exit(202);
	ruleset = landlock_create(its_abi, &grants, &fault);
	if (ruleset < 0 || landlock_enter(ruleset, &fault) < 0)
		_exit(203);
}

/* What the attempt answers where `rights` are granted on `path`; abi 0: unconfined. */
static int try_with(int its_abi, const char *path, unsigned rights, attempt_call *attempt)
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		signal(SIGTERM, SIG_DFL);
		if (its_abi > 0)
			confine(its_abi, path, rights);
		_exit(attempt());
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* ---- attempts ---- */

static int open_as(const char *name, int flags)
{
	int fd = open(in_base(name), flags | O_CLOEXEC, 0666);

	return fd < 0 ? errno : close(fd);
}

static int answer(int status)
{
	return status < 0 ? errno : 0;
}

static int read_file(void)
{
	return open_as("in/file", O_RDONLY);
}
static int list(void)
{
	return open_as("in/sub", O_RDONLY | O_DIRECTORY);
}
static int write_file(void)
{
	return open_as("in/file", O_WRONLY);
}
static int empty_by_open(void)
{
	return open_as("in/file", O_RDONLY | O_TRUNC);
}
static int empty(void)
{
	return answer(truncate(in_base("in/file"), 0));
}
static int create(void)
{
	return open_as("in/new", O_RDONLY | O_CREAT | O_EXCL);
}
static int make_directory(void)
{
	return answer(mkdir(in_base("in/new"), 0777));
}
static int make_link(void)
{
	return answer(symlink("x", in_base("in/new")));
}
static int make_fifo(void)
{
	return answer(mkfifo(in_base("in/new"), 0666));
}
static int make_device(void)
{
	return answer(mknod(in_base("in/new"), S_IFCHR | 0666, 259));
}
static int delete (void)
{
	return answer(unlink(in_base("in/file")));
}
static int remove_directory(void)
{
	return answer(rmdir(in_base("in/sub")));
}
static int climb(void)
{
	return open_as("in/../out/file", O_RDONLY);
}
static int follow_link(void)
{
	return open_as("in/link", O_RDONLY);
}
static int read_outside(void)
{
	return open_as("out/file", O_RDONLY);
}
static int make_outside(void)
{
	return open_as("out/new", O_RDONLY | O_CREAT | O_EXCL);
}

static int move_inside(void)
{
	return answer(rename(in_base("in/file"), in_base("in/sub/file")));
}

static int move_out(void)
{
	return answer(rename(in_base("in/file"), in_base("out/file")));
}

static int link_in(void)
{
	return answer(link(in_base("out/file"), in_base("in/new")));
}

static int run_program(void)
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		execl(in_base("in/file"), "file", (char *)NULL);
		_exit(errno);
	}
	waitpid(pid, &status, 0);
	return WEXITSTATUS(status);
}

/* A descriptor that only reads, opened again to write. */
static int reopen(void)
{
	char path[64];
	int fd = open(in_base("in/file"), O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return errno;
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	fd = open(path, O_WRONLY | O_CLOEXEC);
	return fd < 0 ? errno : 0;
}

static int read_own_maps(void)
{
	return answer(open("/proc/self/maps", O_RDONLY | O_CLOEXEC));
}

static int create_in_tmp(void)
{
	char path[] = "/tmp/check_landlock_new.XXXXXX";

	return mkstemp(path) < 0 ? errno : answer(unlink(path));
}

static void restore(void)
{
	run_command("rm -rf in/new out/new in/sub && mkdir -m 777 in/sub");
	make_file("in/file");
	make_file("out/file");
}

static void expect(
	int its_abi, const char *path, unsigned rights, attempt_call *attempt, int errnum)
{
	int seen = try_with(its_abi, path, rights, attempt);

	restore();
	ck_assert_int_eq(seen, errnum);
}

/* It works without Landlock, and is refused with these rights. */
static void refuses(const char *path, unsigned rights, attempt_call *attempt, int errnum)
{
	expect(0, NULL, 0, attempt, 0);
	expect(abi, path, rights, attempt, errnum);
}

/* ---- tests ---- */

/* What each right allows in a directory, ABI for ABI. */
START_TEST(each_right_alone)
{
	static const struct {
		attempt_call *attempt;
		unsigned right;
		int since, refusal;
	} rows[] = {
		{ read_file, RIGHT_READ, 1, EACCES },
		{ list, RIGHT_READ | RIGHT_LIST, 1, EACCES },
		{ write_file, RIGHT_WRITE, 1, EACCES },
		{ empty, RIGHT_WRITE, 3, EACCES },
		{ create, RIGHT_CREATE, 1, EACCES },
		{ make_directory, RIGHT_CREATE, 1, EACCES },
		{ make_link, RIGHT_CREATE, 1, EACCES },
		{ make_fifo, RIGHT_CREATE, 1, EACCES },
		{ delete, RIGHT_DELETE, 1, EACCES },
		{ remove_directory, RIGHT_DELETE, 1, EACCES },
	};

	if (!can_run(1))
		return;
	for (int i = 1; i <= abi && i <= LANDLOCK_ABI_KNOWN; i++)
		for (size_t j = 0; j < sizeof rows / sizeof *rows; j++)
			for (unsigned right = 1; right <= RIGHT_DEVICE; right *= 2) {
				unsigned rights = right;
				bool creates = rows[j].attempt == create;
				bool allowed = i < rows[j].since || rows[j].right & right;

				if (creates) /* what opens the file reads it */
					rights |= RIGHT_READ;
				expect(i, "in", rights, rows[j].attempt,
					allowed ? 0 : rows[j].refusal);
			}
}
END_TEST

START_TEST(programs)
{
	FILE *file;

	if (!can_run(1))
		return;
	file = fopen(in_base("in/file"), "w");
	fputs("#!/bin/true\n", file);
	fclose(file);
	ck_assert_int_eq(try_with(0, NULL, 0, run_program), 0);
	ck_assert_int_eq(try_with(abi, "/", RIGHT_READ, run_program), EACCES);
	ck_assert_int_eq(try_with(abi, "/", RIGHT_READ | RIGHT_EXEC, run_program), 0);
}
END_TEST

START_TEST(moves)
{
	if (!can_run(2))
		return;
	refuses("in", RIGHT_ALL_SIX & ~RIGHT_MOVE, move_inside, EXDEV);
	expect(abi, "in", RIGHT_ALL_SIX, move_inside, 0);
	expect(1, ".", RIGHT_ALL_SIX, move_inside, EXDEV);
	refuses("in", RIGHT_ALL_SIX, move_out, EACCES);
	refuses("in", RIGHT_ALL_SIX, link_in, EXDEV);
	expect(abi, ".", RIGHT_ALL_SIX, move_out, 0);
}
END_TEST

START_TEST(ways_out)
{
	if (!can_run(3))
		return;
	refuses("in", RIGHT_ALL_SIX, climb, EACCES);
	refuses("in", RIGHT_ALL_SIX, follow_link, EACCES);
	refuses("in", RIGHT_ALL_SIX, read_outside, EACCES);
	refuses("in", RIGHT_ALL_SIX, make_outside, EACCES);
	refuses("in", RIGHT_READ, empty_by_open, EACCES);
	refuses("in", RIGHT_READ, reopen, EACCES);
}
END_TEST

START_TEST(nothing_at_all)
{
	if (!can_run(1))
		return;
	refuses(NULL, 0, read_file, EACCES);
	refuses(NULL, 0, write_file, EACCES);
	refuses(NULL, 0, create, EACCES);
	refuses(NULL, 0, read_own_maps, EACCES);
	refuses(NULL, 0, create_in_tmp, EACCES);
}
END_TEST

START_TEST(no_device_is_made)
{
	if (!can_run(1))
		return;
	if (geteuid() == 0)
		refuses("in", RIGHT_ALL_SIX, make_device, EACCES);
}
END_TEST

START_TEST(a_file_alone)
{
	if (!can_run(3))
		return;
	expect(abi, "in/file", RIGHT_ALL_SIX, read_file, 0);
	expect(abi, "in/file", RIGHT_ALL_SIX, write_file, 0);
	expect(abi, "in/file", RIGHT_ALL_SIX, empty, 0);
	expect(abi, "in/file", RIGHT_ALL_SIX, list, EACCES);
	expect(abi, "in/file", RIGHT_ALL_SIX, delete, EACCES);
	expect(abi, "in/file", RIGHT_READ, write_file, EACCES);
	expect(abi, "in/file", RIGHT_LIST, read_file, EACCES);
}
END_TEST

static int enter_another_layer(void)
{
	confine(abi, "in/sub", RIGHT_ALL_SIX);
	return read_file();
}

static int enter_many_layers(void)
{
	for (int i = 1; i < 16; i++)
		confine(abi, ".", RIGHT_ALL_SIX);
	return read_file();
}

START_TEST(layers_meet)
{
	if (!can_run(1))
		return;
	expect(abi, "in", RIGHT_ALL_SIX, enter_another_layer, EACCES);
	expect(abi, "in", RIGHT_ALL_SIX, enter_many_layers, 0);
	/* the 17th is refused, and its process ends */
	expect(abi, "in", RIGHT_ALL_SIX, enter_another_layer, EACCES);
}
END_TEST

/* ---- sockets and signals ---- */

static struct sockaddr_in listener = { .sin_family = AF_INET };

static int connect_by_tcp(void)
{
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	return fd < 0 ? errno : answer(connect(fd, (void *)&listener, sizeof listener));
}

static int bind_by_tcp(void)
{
	struct sockaddr_in any = { .sin_family = AF_INET };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	return fd < 0 ? errno : answer(bind(fd, (void *)&any, sizeof any));
}

START_TEST(tcp)
{
	socklen_t size = sizeof listener;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (!can_run(4))
		return;
	listener.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	ck_assert_int_eq(bind(fd, (void *)&listener, sizeof listener), 0);
	ck_assert_int_eq(listen(fd, 8), 0);
	ck_assert_int_eq(getsockname(fd, (void *)&listener, &size), 0);
	refuses("/", RIGHT_ALL_SIX, connect_by_tcp, EACCES);
	refuses("/", RIGHT_ALL_SIX, bind_by_tcp, EACCES);
	close(fd);
}
END_TEST

static struct sockaddr_un abstract = { .sun_family = AF_UNIX };

static int connect_to_abstract(void)
{
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	return fd < 0 ? errno : answer(connect(fd, (void *)&abstract, sizeof abstract));
}

static int signal_parent(void)
{
	return answer(kill(getppid(), 0));
}

START_TEST(scopes)
{
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (!can_run(6))
		return;
	snprintf(abstract.sun_path + 1, sizeof abstract.sun_path - 1, "%s", base);
	ck_assert_int_eq(bind(fd, (void *)&abstract, sizeof abstract), 0);
	ck_assert_int_eq(listen(fd, 8), 0);
	refuses("/", RIGHT_ALL_SIX, connect_to_abstract, EPERM);
	refuses("/", RIGHT_ALL_SIX, signal_parent, EPERM);
	close(fd);
}
END_TEST

/* ---- kernels without it ---- */

/* From now on, the system call that makes rulesets fails so. */
static void pretend(int errnum)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 444, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (unsigned)errnum),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { sizeof code / sizeof *code, code };

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 ||
		prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) < 0)
		_exit(204);
}

static int without_landlock(void)
{
	pretend(ENOSYS);
	return -landlock_abi();
}

static int landlock_is_off(void)
{
	pretend(EOPNOTSUPP);
	return -landlock_abi();
}

static int create_without(void)
{
	const struct grants none = { 0 };

	pretend(ENOSYS);
	return landlock_create(1, &none, &fault) == -1 &&
	                       fault.status == EXIT_NOT_CONFINED
	               ? fault.errnum
	               : 0;
}

START_TEST(kernels_without)
{
	ck_assert_int_eq(try_with(0, NULL, 0, without_landlock), ENOSYS);
	ck_assert_int_eq(try_with(0, NULL, 0, landlock_is_off), EOPNOTSUPP);
	ck_assert_int_eq(try_with(0, NULL, 0, create_without), ENOSYS);
	ck_assert_uint_eq(
		landlock_cannot_hold(-ENOSYS), RIGHT_ALL_SIX | RIGHT_EXEC | RIGHT_DEVICE);
	ck_assert_uint_eq(landlock_cannot_hold(2), RIGHT_WRITE | RIGHT_DEVICE);
	ck_assert_uint_eq(landlock_cannot_hold(3), RIGHT_DEVICE);
	ck_assert_uint_eq(landlock_cannot_hold(7), 0);
}
END_TEST

Suite *landlock_suite(void)
{
	Suite *suite = suite_create("landlock");
	TCase *tests = tcase_create("landlock");

	tcase_add_checked_fixture(tests, begin, finish);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, each_right_alone);
	tcase_add_test(tests, programs);
	tcase_add_test(tests, moves);
	tcase_add_test(tests, ways_out);
	tcase_add_test(tests, nothing_at_all);
	tcase_add_test(tests, no_device_is_made);
	tcase_add_test(tests, a_file_alone);
	tcase_add_test(tests, layers_meet);
	tcase_add_test(tests, tcp);
	tcase_add_test(tests, scopes);
	tcase_add_test(tests, kernels_without);
	suite_add_tcase(suite, tests);
	return suite;
}
