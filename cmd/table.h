/* SPDX-License-Identifier: MIT */
/* table.h - rows and lists on stdout, aligned for people or as one object of JSON. */
#ifndef CMD_TABLE_H
#define CMD_TABLE_H

#include <stdbool.h>

#include "runtime/explain.h"

/* Begin. `status` is what a run would exit with before its first line, and `fault` why, or
 * NULL. */
void table_open(bool as_json, int status, const char *fault);

/* Puts rules and lists between open and close. */
extern const struct listener table_listener;

void table_close(void);

#endif
