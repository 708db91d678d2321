/* SPDX-License-Identifier: MIT */
/* check_plain.c - tests of sandbox/plain.c. */
#include "sandbox/plain.h"

#include <check.h>
#include <string.h>

static void cleans(const char *text, const char *expected)
{
	char room[64];

	strcpy(room, text);
	plain_clean(room);
	ck_assert_str_eq(room, expected);
}

START_TEST(what_shows)
{
	cleans("", "");
	cleans("a ~", "a ~");
	cleans("d\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80",
		"d\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80");
	cleans("\xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf",
		"\xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf");
}
END_TEST

START_TEST(what_does_not)
{
	cleans("\x1b[2J\n\t\x7f", "?[2J???");
	cleans("\xc2\x9b"
	       "2J\xc2\xa0",
		"?2J\xc2\xa0");
	cleans("\x9b\xff\xc0\x80", "????");
	cleans("\xe2\x82", "??"); /* it ends too early */
	cleans("\xe2\x82"
	       "a",
		"??a");
	cleans("\xe0\x9f\xbf\xed\xa0\x80", "??????"); /* too long, a surrogate */
	cleans("\xf4\x90\x80\x80\xf5", "?????");      /* beyond the last */
}
END_TEST

Suite *plain_suite(void)
{
	Suite *suite = suite_create("plain");
	TCase *tests = tcase_create("plain");

	tcase_add_test(tests, what_shows);
	tcase_add_test(tests, what_does_not);
	suite_add_tcase(suite, tests);
	return suite;
}
