/* SPDX-License-Identifier: MIT */
/* file_capabilities.c - the capabilities that a program has by its file. */
#include "modules/file_capabilities.h"

#include <endian.h>
#include <errno.h>
#include <linux/xattr.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>

#include "runtime/descriptor.h"

/* How many words of each set a revision has, or -EINVAL. */
static int count_words(const struct vfs_ns_cap_data *data, size_t size)
{
	if (size < sizeof data->magic_etc)
		return -EINVAL;
	switch (le32toh(data->magic_etc) & VFS_CAP_REVISION_MASK) {
	case VFS_CAP_REVISION_1:
		return size == XATTR_CAPS_SZ_1 ? VFS_CAP_U32_1 : -EINVAL;
	case VFS_CAP_REVISION_2:
		return size == XATTR_CAPS_SZ_2 ? VFS_CAP_U32_2 : -EINVAL;
	case VFS_CAP_REVISION_3:
		return size == XATTR_CAPS_SZ_3 ? VFS_CAP_U32_3 : -EINVAL;
	default:
		return -EINVAL;
	}
}

int file_capabilities_decode(
	const struct vfs_ns_cap_data *data, size_t size, struct linux_capabilities *into)
{
	int words = count_words(data, size);
	uint64_t *sets = into->sets.sets;

	if (words < 0)
		return words;
	memset(into, 0, sizeof *into);
	for (int i = 0; i < words; i++) {
		uint64_t permitted = le32toh(data->data[i].permitted);
		uint64_t inheritable = le32toh(data->data[i].inheritable);

		sets[CAPABILITY_PERMITTED] |= permitted << 32 * i;
		sets[CAPABILITY_INHERITABLE] |= inheritable << 32 * i;
	}
	if (le32toh(data->magic_etc) & VFS_CAP_FLAGS_EFFECTIVE)
		sets[CAPABILITY_EFFECTIVE] =
			sets[CAPABILITY_PERMITTED] | sets[CAPABILITY_INHERITABLE];
	if (size == XATTR_CAPS_SZ_3)
		into->owner = le32toh(data->rootid);
	return 0;
}

int file_capabilities_encode(
	const struct linux_capabilities *capabilities, struct vfs_ns_cap_data *data)
{
	const uint64_t *sets = capabilities->sets.sets;
	uint64_t effective = sets[CAPABILITY_EFFECTIVE];
	uint64_t all = sets[CAPABILITY_PERMITTED] | sets[CAPABILITY_INHERITABLE];
	uint32_t revision = capabilities->owner ? VFS_CAP_REVISION_3 : VFS_CAP_REVISION_2;

	if (effective != 0 && effective != all)
		return -EINVAL;
	memset(data, 0, sizeof *data);
	data->magic_etc = htole32(revision | (effective ? VFS_CAP_FLAGS_EFFECTIVE : 0));
	for (int i = 0; i < VFS_CAP_U32; i++) {
		data->data[i].permitted =
			htole32((uint32_t)(sets[CAPABILITY_PERMITTED] >> 32 * i));
		data->data[i].inheritable =
			htole32((uint32_t)(sets[CAPABILITY_INHERITABLE] >> 32 * i));
	}
	data->rootid = htole32(capabilities->owner);
	return capabilities->owner ? XATTR_CAPS_SZ_3 : XATTR_CAPS_SZ_2;
}

int file_capabilities_get(int fd, struct linux_capabilities *into)
{
	struct vfs_ns_cap_data data = { 0 };
	ssize_t size = fgetxattr(fd, XATTR_NAME_CAPS, &data, sizeof data);

	return size < 0 ? -errno : file_capabilities_decode(&data, (size_t)size, into);
}

int file_capabilities_set(int fd, const struct linux_capabilities *capabilities)
{
	struct vfs_ns_cap_data data;
	int size = file_capabilities_encode(capabilities, &data), status;
	mode_t type = 0;

	if (size < 0)
		return size;
	status = descriptor_type(fd, &type);
	if (status < 0)
		return status;
	if (type != S_IFREG)
		return -EINVAL;
	return fsetxattr(fd, XATTR_NAME_CAPS, &data, (size_t)size, 0) < 0 ? -errno : 0;
}

int file_capabilities_get_named(const char *path, struct linux_capabilities *into)
{
	struct vfs_ns_cap_data data = { 0 };
	ssize_t size = getxattr(path, XATTR_NAME_CAPS, &data, sizeof data);

	return size < 0 ? -errno : file_capabilities_decode(&data, (size_t)size, into);
}

int file_capabilities_set_named(
	const char *path, const struct linux_capabilities *capabilities)
{
	struct vfs_ns_cap_data data;
	int size = file_capabilities_encode(capabilities, &data);
	struct stat status;

	if (size < 0)
		return size;
	if (stat(path, &status) < 0)
		return -errno;
	if (!S_ISREG(status.st_mode))
		return -EINVAL;
	return setxattr(path, XATTR_NAME_CAPS, &data, (size_t)size, 0) < 0 ? -errno : 0;
}
