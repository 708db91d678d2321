/* SPDX-License-Identifier: MIT */
/* descriptor.h - what a descriptor is, asked in a way that every confined process may. */
#ifndef RUNTIME_DESCRIPTOR_H
#define RUNTIME_DESCRIPTOR_H

#include <stdbool.h>
#include <sys/stat.h>

/* Returns 0 or -errno. */
int descriptor_status(int fd, struct stat *status);

/* True if it may be a handle in another process: no directory, and none that only stands for
 * a path, for both lead out of an empty root. */
bool descriptor_may_travel(int fd);

#endif
