/* SPDX-License-Identifier: MIT */
/* io_file.c - a buffered file under the io library, on which fibers wait. */
#include "modules/io_file.h"

#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/confined.h"
#include "runtime/interrupt.h"
#include "runtime/op.h"
#include "runtime/vm.h"

enum {
	BLOCK = 64 * 1024,  /* what one read asks for, and one write gathers */
	KEEP = 1024 * 1024, /* an input buffer that grew beyond is given back */
};

static const char metatable_key; /* registry: the metatable of files */

/* ---- the userdata ---- */

void file_open_type(lua_State *L)
{
	lua_newtable(L);
	lua_pushvalue(L, -1);
	lua_setfield(L, -2, "__index");
	lua_pushlightuserdata(L, (void *)&metatable_key);
	lua_pushvalue(L, -2);
	lua_rawset(L, LUA_REGISTRYINDEX);
}

struct file *file_new(lua_State *L)
{
	struct file *file = lua_newuserdata(L, sizeof *file);

	*file = (struct file){ .fd = -1 };
	lua_pushlightuserdata(L, (void *)&metatable_key);
	lua_rawget(L, LUA_REGISTRYINDEX);
	lua_setmetatable(L, -2);
	return file;
}

struct file *file_test(lua_State *L, int index)
{
	struct file *file = lua_touserdata(L, index);

	if (!file || !lua_getmetatable(L, index))
		return NULL;
	lua_pushlightuserdata(L, (void *)&metatable_key);
	lua_rawget(L, LUA_REGISTRYINDEX);
	if (!lua_rawequal(L, -1, -2))
		file = NULL;
	lua_pop(L, 2);
	return file;
}

struct file *file_check(lua_State *L, int index)
{
	struct file *file = file_test(L, index);

	if (!file)
		luaL_typerror(L, index, "FILE*");
	if (file->fd < 0)
		luaL_error(L, "attempt to use a closed file");
	return file;
}

void file_enter(struct file *file, int fd)
{
	file->fd = fd;
	file->vm = vm_current;
	file->next = file->vm->files;
	if (file->next)
		file->next->previous = file;
	file->vm->files = file;
}

void file_adopt(struct file *file, int fd, int flags)
{
	struct stat status;

	file->readable = (flags & O_ACCMODE) != O_WRONLY;
	file->writable = (flags & O_ACCMODE) != O_RDONLY;
	file->regular = fstat(fd, &status) == 0 &&
	                (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode) ||
				S_ISBLK(status.st_mode));
	file->buffering = BUFFER_FULL;
	file->limit = BLOCK;
	if (!file->regular && file->writable && confined_is_seen(fd))
		file->buffering = BUFFER_LINES;
	file_enter(file, fd);
}

static void unlink_file(struct file *file)
{
	if (file->previous)
		file->previous->next = file->next;
	else if (file->vm->files == file)
		file->vm->files = file->next;
	if (file->next)
		file->next->previous = file->previous;
	file->next = file->previous = NULL;
}

void file_leave(struct file *file)
{
	unlink_file(file);
	free(file->flight);
	*file = (struct file){ .fd = -1, .vm = file->vm };
}

static void free_buffers(struct file *file)
{
	if (!file->filling) {
		free(file->in);
		file->in = NULL;
		file->start = file->end = file->searched = file->in_capacity = 0;
		file->held = 0;
	}
	free(file->out);
	file->out = NULL;
	file->used = file->out_capacity = 0;
	if (!file->draining) {
		free(file->flight);
		file->flight = NULL;
		file->flight_capacity = 0;
	}
}

void file_forget(struct file *file)
{
	/* the kernel would go on reading for a descriptor that is gone (R-IO-275) */
	if (file->filling)
		vm_cancel(file->vm, &file->fill);
	if (file->draining)
		vm_cancel(file->vm, &file->drain);
	ring_flush(&file->vm->loop->ring);
	file->fd = -1;
	file->lent = 0;
	unlink_file(file);
	free_buffers(file);
}

void file_discard(struct file *file)
{
	int fd = file->fd;

	if (fd < 0)
		return;
	file_forget(file);
	close(fd);
}

/* ---- waiting ---- */

static void wake_all(struct fiber_list *list, int result)
{
	while (list->first)
		fiber_wake(list->first, result);
}

/* Wait with the thread until no operation of that kind is in flight. */
static void sit_out(const struct file *file, const bool *busy)
{
	while (*busy)
		ring_wait(&file->vm->loop->ring, -1);
}

/* A non-blocking descriptor had nothing for us: ask to be told when it has. */
static int submit_poll(struct file *file, struct op *op, unsigned events)
{
	struct io_uring_sqe poll = { 0 };

	io_uring_prep_poll_add(&poll, file->fd, events);
	return vm_submit(file->vm, &poll, op);
}

/* ---- input ---- */

static int make_room(struct file *file)
{
	size_t capacity = file->in_capacity ? file->in_capacity * 2 : BLOCK;
	size_t passed;
	char *in;

	if (file->start == file->end && file->held == 0) {
		file->start = file->end = file->searched = 0;
		if (file->in_capacity > KEEP) {
			free(file->in);
			file->in = NULL;
			file->in_capacity = 0;
			capacity = BLOCK;
		}
	}
	if (file->in_capacity - file->end >= BLOCK / 2)
		return 0;
	passed = file->start - file->held;
	if (passed >= file->in_capacity / 2 && passed > 0) {
		memmove(file->in, file->in + passed, file->end - passed);
		file->end -= passed;
		file->searched -= file->searched < passed ? file->searched : passed;
		file->start = file->held;
		return 0;
	}
	in = capacity > file->in_capacity ? realloc(file->in, capacity) : NULL;
	if (!in)
		return -ENOMEM;
	file->in = in;
	file->in_capacity = capacity;
	return 0;
}

static size_t room(const struct file *file)
{
	size_t size = file->in_capacity - file->end;

	return size < 1u << 30 ? size : 1u << 30;
}

static void prepare_fill(const struct file *file, struct io_uring_sqe *request)
{
	*request = (struct io_uring_sqe){ 0 };
	io_uring_prep_read(request, file->fd, file->in + file->end, (unsigned)room(file),
		(uint64_t)-1);
}

static void fill_polled(struct op *op, int result);

static void fill_done(struct op *op, int result)
{
	struct file *file = (struct file *)((char *)op - offsetof(struct file, fill));

	if ((result == -EAGAIN || result == -EINTR) && !file->fill_withdrawn) {
		op->complete = fill_polled;
		if (submit_poll(file, op, POLLIN) == 0)
			return;
	}
	if (result == -EAGAIN || result == -EINTR)
		result = -ECANCELED;
	file->filling = false;
	if (result > 0)
		file->end += (size_t)result;
	wake_all(&file->readers, result);
	if (file->fd < 0)
		free_buffers(file);
}

static int start_fill(struct file *file)
{
	struct io_uring_sqe request;
	int status;

	prepare_fill(file, &request);
	file->fill.complete = fill_done;
	file->fill_withdrawn = false;
	status = vm_submit(file->vm, &request, &file->fill);
	file->filling = status == 0;
	return status;
}

static void fill_polled(struct op *op, int result)
{
	struct file *file = (struct file *)((char *)op - offsetof(struct file, fill));
	bool gone = result < 0 || file->fd < 0 || file->fill_withdrawn;
	int status = gone ? -ECANCELED : start_fill(file);

	if (status < 0)
		fill_done(op, status);
}

int file_fill(struct file *file, bool suspends)
{
	struct io_uring_sqe request;
	int result;

	if (!file->readable)
		return -EBADF;
	if (file->filling && suspends)
		return FILE_WAITS;
	sit_out(file, &file->filling);
	result = make_room(file);
	if (result < 0)
		return result;
	if (suspends && !file->regular && !vm_alone(vm_current)) {
		result = start_fill(file);
		return result < 0 ? result : FILE_WAITS;
	}
	prepare_fill(file, &request);
	result = op_block(&request);
	if (result > 0)
		file->end += (size_t)result;
	return result;
}

void file_flush_prompts(const struct file *file)
{
	if (file->regular)
		return;
	for (struct file *other = file->vm->files; other; other = other->next)
		if (other->buffering == BUFFER_LINES && other->used > 0)
			file_push_out(other, false);
}

/* The last reader takes the operation with it: nothing else would keep its memory. */
static bool leave_readers(struct fiber *fiber)
{
	struct file *file = fiber->wait;

	if (file->filling && file->readers.first == file->readers.last) {
		file->fill_withdrawn = true;
		vm_cancel(file->vm, &file->fill);
		return false;
	}
	return fiber_leave_list(fiber);
}

int file_wait_input(lua_State *L, struct file *file, fiber_push *push)
{
	fiber_list_append(&file->readers, vm_current->current);
	return fiber_park(L, push, leave_readers, file, CANCELABLE);
}

int file_wait_input_again(lua_State *L, struct file *file)
{
	fiber_list_append(&file->readers, vm_current->current);
	return fiber_park_again(L, leave_readers, file);
}

void file_hold(struct file *file, size_t size)
{
	file->held = size;
	file->holder = vm_current->current;
}

void file_give_back(struct file *file)
{
	if (file->holder != vm_current->current)
		return;
	file->start -= file->held;
	file->searched = file->searched < file->start ? file->searched : file->start;
	file->held = 0;
}

void file_drop_input(struct file *file)
{
	size_t unread = file->end - file->start;

	if (unread > 0)
		lseek(file->fd, -(off_t)unread, SEEK_CUR);
	file->start = file->end = file->searched = file->held = 0;
}

/* ---- output ---- */

int file_append(struct file *file, const char *bytes, size_t size)
{
	if (size == 0)
		return 0;
	if (size > file->out_capacity - file->used) {
		size_t capacity = file->out_capacity ? file->out_capacity : BLOCK;
		char *out;

		while (capacity - file->used < size) {
			if (capacity > SIZE_MAX / 2)
				return -ENOMEM;
			capacity *= 2;
		}
		out = realloc(file->out, capacity);
		if (!out)
			return -ENOMEM;
		file->out = out;
		file->out_capacity = capacity;
	}
	memcpy(file->out + file->used, bytes, size);
	file->used += size;
	return 0;
}

bool file_is_due(const struct file *file, const char *text, size_t size)
{
	switch (file->buffering) {
	case BUFFER_FULL:
		return file->used >= file->limit;
	case BUFFER_LINES:
		return file->used >= file->limit || memchr(text, '\n', size);
	default:
		return file->used > 0;
	}
}

/* What is buffered becomes what is written; the other buffer takes its place. */
static void take_off(struct file *file)
{
	char *out = file->out;
	size_t capacity = file->out_capacity;

	file->out = file->flight;
	file->out_capacity = file->flight_capacity;
	file->flight = out;
	file->flight_capacity = capacity;
	file->done = 0;
	file->sent = file->used;
	file->used = 0;
}

static void prepare_drain(const struct file *file, struct io_uring_sqe *request)
{
	size_t size = file->sent - file->done;

	*request = (struct io_uring_sqe){ 0 };
	io_uring_prep_write(request, file->fd, file->flight + file->done,
		(unsigned)(size < 1u << 30 ? size : 1u << 30), (uint64_t)-1);
}

/* Note how a write went. True if there is more of it to do. */
static bool account(struct file *file, int result)
{
	if (result >= 0) {
		file->done += (size_t)result;
		return file->done < file->sent;
	}
	if (result == -EPIPE && file->fd == STDOUT_FILENO)
		interrupt_broken_pipe();
	if (!file->error)
		file->error = -result;
	return false;
}

static int start_drain(struct file *file);

static void drain_done(struct op *op, int result);

static void drain_polled(struct op *op, int result)
{
	struct file *file = (struct file *)((char *)op - offsetof(struct file, drain));
	int status = result < 0 || file->fd < 0 ? -ECANCELED : start_drain(file);

	if (status < 0)
		drain_done(op, status);
}

static void drain_done(struct op *op, int result)
{
	struct file *file = (struct file *)((char *)op - offsetof(struct file, drain));

	if (result == -EAGAIN || result == -EINTR) {
		op->complete = drain_polled;
		if (submit_poll(file, op, POLLOUT) == 0)
			return;
	}
	if (account(file, result)) {
		int status = start_drain(file);

		if (status == 0)
			return;
		account(file, status);
		result = status;
	}
	file->draining = false;
	wake_all(&file->writers, result < 0 ? result : 0);
	if (file->fd < 0)
		free_buffers(file);
}

static int start_drain(struct file *file)
{
	struct io_uring_sqe request;
	int status;

	prepare_drain(file, &request);
	file->drain.complete = drain_done;
	status = vm_submit(file->vm, &request, &file->drain);
	file->draining = status == 0;
	return status;
}

static int drain_now(struct file *file)
{
	struct io_uring_sqe request;
	int result;

	do {
		prepare_drain(file, &request);
		result = op_block(&request);
	} while (account(file, result));
	return result < 0 ? result : 0;
}

/* Standard output is written at once where other states print too: in that order. */
static bool may_wait(const struct file *file)
{
	if (file == file->vm->output && vm_has_neighbours(file->vm))
		return false;
	return !file->regular && !vm_alone(file->vm);
}

int file_push_out(struct file *file, bool suspends)
{
	int status;

	if (file->draining && suspends)
		return FILE_WAITS;
	sit_out(file, &file->draining);
	if (file->used == 0)
		return 0;
	if (file->end > file->start)
		file_drop_input(file);
	take_off(file);
	if (suspends && may_wait(file)) {
		status = start_drain(file);
		if (status == 0)
			return FILE_WAITS;
	}
	return drain_now(file);
}

int file_wait_output(lua_State *L, struct file *file, fiber_push *push)
{
	fiber_list_append(&file->writers, vm_current->current);
	return fiber_park(L, push, NULL, file, NOT_CANCELABLE);
}

int file_wait_output_again(lua_State *L, struct file *file)
{
	fiber_list_append(&file->writers, vm_current->current);
	return fiber_park_again(L, NULL, file);
}
