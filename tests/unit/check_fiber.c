/* SPDX-License-Identifier: MIT */
/* check_fiber.c - lists, waking, canceling, and how fibers begin and end, seen from C. */
#include "runtime/fiber.h"

#include <check.h>
#include <errno.h>
#include <lauxlib.h>
#include <string.h>

#include "runtime/error.h"
#include "tests/unit/little_vm.h"

Suite *fiber_suite(void);

static struct vm vm;

/* ---- lists ---- */

enum { FIBERS = 5 };

static struct fiber fibers[FIBERS];
static struct fiber_list list;

/* No Lua: lists and waking need none. */
static void setup_lists(void)
{
	vm = (struct vm){ .queued = true };
	vm_current = &vm;
	list = (struct fiber_list){ 0 };
	memset(fibers, 0, sizeof fibers);
	for (int i = 0; i < FIBERS; i++)
		fibers[i].vm = &vm;
}

static void append_all(void)
{
	for (int i = 0; i < FIBERS; i++)
		fiber_list_append(&list, &fibers[i]);
}

/* The list holds these, by number, both ways. */
static void check_list(const struct fiber_list *of, const char *numbers)
{
	const struct fiber *fiber = of->first, *previous = NULL;

	for (; *numbers; numbers++) {
		ck_assert_ptr_eq(fiber, &fibers[*numbers - '0']);
		ck_assert_ptr_eq(fiber->list, of);
		ck_assert_ptr_eq(fiber->previous, previous);
		previous = fiber;
		fiber = fiber->next;
	}
	ck_assert_ptr_null(fiber);
	ck_assert_ptr_eq(of->last, previous);
}

START_TEST(list_keeps_the_order)
{
	check_list(&list, "");
	append_all();
	check_list(&list, "01234");
}
END_TEST

START_TEST(list_loses_any)
{
	append_all();
	fiber_list_remove(&fibers[2]);
	check_list(&list, "0134");
	fiber_list_remove(&fibers[0]);
	check_list(&list, "134");
	fiber_list_remove(&fibers[4]);
	check_list(&list, "13");
	fiber_list_append(&list, &fibers[0]);
	check_list(&list, "130");
	fiber_list_remove(&fibers[1]);
	fiber_list_remove(&fibers[0]);
	fiber_list_remove(&fibers[3]);
	check_list(&list, "");
}
END_TEST

START_TEST(who_is_in_no_list_is_not_removed)
{
	fiber_list_remove(&fibers[0]);
	append_all();
	fiber_list_remove(&fibers[3]);
	fiber_list_remove(&fibers[3]);
	check_list(&list, "0124");
	ck_assert(fiber_leave_list(&fibers[1]));
	ck_assert_ptr_null(fibers[1].list);
	check_list(&list, "024");
}
END_TEST

START_TEST(wake_goes_to_the_end)
{
	append_all();
	fiber_wake(&fibers[3], 7);
	fiber_wake(&fibers[1], -EIO);
	fiber_wake_first(&fibers[4], 9);
	check_list(&list, "02");
	check_list(&vm.ready, "431");
	ck_assert_int_eq(fibers[3].result, 7);
	ck_assert_int_eq(fibers[1].result, -EIO);
	ck_assert_int_eq(fibers[4].result, 9);
}
END_TEST

START_TEST(wake_first_in_an_empty_queue)
{
	fiber_wake_first(&fibers[0], 0);
	check_list(&vm.ready, "0");
	fiber_wake(&fibers[1], 0);
	check_list(&vm.ready, "01");
}
END_TEST

/* ---- canceling ---- */

static int withdrawals;

static bool withdraw_now(struct fiber *fiber)
{
	withdrawals++;
	return fiber_leave_list(fiber);
}

static bool withdraw_later(struct fiber *fiber)
{
	(void)fiber;
	withdrawals++;
	return false;
}

static struct fiber *waiting(fiber_withdraw *withdraw)
{
	fibers[0].state = FIBER_WAITING;
	fibers[0].withdraw = withdraw;
	fibers[0].cancelable = true;
	fiber_list_append(&list, &fibers[0]);
	withdrawals = 0;
	return &fibers[0];
}

START_TEST(cancel_wakes_who_can_leave)
{
	struct fiber *fiber = waiting(withdraw_now);

	fiber_cancel(fiber);
	ck_assert(fiber->canceled);
	ck_assert_int_eq(withdrawals, 1);
	ck_assert_int_eq(fiber->result, -ECANCELED);
	check_list(&list, "");
	check_list(&vm.ready, "0");
	fiber_cancel(fiber);
	ck_assert_int_eq(withdrawals, 1);
	check_list(&vm.ready, "0");
}
END_TEST

START_TEST(cancel_asks_once)
{
	struct fiber *fiber = waiting(withdraw_later);

	fiber_cancel(fiber);
	fiber_cancel(fiber);
	ck_assert_int_eq(withdrawals, 1);
	check_list(&list, "0");
	check_list(&vm.ready, "");
	fiber_wake(fiber, 5);
	ck_assert_int_eq(fiber->result, 5);
	check_list(&vm.ready, "0");
}
END_TEST

START_TEST(cancel_leaves_alone)
{
	struct fiber *fiber = waiting(withdraw_now);

	fiber->cancelable = false;
	fiber_cancel(fiber);
	ck_assert(fiber->canceled);
	ck_assert_int_eq(withdrawals, 0);
	check_list(&list, "0");

	fibers[1].state = FIBER_ENDED;
	fiber_cancel(&fibers[1]);
	ck_assert(!fibers[1].canceled);
	fibers[2].is_main = true;
	fiber_cancel(&fibers[2]);
	ck_assert(!fibers[2].canceled);
}
END_TEST

START_TEST(cancel_after_waking)
{
	struct fiber *fiber = waiting(withdraw_now);

	fiber_wake(fiber, 3);
	fiber_cancel(fiber);
	ck_assert_int_eq(withdrawals, 0);
	ck_assert_int_eq(fiber->result, 3);
	ck_assert(fiber_cancel_pending(fiber));
	fiber->disabled = 1;
	ck_assert(!fiber_cancel_pending(fiber));
}
END_TEST

/* ---- fibers in a state ---- */

static struct fiber_list waiters;

/* wait() -> what wake() was told; fails with -errno */
static int push_waited(lua_State *L, int result)
{
	if (result < 0)
		return fiber_push_failure(L, result);
	lua_pushboolean(L, false);
	lua_pushinteger(L, result);
	return 2;
}

static int test_wait(lua_State *L)
{
	fiber_list_append(&waiters, fiber_may_suspend(L, CANCELABLE));
	return fiber_park(L, push_waited, fiber_leave_list, NULL, CANCELABLE);
}

/* wait_thrice() -> results added up, by waiting again in the push */
static int push_thrice(lua_State *L, int result)
{
	lua_Integer times = lua_tointeger(L, 1) + 1, sum = lua_tointeger(L, 2) + result;

	if (result < 0)
		return fiber_push_failure(L, result);
	lua_settop(L, 0);
	lua_pushinteger(L, times);
	lua_pushinteger(L, sum);
	if (times < 3) {
		fiber_list_append(&waiters, vm_current->current);
		return fiber_park_again(L, fiber_leave_list, NULL);
	}
	lua_pushboolean(L, false);
	lua_pushinteger(L, sum);
	return 2;
}

static int test_wait_thrice(lua_State *L)
{
	fiber_list_append(&waiters, fiber_may_suspend(L, CANCELABLE));
	lua_settop(L, 0);
	return fiber_park(L, push_thrice, fiber_leave_list, NULL, CANCELABLE);
}

/* wake(result) */
static int test_wake(lua_State *L)
{
	ck_assert_ptr_nonnull(waiters.first);
	fiber_wake(waiters.first, luaL_checkint(L, 1));
	return 0;
}

/* wait_uncanceled(): is no cancellation point */
static int test_wait_uncanceled(lua_State *L)
{
	fiber_list_append(&waiters, fiber_may_suspend(L, NOT_CANCELABLE));
	return fiber_park(L, push_waited, fiber_leave_list, NULL, NOT_CANCELABLE);
}

/* can_suspend() -> boolean */
static int test_can_suspend(lua_State *L)
{
	lua_pushboolean(L, fiber_can_suspend(L));
	return 1;
}

/* forbid(count), disable(count) */
static int test_forbid(lua_State *L)
{
	fiber_running(L)->forbidden = (unsigned)luaL_checkint(L, 1);
	return 0;
}

static int test_disable(lua_State *L)
{
	fiber_running(L)->disabled = (unsigned)luaL_checkint(L, 1);
	fiber_show_cancel(vm_current);
	return 0;
}

/* detach(handle), collect(handle) */
static int test_detach(lua_State *L)
{
	fiber_detach(lua_touserdata(L, 1));
	return 0;
}

static int test_collect(lua_State *L)
{
	fiber_collect(lua_touserdata(L, 1));
	return 0;
}

/* state(handle) -> state, outcome, the number of results that it holds */
static int test_state(lua_State *L)
{
	struct fiber *fiber = lua_touserdata(L, 1);

	lua_pushinteger(L, fiber->state);
	lua_pushinteger(L, fiber->outcome);
	lua_pushinteger(L, fiber->L ? lua_gettop(fiber->L) : 0);
	return 3;
}

static const struct function functions[] = {
	{ "wait", test_wait, AWAITS },
	{ "wait_thrice", test_wait_thrice, AWAITS },
	{ "wait_uncanceled", test_wait_uncanceled, AWAITS },
	{ "wake", test_wake, 0 },
	{ "can_suspend", test_can_suspend, 0 },
	{ "forbid", test_forbid, 0 },
	{ "disable", test_disable, 0 },
	{ "detach", test_detach, 0 },
	{ "collect", test_collect, 0 },
	{ "state", test_state, 0 },
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
	waiters = (struct fiber_list){ 0 };
	little_vm_init(&vm, open_test);
}

static void teardown(void)
{
	little_vm_finish(&vm);
}

static void run(const char *chunk)
{
	ck_assert_int_eq(little_vm_run(&vm, chunk), 0);
}

START_TEST(wait_returns_what_wake_says)
{
	run("local got\n"
	    "spawn(function() got = test.wait() end)\n"
	    "yield()\n"
	    "test.wake(42)\n"
	    "assert(got == nil)\n"
	    "yield()\n"
	    "assert(got == 42)");
}
END_TEST

START_TEST(failed_wait_raises)
{
	run("local ok, e\n"
	    "spawn(function() ok, e = pcall(test.wait) end)\n"
	    "yield()\n"
	    "test.wake(-5)\n"
	    "yield()\n"
	    "assert(ok == false and e.code == 5 and tostring(e.category) == 'system')");
}
END_TEST

START_TEST(push_may_wait_again)
{
	run("local got\n"
	    "for depth = 0, 2 do\n"
	    "  local function nest(n)\n"
	    "    if n == 0 then return test.wait_thrice() end\n"
	    "    return coroutine.wrap(nest)(n - 1)\n"
	    "  end\n"
	    "  spawn(function() got = nest(depth) end)\n"
	    "  for i = 1, 3 do yield() test.wake(i) end\n"
	    "  assert(got == nil)\n"
	    "  yield()\n"
	    "  assert(got == 6)\n"
	    "  got = nil\n"
	    "end");
}
END_TEST

START_TEST(push_that_waits_again_is_canceled)
{
	run("local e\n"
	    "local f = spawn(function() e = select(2, pcall(test.wait_thrice)) end)\n"
	    "yield()\n"
	    "test.wake(1)\n"
	    "yield()\n"
	    "cancel(f)\n"
	    "yield()\n"
	    "assert(e.code == 13)");
}
END_TEST

START_TEST(wait_that_is_no_cancellation_point)
{
	run("local got, after\n"
	    "local f = spawn(function()\n"
	    "  yield()\n"
	    "  got = test.wait_uncanceled()\n"
	    "  after = test.wait_uncanceled()\n"
	    "end)\n"
	    "yield()\n"
	    "cancel(f)\n"
	    "yield()\n"
	    "test.wake(1)\n"
	    "yield()\n"
	    "assert(got == 1)\n"
	    "test.wake(2)\n"
	    "yield()\n"
	    "assert(after == 2)");
}
END_TEST

START_TEST(canceled_while_disabled)
{
	run("local got, later\n"
	    "local f = spawn(function()\n"
	    "  test.disable(1)\n"
	    "  got = test.wait()\n"
	    "  test.disable(0)\n"
	    "  later = select(2, xpcall(test.wait, print))\n"
	    "end)\n"
	    "yield()\n"
	    "cancel(f)\n"
	    "yield()\n"
	    "assert(got == nil)\n"
	    "test.wake(3)\n"
	    "yield()\n"
	    "assert(got == 3 and later == nil)\n"
	    "assert(select(2, test.state(f)) == 2)");
}
END_TEST

START_TEST(can_suspend)
{
	run("assert(test.can_suspend())\n"
	    "assert(coroutine.wrap(test.can_suspend)())\n"
	    "assert(select(2, pcall(test.can_suspend)))\n"
	    "local inside, deeper\n"
	    "string.gsub('x', 'x', function()\n"
	    "  inside, deeper = test.can_suspend(), coroutine.wrap(test.can_suspend)()\n"
	    "end)\n"
	    "assert(inside == false and deeper == false)\n"
	    "test.forbid(2)\n"
	    "assert(not test.can_suspend())\n"
	    "test.forbid(0)\n"
	    "assert(test.can_suspend())");
}
END_TEST

START_TEST(states_and_outcomes)
{
	run("local ends = spawn(function() return 1, nil, nil end)\n"
	    "local fails = spawn(function() error 'known' end)\n"
	    "local canceled = spawn(function() test.wait() end)\n"
	    "local silent = spawn(function() end)\n"
	    "local function is(f, state, outcome, count)\n"
	    "  local s, o, n = test.state(f)\n"
	    "  assert(s == state and o == outcome and n == count, s .. ' ' .. o .. ' ' .. n)\n"
	    "end\n"
	    "is(ends, 0, 0, 0)\n"
	    "yield()\n"
	    "cancel(canceled)\n"
	    "assert(test.state(canceled) == 1)\n"
	    "yield()\n"
	    "is(ends, 3, 0, 3)\n"
	    "is(canceled, 3, 2, 1)\n"
	    "is(silent, 3, 0, 0)\n"
	    "assert(test.state(fails) == 3 and select(2, test.state(fails)) == 1)\n"
	    "io.stderr:write 'this is expected: '\n"
	    "test.detach(fails)");
	ck_assert_ptr_null(vm.failed.first);
}
END_TEST

START_TEST(unseen_failure_is_kept_until_the_end)
{
	run("spawn(function() error 'kept' end)\n"
	    "spawn(function() end)\n"
	    "io.stderr:write 'this is expected: '");
	ck_assert_ptr_nonnull(vm.failed.first);
	ck_assert_ptr_eq(vm.failed.first, vm.failed.last);
}
END_TEST

START_TEST(collected_failure_is_reported)
{
	run("local f = spawn(function() error 'collected' end)\n"
	    "yield()\n"
	    "io.stderr:write 'this is expected: '\n"
	    "test.collect(f)");
	ck_assert_ptr_null(vm.failed.first);
}
END_TEST

START_TEST(coroutines_are_used_again)
{
	run("for i = 1, 1000 do\n"
	    "  spawn(function() end)\n"
	    "  yield()\n"
	    "end");
	ck_assert_int_ge(vm.idle_count, 1);
	ck_assert_int_lt(vm.idle_count, 5);
}
END_TEST

START_TEST(idle_coroutines_have_a_limit)
{
	run("for i = 1, 5000 do spawn(yield) end");
	ck_assert_int_le(vm.idle_count, 1000);
}
END_TEST

START_TEST(anchors_are_used_again)
{
	int anchors;

	run("for i = 1, 10 do test.detach(spawn(function() end)) yield() end");
	anchors = vm.anchor_count;
	vm.main_ended = false;
	run("for i = 1, 1000 do test.detach(spawn(function() end)) yield() end");
	ck_assert_int_le(vm.anchor_count, anchors + 20);
}
END_TEST

/* What only a fiber holds lives as long as the fiber. */
START_TEST(collector_spares_the_living)
{
	run("local ended = 0\n"
	    "for i = 1, 100 do\n"
	    "  local text = ('long '):rep(100) .. i\n"
	    "  spawn(function()\n"
	    "    test.wait()\n"
	    "    assert(text == ('long '):rep(100) .. i)\n"
	    "    ended = ended + 1\n"
	    "  end)\n"
	    "end\n"
	    "collectgarbage()\n"
	    "yield()\n"
	    "collectgarbage()\n"
	    "for _ = 1, 100 do test.wake(0) end\n"
	    "collectgarbage()\n"
	    "yield()\n"
	    "assert(ended == 100)");
}
END_TEST

/* A library that yields by itself breaks no queue. */
static int yield_blindly(lua_State *L)
{
	return lua_yield(L, lua_gettop(L));
}

START_TEST(foreign_yield_is_an_error)
{
	lua_pushcfunction(vm.L, yield_blindly);
	lua_setglobal(vm.L, "blind");
	run("local f = spawn(function() blind(1, 2) end)\n"
	    "yield()\n"
	    "assert(test.state(f) == 3 and select(2, test.state(f)) == 1)\n"
	    "io.stderr:write 'this is expected: '\n"
	    "test.detach(f)\n"
	    "assert(select('#', coroutine.resume(coroutine.create(blind), 1, 2)) == 3)");
}
END_TEST

Suite *fiber_suite(void)
{
	Suite *suite = suite_create("fiber");
	TCase *lists = tcase_create("lists"), *states = tcase_create("states");

	tcase_add_checked_fixture(lists, setup_lists, NULL);
	tcase_add_test(lists, list_keeps_the_order);
	tcase_add_test(lists, list_loses_any);
	tcase_add_test(lists, who_is_in_no_list_is_not_removed);
	tcase_add_test(lists, wake_goes_to_the_end);
	tcase_add_test(lists, wake_first_in_an_empty_queue);
	tcase_add_test(lists, cancel_wakes_who_can_leave);
	tcase_add_test(lists, cancel_asks_once);
	tcase_add_test(lists, cancel_leaves_alone);
	tcase_add_test(lists, cancel_after_waking);
	suite_add_tcase(suite, lists);
	tcase_add_checked_fixture(states, setup, teardown);
	tcase_add_test(states, wait_returns_what_wake_says);
	tcase_add_test(states, failed_wait_raises);
	tcase_add_test(states, push_may_wait_again);
	tcase_add_test(states, push_that_waits_again_is_canceled);
	tcase_add_test(states, wait_that_is_no_cancellation_point);
	tcase_add_test(states, canceled_while_disabled);
	tcase_add_test(states, can_suspend);
	tcase_add_test(states, states_and_outcomes);
	tcase_add_test(states, unseen_failure_is_kept_until_the_end);
	tcase_add_test(states, collected_failure_is_reported);
	tcase_add_test(states, coroutines_are_used_again);
	tcase_add_test(states, idle_coroutines_have_a_limit);
	tcase_add_test(states, anchors_are_used_again);
	tcase_add_test(states, collector_spares_the_living);
	tcase_add_test(states, foreign_yield_is_an_error);
	suite_add_tcase(suite, states);
	return suite;
}
