/* SPDX-License-Identifier: MIT */
/* check_descriptor.c - descriptors that other processes may have, too. */
#include "runtime/descriptor.h"

#include <arpa/inet.h>
#include <check.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "runtime/loop.h"

Suite *descriptor_suite(void);

enum { LONG_S = 1000000, CHUNK = 65536 };

static void teardown(void)
{
	ring_close(&loop_current->ring);
}

/* Two ends of a connection. */
static void connect_ends(int ends[2])
{
	struct sockaddr_in address = { .sin_family = AF_INET };
	socklen_t size = sizeof address;
	int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	ck_assert_int_eq(bind(listener, (struct sockaddr *)&address, size), 0);
	ck_assert_int_eq(listen(listener, 1), 0);
	ck_assert_int_eq(getsockname(listener, (struct sockaddr *)&address, &size), 0);
	ends[0] = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	ck_assert_int_eq(connect(ends[0], (struct sockaddr *)&address, size), 0);
	ends[1] = accept(listener, NULL, NULL);
	ck_assert_int_ge(ends[1], 0);
	close(listener);
}

/* More than the other end has room for, so that a close lasts until it reads. */
static size_t let_linger(int fd)
{
	static const char filler[CHUNK];
	const struct linger linger = { 1, LONG_S };
	ssize_t count;
	size_t total = 0;

	ck_assert_int_eq(
		setsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger), 0);
	while ((count = send(fd, filler, sizeof filler, MSG_DONTWAIT)) > 0)
		total += (size_t)count;
	return total;
}

static size_t read_all(int fd)
{
	char bytes[CHUNK];
	ssize_t count;
	size_t total = 0;

	while ((count = read(fd, bytes, sizeof bytes)) > 0)
		total += (size_t)count;
	ck_assert_int_eq(count, 0);
	close(fd);
	return total;
}

START_TEST(nobody_waits_for_one_that_lingers)
{
	int ends[2];
	size_t sent;

	connect_ends(ends);
	sent = let_linger(ends[0]);
	descriptor_close(ends[0], true);
	ck_assert_uint_eq(read_all(ends[1]), sent);
}
END_TEST

/* Nobody else has it then. */
static void send_and_close(int to, int fd)
{
	union {
		struct cmsghdr head;
		unsigned char space[CMSG_SPACE(sizeof fd)];
	} control = { 0 };
	char byte = 0;
	struct iovec text = { &byte, 1 };
	const struct msghdr header = {
		.msg_iov = &text,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof control,
	};

	control.head.cmsg_level = SOL_SOCKET;
	control.head.cmsg_type = SCM_RIGHTS;
	control.head.cmsg_len = CMSG_LEN(sizeof fd);
	memcpy(CMSG_DATA(&control.head), &fd, sizeof fd);
	ck_assert_int_eq(sendmsg(to, &header, 0), 1);
	close(fd);
}

START_TEST(nobody_waits_for_what_lies_in_a_socket_unread)
{
	int ends[2], mail[2];
	size_t sent;

	connect_ends(ends);
	sent = let_linger(ends[0]);
	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, mail), 0);
	send_and_close(mail[0], ends[0]);
	descriptor_close_mail(mail[1]);
	ck_assert_uint_eq(read_all(ends[1]), sent);
	close(mail[0]);
}
END_TEST

START_TEST(socket_without_mail_is_closed_at_once)
{
	int mail[2];

	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, mail), 0);
	descriptor_close_mail(mail[1]);
	ck_assert_int_lt(fcntl(mail[1], F_GETFD), 0);
	ck_assert(!loop_current->ring.open);
	close(mail[0]);
}
END_TEST

START_TEST(tainted_one_is_closed_though_nothing_else_is_asked)
{
	int ends[2];
	char byte;

	ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
	descriptor_close(ends[1], true);
	ck_assert_int_eq(read(ends[0], &byte, 1), 0);
	close(ends[0]);
}
END_TEST

START_TEST(own_one_is_closed_at_once)
{
	int fd = open("/", O_RDONLY | O_CLOEXEC);

	descriptor_close(fd, false);
	ck_assert_int_lt(fcntl(fd, F_GETFD), 0);
	ck_assert(!loop_current->ring.open);
}
END_TEST

START_TEST(what_leads_out_of_a_root_does_not_travel)
{
	int ends[2], directory = open("/", O_RDONLY | O_CLOEXEC),
		     path = open("/dev/null", O_PATH | O_CLOEXEC);
	mode_t type;

	ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
	ck_assert_int_eq(descriptor_type(directory, &type), 0);
	ck_assert_uint_eq(type, S_IFDIR);
	ck_assert_int_eq(descriptor_type(ends[0], &type), 0);
	ck_assert_uint_eq(type, S_IFIFO);
	ck_assert(!descriptor_may_travel(directory));
	ck_assert(!descriptor_may_travel(path));
	ck_assert(descriptor_may_travel(ends[0]));
	ck_assert_int_lt(descriptor_type(-1, &type), 0);
	close(directory);
	close(path);
	close(ends[0]);
	close(ends[1]);
}
END_TEST

Suite *descriptor_suite(void)
{
	Suite *suite = suite_create("descriptor");
	TCase *test_case = tcase_create("all");

	tcase_add_checked_fixture(test_case, NULL, teardown);
	tcase_add_test(test_case, nobody_waits_for_one_that_lingers);
	tcase_add_test(test_case, nobody_waits_for_what_lies_in_a_socket_unread);
	tcase_add_test(test_case, socket_without_mail_is_closed_at_once);
	tcase_add_test(test_case, tainted_one_is_closed_though_nothing_else_is_asked);
	tcase_add_test(test_case, own_one_is_closed_at_once);
	tcase_add_test(test_case, what_leads_out_of_a_root_does_not_travel);
	suite_add_tcase(suite, test_case);
	return suite;
}
