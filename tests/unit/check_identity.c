/* SPDX-License-Identifier: MIT */
/* check_identity.c - tests of sandbox/identity.c. */
#include "sandbox/identity.h"

#include <cap-ng.h>
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOBODY = 65534, SOMEBODY = 54321, SOME_GROUP = 54322 };

static const struct identity stay = { .changes = false };
static const struct identity other = { true, SOMEBODY, SOME_GROUP, false };
static struct fault fault;

/* In a child: what does not hold ends it. */
#define MUST(condition) must(condition, #condition, __LINE__)

static void must(bool holds, const char *condition, int line)
{
	if (holds)
		return;
	fprintf(stderr, "check_identity.c:%d: %s (%s)\n", line, condition, fault.text);
	_exit(1);
}

static bool fails_with(int status, int errnum)
{
	return status < 0 && errno == errnum;
}

/* Where everything can be changed: identities are for ever. */
static void in_child(void (*attempt)(void))
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		attempt();
		_exit(0);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), 0);
}

static bool is_root(void)
{
	if (geteuid() == 0)
		return true;
	printf("skipped: only root can try this\n");
	return false;
}

/* ---- what a process has, as the kernel shows it ---- */

/* The set called `name`, as "CapEff": the kernel's word, not libcap-ng's. */
static unsigned long long set_of(const char *name)
{
	char line[256];
	unsigned long long set = 0;
	bool found = false;
	FILE *file = fopen("/proc/self/status", "re");

	MUST(file != NULL);
	while (fgets(line, sizeof line, file))
		if (strncmp(line, name, strlen(name)) == 0) {
			set = strtoull(line + strlen(name) + 1, NULL, 16);
			found = true;
		}
	fclose(file);
	MUST(found);
	return set;
}

static void expect_no_capability(void)
{
	MUST(set_of("CapInh") == 0);
	MUST(set_of("CapPrm") == 0);
	MUST(set_of("CapEff") == 0);
	MUST(set_of("CapAmb") == 0);
}

static void expect_ids(uid_t uid, gid_t gid)
{
	uid_t uids[3];
	gid_t gids[3];

	getresuid(&uids[0], &uids[1], &uids[2]);
	getresgid(&gids[0], &gids[1], &gids[2]);
	for (int i = 0; i < 3; i++) {
		MUST(uids[i] == uid);
		MUST(gids[i] == gid);
	}
}

/* ---- what it may have had before ---- */

static void join_groups(void)
{
	static const gid_t groups[] = { 4, 24 };

	MUST(setgroups(2, groups) == 0);
	MUST(getgroups(0, NULL) == 2);
}

static void raise_ambient(void)
{
	MUST(capng_get_caps_process() == 0);
	MUST(capng_update(CAPNG_ADD, CAPNG_INHERITABLE, CAP_KILL) == 0);
	MUST(capng_apply(CAPNG_SELECT_CAPS) == 0);
	MUST(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_KILL, 0, 0) == 0);
	MUST(set_of("CapAmb") != 0);
}

static void become_nobody(void)
{
	if (geteuid() != 0)
		return;
	MUST(setgroups(0, NULL) == 0);
	MUST(setresgid(NOBODY, NOBODY, NOBODY) == 0);
	MUST(setresuid(NOBODY, NOBODY, NOBODY) == 0);
	MUST(prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) == 0);
}

static void become_capable_nobody(void)
{
	MUST(prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0) == 0);
	become_nobody();
	MUST(capng_get_caps_process() == 0);
	MUST(capng_update(CAPNG_ADD, CAPNG_EFFECTIVE, CAP_SETPCAP) == 0);
	MUST(capng_update(CAPNG_ADD, CAPNG_EFFECTIVE, CAP_SETGID) == 0);
	MUST(capng_apply(CAPNG_SELECT_CAPS) == 0);
}

/* From now on this system call does nothing, and says `errnum`, 0 that it went well. */
static void pretend(unsigned number, unsigned errnum)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | errnum),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { sizeof code / sizeof *code, code };

	MUST(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
	MUST(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0);
}

static void expect_fault(const struct identity *identity, int errnum, const char *text)
{
	MUST(identity_take(identity, &fault) == -1);
	MUST(fault.status == EXIT_NOT_CONFINED);
	MUST(fault.errnum == errnum);
	MUST(strstr(fault.text, "identity: ") == fault.text);
	MUST(strstr(fault.text, text) != NULL);
}

/* ---- root ---- */

static void become_another(void)
{
	join_groups();
	raise_ambient();
	MUST(set_of("CapBnd") != 0);
	MUST(identity_take(&other, &fault) == 0);
	expect_no_capability();
	MUST(set_of("CapBnd") == 0);
	expect_ids(SOMEBODY, SOME_GROUP);
	MUST(getgroups(0, NULL) == 0);
	MUST(fails_with(setuid(0), EPERM));
	MUST(fails_with(setgid(0), EPERM));
	MUST(fails_with(setgroups(0, NULL), EPERM));
}

START_TEST(root_becomes_another)
{
	if (is_root())
		in_child(become_another);
}
END_TEST

/* A file that only its owner can read, who is not root. */
static char others[] = "/tmp/check_identity.XXXXXX";

static void stay_root(void)
{
	join_groups();
	raise_ambient();
	MUST(close(open(others, O_RDONLY | O_CLOEXEC)) == 0);
	MUST(identity_take(&stay, &fault) == 0);
	expect_no_capability();
	MUST(set_of("CapBnd") == 0);
	expect_ids(0, 0);
	MUST(getgroups(0, NULL) == 0);
	MUST(fails_with(open(others, O_RDONLY | O_CLOEXEC), EACCES));
	MUST(fails_with(setuid(SOMEBODY), EPERM));
	MUST(fails_with(chroot("/"), EPERM));
}

START_TEST(root_stays_root_in_name_only)
{
	int fd;

	if (!is_root())
		return;
	fd = mkstemp(others);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(fchown(fd, NOBODY, NOBODY), 0);
	ck_assert_int_eq(fchmod(fd, 0600), 0);
	close(fd);
	in_child(stay_root);
	unlink(others);
}
END_TEST

/* Any program that it runs would have what is in the set. */
static void lack_setpcap(void)
{
	MUST(capng_get_caps_process() == 0);
	MUST(capng_update(CAPNG_DROP, CAPNG_EFFECTIVE | CAPNG_PERMITTED, CAP_SETPCAP) ==
		0);
	MUST(capng_apply(CAPNG_SELECT_CAPS) == 0);
	expect_fault(&stay, EPERM, "bounding set");
}

START_TEST(root_keeps_no_bounding_set)
{
	if (is_root())
		in_child(lack_setpcap);
}
END_TEST

/* ---- users ---- */

static void stay_nobody(void)
{
	uid_t uid;
	gid_t gid;

	become_nobody();
	uid = getuid();
	gid = getgid();
	MUST(identity_take(&stay, &fault) == 0);
	expect_no_capability();
	expect_ids(uid, gid);
	MUST(fails_with(setuid(0), EPERM));
}

START_TEST(nobody_stays_nobody)
{
	in_child(stay_nobody);
}
END_TEST

static void stay_capable(void)
{
	join_groups();
	become_capable_nobody();
	MUST(set_of("CapEff") != 0);
	raise_ambient();
	MUST(identity_take(&stay, &fault) == 0);
	expect_no_capability();
	MUST(set_of("CapBnd") == 0);
	expect_ids(NOBODY, NOBODY);
}

START_TEST(capabilities_of_a_user_go)
{
	if (is_root())
		in_child(stay_capable);
}
END_TEST

static void lose_groups(void)
{
	become_capable_nobody();
	join_groups();
	MUST(identity_take(&stay, &fault) == 0);
	MUST(getgroups(0, NULL) == 0);
}

START_TEST(groups_go_with_cap_setgid)
{
	if (is_root())
		in_child(lose_groups);
}
END_TEST

static void want_another(void)
{
	become_nobody();
	expect_fault(&other, EPERM, "setgroups");
}

START_TEST(nobody_becomes_nobody_else)
{
	in_child(want_another);
}
END_TEST

/* ---- a user namespace that forbids to leave groups ---- */

static void write_to(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);

	MUST(fd >= 0);
	MUST(write(fd, text, strlen(text)) == (ssize_t)strlen(text));
	close(fd);
}

static void enter_user_namespace(void)
{
	char map[64];
	uid_t uid;
	gid_t gid;

	become_nobody();
	uid = geteuid();
	gid = getegid();
	if (unshare(CLONE_NEWUSER) < 0) {
		printf("skipped: no user namespace: %s\n", strerror(errno));
		fflush(stdout);
		_exit(0);
	}
	write_to("/proc/self/setgroups", "deny");
	snprintf(map, sizeof map, "0 %u 1", uid);
	write_to("/proc/self/uid_map", map);
	snprintf(map, sizeof map, "0 %u 1", gid);
	write_to("/proc/self/gid_map", map);
	MUST(set_of("CapEff") != 0);
}

static void stay_root_of_namespace(void)
{
	enter_user_namespace();
	MUST(identity_take(&stay, &fault) == 0);
	expect_no_capability();
	MUST(set_of("CapBnd") == 0);
	expect_ids(0, 0);
}

static void change_in_namespace(void)
{
	enter_user_namespace();
	expect_fault(&other, EPERM, "setgroups");
}

START_TEST(user_namespaces)
{
	in_child(stay_root_of_namespace);
	in_child(change_in_namespace);
}
END_TEST

/* ---- kernels that say it went well ---- */

static void pretend_setresuid(void)
{
	pretend(SYS_setresuid, 0);
	expect_fault(&other, EPERM, "another user");
}

static void pretend_setresgid(void)
{
	pretend(SYS_setresgid, 0);
	expect_fault(&other, EPERM, "another user");
}

static void pretend_setgroups(void)
{
	join_groups();
	pretend(SYS_setgroups, 0);
	expect_fault(&other, EPERM, "another user");
}

static void pretend_capset(void)
{
	pretend(SYS_capset, 0);
	expect_fault(&stay, EPERM, "capability");
}

/* What is permitted can be made effective. */
static void pretend_capset_of_permitted(void)
{
	MUST(prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0) == 0);
	pretend(SYS_capset, 0);
	expect_fault(&other, EPERM, "capability");
}

static void refuse_setgroups(void)
{
	pretend(SYS_setgroups, EINVAL);
	expect_fault(&stay, EINVAL, "setgroups");
}

static void refuse_setresgid(void)
{
	pretend(SYS_setresgid, EAGAIN);
	expect_fault(&other, EAGAIN, "setresgid");
}

static void refuse_setresuid(void)
{
	pretend(SYS_setresuid, EAGAIN);
	expect_fault(&other, EAGAIN, "setresuid");
}

static void refuse_capset(void)
{
	pretend(SYS_capset, EPERM);
	expect_fault(&stay, EPERM, "capabilities");
}

START_TEST(each_step_is_verified)
{
	if (!is_root())
		return;
	in_child(pretend_setresuid);
	in_child(pretend_setresgid);
	in_child(pretend_setgroups);
	in_child(pretend_capset);
	in_child(pretend_capset_of_permitted);
}
END_TEST

START_TEST(each_refusal_is_a_fault)
{
	if (!is_root())
		return;
	in_child(refuse_setgroups);
	in_child(refuse_setresgid);
	in_child(refuse_setresuid);
	in_child(refuse_capset);
}
END_TEST

Suite *identity_suite(void)
{
	Suite *suite = suite_create("identity");
	TCase *tests = tcase_create("identity");

#ifdef __SANITIZE_THREAD__ /* a child has not got the thread that it makes */
	exit(77);
#endif
	tcase_add_test(tests, root_becomes_another);
	tcase_add_test(tests, root_stays_root_in_name_only);
	tcase_add_test(tests, root_keeps_no_bounding_set);
	tcase_add_test(tests, nobody_stays_nobody);
	tcase_add_test(tests, capabilities_of_a_user_go);
	tcase_add_test(tests, groups_go_with_cap_setgid);
	tcase_add_test(tests, nobody_becomes_nobody_else);
	tcase_add_test(tests, user_namespaces);
	tcase_add_test(tests, each_step_is_verified);
	tcase_add_test(tests, each_refusal_is_a_fault);
	suite_add_tcase(suite, tests);
	return suite;
}
