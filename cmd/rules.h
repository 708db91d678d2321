/* SPDX-License-Identifier: MIT */
/* rules.h - what options of the command line say of the policy. */
#ifndef CMD_RULES_H
#define CMD_RULES_H

#include <stdbool.h>

#include "cmd/option.h"
#include "cmd/options.h"
#include "sandbox/layers.h"

/* True if the word is an option --allow-NAME. */
bool rules_allow(const char *token);

/* Take such an option. Returns what the handler of an option answers. */
int rules_take_allow(struct options *options);

/* The handlers of other options. */
option_take rules_take_limit;
option_take rules_take_deny;
option_take rules_take_no_jit;
option_take rules_take_no_ffi;

/* True if one of them allows something: then what none of them allows is not. */
bool rules_widen(const struct options *options);

/* Add the layer that all of them make together, if there are any. */
int rules_add_layer(
	const struct options *options, struct layers *layers, struct fault *fault);

/* Write a line of help on stdout for each --allow-NAME. */
void rules_list(void);

#endif
