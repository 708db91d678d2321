/* SPDX-License-Identifier: MIT */
/* receiving.c - the receiving ends of a mailbox: sockets on which other processes send to it. */
#include "runtime/receiving.h"

#include <errno.h>
#include <poll.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "runtime/descriptor.h"
#include "runtime/mailbox.h"
#include "runtime/message.h"
#include "runtime/vm.h"
#include "runtime/wire.h"

struct receiving_end {
	struct op op;                /* first: the completion finds the end by it */
	struct receiving_list *list; /* the one it stands in, once it is the state's */
	struct receiving_end *next, *previous;
	struct mailbox *mailbox;
	uint32_t serial;
	int fd;
	bool badged;
	double badge; /* what marks the messages */
	bool closed;  /* nobody receives any more, only the kernel has not answered yet */
};

/* ---- lists ---- */

static void append(struct receiving_list *list, struct receiving_end *end)
{
	end->list = list;
	end->next = NULL;
	end->previous = list->last;
	if (list->last)
		list->last->next = end;
	else
		list->first = end;
	list->last = end;
	list->count++;
}

static void leave(struct receiving_end *end)
{
	struct receiving_list *list = end->list;

	if (end->previous)
		end->previous->next = end->next;
	else
		list->first = end->next;
	if (end->next)
		end->next->previous = end->previous;
	else
		list->last = end->previous;
	list->count--;
}

void receiving_take(struct receiving *receiving, struct receiving_end *fresh)
{
	while (fresh) {
		struct receiving_end *next = fresh->next;

		append(&receiving->idle, fresh);
		fresh = next;
	}
}

/* ---- birth and end ---- */

static atomic_uint last_serial;

int receiving_prepare(struct mailbox *mailbox, int fd, struct receiving_end **result)
{
	struct receiving_end *end = malloc(sizeof *end);
	int status = end ? mailbox_reserve_end(mailbox) : -ENOMEM;

	if (status < 0) {
		free(end);
		close(fd);
		return status;
	}
	*end = (struct receiving_end){ .mailbox = mailbox, .fd = fd };
	end->serial = atomic_fetch_add(&last_serial, 1) + 1;
	*result = end;
	return 0;
}

void receiving_mark(struct receiving_end *end, double badge)
{
	end->badged = true;
	end->badge = badge;
}

/* It is in no list any more. */
static void destroy(struct receiving_end *end)
{
	descriptor_close_mail(end->fd);
	mailbox_drop_end(end->mailbox);
	free(end);
}

void receiving_begin(struct receiving_end *end)
{
	if (!mailbox_begin_end(end->mailbox, end, &end->next))
		destroy(end);
}

void receiving_abandon(struct receiving_end *end)
{
	destroy(end);
}

int mailbox_add_end(struct mailbox *mailbox, int fd)
{
	struct receiving_end *end;
	int status = receiving_prepare(mailbox, fd, &end);

	if (status == 0)
		receiving_begin(end);
	return status;
}

/* ---- a datagram ---- */

struct datagram {
	unsigned char *bytes;
	size_t size;
	int fds[WIRE_DESCRIPTORS];
	unsigned count;
	bool spoilt; /* something did not arrive, or nobody knows what it is */
};

static void collect(struct datagram *datagram, struct msghdr *header)
{
	for (struct cmsghdr *control = CMSG_FIRSTHDR(header); control;
		control = CMSG_NXTHDR(header, control)) {
		size_t size = control->cmsg_len - CMSG_LEN(0);
		unsigned count = (unsigned)(size / sizeof(int));

		if (control->cmsg_level != SOL_SOCKET ||
			control->cmsg_type != SCM_RIGHTS ||
			count > WIRE_DESCRIPTORS - datagram->count) {
			datagram->spoilt = true;
			continue;
		}
		memcpy(datagram->fds + datagram->count, CMSG_DATA(control),
			count * sizeof(int));
		datagram->count += count;
	}
}

/* Returns 1, 0 at the end of the sender, or -errno. */
static int receive(int fd, struct datagram *datagram)
{
	union {
		struct cmsghdr head;
		unsigned char space[CMSG_SPACE(sizeof(int[WIRE_DESCRIPTORS]))];
	} control;
	struct iovec text = { datagram->bytes, WIRE_SIZE };
	struct msghdr header = {
		.msg_iov = &text,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof control,
	};
	ssize_t size;

	datagram->count = 0;
	datagram->spoilt = true;
	do
		size = recvmsg(fd, &header, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
	while (size < 0 && errno == EINTR);
	if (size < 0)
		return -errno;
	datagram->size = (size_t)size;
	datagram->spoilt = (header.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0;
	collect(datagram, &header);
	return size > 0 || datagram->count > 0 ? 1 : 0;
}

/* Returns 0 or -errno; then the descriptors are closed. */
static int read_datagram(struct mailbox *mailbox, const struct datagram *datagram,
	struct message **message)
{
	struct vm *vm = mailbox_vm(mailbox);
	int status = -EBADMSG;

	if (!datagram->spoilt)
		status = wire_read(datagram->bytes, datagram->size, datagram->fds,
			datagram->count, vm->options->arrivals, mailbox_spare(mailbox),
			message);
	if (status == 0)
		return 0;
	for (unsigned i = 0; i < datagram->count; i++)
		descriptor_close(datagram->fds[i], true);
	if (status == -EBADMSG)
		mailbox_receiving(mailbox)->malformed++;
	else
		mailbox_receiving(mailbox)->lost++;
	mailbox_receiving(mailbox)->dropped += datagram->count;
	return status;
}

/* Read one message, if there is one: 1. Else 0 if there will be one, or -errno if the end
 * has no use any more: its sender has gone, or breaks the rules. (R-SBX-82, 84) */
static int read_end(struct receiving_end *end, struct message **message)
{
	struct datagram datagram;
	int status;

	datagram.bytes = wire_buffer();
	if (!datagram.bytes)
		return -ENOMEM;
	status = receive(end->fd, &datagram);
	if (status == -EAGAIN)
		return 0;
	if (status <= 0)
		return status < 0 ? status : -EPIPE;
	status = read_datagram(end->mailbox, &datagram, message);
	if (status < 0)
		return status;
	(*message)->badged = end->badged;
	(*message)->badge = end->badge;
	(*message)->origin = end->serial;
	return 1;
}

/* ---- waiting ---- */

static bool is_full(struct mailbox *mailbox)
{
	return mailbox_receiving(mailbox)->descriptors >
	               RECEIVING_DESCRIPTORS - WIRE_DESCRIPTORS ||
	       mailbox_is_full(mailbox);
}

static void read_one(
	struct mailbox *mailbox, struct receiving *receiving, struct receiving_end *end)
{
	struct message *message;
	int status = read_end(end, &message);

	if (status < 0) {
		leave(end);
		destroy(end);
	} else if (status > 0) {
		receiving->descriptors += message->parcels;
		mailbox_deliver(mailbox, message);
	} else if (mailbox_vm(mailbox)->receiver) {
		receiving_arm(mailbox);
	}
}

/* Something is at an end. What is beyond the limits waits in the kernel. */
static void complete(struct op *op, int result)
{
	struct receiving_end *end = (struct receiving_end *)op;
	struct mailbox *mailbox = end->mailbox;
	struct receiving *receiving = mailbox_receiving(mailbox);

	leave(end);
	if (end->closed) {
		destroy(end);
		return;
	}
	if (result != -ECANCELED && is_full(mailbox)) {
		append(&receiving->passed, end);
		return;
	}
	append(&receiving->idle, end);
	if (result != -ECANCELED)
		read_one(mailbox, receiving, end);
}

static int arm(struct vm *vm, struct receiving *receiving, struct receiving_end *end)
{
	struct io_uring_sqe poll = { 0 };
	int status;

	leave(end);
	append(&receiving->armed, end);
	end->op.complete = complete;
	io_uring_prep_poll_add(&poll, end->fd, POLLIN);
	status = ring_submit(&vm->loop->ring, &poll, &end->op, &vm->mail);
	if (status < 0) {
		leave(end);
		append(&receiving->idle, end);
	}
	return status;
}

/* Some may be here again before all are armed. */
static int arm_all(struct mailbox *mailbox, const struct receiving_list *list)
{
	int status = 0;

	for (unsigned left = list->count; status == 0 && left > 0 && list->first; left--)
		status =
			arm(mailbox_vm(mailbox), mailbox_receiving(mailbox), list->first);
	return status;
}

/* Who was passed over comes first, and then who has waited longest: so nobody who sends
 * without end takes the place of another. (R-SBX-105) */
int receiving_arm(struct mailbox *mailbox)
{
	struct receiving *receiving = mailbox_receiving(mailbox);

	receiving->error = arm_all(mailbox, &receiving->passed);
	if (receiving->error == 0)
		receiving->error = arm_all(mailbox, &receiving->idle);
	return receiving->error;
}

void receiving_disown(struct mailbox *mailbox, const struct message *message)
{
	struct receiving *receiving = mailbox_receiving(mailbox);
	struct receiving_list *const lists[] = { &receiving->idle, &receiving->passed,
		&receiving->armed };
	struct receiving_end *end = NULL;

	receiving->lost++;
	for (size_t i = 0; i < sizeof lists / sizeof *lists && !end; i++) {
		end = lists[i]->first;
		while (end && end->serial != message->origin)
			end = end->next;
	}
	if (!end || end->closed)
		return;
	if (end->list == &receiving->armed) {
		end->closed = true;
		ring_cancel(&mailbox_vm(mailbox)->loop->ring, &end->op);
	} else {
		leave(end);
		destroy(end);
	}
}

bool receiving_try(struct mailbox *mailbox, struct message **message)
{
	struct receiving *receiving = mailbox_receiving(mailbox);
	struct vm *vm = mailbox_vm(mailbox);
	struct receiving_end *end = receiving->idle.first;
	int status;

	if (receiving->idle.count != 1 || receiving->passed.count > 0 ||
		receiving->armed.count > 0 || vm->ready.first || !loop_has_time(vm->loop))
		return false;
	status = read_end(end, message);
	if (status < 0) {
		leave(end);
		destroy(end);
	} else if (status > 0) {
		receiving->descriptors += (*message)->parcels;
	}
	return status > 0;
}

/* What the kernel looks at it holds open: it has to let go first. */
static void release_armed(struct receiving *receiving, struct ring *ring)
{
	unsigned left = receiving->armed.count;

	for (; left > 0 && receiving->armed.first; left--) {
		struct receiving_end *end = receiving->armed.first;

		leave(end);
		append(&receiving->armed, end);
		if (!end->closed)
			ring_cancel(ring, &end->op);
		end->closed = true;
	}
	while (receiving->armed.first)
		ring_wait(ring, -1);
}

static void destroy_all(struct receiving_list *list)
{
	struct receiving_end *end = list->first, *next;

	*list = (struct receiving_list){ 0 };
	for (; end; end = next) {
		next = end->next;
		destroy(end);
	}
}

void receiving_close(struct mailbox *mailbox, struct receiving_end *fresh)
{
	struct receiving *receiving = mailbox_receiving(mailbox);

	receiving_take(receiving, fresh);
	release_armed(receiving, &mailbox_vm(mailbox)->loop->ring);
	destroy_all(&receiving->idle);
	destroy_all(&receiving->passed);
	receiving->descriptors = 0;
}
