/* SPDX-License-Identifier: MIT */
/* manifest.h - from the text of a manifest to policies. */
#ifndef SANDBOX_MANIFEST_H
#define SANDBOX_MANIFEST_H

#include "sandbox/cast.h"
#include "sandbox/data.h"
#include "sandbox/fault.h"
#include "sandbox/policy.h"

/* Who wrote it: not everybody can say everything. */
enum manifest_author { AUTHOR_SCRIPT, AUTHOR_OPERATOR };

/* Read what is the policy of one part, and has no parts itself. `spawn` can name any actor.
 * Returns 0; or -1, and file, line and column of what is wrong are in `fault`. */
int manifest_read(struct policy *policy, const struct data_source *source,
	enum manifest_author author, struct fault *fault);

/* Read it whole: `cast`, which is empty, gets the policy of each part. Returns 0 or -1; the
 * cast is to be finished either way. */
int manifest_read_cast(struct cast *cast, const struct data_source *source,
	enum manifest_author author, struct fault *fault);

#endif
