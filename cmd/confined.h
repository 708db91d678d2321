/* SPDX-License-Identifier: MIT */
/* confined.h - a script that is confined: which policies there are, and the run. */
#ifndef CMD_CONFINED_H
#define CMD_CONFINED_H

#include <stdbool.h>

#include "cmd/options.h"

/* The administrator's policy. */
#define CONFINED_ADMINISTRATOR "/etc/cellua/policy.lua"

/* The script that the command line names, or NULL. */
const char *confined_script(const struct options *options);

/* Do what the command line asks for behind walls, if it, or a policy of the administrator or
 * of the script, wants so; or only explain. Returns false, and has done nothing, if nothing
 * confines; else `status` is to be exited with. */
bool confined_run(struct options *options, int *status);

#endif
