/* SPDX-License-Identifier: MIT */
/* table.h - rows and lists on stdout, aligned for people or as one object of JSON. */
#ifndef CMD_TABLE_H
#define CMD_TABLE_H

#include <stdbool.h>

/* Begin. `status` is what a run would exit with before its first line, and `fault` why, or
 * NULL. */
void table_open(bool as_json, int status, const char *fault);

/* Rules, between begin and end. */
void table_rows_begin(void);
void table_row(const char *word, const char *value, const char *source,
	const char *mechanism, const char *status);
void table_rows_end(void);

/* A list with a title, whose items follow. */
void table_list_begin(const char *title);
void table_item(const char *item);
void table_list_end(void);

void table_close(void);

#endif
