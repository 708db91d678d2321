/* SPDX-License-Identifier: MIT */
/* net_pin.c - which name an address was last found by. */
#include "runtime/net_pin.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum { PINS = 128 };

static struct {
	struct host_address address;
	char name[HOST_NAME];
} pins[PINS];

static unsigned next;                                    /* the oldest */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* of these */

/* Its place, or PINS. */
static unsigned find(const struct host_address *address)
{
	unsigned i = 0;

	while (i < PINS && (pins[i].address.size != address->size ||
				   memcmp(pins[i].address.bytes, address->bytes,
					   address->size) != 0))
		i++;
	return i;
}

void net_pin(const struct host_address *address, const char *name)
{
	unsigned place;

	pthread_mutex_lock(&lock);
	place = find(address);
	if (place == PINS) {
		place = next;
		next = (next + 1) % PINS;
	}
	pins[place].address = *address;
	snprintf(pins[place].name, sizeof pins[place].name, "%s", name);
	pthread_mutex_unlock(&lock);
}

bool net_pin_find(const struct host_address *address, char name[HOST_NAME])
{
	unsigned place;

	pthread_mutex_lock(&lock);
	place = find(address);
	if (place < PINS)
		snprintf(name, HOST_NAME, "%s", pins[place].name);
	pthread_mutex_unlock(&lock);
	return place < PINS;
}
