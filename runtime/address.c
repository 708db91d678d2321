/* SPDX-License-Identifier: MIT */
/* address.c - the address of a mailbox, in a message to another process. */
#include "runtime/address.h"

#include <unistd.h>

#include "runtime/owner_signals.h"
#include "runtime/receiving.h"
#include "runtime/sending.h"

int address_acquire(struct mailbox *mailbox, struct wire_parcel *parcel, void **held)
{
	struct receiving_end *end;
	int sending, receiving, status = sending_pair(&sending, &receiving);

	if (status < 0)
		return -status;
	status = receiving_prepare(mailbox, receiving, &end);
	if (status < 0) {
		close(sending);
		return -status;
	}
	owner_signals_survive();
	parcel->fd = sending;
	*held = end;
	return 0;
}

/* Nothing is kept of what was sent: its receiver alone has it. (R-SBX-95) */
void address_settle(struct wire_parcel *parcel, void *held, bool sent)
{
	close(parcel->fd);
	if (sent)
		receiving_begin(held);
	else
		receiving_abandon(held);
}
