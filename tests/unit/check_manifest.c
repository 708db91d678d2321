/* SPDX-License-Identifier: MIT */
/* check_manifest.c - tests of sandbox/manifest.c, kind.c, word.c and policy.c. */
#include "sandbox/manifest.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct policy policy;
static struct fault fault;

/* What stands between the braces, behind version = 1. */
static int read_as(enum manifest_author author, const char *words_of_it)
{
	char text[2048];
	const struct data_source source = {
		"m",
		text,
		(size_t)snprintf(text, sizeof text, "version=1, %s", words_of_it),
		1,
		1,
		true,
	};

	fault = (struct fault){ 0 };
	return manifest_read(&policy, &source, author, &fault);
}

static void reads(const char *text)
{
	int status = read_as(AUTHOR_SCRIPT, text);

	ck_assert_msg(status == 0, "%s: %s", text, fault.text);
}

static void refuses(const char *text, const char *message)
{
	ck_assert_int_eq(read_as(AUTHOR_SCRIPT, text), -1);
	ck_assert_int_eq(fault.status, EXIT_BAD_MANIFEST);
	ck_assert_str_eq(fault.text, message);
}

static uint64_t number_of(const char *word)
{
	return policy.numbers[word_find(word)];
}

static const char *text_of(unsigned item)
{
	return policy_string(&policy, policy.items[item].text);
}

START_TEST(amounts)
{
	reads("limits = { memory = '64M', cpu = '1500ms', wall = '2m', files = 8 }, "
	      "jit = true");
	ck_assert_uint_eq(number_of("limits.memory"), 64 << 20);
	ck_assert_uint_eq(number_of("limits.cpu"), 1500);
	ck_assert_uint_eq(number_of("limits.wall"), 120000);
	ck_assert_uint_eq(number_of("limits.files"), 8);
	ck_assert_uint_eq(number_of("jit"), 1);
	ck_assert(policy_says(&policy, (unsigned)word_find("jit")));
	ck_assert(!policy_says(&policy, (unsigned)word_find("limits.disk")));
}
END_TEST

START_TEST(sets_and_choices)
{
	reads("stdio = { 'err', 'in' }, on_violation = 'kill', user = 'isolated', "
	      "uring = { deny = { 'dir' } }");
	ck_assert_uint_eq(number_of("stdio"), 1 | 4);
	ck_assert_uint_eq(number_of("on_violation"), 1);
	ck_assert_uint_eq(number_of("user"), USER_ISOLATED);
	ck_assert_uint_eq(number_of("uring.deny"), 4);
	refuses("stdio = { 'eer' }", "m:1:22: unknown word 'eer' (did you mean 'err'?)");
	refuses("stdio = { 'inn', }", "m:1:22: unknown word 'inn' (did you mean 'in'?)");
	refuses("on_violation = 'shoot'",
		"m:1:12: on_violation is 'shoot', expected \"error\" or \"kill\"");
	refuses("stdio = 'in'", "m:1:12: stdio is 'in', expected a list: { ... }");
}
END_TEST

START_TEST(paths)
{
	reads("fs = { read = { '/a', { path = '$ARG1', kind = 'file', optional = true } "
	      "}, rw = { { path = '$TMPDIR/x', create = true, kind = 'dir' } } }");
	ck_assert_uint_eq(policy.item_count, 3);
	ck_assert_str_eq(text_of(0), "/a");
	ck_assert_uint_eq(policy.items[0].flags, 0);
	ck_assert_str_eq(text_of(1), "$ARG1");
	ck_assert_uint_eq(policy.items[1].flags, ITEM_FILE | ITEM_OPTIONAL);
	ck_assert_uint_eq(policy.items[2].flags, ITEM_DIRECTORY | ITEM_CREATE);
	ck_assert_uint_eq(policy.items[2].word, (unsigned)word_find("fs.rw"));
	refuses("fs = { read = { 'a' } }", "m:1:28: 'a': a path is absolute, or begins "
					   "with $SCRIPT_DIR or $CWD");
	refuses("fs = { read = { '/a/../b' } }", "m:1:28: '/a/../b': no '..' in a path");
	refuses("fs = { read = { '~/x' } }",
		"m:1:28: '~/x': a home directory is written $HOME");
	refuses("fs = { read = { '/*.c' } }",
		"m:1:28: '/*.c': there are no patterns: "
		"name a directory to mean what is below it");
	refuses("fs = { read = { { paths = '/a' } } }",
		"m:1:28: a table, expected a path, or { path = \"...\" }");
	refuses("fs = { read = { { path = '/a', knid = 'dir' } } }",
		"m:1:43: unknown key 'knid' (did you mean 'kind'?)");
}
END_TEST

START_TEST(unknown_keys)
{
	refuses("fs = { reed = {} }",
		"m:1:19: unknown key 'reed' (did you mean 'read'?)");
	refuses("stido = {}", "m:1:12: unknown key 'stido' (did you mean 'stdio'?)");
	refuses("zebra = 1", "m:1:12: unknown key 'zebra'");
	refuses("['fs.read'] = {}", "m:1:12: unknown key 'fs.read'");
	refuses("fs = 1", "m:1:12: fs is a number, expected a table");
	refuses("{}", "m:1:12: a table, expected KEY = value");
	reads("x_fs = { reed = 1 }, fs = { x_ = 1 }");
}
END_TEST

static int read_bare(const char *text)
{
	const struct data_source source = { "m", text, strlen(text), 1, 1, true };

	return manifest_read(&policy, &source, AUTHOR_SCRIPT, &fault);
}

START_TEST(the_version_comes_first)
{
	ck_assert_int_eq(read_bare("version = 1"), 0);
	ck_assert_int_eq(read_bare("jit = true, version = 1"), -1);
	ck_assert_str_eq(fault.text, "m:1:1: expected 'version = 1' before all else");
	ck_assert_int_eq(read_bare(""), -1);
	ck_assert_int_eq(read_bare("version = 99"), -1);
	ck_assert_str_eq(fault.text,
		"m:1:1: version 99 is newer than this program, which knows 1");
	ck_assert_int_eq(read_bare("version = 0.5"), -1);
}
END_TEST

START_TEST(the_environment)
{
	reads("env = { pass = { 'LANG' }, set = { A = 'b' } }");
	ck_assert_str_eq(text_of(0), "LANG");
	ck_assert_str_eq(text_of(1), "A");
	ck_assert_str_eq(policy_string(&policy, policy.items[1].value), "b");
	refuses("env = { pass = { 'LD_PRELOAD' } }",
		"m:1:29: LD_PRELOAD is never passed on");
	refuses("env = { set = { LUA_INIT = 'x' } }",
		"m:1:28: LUA_INIT is never passed on");
	refuses("env = { pass = { 'A=B' } }", "m:1:29: 'A=B' is no name of a variable");
}
END_TEST

START_TEST(descriptors)
{
	reads("fds = { { n = 3, access = 'rw', name = 'log' }, { n = 9, access = 'read' "
	      "} }");
	ck_assert_int_eq(policy.items[0].number, 3);
	ck_assert_uint_eq(policy.items[0].flags, ITEM_READ | ITEM_WRITE);
	ck_assert_str_eq(text_of(0), "log");
	ck_assert_uint_eq(policy.items[1].flags, ITEM_READ);
	reads("fds = { { n = 1023, access = 'rw' } }");
	refuses("fds = { { n = 2, access = 'rw' } }",
		"m:1:22: n is a number, expected n, a descriptor from 3 to 1023");
	refuses("fds = { { n = 1024, access = 'rw' } }",
		"m:1:22: n is a number, expected n, a descriptor from 3 to 1023");
	ck_assert_int_eq(read_as(AUTHOR_SCRIPT, "fds = { { n = 3 } }"), -1);
	ck_assert_int_eq(read_as(AUTHOR_SCRIPT, "fds = { 3 }"), -1);
}
END_TEST

START_TEST(a_refusal_is_one_line)
{
	refuses("on_violation = '\\n\\27'", "m:1:30: this escape is none of \\n \\t \\\\ "
					    "\\\" \\'");
	refuses("on_violation = '\\n!'",
		"m:1:12: on_violation is '?!', expected \"error\" or \"kill\"");
	refuses("['\\n'] = 1", "m:1:12: unknown key '?'");
}
END_TEST

START_TEST(libraries)
{
	reads("ffi = true");
	ck_assert_uint_eq(number_of("ffi"), FFI_ANY);
	reads("ffi = { 'libm.so.6' }");
	ck_assert_uint_eq(number_of("ffi"), FFI_LISTED);
	ck_assert_str_eq(text_of(0), "libm.so.6");
	reads("ffi = {}");
	ck_assert_uint_eq(number_of("ffi"), FFI_NONE);
}
END_TEST

START_TEST(what_operators_say)
{
	refuses("tty = true", "m:1:12: only an operator's policy can say 'tty'");
	refuses("user = { uid = 1, gid = 1 }",
		"m:1:12: only an operator's policy names a user by number");
	ck_assert_int_eq(
		read_as(AUTHOR_OPERATOR, "tty = true, user = { uid = 7, gid = 8 }"), 0);
	ck_assert_uint_eq(policy.uid, 7);
	ck_assert_uint_eq(policy.gid, 8);
	ck_assert_int_eq(
		read_as(AUTHOR_OPERATOR, "user = { uid = 4294967294, gid = 0 }"), 0);
	ck_assert_int_eq(
		read_as(AUTHOR_OPERATOR, "user = { uid = 4294967295, gid = 0 }"), -1);
	ck_assert_int_eq(read_as(AUTHOR_OPERATOR, "user = { uid = 7 }"), -1);
}
END_TEST

static bool is_best_effort(const char *word)
{
	return policy.best_effort >> word_find(word) & 1;
}

START_TEST(levels)
{
	reads("enforce = { metadata = 'best-effort', limits = 'best-effort' }");
	ck_assert(is_best_effort("fs.metadata"));
	ck_assert(is_best_effort("limits.memory"));
	ck_assert(!is_best_effort("fs.read"));
	reads("enforce = 'best-effort'");
	ck_assert(is_best_effort("fs.read"));
	refuses("enforce = { nte = 'required' }",
		"m:1:24: unknown key 'nte' (did you mean 'net'?)");
	refuses("enforce = 'maybe'",
		"m:1:12: enforce is 'maybe', expected \"best-effort\" or \"required\"");
}
END_TEST

START_TEST(programs)
{
	reads("run = { { path = '/bin/a', args = { '-x', '' } }, { path = '/b', args = "
	      "'any' } }");
	ck_assert_uint_eq(policy.item_count, 4);
	ck_assert_int_eq(policy.items[0].number, 2);
	ck_assert_str_eq(text_of(1), "-x");
	ck_assert_uint_eq(policy.items[3].flags, ITEM_ANY_ARGUMENTS);
	ck_assert_int_eq(read_as(AUTHOR_SCRIPT, "run = { '/bin/a' }"), -1);
}
END_TEST

START_TEST(bounds_of_numbers)
{
	refuses("limits = { files = 7 }", "m:1:23: files is 7, and 8 is the least");
	refuses("limits = { files = 8.5 }",
		"m:1:23: files is a number, expected a whole number up to 1073741824");
	reads("limits = { files = 8, mailbox = 1, actors = 0, procs = 1073741824 }");
	refuses("limits = { mailbox = 0 }", "m:1:23: mailbox is 0, and 1 is the least");
	refuses("limits = { procs = 1073741825 }",
		"m:1:23: procs is a number, expected a whole number up to 1073741824");
	reads("limits = { memory = '8M', message = '1K', file_size = '0K', disk = "
	      "'4194304T', cpu = '0s', wall = '9007199254740992ms' }");
	refuses("limits = { memory = '8191K' }",
		"m:1:23: memory is 8191K, and 8M is the least");
	refuses("limits = { message = '0K' }",
		"m:1:23: message is 0K, and 1 byte is the least");
	refuses("limits = { disk = '4194305T' }",
		"m:1:23: disk is '4194305T', expected a size as \"64K\", \"64M\" or "
		"\"2G\"");
	refuses("limits = { wall = '9007199254740993ms' }",
		"m:1:23: wall is '9007199254740993ms', expected a time as \"200ms\", "
		"\"10s\" or \"5m\"");
	refuses("limits = { memory = '64' }",
		"m:1:23: memory is '64', expected a size as "
		"\"64K\", \"64M\" or \"2G\"");
	refuses("limits = { memory = '9999999999T' }",
		"m:1:23: memory is '9999999999T', expected a size as \"64K\", \"64M\" or "
		"\"2G\"");
	refuses("limits = { cpu = '1d' }", "m:1:23: cpu is '1d', expected a time as "
					   "\"200ms\", \"10s\" or \"5m\"");
	refuses("bytecode = true", "m:1:12: bytecode is a boolean, expected false: "
				   "bytecode is never loaded");
}
END_TEST

Suite *manifest_suite(void)
{
	Suite *suite = suite_create("manifest");
	TCase *tests = tcase_create("manifest");

	tcase_add_test(tests, amounts);
	tcase_add_test(tests, sets_and_choices);
	tcase_add_test(tests, paths);
	tcase_add_test(tests, unknown_keys);
	tcase_add_test(tests, the_version_comes_first);
	tcase_add_test(tests, the_environment);
	tcase_add_test(tests, descriptors);
	tcase_add_test(tests, a_refusal_is_one_line);
	tcase_add_test(tests, libraries);
	tcase_add_test(tests, what_operators_say);
	tcase_add_test(tests, levels);
	tcase_add_test(tests, programs);
	tcase_add_test(tests, bounds_of_numbers);
	suite_add_tcase(suite, tests);
	return suite;
}
