/* SPDX-License-Identifier: MIT */
/* mailbox.c - the messages on their way to one state, and who may send more. */
#include "runtime/mailbox.h"

#include <stdlib.h>

#include "runtime/blocks.h"
#include "runtime/fiber.h"
#include "runtime/mailbox_parts.h"
#include "runtime/message.h"
#include "runtime/receiving.h"
#include "runtime/vm.h"

static size_t bound; /* messages that wait; 0: as many as memory holds */

void mailbox_set_bound(size_t count)
{
	bound = count;
}

struct mailbox *mailbox_create(struct vm *vm)
{
	struct mailbox *mailbox = aligned_alloc(CACHE_LINE, sizeof *mailbox);
	pthread_mutexattr_t kind;

	if (!mailbox)
		return NULL;
	*mailbox = (struct mailbox){ .vm = vm, .limit = bound, .references = 1 };
	/* held for some dozens of nanoseconds: whoever comes meanwhile had better spin */
	pthread_mutexattr_init(&kind);
	pthread_mutexattr_settype(&kind, PTHREAD_MUTEX_ADAPTIVE_NP);
	pthread_mutex_init(&mailbox->lock, &kind);
	pthread_mutexattr_destroy(&kind);
	return mailbox;
}

void mailbox_release(struct mailbox *mailbox)
{
	bool last = --mailbox->references == 0;

	pthread_mutex_unlock(&mailbox->lock);
	if (!last)
		return;
	block_free_chunks(&mailbox->spare);
	block_free(mailbox->used.chunk);
	pthread_mutex_destroy(&mailbox->lock);
	free(mailbox);
}

/* ---- telling others: under the lock ---- */

static void wake_receiver(struct vm *vm)
{
	if (vm->receiver)
		fiber_wake(vm->receiver, 0);
}

static void mail_arrives(struct news *news)
{
	struct vm *vm = (struct vm *)(void *)((char *)news - offsetof(struct vm, news));

	pthread_mutex_lock(&vm->mailbox->lock);
	vm->mailbox->told = false;
	pthread_mutex_unlock(&vm->mailbox->lock);
	wake_receiver(vm);
}

/* The same news cannot be on their way twice. */
void mailbox_tell_receiver(struct mailbox *mailbox)
{
	struct vm *vm = mailbox->vm;

	if (!mailbox->awaited)
		return;
	mailbox->awaited = false;
	if (vm->loop == loop_current) {
		wake_receiver(vm);
	} else if (!mailbox->told) {
		mailbox->told = true;
		vm->news.arrive = mail_arrives;
		loop_tell(vm->loop, &vm->news);
	}
}

static void leave_state(struct sender *sender)
{
	if (sender->previous_own)
		sender->previous_own->next_own = sender->next_own;
	else
		sender->fiber->vm->senders = sender->next_own;
	if (sender->next_own)
		sender->next_own->previous_own = sender->previous_own;
}

static void sender_arrives(struct news *news)
{
	struct sender *sender = (struct sender *)news;

	leave_state(sender);
	fiber_wake(sender->fiber, 0);
}

/* The first in line is done, or never will be. */
static void tell_sender(struct mailbox *mailbox, bool closed)
{
	struct sender *sender = mailbox->first_waiting;
	struct loop *loop = sender->fiber->vm->loop;

	mailbox->first_waiting = sender->next;
	if (!sender->next)
		mailbox->last_waiting = NULL;
	sender->told = true;
	sender->closed = closed;
	sender->news.arrive = sender_arrives;
	if (loop == loop_current)
		sender_arrives(&sender->news);
	else
		loop_tell(loop, &sender->news);
}

/* ---- senders ---- */

void mailbox_add_sender(struct mailbox *mailbox)
{
	pthread_mutex_lock(&mailbox->lock);
	mailbox->senders++;
	mailbox->references++;
	pthread_mutex_unlock(&mailbox->lock);
}

void mailbox_lose_sender(struct mailbox *mailbox)
{
	if (--mailbox->senders == 0)
		mailbox_tell_receiver(mailbox);
	mailbox_release(mailbox);
}

void mailbox_drop_sender(struct mailbox *mailbox)
{
	pthread_mutex_lock(&mailbox->lock);
	mailbox_lose_sender(mailbox);
}

bool mailbox_is_closed(struct mailbox *mailbox)
{
	return mailbox->closed;
}

bool mailbox_is_limited(struct mailbox *mailbox)
{
	return mailbox->limit > 0;
}

void mailbox_append(struct mailbox *mailbox, struct message *message)
{
	message->next = NULL;
	if (mailbox->last)
		mailbox->last->next = message;
	else
		mailbox->first = message;
	mailbox->last = message;
	mailbox->count++;
}

static enum mail post(struct mailbox *mailbox, struct message *message)
{
	if (mailbox->closed)
		return MAIL_CLOSED;
	if (mailbox_has_no_room(mailbox) || mailbox->first_waiting)
		return MAIL_FULL;
	mailbox_append(mailbox, message);
	mailbox_tell_receiver(mailbox);
	return MAIL_DONE;
}

enum mail mailbox_send(
	struct mailbox *mailbox, struct message *message, struct block **spare)
{
	enum mail mail;

	pthread_mutex_lock(&mailbox->lock);
	mail = post(mailbox, message);
	if (!*spare)
		*spare = block_pop_chunk(&mailbox->spare);
	pthread_mutex_unlock(&mailbox->lock);
	return mail;
}

static void wait_in_line(struct sender *sender)
{
	struct mailbox *mailbox = sender->mailbox;
	struct vm *vm = sender->fiber->vm;

	sender->next = NULL;
	if (mailbox->last_waiting)
		mailbox->last_waiting->next = sender;
	else
		mailbox->first_waiting = sender;
	mailbox->last_waiting = sender;
	sender->previous_own = NULL;
	sender->next_own = vm->senders;
	if (vm->senders)
		vm->senders->previous_own = sender;
	vm->senders = sender;
}

enum mail mailbox_send_later(struct sender *sender)
{
	struct mailbox *mailbox = sender->mailbox;
	enum mail mail;

	pthread_mutex_lock(&mailbox->lock);
	mail = post(mailbox, sender->message);
	if (mail == MAIL_FULL) {
		wait_in_line(sender);
		mail = MAIL_WAITS;
	}
	pthread_mutex_unlock(&mailbox->lock);
	return mail;
}

/* Under the lock. */
static void leave_line(struct sender *sender)
{
	struct mailbox *mailbox = sender->mailbox;
	struct sender **link = &mailbox->first_waiting, *previous = NULL;

	while (*link != sender) {
		previous = *link;
		link = &previous->next;
	}
	*link = sender->next;
	if (!sender->next)
		mailbox->last_waiting = previous;
}

bool mailbox_withdraw(struct sender *sender)
{
	bool told;

	pthread_mutex_lock(&sender->mailbox->lock);
	told = sender->told;
	if (!told) {
		leave_line(sender);
		leave_state(sender);
	}
	pthread_mutex_unlock(&sender->mailbox->lock);
	return !told;
}

/* ---- the receiver ---- */

static struct message *take_first(struct mailbox *mailbox)
{
	struct message *message = mailbox->first;

	mailbox->first = message->next;
	if (!mailbox->first)
		mailbox->last = NULL;
	mailbox->count--;
	return message;
}

/* There is room: those in line may go. */
static void admit(struct mailbox *mailbox)
{
	while (mailbox->first_waiting && !mailbox_has_no_room(mailbox)) {
		mailbox_append(mailbox, mailbox->first_waiting->message);
		tell_sender(mailbox, false);
	}
}

/* Where nobody counts them, all that are queued come at once. */
static struct message *take(struct mailbox *mailbox)
{
	struct message *message = mailbox->first;

	if (mailbox->limit > 0) {
		message = take_first(mailbox);
		admit(mailbox);
		return message;
	}
	mailbox->taken = message->next;
	mailbox->first = mailbox->last = NULL;
	mailbox->count = 0;
	return message;
}

void mailbox_return(struct mailbox *mailbox, struct message *message)
{
	if (!message_is_used_block(message)) {
		message_destroy(message);
	} else if (block_return(&mailbox->used, message)) {
		pthread_mutex_lock(&mailbox->lock);
		block_push_chunk(&mailbox->spare, &mailbox->used);
		pthread_mutex_unlock(&mailbox->lock);
	}
}

static bool has_ends(const struct mailbox *mailbox)
{
	const struct receiving *receiving = &mailbox->receiving;

	return receiving->idle.count + receiving->passed.count + receiving->armed.count >
	       0;
}

/* Take what is queued. If nothing is, others have to tell us from now on; where there are ends
 * only if it is the `last` look, for something may come in between. */
static enum mail look(struct mailbox *mailbox, bool last, struct message **message)
{
	enum mail mail = MAIL_DONE;

	pthread_mutex_lock(&mailbox->lock);
	if (!mailbox->spare.first)
		block_push_chunk(&mailbox->spare, &mailbox->used);
	receiving_take(&mailbox->receiving, mailbox->fresh);
	mailbox->fresh = NULL;
	if (mailbox->closed)
		mail = MAIL_CLOSED;
	else if (mailbox->first)
		*message = take(mailbox);
	else if (mailbox->senders == 0)
		mail = MAIL_NO_SENDERS;
	else
		mail = MAIL_WAITS;
	mailbox->awaited = mail == MAIL_WAITS && (last || !has_ends(mailbox));
	pthread_mutex_unlock(&mailbox->lock);
	return mail;
}

/* Nothing is queued. */
static enum mail look_at_ends(struct mailbox *mailbox, struct message **message)
{
	enum mail mail;

	if (receiving_try(mailbox, message))
		return MAIL_DONE;
	do {
		if (receiving_arm(mailbox) < 0)
			return MAIL_FAILED;
		mail = look(mailbox, true, message);
	} while (mail == MAIL_WAITS &&
		 mailbox->receiving.idle.count + mailbox->receiving.passed.count > 0);
	return mail;
}

enum mail mailbox_receive(struct mailbox *mailbox, struct message **message)
{
	enum mail mail = MAIL_DONE;

	*message = mailbox->taken;
	if (*message) {
		mailbox->taken = (*message)->next;
		if (mailbox->taken) /* another processor has it still */
			__builtin_prefetch(mailbox->taken);
	} else {
		mail = look(mailbox, false, message);
		if (mail == MAIL_WAITS && has_ends(mailbox))
			mail = look_at_ends(mailbox, message);
	}
	if (mail == MAIL_DONE && (*message)->foreign)
		mailbox->receiving.descriptors -= (*message)->parcels;
	return mail;
}

void mailbox_stop_waiting(struct mailbox *mailbox)
{
	pthread_mutex_lock(&mailbox->lock);
	mailbox->awaited = false;
	pthread_mutex_unlock(&mailbox->lock);
}

void mailbox_set_limit(struct mailbox *mailbox, size_t limit)
{
	pthread_mutex_lock(&mailbox->lock);
	mailbox->limit = bound > 0 && (limit == 0 || limit > bound) ? bound : limit;
	admit(mailbox);
	pthread_mutex_unlock(&mailbox->lock);
}

/* ---- the end ---- */

static void destroy_all(struct message *message)
{
	while (message) {
		struct message *next = message->next;

		message_destroy(message);
		message = next;
	}
}

/* Messages may hold channels, even to this mailbox: they go when it is closed already, and
 * without the lock. */
void mailbox_close(struct mailbox *mailbox)
{
	struct message *taken = mailbox->taken, *queued;
	struct receiving_end *fresh;

	mailbox->taken = NULL;
	pthread_mutex_lock(&mailbox->lock);
	queued = mailbox->first;
	fresh = mailbox->fresh;
	mailbox->first = mailbox->last = NULL;
	mailbox->fresh = NULL;
	mailbox->count = 0;
	mailbox->closed = true;
	mailbox->awaited = false;
	while (mailbox->first_waiting)
		tell_sender(mailbox, true);
	pthread_mutex_unlock(&mailbox->lock);
	receiving_close(mailbox, fresh);
	destroy_all(taken);
	destroy_all(queued);
}

void mailbox_abandon(struct vm *vm)
{
	while (vm->senders) {
		struct sender *sender = vm->senders;

		if (!mailbox_withdraw(sender))
			loop_hear(vm->loop);
		else
			message_destroy(sender->message);
	}
	message_destroy(vm->delivered);
	if (!vm->mailbox)
		return;
	mailbox_close(vm->mailbox);
	loop_hear(vm->loop);
	ring_cancel_all(&vm->loop->ring, &vm->mail);
	pthread_mutex_lock(&vm->mailbox->lock);
	mailbox_release(vm->mailbox);
	vm->mailbox = NULL;
}
