/* SPDX-License-Identifier: MIT */
/* check_init_constants.c - tests of modules/init_constants.c. */
#include <check.h>
#include <stddef.h>

#include "modules/init_tables.h"
#include "tests/unit/init_child.h"

/* Of Linux, on every machine that cellua runs on. */
START_TEST(values)
{
	init_passes(
		"local expected = {"
		"  EPERM = 1, ENOENT = 2, EAGAIN = 11, EWOULDBLOCK = 11, ENOSYS = 38,"
		"  EOWNERDEAD = 130, ENOTSUP = 95, EOPNOTSUPP = 95, ENODATA = 61, ETIME = 62,"
		"  O_RDONLY = 0, O_RDWR = 2, O_CREAT = 64, O_CLOEXEC = 0x80000,"
		"  O_PATH = 0x200000, S_IRWXU = 448, S_ISVTX = 512, S_IFCHR = 8192,"
		"  AT_FDCWD = -100, AT_EMPTY_PATH = 0x1000, AT_RECURSIVE = 0x8000, F_OK = 0,"
		"  R_OK = 4, AF_UNIX = 1, AF_LOCAL = 1, SOCK_SEQPACKET = 5, IPPROTO_SCTP = 132,"
		"  MS_BIND = 4096, MS_REC = 16384, MS_PRIVATE = 0x40000, MS_NOSYMFOLLOW = 256,"
		"  MNT_DETACH = 2, UMOUNT_NOFOLLOW = 8, FSCONFIG_CMD_CREATE = 6,"
		"  FSCONFIG_CMD_CREATE_EXCL = 8, MOVE_MOUNT_F_EMPTY_PATH = 4,"
		"  MOVE_MOUNT_BENEATH = 0x200, MOUNT_ATTR_IDMAP = 0x100000,"
		"  MOUNT_ATTR__ATIME = 0x70, OPEN_TREE_CLONE = 1, CLONE_NEWUSER = 0x10000000,"
		"  CLONE_NEWTIME = 128, CLONE_NEWNS = 0x20000, SECBIT_NOROOT = 1,"
		"  SECBIT_NOROOT_LOCKED = 2, SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED = 128,"
		"  RESOLVE_BENEATH = 8, FD_CLOEXEC = 1, CLOSE_RANGE_CLOEXEC = 4,"
		"  SIGKILL = 9, ADDR_NO_RANDOMIZE = 0x40000}"
		"for name, value in pairs(expected) do assert(C[name] == value, name) end");
}
END_TEST

START_TEST(each_name_is_there_once)
{
	for (const struct init_constant *one = init_constants; one->name; one++)
		for (const struct init_constant *other = one + 1; other->name; other++)
			ck_assert_str_ne(one->name, other->name);
}
END_TEST

START_TEST(what_other_systems_have_is_unknown)
{
	init_passes(
		"for _, name in ipairs {'O_EXEC', 'O_RESOLVE_BENEATH', 'MNT_RDONLY'} do"
		"  assert(not pcall(function() return C[name] end)) "
		"end");
}
END_TEST

Suite *init_constants_suite(void)
{
	Suite *suite = suite_create("init_constants");
	TCase *tests = tcase_create("init_constants");

	tcase_add_test(tests, values);
	tcase_add_test(tests, each_name_is_there_once);
	tcase_add_test(tests, what_other_systems_have_is_unknown);
	suite_add_tcase(suite, tests);
	return suite;
}
