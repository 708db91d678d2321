/* SPDX-License-Identifier: MIT */
/* resolve.h - from a path to the file that it leads to now. */
#ifndef SANDBOX_RESOLVE_H
#define SANDBOX_RESOLVE_H

#include <stdbool.h>

/* Open an absolute path with O_PATH and O_CLOEXEC. Returns the descriptor, or -errno. If
 * `careful`, symbolic links count only if they are root's or this user's: -EPERM, when
 * somebody else could lead us astray. */
int resolve_path(const char *path, bool careful);

#endif
