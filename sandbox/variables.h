/* SPDX-License-Identifier: MIT */
/* variables.h - what $SCRIPT_DIR and its like stand for in the paths of a policy. */
#ifndef SANDBOX_VARIABLES_H
#define SANDBOX_VARIABLES_H

#include <limits.h>
#include <stddef.h>

enum { VARIABLES_ARGUMENTS = 9 };

/* Absolute paths; NULL is not set. They are not copied. */
struct variables {
	const char *script_dir, *cwd, *home, *tmpdir, *runtime_dir;
	const char *arguments[VARIABLES_ARGUMENTS]; /* as the user wrote them */
};

/* Put `path` with its variable expanded into `expanded`. NULL, or what is wrong. */
const char *variables_expand(
	const struct variables *variables, const char *path, char expanded[PATH_MAX]);

#endif
