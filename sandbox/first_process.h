/* SPDX-License-Identifier: MIT */
/* first_process.h - what the first process of a namespace of processes has to do. */
#ifndef SANDBOX_FIRST_PROCESS_H
#define SANDBOX_FIRST_PROCESS_H

/* If this process is the first of its namespace, go on in a child of it; the first one stays,
 * with nothing open, and without what `wipe` takes from it: it sends on signals, waits for
 * whoever is left without a parent, and ends as the child does, when that does. Returns 0 or
 * -errno. */
int first_process_leave(void (*wipe)(void *argument), void *argument);

#endif
