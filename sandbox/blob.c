/* SPDX-License-Identifier: MIT */
/* blob.c - values one behind the other in one piece of memory, on their way to a process that
 * trusts who wrote them. */
#include "sandbox/blob.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "sandbox/rights.h"

enum {
	FIRST_ROOM = 1024,
	INLINE_MAX = 32 * 1024, /* bytes that go in the datagram itself */
	ALL_SEALS = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE,
};

#define ABSENT UINT64_MAX /* the length of NULL */

/* What goes before the bytes. */
struct head {
	uint64_t size;
	uint32_t in_memory; /* the last descriptor is a file that has the bytes */
	uint32_t fd_count;  /* without that */
};

/* ---- putting ---- */

static bool grow(struct blob *blob, size_t size)
{
	size_t room = blob->room ? blob->room : FIRST_ROOM;
	unsigned char *bytes;

	if (size > BLOB_SIZE_MAX - blob->size)
		return false;
	while (room < blob->size + size)
		room *= 2;
	if (room == blob->room)
		return true;
	bytes = malloc(room);
	if (!bytes)
		return false;
	if (blob->size > 0) {
		memcpy(bytes, blob->bytes, blob->size);
		explicit_bzero(blob->bytes, blob->size);
	}
	free(blob->bytes);
	blob->bytes = bytes;
	blob->room = room;
	return true;
}

void blob_put(struct blob *blob, const void *bytes, size_t size)
{
	if (blob->failed || size == 0)
		return;
	if (!grow(blob, size)) {
		blob->failed = true;
		return;
	}
	memcpy(blob->bytes + blob->size, bytes, size);
	blob->size += size;
}

void blob_put_number(struct blob *blob, uint64_t number)
{
	blob_put(blob, &number, sizeof number);
}

void blob_put_text(struct blob *blob, const char *text, size_t size)
{
	blob_put_number(blob, text ? size : ABSENT);
	if (!text)
		return;
	blob_put(blob, text, size);
	blob_put(blob, "", 1);
}

void blob_put_string(struct blob *blob, const char *string)
{
	blob_put_text(blob, string, string ? strlen(string) : 0);
}

unsigned blob_attach(struct blob *blob, int fd)
{
	if (blob->fd_count == BLOB_DESCRIPTORS) {
		blob->failed = true;
		return 0;
	}
	blob->fds[blob->fd_count] = fd;
	return blob->fd_count++;
}

/* ---- taking ---- */

static const unsigned char *next(struct blob *blob, size_t size)
{
	const unsigned char *bytes = blob->bytes + blob->at;

	if (blob->failed || size > blob->size - blob->at) {
		blob->failed = true;
		return NULL;
	}
	blob->at += size;
	return bytes;
}

void blob_take(struct blob *blob, void *bytes, size_t size)
{
	const unsigned char *from = next(blob, size);

	if (from)
		memcpy(bytes, from, size);
	else
		memset(bytes, 0, size);
}

uint64_t blob_take_number(struct blob *blob)
{
	uint64_t number;

	blob_take(blob, &number, sizeof number);
	return number;
}

const char *blob_take_text(struct blob *blob, size_t *size)
{
	uint64_t length = blob_take_number(blob);
	const unsigned char *text;

	*size = 0;
	if (length == ABSENT || length >= BLOB_SIZE_MAX)
		return NULL;
	text = next(blob, length + 1);
	if (!text || text[length] != '\0')
		return NULL;
	*size = length;
	return (const char *)text;
}

const char *blob_take_string(struct blob *blob)
{
	size_t size;

	return blob_take_text(blob, &size);
}

int blob_descriptor(struct blob *blob, uint64_t index)
{
	if (index < blob->fd_count)
		return blob->fds[index];
	blob->failed = true;
	return -1;
}

/* ---- sending ---- */

/* A file of memory that nobody can change any more. Returns its descriptor or -errno. */
static int seal(const struct blob *blob)
{
	int fd = memfd_create("blob", MFD_CLOEXEC | MFD_ALLOW_SEALING), status;
	size_t done = 0;

	if (fd < 0)
		return -errno;
	while (done < blob->size) {
		ssize_t count = write(fd, blob->bytes + done, blob->size - done);

		if (count < 0 && errno != EINTR)
			goto fail;
		done += count > 0 ? (size_t)count : 0;
	}
	if (fcntl(fd, F_ADD_SEALS, ALL_SEALS) == 0)
		return fd;
fail:
	status = -errno;
	close(fd);
	return status;
}

_Static_assert(RIGHTS_MAX == BLOB_DESCRIPTORS + 1, "the memory is one more");

static void attach_all(
	struct msghdr *message, union rights *rights, const struct blob *blob, int memory)
{
	int fds[RIGHTS_MAX];
	unsigned count = blob->fd_count;

	memcpy(fds, blob->fds, sizeof *fds * count);
	if (memory >= 0)
		fds[count++] = memory;
	rights_attach(message, rights, fds, count);
}

int blob_send(int socket, const struct blob *blob)
{
	int memory = blob->size > INLINE_MAX ? seal(blob) : -1;
	struct head head = { blob->size, memory >= 0, blob->fd_count };
	struct iovec parts[] = { { &head, sizeof head }, { blob->bytes, blob->size } };
	struct msghdr message = { .msg_iov = parts, .msg_iovlen = memory >= 0 ? 1 : 2 };
	union rights rights;
	ssize_t sent;
	int status = 0;

	if (blob->failed)
		status = -EMSGSIZE;
	else if (blob->size > INLINE_MAX && memory < 0)
		status = memory;
	if (status == 0) {
		attach_all(&message, &rights, blob, memory);
		do
			sent = sendmsg(socket, &message, MSG_NOSIGNAL);
		while (sent < 0 && errno == EINTR);
		status = sent < 0 ? -errno : 0;
	}
	if (memory >= 0)
		close(memory);
	return status;
}

/* ---- receiving ---- */

/* The file of memory is the last descriptor, and is not one of those that were attached. */
static int map(struct blob *blob, size_t size)
{
	int fd = blob->fd_count > 0 ? blob->fds[--blob->fd_count] : -1, errnum;
	void *bytes;

	if (fd < 0)
		return -EPROTO;
	bytes = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
	errnum = errno;
	close(fd);
	if (bytes == MAP_FAILED)
		return -errnum;
	blob->bytes = bytes;
	blob->mapped = true;
	return 0;
}

static int check(struct blob *blob, const struct head *head, size_t size, int flags)
{
	int status = 0;

	if (size < sizeof *head || flags & (MSG_TRUNC | MSG_CTRUNC) ||
		head->size > BLOB_SIZE_MAX)
		return -EPROTO;
	if (head->in_memory)
		status = blob->bytes ? -EPROTO : map(blob, head->size);
	else if (head->size != size - sizeof *head)
		status = -EPROTO;
	if (status == 0 && blob->fd_count != head->fd_count)
		status = -EPROTO;
	blob->size = status == 0 ? head->size : 0;
	return status;
}

static int receive(int socket, struct blob *blob, size_t size)
{
	struct head head = { 0 };
	union rights rights;
	struct iovec parts[] = { { &head, sizeof head }, { NULL, 0 } };
	struct msghdr message = { .msg_iov = parts, .msg_iovlen = 2 };
	ssize_t count;

	if (size > sizeof head) {
		parts[1].iov_len = size - sizeof head;
		parts[1].iov_base = blob->bytes = malloc(parts[1].iov_len);
		if (!blob->bytes)
			return -ENOMEM;
	}
	rights_expect(&message, &rights, RIGHTS_MAX);
	do
		count = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
	while (count < 0 && errno == EINTR);
	if (count < 0)
		return -errno;
	blob->fd_count = rights_take(&message, blob->fds, RIGHTS_MAX);
	return check(blob, &head, (size_t)count, message.msg_flags);
}

int blob_receive(int socket, struct blob *blob)
{
	ssize_t size;
	int status;

	do
		size = recv(socket, NULL, 0, MSG_PEEK | MSG_TRUNC);
	while (size < 0 && errno == EINTR);
	if (size <= 0)
		return size < 0 ? -errno : -ECONNRESET;
	status = receive(socket, blob, (size_t)size);
	if (status == 0)
		return 0;
	rights_close(blob->fds, blob->fd_count);
	blob_finish(blob);
	return status;
}

void blob_finish(struct blob *blob)
{
	if (blob->bytes && blob->size > 0)
		explicit_bzero(blob->bytes, blob->size);
	if (blob->mapped)
		munmap(blob->bytes, blob->size);
	else
		free(blob->bytes);
	*blob = (struct blob){ 0 };
}
