/* SPDX-License-Identifier: MIT */
/* handle.c - a descriptor that an object of Lua's owns, and the fibers that wait at it. */
#include "runtime/handle.h"

#include <errno.h>
#include <unistd.h>

#include "runtime/error.h"
#include "runtime/vm.h"

struct handle *handle_new(lua_State *L, const struct type *type, size_t size)
{
	struct handle *handle = module_new(L, type, size);

	handle->fd = -1;
	handle->queues[HANDLE_READS].ordered = true;
	handle->queues[HANDLE_WRITES].ordered = true;
	return handle;
}

int handle_fd(lua_State *L, const struct handle *handle)
{
	return handle->fd < 0 ? error_raise_errno(L, EBADF) : handle->fd;
}

void handle_adopt(struct handle *handle, int fd, bool tainted)
{
	handle->fd = fd;
	handle->tainted = tainted;
}

int handle_await(lua_State *L, struct handle *handle, enum handle_queue queue,
	struct io_uring_sqe *request, op_push *push)
{
	handle_fd(L, handle);
	if (handle->tainted)
		request->flags |= IOSQE_ASYNC;
	return op_await_in(L, &handle->queues[queue], request, push);
}

static bool is_idle(const struct handle *handle)
{
	for (int i = 0; i < HANDLE_QUEUES; i++)
		if (handle->queues[i].first)
			return false;
	return true;
}

void handle_cancel(struct handle *handle)
{
	for (int i = 0; i < HANDLE_QUEUES; i++)
		op_queue_cancel(&handle->queues[i]);
}

int handle_detach(struct handle *handle)
{
	int fd = handle->fd;

	handle->fd = -1;
	handle_cancel(handle);
	for (int i = 0; i < HANDLE_QUEUES; i++)
		op_queue_drain(&handle->queues[i]);
	return fd;
}

void handle_close(struct handle *handle)
{
	int fd = handle->fd;

	if (fd < 0)
		return;
	handle->fd = -1;
	if (!is_idle(handle)) {
		handle_cancel(handle);
		/* before the number means something else (R-IO-275) */
		ring_flush(&vm_current->loop->ring);
	}
	close(fd);
}
