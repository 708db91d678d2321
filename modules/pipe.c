/* SPDX-License-Identifier: MIT */
/* pipe.c - require "pipe": the two ends of pipes, and of whatever is like one. */
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <unistd.h>

#include "modules/modules.h"
#include "modules/owner.h"
#include "modules/transfer.h"
#include "runtime/error.h"
#include "runtime/handle.h"

static const struct function metamethods[] = {
	{ "__gc", owner_gc, 0 },
	{ NULL, NULL, 0 },
};

/* pipe.read_stream */

static const struct function read_stream_methods[] = {
	{ "assign", owner_assign, 0 },
	{ "cancel", owner_cancel, 0 },
	{ "close", owner_close, 0 },
	{ "read_some", transfer_read_some, AWAITS | ONE_RESULT },
	{ "release", owner_release, 0 },
	{ NULL, NULL, 0 },
};
static const struct type read_stream = {
	"pipe.read_stream",
	read_stream_methods,
	metamethods,
	owner_property,
};

static int read_stream_new(lua_State *L)
{
	return owner_new(L, &read_stream, sizeof(struct handle));
}

/* pipe.write_stream */

static const struct function write_stream_methods[] = {
	{ "assign", owner_assign, 0 },
	{ "cancel", owner_cancel, 0 },
	{ "close", owner_close, 0 },
	{ "release", owner_release, 0 },
	{ "write_some", transfer_write_some, AWAITS | ONE_RESULT },
	{ NULL, NULL, 0 },
};
static const struct type write_stream = {
	"pipe.write_stream",
	write_stream_methods,
	metamethods,
	owner_property,
};

static int write_stream_new(lua_State *L)
{
	return owner_new(L, &write_stream, sizeof(struct handle));
}

/* pipe.pair() -> read_stream, write_stream */

static int pipe_pair(lua_State *L)
{
	struct handle *reader = handle_new(L, &read_stream, sizeof *reader);
	struct handle *writer = handle_new(L, &write_stream, sizeof *writer);
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) < 0)
		return error_raise_errno(L, errno);
	handle_adopt(reader, ends[0], false);
	handle_adopt(writer, ends[1], false);
	return 2;
}

int open_pipe(lua_State *L)
{
	lua_createtable(L, 0, 3);
	owner_push_class(L, &read_stream, read_stream_new);
	lua_setfield(L, -2, "read_stream");
	owner_push_class(L, &write_stream, write_stream_new);
	lua_setfield(L, -2, "write_stream");
	lua_pushcfunction(L, pipe_pair);
	lua_setfield(L, -2, "pair");
	return 1;
}
