/* SPDX-License-Identifier: MIT */
/* check_blob.c - tests of sandbox/blob.c. */
#include "sandbox/blob.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

static struct blob blob, arrived;
static int ends[2];

static void setup(void)
{
	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends), 0);
}

static void teardown(void)
{
	blob_finish(&blob);
	blob_finish(&arrived);
	close(ends[0]);
	close(ends[1]);
}

static void pass(void)
{
	ck_assert_int_eq(blob_send(ends[0], &blob), 0);
	ck_assert_int_eq(blob_receive(ends[1], &arrived), 0);
}

static int count_descriptors(void)
{
	int count = 0;

	for (int fd = 0; fd < 400; fd++)
		count += fcntl(fd, F_GETFD) >= 0;
	return count;
}

START_TEST(test_values_come_in_their_order)
{
	size_t size;

	blob_put_number(&blob, UINT64_MAX);
	blob_put_string(&blob, "string");
	blob_put_string(&blob, NULL);
	blob_put_text(&blob, "a\0b", 3);
	blob_put_string(&blob, "");
	pass();
	ck_assert_uint_eq(blob_take_number(&arrived), UINT64_MAX);
	ck_assert_str_eq(blob_take_string(&arrived), "string");
	ck_assert_ptr_null(blob_take_string(&arrived));
	ck_assert_mem_eq(blob_take_text(&arrived, &size), "a\0b", 4);
	ck_assert_uint_eq(size, 3);
	ck_assert_str_eq(blob_take_string(&arrived), "");
	ck_assert(!arrived.failed);
	ck_assert_uint_eq(blob_take_number(&arrived), 0);
	ck_assert(arrived.failed);
	ck_assert_ptr_null(blob_take_string(&arrived));
}
END_TEST

START_TEST(test_nothing_can_be_sent)
{
	pass();
	ck_assert_uint_eq(arrived.size, 0);
	ck_assert_uint_eq(blob_take_number(&arrived), 0);
	ck_assert(arrived.failed);
}
END_TEST

/* Around the size from which it goes as a file. */
START_TEST(test_sizes)
{
	static const size_t sizes[] = { 1, 1000, 32 * 1024 - 9, 32 * 1024 - 8,
		32 * 1024 - 7, 300 * 1000, 70 << 20 };
	size_t size = sizes[_i], came;
	char *text = malloc(size);
	const char *there;

	memset(text, 'x', size);
	blob_put_text(&blob, text, size);
	pass();
	there = blob_take_text(&arrived, &came);
	ck_assert_uint_eq(came, size);
	ck_assert(there && memcmp(there, text, size) == 0);
	free(text);
}
END_TEST

START_TEST(test_too_large)
{
	size_t size = BLOB_SIZE_MAX / 2;
	char *text = calloc(1, size);

	blob_put(&blob, text, size);
	blob_put(&blob, text, size);
	ck_assert(!blob.failed);
	blob_put(&blob, "", 1);
	ck_assert(blob.failed);
	ck_assert_int_eq(blob_send(ends[0], &blob), -EMSGSIZE);
	free(text);
}
END_TEST

START_TEST(test_descriptors_are_duplicates)
{
	static const size_t sizes[] = { 0, 100 * 1000 };
	int pipe_ends[2], fd, before;
	unsigned char byte = 'x';
	char *text = calloc(1, sizes[_i] + 1);

	ck_assert_int_eq(pipe(pipe_ends), 0);
	before = count_descriptors();
	blob_put(&blob, text, sizes[_i]);
	ck_assert_uint_eq(blob_attach(&blob, pipe_ends[1]), 0);
	ck_assert_uint_eq(blob_attach(&blob, pipe_ends[0]), 1);
	pass();
	ck_assert_int_eq(count_descriptors(), before + 2);
	ck_assert_int_eq(write(blob_descriptor(&arrived, 0), &byte, 1), 1);
	fd = blob_descriptor(&arrived, 1);
	ck_assert_int_eq(fcntl(fd, F_GETFD), FD_CLOEXEC);
	ck_assert_int_eq(read(fd, &byte, 1), 1);
	ck_assert_int_eq(blob_descriptor(&arrived, 2), -1);
	ck_assert(arrived.failed);
	for (unsigned i = 0; i < 2; i++) {
		close(pipe_ends[i]);
		close(arrived.fds[i]);
	}
	free(text);
}
END_TEST

START_TEST(test_too_many_descriptors)
{
	for (unsigned i = 0; i < BLOB_DESCRIPTORS; i++)
		ck_assert_uint_eq(blob_attach(&blob, STDIN_FILENO), i);
	ck_assert(!blob.failed);
	pass();
	ck_assert_uint_eq(arrived.fd_count, BLOB_DESCRIPTORS);
	for (unsigned i = 0; i < BLOB_DESCRIPTORS; i++)
		close(arrived.fds[i]);
	blob_attach(&blob, STDIN_FILENO);
	ck_assert(blob.failed);
}
END_TEST

START_TEST(test_all_descriptors_beside_memory)
{
	char *text = calloc(1, 100 * 1000);
	int before;

	blob_put(&blob, text, 100 * 1000);
	for (unsigned i = 0; i < BLOB_DESCRIPTORS; i++)
		blob_attach(&blob, STDIN_FILENO);
	before = count_descriptors();
	pass();
	ck_assert_uint_eq(arrived.fd_count, BLOB_DESCRIPTORS);
	ck_assert_int_eq(count_descriptors(), before + BLOB_DESCRIPTORS);
	ck_assert_uint_eq(arrived.size, 100 * 1000);
	for (unsigned i = 0; i < BLOB_DESCRIPTORS; i++)
		close(arrived.fds[i]);
	free(text);
}
END_TEST

START_TEST(test_nobody_sends)
{
	close(ends[0]);
	ck_assert_int_eq(blob_receive(ends[1], &arrived), -ECONNRESET);
	ends[0] = dup(STDIN_FILENO);
	ck_assert_int_eq(blob_send(ends[1], &blob), -EPIPE);
}
END_TEST

/* As blob.c has it. */
struct head {
	uint64_t size;
	uint32_t in_memory, fd_count;
};

/* A datagram of these bytes, which no blob is; with so many descriptors. */
static void refuses(const void *bytes, size_t size, unsigned fd_count, int status)
{
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(sizeof(int) * 8)];
	} attachment = { .room = "" };
	struct iovec part = { (void *)bytes, size };
	struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
	int before = count_descriptors();

	if (fd_count > 0) {
		message.msg_control = &attachment;
		message.msg_controllen = CMSG_SPACE(sizeof(int) * fd_count);
		attachment.head.cmsg_level = SOL_SOCKET;
		attachment.head.cmsg_type = SCM_RIGHTS;
		attachment.head.cmsg_len = CMSG_LEN(sizeof(int) * fd_count);
	}
	ck_assert_int_eq(sendmsg(ends[0], &message, 0), (ssize_t)size);
	ck_assert_int_eq(blob_receive(ends[1], &arrived), status);
	ck_assert_ptr_null(arrived.bytes);
	ck_assert_uint_eq(arrived.fd_count, 0);
	ck_assert_int_eq(count_descriptors(), before);
}

START_TEST(test_what_is_no_blob)
{
	struct {
		struct head head;
		char bytes[8];
	} datagram = { .head = { 8, 0, 0 } };

	refuses(&datagram, 1, 0, -EPROTO);
	refuses(&datagram, sizeof datagram - 1, 0, -EPROTO);
	refuses(&datagram, sizeof datagram, 1, -EPROTO);
	datagram.head.fd_count = 1;
	refuses(&datagram, sizeof datagram, 0, -EPROTO);
	refuses(&datagram, sizeof datagram, 2, -EPROTO);
	datagram.head = (struct head){ 8, 1, 0 };
	refuses(&datagram, sizeof datagram, 1, -EPROTO);
	refuses(&datagram, sizeof datagram.head, 0, -EPROTO);
	datagram.head = (struct head){ UINT64_MAX, 1, 0 };
	refuses(&datagram, sizeof datagram.head, 1, -EPROTO);
}
END_TEST

START_TEST(test_text_that_does_not_fit)
{
	size_t size;

	blob_put_number(&blob, 5);
	blob_put(&blob, "12345", 5);
	blob_put_number(&blob, 2);
	blob_put(&blob, "123", 3);
	ck_assert_ptr_null(blob_take_text(&blob, &size));
	ck_assert_uint_eq(size, 0);
}
END_TEST

Suite *blob_suite(void)
{
	Suite *suite = suite_create("blob");
	TCase *values = tcase_create("values");

	tcase_add_checked_fixture(values, setup, teardown);
	tcase_add_test(values, test_values_come_in_their_order);
	tcase_add_test(values, test_nothing_can_be_sent);
	tcase_add_loop_test(values, test_sizes, 0, 7);
	tcase_add_test(values, test_too_large);
	tcase_add_loop_test(values, test_descriptors_are_duplicates, 0, 2);
	tcase_add_test(values, test_too_many_descriptors);
	tcase_add_test(values, test_all_descriptors_beside_memory);
	tcase_add_test(values, test_nobody_sends);
	tcase_add_test(values, test_what_is_no_blob);
	tcase_add_test(values, test_text_that_does_not_fit);
	suite_add_tcase(suite, values);
	return suite;
}
