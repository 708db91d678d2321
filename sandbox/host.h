/* SPDX-License-Identifier: MIT */
/* host.h - who is meant by what is written: an address, a range of them, or a name.
 *
 * Each has one form here, however it was written, so that two can be compared. */
#ifndef SANDBOX_HOST_H
#define SANDBOX_HOST_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

enum { HOST_NAME = 254, HOST_TEXT = HOST_NAME + 8 }; /* bytes, with the NUL */

struct host_address {
	uint32_t size; /* 4 or 16 bytes; what stands for one of 4 is one of 4 */
	unsigned char bytes[16];
};

struct host {
	bool is_name;
	char name[HOST_NAME]; /* lower case, without a dot at its end */
	struct host_address address;
};

/* Read one: a name of letters, digits and hyphens; or an address in any form that the C library
 * takes for one, as 127.1, 0x7f000001 or ::ffff:127.0.0.1. False if it is none. */
bool host_read(const char *text, struct host *host);

/* Write it as people do. */
void host_write(const struct host *host, char text[HOST_TEXT]);
void host_write_address(const struct host_address *address, char text[HOST_TEXT]);

/* From and to what the kernel knows; false for another family. Returns the size. */
bool host_from_kernel(
	const struct sockaddr *from, struct host_address *address, uint16_t *port);
socklen_t host_to_kernel(
	const struct host_address *address, uint16_t port, struct sockaddr_storage *to);

/* True if the first `bits` bits of both are the same. */
bool host_is_within(const struct host_address *address, const struct host_address *range,
	unsigned bits);

/* True if all of a range is nobody's who can be reached from everywhere: this machine's, this
 * network's, a cloud's that tells its secrets there, groups, examples, and what stands for
 * another address. */
bool host_is_private(const struct host_address *range, unsigned bits);

#endif
