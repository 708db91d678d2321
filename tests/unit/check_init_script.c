/* SPDX-License-Identifier: MIT */
/* check_init_script.c - tests of modules/init_script.c: the run of a text and what it leaves. */
#include "modules/init_script.h"

#include <check.h>
#include <errno.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include "tests/unit/init_child.h"

START_TEST(a_text_runs)
{
	init_passes("assert(errexit == true and arg == nil)"
		    "assert(string and table and io and os and ffi == nil and bit)"
		    "assert(require 'ffi' and debug and package and coroutine)");
}
END_TEST

START_TEST(errexit_ends_the_script)
{
	init_fails("\n\npcall(C.mkdir, '/nowhere/x', 493)", "mkdir", ENOENT,
		"init.script:3: mkdir: No such file or directory");
}
END_TEST

Suite *init_script_suite(void)
{
	Suite *suite = suite_create("init_script");
	TCase *tests = tcase_create("init_script");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, a_text_runs);
	tcase_add_test(tests, errexit_ends_the_script);
	suite_add_tcase(suite, tests);
	return suite;
}
