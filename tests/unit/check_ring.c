/* SPDX-License-Identifier: MIT */
/* check_ring.c - requests by the thousand, canceled at every moment, and the way out. */
#include "runtime/ring.h"

#include <check.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "tests/unit/valgrind.h"

Suite *ring_suite(void);

enum {
	NS_PER_MS = 1000000,
	NOTHING_YET = 1, /* no request of these tests is answered so */
};

static struct ring ring;
static struct op_list list;
static int ends[2]; /* of a pipe */

static void setup(void)
{
	ring = (struct ring){ 0 };
	list = (struct op_list){ 0 };
	ck_assert_int_eq(pipe(ends), 0);
}

static void close_all(void)
{
	ring_cancel_all(&ring, &list);
	ring_close(&ring);
	list = (struct op_list){ 0 };
}

static void teardown(void)
{
	close_all();
	close(ends[0]);
	close(ends[1]);
}

/* ---- somebody who waits ---- */

struct waiter {
	struct op op;
	int result;
	int completions;
	int again; /* so often the completion makes the same request once more */
	struct io_uring_sqe request;
	char byte;
};

static void note(struct op *op, int result)
{
	struct waiter *waiter = (struct waiter *)op;

	waiter->result = result;
	waiter->completions++;
}

static void submit(struct waiter *waiter)
{
	ck_assert_int_eq(ring_submit(&ring, &waiter->request, &waiter->op, &list), 0);
}

static void note_and_repeat(struct op *op, int result)
{
	struct waiter *waiter = (struct waiter *)op;

	note(op, result);
	if (waiter->again > 0) {
		int status = ring_submit(&ring, &waiter->request, op, &list);

		waiter->again--;
		if (status < 0)
			note(op, status);
	}
}

static void nop(struct waiter *waiter)
{
	*waiter = (struct waiter){ .op.complete = note, .result = NOTHING_YET };
	io_uring_prep_nop(&waiter->request);
	submit(waiter);
}

/* A read of one byte from the pipe. */
static void prepare_read(struct waiter *waiter)
{
	*waiter = (struct waiter){ .op.complete = note, .result = NOTHING_YET };
	io_uring_prep_read(&waiter->request, ends[0], &waiter->byte, 1, (__u64)-1);
}

static void read_byte(struct waiter *waiter)
{
	prepare_read(waiter);
	submit(waiter);
}

static void put_byte(char byte)
{
	ck_assert_int_eq(write(ends[1], &byte, 1), 1);
}

static void wait_for(struct waiter *waiter)
{
	while (waiter->completions == 0)
		ck_assert_int_eq(ring_wait(&ring, -1), 0);
}

static void wait_for_all(void)
{
	while (ring.in_flight > 0)
		ck_assert_int_eq(ring_wait(&ring, -1), 0);
}

static void check_each_completed_once(const struct waiter *waiters, int count, int result)
{
	for (int i = 0; i < count; i++) {
		ck_assert_int_eq(waiters[i].completions, 1);
		ck_assert_int_eq(waiters[i].result, result);
	}
}

static struct waiter *many(int count)
{
	struct waiter *waiters = calloc((size_t)count, sizeof *waiters);

	ck_assert_ptr_nonnull(waiters);
	return waiters;
}

static int64_t now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* ---- one request ---- */

START_TEST(never_opened)
{
	ck_assert(!ring.open);
	ring_flush(&ring);
	ck_assert_int_eq(ring_wait(&ring, 0), 0);
	ck_assert_int_eq(ring_wait(&ring, NS_PER_MS), 0);
	close_all();
	close_all();
	ck_assert(!ring.open);
}
END_TEST

START_TEST(opened_by_the_first_request)
{
	struct waiter waiter;

	nop(&waiter);
	ck_assert(ring.open);
	ck_assert_uint_eq(ring.in_flight, 1);
	wait_for(&waiter);
	ck_assert_int_eq(waiter.result, 0);
	ck_assert_uint_eq(ring.in_flight, 0);
}
END_TEST

START_TEST(no_descriptor_left_for_a_ring)
{
	struct rlimit limit, none;
	struct waiter waiter;
	int status;

	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &limit), 0);
	none = (struct rlimit){ 0, limit.rlim_max };
	prepare_read(&waiter);
	setrlimit(RLIMIT_NOFILE, &none);
	status = ring_submit(&ring, &waiter.request, &waiter.op, &list);
	setrlimit(RLIMIT_NOFILE, &limit);
	ck_assert_int_eq(status, -EMFILE);
	ck_assert(!ring.open);
	ck_assert_uint_eq(ring.in_flight, 0);
	ck_assert_int_eq(waiter.completions, 0);

	put_byte('x');
	submit(&waiter);
	wait_for(&waiter);
	ck_assert_int_eq(waiter.result, 1);
}
END_TEST

START_TEST(answers_are_those_of_the_system_call)
{
	struct waiter reader, writer, failing;

	read_byte(&reader);
	writer = (struct waiter){ .op.complete = note, .byte = 'w' };
	io_uring_prep_write(&writer.request, ends[1], &writer.byte, 1, (__u64)-1);
	submit(&writer);
	prepare_read(&failing);
	failing.request.fd = -1;
	submit(&failing);
	wait_for_all();
	ck_assert_int_eq(reader.result, 1);
	ck_assert_int_eq(reader.byte, 'w');
	ck_assert_int_eq(writer.result, 1);
	ck_assert_int_eq(failing.result, -EBADF);
}
END_TEST

START_TEST(completion_may_submit)
{
	struct waiter waiter;

	nop(&waiter);
	waiter.op.complete = note_and_repeat;
	waiter.again = 9;
	wait_for_all();
	ck_assert_int_eq(waiter.completions, 10);
}
END_TEST

/* ---- very many ---- */

START_TEST(more_requests_than_the_queue_holds)
{
	enum { COUNT = 10000 };
	struct waiter *waiters = many(COUNT);

	for (int i = 0; i < COUNT; i++)
		nop(&waiters[i]);
	wait_for_all();
	check_each_completed_once(waiters, COUNT, 0);
	free(waiters);
}
END_TEST

START_TEST(more_completions_than_the_queue_holds)
{
	enum { COUNT = 5000 };
	struct waiter *waiters = many(COUNT);

	for (int i = 0; i < COUNT; i++) {
		nop(&waiters[i]);
		if (i % 100 == 0)
			ring_flush(&ring);
	}
	ring_flush(&ring);
	ck_assert_int_eq(ring_wait(&ring, 0), 0);
	while (ring.in_flight > 0)
		ck_assert_int_eq(ring_wait(&ring, 0), 0);
	check_each_completed_once(waiters, COUNT, 0);
	free(waiters);
}
END_TEST

START_TEST(many_become_complete_at_once)
{
	enum { COUNT = 3000 };
	struct waiter *waiters = many(COUNT);

	for (int i = 0; i < COUNT; i++)
		read_byte(&waiters[i]);
	ck_assert_int_eq(ring_wait(&ring, 0), 0);
	ck_assert_uint_eq(ring.in_flight, COUNT);
	for (int i = 0; i < COUNT; i++)
		put_byte('x');
	wait_for_all();
	check_each_completed_once(waiters, COUNT, 1);
	free(waiters);
}
END_TEST

START_TEST(completions_that_fill_the_queue)
{
	enum { COUNT = 600, ROUNDS = 20 };
	struct waiter *waiters = many(COUNT);

	for (int i = 0; i < COUNT; i++) {
		nop(&waiters[i]);
		waiters[i].op.complete = note_and_repeat;
		waiters[i].again = ROUNDS - 1;
	}
	wait_for_all();
	for (int i = 0; i < COUNT; i++)
		ck_assert_int_eq(waiters[i].completions, ROUNDS);
	free(waiters);
}
END_TEST

START_TEST(million_operations)
{
	enum { COUNT = 500, ROUNDS = 2000 };
	struct waiter *waiters = many(COUNT);

	for (int i = 0; i < COUNT; i++) {
		nop(&waiters[i]);
		waiters[i].op.complete = note_and_repeat;
		waiters[i].again = ROUNDS - 1;
	}
	wait_for_all();
	for (int i = 0; i < COUNT; i++)
		ck_assert_int_eq(waiters[i].completions, ROUNDS);
	free(waiters);
}
END_TEST

/* ---- cancellation ---- */

START_TEST(cancel_before_submission)
{
	struct waiter waiter;

	read_byte(&waiter);
	ring_cancel(&ring, &waiter.op);
	wait_for_all();
	ck_assert_int_eq(waiter.completions, 1);
	ck_assert_int_eq(waiter.result, -ECANCELED);
}
END_TEST

START_TEST(cancel_in_flight)
{
	struct waiter canceled, other;

	read_byte(&canceled);
	read_byte(&other);
	ring_flush(&ring);
	ck_assert_int_eq(ring_wait(&ring, 0), 0);
	ck_assert_int_eq(canceled.completions, 0);
	ring_cancel(&ring, &canceled.op);
	wait_for(&canceled);
	ck_assert_int_eq(canceled.result, -ECANCELED);
	ck_assert_int_eq(other.completions, 0);
	put_byte('o');
	wait_for(&other);
	ck_assert_int_eq(other.result, 1);
	ck_assert_int_eq(other.byte, 'o');
}
END_TEST

START_TEST(cancel_after_completion)
{
	struct waiter waiter;

	put_byte('x');
	read_byte(&waiter);
	ring_flush(&ring);
	ring_cancel(&ring, &waiter.op);
	wait_for_all();
	ck_assert_int_eq(waiter.result, 1);
	ck_assert_int_eq(waiter.byte, 'x');

	ring_cancel(&ring, &waiter.op);
	for (int i = 0; i < 10; i++)
		ck_assert_int_eq(ring_wait(&ring, NS_PER_MS), 0);
	ck_assert_int_eq(waiter.completions, 1);
}
END_TEST

START_TEST(cancel_twice)
{
	struct waiter waiter;

	read_byte(&waiter);
	ring_cancel(&ring, &waiter.op);
	ring_cancel(&ring, &waiter.op);
	wait_for_all();
	ring_cancel(&ring, &waiter.op);
	ck_assert_int_eq(ring_wait(&ring, 0), 0);
	ck_assert_int_eq(waiter.completions, 1);
	ck_assert_int_eq(waiter.result, -ECANCELED);
}
END_TEST

START_TEST(cancel_thousands)
{
	enum { COUNT = 3000 };
	struct waiter *waiters = many(COUNT);

	for (int i = 0; i < COUNT; i++)
		read_byte(&waiters[i]);
	for (int i = 0; i < COUNT; i++)
		ring_cancel(&ring, &waiters[i].op);
	wait_for_all();
	check_each_completed_once(waiters, COUNT, -ECANCELED);
	free(waiters);
}
END_TEST

static void *put_one(void *delay)
{
	for (volatile long i = *(long *)delay; i > 0; i--)
		;
	put_byte('r');
	return NULL;
}

/* Whoever wins, there is one answer, and a byte that was not delivered is still there. */
START_TEST(cancel_races_with_data)
{
	int delivered = 0;

	for (long round = 0; round < 1000; round++) {
		long delay = round * 20;
		struct waiter waiter;
		pthread_t thread;
		char byte;

		read_byte(&waiter);
		ring_flush(&ring);
		ck_assert_int_eq(pthread_create(&thread, NULL, put_one, &delay), 0);
		if (round % 3 == 0)
			ring_wait(&ring, 0);
		ring_cancel(&ring, &waiter.op);
		wait_for_all();
		pthread_join(thread, NULL);
		ck_assert_int_eq(waiter.completions, 1);
		if (waiter.result == 1) {
			ck_assert_int_eq(waiter.byte, 'r');
			delivered++;
		} else {
			ck_assert_int_eq(waiter.result, -ECANCELED);
			ck_assert_int_eq(read(ends[0], &byte, 1), 1);
		}
	}
	ck_assert_int_le(delivered, 1000);
}
END_TEST

/* ---- waiting ---- */

START_TEST(timeout_passes)
{
	struct waiter waiter;
	int64_t begin;

	read_byte(&waiter);
	begin = now_ns();
	ck_assert_int_eq(ring_wait(&ring, 20 * NS_PER_MS), 0);
	ck_assert_int_ge(now_ns() - begin, 20 * NS_PER_MS);
	ck_assert_int_eq(waiter.completions, 0);
	begin = now_ns();
	ck_assert_int_eq(ring_wait(&ring, 20 * NS_PER_MS), 0);
	ck_assert_int_ge(now_ns() - begin, 20 * NS_PER_MS);
	put_byte('x');
	wait_for(&waiter);
	ck_assert_int_eq(waiter.result, 1);
}
END_TEST

START_TEST(timeout_passes_with_nothing_in_flight)
{
	struct waiter waiter;
	int64_t begin;

	begin = now_ns();
	ck_assert_int_eq(ring_wait(&ring, 20 * NS_PER_MS), 0);
	ck_assert_int_ge(now_ns() - begin, 20 * NS_PER_MS);
	nop(&waiter);
	wait_for(&waiter);
	begin = now_ns();
	ck_assert_int_eq(ring_wait(&ring, 20 * NS_PER_MS), 0);
	ck_assert_int_ge(now_ns() - begin, 20 * NS_PER_MS);
}
END_TEST

START_TEST(completion_ends_a_wait)
{
	struct waiter waiter;
	int64_t begin = now_ns();

	put_byte('x');
	read_byte(&waiter);
	ck_assert_int_eq(ring_wait(&ring, (int64_t)3600 * 1000 * NS_PER_MS), 0);
	ck_assert_int_eq(waiter.result, 1);
	ck_assert_int_lt(now_ns() - begin, (int64_t)60 * 1000 * NS_PER_MS);
}
END_TEST

START_TEST(looking_does_not_wait)
{
	struct waiter waiter;

	read_byte(&waiter);
	for (int i = 0; i < 1000; i++)
		ck_assert_int_eq(ring_wait(&ring, 0), 0);
	ck_assert_int_eq(waiter.completions, 0);
	put_byte('x');
	while (waiter.completions == 0)
		ck_assert_int_eq(ring_wait(&ring, 0), 0);
}
END_TEST

static void on_alarm(int signal_number)
{
	(void)signal_number;
}

/* SIGALRM comes soon, and again, in case it comes before the wait. */
static void set_alarm(void)
{
	struct sigaction action = { .sa_handler = on_alarm };
	struct itimerval time = { { 0, 20000 }, { 0, 20000 } };

	sigemptyset(&action.sa_mask);
	sigaction(SIGALRM, &action, NULL);
	setitimer(ITIMER_REAL, &time, NULL);
}

static void stop_alarm(void)
{
	struct itimerval never = { 0 };

	setitimer(ITIMER_REAL, &never, NULL);
}

START_TEST(signal_ends_a_wait)
{
	struct waiter waiter;

	read_byte(&waiter);
	ring_flush(&ring);
	set_alarm();
	ck_assert_int_eq(ring_wait(&ring, -1), -EINTR);
	ck_assert_int_eq(ring_wait(&ring, (int64_t)3600 * 1000 * NS_PER_MS), -EINTR);
	stop_alarm();
	ck_assert_int_eq(waiter.completions, 0);
	put_byte('x');
	wait_for(&waiter);
	ck_assert_int_eq(waiter.result, 1);
}
END_TEST

START_TEST(signal_ends_a_wait_that_submits)
{
	static struct waiter waiter, other; /* they complete when the ring closes */

	set_alarm();
	read_byte(&waiter);
	ck_assert_int_eq(ring_wait(&ring, -1), -EINTR);
	read_byte(&other);
	ck_assert_int_eq(ring_wait(&ring, (int64_t)3600 * 1000 * NS_PER_MS), -EINTR);
	stop_alarm();
}
END_TEST

START_TEST(signal_ends_a_wait_for_nothing)
{
	struct waiter waiter;

	set_alarm();
	ck_assert_int_eq(ring_wait(&ring, -1), -EINTR);
	nop(&waiter);
	wait_for(&waiter);
	ck_assert_int_eq(ring_wait(&ring, (int64_t)3600 * 1000 * NS_PER_MS), -EINTR);
	stop_alarm();
}
END_TEST

/* ---- the end ---- */

START_TEST(close_completes_what_is_in_flight)
{
	struct waiter flushed, queued, polling;

	read_byte(&flushed);
	ring_flush(&ring);
	polling = (struct waiter){ .op.complete = note, .result = NOTHING_YET };
	io_uring_prep_poll_add(&polling.request, ends[0], POLLIN);
	submit(&polling);
	read_byte(&queued);
	close_all();
	ck_assert(!ring.open);
	ck_assert_uint_eq(ring.in_flight, 0);
	ck_assert_int_eq(flushed.completions, 1);
	ck_assert_int_eq(flushed.result, -ECANCELED);
	ck_assert_int_eq(queued.completions, 1);
	ck_assert_int_eq(queued.result, -ECANCELED);
	ck_assert_int_eq(polling.completions, 1);
	ck_assert_int_eq(polling.result, -ECANCELED);
}
END_TEST

START_TEST(close_delivers_what_is_complete)
{
	struct waiter waiter;

	put_byte('x');
	read_byte(&waiter);
	ring_flush(&ring);
	close_all();
	ck_assert_int_eq(waiter.completions, 1);
	ck_assert_int_eq(waiter.result, 1);
}
END_TEST

START_TEST(close_completes_thousands)
{
	enum { COUNT = 3000 };
	struct waiter *waiters = many(COUNT);

	for (int i = 0; i < COUNT; i++)
		read_byte(&waiters[i]);
	close_all();
	check_each_completed_once(waiters, COUNT, -ECANCELED);
	free(waiters);
}
END_TEST

/* A write that goes on after a part was taken makes such requests. */
START_TEST(close_ends_requests_of_completions)
{
	struct waiter waiter;

	put_byte('x');
	read_byte(&waiter);
	waiter.op.complete = note_and_repeat;
	waiter.again = 1;
	ring_flush(&ring);
	close_all();
	ck_assert_int_eq(waiter.completions, 2);
	ck_assert_int_eq(waiter.result, -ECANCELED);
}
END_TEST

START_TEST(usable_after_close)
{
	struct waiter waiter;

	for (int i = 0; i < 3; i++) {
		nop(&waiter);
		wait_for(&waiter);
		ck_assert_int_eq(waiter.result, 0);
		close_all();
	}
}
END_TEST

static TCase *add_case(Suite *suite, const char *name)
{
	TCase *test_case = tcase_create(name);

	tcase_add_checked_fixture(test_case, setup, teardown);
	suite_add_tcase(suite, test_case);
	return test_case;
}

Suite *ring_suite(void)
{
	Suite *suite = suite_create("ring");
	TCase *one = add_case(suite, "one"), *many_requests = add_case(suite, "many");
	TCase *cancel = add_case(suite, "cancel"), *waiting = add_case(suite, "waiting");
	TCase *end = add_case(suite, "end");

	tcase_add_test(one, never_opened);
	tcase_add_test(one, opened_by_the_first_request);
	tcase_add_test(one, no_descriptor_left_for_a_ring);
	tcase_add_test(one, answers_are_those_of_the_system_call);
	tcase_add_test(one, completion_may_submit);
	tcase_add_test(many_requests, more_requests_than_the_queue_holds);
	tcase_add_test(many_requests, more_completions_than_the_queue_holds);
	tcase_add_test(many_requests, many_become_complete_at_once);
	tcase_add_test(many_requests, completions_that_fill_the_queue);
	tcase_add_test(many_requests, million_operations);
	tcase_add_test(cancel, cancel_before_submission);
	tcase_add_test(cancel, cancel_in_flight);
	tcase_add_test(cancel, cancel_after_completion);
	tcase_add_test(cancel, cancel_twice);
	tcase_add_test(cancel, cancel_thousands);
	tcase_add_test(cancel, cancel_races_with_data);
	tcase_add_test(waiting, timeout_passes);
	tcase_add_test(waiting, timeout_passes_with_nothing_in_flight);
	tcase_add_test(waiting, completion_ends_a_wait);
	tcase_add_test(waiting, looking_does_not_wait);
	tcase_add_test(waiting, signal_ends_a_wait_for_nothing);
	if (!under_valgrind()) {
		tcase_add_test(waiting, signal_ends_a_wait);
		tcase_add_test(waiting, signal_ends_a_wait_that_submits);
	}
	tcase_add_test(end, close_completes_what_is_in_flight);
	tcase_add_test(end, close_delivers_what_is_complete);
	tcase_add_test(end, close_completes_thousands);
	tcase_add_test(end, close_ends_requests_of_completions);
	tcase_add_test(end, usable_after_close);
	return suite;
}
