/* SPDX-License-Identifier: MIT */
/* check_sha1.c - digests against the examples of the standard, and at the edges of blocks. */
#include "modules/sha1.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

static void check_digest(const char *text, size_t size, const char *expected)
{
	uint8_t digest[SHA1_SIZE];
	char hex[2 * SHA1_SIZE + 1];

	sha1(text, size, digest);
	for (int i = 0; i < SHA1_SIZE; i++)
		snprintf(hex + 2 * i, 3, "%02x", digest[i]);
	ck_assert_str_eq(hex, expected);
}

START_TEST(examples)
{
	const char *two = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";

	check_digest("", 0, "da39a3ee5e6b4b0d3255bfef95601890afd80709");
	check_digest("abc", 3, "a9993e364706816aba3e25717850c26c9cd0d89d");
	check_digest(two, strlen(two), "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
}
END_TEST

START_TEST(edges_of_blocks)
{
	char text[SHA1_MOST];

	memset(text, 'a', sizeof text);
	check_digest(text, 55, "c1c8bbdc22796e28c0e15163d20899b65621d65a");
	check_digest(text, 56, "c2db330f6083854c99d4b5bfb6e8f29f201be699");
	check_digest(text, 64, "0098ba824b5c16427bd7a1122a5a442a25ec644d");
	check_digest(text, SHA1_MOST, "ee971065aaa017e0632a8ca6c77bb3bf8b1dfc56");
}
END_TEST

Suite *sha1_suite(void)
{
	Suite *suite = suite_create("sha1");
	TCase *tests = tcase_create("digests");

	tcase_add_test(tests, examples);
	tcase_add_test(tests, edges_of_blocks);
	suite_add_tcase(suite, tests);
	return suite;
}
