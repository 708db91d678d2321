/* SPDX-License-Identifier: MIT */
/* service.h - the libc service of a process that a zygote has made. */
#ifndef CMD_SERVICE_H
#define CMD_SERVICE_H

#include "runtime/charter.h"
#include "sandbox/zygote.h"

enum { SERVICE_NUMBER = NEWBORN_DESCRIPTORS }; /* while the script runs */

/* Let the slave's end, if there is one, have that number, whatever has it. Returns 0 or
 * -errno. */
int service_place(struct charter *charter);

/* Install the service, if there is one: with the script, which may have closed it, over, and
 * before there is a guest. Returns 0 or -errno. */
int service_install(const struct charter *charter);

#endif
