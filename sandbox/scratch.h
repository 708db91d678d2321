/* SPDX-License-Identifier: MIT */
/* scratch.h - $TMPDIR: a private directory of one run. */
#ifndef SANDBOX_SCRATCH_H
#define SANDBOX_SCRATCH_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "sandbox/fault.h"

enum { SCRATCH_PATH = 64 };

/* Make a directory that is its owner's alone. With `bytes` below UINT64_MAX it holds no more,
 * and nobody outside of this process and its children sees it: that takes root. Returns 0;
 * or -1, and `path` is "". */
int scratch_create(char path[SCRATCH_PATH], uid_t uid, gid_t gid, uint64_t bytes,
	struct fault *fault);

/* Remove it with all that is in it. Accepts "". */
void scratch_destroy(const char *path);

#endif
