/* SPDX-License-Identifier: MIT */
/* op_block.c - requests that are plain system calls instead: the thread waits. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/confined.h"
#include "runtime/op.h"
#include "runtime/op_request.h"
#include "runtime/vm.h"

enum { LAST_DELAY_MS = 64 };

static ssize_t transfer(const struct io_uring_sqe *entry)
{
	void *memory = (void *)(uintptr_t)entry->addr;
	bool at_position = entry->off == (uint64_t)-1;
	off_t offset = (off_t)entry->off;

	if (entry->opcode == IORING_OP_READ)
		return at_position ? read(entry->fd, memory, entry->len)
		                   : pread(entry->fd, memory, entry->len, offset);
	return at_position ? write(entry->fd, memory, entry->len)
	                   : pwrite(entry->fd, memory, entry->len, offset);
}

/* As the ring does, send what there is room for: whoever would make more of it may be the same
 * fiber. No filter of a confined process lets these calls through. */
static ssize_t exchange(const struct io_uring_sqe *entry)
{
	void *memory = (void *)(uintptr_t)entry->addr;
	int flags = (int)entry->msg_flags;

	if (confined_by) {
		errno = ENOSYS;
		return -1;
	}
	switch (entry->opcode) {
	case IORING_OP_RECV:
		return recv(entry->fd, memory, entry->len, flags);
	case IORING_OP_SEND:
		return send(entry->fd, memory, entry->len, flags | MSG_DONTWAIT);
	case IORING_OP_RECVMSG:
		return recvmsg(entry->fd, memory, flags);
	default:
		return sendmsg(entry->fd, memory, flags | MSG_DONTWAIT);
	}
}

static const char *text(uint64_t address)
{
	return (const char *)(uintptr_t)address;
}

/* Of what names something. */
static ssize_t name(const struct io_uring_sqe *entry)
{
	const char *path = text(entry->addr), *other = text(entry->addr2);

	switch (entry->opcode) {
	case IORING_OP_OPENAT:
		return openat(
			entry->fd, path, (int)entry->open_flags, (mode_t)entry->len);
	case IORING_OP_STATX:
		return statx(entry->fd, path, (int)entry->statx_flags, entry->len,
			(struct statx *)(uintptr_t)entry->off);
	case IORING_OP_UNLINKAT:
		return unlinkat(entry->fd, path, (int)entry->unlink_flags);
	case IORING_OP_RENAMEAT:
		return renameat2(
			entry->fd, path, (int)entry->len, other, entry->rename_flags);
	case IORING_OP_MKDIRAT:
		return mkdirat(entry->fd, path, (mode_t)entry->len);
	case IORING_OP_SYMLINKAT:
		return symlinkat(path, entry->fd, other);
	case IORING_OP_LINKAT:
		return linkat(entry->fd, path, (int)entry->len, other,
			(int)entry->hardlink_flags);
	default:
		errno = ENOSYS;
		return -1;
	}
}

static ssize_t call(const struct io_uring_sqe *entry)
{
	switch (entry->opcode) {
	case IORING_OP_READ:
	case IORING_OP_WRITE:
		return transfer(entry);
	case IORING_OP_RECV:
	case IORING_OP_SEND:
	case IORING_OP_RECVMSG:
	case IORING_OP_SENDMSG:
		return exchange(entry);
	case IORING_OP_NOP:
		return 0;
	default:
		return name(entry);
	}
}

/* From the second time on it is not enough that it seems ready: see wait_first(). Returns 0, or
 * -EINTR if SIGINT has come. */
static int block_until_ready(const struct io_uring_sqe *entry, int *delay_ms)
{
	struct pollfd ready = { entry->fd, op_request_readiness(entry), 0 };
	int status = *delay_ms == 0 ? 0 : poll(NULL, 0, *delay_ms);

	if (status == 0)
		status = poll(&ready, 1, -1);
	if (*delay_ms < LAST_DELAY_MS)
		*delay_ms = *delay_ms ? 2 * *delay_ms : 1;
	return status < 0 && errno == EINTR && vm_current->interrupted ? -EINTR : 0;
}

int op_block(const struct io_uring_sqe *entry)
{
	int delay_ms = 0;

	for (;;) {
		ssize_t result = call(entry);

		if (result >= 0)
			return (int)result;
		if (errno == EAGAIN && entry->fd >= 0 &&
			block_until_ready(entry, &delay_ms) == 0)
			continue;
		if (errno != EINTR || vm_current->interrupted)
			return -errno;
	}
}
