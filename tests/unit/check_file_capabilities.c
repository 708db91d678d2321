/* SPDX-License-Identifier: MIT */
/* check_file_capabilities.c - tests of modules/file_capabilities.c. */
#include "modules/file_capabilities.h"

#include <check.h>
#include <endian.h>
#include <errno.h>
#include <string.h>

Suite *file_capabilities_suite(void);

enum { E = CAPABILITY_EFFECTIVE, P = CAPABILITY_PERMITTED, I = CAPABILITY_INHERITABLE };

static const uint64_t chown_bit = 1, high_bit = (uint64_t)1 << 40;

START_TEST(every_revision_is_read)
{
	struct vfs_ns_cap_data data = {
		.data = { { htole32(1), htole32(2) }, { htole32(0x100), htole32(0) } },
		.rootid = htole32(1000),
	};
	struct linux_capabilities is;

	data.magic_etc = htole32(VFS_CAP_REVISION_1);
	ck_assert_int_eq(file_capabilities_decode(&data, XATTR_CAPS_SZ_1, &is), 0);
	ck_assert_uint_eq(is.sets.sets[P], 1);
	ck_assert_uint_eq(is.sets.sets[I], 2);
	ck_assert_uint_eq(is.sets.sets[E], 0);
	data.magic_etc = htole32(VFS_CAP_REVISION_2 | VFS_CAP_FLAGS_EFFECTIVE);
	ck_assert_int_eq(file_capabilities_decode(&data, XATTR_CAPS_SZ_2, &is), 0);
	ck_assert_uint_eq(is.sets.sets[P], high_bit | 1);
	ck_assert_uint_eq(is.sets.sets[E], high_bit | 3);
	ck_assert_uint_eq(is.owner, 0);
	data.magic_etc = htole32(VFS_CAP_REVISION_3);
	ck_assert_int_eq(file_capabilities_decode(&data, XATTR_CAPS_SZ_3, &is), 0);
	ck_assert_uint_eq(is.owner, 1000);
}
END_TEST

START_TEST(other_sizes_and_revisions_are_none)
{
	static const uint32_t revisions[] = { VFS_CAP_REVISION_1, VFS_CAP_REVISION_2,
		VFS_CAP_REVISION_3, 0, 0x04000000, 0xff000000 };
	static const size_t sizes[] = { XATTR_CAPS_SZ_1, XATTR_CAPS_SZ_2, XATTR_CAPS_SZ_3,
		0, 0, 0 };
	struct vfs_ns_cap_data data = { 0 };
	struct linux_capabilities is = { .owner = 7 };

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		data.magic_etc = htole32(revisions[i]);
		for (size_t size = 0; size <= sizeof data; size++)
			if (size != sizes[i] || size == 0)
				ck_assert_int_eq(
					file_capabilities_decode(&data, size, &is),
					-EINVAL);
	}
	ck_assert_uint_eq(is.owner, 7);
}
END_TEST

START_TEST(what_is_written_is_read)
{
	const struct linux_capabilities rows[] = {
		{ { { 0, 0, 0 } }, 0 },
		{ { { 0, chown_bit | high_bit, 0 } }, 0 },
		{ { { chown_bit, chown_bit, 0 } }, 0 },
		{ { { chown_bit | high_bit, chown_bit, high_bit } }, UINT32_MAX },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct vfs_ns_cap_data data;
		struct linux_capabilities is;
		int size = file_capabilities_encode(&rows[i], &data);

		ck_assert_int_eq(size, rows[i].owner ? XATTR_CAPS_SZ_3 : XATTR_CAPS_SZ_2);
		ck_assert_int_eq(file_capabilities_decode(&data, (size_t)size, &is), 0);
		ck_assert_int_eq(memcmp(&is.sets, &rows[i].sets, sizeof is.sets), 0);
		ck_assert_uint_eq(is.owner, rows[i].owner);
	}
}
END_TEST

START_TEST(all_or_nothing_is_effective)
{
	const struct linux_capabilities rows[] = {
		{ { { chown_bit, 0, 0 } }, 0 },
		{ { { chown_bit, high_bit, 0 } }, 0 },
		{ { { chown_bit, chown_bit, high_bit } }, 0 },
		{ { { chown_bit | high_bit, chown_bit, 0 } }, 0 },
	};
	struct vfs_ns_cap_data data;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		ck_assert_int_eq(file_capabilities_encode(&rows[i], &data), -EINVAL);
}
END_TEST

Suite *file_capabilities_suite(void)
{
	Suite *suite = suite_create("file_capabilities");
	TCase *tests = tcase_create("file_capabilities");

	tcase_add_test(tests, every_revision_is_read);
	tcase_add_test(tests, other_sizes_and_revisions_are_none);
	tcase_add_test(tests, what_is_written_is_read);
	tcase_add_test(tests, all_or_nothing_is_effective);
	suite_add_tcase(suite, tests);
	return suite;
}
