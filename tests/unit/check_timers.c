/* SPDX-License-Identifier: MIT */
/* check_timers.c - the heap of timers: who wakes, and in which order. */
#include "runtime/timers.h"

#include <check.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/fiber.h"
#include "runtime/vm.h"

Suite *timers_suite(void);

enum { CROWD = 1000, STEPS = 100000 };

static struct vm vm;
static struct timers timers;
static struct fiber fibers[CROWD];
static int64_t deadlines[CROWD]; /* 0: not among the timers */

static void setup(void)
{
	memset(&vm, 0, sizeof vm);
	vm.queued = true;
	memset(fibers, 0, sizeof fibers);
	for (int i = 0; i < CROWD; i++)
		fibers[i].vm = &vm;
	memset(deadlines, 0, sizeof deadlines);
	vm_current = &vm;
}

static void teardown(void)
{
	timers_finish(&timers);
	vm_current = NULL;
}

static void add(int who, int64_t deadline_ns)
{
	ck_assert_int_eq(timers_add(&timers, &fibers[who], deadline_ns), 0);
	deadlines[who] = deadline_ns;
}

static void take_out(int who)
{
	timers_remove(&timers, &fibers[who]);
	deadlines[who] = 0;
}

/* The index of the next fiber that was woken, or -1. */
static int next_woken(void)
{
	struct fiber *fiber = vm.ready.first;

	if (!fiber)
		return -1;
	fiber_list_remove(fiber);
	return (int)(fiber - fibers);
}

/* Every parent is due before its children, and every fiber knows its place. */
static void check_heap(void)
{
	for (uint32_t at = 0; at < timers.count; at++) {
		const struct timer *timer = &timers.heap[at];
		const struct timer *parent = &timers.heap[at > 0 ? (at - 1) / 2 : 0];

		ck_assert_uint_eq(timer->fiber->timer, at);
		ck_assert_int_eq(deadlines[timer->fiber - fibers], timer->deadline_ns);
		ck_assert_int_le(parent->deadline_ns, timer->deadline_ns);
		if (at > 0 && parent->deadline_ns == timer->deadline_ns)
			ck_assert_uint_lt(parent->order, timer->order);
	}
}

START_TEST(the_clock_does_not_go_back)
{
	int64_t before = timers_now();

	ck_assert_int_gt(before, 0);
	ck_assert_int_ge(timers_now(), before);
}
END_TEST

START_TEST(nothing_waits_in_an_empty_heap)
{
	ck_assert_int_eq(timers_delay(&timers), -1);
	timers_expire(&timers);
	ck_assert_int_eq(next_woken(), -1);
}
END_TEST

START_TEST(the_earliest_wakes_first)
{
	static const int order[] = { 5, 2, 8, 1, 9, 3, 7, 4, 6 };

	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		add(order[i], order[i]);
	check_heap();
	timers_expire(&timers);
	for (int who = 1; who <= 9; who++)
		ck_assert_int_eq(next_woken(), who);
	ck_assert_int_eq(next_woken(), -1);
	ck_assert_uint_eq(timers.count, 0);
}
END_TEST

START_TEST(equal_deadlines_wake_in_order_of_arrival)
{
	for (int who = 0; who < 100; who++)
		add(who, 7);
	timers_expire(&timers);
	for (int who = 0; who < 100; who++)
		ck_assert_int_eq(next_woken(), who);
}
END_TEST

START_TEST(the_future_stays)
{
	int64_t now = timers_now();

	add(0, now - 1);
	add(1, now + 3600000000000);
	timers_expire(&timers);
	ck_assert_int_eq(next_woken(), 0);
	ck_assert_int_eq(next_woken(), -1);
	ck_assert_uint_eq(timers.count, 1);
}
END_TEST

START_TEST(the_delay_is_that_of_the_earliest)
{
	add(0, INT64_MAX);
	ck_assert_int_gt(timers_delay(&timers), INT64_MAX / 2);
	add(1, timers_now() + 3600000000000);
	ck_assert_int_le(timers_delay(&timers), 3600000000000);
	ck_assert_int_gt(timers_delay(&timers), 3500000000000);
	add(2, 1);
	ck_assert_int_eq(timers_delay(&timers), 0);
}
END_TEST

START_TEST(waking_says_success)
{
	add(0, 1);
	fibers[0].result = -ECANCELED;
	timers_expire(&timers);
	ck_assert_int_eq(next_woken(), 0);
	ck_assert_int_eq(fibers[0].result, 0);
}
END_TEST

START_TEST(waking_takes_out_of_a_list)
{
	struct fiber_list list = {0};

	add(0, 1);
	add(1, INT64_MAX);
	fiber_list_append(&list, &fibers[0]);
	fiber_list_append(&list, &fibers[1]);
	timers_expire(&timers);
	ck_assert_ptr_eq(list.first, &fibers[1]);
	ck_assert_ptr_eq(list.last, &fibers[1]);
	ck_assert_int_eq(next_woken(), 0);
}
END_TEST

/* One of so many is removed, from each place in turn. */
START_TEST(removal_at_every_place)
{
	enum { COUNT = 33 };

	for (int gone = 0; gone < COUNT; gone++) {
		for (int who = 0; who < COUNT; who++)
			add(who, (who * 7) % COUNT + 1);
		take_out((int)(timers.heap[gone].fiber - fibers));
		ck_assert_uint_eq(timers.count, COUNT - 1);
		check_heap();
		timers_expire(&timers);
		for (int i = 0, last = -1; i < COUNT - 1; i++) {
			int at = (next_woken() * 7) % COUNT;

			ck_assert_int_gt(at, last);
			last = at;
		}
		ck_assert_int_eq(next_woken(), -1);
	}
}
END_TEST

/* The last one comes from another branch and must rise, not sink. */
START_TEST(what_fills_a_gap_may_rise)
{
	static const int tree[] = { 1, 100, 2, 101, 102, 3, 4, 103, 104, 105, 106, 5 };

	for (size_t i = 0; i < sizeof tree / sizeof *tree; i++)
		add(tree[i], tree[i]);
	take_out(104);
	check_heap();
	take_out(103);
	check_heap();
}
END_TEST

START_TEST(a_random_crowd)
{
	uint32_t live = 0;

	srandom(1);
	for (int step = 0; step < STEPS; step++) {
		int who = (int)(random() % CROWD);

		if (deadlines[who]) {
			take_out(who);
			live--;
		} else {
			add(who, 1 + random() % 500);
			live++;
		}
		ck_assert_uint_eq(timers.count, live);
		if (step % 100 == 0)
			check_heap();
	}
	timers_expire(&timers);
	for (int64_t last = 0; live > 0; live--) {
		int who = next_woken();

		ck_assert_int_ge(who, 0);
		ck_assert_int_ge(deadlines[who], last);
		last = deadlines[who];
	}
	ck_assert_int_eq(next_woken(), -1);
}
END_TEST

START_TEST(an_empty_heap_can_be_used_again)
{
	add(0, 1);
	timers_finish(&timers);
	ck_assert_ptr_null(timers.heap);
	timers_finish(&timers);
	add(1, 1);
	timers_expire(&timers);
	ck_assert_int_eq(next_woken(), 1);
}
END_TEST

Suite *timers_suite(void)
{
	Suite *suite = suite_create("timers");
	TCase *tests = tcase_create("heap");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, the_clock_does_not_go_back);
	tcase_add_test(tests, nothing_waits_in_an_empty_heap);
	tcase_add_test(tests, the_earliest_wakes_first);
	tcase_add_test(tests, equal_deadlines_wake_in_order_of_arrival);
	tcase_add_test(tests, the_future_stays);
	tcase_add_test(tests, the_delay_is_that_of_the_earliest);
	tcase_add_test(tests, waking_says_success);
	tcase_add_test(tests, waking_takes_out_of_a_list);
	tcase_add_test(tests, removal_at_every_place);
	tcase_add_test(tests, what_fills_a_gap_may_rise);
	tcase_add_test(tests, a_random_crowd);
	tcase_add_test(tests, an_empty_heap_can_be_used_again);
	suite_add_tcase(suite, tests);
	return suite;
}
