/* SPDX-License-Identifier: MIT */
/* mailbox_parts.h - what a mailbox consists of, for those who have a part in it. */
#ifndef RUNTIME_MAILBOX_PARTS_H
#define RUNTIME_MAILBOX_PARTS_H

#include <pthread.h>
#include <stdatomic.h>

#include "runtime/blocks.h"
#include "runtime/mailbox.h"
#include "runtime/receiving.h"

/* The bytes that processors hand to each other at once. */
enum { CACHE_LINE = 64 };

/* What one thread writes often stands apart from what others read. */
struct mailbox {
	struct message *taken;      /* out of the queue already; the receiver's own */
	struct filling used;        /* blocks of what it has received: its own, too, */
	struct receiving receiving; /* and sockets on which others send */

	_Alignas(CACHE_LINE) struct vm *vm; /* whose it is; not once it is closed */
	atomic_bool closed;                 /* these two change under the lock */
	atomic_size_t limit;

	_Alignas(CACHE_LINE) pthread_mutex_t lock; /* of all that follows */
	unsigned senders, references;
	bool awaited;  /* the receiver waits to be told of what comes next */
	bool told;     /* it was, but has not heard yet */
	unsigned ends; /* sockets, of the senders */
	struct receiving_end *fresh; /* those that the receiver has not seen */
	struct message *first, *last;
	size_t count;
	struct chunks spare; /* on their way back to those who send */
	struct sender *first_waiting, *last_waiting;
};

/* ---- under the lock ---- */

static inline bool mailbox_has_no_room(const struct mailbox *mailbox)
{
	return mailbox->limit > 0 && mailbox->count >= mailbox->limit;
}

void mailbox_append(struct mailbox *mailbox, struct message *message);

/* Who waits to receive looks again. */
void mailbox_tell_receiver(struct mailbox *mailbox);

/* Give up the lock and one reference, which may be the last; and a sender, too. */
void mailbox_release(struct mailbox *mailbox);
void mailbox_lose_sender(struct mailbox *mailbox);

#endif
