/* SPDX-License-Identifier: MIT */
/* learn.h - --learn: run a script that is not confined, and propose a manifest for it. */
#ifndef CMD_LEARN_H
#define CMD_LEARN_H

#include <stdbool.h>

#include "cmd/options.h"

/* Do so, if the command line asks for it. Returns false, and has done nothing, if it does not;
 * else `status` is to be exited with. Nothing applies what is proposed. */
bool learn_run(struct options *options, int *status);

#endif
