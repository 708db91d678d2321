/* SPDX-License-Identifier: MIT */
/* kind.h - what stands behind a word of a manifest, by the kind of the word. */
#ifndef SANDBOX_KIND_H
#define SANDBOX_KIND_H

#include "sandbox/reading.h"

/* Read the value of a word into the policy. */
int kind_read(struct reading *reading, unsigned word, const struct data_value *value);

#endif
