/* SPDX-License-Identifier: MIT */
/* init_tables.h - what a text can name: functions by topic, and numbers. */
#ifndef MODULES_INIT_TABLES_H
#define MODULES_INIT_TABLES_H

#include <stdint.h>

#include "modules/init_call.h"

struct init_constant {
	const char *name;
	int64_t value;
};

extern const struct init_function init_helpers[]; /* globals; all others are in C */
extern const struct init_function init_files[], init_identity[], init_landlock[],
	init_mounts[], init_namespaces[], init_processes[], init_programs[];
extern const struct init_constant init_constants[]; /* ends with { NULL } */

#endif
