/* SPDX-License-Identifier: MIT */
/* entrance.h - sockets that listen before a confined process is born, which inherits them. */
#ifndef SANDBOX_ENTRANCE_H
#define SANDBOX_ENTRANCE_H

#include <stdbool.h>
#include <sys/socket.h>

#include "sandbox/fault.h"
#include "sandbox/plan.h"
#include "sandbox/variables.h"

enum { ENTRANCES_MAX = 16 };

struct entrance {
	int fd;    /* here; -1: none */
	int place; /* its number in the confined process */
	/* As the policy writes it, so that port 0 stays 0; of a local one its path. */
	struct sockaddr_storage address;
	socklen_t size;
	int directory; /* of a local one, whose name there goes when the socket does; or -1 */
};

/* Listen where every layer that has an opinion says so: net.listen and net.unix.listen. Fills
 * in `entrances`, of which there are ENTRANCES_MAX. In a rehearsal, after which nothing runs, it
 * does not matter if somebody listens there already. Returns how many; or -1, and then there
 * are none. */
int entrances_open(const struct plan *plan, const struct variables *variables,
	bool is_rehearsal, struct entrance *entrances, struct fault *fault);

/* The same sockets once more, as far as this plan, which is no wider, leaves them. */
int entrances_copy(const struct plan *plan, const struct variables *variables,
	const struct entrance *from, unsigned from_count, struct entrance *entrances,
	struct fault *fault);

void entrances_close(struct entrance *entrances, unsigned count);

/* The first layer that does not let a local socket listen there, or NULL. */
const struct policy *entrance_withholds(
	const struct plan *plan, const struct variables *variables, const char *path);

/* True if this is where it listens. */
bool entrance_is_at(
	const struct entrance *entrance, const struct sockaddr *address, socklen_t size);

#endif
