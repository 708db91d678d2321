/* SPDX-License-Identifier: MIT */
/* sealed.c - memory in a descriptor that nobody can change any more. */
#include "runtime/sealed.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "runtime/bytes.h"
#include "runtime/descriptor.h"
#include "runtime/error.h"
#include "runtime/message.h"
#include "runtime/wire.h"

enum { BLOCK = 512 }; /* of st_blocks */
enum { SEALS = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE };

static int fill(int fd, const unsigned char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t count = write(fd, bytes, size);

		if (count < 0 && errno == EINTR)
			continue;
		if (count <= 0)
			return count < 0 ? -errno : -EIO;
		bytes += count;
		size -= (size_t)count;
	}
	return 0;
}

int sealed_create(const void *bytes, size_t size)
{
	int fd = memfd_create("span", MFD_CLOEXEC | MFD_ALLOW_SEALING), status;

	if (fd < 0)
		return -errno;
	status = fill(fd, bytes, size);
	if (status == 0 && fcntl(fd, F_ADD_SEALS, SEALS) < 0)
		status = -errno;
	if (status == 0)
		return fd;
	close(fd);
	return status;
}

/* ---- what is sent again ---- */

enum { COPIES = 4 }; /* that are kept: each holds a descriptor, and as much memory */

/* Of spans of this thread that were sent, and have not changed since. */
static _Thread_local struct copy {
	struct bytes_block *block; /* NULL: there is none */
	const unsigned char *data;
	size_t size;
	int fd;
} copies[COPIES];

static _Thread_local unsigned oldest;

static void forget(struct copy *copy)
{
	struct bytes_block *block = copy->block;

	if (!block)
		return;
	close(copy->fd);
	copy->block = NULL;
	block->is_sealed = false;
	for (unsigned i = 0; i < COPIES; i++)
		block->is_sealed |= copies[i].block == block;
}

void sealed_forget(struct bytes_block *block)
{
	for (unsigned i = 0; i < COPIES; i++)
		if (copies[i].block == block)
			forget(&copies[i]);
}

static int duplicate(int fd)
{
	int other = fcntl(fd, F_DUPFD_CLOEXEC, 0);

	return other < 0 ? -errno : other;
}

/* Where there are too few descriptors, the next one copies again. */
static void keep(const struct bytes *span, int fd)
{
	struct copy *copy = &copies[oldest++ % COPIES];

	forget(copy);
	fd = duplicate(fd);
	if (fd < 0)
		return;
	*copy = (struct copy){ span->block, span->data, span->size, fd };
	span->block->is_sealed = true;
}

int sealed_of(const struct bytes *span)
{
	int fd;

	for (unsigned i = 0; i < COPIES && span->block->is_sealed; i++)
		if (copies[i].block == span->block && copies[i].data == span->data &&
			copies[i].size == span->size)
			return duplicate(copies[i].fd);
	fd = sealed_create(span->data, span->size);
	if (fd >= 0)
		keep(span, fd);
	return fd;
}

bool sealed_check(int fd, uint64_t size)
{
	int seals = fcntl(fd, F_GET_SEALS);
	struct stat status;
	struct statfs system;

	if (seals < 0 || (seals & SEALS) != SEALS || descriptor_status(fd, &status) < 0 ||
		fstatfs(fd, &system) < 0)
		return false;
	/* there may be no huge pages when one is written to, and no page for a hole */
	return system.f_type == TMPFS_MAGIC && S_ISREG(status.st_mode) && size > 0 &&
	       status.st_size >= 0 && (uint64_t)status.st_size == size &&
	       (uint64_t)status.st_blocks >= size / BLOCK;
}

/* ---- what arrives ---- */

struct mapping {
	struct bytes_block block; /* first: the last span finds the mapping by it */
	void *memory;
	size_t size;
};

static void release(struct bytes_block *block)
{
	struct mapping *mapping = (struct mapping *)block;

	munmap(mapping->memory, mapping->size);
	free(mapping);
}

static void *map(int fd, size_t size)
{
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);

	return memory == MAP_FAILED ? NULL : memory;
}

static void unpack(lua_State *L, void *content)
{
	const struct wire_parcel *parcel = content;
	size_t size = (size_t)parcel->size;
	struct bytes *span = bytes_push_new(L, 0, 0);
	struct mapping *mapping = malloc(sizeof *mapping);
	void *memory = mapping ? map(parcel->fd, size) : NULL;

	if (!memory) {
		free(mapping);
		error_raise_generic(L, ENOMEM);
		return;
	}
	*mapping = (struct mapping){
		{ .spans = 1, .release = release }, memory, size
	};
	*span = (struct bytes){ memory, size, size, &mapping->block };
	close(parcel->fd);
}

const struct carrier sealed_arrival = {
	.size = sizeof(struct wire_parcel),
	.unpack = unpack,
	.drop = wire_drop,
};
