/* SPDX-License-Identifier: MIT */
/* filesystem_copy_file.h - one file becomes two. */
#ifndef MODULES_FILESYSTEM_COPY_FILE_H
#define MODULES_FILESYSTEM_COPY_FILE_H

#include <stdbool.h>

#include "modules/filesystem_task.h"

/* What becomes of a file that is there already. */
enum existing { EXISTING_FAILS, EXISTING_STAYS, EXISTING_GOES, EXISTING_AGES };

/* One that is in a directory, or anywhere, and the name that it shall have in another. */
struct copy_names {
	int from_directory;
	const char *from;
	int to_directory;
	const char *to;
	bool follows;    /* links that lead to the first */
	bool follows_to; /* and those that lead to the second */
};

/* Copy a regular file. Returns 1 if that was done, 0 if it was not to be, or -errno: -EINVAL if
 * one of both is there and no regular file. In any thread. (R-SYS-55) */
int copy_file(const struct filesystem_task *task, const struct copy_names *names,
	enum existing existing);

#endif
