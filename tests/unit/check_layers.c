/* SPDX-License-Identifier: MIT */
/* check_layers.c - tests of sandbox/layers.c. */
#include "sandbox/layers.h"

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char base[] = "/tmp/check_layers.XXXXXX";
static char path[128];
static struct layers layers;
static struct plan plan;
static struct fault fault;

static const char *in_base(const char *name)
{
	snprintf(path, sizeof path, "%s/%s", base, name);
	return path;
}

static void begin(void)
{
	strcpy(base + sizeof base - 7, "XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(base));
}

static void finish(void)
{
	char command[64];

	layers_finish(&layers);
	snprintf(command, sizeof command, "rm -rf %s", base);
	ck_assert_int_eq(system(command), 0);
}

static const char *make_file(const char *name, const char *text, mode_t mode)
{
	FILE *file = fopen(in_base(name), "w");

	ck_assert_ptr_nonnull(file);
	fputs(text, file);
	fclose(file);
	ck_assert_int_eq(chmod(in_base(name), mode), 0);
	return path;
}

static void refused(int status, const char *why)
{
	char expected[256];

	snprintf(expected, sizeof expected, "%s: %s", path, why);
	ck_assert_int_eq(status, -1);
	ck_assert_int_eq(fault.status, EXIT_BAD_MANIFEST);
	ck_assert_str_eq(fault.text, expected);
}

START_TEST(pure_is_streams_and_memory)
{
	ck_assert_int_eq(layers_add_pure(&layers, &fault), 0);
	ck_assert(!layers.of_operator);
	ck_assert_int_eq(layers_meet(&layers, &plan, &fault), 0);
	ck_assert_uint_eq(plan.numbers[word_find("stdio")], 7);
	ck_assert_uint_eq(plan.numbers[word_find("jit")], 0);
	ck_assert_uint_eq(plan.numbers[word_find("ffi")], FFI_NONE);
	ck_assert_ptr_null(plan_next(&plan, (unsigned)word_find("fs.rw"), NULL));
}
END_TEST

START_TEST(files_of_operators)
{
	make_file("p", "{ version = 1, tty = true }", 0644);
	ck_assert_int_eq(layers_add_file(&layers, path, &fault), 0);
	ck_assert(layers.of_operator && !layers.of_script);
	refused(layers_add_file(&layers, in_base("none"), &fault),
		"No such file or directory");
	refused(layers_add_file(&layers, strcpy(path, base), &fault), "not a file");
	ck_assert_int_eq(mkfifo(in_base("fifo"), 0666), 0);
	refused(layers_add_file(&layers, path, &fault), "not a file");
	make_file("bad", "{ version = 1, ttx = true }", 0644);
	ck_assert_int_eq(layers_add_file(&layers, path, &fault), -1);
	ck_assert_ptr_nonnull(strstr(fault.text, "bad:1:16: unknown key 'ttx'"));
}
END_TEST

START_TEST(the_administrators_file)
{
	ck_assert_int_eq(layers_add_administrator(&layers, in_base("none"), &fault), 0);
	ck_assert_uint_eq(layers.count, 0);
	make_file("p", "{ version = 1 }", 0666);
	if (geteuid() != 0) {
		refused(layers_add_administrator(&layers, path, &fault),
			"not owned by root");
		return;
	}
	refused(layers_add_administrator(&layers, path, &fault),
		"others than its owner can write it");
	ck_assert_int_eq(chmod(path, 0664), 0);
	refused(layers_add_administrator(&layers, path, &fault),
		"others than its owner can write it");
	ck_assert_int_eq(chmod(path, 0644), 0);
	ck_assert_int_eq(layers_add_administrator(&layers, path, &fault), 0);
	ck_assert(layers.of_operator);
	ck_assert_int_eq(chown(path, 65534, 0), 0);
	refused(layers_add_administrator(&layers, path, &fault), "not owned by root");
}
END_TEST

START_TEST(sidecars)
{
	int directory = open(base, O_PATH | O_DIRECTORY | O_CLOEXEC);

	ck_assert_int_eq(
		layers_add_sidecar(&layers, directory, "s.lua", "s.lua", &fault), 0);
	ck_assert_uint_eq(layers.count, 0);
	make_file("s.lua.sandbox", "{ version = 1, jit = false }", 0644);
	ck_assert_int_eq(
		layers_add_sidecar(&layers, directory, "s.lua", "x/s.lua", &fault), 0);
	ck_assert(layers.of_script && !layers.of_operator);
	ck_assert_str_eq(layers.policies[0]->text, "x/s.lua.sandbox");
	make_file("t.lua.sandbox", "{ version = 1, tty = true }", 0644);
	ck_assert_int_eq(
		layers_add_sidecar(&layers, directory, "t.lua", "t.lua", &fault), -1);
	close(directory);
}
END_TEST

static int add_block(const char *text)
{
	return layers_add_block(&layers, "s.lua", text, strlen(text), &fault);
}

START_TEST(blocks)
{
	ck_assert_int_eq(add_block("print(1)\n"), 0);
	ck_assert_uint_eq(layers.count, 0);
	ck_assert_int_eq(add_block("--[==[ sandbox\nversion = 1,\n]==]\nprint(1)\n"), 0);
	ck_assert_uint_eq(layers.count, 1);
	ck_assert_int_eq(add_block("--[==[ sandbox\nversion = 1,\njti = 1 ]==]"), -1);
	ck_assert_str_eq(
		fault.text, "s.lua:3:1: unknown key 'jti' (did you mean 'jit'?)");
}
END_TEST

START_TEST(too_many)
{
	for (int i = 0; i < PLAN_LAYERS_MAX; i++)
		ck_assert_int_eq(layers_add_pure(&layers, &fault), 0);
	ck_assert_int_eq(layers_add_pure(&layers, &fault), -1);
	ck_assert_int_eq(fault.status, EXIT_BAD_MANIFEST);
}
END_TEST

Suite *layers_suite(void)
{
	Suite *suite = suite_create("layers");
	TCase *tests = tcase_create("layers");

	tcase_add_checked_fixture(tests, begin, finish);
	tcase_add_test(tests, pure_is_streams_and_memory);
	tcase_add_test(tests, files_of_operators);
	tcase_add_test(tests, the_administrators_file);
	tcase_add_test(tests, sidecars);
	tcase_add_test(tests, blocks);
	tcase_add_test(tests, too_many);
	suite_add_tcase(suite, tests);
	return suite;
}
