/* SPDX-License-Identifier: MIT */
/* mailbox_ends.c - the receiving ends of a mailbox, as far as others see them. */
#include <errno.h>

#include "runtime/mailbox_parts.h"

int mailbox_reserve_end(struct mailbox *mailbox)
{
	int status = 0;

	pthread_mutex_lock(&mailbox->lock);
	if (mailbox->ends == RECEIVING_ENDS) {
		status = -EMFILE;
	} else {
		mailbox->ends++;
		mailbox->senders++;
		mailbox->references++;
	}
	pthread_mutex_unlock(&mailbox->lock);
	return status;
}

void mailbox_drop_end(struct mailbox *mailbox)
{
	pthread_mutex_lock(&mailbox->lock);
	mailbox->ends--;
	mailbox_lose_sender(mailbox);
}

bool mailbox_begin_end(
	struct mailbox *mailbox, struct receiving_end *end, struct receiving_end **next)
{
	bool closed;

	pthread_mutex_lock(&mailbox->lock);
	closed = mailbox->closed;
	if (!closed) {
		*next = mailbox->fresh;
		mailbox->fresh = end;
		mailbox_tell_receiver(mailbox);
	}
	pthread_mutex_unlock(&mailbox->lock);
	return !closed;
}

void mailbox_deliver(struct mailbox *mailbox, struct message *message)
{
	pthread_mutex_lock(&mailbox->lock);
	mailbox_append(mailbox, message);
	mailbox_tell_receiver(mailbox);
	pthread_mutex_unlock(&mailbox->lock);
}

bool mailbox_is_full(struct mailbox *mailbox)
{
	bool full;

	pthread_mutex_lock(&mailbox->lock);
	full = mailbox_has_no_room(mailbox);
	pthread_mutex_unlock(&mailbox->lock);
	return full;
}

struct vm *mailbox_vm(const struct mailbox *mailbox)
{
	return mailbox->vm;
}

struct receiving *mailbox_receiving(struct mailbox *mailbox)
{
	return &mailbox->receiving;
}

struct filling *mailbox_spare(struct mailbox *mailbox)
{
	return &mailbox->used;
}
