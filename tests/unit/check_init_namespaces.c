/* SPDX-License-Identifier: MIT */
/* check_init_namespaces.c - tests of modules/init_namespaces.c. */
#include <arpa/inet.h>
#include <check.h>
#include <dirent.h>
#include <errno.h>
#include <linux/capability.h>
#include <netinet/in.h>
#include <sched.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include "tests/unit/init_child.h"

/* ---- the network ---- */

static void connect_to_oneself(void)
{
	struct sockaddr_in address = { .sin_family = AF_INET };
	socklen_t size = sizeof address;
	int listener = socket(AF_INET, SOCK_STREAM, 0),
	    fd = socket(AF_INET, SOCK_STREAM, 0);

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	MUST(bind(listener, (void *)&address, sizeof address) == 0);
	MUST(listen(listener, 1) == 0);
	MUST(getsockname(listener, (void *)&address, &size) == 0);
	MUST(connect(fd, (void *)&address, sizeof address) == 0);
}

START_TEST(loopback)
{
	init_both_pass(CLONE_NEWNET, "is_ok(C.ioctl_loopback_up())", connect_to_oneself);
}
END_TEST

START_TEST(loopback_of_others)
{
	struct init_child child = {
		.as_user = true,
		.text = "errexit = false local result, errno = C.ioctl_loopback_up()"
			"assert(result == -1 and errno == C.EPERM)",
	};

	init_expect_success(&child);
}
END_TEST

/* ---- entering ---- */

START_TEST(leave_and_return)
{
	init_both_pass(CLONE_NEWUTS,
		"local ffi = require 'ffi'"
		"ffi.cdef 'ssize_t readlink(const char *, char *, size_t);'"
		"local function name()"
		"  local to = ffi.new 'char[64]'"
		"  return ffi.string(to, ffi.C.readlink('/proc/self/ns/uts', to, 64)) "
		"end "
		"local was, fd = name(), C.open('/proc/self/ns/uts', C.O_RDONLY)"
		"is_ok(C.unshare(C.CLONE_NEWUTS)) assert(name() ~= was)"
		"errexit = false fails(C.EINVAL, C.setns(fd, C.CLONE_NEWNET)) errexit = true "
		"is_ok(C.setns(fd, C.CLONE_NEWUTS)) assert(name() == was)"
		"errexit = false fails(C.EBADF, C.setns(99, 0)) fails(C.EINVAL, C.unshare(1))",
		NULL);
}
END_TEST

static void expect_names(void)
{
	char name[64] = "";

	MUST(gethostname(name, sizeof name) == 0 && strcmp(name, "inside") == 0);
	MUST(getdomainname(name, sizeof name) == 0 && strcmp(name, "a.domain") == 0);
}

START_TEST(names_of_the_host)
{
	init_both_pass(CLONE_NEWUTS,
		"is_ok(C.sethostname 'inside') is_ok(C.setdomainname 'a.domain')"
		"errexit = false fails(C.EINVAL, C.sethostname(string.rep('x', 65)))",
		expect_names);
}
END_TEST

/* ---- users ---- */

static void expect_root(void)
{
	MUST(getuid() == 0 && getgid() == 0);
	MUST(setgroups(0, NULL) < 0 && errno == EPERM);
	MUST(prctl(PR_GET_DUMPABLE) == 1);
}

static void expect_hidden_root(void)
{
	MUST(getuid() == 0 && getgid() == 0);
	MUST(prctl(PR_GET_DUMPABLE) == 0);
}

START_TEST(maps_of_ones_own)
{
	static const char write_them[] =
		"C.unshare(C.CLONE_NEWUSER)"
		"is_ok(C.write_id_maps('0 54320 1\\n', '0 54320 1\\n'))"
		"errexit = false fails(C.EPERM, C.write_id_maps('0 54320 1\\n', nil))";
	char text[1024];
	struct init_child child = { .text = text, .as_user = true, .after = expect_root };

	if (geteuid() != 0)
		return;
	snprintf(text, sizeof text, "%s%s", init_common, write_them);
	init_expect_success(&child);
	snprintf(text, sizeof text, "%sC.prctl_set_dumpable(false) %s", init_common,
		write_them);
	child.after = expect_hidden_root;
	init_expect_success(&child);
}
END_TEST

START_TEST(what_is_no_map)
{
	struct init_child child = {
		.as_user = true,
		.text = "errexit = false "
			"local function fails(expected, result, errno)"
			"  assert(result == -1 and errno == expected, errno) "
			"end "
			"C.unshare(C.CLONE_NEWUSER)"
			"fails(C.EPERM, C.write_id_maps('0 0 1\\n', nil))"
			"fails(C.EPERM, C.write_id_maps(nil, '0 0 1\\n'))"
			"fails(C.EINVAL, C.write_id_maps('x', nil))"
			"assert(C.write_id_maps(nil, nil) == 0)"
			"assert(not pcall(C.write_id_maps, 1, nil))",
	};

	init_expect_success(&child);
}
END_TEST

static int ours;

static int receive_fd(void)
{
	char byte, control[CMSG_SPACE(sizeof(int))];
	struct iovec into = { &byte, 1 };
	struct msghdr header = { .msg_iov = &into,
		.msg_iovlen = 1,
		.msg_control = control,
		.msg_controllen = sizeof control };
	int fd = -1;

	if (recvmsg(ours, &header, MSG_CMSG_CLOEXEC) == 1 && CMSG_FIRSTHDR(&header))
		memcpy(&fd, CMSG_DATA(CMSG_FIRSTHDR(&header)), sizeof fd);
	return fd;
}

static void write_maps_from_outside(void)
{
	char map[32];
	int size = snprintf(map, sizeof map, "0 %d 1\n", INIT_USER);

	for (int i = 0; i < 2; i++) {
		int fd = receive_fd();

		ck_assert_int_eq(write(fd, map, (size_t)size), size);
		close(fd);
	}
	close(ours); /* the text goes on */
}

START_TEST(maps_written_by_the_host)
{
	struct init_child child = {
		.as_user = true,
		.after = expect_root,
		.host = write_maps_from_outside,
		.text = "C.unshare(C.CLONE_NEWUSER)"
			"local fd = C.open('/proc/self/uid_map', C.O_RDWR)"
			"send_with_fd(arg, '.', fd) C.close(fd)"
			"local deny = C.open('/proc/self/setgroups', C.O_WRONLY)"
			"write_all(deny, 'deny')"
			"fd = C.open('/proc/self/gid_map', C.O_RDWR)"
			"send_with_fd(arg, '.', fd)"
			"assert(C.read(arg, 1) == '')",
	};
	int pair[2];

	if (geteuid() != 0)
		return;
	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair), 0);
	child.host_fd = ours = pair[0];
	child.arg = pair[1];
	init_expect_success(&child);
}
END_TEST

/* ---- all of them ---- */

static void expect_only(const char *directory, const char *names)
{
	DIR *stream = opendir(directory);

	MUST(stream != NULL);
	for (struct dirent *entry; (entry = readdir(stream));)
		MUST(*entry->d_name == '.' || strstr(names, entry->d_name));
	closedir(stream);
}

static void expect_little_root(void)
{
	struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct data[2];
	struct stat status;

	expect_only("/", "proc tmp guest.lua");
	MUST(getpid() == 1 && stat("/proc/1", &status) == 0);
	MUST(stat("/guest.lua", &status) == 0 && status.st_size == 7);
	MUST(syscall(SYS_capget, &header, data) == 0);
	MUST(data[0].permitted == 0 && data[1].permitted == 0);
	MUST(mkdir("/tmp/x", 0) == 0);
	expect_names();
}

START_TEST(a_root_of_ones_own)
{
	init_both_pass(
		CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWNET,
		"is_ok(C.ioctl_loopback_up())"
		"is_ok(C.mount(nil, '/', nil, bit.bor(C.MS_REC, C.MS_PRIVATE), nil))"
		"is_ok(C.mount('tmpfs', '/tmp', 'tmpfs', C.MS_NOSUID + C.MS_NODEV, 'mode=755'))"
		"is_ok(C.mkdir('/tmp/proc', mode(7, 5, 5)))"
		"is_ok(C.mkdir('/tmp/tmp', mode(7, 7, 7)))"
		"is_ok(C.mount('proc', '/tmp/proc', 'proc',"
		"  C.MS_NOSUID + C.MS_NODEV + C.MS_NOEXEC, nil))"
		"is_ok(C.chdir '/tmp') is_ok(C.pivot_root('.', '.')) is_ok(C.chroot '.')"
		"is_ok(C.umount2('.', C.MNT_DETACH)) is_ok(C.chdir '/')"
		"write_all(C.open('/guest.lua', C.O_CREAT + C.O_WRONLY, mode(4, 4, 4)), 'print()')"
		"C.sethostname 'inside' C.setdomainname 'a.domain' C.cap_set_proc '='",
		expect_little_root);
}
END_TEST

Suite *init_namespaces_suite(void)
{
	Suite *suite = suite_create("init_namespaces");
	TCase *tests = tcase_create("init_namespaces");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, loopback);
	tcase_add_test(tests, loopback_of_others);
	tcase_add_test(tests, leave_and_return);
	tcase_add_test(tests, names_of_the_host);
	tcase_add_test(tests, maps_of_ones_own);
	tcase_add_test(tests, what_is_no_map);
	tcase_add_test(tests, maps_written_by_the_host);
	tcase_add_test(tests, a_root_of_ones_own);
	suite_add_tcase(suite, tests);
	return suite;
}
