/* SPDX-License-Identifier: MIT */
/* address.h - the address of a mailbox, in a message to another process. */
#ifndef RUNTIME_ADDRESS_H
#define RUNTIME_ADDRESS_H

#include <stdbool.h>

#include "runtime/wire.h"

struct mailbox;

/* Make an end of the mailbox and what sends to it, which goes with the message. It counts as
 * a sender from now on. Returns 0 or an errno, as a wire_carrier's acquire. (R-SBX-94) */
int address_acquire(struct mailbox *mailbox, struct wire_parcel *parcel, void **held);

/* As a wire_carrier's settle: if the message was not sent nobody has the address. */
void address_settle(struct wire_parcel *parcel, void *held, bool sent);

#endif
