/* SPDX-License-Identifier: MIT */
/* spell.h - how what stands behind a word is written: the other way round than kind.h. */
#ifndef SANDBOX_SPELL_H
#define SANDBOX_SPELL_H

#include <stdint.h>

#include "sandbox/word.h"

enum { SPELL_SIZE = 256 };

/* A number of a policy or a plan, in words or with its unit. */
void spell_number(const struct word *word, uint64_t number, char text[SPELL_SIZE]);

#endif
