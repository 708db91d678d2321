/* SPDX-License-Identifier: MIT */
/* handle.c - a descriptor that an object of Lua's owns, and the fibers that wait at it. */
#include "runtime/handle.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>

#include "runtime/descriptor.h"
#include "runtime/error.h"
#include "runtime/vm.h"

enum { MOMENT_NS = 10 * 1000 * 1000 };

void handle_init(struct handle *handle)
{
	*handle = (struct handle){
		.fd = -1,
		.queues[HANDLE_READS].ordered = true,
		.queues[HANDLE_WRITES].ordered = true,
	};
}

struct handle *handle_new(lua_State *L, const struct type *type, size_t size)
{
	struct handle *handle = module_new(L, type, size);

	handle_init(handle);
	return handle;
}

int handle_fd(lua_State *L, const struct handle *handle)
{
	return handle->fd < 0 ? error_raise_errno(L, EBADF) : handle->fd;
}

void handle_adopt(struct handle *handle, int fd, bool tainted)
{
	mode_t type = 0;

	handle->fd = fd;
	handle->tainted = tainted;
	handle->lingers = false;
	handle->is_socket =
		tainted && descriptor_type(fd, &type) == 0 && type == S_IFSOCK;
}

/* Whoever else has the descriptor turns O_NONBLOCK on and off as he likes. What is no socket
 * knows no call that waits neither way, so a worker of the kernel's makes it. (R-SBX-119) */
static void distrust(const struct handle *handle, struct io_uring_sqe *request)
{
	if (!handle->is_socket) {
		request->flags |= IOSQE_ASYNC;
		return;
	}
	switch (request->opcode) {
	case IORING_OP_READ:
		request->opcode = IORING_OP_RECV;
		request->off = 0;
		request->msg_flags = MSG_DONTWAIT;
		break;
	case IORING_OP_WRITE:
		request->opcode = IORING_OP_SEND;
		request->off = 0;
		request->msg_flags = MSG_DONTWAIT | MSG_NOSIGNAL;
		break;
	case IORING_OP_RECV:
	case IORING_OP_SEND:
	case IORING_OP_RECVMSG:
	case IORING_OP_SENDMSG:
		request->msg_flags |= MSG_DONTWAIT;
		break;
	default:
		break;
	}
}

static bool is_blocking(int fd)
{
	int flags = fcntl(fd, F_GETFL);

	return flags >= 0 && !(flags & O_NONBLOCK);
}

static void adapt(const struct handle *handle, struct io_uring_sqe *request)
{
	if (handle->tainted)
		distrust(handle, request);
	else if (handle->is_terminal && is_blocking(handle->fd))
		request->flags |= IOSQE_ASYNC;
}

int handle_await(lua_State *L, struct handle *handle, enum handle_queue queue,
	struct io_uring_sqe *request, op_push *push)
{
	handle_fd(L, handle);
	adapt(handle, request);
	return op_await_in(L, &handle->queues[queue], request, push);
}

int handle_again(struct handle *handle, enum handle_queue queue,
	struct io_uring_sqe *request, op_push *push)
{
	if (handle->fd < 0)
		return -ECANCELED;
	adapt(handle, request);
	return op_again(&handle->queues[queue], request, push);
}

static bool is_idle(const struct handle *handle)
{
	for (int i = 0; i < HANDLE_QUEUES; i++)
		if (!op_queue_is_idle(&handle->queues[i]))
			return false;
	return true;
}

bool handle_is_busy(const struct handle *handle)
{
	for (int i = 0; i < HANDLE_QUEUES; i++)
		if (handle->queues[i].first)
			return true;
	return false;
}

void handle_cancel(struct handle *handle)
{
	for (int i = 0; i < HANDLE_QUEUES; i++)
		op_queue_cancel(&handle->queues[i]);
}

/* While the kernel has a request the other end sees no hang-up, an address is in use, and a
 * read would swallow what is written later. What waits it cancels at once, but not what it
 * is in the middle of, as a transfer of a file. (R-IO-275) */
static void wait_a_moment(const struct handle *handle)
{
	int64_t now_ns, deadline_ns;

	if (is_idle(handle))
		return;
	now_ns = timers_now();
	deadline_ns = now_ns + MOMENT_NS;
	for (; !is_idle(handle) && now_ns < deadline_ns; now_ns = timers_now())
		ring_wait(&vm_current->loop->ring, deadline_ns - now_ns);
}

int handle_detach(struct handle *handle)
{
	int fd = handle->fd;

	handle->fd = -1;
	handle_cancel(handle);
	if (handle->tainted)
		wait_a_moment(handle); /* who else has it may keep the kernel busy */
	while (!handle->tainted && !is_idle(handle))
		ring_wait(&vm_current->loop->ring, -1);
	return fd;
}

/* End every wait, and take the descriptor out of it, if it has one. */
static int let_go(struct handle *handle)
{
	int fd = handle->fd;

	if (fd < 0)
		return fd;
	handle->fd = -1;
	handle_cancel(handle);
	wait_a_moment(handle);
	return fd;
}

void handle_close(struct handle *handle)
{
	int fd = let_go(handle);

	if (fd >= 0)
		descriptor_close(fd, handle->tainted || handle->lingers);
}

void handle_close_mail(struct handle *handle)
{
	int fd = let_go(handle);

	if (fd < 0)
		return;
	if (handle->tainted)
		descriptor_close(fd, true);
	else
		descriptor_close_mail(fd);
}
