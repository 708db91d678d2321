/* SPDX-License-Identifier: MIT */
/* check_capability_text.c - tests of modules/capability_text.c. */
#include "modules/capability_text.h"

#include <check.h>
#include <errno.h>
#include <linux/capability.h>
#include <stddef.h>
#include <string.h>

enum { E = 1, P = 2, I = 4 }; /* in which sets a capability is */

static uint64_t bit(int capability)
{
	return (uint64_t)1 << capability;
}

static unsigned where(const struct capability_sets *sets, int capability)
{
	unsigned seen = 0;

	for (unsigned i = 0; i < 3; i++)
		if (sets->sets[i] & bit(capability))
			seen |= 1U << i;
	return seen;
}

static void expect(const char *text, unsigned chown, unsigned kill)
{
	struct capability_sets sets = { { 7, 7, 7 } };

	ck_assert_msg(capability_text_read(text, &sets) == 0, "'%s'", text);
	ck_assert_msg(where(&sets, CAP_CHOWN) == chown, "'%s'", text);
	ck_assert_msg(where(&sets, CAP_KILL) == kill, "'%s'", text);
}

/* What libcap 2.66 makes of the same. */
START_TEST(clauses)
{
	static const struct {
		const char *text;
		unsigned chown, kill;
	} rows[] = {
		{ "", 0, 0 },
		{ " \t\n", 0, 0 },
		{ "=", 0, 0 },
		{ " = ", 0, 0 },
		{ "all=", 0, 0 },
		{ "=p", P, P },
		{ "=eip", E | P | I, E | P | I },
		{ "all+ep", E | P, E | P },
		{ "ALL=p", P, P },
		{ "cap_chown=", 0, 0 },
		{ "cap_chown=ep", E | P, 0 },
		{ "CAP_Chown=ep", E | P, 0 },
		{ "cap_chown=pp", P, 0 },
		{ "cap_chown,cap_kill=i", I, I },
		{ "cap_chown,all+p", P, P },
		{ "cap_chown+ep-i", E | P, 0 },
		{ "cap_chown+ep-e", P, 0 },
		{ "cap_chown=p+e", E | P, 0 },
		{ "cap_chown=+p", P, 0 },
		{ "cap_chown=-p", 0, 0 },
		{ "=eip cap_chown-eip", 0, E | P | I },
		{ "=eip cap_chown=p", P, E | P | I },
		{ "=i\tcap_kill+ep-i", I, E | P },
		{ "=ep =", 0, 0 },
		{ "0=p 5+e", P, E },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		expect(rows[i].text, rows[i].chown, rows[i].kill);
}
END_TEST

START_TEST(each_bit_of_each_set)
{
	struct capability_sets sets;

	ck_assert_int_eq(capability_text_read("cap_sys_admin=e cap_checkpoint_restore=p "
					      "cap_chown=i 63+i",
				 &sets),
		0);
	ck_assert_uint_eq(sets.sets[CAPABILITY_EFFECTIVE], bit(CAP_SYS_ADMIN));
	ck_assert_uint_eq(sets.sets[CAPABILITY_PERMITTED], bit(CAP_CHECKPOINT_RESTORE));
	ck_assert_uint_eq(sets.sets[CAPABILITY_INHERITABLE], bit(CAP_CHOWN) | bit(63));
}
END_TEST

START_TEST(what_is_no_text_changes_nothing)
{
	static const char *const rows[] = {
		"+ep",
		"-ep",
		"cap_chown",
		"chown=ep",
		"cap_chow=ep",
		"cap_chown+",
		"cap_chown-",
		"cap_chown+p=e",
		"cap_chown==p",
		"cap_chown,=p",
		",cap_chown=p",
		"cap_chown,,cap_kill=p",
		"cap_chown=P",
		"cap_chown = p",
		"cap_chown+p+",
		"=+p",
		"=-p",
		"=p-e",
		"=pe-",
		"=ep cap_kill",
		"cap_chown=p,cap_kill=p",
		"cap_chown=p;",
		"64=p",
		"100=p",
		"-1=p",
		"0x1=p",
		"cap_0123456789012345678901234567890123456789012345678901234567=p",
	};
	struct capability_sets sets = { { 1, 2, 3 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		ck_assert_msg(
			capability_text_read(rows[i], &sets) == -EINVAL, "'%s'", rows[i]);
	ck_assert_uint_eq(sets.sets[0], 1);
	ck_assert_uint_eq(sets.sets[2], 3);
}
END_TEST

START_TEST(names)
{
	ck_assert_int_eq(capability_text_find("cap_chown"), CAP_CHOWN);
	ck_assert_int_eq(capability_text_find("CAP_BPF"), CAP_BPF);
	ck_assert_int_eq(capability_text_find("40"), CAP_CHECKPOINT_RESTORE);
	ck_assert_int_eq(capability_text_find("64"), -1);
	ck_assert_int_eq(capability_text_find("chown"), -1);
	ck_assert_int_eq(capability_text_find("cap_"), -1);
	ck_assert_int_eq(capability_text_find(""), -1);
	ck_assert_int_eq(capability_text_find("all"), -1);
}
END_TEST

/* What libcap 2.66 says of the same. */
START_TEST(texts)
{
	static const char *const rows[][2] = {
		{ "", "=" },
		{ "=", "=" },
		{ "=ep", "=ep" },
		{ "=ie", "=ei" },
		{ "cap_net_raw=ep", "cap_net_raw=ep" },
		{ "cap_net_raw=ep cap_chown=i", "cap_chown=i cap_net_raw+ep" },
		{ "cap_net_raw=p cap_chown=ip", "cap_chown=ip cap_net_raw+p" },
		{ "cap_net_raw,cap_chown=eip", "cap_chown,cap_net_raw=eip" },
		{ "cap_chown=ep cap_kill=ei", "cap_kill=ei cap_chown+ep" },
		{ "=ep cap_chown-ep", "=ep cap_chown-ep" },
		{ "=eip cap_chown-e", "=eip cap_chown-e" },
		{ "=p cap_kill,cap_chown-p", "=p cap_chown,cap_kill-p" },
		{ "=i cap_chown=p", "=i cap_chown+p-i" },
		{ "=p cap_setpcap+e cap_sys_resource-p",
			"=p cap_setpcap+e cap_sys_resource-p" },
		{ "63=e", "63=e" },
		{ "=e 63=p", "=e 63+p-e" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct capability_sets sets;
		char text[CAPABILITY_TEXT_SIZE];

		ck_assert_int_eq(capability_text_read(rows[i][0], &sets), 0);
		capability_text_write(&sets, text, sizeof text);
		ck_assert_str_eq(text, rows[i][1]);
	}
}
END_TEST

START_TEST(longest_text_has_room)
{
	struct capability_sets sets = { { 0xaaaaaaaaaaaaaaaa, 0xcccccccccccccccc,
		0xf0f0f0f0f0f0f0f0 } };
	struct capability_sets again;
	char text[CAPABILITY_TEXT_SIZE], small[8];

	capability_text_write(&sets, text, sizeof text);
	ck_assert_int_eq(capability_text_read(text, &again), 0);
	for (int i = 0; i < 3; i++)
		ck_assert_uint_eq(again.sets[i], sets.sets[i]);
	capability_text_write(&sets, small, sizeof small);
	ck_assert_uint_lt(strlen(small), sizeof small);
}
END_TEST

Suite *capability_text_suite(void)
{
	Suite *suite = suite_create("capability_text");
	TCase *tests = tcase_create("capability_text");

	tcase_add_test(tests, clauses);
	tcase_add_test(tests, each_bit_of_each_set);
	tcase_add_test(tests, what_is_no_text_changes_nothing);
	tcase_add_test(tests, names);
	tcase_add_test(tests, texts);
	tcase_add_test(tests, longest_text_has_room);
	suite_add_tcase(suite, tests);
	return suite;
}
