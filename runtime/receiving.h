/* SPDX-License-Identifier: MIT */
/* receiving.h - the receiving ends of a mailbox: sockets on which other processes send to it.
 *
 * Nothing is read unless somebody waits in an empty mailbox. Then the kernel is asked to tell
 * of each end that has something, and one message of each is queued. */
#ifndef RUNTIME_RECEIVING_H
#define RUNTIME_RECEIVING_H

#include <stdbool.h>
#include <stdint.h>

struct mailbox;
struct message;
struct receiving_end;

enum {
	RECEIVING_ENDS = 4096,        /* of one mailbox */
	RECEIVING_DESCRIPTORS = 1024, /* that are queued in it */
};

struct receiving_list {
	struct receiving_end *first, *last;
	unsigned count;
};

/* What a mailbox has of ends, for the thread of its state alone. All zero is none. */
struct receiving {
	struct receiving_list idle;   /* the kernel is not asked about these, */
	struct receiving_list armed;  /* and about these it is; */
	struct receiving_list passed; /* these had something when there was no room */
	unsigned descriptors;         /* in messages that nobody has taken */
	uint64_t malformed,
		lost;     /* messages: nobody may send such, there was no memory */
	uint64_t dropped; /* descriptors that came with them */
	int error;        /* -errno: why the kernel could not be asked */
};

/* Make an end of a descriptor, which is its own, or closed if this fails. It counts as a
 * sender from now on. From any thread. Returns 0, -EMFILE if the mailbox has too many, or
 * -ENOMEM. */
int receiving_prepare(struct mailbox *mailbox, int fd, struct receiving_end **result);

/* What comes there is marked with a number, before it is received from. (R-SBX-101) */
void receiving_mark(struct receiving_end *end, double badge);

/* Receive from it, or give it up instead. Once, from any thread. Cannot fail. */
void receiving_begin(struct receiving_end *end);
void receiving_abandon(struct receiving_end *end);

/* Both at once. */
int mailbox_add_end(struct mailbox *mailbox, int fd);

/* ---- for mailbox.c and inbox.c, in the thread of the state ---- */

/* These ends, one after another by their `next`, belong to the mailbox now. */
void receiving_take(struct receiving *receiving, struct receiving_end *fresh);

/* True if there is one end, and a message in it, which is not queued but taken. */
bool receiving_try(struct mailbox *mailbox, struct message **message);

/* Let whatever comes at any end be queued, once. Returns 0 or the error. */
int receiving_arm(struct mailbox *mailbox);

/* There is no memory for what is in a message that has come at an end: that is closed, as if its
 * sender had gone. (R-SBX-93) */
void receiving_disown(struct mailbox *mailbox, const struct message *message);

/* Close every end, of the mailbox and of these. Completions are called, of others too. */
void receiving_close(struct mailbox *mailbox, struct receiving_end *fresh);

#endif
