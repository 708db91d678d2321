/* SPDX-License-Identifier: MIT */
/* check_namespaces.c - tests of sandbox/namespaces.c. */
#include "sandbox/namespaces.h"

#include <arpa/inet.h>
#include <check.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/filter.h>
#include <linux/magic.h>
#include <linux/seccomp.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sandbox/identity.h"

/* A user in no map is shown as 65534, which would hide that there is none. */
enum { USER = 54320, OTHER = 54321, OTHER_GROUP = 54322, SKIPPED = 77 };

enum {
	ALL_BUT_ROOT = NAMESPACE_NET | NAMESPACE_IPC | NAMESPACE_UTS,
	ALL = ALL_BUT_ROOT | NAMESPACE_EMPTY_ROOT,
};

static struct fault fault;
static unsigned entered;
static int errnum;

/* ---- children: namespaces are for ever ---- */

#define MUST(condition) must(condition, #condition, __LINE__)

static void must(bool holds, const char *condition, int line)
{
	if (holds)
		return;
	fprintf(stderr, "check_namespaces.c:%d: %s (as %u, errno %d, %s)\n", line,
		condition, geteuid(), errno, fault.text);
	_exit(1);
}

static bool fails_with(int status, int expected)
{
	return status < 0 && errno == expected;
}

static void become_user(void)
{
	if (geteuid() != 0)
		return;
	MUST(setgroups(0, NULL) == 0);
	MUST(setresgid(USER, USER, USER) == 0);
	MUST(setresuid(USER, USER, USER) == 0);
	MUST(prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) == 0);
}

static int run(void (*attempt)(void), bool as_user)
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		if (as_user)
			become_user();
		attempt();
		_exit(0);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void try_to_enter(void)
{
	if (unshare((geteuid() == 0 ? 0 : CLONE_NEWUSER) | CLONE_NEWNET) < 0)
		_exit(SKIPPED);
}

static void in_child(void (*attempt)(void), bool as_user)
{
	if (run(try_to_enter, as_user) == SKIPPED)
		printf("skipped: no namespaces here for %s\n",
			as_user || geteuid() != 0 ? "a user" : "root");
	else
		ck_assert_int_eq(run(attempt, as_user), 0);
}

static void as_each(void (*attempt)(void))
{
	if (geteuid() == 0)
		in_child(attempt, false);
	in_child(attempt, true);
}

static void enter(unsigned wanted)
{
	errnum = -1;
	MUST(namespaces_enter(wanted, &entered, &errnum, &fault) == 0);
	MUST(entered == wanted);
	MUST(errnum == 0);
	MUST(fault.status == 0);
}

/* ---- which namespaces a process is in ---- */

struct place {
	char user[32], net[32], ipc[32], uts[32], mnt[32];
};

/* Found even when no path leads there any more. */
static int directory_of(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	MUST(fd >= 0);
	return fd;
}

static void read_link(int directory, const char *name, char link[32])
{
	ssize_t size = readlinkat(directory, name, link, 31);

	MUST(size > 0);
	link[size] = '\0';
}

static struct place place_of(int directory)
{
	struct place place;

	read_link(directory, "user", place.user);
	read_link(directory, "net", place.net);
	read_link(directory, "ipc", place.ipc);
	read_link(directory, "uts", place.uts);
	read_link(directory, "mnt", place.mnt);
	return place;
}

static void expect_new(bool wanted, const char *was, const char *is)
{
	MUST(wanted == (strcmp(was, is) != 0));
}

/* Those of `wanted`, and no other. */
static void enter_only(unsigned wanted)
{
	int directory = directory_of("/proc/self/ns");
	struct place was = place_of(directory), is;
	uid_t uid = getuid();
	gid_t gid = getgid();

	enter(wanted);
	is = place_of(directory);
	expect_new(wanted != 0 && uid != 0, was.user, is.user);
	expect_new(wanted & NAMESPACE_NET, was.net, is.net);
	expect_new(wanted & NAMESPACE_IPC, was.ipc, is.ipc);
	expect_new(wanted & NAMESPACE_UTS, was.uts, is.uts);
	expect_new(wanted & NAMESPACE_EMPTY_ROOT, was.mnt, is.mnt);
	MUST(getuid() == uid && geteuid() == uid);
	MUST(getgid() == gid && getegid() == gid);
}

static void enter_nothing(void)
{
	enter_only(0);
}

static void enter_net(void)
{
	enter_only(NAMESPACE_NET);
}

static void enter_ipc(void)
{
	enter_only(NAMESPACE_IPC);
}

static void enter_uts(void)
{
	enter_only(NAMESPACE_UTS);
}

static void enter_root(void)
{
	enter_only(NAMESPACE_EMPTY_ROOT);
}

static void enter_all(void)
{
	enter_only(ALL);
}

START_TEST(those_wanted_and_no_other)
{
	as_each(enter_nothing);
	as_each(enter_net);
	as_each(enter_ipc);
	as_each(enter_uts);
	as_each(enter_root);
	as_each(enter_all);
}
END_TEST

/* ---- network ---- */

static struct sockaddr_in by_tcp = { .sin_family = AF_INET };
static struct sockaddr_un abstract = { .sun_family = AF_UNIX };

static int connect_to(const void *address, socklen_t size)
{
	int fd = socket(((const struct sockaddr *)address)->sa_family,
		SOCK_STREAM | SOCK_CLOEXEC, 0);
	int status = connect(fd, address, size);

	if (status == 0)
		close(fd);
	return status;
}

static void expect_down(void)
{
	struct ifreq request = { .ifr_name = "lo" };
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	struct if_nameindex *names = if_nameindex();

	MUST(names != NULL);
	for (struct if_nameindex *name = names; name->if_index != 0; name++) {
		snprintf(request.ifr_name, IFNAMSIZ, "%s", name->if_name);
		MUST(ioctl(fd, SIOCGIFFLAGS, &request) == 0);
		MUST((request.ifr_flags & IFF_UP) == 0);
	}
	if_freenameindex(names);
	close(fd);
}

static void have_no_network(void)
{
	MUST(connect_to(&by_tcp, sizeof by_tcp) == 0);
	MUST(connect_to(&abstract, sizeof abstract) == 0);
	enter(NAMESPACE_NET);
	expect_down();
	MUST(fails_with(connect_to(&by_tcp, sizeof by_tcp), ENETUNREACH));
	MUST(fails_with(connect_to(&abstract, sizeof abstract), ECONNREFUSED));
}

static int listen_at(void *address, socklen_t size)
{
	int fd = socket(
		((struct sockaddr *)address)->sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);

	ck_assert_int_eq(bind(fd, address, size), 0);
	ck_assert_int_eq(listen(fd, 8), 0);
	ck_assert_int_eq(getsockname(fd, address, &size), 0);
	return fd;
}

START_TEST(net_is_down)
{
	int tcp, unix_domain;

	by_tcp.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	tcp = listen_at(&by_tcp, sizeof by_tcp);
	snprintf(abstract.sun_path + 1, sizeof abstract.sun_path - 1,
		"check_namespaces %d", getpid());
	unix_domain = listen_at(&abstract, sizeof abstract);
	as_each(have_no_network);
	close(tcp);
	close(unix_domain);
}
END_TEST

/* ---- shared memory, and the host's name ---- */

static int segment;

static void see_no_segment(void)
{
	struct shmid_ds status;

	MUST(shmctl(segment, IPC_STAT, &status) == 0);
	enter(NAMESPACE_IPC);
	MUST(fails_with(shmctl(segment, IPC_STAT, &status), EINVAL));
}

START_TEST(ipc_of_the_host_is_not_seen)
{
	segment = shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0666);
	ck_assert_int_ge(segment, 0);
	as_each(see_no_segment);
	ck_assert_int_eq(shmctl(segment, IPC_RMID, NULL), 0);
}
END_TEST

/* Looks first, lest a mistake should rename the host. */
static void rename_host(void)
{
	static const char name[] = "check-namespaces";
	int directory = directory_of("/proc/self/ns");
	struct place was = place_of(directory), is;
	char seen[64] = "";

	enter(NAMESPACE_UTS);
	is = place_of(directory);
	MUST(strcmp(was.uts, is.uts) != 0);
	MUST(sethostname(name, sizeof name - 1) == 0);
	MUST(gethostname(seen, sizeof seen) == 0);
	MUST(strcmp(seen, name) == 0);
}

START_TEST(uts_of_the_host_is_not_changed)
{
	char before[64] = "", after[64] = "";

	ck_assert_int_eq(gethostname(before, sizeof before), 0);
	as_each(rename_host);
	ck_assert_int_eq(gethostname(after, sizeof after), 0);
	ck_assert_str_eq(before, after);
}
END_TEST

/* ---- the empty root ---- */

static int open_path(const char *path, int flags)
{
	return open(path, flags | O_CLOEXEC, 0666);
}

static int count_names(const char *path)
{
	DIR *directory = opendir(path);
	int count = 0;

	MUST(directory != NULL);
	for (struct dirent *name; (name = readdir(directory)) != NULL;)
		if (strcmp(name->d_name, ".") != 0 && strcmp(name->d_name, "..") != 0)
			count++;
	closedir(directory);
	return count;
}

static void find_nothing(void)
{
	char here[64];

	MUST(chdir("/tmp") == 0);
	MUST(open_path("/etc/hostname", O_RDONLY) >= 0);
	MUST(count_names("/") > 0);
	enter(NAMESPACE_EMPTY_ROOT);
	MUST(count_names("/") == 0);
	MUST(count_names(".") == 0);
	MUST(fails_with(open_path("/etc/hostname", O_RDONLY), ENOENT));
	MUST(fails_with(open_path("../etc/hostname", O_RDONLY), ENOENT));
	MUST(fails_with(open_path("/proc/self/status", O_RDONLY), ENOENT));
	MUST(getcwd(here, sizeof here) != NULL);
	MUST(strcmp(here, "/") == 0);
}

START_TEST(empty_root_has_no_file)
{
	as_each(find_nothing);
}
END_TEST

static void make_nothing(void)
{
	struct statfs status;

	enter(NAMESPACE_EMPTY_ROOT);
	MUST(statfs("/", &status) == 0);
	MUST(status.f_type == TMPFS_MAGIC);
	MUST(fails_with(mkdir("/x", 0777), EROFS));
	MUST(fails_with(open_path("/x", O_WRONLY | O_CREAT), EROFS));
	MUST(fails_with(open_path("/", O_RDWR | O_TMPFILE), EROFS));
	MUST(fails_with(symlink("x", "/x"), EROFS));
	MUST(fails_with(chmod("/", 0777), EROFS));
}

START_TEST(empty_root_takes_no_file)
{
	as_each(make_nothing);
}
END_TEST

/* Below and above the root there is nothing mounted. */
static void count_mounts(void)
{
	char text[4096] = "";
	int directory = directory_of("/proc/self");
	int fd;

	enter(NAMESPACE_EMPTY_ROOT);
	fd = openat(directory, "mountinfo", O_RDONLY | O_CLOEXEC);
	MUST(fd >= 0);
	MUST(read(fd, text, sizeof text - 1) > 0);
	MUST(strchr(text, '\n') == text + strlen(text) - 1);
}

START_TEST(empty_root_is_the_only_mount)
{
	as_each(count_mounts);
}
END_TEST

static void keep_descriptors(void)
{
	char template[] = "/tmp/check_namespaces.XXXXXX";
	char text[8] = "";
	int fd = mkstemp(template);

	MUST(fd >= 0);
	MUST(unlink(template) == 0);
	enter(ALL);
	MUST(write(fd, "text", 4) == 4);
	MUST(pread(fd, text, sizeof text, 0) == 4);
	MUST(strcmp(text, "text") == 0);
}

START_TEST(descriptors_stay_good)
{
	as_each(keep_descriptors);
}
END_TEST

static void enter_behind_all(void)
{
	enter(ALL);
}

START_TEST(mounts_of_the_host_stay)
{
	as_each(enter_behind_all);
	ck_assert_int_eq(access("/proc/self/status", R_OK), 0);
	ck_assert_int_eq(access("/etc/hostname", R_OK), 0);
}
END_TEST

/* ---- and then nobody has a capability ---- */

static unsigned long long set_of(int status, const char *name)
{
	char text[4096] = "";
	const char *line;

	MUST(pread(status, text, sizeof text - 1, 0) > 0);
	line = strstr(text, name);
	MUST(line != NULL);
	return strtoull(line + strlen(name), NULL, 16);
}

static void drop_all_in(const struct identity *identity)
{
	int status = open_path("/proc/self/status", O_RDONLY);

	enter(ALL);
	MUST(set_of(status, "CapEff:") != 0);
	MUST(identity_take(identity, &fault) == 0);
	MUST(set_of(status, "CapInh:") == 0);
	MUST(set_of(status, "CapPrm:") == 0);
	MUST(set_of(status, "CapEff:") == 0);
	MUST(set_of(status, "CapBnd:") == 0);
	MUST(set_of(status, "CapAmb:") == 0);
	MUST(fails_with(unshare(CLONE_NEWNET), EPERM));
	MUST(fails_with(sethostname("x", 1), EPERM));
	MUST(fails_with(chroot("/"), EPERM));
}

static void drop_all(void)
{
	struct identity stay = { .changes = false };
	uid_t uid = getuid();

	drop_all_in(&stay);
	MUST(getuid() == uid);
}

static void drop_all_and_change(void)
{
	struct identity other = { true, OTHER, OTHER_GROUP, false };

	drop_all_in(&other);
	MUST(getuid() == OTHER && getgid() == OTHER_GROUP);
}

START_TEST(no_capability_inside)
{
	as_each(drop_all);
	if (geteuid() == 0)
		in_child(drop_all_and_change, false);
}
END_TEST

/* ---- refusals ---- */

/* From now on this system call fails if its first argument has one of `bits`. */
static void refuse(unsigned number, unsigned bits)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 3),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args)),
		BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { sizeof code / sizeof *code, code };

	MUST(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
	MUST(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0);
}

static void enter_but(unsigned refused)
{
	MUST(namespaces_enter(ALL, &entered, &errnum, &fault) == 0);
	MUST(entered == (ALL & ~refused));
	MUST(errnum == EPERM);
	MUST(fault.status == 0);
}

static void refuse_all(void)
{
	struct place was = place_of(directory_of("/proc/self/ns")), is;

	refuse(SYS_unshare, ~0U);
	enter_but(ALL);
	is = place_of(directory_of("/proc/self/ns"));
	MUST(strcmp(was.user, is.user) == 0);
	MUST(strcmp(was.mnt, is.mnt) == 0);
}

/* A user's first try is with CLONE_NEWUSER, and fails as a whole, too. */
static void refuse_net(void)
{
	refuse(SYS_unshare, CLONE_NEWNET);
	enter_but(NAMESPACE_NET);
	MUST(fails_with(open_path("/etc/hostname", O_RDONLY), ENOENT));
}

static void expect_old_root(void)
{
	char here[64];

	MUST(getcwd(here, sizeof here) != NULL);
	MUST(strcmp(here, "/tmp") == 0);
	MUST(access("/proc/self/status", R_OK) == 0);
	MUST(access("/etc/hostname", R_OK) == 0);
}

static void refuse_mount(void)
{
	MUST(chdir("/tmp") == 0);
	refuse(SYS_mount, ~0U);
	enter_but(NAMESPACE_EMPTY_ROOT);
	expect_old_root();
}

static void refuse_pivot(void)
{
	MUST(chdir("/tmp") == 0);
	refuse(SYS_pivot_root, ~0U);
	enter_but(NAMESPACE_EMPTY_ROOT);
	expect_old_root();
}

START_TEST(the_others_are_entered)
{
	as_each(refuse_all);
	as_each(refuse_net);
	as_each(refuse_mount);
	as_each(refuse_pivot);
}
END_TEST

static void expect_fault(const char *text)
{
	MUST(namespaces_enter(ALL, &entered, &errnum, &fault) == -1);
	MUST(fault.status == EXIT_NOT_CONFINED);
	MUST(strstr(fault.text, "namespaces: ") == fault.text);
	MUST(strstr(fault.text, text) != NULL);
}

static void stay_between_roots(void)
{
	refuse(SYS_umount2, ~0U);
	expect_fault("empty root");
}

/* Who may not be looked into cannot write what is in its own /proc. */
static void stay_without_map(void)
{
	MUST(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0);
	expect_fault("map of users");
}

START_TEST(neither_inside_nor_outside_is_a_fault)
{
	as_each(stay_between_roots);
	in_child(stay_without_map, true);
}
END_TEST

Suite *namespaces_suite(void)
{
	Suite *suite = suite_create("namespaces");
	TCase *tests = tcase_create("namespaces");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, those_wanted_and_no_other);
	tcase_add_test(tests, net_is_down);
	tcase_add_test(tests, ipc_of_the_host_is_not_seen);
	tcase_add_test(tests, uts_of_the_host_is_not_changed);
	tcase_add_test(tests, empty_root_has_no_file);
	tcase_add_test(tests, empty_root_takes_no_file);
	tcase_add_test(tests, empty_root_is_the_only_mount);
	tcase_add_test(tests, descriptors_stay_good);
	tcase_add_test(tests, mounts_of_the_host_stay);
	tcase_add_test(tests, no_capability_inside);
	tcase_add_test(tests, the_others_are_entered);
	tcase_add_test(tests, neither_inside_nor_outside_is_a_fault);
	suite_add_tcase(suite, tests);
	return suite;
}
