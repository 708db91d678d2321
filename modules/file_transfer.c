/* SPDX-License-Identifier: MIT */
/* file_transfer.c - file objects are read and written, at once where nobody has to wait.
 *
 * A request to the ring for what lies in memory costs more than to move it. */
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stddef.h>
#include <sys/uio.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "modules/file.h"
#include "modules/transfer.h"
#include "runtime/bytes.h"
#include "runtime/confined.h"
#include "runtime/descriptor.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/vm.h"

enum { SHORT = 1 << 20 }; /* bytes that others may wait for */

/* ---- what it is ---- */

static enum file_kind look(struct file_object *file)
{
	struct stat status;
	int fd = file->handle.fd, flags;

	if (file->handle.tainted || descriptor_status(fd, &status) < 0)
		return KIND_PLACES;
	file->handle.is_terminal = S_ISCHR(status.st_mode) && isatty(fd);
	if (!S_ISREG(status.st_mode))
		return lseek(fd, 0, SEEK_CUR) < 0 && errno == ESPIPE ? KIND_STREAM
		                                                     : KIND_PLACES;
	flags = fcntl(fd, F_GETFL);
	return flags < 0 || flags & (O_DIRECT | O_DSYNC | O_SYNC) ? KIND_REGULAR
	                                                          : KIND_PROMPT;
}

static enum file_kind kind_of(struct file_object *file)
{
	if (file->kind == KIND_UNKNOWN && file->handle.fd >= 0)
		file->kind = look(file);
	return file->kind;
}

/* What always lies in memory knows no reads that do not wait, before 6.19 at least. */
static enum file_reading choose_reading(struct file_object *file)
{
	struct statfs status;

	if (!confined_by && kind_of(file) == KIND_PROMPT &&
		fstatfs(file->handle.fd, &status) == 0 &&
		(status.f_type == TMPFS_MAGIC || status.f_type == RAMFS_MAGIC))
		return READS_AT_ONCE;
	return READS_BY_RING;
}

/* ---- at once: a count, or -errno; -EAGAIN to ask the ring ---- */

static bool may_be_prompt(const struct file_object *file, size_t size)
{
	return file->handle.fd >= 0 && !file->handle.tainted && size > 0 &&
	       size <= SHORT && !vm_alone(vm_current);
}

static ssize_t read_cached(struct file_object *file, struct iovec *into, int64_t offset)
{
	ssize_t count = preadv2(file->handle.fd, into, 1, offset, RWF_NOWAIT);

	if (count >= 0 || (errno != EOPNOTSUPP && errno != ENOSYS && errno != EPERM))
		return count;
	file->reading = choose_reading(file);
	errno = EAGAIN;
	return -1;
}

static int read_now(struct file_object *file, const struct bytes *bytes, int64_t offset)
{
	struct iovec into = { (void *)bytes->data, bytes->size };
	ssize_t count = -1;

	errno = EAGAIN;
	if (file->reading == READS_CACHED && confined_has_paths())
		count = read_cached(file, &into, offset);
	if (count < 0 && errno == EAGAIN && file->reading == READS_AT_ONCE)
		count = offset == TRANSFER_POSITION
		                ? read(file->handle.fd, into.iov_base, into.iov_len)
		                : pread(file->handle.fd, into.iov_base, into.iov_len,
					  offset);
	if (count >= 0)
		return (int)count;
	return errno == EINTR ? -EAGAIN : -errno;
}

static int write_now(
	struct file_object *file, const unsigned char *data, size_t size, int64_t offset)
{
	ssize_t count;

	if (kind_of(file) != KIND_PROMPT)
		return -EAGAIN;
	count = offset == TRANSFER_POSITION ? write(file->handle.fd, data, size)
	                                    : pwrite(file->handle.fd, data, size, offset);
	if (count >= 0)
		return (int)count;
	return errno == EINTR ? -EAGAIN : -errno;
}

/* ---- methods: the bytes are argument 2 ---- */

static int read_at(
	lua_State *L, struct file_object *file, enum handle_queue line, int64_t offset)
{
	const struct bytes *into = bytes_check(L, 2);

	if (may_be_prompt(file, into->size) &&
		(line == HANDLE_OTHERS || !file->handle.queues[line].first)) {
		int result;

		bytes_write(into);
		result = read_now(file, into, offset);
		if (result != -EAGAIN)
			return op_answer(L, push_bytes_read, result);
	}
	kind_of(file);
	return transfer_read_in(L, &file->handle, line, offset, transfer_push_read);
}

static int write_at(
	lua_State *L, struct file_object *file, enum handle_queue line, int64_t offset)
{
	const unsigned char *data;
	size_t size;

	if (!bytes_or_string(L, 2, &data, &size))
		return error_argument(L, 2);
	if (may_be_prompt(file, size) &&
		(line == HANDLE_OTHERS || !file->handle.queues[line].first)) {
		int result = write_now(file, data, size, offset);

		if (result != -EAGAIN)
			return op_answer(L, push_count, result);
	}
	return transfer_write_in(L, &file->handle, line, offset, push_count);
}

/* file:read_some(bytes) -> count */

int file_read_some(lua_State *L)
{
	fiber_may_suspend(L, CANCELABLE);
	return read_at(L, module_self(L), HANDLE_READS, TRANSFER_POSITION);
}

/* file:write_some(bytes or string) -> count */

/* A regular file has one position for both directions. (R-IO-34) */
static enum handle_queue line_of_writers(struct file_object *file)
{
	enum file_kind kind = kind_of(file);

	return kind == KIND_PROMPT || kind == KIND_REGULAR ? HANDLE_READS : HANDLE_WRITES;
}

int file_write_some(lua_State *L)
{
	struct file_object *file;

	fiber_may_suspend(L, CANCELABLE);
	file = module_self(L);
	return write_at(L, file, line_of_writers(file), TRANSFER_POSITION);
}

/* file:read_some_at(offset, bytes) -> count */
/* file:write_some_at(offset, bytes or string) -> count */

/* The offset, which is taken out of the arguments; what the kernel would not say of it, as the
 * ring minds neither, is raised. */
static int64_t take_offset(lua_State *L, struct file_object *file)
{
	int64_t offset = file_object_check_number(L, 2);

	handle_fd(L, &file->handle);
	if (offset < 0)
		error_raise_errno(L, EINVAL);
	if (kind_of(file) == KIND_STREAM)
		error_raise_errno(L, ESPIPE);
	lua_remove(L, 2);
	return offset;
}

int file_read_some_at(lua_State *L)
{
	struct file_object *file;

	fiber_may_suspend(L, CANCELABLE);
	file = module_self(L);
	file_object_check_number(L, 2);
	bytes_check(L, 3);
	return read_at(L, file, HANDLE_OTHERS, take_offset(L, file));
}

int file_write_some_at(lua_State *L)
{
	const unsigned char *data;
	struct file_object *file;
	size_t size;

	fiber_may_suspend(L, CANCELABLE);
	file = module_self(L);
	file_object_check_number(L, 2);
	if (!bytes_or_string(L, 3, &data, &size))
		return error_argument(L, 3);
	return write_at(L, file, HANDLE_OTHERS, take_offset(L, file));
}
