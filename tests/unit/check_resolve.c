/* SPDX-License-Identifier: MIT */
/* check_resolve.c - tests of sandbox/resolve.c and variables.c. */
#include "sandbox/resolve.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sandbox/variables.h"

static char base[] = "/tmp/check_resolve.XXXXXX";
static char path[PATH_MAX];

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
	ck_assert_int_eq(mkdir(in_base("d/e"), 0755), 0);
	close(creat(in_base("d/e/file"), 0644));
}

static void finish(void)
{
	char command[64];

	snprintf(command, sizeof command, "rm -rf %s", base);
	ck_assert_int_eq(system(command), 0);
}

/* True if both ways lead from `name` to the file called `other`. */
static bool leads_to(const char *name, const char *other)
{
	struct stat one, two;
	int fds[2];
	bool same = true;

	ck_assert_int_eq(stat(in_base(other), &two), 0);
	for (int careful = 0; careful < 2; careful++) {
		fds[careful] = resolve_path(in_base(name), careful);
		ck_assert_int_ge(fds[careful], 0);
		ck_assert_int_eq(fstat(fds[careful], &one), 0);
		ck_assert_int_eq(fcntl(fds[careful], F_GETFD), FD_CLOEXEC);
		same = same && one.st_ino == two.st_ino && one.st_dev == two.st_dev;
		close(fds[careful]);
	}
	return same;
}

static void fails(const char *name, int errnum)
{
	ck_assert_int_eq(resolve_path(name, true), -errnum);
	ck_assert_int_eq(resolve_path(name, false), -errnum);
}

START_TEST(files_and_directories)
{
	ck_assert(leads_to("d/e/file", "d/e/file"));
	ck_assert(leads_to("d//e/", "d/e"));
	ck_assert(leads_to("d/./e/../e/file", "d/e/file"));
	fails(in_base("d/x"), ENOENT);
	fails(in_base("d/e/file/x"), ENOTDIR);
	fails("d", EINVAL);
	ck_assert_int_ge(resolve_path("/", true), 0);
}
END_TEST

START_TEST(links_of_our_own)
{
	char target[PATH_MAX];

	ck_assert_int_eq(symlink("d/e", in_base("near")), 0);
	ck_assert_int_eq(symlink("../e/file", in_base("d/up")), 0);
	strcpy(target, in_base("near"));
	ck_assert_int_eq(symlink(target, in_base("far")), 0);
	ck_assert_int_eq(symlink("loop", in_base("loop")), 0);
	ck_assert(leads_to("near/file", "d/e/file"));
	ck_assert(leads_to("far/file", "d/e/file"));
	ck_assert_int_eq(
		rename(in_base("d/up"), strcat(strcpy(target, base), "/d/e/up")), 0);
	ck_assert(leads_to("far/up", "d/e/file"));
	fails(in_base("loop"), ELOOP);
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
	ck_assert_int_eq(resolve_path(in_base("his"), true), -EPERM);
	ck_assert_int_ge(resolve_path(in_base("his"), false), 0);
	ck_assert_int_eq(resolve_path(in_base("his/e/file"), true), -EPERM);
}
END_TEST

START_TEST(long_paths)
{
	char *whole = malloc(PATH_MAX + 1);

	memset(whole, 'x', PATH_MAX);
	*whole = '/';
	whole[PATH_MAX] = '\0';
	fails(whole, ENAMETOOLONG);
	whole[NAME_MAX + 2] = '\0';
	fails(whole, ENAMETOOLONG);
	free(whole);
}
END_TEST

static const struct variables variables = {
	.script_dir = "/srv/app",
	.cwd = "/work",
	.home = "relative",
	.arguments = { "in.txt", "/abs/out" },
};

static void expands(const char *written, const char *expected)
{
	char expanded[PATH_MAX];

	ck_assert_ptr_null(variables_expand(&variables, written, expanded));
	ck_assert_str_eq(expanded, expected);
}

static void refuses(const char *written, const char *why)
{
	char expanded[PATH_MAX];

	ck_assert_str_eq(variables_expand(&variables, written, expanded), why);
}

START_TEST(variables_are_expanded)
{
	expands("/etc/$HOME", "/etc/$HOME");
	expands("$SCRIPT_DIR", "/srv/app");
	expands("$SCRIPT_DIR/data/x", "/srv/app/data/x");
	expands("$ARG1", "/work/in.txt");
	expands("$ARG2/sub", "/abs/out/sub");
	refuses("$ARG3", "the command line has no such argument");
	refuses("$TMPDIR", "the variable is not set");
	refuses("$NONE", "the variable is not set");
	refuses("$HOME/x", "the variable is not an absolute path");
}
END_TEST

Suite *resolve_suite(void)
{
	Suite *suite = suite_create("resolve");
	TCase *tests = tcase_create("resolve");

	tcase_add_checked_fixture(tests, begin, finish);
	tcase_add_test(tests, files_and_directories);
	tcase_add_test(tests, links_of_our_own);
	tcase_add_test(tests, links_of_somebody_else);
	tcase_add_test(tests, long_paths);
	tcase_add_test(tests, variables_are_expanded);
	suite_add_tcase(suite, tests);
	return suite;
}
