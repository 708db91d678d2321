/* SPDX-License-Identifier: MIT */
/* check_init_identity.c - tests of modules/init_identity.c. */
#include <check.h>
#include <stddef.h>

#include "tests/unit/init_child.h"

static const char status[] =
	"local function status(name)"
	"  return io.open '/proc/self/status':read '*a'"
	"    :match(name .. ':[ \\t]*(.-)[ \\t]*\\n') "
	"end "
	"local function is_ok(result, errno, ...)"
	"  assert(result == 0 and errno == 0 and select('#', ...) == 0) "
	"end "
	"local function fails(errno, result, seen, ...)"
	"  assert(result == -1 and seen == errno and select('#', ...) == 0) "
	"end ";

static void passes(bool as_user, const char *text)
{
	char whole[4096];
	struct init_child child = { .text = whole, .as_user = as_user };

	snprintf(whole, sizeof whole, "%s%s", status, text);
	init_expect_success(&child);
}

START_TEST(users_and_groups)
{
	passes(false,
		"is_ok(C.setgroups {7, 8}) assert(status 'Groups' == '7 8')"
		"is_ok(C.setgroups {}) assert(status 'Groups' == '')"
		"is_ok(C.setresgid(1, 2, 3)) assert(status 'Gid':find '^1%s+2%s+3%s')"
		"is_ok(C.setresuid(0, 5, 6)) assert(status 'Uid':find '^0%s+5%s+6%s')"
		"is_ok(C.setresuid(-1, 0, -1)) assert(status 'Uid':find '^0%s+0%s+6%s')"
		"is_ok(C.setresuid(4, 4, 4)) assert(status 'Uid':find '^4%s+4%s+4%s')"
		"errexit = false "
		"fails(C.EPERM, C.setresuid(0, 0, 0)) fails(C.EPERM, C.setgroups {})");
}
END_TEST

START_TEST(no_list_of_groups_ends_it)
{
	static const char *const rows[] = { "{x = 1}", "{'1'}", "{1.5}", "{-1}", "{2^32}",
		"{1, nil, 3}" };
	char text[128];

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct init_child child = { .text = text };

		snprintf(text, sizeof text, "errexit = false pcall(C.setgroups, %s)",
			rows[i]);
		init_run(&child);
		ck_assert_msg(child.status == 1, "%s", rows[i]);
		ck_assert_str_eq(child.failure.function, "setgroups");
	}
	init_passes("assert(not pcall(C.setgroups) and not pcall(C.setgroups, 1))");
}
END_TEST

START_TEST(capabilities_of_the_process)
{
	passes(false, "is_ok(C.cap_set_proc 'cap_chown,cap_kill=ep cap_sys_admin=pi')"
		      "assert(tonumber(status 'CapEff', 16) == 2^0 + 2^5)"
		      "assert(tonumber(status 'CapPrm', 16) == 2^0 + 2^5 + 2^21)"
		      "assert(tonumber(status 'CapInh', 16) == 2^21)"
		      "is_ok(C.cap_set_proc '=')"
		      "assert(tonumber(status 'CapPrm', 16) == 0)"
		      "errexit = false fails(C.EPERM, C.cap_set_proc 'cap_chown=p')");
}
END_TEST

START_TEST(the_bounding_and_the_ambient_set)
{
	passes(false,
		"local before = tonumber(status 'CapBnd', 16)"
		"is_ok(C.cap_drop_bound 'cap_sys_admin') is_ok(C.cap_drop_bound 'CAP_BPF')"
		"assert(before - tonumber(status 'CapBnd', 16) == 2^21 + 2^39)"
		"is_ok(C.cap_set_proc 'cap_kill,cap_chown=eip cap_setpcap=ep')"
		"is_ok(C.cap_set_ambient('cap_kill', true))"
		"is_ok(C.cap_set_ambient('cap_chown', true))"
		"assert(tonumber(status 'CapAmb', 16) == 2^5 + 2^0)"
		"is_ok(C.cap_set_ambient('cap_chown', false))"
		"assert(tonumber(status 'CapAmb', 16) == 2^5)"
		"is_ok(C.cap_reset_ambient()) assert(tonumber(status 'CapAmb', 16) == 0)"
		"errexit = false "
		"fails(C.EPERM, C.cap_set_ambient('cap_sys_admin', true))"
		"C.cap_set_proc '=' fails(C.EPERM, C.cap_drop_bound 'cap_kill')");
}
END_TEST

START_TEST(secure_bits)
{
	passes(false,
		"local ffi = require 'ffi' ffi.cdef 'int prctl(int, ...);'"
		"is_ok(C.cap_set_secbits(C.SECBIT_KEEP_CAPS + C.SECBIT_NOROOT_LOCKED))"
		"assert(ffi.C.prctl(27) == 18)"
		"C.setresuid(9, 9, 9) assert(tonumber(status 'CapPrm', 16) > 0)"
		"C.cap_set_proc '=' errexit = false fails(C.EPERM, C.cap_set_secbits(0))");
}
END_TEST

START_TEST(a_user_may_only_drop)
{
	passes(true,
		"is_ok(C.cap_set_proc '=') is_ok(C.cap_reset_ambient())"
		"errexit = false "
		"fails(C.EPERM, C.cap_set_proc 'all=p') fails(C.EPERM, C.setresuid(0, 0, 0))"
		"fails(C.EPERM, C.setresgid(0, 0, 0)) fails(C.EPERM, C.setgroups {0})"
		"fails(C.EPERM, C.cap_set_secbits(C.SECBIT_NOROOT))");
}
END_TEST

START_TEST(bad_names_end_it)
{
	init_fails("errexit = false pcall(C.cap_set_proc, 'cap_chwon=p')", "cap_set_proc",
		22, "init.script:1: cap_set_proc: not the text of capabilities");
	init_fails("errexit = false pcall(C.cap_drop_bound, 'chown')", "cap_drop_bound",
		22, "init.script:1: cap_drop_bound: no capability has this name");
	init_fails("errexit = false pcall(C.cap_set_ambient, 'all', true)",
		"cap_set_ambient", 22,
		"init.script:1: cap_set_ambient: no capability has this name");
	init_passes("assert(not pcall(C.cap_set_ambient, 'cap_chown', 1))"
		    "assert(not pcall(C.cap_set_proc, 1))");
}
END_TEST

Suite *init_identity_suite(void)
{
	Suite *suite = suite_create("init_identity");
	TCase *tests = tcase_create("init_identity");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, no_list_of_groups_ends_it);
	tcase_add_test(tests, a_user_may_only_drop);
	tcase_add_test(tests, bad_names_end_it);
	if (geteuid() == 0) {
		tcase_add_test(tests, users_and_groups);
		tcase_add_test(tests, capabilities_of_the_process);
		tcase_add_test(tests, the_bounding_and_the_ambient_set);
		tcase_add_test(tests, secure_bits);
	}
	suite_add_tcase(suite, tests);
	return suite;
}
