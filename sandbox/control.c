/* SPDX-License-Identifier: MIT */
/* control.c - what a process that confines itself tells the one that watches it. */
#include "sandbox/control.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "sandbox/clock.h"
#include "sandbox/plain.h"

int control_open(int ends[2], struct fault *fault)
{
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0)
		return fault_set(fault, "control", errno, "socketpair");
	return 0;
}

enum { PATIENCE_NS = 50000 };

/* write(2) is among the few calls that the filter allows. */
static int put(int end, const struct frame *frame)
{
	ssize_t size;

	do
		size = write(end, frame, sizeof *frame);
	while (size < 0 && errno == EINTR);
	return size == sizeof *frame ? 0 : -errno;
}

void control_fail(int end, const struct fault *fault)
{
	struct frame frame;

	memset(&frame, 0, sizeof frame);
	frame.kind = FRAME_FAULT;
	frame.is.fault = *fault;
	put(end, &frame);
}

void control_give_up(int end, const struct failure *failure)
{
	struct frame frame;

	memset(&frame, 0, sizeof frame);
	frame.kind = FRAME_FAILURE;
	frame.is.failure = *failure;
	put(end, &frame);
}

void control_announce(int end)
{
	struct frame frame;

	memset(&frame, 0, sizeof frame);
	frame.kind = FRAME_READY;
	put(end, &frame);
}

void control_violation(int end, uint32_t number, uint32_t arch)
{
	struct frame frame;

	memset(&frame, 0, sizeof frame);
	frame.kind = FRAME_VIOLATION;
	frame.is.violation = (struct violation){ number, arch };
	put(end, &frame);
}

int control_give(int end, const void *bytes, size_t size, struct fault *fault)
{
	ssize_t given;

	do
		given = send(end, bytes, size, MSG_NOSIGNAL);
	while (given < 0 && errno == EINTR);
	if (given == (ssize_t)size || (given < 0 && errno == EPIPE))
		return 0; /* who has gone said why, or will be found */
	return fault_set(fault, "control", errno, "give");
}

ssize_t control_receive(int end, void *bytes, size_t room, struct fault *fault)
{
	ssize_t size;

	do
		size = recv(end, bytes, room, MSG_TRUNC);
	while (size < 0 && errno == EINTR);
	if (size > 0 && (size_t)size <= room)
		return size;
	return fault_set(fault, "control", size < 0 ? errno : EPROTO, "receive");
}

bool summary_holds(const struct summary *is, const struct summary *planned)
{
	return is->steps == planned->steps && is->layers == planned->layers &&
	       is->instructions == planned->instructions &&
	       is->groups == planned->groups &&
	       (is->spaces & planned->spaces) == planned->spaces;
}

/* To sleep and be woken takes longer than the other side, which is about to answer. But
 * sched_yield(2) would give away a slice, some milliseconds if the machine is busy. */
static void stay_awake(int end)
{
	struct pollfd ready = { .fd = end, .events = POLLIN };
	uint64_t until = clock_ns() + PATIENCE_NS;

	while (poll(&ready, 1, 0) == 0 && clock_ns() < until)
		;
}

static int wait_for_go(int end)
{
	struct frame frame;
	ssize_t size;

	stay_awake(end);
	do
		size = read(end, &frame, sizeof frame);
	while (size < 0 && errno == EINTR);
	if (size < 0)
		return -errno;
	return size == sizeof frame && frame.kind == FRAME_GO ? 0 : -EPROTO;
}

int control_ready(int end, const struct summary *summary, struct fault *fault)
{
	struct frame frame;
	int status;

	memset(&frame, 0, sizeof frame);
	frame.kind = FRAME_READY;
	frame.is.summary = *summary;
	status = put(end, &frame);
	if (status == 0)
		status = wait_for_go(end);
	if (status < 0)
		return fault_set(fault, "control", -status, "nobody says go");
	return 0;
}

/* A text of somebody hostile ends, and is one line. */
static int check_fault(struct fault *fault)
{
	if (!memchr(fault->text, '\0', sizeof fault->text) || fault->status <= 0 ||
		fault->status > 255)
		return -1;
	fault_clean(fault);
	return 1;
}

static bool is_string(const char *text, size_t size)
{
	return memchr(text, '\0', size);
}

static int check_failure(struct failure *failure)
{
	if (!is_string(failure->phase, sizeof failure->phase) ||
		!is_string(failure->function, sizeof failure->function) ||
		!is_string(failure->text, sizeof failure->text))
		return -1;
	plain_clean(failure->phase);
	plain_clean(failure->function);
	plain_clean(failure->text);
	return 1;
}

int control_check(struct frame *frame)
{
	switch (frame->kind) {
	case FRAME_FAULT:
		return check_fault(&frame->is.fault);
	case FRAME_FAILURE:
		return check_failure(&frame->is.failure);
	case FRAME_READY:
	case FRAME_VIOLATION:
		return 1;
	default:
		return -1;
	}
}

bool control_is_frame(int end)
{
	ssize_t size = recv(end, NULL, 0, MSG_PEEK | MSG_TRUNC | MSG_DONTWAIT);

	return size <= 0 || size == sizeof(struct frame);
}

int control_take(int end, struct frame *frame)
{
	struct msghdr header;
	struct iovec into = { frame, sizeof *frame };
	bool was_reset = false, again;
	ssize_t size;

	memset(&header, 0, sizeof header);
	header.msg_iov = &into;
	header.msg_iovlen = 1;
	do {
		size = recvmsg(end, &header, MSG_DONTWAIT);
		/* who has gone without reading all: that is told once, before what he said */
		again = size < 0 &&
		        (errno == EINTR || (errno == ECONNRESET && !was_reset));
		was_reset |= size < 0 && errno == ECONNRESET;
	} while (again);
	if (size == 0 || (size < 0 && (errno == EAGAIN || errno == ECONNRESET)))
		return 0;
	if (size != sizeof *frame || header.msg_flags & (MSG_TRUNC | MSG_CTRUNC))
		return -1;
	return control_check(frame);
}

int control_go(int end, struct fault *fault)
{
	struct frame frame;

	memset(&frame, 0, sizeof frame);
	frame.kind = FRAME_GO;
	return control_give(end, &frame, sizeof frame, fault);
}
