/* SPDX-License-Identifier: MIT */
/* check_sealed.c - what is sealed shows the span as it was, however it was sent before. */
#include "runtime/sealed.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/bytes.h"
#include "runtime/error.h"

enum { SIZE = 8192 };

Suite *sealed_suite(void);

static lua_State *L;

static void setup(void)
{
	L = luaL_newstate();
	ck_assert_ptr_nonnull(L);
	error_open(L);
	module_type(L, &bytes_type);
}

static void teardown(void)
{
	lua_close(L);
}

static ino_t file_of(int fd)
{
	struct stat status;

	ck_assert_int_eq(fstat(fd, &status), 0);
	return status.st_ino;
}

/* Which file it came in. */
static ino_t expect(const struct bytes *span, char first)
{
	char byte;
	int fd = sealed_of(span);
	ino_t file;

	ck_assert_int_ge(fd, 0);
	ck_assert(sealed_check(fd, span->size));
	ck_assert_int_eq(fcntl(fd, F_GETFD), FD_CLOEXEC);
	ck_assert_int_eq(pread(fd, &byte, 1, 0), 1);
	ck_assert_int_eq(byte, first);
	file = file_of(fd);
	close(fd);
	return file;
}

static int open_descriptors(void)
{
	int count = 0;

	for (int fd = 0; fd < 256; fd++)
		count += fcntl(fd, F_GETFD) >= 0;
	return count;
}

START_TEST(what_has_not_changed_is_copied_once)
{
	struct bytes *span = bytes_push_new(L, SIZE, SIZE);
	ino_t first;

	memset(bytes_write(span), 'a', SIZE);
	first = expect(span, 'a');
	ck_assert_uint_eq(expect(span, 'a'), first);
	bytes_write(span)[0] = 'b';
	ck_assert_uint_ne(expect(span, 'b'), first);
}
END_TEST

START_TEST(a_view_is_not_another_one)
{
	struct bytes *span = bytes_push_new(L, SIZE, SIZE), *view;

	memset(bytes_write(span), 'a', SIZE);
	bytes_write(span)[1] = 'b';
	view = bytes_push_view(L, span, 1, SIZE - 1);
	ck_assert_uint_ne(expect(span, 'a'), expect(view, 'b'));
	bytes_write(view)[0] = 'c';
	expect(view, 'c');
	bytes_write(span)[0] = 'd';
	expect(span, 'd');
	expect(bytes_push_view(L, span, 1, SIZE - 1), 'c');
}
END_TEST

START_TEST(few_are_kept_and_none_longer_than_its_memory)
{
	int before = open_descriptors();

	for (int i = 0; i < 32; i++) {
		memset(bytes_write(bytes_push_new(L, SIZE, SIZE)), 'a' + i % 26, SIZE);
		expect(bytes_test(L, -1), (char)('a' + i % 26));
	}
	ck_assert_int_le(open_descriptors(), before + 4);
	for (int i = 1; i <= 32; i++)
		expect(bytes_test(L, i), (char)('a' + (i - 1) % 26));
	lua_settop(L, 0);
	lua_gc(L, LUA_GCCOLLECT, 0);
	ck_assert_int_eq(open_descriptors(), before);
}
END_TEST

static void allow(int descriptors)
{
	struct rlimit limit;

	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &limit), 0);
	limit.rlim_cur = (rlim_t)descriptors;
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &limit), 0);
}

START_TEST(without_descriptors_nothing_is_kept)
{
	struct bytes *span = bytes_push_new(L, SIZE, SIZE);
	int next = dup(0);

	close(next);
	allow(next + 1);
	expect(span, '\0');
	ck_assert(!span->block->is_sealed);
	expect(span, '\0');
	allow(next);
	ck_assert_int_eq(sealed_of(span), -EMFILE);
	allow(256);
}
END_TEST

Suite *sealed_suite(void)
{
	Suite *suite = suite_create("sealed");
	TCase *memory = tcase_create("memory");

	tcase_add_checked_fixture(memory, setup, teardown);
	tcase_add_test(memory, what_has_not_changed_is_copied_once);
	tcase_add_test(memory, a_view_is_not_another_one);
	tcase_add_test(memory, few_are_kept_and_none_longer_than_its_memory);
	tcase_add_test(memory, without_descriptors_nothing_is_kept);
	suite_add_tcase(suite, memory);
	return suite;
}
