/* SPDX-License-Identifier: MIT */
/* descriptor.h - what a descriptor is, and its end, if another process may have it, too. */
#ifndef RUNTIME_DESCRIPTOR_H
#define RUNTIME_DESCRIPTOR_H

#include <stdbool.h>
#include <sys/stat.h>

/* In a way that every confined process may ask. Returns 0 or -errno. */
int descriptor_status(int fd, struct stat *status);

/* S_IFSOCK and the like. The thread waits for nobody, as far as it can be kept from it. Returns
 * 0 or -errno. */
int descriptor_type(int fd, mode_t *type);

/* True of a terminal. For one that is not tainted: it is asked. */
bool descriptor_is_terminal(int fd);

/* True of a socket whose close waits for what is unsent: SO_LINGER. For one that is not tainted. */
bool descriptor_lingers(int fd);

/* Close it. One that is tainted another process has, or has had: then the kernel's workers do
 * it, now or later, and the thread does not wait. (R-SBX-121) */
void descriptor_close(int fd, bool tainted);

/* The same of a socket that messages go through from or to another process: what lies there
 * unread goes with it, and among that may be descriptors which linger. */
void descriptor_close_mail(int fd);

/* True if it may be a handle in another process: no directory, and none that only stands for
 * a path, for both lead out of an empty root. */
bool descriptor_may_travel(int fd);

#endif
