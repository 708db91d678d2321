/* SPDX-License-Identifier: MIT */
/* check_init_programs.c - tests of modules/init_programs.c. */
#include <check.h>
#include <errno.h>
#include <stddef.h>

#include "tests/unit/init_child.h"

static int ours;
static char shown[512];

static void read_all(void)
{
	size_t used = 0;
	ssize_t count;

	while ((count = read(ours, shown + used, sizeof shown - 1 - used)) > 0)
		used += (size_t)count;
	shown[used] = '\0';
}

/* The text becomes a program, which prints this and ends so. */
static void becomes(const char *text, const char *output, int status)
{
	struct init_child child = { .text = text, .host = read_all };
	int pair[2];

	ck_assert_int_eq(pipe2(pair, O_CLOEXEC), 0);
	child.host_fd = ours = pair[0];
	child.arg = pair[1];
	init_run(&child);
	ck_assert_msg(child.status == status, "status %d: %s", child.status, child.said);
	ck_assert_str_eq(shown, output);
	close(ours);
}

START_TEST(arguments_arrive)
{
	becomes("C.dup2(arg, 1) print 'before'"
		"C.execve('/bin/sh', {'sh', '-c', 'printf \"%s,\" \"$0\" \"$@\"; exit 3',"
		"  'a', '', 'b c', '\\n'})",
		"before\na,,b c,\n,", 3);
}
END_TEST

START_TEST(variables_arrive)
{
	becomes("C.dup2(arg, 1) C.execve('/usr/bin/env', {'env'}, {X = 'y=z'})",
		"X=y=z\n", 0);
	becomes("C.dup2(arg, 1) C.execve('/usr/bin/env', {'env'}, nil)", "", 0);
	becomes("C.dup2(arg, 1) C.execve('/usr/bin/env', {'env'}, {})", "", 0);
}
END_TEST

START_TEST(by_descriptor)
{
	becomes("C.dup2(arg, 1)"
		"local fd = C.open('/usr/bin/env', C.O_RDONLY + C.O_CLOEXEC)"
		"C.fexecve(fd, {'env'}, {X = ''})",
		"X=\n", 0);
}
END_TEST

START_TEST(what_fails_returns)
{
	init_passes("errexit = false "
		    "local result, errno = C.execve('/nowhere', {'x'}, {})"
		    "assert(result == -1 and errno == C.ENOENT)"
		    "result, errno = C.execve('/')"
		    "assert(result == -1 and errno == C.EACCES)"
		    "result, errno = C.fexecve(99, {}, {})"
		    "assert(result == -1 and errno == C.EBADF)"
		    "assert(not pcall(C.execve, '/nowhere', 1))"
		    "assert(not pcall(C.execve, '/nowhere', {}, 'x'))"
		    "assert(not pcall(C.execve))");
	init_fails("C.execve '/nowhere'", "execve", ENOENT,
		"init.script:1: execve: No such file or directory");
}
END_TEST

/* It ends the script, although errors need not. */
static void ends(const char *arguments, const char *why)
{
	char text[256], line[256];

	snprintf(text, sizeof text, "errexit = false pcall(C.execve, '/bin/true', %s)",
		arguments);
	snprintf(line, sizeof line, "init.script:1: execve: %s", why);
	init_fails(text, "execve", EINVAL, line);
}

START_TEST(bad_tables_end_it)
{
	ends("{x = 'y'}", "the arguments are no list");
	ends("{'x', nil, 'y'}", "the arguments are no list");
	ends("{1}", "an argument that is no string");
	ends("{'a\\0b'}", "an argument that is no string");
	ends("{'x'}, {'x'}", "a name of a variable that is no string");
	ends("{'x'}, {x = 1}", "a variable that is no string");
	ends("{'x'}, {x = 'a\\0b'}", "a variable that is no string");
	ends("{'x'}, {['a\\0b'] = 'x'}", "a name of a variable that is no string");
	ends("{'x'}, {['a=b'] = 'x'}", "a name of a variable that is none");
	ends("{'x'}, {[''] = 'x'}", "a name of a variable that is none");
}
END_TEST

Suite *init_programs_suite(void)
{
	Suite *suite = suite_create("init_programs");
	TCase *tests = tcase_create("init_programs");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, arguments_arrive);
	tcase_add_test(tests, variables_arrive);
	tcase_add_test(tests, by_descriptor);
	tcase_add_test(tests, what_fails_returns);
	tcase_add_test(tests, bad_tables_end_it);
	suite_add_tcase(suite, tests);
	return suite;
}
