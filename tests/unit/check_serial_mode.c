/* SPDX-License-Identifier: MIT */
/* check_serial_mode.c - tests of modules/serial_mode.c. */
#include "modules/serial_mode.h"

#include <check.h>
#include <errno.h>
#include <string.h>

Suite *serial_mode_suite(void);

static const struct serial_choice *get(const char *name, const struct termios *mode)
{
	return serial_property_get(serial_property_find(name), mode);
}

static void set(const char *name, const char *word, int number, struct termios *mode)
{
	const struct serial_property *property = serial_property_find(name);
	const struct serial_choice *choice =
		serial_property_choose(property, word, number);

	ck_assert_ptr_nonnull(choice);
	ck_assert_int_eq(serial_property_set(property, choice, mode), 0);
}

START_TEST(every_choice_is_read_as_it_was_set)
{
	static const struct {
		const char *name, *word;
		int number;
	} rows[] = {
		{ "baud_rate", NULL, 50 },
		{ "baud_rate", NULL, 4000000 },
		{ "character_size", NULL, 5 },
		{ "character_size", NULL, 6 },
		{ "character_size", NULL, 7 },
		{ "character_size", NULL, 8 },
		{ "flow_control", "software", SERIAL_NOTHING },
		{ "flow_control", "hardware", SERIAL_NOTHING },
		{ "flow_control", NULL, SERIAL_NOTHING },
		{ "parity", "odd", SERIAL_NOTHING },
		{ "parity", "even", SERIAL_NOTHING },
		{ "parity", NULL, SERIAL_NOTHING },
		{ "stop_bits", "two", SERIAL_NOTHING },
		{ "stop_bits", "one", SERIAL_NOTHING },
	};
	const int bytes[] = { 0, 0xff };

	for (size_t i = 0; i < 2 * sizeof rows / sizeof *rows; i++) {
		size_t row = i / 2;
		struct termios mode;
		const struct serial_choice *choice;

		memset(&mode, bytes[i % 2], sizeof mode);
		set(rows[row].name, rows[row].word, rows[row].number, &mode);
		choice = get(rows[row].name, &mode);
		ck_assert_msg(choice != NULL, "%s", rows[row].name);
		ck_assert_pstr_eq(choice->word, rows[row].word);
		ck_assert_int_eq(choice->number, rows[row].number);
	}
}
END_TEST

START_TEST(nothing_else_is_changed)
{
	struct termios mode = { .c_iflag = ICRNL | IXANY, .c_cflag = CREAD | CLOCAL };

	set("flow_control", "software", SERIAL_NOTHING, &mode);
	ck_assert_uint_eq(mode.c_iflag, ICRNL | IXANY | IXON | IXOFF);
	ck_assert_uint_eq(mode.c_cflag, CREAD | CLOCAL);
	set("flow_control", "hardware", SERIAL_NOTHING, &mode);
	ck_assert_uint_eq(mode.c_iflag, ICRNL | IXANY);
	ck_assert_uint_eq(mode.c_cflag, CREAD | CLOCAL | CRTSCTS);
	set("parity", "even", SERIAL_NOTHING, &mode);
	ck_assert_uint_eq(mode.c_iflag, ICRNL | IXANY | INPCK);
	ck_assert_uint_eq(mode.c_cflag, CREAD | CLOCAL | CRTSCTS | PARENB);
	set("parity", NULL, SERIAL_NOTHING, &mode);
	ck_assert_uint_eq(mode.c_iflag, ICRNL | IXANY);
	ck_assert_uint_eq(mode.c_cflag, CREAD | CLOCAL | CRTSCTS);
}
END_TEST

START_TEST(half_of_it_is_told)
{
	struct termios mode = { .c_iflag = IXOFF, .c_cflag = PARODD | CRTSCTS };

	ck_assert_str_eq(get("flow_control", &mode)->word, "software");
	ck_assert_ptr_null(get("parity", &mode)->word);
	mode.c_iflag = IXON;
	ck_assert_str_eq(get("flow_control", &mode)->word, "software");
	mode.c_iflag = 0;
	ck_assert_str_eq(get("flow_control", &mode)->word, "hardware");
}
END_TEST

START_TEST(no_line_has_half_a_bit)
{
	const struct serial_property *property = serial_property_find("stop_bits");
	const struct serial_choice *choice =
		serial_property_choose(property, "one_point_five", SERIAL_NOTHING);
	struct termios mode = { .c_cflag = 0 };

	ck_assert_int_eq(serial_property_set(property, choice, &mode), -EOPNOTSUPP);
	ck_assert_uint_eq(mode.c_cflag, 0);
}
END_TEST

START_TEST(others_are_unknown)
{
	ck_assert_ptr_null(serial_property_find("baud"));
	ck_assert_ptr_null(serial_property_choose(
		serial_property_find("baud_rate"), NULL, SERIAL_NOTHING));
	ck_assert_ptr_null(serial_property_choose(
		serial_property_find("stop_bits"), NULL, SERIAL_NOTHING));
	ck_assert_ptr_null(serial_property_choose(
		serial_property_find("parity"), "none", SERIAL_NOTHING));
}
END_TEST

Suite *serial_mode_suite(void)
{
	Suite *suite = suite_create("serial_mode");
	TCase *tests = tcase_create("serial_mode");

	tcase_add_test(tests, every_choice_is_read_as_it_was_set);
	tcase_add_test(tests, nothing_else_is_changed);
	tcase_add_test(tests, half_of_it_is_told);
	tcase_add_test(tests, no_line_has_half_a_bit);
	tcase_add_test(tests, others_are_unknown);
	suite_add_tcase(suite, tests);
	return suite;
}
