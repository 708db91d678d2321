/* SPDX-License-Identifier: MIT */
/* grant.h - the paths of a policy, opened: what a layer lets be done, and where. */
#ifndef SANDBOX_GRANT_H
#define SANDBOX_GRANT_H

#include <stdbool.h>

#include "sandbox/fault.h"
#include "sandbox/policy.h"
#include "sandbox/variables.h"

/* A rule sticks to the file that the path led to when it was opened. */
struct grant {
	int fd; /* O_PATH; -1: it is not open any more */
	unsigned rights;
	bool is_directory;
	char *path; /* where it led to when it was opened; NULL if nobody knows */
	const struct item *item; /* of the policy that grants it */
};

/* All zero is none. */
struct grants {
	struct grant *list;
	unsigned count;
};

/* Open what the words of a policy name that give rights to paths. A script's own policy is opened `careful`ly:
 * somebody else's symbolic links do not count. Returns 0; or -1, and `grants` is empty. */
int grants_open(struct grants *grants, const struct policy *policy,
	const struct variables *variables, bool careful, struct fault *fault);

/* The same as those, for messages: only local sockets to connect to are open. Returns 0; or -1, and `grants` is empty. */
int grants_copy(struct grants *grants, const struct grants *from, struct fault *fault);

/* True if the path is the tree, or in it, by their names: for messages. */
bool grant_is_below(const char *path, const char *tree);

/* True if one of them gives one of these rights to the path, by its name: for messages. */
bool grants_cover(const struct grants *grants, const char *path, unsigned right);

/* Accepts what was never begun. */
void grants_close(struct grants *grants);

#endif
