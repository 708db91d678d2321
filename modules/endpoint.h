/* SPDX-License-Identifier: MIT */
/* endpoint.h - the address of a socket, as the kernel has it. */
#ifndef MODULES_ENDPOINT_H
#define MODULES_ENDPOINT_H

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

struct endpoint {
	union {
		struct sockaddr any;
		struct sockaddr_in v4;
		struct sockaddr_in6 v6;
		struct sockaddr_un local;
	};
	socklen_t
		size; /* of what is there; the kernel writes at most ENDPOINT_MAX bytes */
};

enum { ENDPOINT_MAX = sizeof(struct sockaddr_un) };

#endif
