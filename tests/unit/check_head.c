/* SPDX-License-Identifier: MIT */
/* check_head.c - tests of sandbox/head.c. */
#include "sandbox/head.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct data_source block;
static struct fault fault;

static int find(const char *text)
{
	block = (struct data_source){ 0 };
	fault = (struct fault){ 0 };
	return head_find("s", text, strlen(text), &block, &fault);
}

static void finds(const char *text, const char *inside, unsigned line)
{
	ck_assert_int_eq(find(text), 1);
	ck_assert_uint_eq(block.size, strlen(inside));
	ck_assert_mem_eq(block.text, inside, block.size);
	ck_assert_uint_eq(block.line, line);
	ck_assert_uint_eq(block.column, 15);
	ck_assert(block.inside);
}

static void refuses(const char *text, const char *message)
{
	ck_assert_int_eq(find(text), -1);
	ck_assert_int_eq(fault.status, EXIT_BAD_MANIFEST);
	ck_assert_str_eq(fault.text, message);
}

START_TEST(what_may_stand_before)
{
	finds("--[==[ sandbox\na = 1\n]==]\n", "\na = 1\n", 1);
	finds("#!/usr/bin/env cellua\n\n-- hello\n \t\n--[x]\n--[=\n--[==[ sandbox ]==]",
		" ", 7);
	ck_assert_int_eq(find(""), 0);
	ck_assert_int_eq(find("#!x"), 0);
	ck_assert_int_eq(find("#!x\n-- y\n"), 0);
	ck_assert_int_eq(find("print(1)\n-- --[==[ sandbox\n"), 0);
	ck_assert_int_eq(find("--[==[ sandboxed\n]==]"), 0);
	ck_assert_int_eq(find("\x1bLJ\n--[==[ sandbox ]==]"), 0);
}
END_TEST

START_TEST(what_may_not)
{
	const char *late = "the sandbox block stands behind something else than comments";
	char message[128] = "s:2:1: ";

	strcat(message, late);
	refuses("print(1)\n--[==[ sandbox\n]==]", message);
	refuses("# x\n--[==[ sandbox", "s:2:1: the sandbox block has no end: ]==]");
	refuses("\xef\xbb\xbf-- x\n--[==[ sandbox\n]==]", message);
	refuses("\xef\xbb\xbf--[==[ sandbox version = 1 ]==]",
		"s:1:1: a byte order mark stands before the sandbox block");
	ck_assert_int_eq(find("\xef\xbb\xbfprint(1)\n"), 0);
	message[2] = '3';
	refuses("--[[\n]]\n--[==[ sandbox ]==]", message);
	refuses("-- x\n# x\n--[==[ sandbox ]==]", message);
}
END_TEST

START_TEST(what_was_meant)
{
	const char *why = "a sandbox block begins with a line that is exactly "
			  "'--[==[ sandbox'";
	static const char *const openings[] = { " --[==[ sandbox", "--[==[sandbox",
		"--[[ sandbox", "--[=[ sandbox\r", "--[===[\tsandbox ",
		"--[==[  sandbox" };
	char text[64], message[128];

	snprintf(message, sizeof message, "s:2:1: %s", why);
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
		snprintf(text, sizeof text, "-- x\n%s\nversion = 1,\n]==]", openings[i]);
		refuses(text, message);
	}
	ck_assert_int_eq(find("--[[ sandbox is a word"), 0);
	ck_assert_int_eq(find("--[[ the sandbox"), 0);
	ck_assert_int_eq(find("-- [[ sandbox\n-- sandbox\n--[= sandbox"), 0);
	ck_assert_int_eq(find("print(1)\n--[[ sandbox"), 0);
	ck_assert_int_eq(find("--[[ sandbo"), 0);
}
END_TEST

START_TEST(there_is_one)
{
	refuses("--[==[ sandbox ]==]\nprint(1)\n--[==[ sandbox ]==]",
		"s:3:1: a second sandbox block");
	refuses("--[==[ sandbox\n--[==[ sandbox ]==]", "s:2:1: a second sandbox block");
	finds("--[==[ sandbox ]==] --[==[ sandbox ]==]", " ", 1);
}
END_TEST

START_TEST(it_begins_early)
{
	static const char opening[] = "--[==[ sandbox ]==]";
	char *text = malloc(HEAD_MAX + sizeof opening);

	memset(text, '\n', HEAD_MAX);
	strcpy(text + HEAD_MAX - 1, opening);
	ck_assert_int_eq(find(text), 1);
	text[HEAD_MAX - 1] = '\n';
	strcpy(text + HEAD_MAX, opening);
	refuses(text, "s:65537:1: the sandbox block begins too late, behind 64 KiB");
	free(text);
}
END_TEST

Suite *head_suite(void)
{
	Suite *suite = suite_create("head");
	TCase *tests = tcase_create("head");

	tcase_add_test(tests, what_may_stand_before);
	tcase_add_test(tests, what_may_not);
	tcase_add_test(tests, what_was_meant);
	tcase_add_test(tests, there_is_one);
	tcase_add_test(tests, it_begins_early);
	suite_add_tcase(suite, tests);
	return suite;
}
