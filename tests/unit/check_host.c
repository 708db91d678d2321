/* SPDX-License-Identifier: MIT */
/* check_host.c - whoever is meant has one form, however that is written. */
#include <check.h>
#include <netinet/in.h>
#include <stddef.h>
#include <string.h>

#include "sandbox/host.h"

static const char *read_and_write(const char *text)
{
	static char written[HOST_TEXT];
	struct host host;

	if (!host_read(text, &host))
		return "-";
	host_write(&host, written);
	return written;
}

START_TEST(forms)
{
	static const struct {
		const char *text, *written;
	} rows[] = {
		{ "example.org", "example.org" },
		{ "Example.ORG.", "example.org" },
		{ "a-b.c0", "a-b.c0" },
		{ "xn--p1ai", "xn--p1ai" },
		{ "1.example", "1.example" },
		{ "127.0.0.1", "127.0.0.1" },
		{ "127.0.0.1.", "127.0.0.1" },
		{ "127.1", "127.0.0.1" },
		{ "2130706433", "127.0.0.1" },
		{ "0x7f000001", "127.0.0.1" },
		{ "0X7F.0.0.0x1", "127.0.0.1" },
		{ "0177.0.0.1", "127.0.0.1" },
		{ "::1", "[::1]" },
		{ "0:0::1", "[::1]" },
		{ "::ffff:127.0.0.1", "127.0.0.1" },
		{ "::FFFF:7f00:1", "127.0.0.1" },
		{ "64:ff9b::7f00:1", "[64:ff9b::7f00:1]" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		ck_assert_str_eq(read_and_write(rows[i].text), rows[i].written);
}
END_TEST

START_TEST(what_is_none)
{
	static const char *const rows[] = { "", ".", "..", "a..b", ".a", "-a", "a-",
		"a_b", "a b", "a%2eb", "caf\303\251", "a\n", "*.a", "a/b", "[::1]",
		"::1%lo", ":", "1:2", "256.0.0.1", "1.2.3.4.5", "1.2.3.08", "0x", "a.0x",
		"4294967296", "1.2.3.4 ", "127.0.0.1 x", "a.1" };
	char longest[HOST_NAME + 2], label[66];

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		ck_assert_msg(strcmp(read_and_write(rows[i]), "-") == 0, "%s", rows[i]);
	memset(label, 'a', sizeof label);
	label[64] = '\0';
	ck_assert_str_eq(read_and_write(label), "-");
	label[63] = '\0';
	ck_assert_str_eq(read_and_write(label), label);
	for (size_t i = 0; i < sizeof longest; i++)
		longest[i] = i % 2 ? '.' : 'a';
	longest[HOST_NAME - 1] = '\0';
	ck_assert_str_eq(read_and_write(longest), longest);
	longest[HOST_NAME - 1] = '.';
	longest[HOST_NAME] = 'a';
	longest[HOST_NAME + 1] = '\0';
	ck_assert_str_eq(read_and_write(longest), "-");
}
END_TEST

static bool is_private(const char *text)
{
	struct host host;

	ck_assert(host_read(text, &host) && !host.is_name);
	return host_is_private(&host.address, host.address.size * 8);
}

START_TEST(private_addresses)
{
	static const char *const private[] = { "0.0.0.0", "0.1.2.3", "10.0.0.1",
		"100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.255",
		"169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8",
		"192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255",
		"198.51.100.1", "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1",
		"255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:10.0.0.1",
		"64:ff9b::10.0.0.1", "64:ff9b:1::1", "100::1", "2001::1", "2001:1::1",
		"2001:db8::1", "2002:7f00:1::", "3fff::1", "4000::", "5f00::1", "fc00::1",
		"fd12::1", "fe80::1", "fec0::1", "ff02::1" };
	static const char *const public[] = { "1.1.1.1", "9.255.255.255", "11.0.0.1",
		"100.63.255.255", "100.128.0.1", "126.0.0.1", "128.0.0.1", "169.253.0.1",
		"172.15.0.1", "172.32.0.1", "192.1.0.1", "192.167.0.1", "198.17.0.1",
		"198.20.0.1", "223.255.255.255", "2001:200::1", "2001:4860::8888",
		"2606:4700::1111", "2a00::1", "3ffe::1", "64:ff9b::1.1.1.1" };

	for (size_t i = 0; i < sizeof private / sizeof *private; i++)
		ck_assert_msg(is_private(private[i]), "%s", private[i]);
	for (size_t i = 0; i < sizeof public / sizeof *public; i++)
		ck_assert_msg(!is_private(public[i]), "%s", public[i]);
}
END_TEST

START_TEST(to_the_kernel_and_back)
{
	static const char *const rows[] = { "10.1.2.3", "2001:db8::5" };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct sockaddr_storage kernel;
		struct host_address address;
		struct host host;
		uint16_t port = 0;

		ck_assert(host_read(rows[i], &host));
		host_to_kernel(&host.address, 8080, &kernel);
		ck_assert(host_from_kernel((struct sockaddr *)&kernel, &address, &port));
		ck_assert_uint_eq(port, 8080);
		ck_assert(host_is_within(&address, &host.address, host.address.size * 8));
	}
}
END_TEST

Suite *host_suite(void)
{
	Suite *suite = suite_create("host");
	TCase *cases = tcase_create("host");

	tcase_add_test(cases, forms);
	tcase_add_test(cases, what_is_none);
	tcase_add_test(cases, private_addresses);
	tcase_add_test(cases, to_the_kernel_and_back);
	suite_add_tcase(suite, cases);
	return suite;
}
