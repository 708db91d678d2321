/* SPDX-License-Identifier: MIT */
/* search_path.h - the directories where require looks for modules. */
#ifndef CMD_SEARCH_PATH_H
#define CMD_SEARCH_PATH_H

#include <stdbool.h>

/* Make the list for vm_options: of CELLUA_PATH, of EMILUA_PATH, unless the environment is
 * ignored, and the directory of the installation. Absolute, without slashes at the end,
 * NULL behind the last. Returns NULL if memory is out. (R-CORE-9) */
char **search_path_create(bool ignore_environment);

/* Give it back. Accepts NULL. */
void search_path_destroy(char **list);

#endif
