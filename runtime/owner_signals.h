/* SPDX-License-Identifier: MIT */
/* owner_signals.h - signals that descriptors of other processes may send to this one. */
#ifndef RUNTIME_OWNER_SIGNALS_H
#define RUNTIME_OWNER_SIGNALS_H

/* Whoever has a duplicate of a descriptor can name its owner, whom the kernel tells by a signal
 * that there is something to read. So from now on, when an address of this process goes out, none of those that are meant for this ends the
 * process; programs that it starts have them as they were. From any thread; again does no
 * harm. (R-SBX-124) */
void owner_signals_survive(void);

#endif
