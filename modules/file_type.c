/* SPDX-License-Identifier: MIT */
/* file_type.c - the names of the kinds of files. */
#include "modules/file_type.h"

#include <stddef.h>
#include <sys/stat.h>

static const struct {
	mode_t type;
	const char *name;
} types[] = {
	{ S_IFBLK, "block" },
	{ S_IFCHR, "character" },
	{ S_IFDIR, "directory" },
	{ S_IFIFO, "fifo" },
	{ S_IFLNK, "symlink" },
	{ S_IFREG, "regular" },
	{ S_IFSOCK, "socket" },
};

const char *file_type_name(mode_t mode)
{
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (types[i].type == (mode & S_IFMT))
			return types[i].name;
	return "unknown";
}
