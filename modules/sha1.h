/* SPDX-License-Identifier: MIT */
/* sha1.h - the digest that a WebSocket handshake asks for; nothing should trust it. */
#ifndef MODULES_SHA1_H
#define MODULES_SHA1_H

#include <stddef.h>
#include <stdint.h>

enum { SHA1_SIZE = 20, SHA1_MOST = 119 };

/* The digest of at most SHA1_MOST bytes. (RFC 3174) */
void sha1(const void *data, size_t size, uint8_t digest[SHA1_SIZE]);

#endif
