/* SPDX-License-Identifier: MIT */
/* check_restriction.c - tests of runtime/restriction.c. */
#include "runtime/restriction.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/stat.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "tests/unit/valgrind.h"

enum { NOTHING_YET = 1, OPCODES = 256 };

static struct ring ring;
static struct op_list list;

static void setup(void)
{
	ring = (struct ring){ 0 };
	list = (struct op_list){ 0 };
}

static void teardown(void)
{
	ring_cancel_all(&ring, &list);
	ring_close(&ring);
}

struct waiter {
	struct op op;
	int result;
};

static void note(struct op *op, int result)
{
	((struct waiter *)op)->result = result;
}

static int perform(const struct io_uring_sqe *request)
{
	struct waiter waiter = { .op.complete = note, .result = NOTHING_YET };

	ck_assert_int_eq(ring_submit(&ring, request, &waiter.op, &list), 0);
	while (ring.in_flight > 0)
		ck_assert_int_eq(ring_wait(&ring, -1), 0);
	return waiter.result;
}

static void open_with(unsigned groups)
{
	const struct restriction restriction = { .groups = groups };

	ck_assert_int_eq(restriction_open(&ring, &restriction), 0);
}

/* Open a file that everybody may read. */
static int open_a_file(void)
{
	struct io_uring_sqe request = { 0 };
	int fd;

	io_uring_prep_openat(&request, AT_FDCWD, "/etc/passwd", O_RDONLY | O_CLOEXEC, 0);
	fd = perform(&request);
	return fd >= 0 ? close(fd) : fd;
}

static int write_nothing(void)
{
	struct io_uring_sqe request = { 0 };

	io_uring_prep_write(&request, STDOUT_FILENO, "", 0, (__u64)-1);
	return perform(&request);
}

static int look_at_a_file(void)
{
	struct io_uring_sqe request = { 0 };
	struct statx status;

	io_uring_prep_statx(
		&request, AT_FDCWD, "/etc/passwd", 0, STATX_ALL, (struct statx *)&status);
	return perform(&request);
}

static int make_a_socket(void)
{
	struct io_uring_sqe request = { 0 };
	int fd;

	io_uring_prep_socket(&request, AF_INET, SOCK_STREAM, 0, 0);
	fd = perform(&request);
	return fd >= 0 ? close(fd) : fd;
}

START_TEST(without_restrictions)
{
	ck_assert_int_eq(open_a_file(), 0);
	ck_assert_int_eq(write_nothing(), 0);
	ck_assert_int_eq(look_at_a_file(), 0);
	ck_assert_int_eq(make_a_socket(), 0);
}
END_TEST

START_TEST(each_group_is_its_own)
{
	static const struct {
		unsigned groups;
		int open, write, look;
	} rows[] = {
		{ 0, -EACCES, -EACCES, -EACCES },
		{ RING_STREAM, -EACCES, 0, -EACCES },
		{ RING_FILE, 0, -EACCES, -EACCES },
		{ RING_STATX, -EACCES, -EACCES, 0 },
		{ RING_FILE | RING_STREAM | RING_STATX, 0, 0, 0 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		open_with(rows[i].groups);
		ck_assert_int_eq(open_a_file(), rows[i].open);
		ck_assert_int_eq(write_nothing(), rows[i].write);
		ck_assert_int_eq(look_at_a_file(), rows[i].look);
		ck_assert_int_eq(make_a_socket(), -EACCES);
		teardown();
		setup();
	}
}
END_TEST

static int perform_opcode(unsigned char opcode)
{
	struct io_uring_sqe request = { .opcode = opcode, .fd = -1 };

	return perform(&request);
}

START_TEST(every_opcode)
{
	unsigned taken = 0;

	open_with(0);
	for (unsigned i = 0; i < OPCODES; i++) {
		int result = perform_opcode((unsigned char)i);

		if (result == -EACCES)
			continue;
		if (result == -EINVAL && i > IORING_OP_CLOSE)
			continue;
		taken++;
	}
	/* nop, the timeouts, cancel, the polls, close */
	ck_assert_uint_eq(taken, 8);
}
END_TEST

START_TEST(flags_that_are_not_needed)
{
	static const unsigned char refused[] = { IOSQE_FIXED_FILE, IOSQE_IO_DRAIN,
		IOSQE_BUFFER_SELECT };
	struct io_uring_sqe request = { .opcode = IORING_OP_READ, .fd = -1 };

	open_with(RING_STREAM);
	ck_assert_int_eq(perform(&request), -EBADF);
	request.flags = IOSQE_ASYNC;
	ck_assert_int_eq(perform(&request), -EBADF);
	for (size_t i = 0; i < sizeof refused; i++) {
		request.flags = refused[i];
		ck_assert_int_eq(perform(&request), -EACCES);
	}
}
END_TEST

START_TEST(nothing_widens_it)
{
	struct io_uring_restriction row = {
		.opcode = IORING_RESTRICTION_SQE_OP,
		.sqe_op = IORING_OP_OPENAT,
	};

	open_with(0);
	for (unsigned what = 0; what < 40; what++)
		ck_assert_int_eq(syscall(__NR_io_uring_register, ring.uring.ring_fd, what,
					 &row, 1),
			-1);
	ck_assert_int_eq(open_a_file(), -EACCES);
}
END_TEST

START_TEST(entries_and_workers)
{
	const struct restriction small = { .entries = 8, .workers = 2 };
	const struct restriction huge = { .entries = 1U << 30 };
	unsigned counts[2] = { 0, 0 };

	ck_assert_int_eq(restriction_open(&ring, &small), 0);
	ck_assert_uint_eq(ring.uring.sq.ring_entries, 8);
	ck_assert_int_eq(
		syscall(__NR_io_uring_register, ring.uring.ring_fd, 19, counts, 2), -1);
	teardown();
	setup();
	if (restriction_open(&ring, &huge) == 0)
		ck_assert_uint_eq(ring.uring.sq.ring_entries, 32768);
	else
		ck_assert(!ring.open);
}
END_TEST

Suite *restriction_suite(void)
{
	Suite *suite = suite_create("restriction");
	TCase *tests = tcase_create("restriction");

	tcase_add_checked_fixture(tests, setup, teardown);
	if (!under_valgrind()) {
		tcase_add_test(tests, without_restrictions);
		tcase_add_test(tests, each_group_is_its_own);
		tcase_add_test(tests, every_opcode);
		tcase_add_test(tests, flags_that_are_not_needed);
		tcase_add_test(tests, nothing_widens_it);
		tcase_add_test(tests, entries_and_workers);
	}
	suite_add_tcase(suite, tests);
	return suite;
}
