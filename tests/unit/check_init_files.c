/* SPDX-License-Identifier: MIT */
/* check_init_files.c - tests of modules/init_files.c. */
#include <check.h>
#include <stddef.h>
#include <sys/stat.h>

#include "tests/unit/init_child.h"

static char base[] = "/tmp/check_init_files.XXXXXX";

static void begin(void)
{
	strcpy(base + sizeof base - 7, "XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(base));
	ck_assert_int_eq(chmod(base, 0777), 0);
}

static void finish(void)
{
	char command[64];

	snprintf(command, sizeof command, "rm -rf %s", base);
	ck_assert_int_eq(system(command), 0);
}

/* In the directory of the test, with what these texts need. */
static void passes(const char *text)
{
	char whole[4096];

	snprintf(whole, sizeof whole,
		"local ffi = require 'ffi'"
		"ffi.cdef 'int fcntl(int, int, ...);'"
		"local function flags(fd, what) return ffi.C.fcntl(fd, what) end "
		"local function stat(path)"
		"  return io.popen('stat -c \"%%F %%a %%u %%g %%h %%t %%T\" ' .. path)"
		"    :read '*l' "
		"end "
		"local function is_ok(result, errno, ...)"
		"  assert(result == 0 and errno == 0 and select('#', ...) == 0) "
		"end "
		"local function fails(errno, result, seen, ...)"
		"  assert(result == -1 and seen == errno and select('#', ...) == 0) "
		"end "
		"is_ok(C.chdir '%s') %s",
		base, text);
	init_passes(whole);
}

START_TEST(open_read_write)
{
	passes("local fd, errno = C.open('file', bit.bor(C.O_RDWR, C.O_CREAT), mode(6, 4, 0))"
	       "assert(fd > 2 and errno == 0)"
	       "assert(stat 'file':find '^regular empty file 640 ')"
	       "local count, errno = C.write(fd, 'a\\0b') assert(count == 3 and errno == 0)"
	       "local again = C.open('file', C.O_RDONLY)"
	       "local text, errno = C.read(again, 2) assert(text == 'a\\0' and errno == 0)"
	       "assert(C.read(again, 99) == 'b' and C.read(again, 99) == '')"
	       "assert(C.read(again, 0) == '')"
	       "is_ok(C.close(fd)) errexit = false fails(C.EBADF, C.close(fd))"
	       "text, errno = C.read(fd, 1) assert(text == nil and errno == C.EBADF)"
	       "fails(C.EBADF, C.write(again, 'x'))"
	       "fails(C.ENOENT, C.open('nowhere', C.O_RDONLY))");
}
END_TEST

START_TEST(open_by_how)
{
	passes("local here = C.open('.', C.O_PATH)"
	       "local fd, errno = C.openat2(here, 'file', {flags = C.O_CREAT + C.O_WRONLY,"
	       "  mode = mode(6, 0, 0), resolve = C.RESOLVE_BENEATH})"
	       "assert(fd > 2 and errno == 0)"
	       "errexit = false "
	       "fails(C.EXDEV, C.openat2(here, '..', {resolve = C.RESOLVE_BENEATH}))"
	       "fails(C.ENOENT, C.openat2(C.AT_FDCWD, 'nowhere', {}))"
	       "assert(not pcall(C.openat2, here, 'file'))"
	       "assert(not pcall(C.openat2, here, 'file', {flag = 0}))"
	       "assert(not pcall(C.openat2, here, 'file', {flags = '0'}))"
	       "assert(not pcall(C.openat2, here, 'file', {0}))");
}
END_TEST

START_TEST(directories_and_links)
{
	passes("is_ok(C.mkdir('a', mode(7, 1, 0)))"
	       "assert(stat 'a':find '^directory 710 ')"
	       "is_ok(C.symlink('a', 'b')) assert(stat 'b':find '^symbolic link ')"
	       "local fd = C.open('c', C.O_CREAT, mode(6, 0, 0))"
	       "is_ok(C.link('c', 'd')) assert(stat 'd':find ' 2 0 0$')"
	       "local a = C.open('a', C.O_PATH)"
	       "is_ok(C.linkat(C.AT_FDCWD, 'c', a, 'e', 0)) assert(stat 'a/e':find ' 3 0 0$')"
	       "is_ok(C.linkat(fd, '', C.AT_FDCWD, 'f', C.AT_EMPTY_PATH))"
	       "errexit = false "
	       "fails(C.EEXIST, C.mkdir('a', 0)) fails(C.EEXIST, C.symlink('x', 'b'))"
	       "fails(C.ENOENT, C.link('x', 'y')) fails(C.ENOENT, C.linkat(a, 'x', a, 'y', 0))");
}
END_TEST

START_TEST(modes_and_owners)
{
	passes("C.open('a', C.O_CREAT, 0)"
	       "is_ok(C.chmod('a', bit.bor(C.S_ISUID, mode(7, 5, 5))))"
	       "assert(stat 'a':find ' 4755 ')"
	       "is_ok(C.chown('a', 12, 34)) assert(stat 'a':find ' 755 12 34 ')"
	       "is_ok(C.chown('a', -1, 35)) assert(stat 'a':find ' 12 35 ')"
	       "errexit = false fails(C.ENOENT, C.chmod('x', 0))"
	       "fails(C.ENOENT, C.chown('x', 1, 1))");
}
END_TEST

START_TEST(pipes_and_devices)
{
	passes("is_ok(C.mkfifo('fifo', mode(6, 0, 0))) assert(stat 'fifo':find '^fifo 600 ')"
	       "is_ok(C.mknod('file', bit.bor(C.S_IFREG, 384), 0))"
	       "assert(stat 'file':find '^regular empty file 600 ')"
	       "local modes, device = bit.bor(C.S_IFCHR, mode(6, 0, 0)), C.makedev(300, 7000)"
	       "is_ok(C.mknod('device', modes, device))"
	       "assert(stat 'device':find 'character special file 600 %d+ %d+ 1 12c 1b58')"
	       "errexit = false fails(C.EEXIST, C.mkfifo('fifo', 0))");
}
END_TEST

START_TEST(access_of_both_kinds)
{
	passes("C.open('a', C.O_CREAT, mode(4, 4, 4))"
	       "is_ok(C.access('a', C.F_OK)) is_ok(C.eaccess('a', C.R_OK))"
	       "errexit = false fails(C.ENOENT, C.access('x', C.F_OK))"
	       "fails(C.EACCES, C.access('a', C.X_OK)) fails(C.EACCES, C.eaccess('a', C.X_OK))"
	       "C.setresuid(-1, 12345, -1)" /* what the one asks for, and not the other */
	       "is_ok(C.access('a', C.W_OK)) fails(C.EACCES, C.eaccess('a', C.W_OK))");
}
END_TEST

START_TEST(the_mask_of_modes)
{
	passes("local old, more = C.umask(mode(0, 7, 7)) assert(more == nil)"
	       "assert(C.umask(old) == mode(0, 7, 7))");
}
END_TEST

START_TEST(duplicates)
{
	passes("local fd, errno = C.dup(0) assert(fd > 2 and errno == 0)"
	       "fd, errno = C.dup2(0, 20) assert(fd == 20 and errno == 0)"
	       "assert(C.dup2(20, 20) == 20)"
	       "is_ok(C.fcntl_setfd(20, C.FD_CLOEXEC)) assert(flags(20, 1) == 1)"
	       "is_ok(C.fcntl_setfd(20, 0)) assert(flags(20, 1) == 0)"
	       "errexit = false "
	       "fails(C.EBADF, C.dup(99)) fails(C.EBADF, C.dup2(99, 98))"
	       "fails(C.EBADF, C.fcntl_setfd(99, 0))");
}
END_TEST

START_TEST(ranges_are_closed)
{
	passes("for fd = 20, 29 do C.dup2(0, fd) end "
	       "is_ok(C.close_range(20, 22, 0))"
	       "assert(flags(22, 1) == -1 and flags(23, 1) == 0)"
	       "is_ok(C.close_range(23, 24, C.CLOSE_RANGE_CLOEXEC))"
	       "assert(flags(24, 1) == 1 and flags(25, 1) == 0)"
	       "is_ok(C.close_range(28, -1, 0))"
	       "assert(flags(28, 1) == -1 and flags(27, 1) == 0)"
	       "assert(select('#', C.closefrom(26)) == 0)"
	       "assert(flags(26, 1) == -1 and flags(25, 1) == 0)"
	       "errexit = false fails(C.EINVAL, C.close_range(9, 8, 0))");
}
END_TEST

START_TEST(sockets)
{
	passes("local fd, errno = C.socket(C.AF_UNIX, bit.bor(C.SOCK_STREAM, C.SOCK_CLOEXEC), 0)"
	       "assert(fd > 2 and errno == 0 and flags(fd, 1) == 1)"
	       "bind_unix(fd, 'socket') is_ok(C.listen(fd, C.SOMAXCONN))"
	       "errexit = false "
	       "fails(C.EAFNOSUPPORT, C.socket(9999, C.SOCK_STREAM, 0))"
	       "fails(C.ENOTSOCK, C.listen(C.open('.', C.O_RDONLY), 1))");
}
END_TEST

START_TEST(another_root)
{
	passes("C.mkdir('root', mode(7, 5, 5)) C.mkdir('root/inside', 0)"
	       "is_ok(C.chroot 'root') is_ok(C.chdir '/') is_ok(C.access('/inside', C.F_OK))"
	       "errexit = false fails(C.ENOENT, C.chdir '/tmp') fails(C.ENOENT, C.chroot 'x')");
}
END_TEST

Suite *init_files_suite(void)
{
	Suite *suite = suite_create("init_files");
	TCase *tests = tcase_create("init_files");

	tcase_add_checked_fixture(tests, begin, finish);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, open_read_write);
	tcase_add_test(tests, open_by_how);
	tcase_add_test(tests, directories_and_links);
	tcase_add_test(tests, the_mask_of_modes);
	tcase_add_test(tests, duplicates);
	tcase_add_test(tests, ranges_are_closed);
	tcase_add_test(tests, sockets);
	if (geteuid() == 0) {
		tcase_add_test(tests, access_of_both_kinds);
		tcase_add_test(tests, modes_and_owners);
		tcase_add_test(tests, pipes_and_devices);
		tcase_add_test(tests, another_root);
	}
	suite_add_tcase(suite, tests);
	return suite;
}
