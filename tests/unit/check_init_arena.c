/* SPDX-License-Identifier: MIT */
/* check_init_arena.c - tests of modules/init_arena.c. */
#include "modules/init_arena.h"

#include <check.h>
#include <errno.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>

enum { SIZE = 4096 };

static struct init_arena arena;
static jmp_buf jump;
static int exhausted_count;

static void exhausted(struct init_arena *which)
{
	ck_assert_ptr_eq(which, &arena);
	exhausted_count++;
	longjmp(jump, 1);
}

static void begin(void)
{
	arena = (struct init_arena){ .exhausted = exhausted };
	exhausted_count = 0;
	ck_assert_int_eq(init_arena_open(&arena, SIZE), 0);
}

static void finish(void)
{
	init_arena_close(&arena);
	init_arena_close(&arena);
}

static char *resize(char *block, size_t old_size, size_t size)
{
	return setjmp(jump) == 0 ? init_arena_resize(&arena, block, old_size, size)
	                         : NULL;
}

static char *borrow(size_t size)
{
	return setjmp(jump) == 0 ? init_arena_borrow(&arena, size) : NULL;
}

START_TEST(blocks_are_aligned_and_apart)
{
	char *one = resize(NULL, 5, 1), *two = resize(NULL, 0, 17);

	ck_assert_uint_eq((uintptr_t)one % 16, 0);
	ck_assert_uint_eq((uintptr_t)two % 16, 0);
	ck_assert(two > one);
	ck_assert_ptr_eq(resize(one, 1, 0), NULL);
}
END_TEST

START_TEST(a_block_that_grows_keeps_its_bytes)
{
	char *one = strcpy(resize(NULL, 0, 4), "one"), *two = resize(NULL, 0, 4), *moved;

	ck_assert_ptr_eq(resize(one, 4, 16), one);
	moved = resize(one, 16, 100);
	ck_assert_ptr_ne(moved, one);
	ck_assert_str_eq(moved, "one");
	ck_assert_ptr_eq(resize(moved, 100, 10), moved);
	ck_assert(moved > two);
}
END_TEST

START_TEST(the_last_block_grows_where_it_is)
{
	char *one = resize(NULL, 0, 16);

	for (size_t size = 16; size < SIZE; size *= 2)
		ck_assert_ptr_eq(resize(one, size, size * 2), one);
	ck_assert_ptr_eq(resize(one, SIZE, SIZE + 1), NULL);
	ck_assert_int_eq(exhausted_count, 1);
}
END_TEST

START_TEST(all_of_it_and_no_more)
{
	ck_assert_ptr_nonnull(resize(NULL, 0, SIZE - 16));
	ck_assert_ptr_null(resize(NULL, 0, 17));
	ck_assert_ptr_null(resize(NULL, 0, SIZE_MAX));
	ck_assert_ptr_null(borrow(17));
	ck_assert_ptr_null(borrow(SIZE_MAX));
	ck_assert_int_eq(exhausted_count, 4);
	ck_assert_ptr_nonnull(resize(NULL, 0, 16));
	ck_assert_ptr_null(resize(NULL, 0, 1));
}
END_TEST

START_TEST(what_is_borrowed_comes_back)
{
	for (int i = 0; i < 3; i++) {
		char *bytes = borrow(SIZE / 2);

		ck_assert_ptr_nonnull(bytes);
		memset(bytes, 1, SIZE / 2);
		ck_assert_ptr_null(borrow(SIZE / 2 + 1));
		ck_assert_ptr_null(resize(NULL, 0, SIZE / 2 + 1));
		init_arena_return(&arena, SIZE / 2);
	}
	ck_assert_ptr_nonnull(resize(NULL, 0, SIZE));
}
END_TEST

START_TEST(too_much_is_not_opened)
{
	struct init_arena other = { .memory = NULL };

	ck_assert_int_eq(init_arena_open(&other, SIZE_MAX / 2), -ENOMEM);
	init_arena_close(&other);
}
END_TEST

Suite *init_arena_suite(void)
{
	Suite *suite = suite_create("init_arena");
	TCase *tests = tcase_create("init_arena");

	tcase_add_checked_fixture(tests, begin, finish);
	tcase_add_test(tests, blocks_are_aligned_and_apart);
	tcase_add_test(tests, a_block_that_grows_keeps_its_bytes);
	tcase_add_test(tests, the_last_block_grows_where_it_is);
	tcase_add_test(tests, all_of_it_and_no_more);
	tcase_add_test(tests, what_is_borrowed_comes_back);
	tcase_add_test(tests, too_much_is_not_opened);
	suite_add_tcase(suite, tests);
	return suite;
}
