/* SPDX-License-Identifier: MIT */
/* newborn.h - the first steps of a process that a zygote has made. */
#ifndef SANDBOX_NEWBORN_H
#define SANDBOX_NEWBORN_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "sandbox/order.h"

/* The name under which a process executes this program, to have an address space of its own. */
#define NEWBORN_NAME "cellua-actor"

/* One end of a pipe that has no other: who reads finds the end, and who writes finds nobody.
 * CLOEXEC. Returns -1 with errno. */
int newborn_dead_end(bool is_input);

/* Become two, in these namespaces of its own. Returns 0 in the new process; its pid, and
 * `pidfd`; or -1 with errno. */
pid_t newborn_make(uint32_t spaces, int *pidfd);

/* In the new process: the descriptors that came with the order get their numbers, and no
 * other is left; it dies with the zygote, to which `pidfd` leads, or is -1 if no order for a
 * namespace of processes can have come; and it blocks no signal. If it wants an address space
 * of its own `program`, this one, is executed. Ends the process if it cannot. */
void newborn_settle(
	const struct order *order, const int *fds, pid_t zygote, int pidfd, int program);

#endif
