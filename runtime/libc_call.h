/* SPDX-License-Identifier: MIT */
/* libc_call.h - calls that are served, from their arguments to what they return. */
#ifndef RUNTIME_LIBC_CALL_H
#define RUNTIME_LIBC_CALL_H

#include <stdbool.h>
#include <sys/stat.h>

#include "runtime/libc_service.h"

/* Each of these answers false if the real function is to be called; else `result`, and errno
 * if it is -1, are what the call returns. They are for who found that a service is here. */

bool libc_serve_path(enum libc_function function, const char *path, int *result);
bool libc_serve_paths(
	enum libc_function function, const char *one, const char *other, int *result);
bool libc_serve_mkdir(const char *path, mode_t mode, int *result);
bool libc_serve_access(
	enum libc_function function, const char *path, int amode, int *result);

/* `resolve` as in openat2(2). */
bool libc_serve_open(int directory, const char *path, int flags, mode_t mode,
	uint64_t resolve, int *result);

bool libc_serve_stat(
	enum libc_function function, const char *path, struct stat *status, int *result);

/* True if a path does not depend on the directory. */
bool libc_path_is_plain(int directory, const char *path);

/* The call is over: what came is closed, errno is set. Returns its result. */
int libc_call_finish(struct libc_call *call);

/* True if the reply hands over one descriptor that is what the call makes. */
bool libc_call_hands_over(const struct libc_call *call);

#endif
