/* SPDX-License-Identifier: MIT */
/* cgroup.h - a control group for one process, where one can be made.
 *
 * It bounds together what this process makes, and the kernel's workers for its rings. */
#ifndef SANDBOX_CGROUP_H
#define SANDBOX_CGROUP_H

#include <limits.h>
#include <stdint.h>
#include <sys/types.h>

#include "sandbox/fault.h"

enum cgroup_kind { CGROUP_NONE, CGROUP_V1, CGROUP_V2 };

/* All zero: none. */
struct cgroup {
	enum cgroup_kind kind;
	unsigned count;
	uint64_t number;
	char paths[2][PATH_MAX]; /* its directories: in v1 one for each controller */
};

/* Make one called cellua-PID-NUMBER with these bounds; UINT64_MAX: none. `memory` is in bytes, and
 * swap adds none; `tasks` are processes and threads, the kernel's workers for rings included.
 * It lies in the caller's own group, or with v2 beside it, and
 * is bounded in memory and tasks as that one is.
 * Returns 0, with CGROUP_NONE where none with all these bounds can be made, or nothing is to
 * be bounded; or -1: it was made, but could not be bounded, and is gone. */
int cgroup_open(struct cgroup *cgroup, uint64_t number, uint64_t memory, uint64_t tasks,
	struct fault *fault);

/* Move a process with all its threads into it, if there is one. The memory that it has
 * already is not counted. Returns 0 or -1. */
int cgroup_add(const struct cgroup *cgroup, pid_t pid, struct fault *fault);

/* Remove it, once its last process has gone: waits half a second for that at most. Accepts
 * what was never made. */
void cgroup_close(struct cgroup *cgroup);

/* "cgroup v2", "cgroup v1", or "no writable cgroup". */
const char *cgroup_name(const struct cgroup *cgroup);

#endif
