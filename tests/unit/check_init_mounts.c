/* SPDX-License-Identifier: MIT */
/* check_init_mounts.c - tests of modules/init_mounts.c. */
#include <check.h>
#include <errno.h>
#include <sched.h>
#include <stddef.h>
#include <sys/stat.h>

#include "tests/unit/init_child.h"

static void expect_mounted(void)
{
	struct stat status;

	MUST(stat("/tmp/a/b", &status) == 0);
	MUST(mkdir("/tmp/a/c", 0) < 0 && errno == EROFS);
	MUST(stat("/tmp/d/b", &status) == 0);
	MUST(mkdir("/tmp/d/c", 0) == 0);
}

START_TEST(mounts_by_the_new_calls)
{
	init_both_pass(CLONE_NEWNS,
		"C.mount(nil, '/', nil, bit.bor(C.MS_REC, C.MS_PRIVATE), nil)"
		"C.mount('tmpfs', '/tmp', 'tmpfs', 0, nil)"
		"C.mkdir('/tmp/a', 448) C.mkdir('/tmp/d', 448)"
		"local fs, errno = C.fsopen('tmpfs', C.FSOPEN_CLOEXEC)"
		"assert(fs > 2 and errno == 0)"
		"is_ok(C.fsconfig(fs, C.FSCONFIG_SET_STRING, 'mode', '700', 0))"
		"is_ok(C.fsconfig(fs, C.FSCONFIG_CMD_CREATE, nil, nil, 0))"
		"local mount = C.fsmount(fs, C.FSMOUNT_CLOEXEC, C.MOUNT_ATTR_NOSUID)"
		"is_ok(C.move_mount(mount, '', C.AT_FDCWD, '/tmp/a', C.MOVE_MOUNT_F_EMPTY_PATH))"
		"C.mkdir('/tmp/a/b', 448)"
		"local tree = C.open_tree(C.AT_FDCWD, '/tmp/a',"
		"  C.OPEN_TREE_CLONE + C.OPEN_TREE_CLOEXEC)"
		"is_ok(C.move_mount(tree, nil, C.AT_FDCWD, '/tmp/d', C.MOVE_MOUNT_F_EMPTY_PATH))"
		"is_ok(C.mount_setattr(C.AT_FDCWD, '/tmp/a', 0, {attr_set = C.MOUNT_ATTR_RDONLY}))"
		"is_ok(C.mount_setattr(tree, nil, C.AT_EMPTY_PATH, {propagation = C.MS_PRIVATE}))"
		"local pick = C.fspick(C.AT_FDCWD, '/tmp/d', C.FSPICK_CLOEXEC)"
		"is_ok(C.fsconfig(pick, C.FSCONFIG_SET_STRING, 'size', '1m', 0))"
		"is_ok(C.fsconfig(pick, C.FSCONFIG_CMD_RECONFIGURE, nil, nil, 0))"
		"errexit = false "
		"fails(C.ENODEV, C.fsopen('nonesuch', 0)) fails(C.EFAULT, C.fsopen(nil, 0))"
		"fails(C.ENOENT, C.open_tree(C.AT_FDCWD, nil, 0))"
		"fails(C.ENOENT, C.fspick(C.AT_FDCWD, nil, 0))"
		"fails(C.ENOENT, C.move_mount(C.AT_FDCWD, nil, C.AT_FDCWD, '/tmp', 0))"
		"fails(C.ENOENT, C.move_mount(C.AT_FDCWD, '/tmp', C.AT_FDCWD, nil, 0))"
		"fails(C.EBADF, C.fsmount(99, 0, 0))"
		"fails(C.EINVAL, C.fsconfig(fs, C.FSCONFIG_SET_BINARY, 'a', 'b', 0))"
		"assert(not pcall(C.fsconfig, fs, C.FSCONFIG_SET_BINARY, 'a', 'bcd', 4))"
		"assert(not pcall(C.fsconfig, fs, C.FSCONFIG_SET_STRING, 'a', 'b\\0', 0))"
		"assert(not pcall(C.mount_setattr, 0, '', 0))",
		expect_mounted);
}
END_TEST

static void expect_no_file(void)
{
	struct stat status;

	MUST(stat("/tmp/a", &status) < 0 && errno == ENOENT);
}

START_TEST(umounts)
{
	init_both_pass(CLONE_NEWNS,
		"C.mount(nil, '/', nil, bit.bor(C.MS_REC, C.MS_PRIVATE), nil)"
		"C.mount('tmpfs', '/tmp', 'tmpfs', 0, nil)"
		"C.mount('tmpfs', '/tmp', 'tmpfs', 0, nil) C.mkdir('/tmp/a', 448)"
		"is_ok(C.umount '/tmp') C.mkdir('/tmp/a', 448)"
		"is_ok(C.umount2('/tmp', C.MNT_DETACH))"
		"errexit = false fails(C.ENOENT, C.umount '/tmp/a')"
		"fails(C.ENOENT, C.umount2('/tmp/a', 0))"
		"fails(C.ENODEV, C.mount('x', '/tmp', 'nonesuch', 0, nil))",
		expect_no_file);
}
END_TEST

START_TEST(bad_attributes_end_it)
{
	static const struct {
		const char *table, *why;
	} rows[] = {
		{ "{attr = 1}", "an unknown key" },
		{ "{1}", "a key that is no string" },
		{ "{attr_set = '1'}", "a value that is no integer" },
		{ "{attr_clr = -1}", "a value that is no integer" },
		{ "{userns_fd = 0.5}", "a value that is no integer" },
	};
	char text[128], line[128];

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		snprintf(text, sizeof text,
			"errexit = false pcall(C.mount_setattr, 0, '', 0, %s)",
			rows[i].table);
		snprintf(line, sizeof line, "init.script:1: mount_setattr: %s",
			rows[i].why);
		init_fails(text, "mount_setattr", EINVAL, line);
	}
}
END_TEST

Suite *init_mounts_suite(void)
{
	Suite *suite = suite_create("init_mounts");
	TCase *tests = tcase_create("init_mounts");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, mounts_by_the_new_calls);
	tcase_add_test(tests, umounts);
	tcase_add_test(tests, bad_attributes_end_it);
	suite_add_tcase(suite, tests);
	return suite;
}
