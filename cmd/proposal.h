/* SPDX-License-Identifier: MIT */
/* proposal.h - a manifest that allows what a run was seen to do. */
#ifndef CMD_PROPOSAL_H
#define CMD_PROPOSAL_H

#include "sandbox/observer.h"
#include "sandbox/record.h"
#include "sandbox/variables.h"

struct proposal {
	const char *script; /* as the user wrote it; NULL: it had no file */
	struct record *record;
	const struct variables *variables; /* without links */
	const struct peak *peak;
	uint64_t missed; /* names that could not be read */
};

/* Settle the record, and write what follows from it: the same for the same run. Whatever the
 * file held before is gone. Names are others' text: none of them leaves its line, nor its
 * quotes. Returns 0 or -errno. */
int proposal_write(const struct proposal *proposal, int fd);

#endif
