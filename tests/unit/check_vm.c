/* SPDX-License-Identifier: MIT */
/* check_vm.c - the loop: who runs when, what it waits for, and how a state ends. */
#include "runtime/vm.h"

#include <check.h>
#include <errno.h>
#include <lauxlib.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/time.h>
#include <unistd.h>

#include "runtime/interrupt.h"
#include "runtime/op.h"
#include "tests/unit/little_vm.h"
#include "tests/unit/valgrind.h"

Suite *vm_suite(void);

enum { NS_PER_MS = 1000000 };

static struct vm vm;
static int ends[2]; /* of a pipe */

/* ---- what the scripts of these tests call ---- */

static bool leave_timers(struct fiber *fiber)
{
	timers_remove(&loop_current->timers, fiber);
	return true;
}

/* sleep(ms) */
static int test_sleep(lua_State *L)
{
	struct fiber *fiber = fiber_may_suspend(L, CANCELABLE);
	int64_t deadline = timers_now() + luaL_checkint(L, 1) * (int64_t)NS_PER_MS;

	ck_assert_int_eq(timers_add(&loop_current->timers, fiber, deadline), 0);
	return fiber_park(L, fiber_push_done, leave_timers, NULL, CANCELABLE);
}

/* read(): one byte from the pipe */
static int test_read(lua_State *L)
{
	struct io_uring_sqe request = { 0 };

	fiber_may_suspend(L, CANCELABLE);
	lua_settop(L, 0);
	*(char *)lua_newuserdata(L, 1) = 0;
	io_uring_prep_read(&request, ends[0], lua_touserdata(L, 1), 1, (__u64)-1);
	return op_await(L, &request, push_count);
}

/* put(): one byte into it */
static int test_put(lua_State *L)
{
	(void)L;
	ck_assert_int_eq(write(ends[1], "x", 1), 1);
	return 0;
}

/* wait(): for nothing */
static int test_wait(lua_State *L)
{
	fiber_may_suspend(L, CANCELABLE);
	return fiber_park(L, fiber_push_done, fiber_leave_list, NULL, CANCELABLE);
}

/* alone() -> boolean */
static int test_alone(lua_State *L)
{
	lua_pushboolean(L, vm_alone(vm_current));
	return 1;
}

/* now() -> milliseconds */
static int test_now(lua_State *L)
{
	lua_pushnumber(L, (lua_Number)timers_now() / NS_PER_MS);
	return 1;
}

/* exit(status) */
static int test_exit(lua_State *L)
{
	vm_exit(vm_current, luaL_checkint(L, 1));
}

/* interrupt(): as Ctrl-C does */
static int test_interrupt(lua_State *L)
{
	(void)L;
	raise(SIGINT);
	return 0;
}

static const struct function functions[] = {
	{ "sleep", test_sleep, AWAITS },
	{ "read", test_read, AWAITS },
	{ "put", test_put, 0 },
	{ "wait", test_wait, AWAITS },
	{ "alone", test_alone, 0 },
	{ "now", test_now, 0 },
	{ "exit", test_exit, 0 },
	{ "interrupt", test_interrupt, 0 },
	{ NULL, NULL, 0 },
};

static int open_test(lua_State *L)
{
	lua_newtable(L);
	module_functions(L, functions);
	return 1;
}

static void setup(void)
{
	ck_assert_int_eq(pipe(ends), 0);
	little_vm_init(&vm, open_test);
}

static void teardown(void)
{
	little_vm_finish(&vm);
	close(ends[0]);
	close(ends[1]);
}

static int run(const char *chunk)
{
	return little_vm_run(&vm, chunk);
}

/* ---- beginning and end ---- */

START_TEST(empty_script)
{
	ck_assert_int_eq(run(""), 0);
	ck_assert(vm.main_ended);
	ck_assert(!loop_current->ring.open);
}
END_TEST

START_TEST(stack_is_left_as_it_was)
{
	lua_settop(vm.L, 0);
	ck_assert_int_eq(run("for i = 1, 200 do spawn(yield) end return 1, 2, 3"), 0);
	ck_assert_int_eq(lua_gettop(vm.L), 0);
}
END_TEST

START_TEST(finish_accepts_what_never_began)
{
	struct vm none = { 0 };

	vm_finish(&none);
}
END_TEST

START_TEST(failure_is_status_one)
{
	ck_assert_int_eq(run("io.stderr:write 'this is expected: ' error 'main'"), 1);
}
END_TEST

START_TEST(failure_stops_the_rest)
{
	ck_assert_int_eq(run("for i = 1, 100 do spawn(function() ran = true end) end\n"
			     "spawn(function() test.sleep(100000) end)\n"
			     "io.stderr:write 'this is expected: '\n"
			     "error 'main'"),
		1);
	lua_getglobal(vm.L, "ran");
	ck_assert(lua_isnil(vm.L, -1));
}
END_TEST

START_TEST(failure_of_another_is_no_failure)
{
	ck_assert_int_eq(run("io.stderr:write 'this is expected: '\n"
			     "spawn(function() error 'another' end)"),
		0);
}
END_TEST

START_TEST(main_that_waits_for_nothing)
{
	ck_assert_int_eq(run("io.stderr:write 'this is expected: ' test.wait()"), 1);
	ck_assert(!vm.main_ended);
}
END_TEST

START_TEST(others_that_wait_for_nothing)
{
	ck_assert_int_eq(run("for i = 1, 10 do spawn(test.wait) end"), 0);
}
END_TEST

START_TEST(one_after_another)
{
	ck_assert_int_eq(run("test.sleep(1)"), 0);
	little_vm_finish(&vm);
	little_vm_init(&vm, open_test);
	ck_assert_int_eq(run("spawn(yield) test.put() assert(test.read() == 1)"), 0);
}
END_TEST

START_TEST(finalizers_run_at_the_end)
{
	ck_assert_int_eq(run("local p = newproxy(true)\n"
			     "getmetatable(p).__gc = function()\n"
			     "  test.put()\n"
			     "  assert(not pcall(yield) and not pcall(test.sleep, 1))\n"
			     "  assert(pcall(coroutine.wrap(function() end)))\n"
			     "  test.put()\n"
			     "end\n"
			     "kept = p"),
		0);
	little_vm_finish(&vm);
	for (int i = 0; i < 2; i++)
		ck_assert_int_eq(read(ends[0], &(char){ 0 }, 1), 1);
}
END_TEST

/* ---- whom the loop serves ---- */

/* A script in which no fiber fails. */
static void run_well(const char *chunk)
{
	ck_assert_int_eq(run(chunk), 0);
	ck_assert_ptr_null(vm.failed.first);
}

START_TEST(timers_wake_in_order)
{
	run_well("local order = ''\n"
		 "for _, ms in ipairs { 30, 10, 20, 10 } do\n"
		 "  spawn(function()\n"
		 "    test.sleep(ms)\n"
		 "    order = order .. ms .. ' '\n"
		 "  end)\n"
		 "end\n"
		 "local begin = test.now()\n"
		 "test.sleep(40)\n"
		 "assert(order == '10 10 20 30 ', order)\n"
		 "assert(test.now() - begin >= 40)");
}
END_TEST

START_TEST(canceled_timer_is_gone)
{
	run_well("local f = spawn(function() test.sleep(3600000) end)\n"
		 "yield()\n"
		 "cancel(f)");
	ck_assert_uint_eq(loop_current->timers.count, 0);
}
END_TEST

START_TEST(yielding_fibers_starve_no_timer)
{
	run_well("local stop\n"
		 "spawn(function() test.sleep(20) stop = true end)\n"
		 "local begin = test.now()\n"
		 "while not stop do\n"
		 "  yield()\n"
		 "  assert(test.now() - begin < 10000)\n"
		 "end");
}
END_TEST

START_TEST(yielding_fibers_starve_no_request)
{
	run_well("local stop\n"
		 "spawn(function() test.read() stop = true end)\n"
		 "for i = 1, 100 do\n"
		 "  spawn(function() while not stop do yield() end end)\n"
		 "end\n"
		 "yield()\n"
		 "test.put()\n"
		 "local turns = 0\n"
		 "while not stop do\n"
		 "  turns = turns + 1\n"
		 "  yield()\n"
		 "end\n"
		 "assert(turns < 1000)");
}
END_TEST

START_TEST(timers_and_requests_together)
{
	run_well("local got, naps = false, 0\n"
		 "spawn(function() test.read() got = true end)\n"
		 "spawn(function() test.sleep(10) test.put() end)\n"
		 "while not got and naps < 10000 do\n"
		 "  test.sleep(1)\n"
		 "  naps = naps + 1\n"
		 "end\n"
		 "assert(got and naps > 0)");
}
END_TEST

START_TEST(million_yields)
{
	run_well("local count = 0\n"
		 "for _ = 1, 100 do\n"
		 "  spawn(function()\n"
		 "    for _ = 1, 10000 do\n"
		 "      count = count + 1\n"
		 "      yield()\n"
		 "    end\n"
		 "  end)\n"
		 "end\n"
		 "while count < 1000000 do yield() end");
}
END_TEST

START_TEST(alone)
{
	run_well("assert(test.alone())\n"
		 "local f = spawn(function() assert(not test.alone()) end)\n"
		 "assert(not test.alone())\n"
		 "yield()\n"
		 "assert(test.alone())\n"
		 "f = spawn(function() test.sleep(3600000) end)\n"
		 "yield()\n"
		 "assert(not test.alone())\n"
		 "cancel(f)\n"
		 "yield()\n"
		 "assert(test.alone())\n"
		 "spawn(function() test.read() end)\n"
		 "yield()\n"
		 "assert(not test.alone())\n"
		 "test.put()\n"
		 "while not test.alone() do yield() end");
}
END_TEST

/* ---- exit ---- */

START_TEST(exit_with_a_status)
{
	run("spawn(function() error 'not run' end)\n"
	    "pcall(function()\n"
	    "  scope_cleanup_push(function() test.exit(1) end)\n"
	    "  coroutine.wrap(function() test.exit(42) end)()\n"
	    "end)\n"
	    "test.exit(1)");
}
END_TEST

START_TEST(failed_handler_exits)
{
	run("io.stderr:write 'this is expected: '\n"
	    "pcall(function() scope_cleanup_push(error) end)\n"
	    "test.exit(42)");
}
END_TEST

/* ---- SIGINT ---- */

START_TEST(interrupt_of_a_script)
{
	signal(SIGINT, SIG_DFL);
	interrupt_open(&vm);
	ck_assert_int_eq(run("local ok, why = pcall(function()\n"
			     "  test.interrupt()\n"
			     "  for i = 1, 100 do tostring(i) end\n"
			     "end)\n"
			     "assert(not ok and why:find 'interrupted!')\n"
			     "assert(pcall(tostring, 1))\n"
			     "yield()"),
		0);
}
END_TEST

static void press_ctrl_c(int signal_number)
{
	(void)signal_number;
	raise(SIGINT);
}

/* SIGINT comes when everybody waits. */
static void interrupt_soon(void)
{
	struct itimerval soon = { { 0, 0 }, { 0, 30000 } };

	signal(SIGINT, SIG_DFL);
	interrupt_open(&vm);
	signal(SIGALRM, press_ctrl_c);
	setitimer(ITIMER_REAL, &soon, NULL);
}

static const char *const waits[] = {
	"test.read()", "test.sleep(5000)", "test.wait()",
	"coroutine.wrap(test.read)()", "coroutine.wrap(function() test.sleep(5000) end)()",
};
enum { WAITS = sizeof waits / sizeof *waits };

START_TEST(interrupt_of_a_wait)
{
	lua_pushstring(vm.L, waits[_i]);
	lua_setglobal(vm.L, "wait");
	interrupt_soon();
	ck_assert_int_eq(run("spawn(function() test.sleep(5000) end)\n"
			     "spawn(function() test.read() end)\n"
			     "local begin = test.now()\n"
			     "local ok, why = pcall(assert(loadstring(wait)))\n"
			     "assert(not ok and tostring(why):find 'interrupted!', why)\n"
			     "assert(test.now() - begin < 3000)\n"
			     "yield()\n"
			     "io.stderr:write 'this is expected: '\n"
			     "error 'ends the others'"),
		1);
}
END_TEST

START_TEST(interrupt_without_a_main_fiber)
{
	interrupt_soon();
	run("spawn(function() test.sleep(5000) end)\n"
	    "spawn(function() test.read() end)");
}
END_TEST

Suite *vm_suite(void)
{
	Suite *suite = suite_create("vm");
	TCase *life = tcase_create("life"), *loop = tcase_create("loop");
	TCase *end = tcase_create("exit"), *interrupt = tcase_create("interrupt");

	tcase_add_checked_fixture(life, setup, teardown);
	tcase_add_test(life, empty_script);
	tcase_add_test(life, stack_is_left_as_it_was);
	tcase_add_test(life, finish_accepts_what_never_began);
	tcase_add_test(life, failure_is_status_one);
	tcase_add_test(life, failure_stops_the_rest);
	tcase_add_test(life, failure_of_another_is_no_failure);
	tcase_add_test(life, main_that_waits_for_nothing);
	tcase_add_test(life, others_that_wait_for_nothing);
	tcase_add_test(life, one_after_another);
	tcase_add_test(life, finalizers_run_at_the_end);
	suite_add_tcase(suite, life);
	tcase_add_checked_fixture(loop, setup, teardown);
	tcase_add_test(loop, timers_wake_in_order);
	tcase_add_test(loop, canceled_timer_is_gone);
	tcase_add_test(loop, yielding_fibers_starve_no_timer);
	tcase_add_test(loop, yielding_fibers_starve_no_request);
	tcase_add_test(loop, timers_and_requests_together);
	tcase_add_test(loop, million_yields);
	tcase_add_test(loop, alone);
	suite_add_tcase(suite, loop);
	tcase_add_checked_fixture(end, setup, teardown);
	tcase_add_exit_test(end, exit_with_a_status, 42);
	tcase_add_exit_test(end, failed_handler_exits, EXIT_FAILURE);
	suite_add_tcase(suite, end);
	tcase_add_checked_fixture(interrupt, setup, teardown);
	tcase_add_test(interrupt, interrupt_of_a_script);
	if (!under_valgrind()) {
		tcase_add_loop_test(interrupt, interrupt_of_a_wait, 0, WAITS);
		tcase_add_test_raise_signal(
			interrupt, interrupt_without_a_main_fiber, SIGINT);
	}
	suite_add_tcase(suite, interrupt);
	return suite;
}
