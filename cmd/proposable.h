/* SPDX-License-Identifier: MIT */
/* proposable.h - what of a run nobody should grant, or can. */
#ifndef CMD_PROPOSABLE_H
#define CMD_PROPOSABLE_H

#include "sandbox/record.h"

/* Why the entry, which a manifest would write as `text`, cannot stand in a proposal. NULL: it
 * can. */
const char *proposable_refuse(
	const struct record *record, const struct entry *entry, const char *text);

#endif
