/* SPDX-License-Identifier: MIT */
/* check_source.c - texts of files: read once, byte for byte, the same for all threads. */
#include "runtime/source.h"

#include <check.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

Suite *source_suite(void);

enum { THREADS = 8, BIG = 300000 };

static char directory[] = "/tmp/cellua-source.XXXXXX";
static char path[sizeof directory + 8], other[sizeof directory + 8];

static void setup(void)
{
	strcpy(strrchr(directory, '.'), ".XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(directory));
	snprintf(path, sizeof path, "%s/file", directory);
	snprintf(other, sizeof other, "%s/other", directory);
}

static void teardown(void)
{
	source_finish();
	unlink(path);
	unlink(other);
	rmdir(directory);
}

static void write_file(const char *name, const char *text, size_t size)
{
	FILE *file = fopen(name, "w");

	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(text, 1, size, file), size);
	ck_assert_int_eq(fclose(file), 0);
}

static void check_text(const char *name, const char *expected, size_t expected_size)
{
	const char *text = NULL;
	size_t size = 0;

	ck_assert_int_eq(source_get(name, &text, &size), 0);
	ck_assert_uint_eq(size, expected_size);
	ck_assert_ptr_nonnull(text);
	ck_assert_int_eq(memcmp(text, expected, size), 0);
}

START_TEST(text_is_byte_for_byte)
{
	static const char bytes[] = "\xEF\xBB\xBF#!\r\n\0\x1BLJ\n";

	write_file(path, bytes, sizeof bytes);
	check_text(path, bytes, sizeof bytes);
}
END_TEST

START_TEST(empty_file_has_a_text)
{
	write_file(path, "", 0);
	check_text(path, "", 0);
}
END_TEST

START_TEST(edited_file_is_not_read_again)
{
	const char *first, *second;
	size_t size;

	write_file(path, "old", 3);
	ck_assert_int_eq(source_get(path, &first, &size), 0);
	write_file(path, "newer", 5);
	ck_assert_int_eq(source_get(path, &second, &size), 0);
	ck_assert_ptr_eq(first, second);
	ck_assert_uint_eq(size, 3);
	ck_assert_int_eq(unlink(path), 0);
	ck_assert(source_exists(path));
	check_text(path, "old", 3);
}
END_TEST

START_TEST(failure_is_not_remembered)
{
	const char *text;
	size_t size;

	ck_assert(!source_exists(path));
	ck_assert_int_eq(source_get(path, &text, &size), -ENOENT);
	write_file(path, "x", 1);
	ck_assert(source_exists(path));
	check_text(path, "x", 1);
}
END_TEST

START_TEST(directory_is_unreadable)
{
	const char *text;
	size_t size;

	ck_assert(source_exists(directory));
	ck_assert_int_eq(source_get(directory, &text, &size), -EISDIR);
}
END_TEST

START_TEST(file_is_read_by_another_name)
{
	const char *text;
	size_t size;

	write_file(other, "text", 4);
	ck_assert_int_eq(source_read(path, other, &text, &size), 0);
	ck_assert_uint_eq(size, 4);
	check_text(path, "text", 4);
	ck_assert_int_eq(unlink(other), 0);
	ck_assert(!source_exists(other));
}
END_TEST

/* More than a pipe holds, and no size to be asked for. */
static void *write_slowly(void *content)
{
	write_file(path, content, BIG);
	return NULL;
}

START_TEST(pipe_is_read_to_its_end)
{
	static char content[BIG];
	pthread_t writer;

	for (size_t i = 0; i < BIG; i++)
		content[i] = (char)(i * 7);
	ck_assert_int_eq(mkfifo(path, 0600), 0);
	ck_assert_int_eq(pthread_create(&writer, NULL, write_slowly, content), 0);
	check_text(path, content, BIG);
	ck_assert_int_eq(pthread_join(writer, NULL), 0);
}
END_TEST

static void *get(void *where)
{
	size_t size;

	ck_assert_int_eq(source_get(path, where, &size), 0);
	return NULL;
}

START_TEST(threads_share_one_text)
{
	pthread_t threads[THREADS];
	const char *texts[THREADS];

	write_file(path, "shared", 6);
	for (int i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, get, &texts[i]), 0);
	for (int i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
	for (int i = 0; i < THREADS; i++)
		ck_assert_ptr_eq(texts[i], texts[0]);
}
END_TEST

START_TEST(finish_forgets)
{
	write_file(path, "old", 3);
	check_text(path, "old", 3);
	source_finish();
	source_finish();
	write_file(path, "newer", 5);
	check_text(path, "newer", 5);
}
END_TEST

Suite *source_suite(void)
{
	Suite *suite = suite_create("source");
	TCase *texts = tcase_create("texts");

	tcase_add_checked_fixture(texts, setup, teardown);
	tcase_add_test(texts, text_is_byte_for_byte);
	tcase_add_test(texts, empty_file_has_a_text);
	tcase_add_test(texts, edited_file_is_not_read_again);
	tcase_add_test(texts, failure_is_not_remembered);
	tcase_add_test(texts, directory_is_unreadable);
	tcase_add_test(texts, file_is_read_by_another_name);
	tcase_add_test(texts, pipe_is_read_to_its_end);
	tcase_add_test(texts, threads_share_one_text);
	tcase_add_test(texts, finish_forgets);
	suite_add_tcase(suite, texts);
	return suite;
}
