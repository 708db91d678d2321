/* SPDX-License-Identifier: MIT */
/* check_plan.c - tests of sandbox/plan.c. */
#include "sandbox/plan.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sandbox/manifest.h"

static struct plan plan;
static struct policy layers[PLAN_LAYERS_MAX + 1];
static struct fault fault;

static int try_add(const char *text)
{
	struct policy *policy = &layers[plan.layer_count];
	char whole[1024];
	const struct data_source source = {
		"m",
		whole,
		(size_t)snprintf(whole, sizeof whole, "version=1, %s", text),
		1,
		1,
		true,
	};
	int status = manifest_read(policy, &source, AUTHOR_OPERATOR, &fault);

	ck_assert_msg(status == 0, "%s: %s", text, fault.text);
	return plan_add(&plan, policy, &fault);
}

static void add(const char *text)
{
	int status = try_add(text);

	ck_assert_msg(status == 0, "%s: %s", text, fault.text);
}

static uint64_t number_of(const char *word)
{
	return plan.numbers[word_find(word)];
}

static unsigned count(const char *name)
{
	unsigned word = (unsigned)word_find(name), total = 0;
	const struct item *item = NULL;

	while ((item = plan_next(&plan, word, item)) != NULL)
		total++;
	return total;
}

START_TEST(no_layer_allows_everything)
{
	ck_assert_uint_eq(number_of("jit"), 1);
	ck_assert_uint_eq(number_of("ffi"), FFI_ANY);
	ck_assert_uint_eq(number_of("stdio") & 7, 7);
	ck_assert_uint_eq(number_of("limits.memory"), NO_LIMIT);
	ck_assert_uint_eq(number_of("fs.mode"), 0);
}
END_TEST

START_TEST(what_is_not_said_is_not_allowed)
{
	add("");
	ck_assert_uint_eq(number_of("jit"), 1);
	ck_assert_uint_eq(number_of("ffi"), FFI_NONE);
	ck_assert_uint_eq(number_of("debug"), 0);
	ck_assert_uint_eq(number_of("stdio"), 0);
	ck_assert_uint_eq(number_of("limits.memory"), NO_LIMIT);
	ck_assert_uint_eq(number_of("limits.procs"), 0);
	ck_assert_uint_eq(number_of("namespaces.net"), 1);
	ck_assert_uint_eq(number_of("namespaces.pid"), 0);
	ck_assert_uint_eq(plan.best_effort, 0);
}
END_TEST

START_TEST(the_narrower_one_holds)
{
	const char *const wide = "jit = true, debug = true, stdio = { 'in', 'out' }, "
				 "limits = { memory = '1G', files = 9 }, "
				 "uring = { deny = { 'file' } }, user = 'keep'";
	const char *const other = "jit = false, debug = true, stdio = { 'out', 'err' }, "
				  "limits = { memory = '2G', cpu = '1s' }, "
				  "uring = { deny = { 'dir' } }, user = 'isolated', "
				  "on_violation = 'kill'";

	for (int turn = 0; turn < 2; turn++) {
		plan_init(&plan);
		add(turn == 0 ? wide : other);
		add(turn == 0 ? other : wide);
		ck_assert_uint_eq(number_of("jit"), 0);
		ck_assert_uint_eq(number_of("debug"), 1);
		ck_assert_uint_eq(number_of("stdio"), 2);
		ck_assert_uint_eq(number_of("limits.memory"), UINT64_C(1) << 30);
		ck_assert_uint_eq(number_of("limits.cpu"), 1000);
		ck_assert_uint_eq(number_of("limits.files"), 9);
		ck_assert_uint_eq(number_of("uring.deny"), 2 | 4);
		ck_assert_uint_eq(number_of("user"), USER_ISOLATED);
		ck_assert_uint_eq(number_of("on_violation"), 1);
	}
}
END_TEST

START_TEST(names_that_all_layers_have)
{
	unsigned word = (unsigned)word_find("env.pass");

	add("env = { pass = { 'A', 'B', 'C' } }");
	ck_assert_uint_eq(count("env.pass"), 3);
	add("env = { pass = { 'C', 'B', 'D' } }");
	ck_assert_uint_eq(count("env.pass"), 2);
	ck_assert(plan_names(&plan, word, "B"));
	ck_assert(!plan_names(&plan, word, "A"));
	ck_assert(!plan_names(&plan, word, "D"));
	add("");
	ck_assert_uint_eq(count("env.pass"), 0);
}
END_TEST

START_TEST(libraries)
{
	add("ffi = true");
	ck_assert_uint_eq(number_of("ffi"), FFI_ANY);
	add("ffi = { 'libm.so.6', 'libz.so.1' }");
	ck_assert_uint_eq(number_of("ffi"), FFI_LISTED);
	ck_assert_uint_eq(count("ffi"), 2);
	add("ffi = { 'libz.so.1' }");
	ck_assert_uint_eq(count("ffi"), 1);
	add("ffi = false");
	ck_assert_uint_eq(number_of("ffi"), FFI_NONE);
	ck_assert_uint_eq(count("ffi"), 0);
}
END_TEST

START_TEST(settings)
{
	add("env = { set = { A = '1' } }");
	add("env = { set = { A = '1', B = '2' } }");
	ck_assert_str_eq(plan_setting(&plan, "A"), "1");
	ck_assert_str_eq(plan_setting(&plan, "B"), "2");
	ck_assert_ptr_null(plan_setting(&plan, "C"));
	ck_assert_int_eq(try_add("env = { set = { B = '3' } }"), -1);
	ck_assert_int_eq(fault.status, EXIT_BAD_MANIFEST);
	ck_assert_str_eq(fault.text, "m:1:28: another layer has another value for B");
}
END_TEST

START_TEST(users)
{
	add("user = { uid = 7, gid = 8 }");
	add("user = 'keep'");
	ck_assert_uint_eq(number_of("user"), USER_GIVEN);
	ck_assert_uint_eq(plan.uid, 7);
	add("user = { uid = 7, gid = 8 }");
	ck_assert_int_eq(try_add("user = { uid = 7, gid = 9 }"), -1);
}
END_TEST

START_TEST(levels)
{
	add("enforce = { user = 'best-effort', metadata = 'best-effort' }");
	ck_assert(plan.best_effort >> word_find("user") & 1);
	add("enforce = { user = 'best-effort' }");
	ck_assert(plan.best_effort >> word_find("user") & 1);
	ck_assert(!(plan.best_effort >> word_find("fs.metadata") & 1));
}
END_TEST

START_TEST(what_nothing_enforces)
{
	const struct policy *layer = NULL;

	add("net = { connect = {}, private = false }, run = {}");
	ck_assert_int_eq(plan_unheld(&plan, &layer), -1);
	add("net = { connect = { 'tcp:a:1' } }, enforce = { net = 'best-effort' }");
	ck_assert_int_eq(plan_unheld(&plan, &layer), -1);
	add("run = { { path = '/bin/a' } }");
	ck_assert_int_eq(plan_unheld(&plan, &layer), word_find("run"));
	ck_assert_ptr_eq(layer, &layers[2]);
}
END_TEST

static const struct policy *read_policy(const char *text)
{
	struct policy *policy = &layers[plan.layer_count];
	char whole[1024];
	const struct data_source source = { "m", whole,
		(size_t)snprintf(whole, sizeof whole, "version=1, %s", text), 1, 1,
		true };

	ck_assert_int_eq(manifest_read(policy, &source, AUTHOR_OPERATOR, &fault), 0);
	return policy;
}

START_TEST(who_may_be_started)
{
	ck_assert(!plan_may_start(&plan, "a"));
	add("");
	ck_assert(!plan_may_start(&plan, "a"));
	add("spawn = { 'a', 'b' }");
	ck_assert(plan_may_start(&plan, "a"));
	ck_assert(!plan_may_start(&plan, "c"));
	ck_assert_uint_eq(count("spawn"), 2);
	add("spawn = { 'b', 'c' }");
	ck_assert(!plan_may_start(&plan, "a"));
	ck_assert(plan_may_start(&plan, "b"));
	ck_assert_uint_eq(count("spawn"), 1);
	add("spawn = {}");
	ck_assert(!plan_may_start(&plan, "b"));
}
END_TEST

START_TEST(a_ceiling_bounds_all_but_starting)
{
	add("spawn = { 'a' }, jit = true, stdio = { 'in' }, env = { pass = { 'X' } }");
	ck_assert_int_eq(
		plan_add_ceiling(&plan,
			read_policy("spawn = {}, jit = false, stdio = {}"), &fault),
		0);
	ck_assert(plan_may_start(&plan, "a"));
	ck_assert_uint_eq(count("spawn"), 1);
	ck_assert_uint_eq(number_of("jit"), 0);
	ck_assert_uint_eq(number_of("stdio"), 0);
	ck_assert_uint_eq(count("env.pass"), 0);
	ck_assert_uint_eq(number_of("max"), NO_LIMIT);
	ck_assert_uint_eq(number_of("restart"), 0);
}
END_TEST

static void add_narrowing(const char *text)
{
	read_policy(text);
	layers[plan.layer_count].only_narrows = true;
	ck_assert_int_eq(plan_add(&plan, &layers[plan.layer_count], &fault), 0);
}

START_TEST(who_only_narrows_and_files)
{
	add("fs = { read = { '/a' } }");
	add_narrowing("jit = false");
	ck_assert(plan_bounds_files(&plan, 0));
	ck_assert(!plan_bounds_files(&plan, 1));
	add_narrowing("fs = { list = {} }");
	ck_assert(plan_bounds_files(&plan, 2));
	ck_assert_uint_eq(number_of("jit"), 0);
}
END_TEST

START_TEST(layers_are_counted)
{
	for (int i = 0; i < PLAN_LAYERS_MAX; i++)
		add("");
	ck_assert_int_eq(try_add(""), -1);
	ck_assert_int_eq(fault.status, EXIT_BAD_MANIFEST);
}
END_TEST

static void begin(void)
{
	plan_init(&plan);
}

Suite *plan_suite(void)
{
	Suite *suite = suite_create("plan");
	TCase *tests = tcase_create("plan");

	tcase_add_checked_fixture(tests, begin, NULL);
	tcase_add_test(tests, no_layer_allows_everything);
	tcase_add_test(tests, what_is_not_said_is_not_allowed);
	tcase_add_test(tests, the_narrower_one_holds);
	tcase_add_test(tests, names_that_all_layers_have);
	tcase_add_test(tests, libraries);
	tcase_add_test(tests, settings);
	tcase_add_test(tests, users);
	tcase_add_test(tests, levels);
	tcase_add_test(tests, what_nothing_enforces);
	tcase_add_test(tests, who_may_be_started);
	tcase_add_test(tests, a_ceiling_bounds_all_but_starting);
	tcase_add_test(tests, who_only_narrows_and_files);
	tcase_add_test(tests, layers_are_counted);
	suite_add_tcase(suite, tests);
	return suite;
}
