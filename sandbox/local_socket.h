/* SPDX-License-Identifier: MIT */
/* local_socket.h - which socket in the tree of files is meant, and whether it may be. */
#ifndef SANDBOX_LOCAL_SOCKET_H
#define SANDBOX_LOCAL_SOCKET_H

#include "sandbox/confinement.h"

/* Open what an absolute path leads to now, with O_PATH, if every layer grants net.unix.connect
 * of it: of just this file, or of a directory above it. Returns the descriptor; or -errno, and
 * then, if a layer does not grant it, that one in `layer`. Looks at files: it may take long. */
int local_socket_open(const struct confinement *confinement, const char *path,
	const struct policy **layer);

#endif
