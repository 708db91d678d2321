/* SPDX-License-Identifier: MIT */
/* check_filesystem_descent.c - down into directories and back, and to nowhere else. */
#include "modules/filesystem_descent.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

Suite *filesystem_descent_suite(void);

enum { OPENING = O_RDONLY | O_DIRECTORY | O_CLOEXEC, DEEP = 1000, FEW = 8 };

static const char pattern[] = "descent-XXXXXX";
static char top[sizeof pattern];
static struct descent descent;

static void enter(const char *name, bool by_link)
{
	int fd = openat(descent.fd, name, OPENING);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(descent_enter(&descent, fd, by_link), 0);
}

static void make(const char *name)
{
	ck_assert_int_eq(mkdirat(descent.fd, name, 0700), 0);
}

static struct stat here(void)
{
	struct stat status;

	ck_assert_int_eq(fstat(descent.fd, &status), 0);
	return status;
}

static int drop(const char *path, const struct stat *status, int type, struct FTW *place)
{
	(void)status, (void)type, (void)place;
	return remove(path);
}

static void setup(void)
{
	memcpy(top, pattern, sizeof top);
	ck_assert_ptr_nonnull(mkdtemp(top));
	ck_assert_int_eq(descent_begin(&descent, open(top, OPENING), OPENING), 0);
}

static void teardown(void)
{
	descent_finish(&descent);
	ck_assert_int_eq(nftw(top, drop, FEW, FTW_DEPTH | FTW_PHYS), 0);
}

/* The next descriptor there is: as many are open as when it was the same. */
static int next_descriptor(void)
{
	int fd = dup(STDERR_FILENO);

	close(fd);
	return fd;
}

START_TEST(deep_takes_one_descriptor)
{
	struct stat before = here();
	int next = next_descriptor();

	for (int i = 0; i < DEEP; i++) {
		make("d");
		enter("d", false);
	}
	ck_assert_int_le(abs(next_descriptor() - next), 1);
	ck_assert(descent_has(&descent, before.st_dev, before.st_ino));
	for (int i = 0; i < DEEP; i++) {
		ck_assert_int_eq(descent_leave(&descent), 0);
		ck_assert_int_eq(unlinkat(descent.fd, "d", AT_REMOVEDIR), 0);
	}
	ck_assert_uint_eq(here().st_ino, before.st_ino);
	ck_assert_uint_eq(descent.depth, 1);
}
END_TEST

START_TEST(moved_directory_leads_nowhere)
{
	make("a");
	make("elsewhere");
	enter("a", false);
	make("b");
	enter("b", false);
	ck_assert_int_eq(
		renameat(descent.fd, "../../a/b", descent.fd, "../../elsewhere/b"), 0);
	ck_assert_int_eq(descent_leave(&descent), -ESTALE);
	ck_assert_uint_eq(descent.depth, 3);
}
END_TEST

START_TEST(link_leads_back_to_where_it_is)
{
	struct stat before, there;

	make("other");
	make("a");
	enter("a", false);
	before = here();
	ck_assert_int_eq(symlinkat("../other", descent.fd, "link"), 0);
	enter("link", true);
	there = here();
	ck_assert_uint_ne(there.st_ino, before.st_ino);
	make("below");
	enter("below", false);
	ck_assert_int_eq(descent_leave(&descent), 0);
	ck_assert_uint_eq(here().st_ino, there.st_ino);
	ck_assert_int_eq(descent_leave(&descent), 0);
	ck_assert_uint_eq(here().st_ino, before.st_ino);
	ck_assert(!descent_has(&descent, there.st_dev, there.st_ino));
}
END_TEST

START_TEST(end_closes_what_was_kept)
{
	int next = next_descriptor();

	make("a");
	enter("a", true);
	make("b");
	enter("b", true);
	descent_finish(&descent);
	ck_assert_int_lt(next_descriptor(), next);
	descent_finish(&descent);
}
END_TEST

Suite *filesystem_descent_suite(void)
{
	Suite *suite = suite_create("filesystem_descent");
	TCase *both = tcase_create("down and up");

	tcase_add_checked_fixture(both, setup, teardown);
	tcase_add_test(both, deep_takes_one_descriptor);
	tcase_add_test(both, moved_directory_leads_nowhere);
	tcase_add_test(both, link_leads_back_to_where_it_is);
	tcase_add_test(both, end_closes_what_was_kept);
	suite_add_tcase(suite, both);
	return suite;
}
