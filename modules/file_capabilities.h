/* SPDX-License-Identifier: MIT */
/* file_capabilities.h - the capabilities that a program has by its file. */
#ifndef MODULES_FILE_CAPABILITIES_H
#define MODULES_FILE_CAPABILITIES_H

#include <linux/capability.h>
#include <stddef.h>

#include "modules/linux_capabilities.h"

/* What the kernel keeps at a file, of `size` bytes. Returns 0, or -EINVAL for what is none.
 * A file knows only whether all that it gives is effective. */
int file_capabilities_decode(
	const struct vfs_ns_cap_data *data, size_t size, struct linux_capabilities *into);

/* The other way. Returns the size, or -EINVAL if only some of them are effective. */
int file_capabilities_encode(
	const struct linux_capabilities *capabilities, struct vfs_ns_cap_data *data);

/* Those of an open file. Return 0 or -errno: -ENODATA if it has none, -EINVAL if it can have
 * none. */
int file_capabilities_get(int fd, struct linux_capabilities *into);
int file_capabilities_set(int fd, const struct linux_capabilities *capabilities);

/* The same of the file that a path leads to. */
int file_capabilities_get_named(const char *path, struct linux_capabilities *into);
int file_capabilities_set_named(
	const char *path, const struct linux_capabilities *capabilities);

#endif
