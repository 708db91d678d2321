/* SPDX-License-Identifier: MIT */
/* manifest.h - from the text of a manifest to a policy. */
#ifndef SANDBOX_MANIFEST_H
#define SANDBOX_MANIFEST_H

#include "sandbox/data.h"
#include "sandbox/fault.h"
#include "sandbox/policy.h"

/* Who wrote it: not everybody can say everything. */
enum manifest_author { AUTHOR_SCRIPT, AUTHOR_OPERATOR };

/* Read it whole. Returns 0; or -1, and file, line and column of what is wrong are in
 * `fault`. */
int manifest_read(struct policy *policy, const struct data_source *source,
	enum manifest_author author, struct fault *fault);

#endif
