/* SPDX-License-Identifier: MIT */
/* io_carrier.c - files in messages: they leave the sender and are the receiver's. */
#include "modules/io_carrier.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "modules/io_file.h"
#include "modules/io_process.h"
#include "runtime/message.h"

/* What a file is beside its place in a state: its descriptor, and what is buffered. */
struct traveller {
	int fd, error;
	pid_t pid;
	bool readable, writable, regular;
	unsigned char buffering;
	char *in, *out;
	size_t start, end, in_capacity;
	size_t used, out_capacity, limit;
};

/* Standard files stay; so does one that a fiber, the kernel or an iterator works on. */
static int check(lua_State *L, int index)
{
	const struct file *file = lua_touserdata(L, index);
	bool busy = file->fd < 0 || file->standard || file->filling || file->draining ||
	            file->has_cursor || file->used_lines || file->readers.first ||
	            file->writers.first;

	return busy ? EBUSY : 0;
}

static void pack(lua_State *L, int index, void *parcel)
{
	struct file *file = lua_touserdata(L, index);

	*(struct traveller *)parcel = (struct traveller){
		.fd = file->fd,
		.error = file->error,
		.pid = file->pid,
		.readable = file->readable,
		.writable = file->writable,
		.regular = file->regular,
		.buffering = file->buffering,
		.in = file->in,
		.out = file->out,
		.start = file->start,
		.end = file->end,
		.in_capacity = file->in_capacity,
		.used = file->used,
		.out_capacity = file->out_capacity,
		.limit = file->limit,
	};
	file_leave(file);
}

static void unpack(lua_State *L, void *parcel)
{
	const struct traveller *traveller = parcel;
	struct file *file = file_new(L);

	file->error = traveller->error;
	file->pid = traveller->pid;
	file->readable = traveller->readable;
	file->writable = traveller->writable;
	file->regular = traveller->regular;
	file->buffering = traveller->buffering;
	file->in = traveller->in;
	file->out = traveller->out;
	file->start = traveller->start;
	file->end = traveller->end;
	file->in_capacity = traveller->in_capacity;
	file->used = traveller->used;
	file->out_capacity = traveller->out_capacity;
	file->limit = traveller->limit;
	file_enter(file, traveller->fd);
}

/* Nobody has received it: it is closed, as a file that is garbage. */
static void drop(void *parcel)
{
	struct traveller *traveller = parcel;
	size_t done = 0;

	while (done < traveller->used) {
		ssize_t count = write(
			traveller->fd, traveller->out + done, traveller->used - done);

		if (count < 0 && errno != EINTR)
			break;
		done += count > 0 ? (size_t)count : 0;
	}
	close(traveller->fd);
	free(traveller->in);
	free(traveller->out);
	process_leave(traveller->pid);
}

void io_carrier_open(lua_State *L)
{
	static const struct carrier carrier = {
		.size = sizeof(struct traveller),
		.moves = true,
		.check = check,
		.pack = pack,
		.unpack = unpack,
		.drop = drop,
	};

	message_carry(L, &carrier);
}
