/* SPDX-License-Identifier: MIT */
/* environment.h - the variables that a confined process has. */
#ifndef SANDBOX_ENVIRONMENT_H
#define SANDBOX_ENVIRONMENT_H

#include "sandbox/plan.h"

/* Those that every layer passes, as this process has them, those that some layer sets, and
 * TMPDIR if `tmpdir` is not "". One block of memory, the caller's to free; ends with NULL.
 * NULL: no memory. */
char **environment_create(const struct plan *plan, const char *tmpdir);

#endif
