/* SPDX-License-Identifier: MIT */
/* handle.h - a descriptor that an object of Lua's owns, and the fibers that wait at it. */
#ifndef RUNTIME_HANDLE_H
#define RUNTIME_HANDLE_H

#include <lua.h>
#include <stdbool.h>

#include "runtime/module.h"
#include "runtime/op.h"

/* Where requests stand: those that read one behind the other, and those that write; the
 * rest all at once. */
enum handle_queue { HANDLE_READS, HANDLE_WRITES, HANDLE_OTHERS, HANDLE_QUEUES };

/* The beginning of the userdata of such an object. */
struct handle {
	int fd; /* -1: it is closed */
	/* Another process had it, which may make a call on it last as long as it likes: the
	 * thread does not wait for one. (R-SBX-120) */
	bool tainted;
	bool is_socket; /* as far as it is tainted: there are calls that never wait */
	bool lingers;   /* to close it may take long: SO_LINGER */
	/* A terminal may wait in the middle of a transfer that seemed to be possible at once:
	 * while it does the kernel must not have the thread. Set by who makes the object. */
	bool is_terminal;
	struct op_queue queues[HANDLE_QUEUES];
};

/* Make one that is closed. */
void handle_init(struct handle *handle);

/* Push a new object of `type` that is closed, its `size` bytes zero but for the handle at
 * their beginning, which is returned. */
struct handle *handle_new(lua_State *L, const struct type *type, size_t size);

/* The descriptor, or raise system EBADF if the object is closed. (R-IO-16) */
int handle_fd(lua_State *L, const struct handle *handle);

/* Own `fd`. The object is closed. */
void handle_adopt(struct handle *handle, int fd, bool tainted);

/* For functions marked AWAITS, when the arguments were checked; the object stands on the
 * frame:
 *
 *	io_uring_prep_read(&request, handle->fd, into->data, size, -1);
 *	return handle_await(L, handle, HANDLE_READS, &request, push_bytes_read);
 *
 * Raises system EBADF if the object is closed. See op_await(). */
int handle_await(lua_State *L, struct handle *handle, enum handle_queue queue,
	struct io_uring_sqe *request, op_push *push);

/* From a push: the call goes on waiting at the same object, as of op_again(). Answers -ECANCELED
 * if that was closed meanwhile. Use: return handle_again(...). */
int handle_again(struct handle *handle, enum handle_queue queue,
	struct io_uring_sqe *request, op_push *push);

/* True if a fiber waits at it. */
bool handle_is_busy(const struct handle *handle);

/* End every wait, with ECANCELED or the truth. (R-IO-18) */
void handle_cancel(struct handle *handle);

/* The same, and wait with the thread until the kernel has let go; then the object is closed,
 * and the caller owns the descriptor. For one that is tainted the thread waits only a moment.
 * -1 if it was closed already. (R-IO-20, R-IO-276) */
int handle_detach(struct handle *handle);

/* End every wait and close the descriptor, now. Again does no harm. (R-IO-17) */
void handle_close(struct handle *handle);

/* The same of a socket in which descriptors of another process may lie unread: the thread does
 * not wait for their end. */
void handle_close_mail(struct handle *handle);

#endif
