/* SPDX-License-Identifier: MIT */
/* check_libc_request.c - what a slave sends is what it says, or is no request. */
#include <arpa/inet.h>
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stddef.h>
#include <string.h>
#include <sys/un.h>

#include "runtime/libc_request.h"

static bool holds(const struct libc_request *request, unsigned descriptors)
{
	return libc_request_check(request, sizeof *request, descriptors);
}

START_TEST(names_are_found_and_sorted)
{
	const char *last = "";

	for (enum libc_function i = 0; i < LIBC_FUNCTIONS; i++) {
		const char *name = libc_function_name(i);

		ck_assert_int_eq(libc_function_find(name), i);
		ck_assert_int_lt(strcmp(last, name), 0);
		last = name;
	}
	ck_assert_int_eq(libc_function_find("fork"), LIBC_FUNCTIONS);
}
END_TEST

START_TEST(every_path_that_is_written_holds)
{
	struct libc_request request;
	char path[LIBC_BUFFER + 1];

	memset(path, 'a', sizeof path);
	path[LIBC_BUFFER] = '\0';
	ck_assert_int_eq(libc_request_path(&request, LIBC_STAT, path), ENAMETOOLONG);
	ck_assert_int_eq(libc_request_path(&request, LIBC_STAT, path + 1), 0);
	ck_assert(holds(&request, 0));
	ck_assert_str_eq(request.buffer, path + 1);
	ck_assert_int_eq(libc_request_path(&request, LIBC_OPEN, ""), 0);
	ck_assert(holds(&request, 0));
}
END_TEST

START_TEST(a_path_that_nothing_ends_is_refused)
{
	struct libc_request request;

	libc_request_path(&request, LIBC_STAT, "a");
	memset(request.buffer, 'a', sizeof request.buffer);
	ck_assert(!holds(&request, 0));
	libc_request_paths(&request, LIBC_RENAME, (const char *[]){ "a", "b" });
	ck_assert(holds(&request, 0));
	ck_assert_str_eq(libc_request_second(&request), "b");
	memset(request.buffer + 2, 'b', sizeof request.buffer - 2);
	ck_assert(!holds(&request, 0));
	request.buffer[1] = 'a';
	request.buffer[sizeof request.buffer - 1] = '\0';
	ck_assert(!holds(&request, 0));
}
END_TEST

START_TEST(another_size_is_refused)
{
	struct libc_request request[2];

	libc_request_path(request, LIBC_STAT, "a");
	ck_assert(!libc_request_check(request, 0, 0));
	ck_assert(!libc_request_check(request, sizeof *request - 1, 0));
	ck_assert(!libc_request_check(request, sizeof *request + 1, 0));
}
END_TEST

START_TEST(what_a_shape_does_not_use_is_zero)
{
	struct libc_request good, bad;

	libc_request_path(&good, LIBC_STAT, "a");
	bad = good;
	bad.none = 1;
	ck_assert(!holds(&bad, 0));
	for (int i = 0; i < 2; i++) {
		bad = good;
		bad.integers[i] = 1;
		ck_assert(!holds(&bad, 0));
		bad = good;
		bad.bits[i] = 1;
		ck_assert(!holds(&bad, 0));
	}
	bad = good;
	bad.function = LIBC_FUNCTIONS;
	ck_assert(!holds(&bad, 0));
	bad.function = UINT32_MAX;
	ck_assert(!holds(&bad, 0));
}
END_TEST

START_TEST(modes_flags_and_tests_have_bounds)
{
	struct libc_request request;

	libc_request_path(&request, LIBC_MKDIR, "a");
	request.bits[0] = 07777;
	ck_assert(holds(&request, 0));
	request.bits[0]++;
	ck_assert(!holds(&request, 0));
	libc_request_path(&request, LIBC_ACCESS, "a");
	request.integers[0] = 7;
	ck_assert(holds(&request, 0));
	request.integers[0] = 8;
	ck_assert(!holds(&request, 0));
	request.integers[0] = -1;
	ck_assert(!holds(&request, 0));
	libc_request_path(&request, LIBC_OPEN, "a");
	request.bits[1] = 1;
	ck_assert(!holds(&request, 0));
	request.function = LIBC_OPENAT;
	ck_assert(holds(&request, 1));
	ck_assert(!holds(&request, 0));
	request.bits[1] = LIBC_RESOLVE_BITS + 1;
	ck_assert(!holds(&request, 1));
}
END_TEST

static int write_unix(struct libc_request *request, const char *name, size_t size)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };

	memcpy(address.sun_path, name, size);
	return libc_request_address(request, LIBC_CONNECT_INET, (const void *)&address,
		(socklen_t)(offsetof(struct sockaddr_un, sun_path) + size));
}

/* Whether or not the NUL is counted. */
START_TEST(names_of_sockets_end_where_they_do)
{
	char full[sizeof((struct sockaddr_un *)NULL)->sun_path];
	struct libc_request request;

	for (size_t size = 4; size <= 6; size++) {
		ck_assert_int_eq(write_unix(&request, "/tmp\0x", size), 0);
		ck_assert_uint_eq(request.bits[0], size < 5 ? 5 : 5);
		ck_assert_str_eq(request.buffer, "/tmp");
		ck_assert(holds(&request, 1));
		ck_assert(!holds(&request, 0));
	}
	memset(full, 'a', sizeof full);
	ck_assert_int_eq(write_unix(&request, full, sizeof full), 0);
	ck_assert_uint_eq(request.bits[0], sizeof full);
	ck_assert(holds(&request, 1));
	ck_assert_int_eq(write_unix(&request, "\0abc", 4), 0);
	ck_assert_int_eq(memcmp(request.buffer, "\0abc", 4), 0);
	ck_assert_uint_eq(request.bits[0], 4);
	ck_assert(holds(&request, 1));
	ck_assert_int_eq(write_unix(&request, "", 0), -1);
	ck_assert_int_eq(write_unix(&request, "", 1), -1);
}
END_TEST

START_TEST(hostile_names_of_sockets_are_refused)
{
	struct libc_request request;

	write_unix(&request, "/tmp", 4);
	request.bits[0] = 0;
	ck_assert(!holds(&request, 1));
	request.bits[0] = 1;
	ck_assert(!holds(&request, 1));
	request.bits[0] = 4; /* the NUL is behind it */
	ck_assert(!holds(&request, 1));
	request.bits[0] = 6; /* and in it */
	ck_assert(!holds(&request, 1));
	memset(request.buffer, 'a', sizeof request.buffer);
	request.bits[0] = 109;
	ck_assert(!holds(&request, 1));
	request.bits[0] = UINT32_MAX;
	ck_assert(!holds(&request, 1));
}
END_TEST

START_TEST(addresses_come_back)
{
	struct sockaddr_in6 six = {
		.sin6_family = AF_INET6,
		.sin6_port = htons(443),
		.sin6_scope_id = 7,
		.sin6_addr = { { { 0xfe, 0x80 } } },
	};
	struct sockaddr_in four = { .sin_family = AF_INET, .sin_port = htons(80) };
	struct sockaddr_storage back;
	struct libc_request request;

	four.sin_addr.s_addr = htonl(0x7f000001);
	ck_assert_int_eq(libc_request_address(&request, LIBC_BIND_INET,
				 (const void *)&four, sizeof four),
		0);
	ck_assert_int_eq(request.function, LIBC_BIND_INET);
	ck_assert(holds(&request, 1));
	ck_assert_uint_eq(libc_request_sockaddr(&request, &back), sizeof four);
	ck_assert_int_eq(memcmp(&back, &four, sizeof four), 0);
	request.bits[0] = 65536;
	ck_assert(!holds(&request, 1));
	ck_assert_int_eq(libc_request_address(&request, LIBC_CONNECT_INET,
				 (const void *)&six, sizeof six),
		0);
	ck_assert_int_eq(request.function, LIBC_CONNECT_INET6);
	ck_assert(holds(&request, 1));
	ck_assert_uint_eq(libc_request_sockaddr(&request, &back), sizeof six);
	ck_assert_int_eq(memcmp(&back, &six, sizeof six), 0);
	ck_assert_int_eq(libc_request_address(&request, LIBC_CONNECT_INET,
				 (const void *)&six, sizeof six - 1),
		-1);
	six.sin6_family = AF_PACKET;
	ck_assert_int_eq(libc_request_address(&request, LIBC_CONNECT_INET,
				 (const void *)&six, sizeof six),
		-1);
}
END_TEST

START_TEST(names_to_look_up_may_be_missing)
{
	struct libc_request request;

	ck_assert_int_eq(libc_request_name(&request, "host", NULL, 0), 0);
	ck_assert(holds(&request, 0));
	ck_assert_str_eq(libc_request_node(&request), "host");
	ck_assert_ptr_null(libc_request_service(&request));
	ck_assert_int_eq(libc_request_name(&request, NULL, "www", IPPROTO_TCP), 0);
	ck_assert(holds(&request, 0));
	ck_assert_ptr_null(libc_request_node(&request));
	ck_assert_str_eq(libc_request_service(&request), "www");
	request.integers[0] = IPPROTO_SCTP;
	ck_assert(!holds(&request, 0));
	request.integers[0] = 0;
	request.bits[0] = 4;
	ck_assert(!holds(&request, 0));
}
END_TEST

START_TEST(what_stat_says_comes_back)
{
	struct stat told = {
		.st_dev = 1,
		.st_ino = 2,
		.st_mode = S_IFREG | 0644,
		.st_nlink = 3,
		.st_size = 4,
		.st_mtim = { -5, 6 },
	}, back;
	struct libc_status status;

	libc_status_write(&status, &told);
	libc_status_read(&status, &back);
	ck_assert_int_eq(memcmp(&told, &back, sizeof told), 0);
}
END_TEST

Suite *libc_request_suite(void)
{
	Suite *suite = suite_create("libc_request");
	TCase *tests = tcase_create("libc_request");

	tcase_add_test(tests, names_are_found_and_sorted);
	tcase_add_test(tests, every_path_that_is_written_holds);
	tcase_add_test(tests, a_path_that_nothing_ends_is_refused);
	tcase_add_test(tests, another_size_is_refused);
	tcase_add_test(tests, what_a_shape_does_not_use_is_zero);
	tcase_add_test(tests, modes_flags_and_tests_have_bounds);
	tcase_add_test(tests, names_of_sockets_end_where_they_do);
	tcase_add_test(tests, hostile_names_of_sockets_are_refused);
	tcase_add_test(tests, addresses_come_back);
	tcase_add_test(tests, names_to_look_up_may_be_missing);
	tcase_add_test(tests, what_stat_says_comes_back);
	suite_add_tcase(suite, tests);
	return suite;
}
