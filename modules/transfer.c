/* SPDX-License-Identifier: MIT */
/* transfer.c - bytes that are read or written where a descriptor stands. */
#include "modules/transfer.h"

#include <stddef.h>
#include <stdint.h>

#include "runtime/bytes.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/module.h"

enum { MOST_AT_ONCE = 1 << 30 }; /* bytes; the kernel moves less than 2 GiB */

unsigned transfer_most(size_t size)
{
	return size < MOST_AT_ONCE ? (unsigned)size : MOST_AT_ONCE;
}

int transfer_nothing(lua_State *L, struct handle *handle)
{
	struct io_uring_sqe request = { 0 };

	io_uring_prep_nop(&request);
	return handle_await(L, handle, HANDLE_OTHERS, &request, push_count);
}

int transfer_push_read(lua_State *L, int result)
{
	bytes_write(bytes_check(L, 2));
	return push_bytes_read(L, result);
}

int transfer_read_in(lua_State *L, struct handle *handle, enum handle_queue queue,
	int64_t offset, op_push *push)
{
	const struct bytes *into = bytes_check(L, 2);
	struct io_uring_sqe request = { 0 };

	if (into->size == 0)
		return transfer_nothing(L, handle);
	io_uring_prep_read(&request, handle->fd, bytes_write(into),
		transfer_most(into->size), (uint64_t)offset);
	return handle_await(L, handle, queue, &request, push);
}

int transfer_read(lua_State *L, struct handle *handle, op_push *push)
{
	return transfer_read_in(L, handle, HANDLE_READS, TRANSFER_POSITION, push);
}

int transfer_write_in(lua_State *L, struct handle *handle, enum handle_queue queue,
	int64_t offset, op_push *push)
{
	struct io_uring_sqe request = { 0 };
	const unsigned char *data;
	size_t size;

	if (!bytes_or_string(L, 2, &data, &size))
		return error_argument(L, 2);
	if (size == 0)
		return transfer_nothing(L, handle);
	io_uring_prep_write(&request, handle->fd, data, transfer_most(size), (uint64_t)offset);
	return handle_await(L, handle, queue, &request, push);
}

int transfer_write(lua_State *L, struct handle *handle, op_push *push)
{
	return transfer_write_in(L, handle, HANDLE_WRITES, TRANSFER_POSITION, push);
}

int transfer_read_some(lua_State *L)
{
	fiber_may_suspend(L, CANCELABLE);
	return transfer_read(L, module_self(L), transfer_push_read);
}

int transfer_write_some(lua_State *L)
{
	fiber_may_suspend(L, CANCELABLE);
	return transfer_write(L, module_self(L), push_count);
}
