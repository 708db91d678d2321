/* SPDX-License-Identifier: MIT */
/* blob.h - values one behind the other in one piece of memory, on their way to a process that
 * trusts who wrote them; with descriptors, as one datagram.
 *
 * It may hold secrets: it is overwritten before it is given back. */
#ifndef SANDBOX_BLOB_H
#define SANDBOX_BLOB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	BLOB_DESCRIPTORS = 128,   /* that come with one */
	BLOB_SIZE_MAX = 80 << 20, /* bytes */
};

/* All zero is empty. Whoever puts looks once, at the end, whether it has failed. */
struct blob {
	unsigned char *bytes;
	size_t size, room;
	size_t at;                     /* what is taken next */
	int fds[BLOB_DESCRIPTORS + 1]; /* the receiver's own; the sender keeps its */
	unsigned fd_count;
	bool mapped; /* it is no memory of malloc's */
	bool failed; /* no memory, or too large; or what was taken is not there */
};

void blob_put(struct blob *blob, const void *bytes, size_t size);
void blob_put_number(struct blob *blob, uint64_t number);

/* With its length, and a NUL behind it. NULL is told from "". */
void blob_put_text(struct blob *blob, const char *text, size_t size);
void blob_put_string(struct blob *blob, const char *string);

/* Let a descriptor come with it. Returns its index. */
unsigned blob_attach(struct blob *blob, int fd);

/* In the order in which they were put; nothing, and zero, once it has failed. What points
 * into the blob lasts as long as that. */
void blob_take(struct blob *blob, void *bytes, size_t size);
uint64_t blob_take_number(struct blob *blob);
const char *blob_take_text(struct blob *blob, size_t *size);
const char *blob_take_string(struct blob *blob);

/* The attached descriptor with that index; -1: there is none. */
int blob_descriptor(struct blob *blob, uint64_t index);

/* Through a SOCK_SEQPACKET: what is large goes as a sealed file of memory. Returns 0 or
 * -errno. */
int blob_send(int socket, const struct blob *blob);

/* Wait for one, into an empty blob. Descriptors are CLOEXEC. Returns 0; -ECONNRESET: nobody
 * will send; or another -errno, and then it is empty. */
int blob_receive(int socket, struct blob *blob);

/* Overwrite and free. The descriptors stay open. Accepts what is empty. */
void blob_finish(struct blob *blob);

#endif
