/* SPDX-License-Identifier: MIT */
/* check_record.c - tests of sandbox/record.c. */
#include "sandbox/record.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "sandbox/word.h"

static struct record record;
static const struct entry *list[RECORD_ENTRIES];

static bool add(const char *word, const char *text, bool is_directory)
{
	const struct sight sight = {
		.word = (unsigned)word_find(word),
		.text = text,
		.call = "call",
		.is_directory = is_directory,
	};

	return record_add(&record, &sight);
}

static void add_move(const char *from, const char *to)
{
	struct sight sight = {
		.word = (unsigned)word_find("fs.move"),
		.text = from,
		.call = "rename",
		.is_directory = true,
		.is_source = true,
	};

	record_add(&record, &sight);
	sight.text = to;
	sight.is_source = false;
	record_add(&record, &sight);
}

/* "word text" of each that is left, in the order of the record. */
static const char *settled(void)
{
	static char all[4096];
	size_t length = 0;
	unsigned count;

	record_settle(&record);
	count = record_list(&record, list);
	*all = '\0';
	for (unsigned i = 0; i < count; i++)
		length += (size_t)snprintf(all + length, sizeof all - length, "%s%s %s",
			i > 0 ? "; " : "", words[list[i]->word].name,
			record_string(&record, list[i]->text));
	return all;
}

static void begin(void)
{
	record_init(&record, "/home/user");
}

START_TEST(each_sight_is_kept_once)
{
	ck_assert(add("fs.read", "/a", false));
	ck_assert(!add("fs.read", "/a", false));
	ck_assert(add("fs.write", "/a", false));
	ck_assert(add("env.pass", "/a", false));
	ck_assert_str_eq(settled(), "fs.read /a; fs.write /a; env.pass /a");
}
END_TEST

START_TEST(several_files_become_their_directory)
{
	const char *const names[] = { "/d/1", "/d/2", "/d/3", "/d/4", "/d/5", "/d/6" };

	for (int i = 0; i < 4; i++)
		add("fs.read", names[i], false);
	add("fs.write", names[4], false);
	add("fs.read", "/dd/1", false);
	ck_assert_ptr_null(strstr(settled(), "fs.read /d;"));
	begin();
	for (int i = 0; i < 6; i++)
		add("fs.read", names[i], false);
	add("fs.read", "/d/below/1", false);
	ck_assert_str_eq(settled(), "fs.read /d");
	ck_assert_uint_eq(list[0]->files, 7);
	ck_assert_str_eq(record_string(&record, list[0]->example), "/d/1");
}
END_TEST

START_TEST(protected_directories_stand_for_nothing)
{
	const char *const directories[] = { "", "/home", "/home/user", "/etc",
		"/proc/sys", "/home/user/.ssh", "/srv/.gnupg/private" };

	for (size_t i = 0; i < sizeof directories / sizeof *directories; i++) {
		const char *directory = *directories[i] ? directories[i] : "/";
		char text[64];

		ck_assert_ptr_nonnull(record_protects(&record, directory));
		begin();
		add("fs.read", directory, true);
		for (int j = 0; j < 2 * RECORD_SEVERAL; j++) {
			snprintf(text, sizeof text, "%s/%d", directories[i], j);
			ck_assert(add("fs.read", text, false));
		}
	}
	ck_assert_ptr_null(record_protects(&record, "/home/user/work"));
	ck_assert_ptr_null(record_protects(&record, "/home/username"));
	ck_assert_ptr_null(record_protects(&record, "/etc/ssl"));
	ck_assert_ptr_null(record_protects(&record, "/srv/.sshd"));
}
END_TEST

START_TEST(what_was_made_is_granted_where_it_lies)
{
	add("fs.create", "/d", true);
	record_add_made(&record, "/d/new");
	record_add_made(&record, "/d/new/below");
	add("fs.create", "/d/new", true);
	add("fs.write", "/d/new/below", false);
	add("fs.read", "/d/newer", false);
	ck_assert_str_eq(settled(), "fs.create /d; fs.read /d/newer; fs.write /d");
}
END_TEST

START_TEST(a_directory_covers_what_is_below_it)
{
	add("fs.delete", "/d/below", true);
	add("fs.delete", "/d", true);
	add("fs.list", "/r/x", true);
	add("fs.read", "/r", true);
	ck_assert_str_eq(settled(), "fs.delete /d; fs.read /r");
}
END_TEST

START_TEST(what_moves_gets_no_right_by_that)
{
	add("fs.read", "/to", true);
	add_move("/from", "/to");
	ck_assert_str_eq(settled(), "fs.read /to; fs.move /from; fs.move /to; "
				    "fs.read /from");
	begin();
	add("fs.read", "/from", true);
	add_move("/from", "/to");
	ck_assert_str_eq(settled(), "fs.read /from; fs.move /from; fs.move /to");
}
END_TEST

START_TEST(a_flood_of_names_is_counted)
{
	enum { FLOOD = 1000000 };
	uint64_t left_out;
	char text[64];

	for (int i = 0; i < FLOOD; i++) {
		snprintf(text, sizeof text, "/d%d/made", i);
		record_add_made(&record, text);
		snprintf(text, sizeof text, "/d%d/file", i);
		add("fs.read", text, false);
	}
	ck_assert_uint_le(record.count, RECORD_ENTRIES);
	ck_assert_uint_le(record.text_size, RECORD_TEXT);
	ck_assert_uint_gt(record.left_out, 2 * FLOOD - RECORD_ENTRIES);
	left_out = record.left_out;
	ck_assert(add("stdio", "out", false));
	ck_assert(add("env.pass", "NAME", false));
	ck_assert_uint_eq(record.left_out, left_out);
	settled();
}
END_TEST

START_TEST(a_flood_of_one_directory_hides_no_other)
{
	char text[64];

	for (int i = 0; i < 1000000; i++) {
		snprintf(text, sizeof text, "/d/%d", i);
		add("fs.read", text, false);
	}
	ck_assert(add("fs.read", "/other", false));
	ck_assert_uint_eq(record.left_out, 0);
	ck_assert_str_eq(settled(), "fs.read /d; fs.read /other");
}
END_TEST

START_TEST(long_names_take_the_room_of_paths_alone)
{
	static char text[PATH_MAX];

	memset(text, 'x', sizeof text - 1);
	*text = '/';
	for (char c = 'a'; c <= 'z'; c++) {
		text[1] = c;
		add("fs.read", text, false);
	}
	ck_assert_uint_gt(record.left_out, 0);
	ck_assert(add("stdio", "out", false));
}
END_TEST

Suite *record_suite(void)
{
	Suite *suite = suite_create("record");
	TCase *tests = tcase_create("record");

	tcase_add_checked_fixture(tests, begin, NULL);
	tcase_add_test(tests, each_sight_is_kept_once);
	tcase_add_test(tests, several_files_become_their_directory);
	tcase_add_test(tests, protected_directories_stand_for_nothing);
	tcase_add_test(tests, what_was_made_is_granted_where_it_lies);
	tcase_add_test(tests, a_directory_covers_what_is_below_it);
	tcase_add_test(tests, what_moves_gets_no_right_by_that);
	tcase_add_test(tests, a_flood_of_names_is_counted);
	tcase_add_test(tests, a_flood_of_one_directory_hides_no_other);
	tcase_add_test(tests, long_names_take_the_room_of_paths_alone);
	tcase_set_timeout(tests, 120);
	suite_add_tcase(suite, tests);
	return suite;
}
