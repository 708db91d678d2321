/* SPDX-License-Identifier: MIT */
/* resolver_service.h - the names of services in a confined process. */
#ifndef MODULES_RESOLVER_SERVICE_H
#define MODULES_RESOLVER_SERVICE_H

#include <stdbool.h>
#include <stddef.h>

/* The port of a service of sockets of `type`, SOCK_STREAM or SOCK_DGRAM; -1: it is not known. */
int resolver_service_port(const char *name, int type);

/* Write the name of a service. False if it has none. */
bool resolver_service_name(unsigned port, int type, char *name, size_t room);

#endif
