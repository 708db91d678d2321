/* SPDX-License-Identifier: MIT */
/* check_data.c - tests of sandbox/data.c. */
#include "sandbox/data.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct data data;
static struct fault fault;

static const struct data_value *parse_bytes(const char *text, size_t size, bool inside)
{
	const struct data_source source = { "m", text, size, 1, 1, inside };

	data_finish(&data);
	fault = (struct fault){ 0 };
	return data_parse(&data, &source, &fault);
}

static const struct data_value *parse(const char *text)
{
	return parse_bytes(text, strlen(text), false);
}

static void refuses(const char *text, const char *message)
{
	ck_assert_ptr_null(parse(text));
	ck_assert_int_eq(fault.status, EXIT_BAD_MANIFEST);
	ck_assert_str_eq(fault.text, message);
}

START_TEST(values_of_every_type)
{
	const struct data_value *root = parse(
		"return { a = 'x', ['b c'] = 12.5; c = { true, false, {}, }, -- end\n}");

	ck_assert_uint_eq(root->count, 3);
	ck_assert_str_eq(data_find(root, "a")->string, "x");
	ck_assert_double_eq(data_find(root, "b c")->number, 12.5);
	ck_assert_uint_eq(data_find(root, "c")->count, 3);
	ck_assert(data_find(root, "c")->first->truth);
	ck_assert(!data_find(root, "c")->first->next->truth);
	ck_assert_ptr_null(data_find(root, "d"));
}
END_TEST

START_TEST(escapes)
{
	const struct data_value *root = parse("{ \"\\n\\t\\\\\\\"\\'\", '\"' }");

	ck_assert_str_eq(root->first->string, "\n\t\\\"'");
	ck_assert_str_eq(root->first->next->string, "\"");
}
END_TEST

START_TEST(places)
{
	const struct data_value *root = parse("{ a = 1,\n  -- b\n\tb = {\n 2 } }");
	const struct data_value *b = data_find(root, "b");

	ck_assert_uint_eq(data_find(root, "a")->line, 1);
	ck_assert_uint_eq(data_find(root, "a")->column, 3);
	ck_assert_uint_eq(b->line, 3);
	ck_assert_uint_eq(b->column, 2);
	ck_assert_uint_eq(b->first->line, 4);
}
END_TEST

START_TEST(the_inside_begins_anywhere)
{
	const struct data_source source = { "s.lua", " = 1\nb", 6, 7, 15, true };

	ck_assert_ptr_null(data_parse(&data, &source, &fault));
	ck_assert_str_eq(fault.text,
		"s.lua:7:16: unexpected '=', expected a string, a number, true, false "
		"or a table");
	ck_assert_ptr_nonnull(parse_bytes("a = 1, b = 2", 12, true));
	ck_assert_ptr_nonnull(parse_bytes("", 0, true));
	ck_assert_ptr_null(parse_bytes("a = 1 }", 7, true));
}
END_TEST

START_TEST(what_is_no_data)
{
	refuses("", "m:1:1: the text ends here, expected '{'");
	refuses("{", "m:1:2: the text ends here, expected a string, a number, true, "
		     "false or a table");
	refuses("{ os.execute('x') }",
		"m:1:3: unexpected 'os', expected a value, or a key with '='");
	refuses("{ a = nil }", "m:1:7: unexpected 'nil', expected a string, a number, "
			       "true, false or a table");
	refuses("{ a = 1 b = 2 }", "m:1:9: unexpected 'b', expected ',' or '}'");
	refuses("{ a = 1, a = 2 }", "m:1:10: 'a' stands here twice, first in line 1");
	refuses("{ a = 1, ['a'] = 2 }", "m:1:10: 'a' stands here twice, first in line 1");
	refuses("{} x", "m:1:4: unexpected 'x', expected nothing behind the table");
	refuses("{ a = [[x]] }", "m:1:7: unexpected '[', expected a string, a number, "
				 "true, false or a table");
	refuses("{ [1] = 2 }", "m:1:4: unexpected '1', expected a string: [\"key\"]");
	refuses("{ a = 'x\n' }", "m:1:7: this string has no end on its line");
	refuses("{ a = '\\x' }", "m:1:8: this escape is none of \\n \\t \\\\ \\\" \\'");
	refuses("{ a = 64M }", "m:1:7: no number: a size or a time stands in quotes, "
			       "as \"64M\" or \"10s\"");
	refuses("{ a = 1234567890123456 }", "m:1:7: a number has 15 digits at most");
	refuses("{\r\n}", "m:1:2: a carriage return: lines end with a line feed alone");
	refuses("\xef\xbb\xbf{}", "m:1:1: unexpected byte 0xef, expected '{'");
}
END_TEST

START_TEST(no_zero_bytes)
{
	ck_assert_ptr_null(parse_bytes("{ '\0' }", 7, false));
	ck_assert_ptr_null(parse_bytes("{ \0 }", 5, false));
	ck_assert_str_eq(fault.text, "m:1:3: unexpected byte 0x00, expected a string, a "
				     "number, true, false or a table");
	ck_assert_ptr_null(parse_bytes("{} --\0", 6, false));
	ck_assert_ptr_null(parse_bytes("\0", 1, true));
}
END_TEST

START_TEST(depth_is_bounded)
{
	ck_assert_ptr_nonnull(parse("{{{{{{{{}}}}}}}}"));
	refuses("{{{{{{{{{}}}}}}}}}", "m:1:9: tables within tables, more than 8 deep");
	ck_assert_ptr_null(parse("{{{{{{{{"));
}
END_TEST

/* "{" and `count` times "1,". */
static const struct data_value *parse_many(char *text, size_t count)
{
	text[0] = '{';
	for (size_t i = 0; i < count; i++)
		memcpy(text + 1 + 2 * i, "1,", 2);
	text[1 + 2 * count] = '}';
	return parse_bytes(text, 2 * count + 2, false);
}

START_TEST(values_are_counted)
{
	char *text = malloc(DATA_SIZE_MAX);

	ck_assert_ptr_nonnull(parse_many(text, DATA_VALUES_MAX - 1));
	ck_assert_ptr_null(parse_many(text, DATA_VALUES_MAX));
	ck_assert_ptr_nonnull(strstr(fault.text, "more than 4096 values"));
	free(text);
}
END_TEST

START_TEST(bytes_are_counted)
{
	char *text = malloc(DATA_SIZE_MAX + 1);

	memset(text, ' ', DATA_SIZE_MAX + 1);
	memcpy(text, "{}", 2);
	ck_assert_ptr_nonnull(parse_bytes(text, DATA_SIZE_MAX, false));
	ck_assert_ptr_null(parse_bytes(text, DATA_SIZE_MAX + 1, false));
	ck_assert_str_eq(fault.text, "m:1:1: more than 65536 bytes");
	free(text);
}
END_TEST

static void finish(void)
{
	data_finish(&data);
}

Suite *data_suite(void)
{
	Suite *suite = suite_create("data");
	TCase *tests = tcase_create("data");

	tcase_add_checked_fixture(tests, NULL, finish);
	tcase_add_test(tests, values_of_every_type);
	tcase_add_test(tests, escapes);
	tcase_add_test(tests, places);
	tcase_add_test(tests, the_inside_begins_anywhere);
	tcase_add_test(tests, what_is_no_data);
	tcase_add_test(tests, no_zero_bytes);
	tcase_add_test(tests, depth_is_bounded);
	tcase_add_test(tests, values_are_counted);
	tcase_add_test(tests, bytes_are_counted);
	suite_add_tcase(suite, tests);
	return suite;
}
