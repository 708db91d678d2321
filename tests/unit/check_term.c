/* SPDX-License-Identifier: MIT */
/* check_term.c - tests of sandbox/term.c: modules and names. */
#include "sandbox/term.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static char path[PATH_MAX];

static void lies(const char *id, const char *expected)
{
	ck_assert_ptr_null(term_module_fault(id, path));
	ck_assert_str_eq(path, expected);
}

static void refuses(const char *id, const char *why)
{
	const char *fault = term_module_fault(id, path);

	ck_assert_ptr_nonnull(fault);
	ck_assert_str_eq(fault, why);
}

START_TEST(where_a_module_lies)
{
	lies("decode", "decode");
	lies("./decode", "decode");
	lies("thumbs.decode", "thumbs/decode");
	lies("./thumbs/decode", "thumbs/decode");
	lies("./a.b/c-d", "a.b/c-d");
	lies("a b", "a b");
	lies("./...", "...");
}
END_TEST

START_TEST(what_is_no_module)
{
	static const char *const empty[] = { "", "./", ".", "..", "a.", ".a", "a..b",
		"./a//b", "./a/", ".//a" };
	static const char *const outside[] = { "./..", "./.", "./a/../b", "././a" };
	static const char *const strange[] = { "/a", "../a", "a/b", "a.b/c" };

	for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
		refuses(empty[i], "a part of the name is empty");
	for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
		refuses(outside[i], "a module lies beside the script, or below");
	for (size_t i = 0; i < sizeof strange / sizeof *strange; i++)
		refuses(strange[i], "a module is written \"./a/b\" or \"a.b\"");
	refuses("a\nb", "no module has a name with control characters");
	refuses("a\x7f", "no module has a name with control characters");
}
END_TEST

START_TEST(how_long_a_module_is)
{
	char id[PATH_MAX + 1];

	memset(id, 'a', sizeof id);
	id[PATH_MAX] = '\0';
	refuses(id, "longer than a path can be");
	id[PATH_MAX - 1] = '\0';
	lies(id, id);
}
END_TEST

START_TEST(identifiers)
{
	ck_assert(term_is_identifier("a"));
	ck_assert(term_is_identifier("_A1"));
	ck_assert(term_is_identifier("ending"));
	ck_assert(!term_is_identifier("end"));
	ck_assert(!term_is_identifier("goto"));
	ck_assert(!term_is_identifier("1a"));
	ck_assert(!term_is_identifier("a.b"));
	ck_assert(!term_is_identifier("\xc3\xa9"));
	ck_assert(!term_is_identifier(""));
}
END_TEST

Suite *term_suite(void)
{
	Suite *suite = suite_create("term");
	TCase *tests = tcase_create("term");

	tcase_add_test(tests, where_a_module_lies);
	tcase_add_test(tests, what_is_no_module);
	tcase_add_test(tests, how_long_a_module_is);
	tcase_add_test(tests, identifiers);
	suite_add_tcase(suite, tests);
	return suite;
}
