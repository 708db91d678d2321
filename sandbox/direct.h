/* SPDX-License-Identifier: MIT */
/* direct.h - functions of the C library that no libc service stands before.
 *
 * In the objects of this folder their plain names mean these: what confines asks nobody. Who
 * calls another one that runtime/libc_*.c has finds that it is missing here. Others call them
 * by these names. */
#ifndef SANDBOX_DIRECT_H
#define SANDBOX_DIRECT_H

#include <netdb.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/types.h>

int direct_open(const char *path, int flags, ...);
int direct___open_2(const char *path, int flags);
int direct_openat(int directory, const char *path, int flags, ...);
int direct___openat_2(int directory, const char *path, int flags);
int direct_faccessat(int directory, const char *path, int amode, int flags);
int direct_mkdir(const char *path, mode_t mode);
int direct_rmdir(const char *path);
int direct_remove(const char *path);
int direct_chdir(const char *path);
ssize_t direct_readlink(const char *path, char *text, size_t size);
ssize_t direct_readlinkat(int directory, const char *path, char *text, size_t size);
int direct_bind(int fd, const struct sockaddr *address, socklen_t size);
int direct_connect(int fd, const struct sockaddr *address, socklen_t size);
int direct_getaddrinfo(const char *node, const char *service,
	const struct addrinfo *hints, struct addrinfo **found);

/* `mode` is "re". */
FILE *direct_fopen(const char *path, const char *mode);

#endif
