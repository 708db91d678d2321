/* SPDX-License-Identifier: MIT */
/* file_type.h - the names of the kinds of files. */
#ifndef MODULES_FILE_TYPE_H
#define MODULES_FILE_TYPE_H

#include <sys/types.h>

/* Of what stat(2) says: "regular", "directory" and so on, or "unknown". */
const char *file_type_name(mode_t mode);

#endif
