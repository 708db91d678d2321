/* SPDX-License-Identifier: MIT */
/* sending.c - the sending end of a socket that leads to a mailbox in another process. */
#include "runtime/sending.h"

#include <errno.h>
#include <poll.h>
#include <stddef.h>
#include <sys/socket.h>
#include <unistd.h>

#include "runtime/descriptor.h"
#include "runtime/draft.h"
#include "runtime/error.h"
#include "runtime/letter.h"
#include "runtime/vm.h"

/* A send that waits for room. Its userdata stands on the frame, as all that goes with it.
 * The first at an end has a request that looks for room. */
struct posting {
	struct op op; /* first: the completion finds the posting by it */
	struct posting *next, *previous;
	struct sending_end *end;
	struct fiber *fiber;
	struct letter *letter;
	bool withdrawn;
};

/* The frame of a send. Behind the value stands what goes with it, and then the letter. */
enum { SELF = 1, VALUE };

/* ---- waiting for room ---- */

static void complete(struct op *op, int result);

static int look_for_room(struct posting *posting)
{
	struct io_uring_sqe poll = { 0 };

	posting->op.complete = complete;
	io_uring_prep_poll_add(&poll, posting->end->fd, POLLOUT);
	return vm_submit(posting->fiber->vm, &poll, &posting->op);
}

static void join(struct sending_end *end, struct posting *posting)
{
	posting->previous = end->last;
	if (end->last)
		end->last->next = posting;
	else
		end->first = posting;
	end->last = posting;
}

static void leave(struct posting *posting)
{
	struct sending_end *end = posting->end;

	if (posting->previous)
		posting->previous->next = posting->next;
	else
		end->first = posting->next;
	if (posting->next)
		posting->next->previous = posting->previous;
	else
		end->last = posting->previous;
}

/* The wait is over: it was sent, or will not be. */
static void finish(struct posting *posting, int result)
{
	leave(posting);
	letter_settle(posting->letter, result == 0);
	fiber_wake(posting->fiber, result);
}

/* Send the first, and those behind it, as far as there is room. */
static void send_waiting(struct sending_end *end)
{
	while (end->first && end->fd >= 0) {
		struct posting *posting = end->first;
		struct letter *letter = posting->letter;
		int status = letter_send(letter, letter->bytes, end->fd);

		if (status == -EAGAIN) {
			status = look_for_room(posting);
			if (status == 0)
				return;
		}
		finish(posting, status);
	}
}

/* Without room for more: who receives has gone, or has shut down a part of the socket, which
 * would make every poll end at once and keep us busy. */
static int send_last(const struct posting *posting)
{
	const struct letter *letter = posting->letter;
	int status = letter_send(letter, letter->bytes, posting->end->fd);

	return status == -EAGAIN ? -EPIPE : status;
}

static void complete(struct op *op, int result)
{
	struct posting *posting = (struct posting *)op;
	struct sending_end *end = posting->end;

	if (result == -ECANCELED || posting->withdrawn || end->fd < 0)
		finish(posting, -ECANCELED);
	else if (result < 0)
		finish(posting, result);
	else if (!(result & POLLOUT))
		finish(posting, send_last(posting));
	send_waiting(end);
}

static bool withdraw(struct fiber *fiber)
{
	struct posting *posting = fiber->wait;

	posting->withdrawn = true;
	if (posting == posting->end->first) {
		vm_cancel(fiber->vm, &posting->op);
		return false;
	}
	leave(posting);
	letter_settle(posting->letter, false);
	return true;
}

static int push_sent(lua_State *L, int result)
{
	const struct posting *posting = vm_current->current->wait;

	if (result == 0 || posting->withdrawn || posting->end->fd >= 0)
		return fiber_push_done(L, result);
	lua_pushboolean(L, true);
	error_push(L, &error_core, CORE_CHANNEL_CLOSED);
	return 2;
}

/* ---- send ---- */

static int raise_closed(lua_State *L)
{
	return error_raise(L, &error_core, CORE_CHANNEL_CLOSED);
}

/* The value cannot be sent. */
static int refuse(lua_State *L, int errnum)
{
	switch (errnum) {
	case ESHUTDOWN:
		return raise_closed(L);
	case EBUSY:
	case ENOMEM:
		return error_raise_generic(L, errnum);
	case EINVAL:
	case ELOOP:
	case EMSGSIZE:
	case EOVERFLOW:
		return error_argument_errno(L, VALUE, errnum);
	default:
		return error_raise_errno(L, errnum);
	}
}

static int wait_for_room(lua_State *L, struct sending_end *end, struct letter *letter)
{
	struct posting *posting = lua_newuserdata(L, sizeof *posting);
	int status = 0;

	*posting = (struct posting){
		.end = end,
		.fiber = vm_current->current,
		.letter = letter,
	};
	join(end, posting);
	if (posting == end->first)
		status = look_for_room(posting);
	if (status == 0)
		return fiber_park(L, push_sent, withdraw, posting, CANCELABLE);
	leave(posting);
	letter_settle(letter, false);
	return error_raise_errno(L, -status);
}

/* Send at once, if nobody waits already. */
static int send_now(const struct sending_end *end, const struct letter *letter,
	const struct draft *draft)
{
	return end->first ? -EAGAIN : letter_send(letter, draft->bytes, end->fd);
}

/* Send what something goes with, or what found no room: `status` is 0 or -EAGAIN. */
static int send_letter(
	lua_State *L, struct sending_end *end, const struct draft *draft, int status)
{
	struct letter *letter;
	int sealed = letter_seal(L, draft, &letter);

	if (sealed < 0)
		return refuse(L, -sealed);
	if (status == 0)
		status = send_now(end, letter, draft);
	if (status == -EAGAIN) {
		status = letter_keep(letter, draft);
		if (status == 0)
			return wait_for_room(L, end, letter);
	}
	letter_settle(letter, status == 0);
	return status < 0 ? refuse(L, -status) : fiber_pause(L);
}

int sending_send(lua_State *L, struct sending_end *end)
{
	struct letter plain = { 0 };
	struct draft draft;
	int status;

	fiber_may_suspend(L, CANCELABLE);
	if (end->fd < 0)
		return raise_closed(L);
	lua_settop(L, VALUE);
	status = draft_write(L, VALUE, vm_current->emilua, &draft);
	if (status < 0)
		return refuse(L, -status);
	plain.size = draft.size;
	if (draft.enclosed == 0)
		status = send_now(end, &plain, &draft);
	if (draft.enclosed > 0 || status == -EAGAIN)
		return send_letter(L, end, &draft, status);
	return status < 0 ? refuse(L, -status) : fiber_pause(L);
}

/* ---- open and close ---- */

void sending_open(lua_State *L)
{
	letter_open(L);
}

void sending_close(struct sending_end *end)
{
	struct posting *first = end->first;
	int fd = end->fd;

	if (fd < 0)
		return;
	end->fd = -1;
	if (first) {
		struct vm *vm = first->fiber->vm;

		while (first->next)
			finish(first->next, -ECANCELED);
		vm_cancel(vm, &first->op);
		ring_flush(&vm->loop->ring); /* before the number means something else */
	}
	descriptor_close_mail(fd);
}

int sending_pair(int *sending, int *receiving)
{
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0)
		return -errno;
	*sending = ends[0];
	*receiving = ends[1];
	return 0;
}
