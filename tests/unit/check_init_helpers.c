/* SPDX-License-Identifier: MIT */
/* check_init_helpers.c - tests of modules/init_helpers.c. */
#include <check.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "tests/unit/init_child.h"

/* The text has one side of the pair as `arg`, the test the other. */
static int ours;

static void talk(const char *text, int type, void (*host)(void))
{
	struct init_child child = { .text = text, .host = host };
	int pair[2];

	ck_assert_int_eq(socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, pair), 0);
	ours = pair[0];
	child.arg = pair[1];
	child.host_fd = pair[0];
	init_expect_success(&child);
	close(ours);
}

static void send_fds(const char *text, int count)
{
	int fds[8];
	union {
		char bytes[CMSG_SPACE(sizeof fds)];
		struct cmsghdr part;
	} control = { .bytes = "" };
	struct iovec from = { (void *)text, strlen(text) };
	struct msghdr header = { .msg_iov = &from, .msg_iovlen = 1 };

	for (int i = 0; i < count; i++)
		fds[i] = open("/dev/null", O_RDONLY | O_CLOEXEC);
	if (count > 0) {
		header.msg_control = &control;
		header.msg_controllen = CMSG_SPACE((size_t)count * sizeof *fds);
		control.part.cmsg_level = SOL_SOCKET;
		control.part.cmsg_type = SCM_RIGHTS;
		control.part.cmsg_len = CMSG_LEN((size_t)count * sizeof *fds);
		memcpy(CMSG_DATA(&control.part), fds, (size_t)count * sizeof *fds);
	}
	ck_assert_int_eq(sendmsg(ours, &header, 0), (ssize_t)strlen(text));
	for (int i = 0; i < count; i++)
		close(fds[i]);
}

/* ---- receive_with_fd ---- */

static void send_four(void)
{
	send_fds("none", 0);
	send_fds("one", 1);
	send_fds("many", 8);
	send_fds("long", 0);
	close(ours);
}

START_TEST(receive)
{
	talk("local function count()"
	     "  local count = 0 "
	     "  for fd = 0, 99 do if fcntl(fd) then count = count + 1 end end"
	     "  return count "
	     "end "
	     "local ffi = require 'ffi' ffi.cdef 'int fcntl(int, int, ...);'"
	     "function fcntl(fd) local flags = ffi.C.fcntl(fd, 1)"
	     "  return flags >= 0 and flags end "
	     "local text, fd, errno = receive_with_fd(arg, 10)"
	     "assert(text == 'none' and fd == -1 and errno == 0)"
	     "local before = count()"
	     "text, fd, errno = receive_with_fd(arg, 10)"
	     "assert(text == 'one' and fd > 2 and errno == 0)"
	     "assert(fcntl(fd) == C.FD_CLOEXEC and count() == before + 1)"
	     "C.close(fd)"
	     "text, fd, errno = receive_with_fd(arg, 10)"
	     "assert(text == 'many' and fd > 2 and count() == before + 1)"
	     "assert(receive_with_fd(arg, 2) == 'lo')"
	     "text, fd, errno = receive_with_fd(arg, 2)"
	     "assert(text == '' and fd == -1 and errno == 0)",
		SOCK_SEQPACKET, send_four);
}
END_TEST

START_TEST(receive_fails)
{
	init_passes("errexit = false "
		    "local text, fd, errno = receive_with_fd(99, 10)"
		    "assert(text == nil and fd == -1 and errno == C.EBADF)"
		    "assert(not pcall(receive_with_fd, 0, -1))"
		    "assert(not pcall(receive_with_fd, 0))");
	init_fails("receive_with_fd(99, 10)", "receive_with_fd", 9,
		"init.script:1: receive_with_fd: Bad file descriptor");
}
END_TEST

/* ---- send_with_fd ---- */

static void expect_null_device(void)
{
	char text[8] = "", control[256], name[64] = "", path[64];
	struct iovec into = { text, sizeof text - 1 };
	struct msghdr header = { .msg_iov = &into,
		.msg_iovlen = 1,
		.msg_control = control,
		.msg_controllen = sizeof control };
	int fd;

	ck_assert_int_eq(recvmsg(ours, &header, MSG_CMSG_CLOEXEC), 4);
	ck_assert_str_eq(text, "a\0b");
	ck_assert_uint_eq(CMSG_FIRSTHDR(&header)->cmsg_len, CMSG_LEN(sizeof fd));
	memcpy(&fd, CMSG_DATA(CMSG_FIRSTHDR(&header)), sizeof fd);
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	ck_assert_int_gt(readlink(path, name, sizeof name - 1), 0);
	ck_assert_str_eq(name, "/dev/null");
	close(fd);
	close(ours);
}

START_TEST(send_it)
{
	talk("local null = C.open('/dev/null', C.O_RDONLY)"
	     "local count, errno = send_with_fd(arg, 'a\\0bc', null)"
	     "assert(count == 4 and errno == 0)"
	     "assert(C.read(arg, 1) == '')"
	     "errexit = false "
	     "count, errno = send_with_fd(arg, 'x', null)"
	     "assert(count == -1 and errno == C.EPIPE)"
	     "count, errno = send_with_fd(arg, 'x', 99)"
	     "assert(count == -1 and errno == C.EBADF)"
	     "assert(not pcall(send_with_fd, arg, 'x'))",
		SOCK_STREAM, expect_null_device);
}
END_TEST

/* ---- write_all ---- */

static void read_slowly(void)
{
	size_t total = 0;
	ssize_t count;
	char some[1000];

	while ((count = read(ours, some, sizeof some)) > 0)
		total += (size_t)count;
	ck_assert_uint_eq(total, 300000);
}

START_TEST(write_everything)
{
	talk("local count, errno = write_all(arg, string.rep('x', 300000))"
	     "assert(count == 300000 and errno == 0)"
	     "assert(write_all(arg, '') == 0)",
		SOCK_STREAM, read_slowly);
}
END_TEST

START_TEST(write_until_it_is_full)
{
	init_passes("errexit = false "
		    "local full = C.open('/dev/full', C.O_WRONLY)"
		    "local count, errno = write_all(full, 'x')"
		    "assert(count == 0 and errno == C.ENOSPC)"
		    "C.setrlimit('fsize', 10, 10)"
		    "local ffi = require 'ffi' ffi.cdef 'void *signal(int, uintptr_t);'"
		    "ffi.C.signal(25, 1)"
		    "local name = os.tmpname()"
		    "local file = C.open(name, C.O_WRONLY) os.remove(name)"
		    "count, errno = write_all(file, 'sixteen letters.')"
		    "assert(count == 10 and errno == C.EFBIG)");
}
END_TEST

/* ---- bind_unix, and numbers ---- */

static const char addresses[] =
	"local ffi = require 'ffi'"
	"ffi.cdef 'int getsockname(int, char *, unsigned *);'"
	"local function name(fd)"
	"  local bytes, size = ffi.new 'char[128]', ffi.new('unsigned[1]', 128)"
	"  assert(ffi.C.getsockname(fd, bytes, size) == 0)"
	"  return ffi.string(bytes + 2, size[0] - 2) "
	"end ";

START_TEST(bind_it)
{
	char text[2048];

	snprintf(text, sizeof text,
		"%s"
		"local path = os.tmpname() os.remove(path)"
		"local fd = C.socket(C.AF_UNIX, C.SOCK_STREAM, 0)"
		"local result, errno = bind_unix(fd, path)"
		"assert(result == 0 and errno == 0 and name(fd) == path .. '\\0')"
		"C.listen(fd, 1) os.remove(path)"
		"fd = C.socket(C.AF_UNIX, C.SOCK_STREAM, 0)"
		"local abstract = '\\0check_init' .. path "
		"bind_unix(fd, abstract) assert(name(fd) == abstract)"
		"errexit = false "
		"fd = C.socket(C.AF_UNIX, C.SOCK_STREAM, 0)"
		"result, errno = bind_unix(fd, string.rep('x', 108))"
		"assert(result == -1 and errno == C.ENAMETOOLONG)"
		"result, errno = bind_unix(fd, '\\0' .. string.rep('x', 108))"
		"assert(result == -1 and errno == C.ENAMETOOLONG)"
		"result, errno = bind_unix(fd, '/nowhere/' .. string.rep('x', 98))"
		"assert(result == -1 and errno == C.ENOENT)"
		"bind_unix(fd, '\\0' .. string.rep('x', 107)) assert(#name(fd) == 108)"
		"assert(not pcall(bind_unix, fd, '') and not pcall(bind_unix, fd, 'a\\0'))",
		addresses);
	init_passes(text);
}
END_TEST

START_TEST(numbers)
{
	init_passes("assert(mode(7, 5, 4) == 492 and mode(0, 0, 0) == 0)"
		    "assert(mode(6, 15, 1) == bit.bor(6 * 64, 15 * 8, 1))"
		    "assert(not pcall(mode, 7, 7) and not pcall(mode, 7, 7, 0.5))"
		    "assert(not pcall(mode, '7', 7, 7))"
		    "local device = C.makedev(259, 70000)"
		    "assert(dev_major(device) == 259 and dev_minor(device) == 70000)"
		    "assert(major(device) == 259 and minor(device) == 70000)");
}
END_TEST

START_TEST(no_new_privs)
{
	init_passes("local result, errno = set_no_new_privs()"
		    "assert(result == 0 and errno == 0)"
		    "assert(io.open '/proc/self/status':read '*a'"
		    ":find 'NoNewPrivs:%s*1')");
}
END_TEST

Suite *init_helpers_suite(void)
{
	Suite *suite = suite_create("init_helpers");
	TCase *tests = tcase_create("init_helpers");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, receive);
	tcase_add_test(tests, receive_fails);
	tcase_add_test(tests, send_it);
	tcase_add_test(tests, write_everything);
	tcase_add_test(tests, write_until_it_is_full);
	tcase_add_test(tests, bind_it);
	tcase_add_test(tests, numbers);
	tcase_add_test(tests, no_new_privs);
	suite_add_tcase(suite, tests);
	return suite;
}
