/* SPDX-License-Identifier: MIT */
/* net_pin.h - which name an address was last found by: a policy that covers the name covers the
 * address when it still means it, and whoever connects knows the address alone. */
#ifndef RUNTIME_NET_PIN_H
#define RUNTIME_NET_PIN_H

#include <stdbool.h>

#include "sandbox/host.h"

/* Remember it, in place of the oldest. In any thread. */
void net_pin(const struct host_address *address, const char *name);

/* The name into `name`. False if none is known. */
bool net_pin_find(const struct host_address *address, char name[HOST_NAME]);

#endif
