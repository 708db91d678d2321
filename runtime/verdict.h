/* SPDX-License-Identifier: MIT */
/* verdict.h - what has come of a rule, in a phrase: "enforced", or why not. */
#ifndef RUNTIME_VERDICT_H
#define RUNTIME_VERDICT_H

#include <stdbool.h>

#include "runtime/explain.h"

enum { VERDICT_SIZE = 512 };

/* Of what holds of a word. */
void verdict_of_word(
	const struct explanation *is, unsigned word, char text[VERDICT_SIZE]);

/* Of a path that this layer grants, and that was opened. */
void verdict_of_grant(const struct explanation *is, unsigned layer,
	const struct grant *grant, char text[VERDICT_SIZE]);

/* Of another item of this layer. */
void verdict_of_item(const struct explanation *is, unsigned layer,
	const struct item *item, char text[VERDICT_SIZE]);

/* True if this layer says more of the word than holds, which is not its own doing. */
bool verdict_is_less(const struct explanation *is, unsigned layer, unsigned word,
	char text[VERDICT_SIZE]);

#endif
