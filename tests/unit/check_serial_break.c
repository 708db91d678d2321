/* SPDX-License-Identifier: MIT */
/* check_serial_break.c - a break as the driver of a line sees it. */
#include "modules/serial_break.h"

#include <check.h>
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "tests/unit/little_vm.h"

Suite *serial_break_suite(void);

enum { LINE_FD = 1000 }; /* of a line that is only here */

static struct vm vm;
static struct serial_break line;
static char seen
	[64]; /* what the driver was told: '[' down, ']' up, '.' asked if all is sent */
static int unsent;  /* so often it answers that something is not */
static int device;  /* and then, that the device has something */
static int failure; /* what it says to a break */

static int answer(unsigned long request, void *argument)
{
	const char *mark = request == TIOCSBRK ? "[" : request == TIOCCBRK ? "]" : "";

	errno = failure;
	if (request == TIOCOUTQ) {
		*(int *)argument = unsent > 0 ? unsent-- : 0;
		mark = ".";
	} else if (request == TIOCSERGETLSR) {
		*(unsigned *)argument = device > 0 ? 0 : TIOCSER_TEMT;
		device--;
	} else if (request == TIOCSBRK && failure) {
		return -1;
	}
	strcat(seen, mark);
	return 0;
}

/* In the place of the library's, for the whole program of the tests. */
int ioctl(int fd, unsigned long request, ...)
{
	va_list arguments;
	void *argument;

	va_start(arguments, request);
	argument = va_arg(arguments, void *);
	va_end(arguments);
	return fd == LINE_FD ? answer(request, argument)
	                     : (int)syscall(SYS_ioctl, fd, request, argument);
}

static int test_send(lua_State *L)
{
	fiber_may_suspend(L, CANCELABLE);
	return serial_break_send(L, LINE_FD, &line);
}

static int test_stop(lua_State *L)
{
	(void)L;
	serial_break_stop(&line, LINE_FD);
	return 0;
}

/* What was seen since the last time. */
static int test_seen(lua_State *L)
{
	lua_pushstring(L, seen);
	seen[0] = '\0';
	return 1;
}

static int open_test(lua_State *L)
{
	static const struct function functions[] = {
		{ "seen", test_seen, 0 },
		{ "send", test_send, AWAITS | NO_RESULT },
		{ "stop", test_stop, 0 },
		{ NULL, NULL, 0 },
	};

	lua_newtable(L);
	module_functions(L, functions);
	return 1;
}

static void set_up(void)
{
	seen[0] = '\0';
	unsent = device = failure = 0;
	memset(&line, 0, sizeof line);
	little_vm_init(&vm, open_test);
}

static void tear_down(void)
{
	little_vm_finish(&vm);
}

static void run(const char *chunk)
{
	ck_assert_int_eq(little_vm_run(&vm, chunk), 0);
}

START_TEST(line_goes_up_again)
{
	run("test.send() assert(test.seen() == '.[]')");
}
END_TEST

START_TEST(all_is_sent_before)
{
	unsent = 2;
	device = 1;
	run("test.send() assert(test.seen() == '....[]')");
}
END_TEST

START_TEST(two_are_one)
{
	run("spawn(test.send) spawn(test.send) yield() assert(test.seen() == '.[.[')\n"
	    "test.send() assert(test.seen() == '.[]')");
}
END_TEST

START_TEST(canceled_one_goes_up)
{
	run("local f = spawn(function() test.send() end) yield() cancel(f) yield()\n"
	    "assert(test.seen() == '.[]')");
}
END_TEST

START_TEST(canceled_one_leaves_it_to_the_other)
{
	run("local f = spawn(function() test.send() end)\n"
	    "spawn(test.send) yield() cancel(f) yield() assert(test.seen() == '.[.[')\n"
	    "test.send() assert(test.seen() == '.[]')");
}
END_TEST

START_TEST(stopped_one_goes_up_at_once)
{
	run("local failed\n"
	    "spawn(function() failed = not pcall(test.send) end) yield()\n"
	    "test.stop() assert(test.seen() == '.[]') yield() assert(failed)\n"
	    "test.stop() assert(test.seen() == '')\n"
	    "test.send() assert(test.seen() == '.[]')");
}
END_TEST

START_TEST(stopped_while_something_is_unsent)
{
	unsent = 100;
	run("local failed\n"
	    "spawn(function() failed = not pcall(test.send) end) yield()\n"
	    "test.stop() assert(test.seen() == '.') yield() assert(failed)");
}
END_TEST

START_TEST(stale_one_does_not_end_the_next)
{
	run("local f = spawn(function() pcall(test.send) end) yield() cancel(f)\n"
	    "test.stop() spawn(test.send) yield() yield()\n"
	    "assert(test.seen() == '.[].[') test.send() assert(test.seen() == '.[]')");
}
END_TEST

START_TEST(refused_by_the_line)
{
	failure = ENOTTY;
	run("assert(not pcall(test.send)) assert(test.seen() == '.')");
	ck_assert_uint_eq(line.holders, 0);
}
END_TEST

Suite *serial_break_suite(void)
{
	Suite *suite = suite_create("serial_break");
	TCase *tests = tcase_create("serial_break");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, line_goes_up_again);
	tcase_add_test(tests, all_is_sent_before);
	tcase_add_test(tests, two_are_one);
	tcase_add_test(tests, canceled_one_goes_up);
	tcase_add_test(tests, canceled_one_leaves_it_to_the_other);
	tcase_add_test(tests, stopped_one_goes_up_at_once);
	tcase_add_test(tests, stopped_while_something_is_unsent);
	tcase_add_test(tests, stale_one_does_not_end_the_next);
	tcase_add_test(tests, refused_by_the_line);
	suite_add_tcase(suite, tests);
	return suite;
}
