/* SPDX-License-Identifier: MIT */
/* mailbox.h - the messages on their way to one state, and who may send more.
 *
 * A mailbox outlives its state for as long as somebody may look at it. Senders may live in
 * any thread; only the state's own thread receives and closes. */
#ifndef RUNTIME_MAILBOX_H
#define RUNTIME_MAILBOX_H

#include <stdbool.h>
#include <stddef.h>

#include "runtime/loop.h"

struct block;
struct fiber;
struct filling;
struct mailbox;
struct message;
struct receiving;
struct receiving_end;
struct vm;

enum mail {
	MAIL_DONE,
	MAIL_WAITS,      /* it will be done, or withdrawn, or closed */
	MAIL_FULL,       /* the limit is reached */
	MAIL_CLOSED,     /* nobody will ever receive */
	MAIL_NO_SENDERS, /* nobody can send any more */
	MAIL_FAILED,     /* the kernel cannot be asked, see receiving->error */
};

/* A send that waits for room. Its memory stands on the frame of the fiber that waits. */
struct sender {
	struct news news;
	struct sender *next;                    /* in the mailbox's line */
	struct sender *next_own, *previous_own; /* in the state's own list */
	struct fiber *fiber;
	struct mailbox *mailbox;
	struct message *message; /* ours until it is queued */
	bool told;               /* it is queued, or never will be: */
	bool closed;
};

/* Make the mailbox of `vm`, which holds it. NULL: no memory. */
struct mailbox *mailbox_create(struct vm *vm);

/* One more who can send, and one less. Each keeps the memory. From any thread. */
void mailbox_add_sender(struct mailbox *mailbox);
void mailbox_drop_sender(struct mailbox *mailbox);

/* True if nobody will ever receive. It may be so soon after, too. */
bool mailbox_is_closed(struct mailbox *mailbox);

/* True if a send may have to wait. */
bool mailbox_is_limited(struct mailbox *mailbox);

/* Queue the message: MAIL_DONE, MAIL_FULL or MAIL_CLOSED. It is the mailbox's only if it is
 * done. From any thread. If `spare` is empty, blocks that were received here come back in
 * it. */
enum mail mailbox_send(
	struct mailbox *mailbox, struct message *message, struct block **spare);

/* The same, but wait in line if it is full: MAIL_WAITS. The fiber is woken with 0 then, when
 * the message is queued, or with `closed` set. */
enum mail mailbox_send_later(struct sender *sender);

/* Leave the line: the message was not sent. False: it is too late, the fiber will be woken. */
bool mailbox_withdraw(struct sender *sender);

/* Take the oldest message: MAIL_DONE, MAIL_CLOSED, MAIL_NO_SENDERS or MAIL_FAILED; or
 * MAIL_WAITS: the next message, the end of all senders, or a new receiving end wakes
 * vm->receiver, which is to be set then and not before, and should look again. */
enum mail mailbox_receive(struct mailbox *mailbox, struct message **message);

/* The receiver has what was in the message: its memory goes back to those who send. */
void mailbox_return(struct mailbox *mailbox, struct message *message);

/* The receiver does not wait any more. */
void mailbox_stop_waiting(struct mailbox *mailbox);

/* Let sends wait while so many messages are queued; 0: never. */
void mailbox_set_limit(struct mailbox *mailbox, size_t limit);

/* No mailbox has a wider limit, or none. Before there is any. */
void mailbox_set_bound(size_t count);

/* Throw away what is queued; whoever sends now fails. Again does no harm. */
void mailbox_close(struct mailbox *mailbox);

/* ---- for receiving.c ---- */

/* One more end may come, which is a sender: 0, or -EMFILE if there are too many. And one
 * less. From any thread. */
int mailbox_reserve_end(struct mailbox *mailbox);
void mailbox_drop_end(struct mailbox *mailbox);

/* A reserved end is the mailbox's from now on; `next` links those that its state has not
 * seen yet. False if the mailbox is closed. From any thread. */
bool mailbox_begin_end(
	struct mailbox *mailbox, struct receiving_end *end, struct receiving_end **next);

/* Queue what came at an end. */
void mailbox_deliver(struct mailbox *mailbox, struct message *message);

/* True if as many messages are queued as may be. */
bool mailbox_is_full(struct mailbox *mailbox);

/* Whose it is, what it has of ends, and memory for short messages. */
struct vm *mailbox_vm(const struct mailbox *mailbox);
struct receiving *mailbox_receiving(struct mailbox *mailbox);
struct filling *mailbox_spare(struct mailbox *mailbox);

/* ---- the end ---- */

/* The state ends: withdraw what it sends, close its mailbox, and let go of it. */
void mailbox_abandon(struct vm *vm);

#endif
