/* SPDX-License-Identifier: MIT */
/* child.h - a process that a zygote has made, from its first step to its exit status. */
#ifndef CMD_CHILD_H
#define CMD_CHILD_H

/* Do what the charter says that comes through NEWBORN_STATUS. Returns the status to exit
 * with. */
int child_run(void);

#endif
