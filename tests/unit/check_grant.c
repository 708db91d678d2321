/* SPDX-License-Identifier: MIT */
/* check_grant.c - tests of sandbox/grant.c. */
#include "sandbox/grant.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sandbox/manifest.h"
#include "sandbox/right.h"

static char base[] = "/tmp/check_grant.XXXXXX";
static char path[128];
static struct policy policy;
static struct grants grants;
static struct fault fault;

static const char *in_base(const char *name)
{
	snprintf(path, sizeof path, "%s/%s", base, name);
	return path;
}

static void begin(void)
{
	strcpy(base + sizeof base - 7, "XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(base));
	ck_assert_int_eq(mkdir(in_base("d"), 0755), 0);
	fclose(fopen(in_base("d/file"), "w"));
}

static void finish(void)
{
	char command[64];

	grants_close(&grants);
	snprintf(command, sizeof command, "rm -rf %s", base);
	ck_assert_int_eq(system(command), 0);
}

/* Open what the words name, where $CWD is the test's directory. */
static int try_open(const char *text, bool careful)
{
	char whole[1024];
	const struct variables variables = { .cwd = base };
	const struct data_source source = {
		.name = "m",
		.text = whole,
		.size = (size_t)snprintf(whole, sizeof whole, "version=1,%s", text),
		.line = 1,
		.column = 1,
		.inside = true,
	};

	ck_assert_int_eq(manifest_read(&policy, &source, AUTHOR_SCRIPT, &fault), 0);
	grants_close(&grants);
	return grants_open(&grants, &policy, &variables, careful, &fault);
}

static void opens(const char *text, unsigned count)
{
	int status = try_open(text, true);

	ck_assert_msg(status == 0, "%s: %s", text, fault.text);
	ck_assert_uint_eq(grants.count, count);
}

static void refuses(const char *text, const char *message)
{
	ck_assert_int_eq(try_open(text, true), -1);
	ck_assert_int_eq(fault.status, EXIT_BAD_MANIFEST);
	ck_assert_str_eq(fault.text, message);
	ck_assert_uint_eq(grants.count, 0);
}

START_TEST(rights_of_words)
{
	opens("fs={read={'$CWD/d'},write={'$CWD/d/file'},rw={'/'},exec={'/'}},env={pass="
	      "{'A'}}",
		4);
	ck_assert_uint_eq(grants.list[0].rights, RIGHT_READ | RIGHT_LIST);
	ck_assert(grants.list[0].is_directory);
	ck_assert_uint_eq(grants.list[1].rights, RIGHT_WRITE);
	ck_assert(!grants.list[1].is_directory);
	ck_assert_uint_eq(grants.list[2].rights, RIGHT_ALL_SIX);
	ck_assert_uint_eq(grants.list[3].rights, RIGHT_EXEC);
	opens("", 0);
}
END_TEST

START_TEST(missing_paths)
{
	refuses("fs={read={'$CWD/d','$CWD/none'}}",
		"m:1:30: fs.read: $CWD/none: No such file or directory");
	refuses("fs={read={'$HOME'}}", "m:1:21: fs.read: $HOME: the variable is not set");
	opens("fs={read={{path='$CWD/none',optional=true}, '$CWD/d'}}", 1);
	opens("fs={rw={{path='$CWD/new',create=true}}}", 1);
	ck_assert_int_eq(rmdir(in_base("new")), 0);
	opens("fs={rw={{path='$CWD/d',create=true}}}", 1);
}
END_TEST

START_TEST(kinds)
{
	opens("fs={read={{path='$CWD/d',kind='dir'},{path='$CWD/d/file',kind='file'}}}",
		2);
	refuses("fs={read={{path='$CWD/d',kind='file'}}}",
		"m:1:21: fs.read: $CWD/d: a directory, expected a file");
	refuses("fs={read={{path='$CWD/d/file',kind='dir'}}}",
		"m:1:21: fs.read: $CWD/d/file: no directory");
}
END_TEST

START_TEST(links_of_somebody_else)
{
	if (geteuid() != 0) {
		puts("skipped: only root can make them");
		return;
	}
	ck_assert_int_eq(symlink("d", in_base("his")), 0);
	ck_assert_int_eq(lchown(in_base("his"), 65534, 65534), 0);
	refuses("fs={read={'$CWD/his'}}",
		"m:1:21: fs.read: $CWD/his: a symbolic link on the way is another user's");
	ck_assert_int_eq(try_open("fs={read={'$CWD/his'}}", false), 0);
}
END_TEST

START_TEST(a_grant_stays_with_its_file)
{
	char fd[32], target[PATH_MAX] = "", renamed[128];

	opens("fs={read={'$CWD/d'}}", 1);
	snprintf(renamed, sizeof renamed, "%s/moved", base);
	ck_assert_int_eq(rename(in_base("d"), renamed), 0);
	ck_assert_int_eq(mkdir(in_base("d"), 0755), 0);
	snprintf(fd, sizeof fd, "/proc/self/fd/%d", grants.list[0].fd);
	ck_assert_int_gt(readlink(fd, target, sizeof target - 1), 0);
	ck_assert_str_eq(target, renamed);
}
END_TEST

Suite *grant_suite(void)
{
	Suite *suite = suite_create("grant");
	TCase *tests = tcase_create("grant");

	tcase_add_checked_fixture(tests, begin, finish);
	tcase_add_test(tests, rights_of_words);
	tcase_add_test(tests, missing_paths);
	tcase_add_test(tests, kinds);
	tcase_add_test(tests, links_of_somebody_else);
	tcase_add_test(tests, a_grant_stays_with_its_file);
	suite_add_tcase(suite, tests);
	return suite;
}
