/* SPDX-License-Identifier: MIT */
/* check_format.c - digits of doubles, columns of text, and numbers in other locales. */
#include <check.h>
#include <lauxlib.h>
#include <limits.h>
#include <locale.h>
#include <lua.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "modules/format_decimal.h"
#include "modules/format_text.h"
#include "modules/modules.h"
#include "runtime/error.h"

Suite *format_suite(void);

/* Locales are seldom installed where tests run: this one takes the place of libc's. */
static struct lconv pretended;

struct lconv *localeconv(void)
{
	return &pretended;
}

static lua_State *L;

static void pretend(const char *point, const char *separator, const char *grouping)
{
	static char texts[3][8];

	snprintf(texts[0], sizeof texts[0], "%s", point);
	snprintf(texts[1], sizeof texts[1], "%s", separator);
	snprintf(texts[2], sizeof texts[2], "%s", grouping);
	pretended.decimal_point = texts[0];
	pretended.thousands_sep = texts[1];
	pretended.grouping = texts[2];
}

static void setup(void)
{
	pretend(".", "", "");
	L = luaL_newstate();
	ck_assert_ptr_nonnull(L);
	error_open(L);
	open_format(L);
	lua_setglobal(L, "format");
}

static void teardown(void)
{
	lua_close(L);
}

/* What the Lua call `call` returns. */
static const char *result(const char *call)
{
	lua_settop(L, 0);
	lua_pushfstring(L, "return %s", call);
	ck_assert_int_eq(luaL_loadstring(L, lua_tostring(L, 1)), 0);
	ck_assert_int_eq(lua_pcall(L, 0, 1, 0), 0);
	return lua_tostring(L, -1);
}

static const char *shortest(double value)
{
	static char text[64];
	struct decimal decimal;

	ck_assert_int_eq(decimal_shortest(value, &decimal), 0);
	snprintf(text, sizeof text, "%.*se%d", decimal.count, decimal.digits,
		decimal.exponent - decimal.count + 1);
	return text;
}

START_TEST(shortest_digits)
{
	ck_assert_str_eq(shortest(0.1), "1e-1");
	ck_assert_str_eq(shortest(-0.1), "1e-1");
	ck_assert_str_eq(shortest(0), "0e0");
	ck_assert_str_eq(shortest(0.1 + 0.2), "30000000000000004e-17");
	ck_assert_str_eq(shortest(1e23), "1e23");
	ck_assert_str_eq(shortest(9007199254740993.0), "9007199254740992e0");
	ck_assert_str_eq(shortest(0x1.fffffffffffffp+1023), "17976931348623157e292");
	ck_assert_str_eq(shortest(0x1p-1022), "22250738585072014e-324");
	ck_assert_str_eq(shortest(0x1p-1074), "5e-324");
	ck_assert_str_eq(shortest(0x3p-1074), "15e-324");
}
END_TEST

START_TEST(shortest_at_a_power_of_two_may_round_up)
{
	ck_assert_str_eq(shortest(0x1p-44), "5684341886080802e-29");
}
END_TEST

START_TEST(shortest_reads_back)
{
	for (int exponent = -1074; exponent < 1024; exponent++) {
		double power = ldexp(1, exponent);
		ck_assert(strtod(shortest(power), NULL) == power);
		ck_assert(strtod(shortest(nextafter(power, 0)), NULL) ==
			  nextafter(power, 0));
		ck_assert(strtod(shortest(power / 3), NULL) == power / 3);
	}
}
END_TEST

START_TEST(most_digits_fit)
{
	struct decimal decimal;

	ck_assert_int_eq(decimal_round(0x1p-1074, DECIMAL_PLACES_MAX, &decimal), 0);
	ck_assert_int_eq(decimal.count, DECIMAL_PLACES_MAX);
	ck_assert_int_eq(decimal.exponent, -324);
	ck_assert_int_eq(
		decimal_fix(-0x1.fffffffffffffp+1023, DECIMAL_PLACES_MAX, &decimal), 0);
	ck_assert_int_eq(decimal.count, 309 + DECIMAL_PLACES_MAX);
	ck_assert_int_eq(decimal.exponent, 308);
	ck_assert_int_eq(decimal_fix(0x1p-1074, DECIMAL_PLACES_MAX, &decimal), 0);
	ck_assert_int_eq(decimal.digits[decimal.count - 1], '5');
}
END_TEST

START_TEST(fixed_digits_begin_before_the_point)
{
	struct decimal decimal;

	ck_assert_int_eq(decimal_fix(0.02, 2, &decimal), 0);
	ck_assert_mem_eq(decimal.digits, "002", 3);
	ck_assert_int_eq(decimal.count, 3);
	ck_assert_int_eq(decimal.exponent, 0);
}
END_TEST

static bool survives(uint32_t point)
{
	char bytes[TEXT_POINT_SIZE];
	size_t size = text_encode(point, bytes);
	int32_t whole, part;

	return text_decode(bytes, size, &whole) == size && whole == (int32_t)point &&
	       (size == 1 || (text_decode(bytes, size - 1, &part) == 1 && part == -1));
}

START_TEST(every_code_point_survives)
{
	uint32_t point = 0;

	while (point <= 0x10ffff && (!text_is_point(point) || survives(point)))
		point++;
	ck_assert_uint_eq(point, 0x110000);
}
END_TEST

START_TEST(what_is_no_utf8_decodes_as_bytes)
{
	static const char *const broken[] = { "\x80", "\xc0\x80", "\xc1\xbf", "\xc3(",
		"\xe0\x80\x80", "\xed\xa0\x80", "\xf0\x80\x80\x80", "\xf4\x90\x80\x80",
		"\xf8\x88\x80\x80\x80", "\xff", NULL };

	for (int i = 0; broken[i]; i++) {
		int32_t point = 0;
		ck_assert_uint_eq(text_decode(broken[i], strlen(broken[i]), &point), 1);
		ck_assert_int_eq(point, -1);
	}
	ck_assert(!text_is_point(-1));
	ck_assert(!text_is_point(0xd800));
	ck_assert(!text_is_point(0x110000));
}
END_TEST

START_TEST(cut_never_splits_a_character)
{
	const char *text = "a\xe3\x82\xb3\xc3\xa9\xff"; /* columns 1, 2, 1, 1 */

	ck_assert_uint_eq(text_columns(text, 7), 5);
	ck_assert_uint_eq(text_cut(text, 7, 0), 0);
	ck_assert_uint_eq(text_cut(text, 7, 1), 1);
	ck_assert_uint_eq(text_cut(text, 7, 2), 1);
	ck_assert_uint_eq(text_cut(text, 7, 3), 4);
	ck_assert_uint_eq(text_cut(text, 7, 4), 6);
	ck_assert_uint_eq(text_cut(text, 7, 9), 7);
}
END_TEST

START_TEST(local_groups_of_three)
{
	pretend(",", ".", "\3\3");
	ck_assert_str_eq(result("format('{:L}', 1234567)"), "1.234.567");
	ck_assert_str_eq(result("format('{:L}', -123)"), "-123");
	ck_assert_str_eq(result("format('{:.2Lf}', 1234.5)"), "1.234,50");
	ck_assert_str_eq(result("format('{:12L}|', 1234.5)"), "     1.234,5|");
	ck_assert_str_eq(result("format('{:Le}', 1.5)"), "1,500000e+00");
	ck_assert_str_eq(result("format('{:La}', 1.5)"), "0x1,8p+0");
}
END_TEST

START_TEST(local_groups_of_several_sizes)
{
	pretend(".", ",", "\3\2");
	ck_assert_str_eq(result("format('{:L}', 123456789)"), "12,34,56,789");
	pretend(".", ",", (char[]){ 3, CHAR_MAX, 0 });
	ck_assert_str_eq(result("format('{:L}', 123456789)"), "123456,789");
}
END_TEST

START_TEST(local_separator_of_several_bytes)
{
	pretend(",", "\xe2\x80\xaf", "\3");
	ck_assert_str_eq(result("format('{:>7L}', 1234)"), "  1\xe2\x80\xaf"
							   "234");
}
END_TEST

START_TEST(only_l_asks_the_locale)
{
	pretend(",", ".", "\3");
	ck_assert_str_eq(
		result("format('{} {:.1f}', 1234567, 1234.5)"), "1234567 1234.5");
	ck_assert_str_eq(result("format('{:Lx}', 0xfffff)"), "fffff");
	ck_assert_str_eq(result("format('{:L}', 1/0)"), "inf");
}
END_TEST

Suite *format_suite(void)
{
	Suite *suite = suite_create("format");
	TCase *decimal = tcase_create("decimal");
	TCase *text = tcase_create("text");
	TCase *local = tcase_create("local");

	tcase_add_test(decimal, shortest_digits);
	tcase_add_test(decimal, shortest_at_a_power_of_two_may_round_up);
	tcase_add_test(decimal, shortest_reads_back);
	tcase_add_test(decimal, most_digits_fit);
	tcase_add_test(decimal, fixed_digits_begin_before_the_point);
	suite_add_tcase(suite, decimal);
	tcase_add_test(text, every_code_point_survives);
	tcase_add_test(text, what_is_no_utf8_decodes_as_bytes);
	tcase_add_test(text, cut_never_splits_a_character);
	suite_add_tcase(suite, text);
	tcase_add_checked_fixture(local, setup, teardown);
	tcase_add_test(local, local_groups_of_three);
	tcase_add_test(local, local_groups_of_several_sizes);
	tcase_add_test(local, local_separator_of_several_bytes);
	tcase_add_test(local, only_l_asks_the_locale);
	suite_add_tcase(suite, local);
	return suite;
}
