/* SPDX-License-Identifier: MIT */
/* standard_stream.c - the tables system.in_, system.out and system.err. */
#include "modules/standard_stream.h"

#include <errno.h>
#include <unistd.h>

#include "modules/file_descriptor.h"
#include "modules/terminal.h"
#include "modules/transfer.h"
#include "runtime/descriptor.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/handle.h"
#include "runtime/interrupt.h"
#include "runtime/module.h"
#include "runtime/scope.h"
#include "runtime/vm.h"

/* ---- the functions: upvalue 1 is the stream, the first argument is ignored ---- */

static struct handle *own_stream(lua_State *L)
{
	return lua_touserdata(L, lua_upvalueindex(1));
}

/* system.in_:read_some(bytes) -> count */

static int read_some(lua_State *L)
{
	fiber_may_suspend(L, CANCELABLE);
	return transfer_read(L, own_stream(L), transfer_push_read);
}

/* system.out:write_some(bytes or string) -> count */

/* What print() and io.write() hold back comes first. (R-SYS-66) */
static void flush_script_output(void)
{
	if (vm_current->flush)
		vm_current->flush(vm_current);
}

static int push_shown(lua_State *L, int result)
{
	if (result == -EPIPE)
		interrupt_broken_pipe();
	return push_count(L, result);
}

static int write_some(lua_State *L)
{
	struct handle *stream = own_stream(L);

	fiber_may_suspend(L, CANCELABLE);
	if (stream->fd != STDOUT_FILENO)
		return transfer_write(L, stream, push_count);
	flush_script_output();
	return transfer_write(L, stream, push_shown);
}

/* stream:isatty() -> boolean */

static int stream_isatty(lua_State *L)
{
	return terminal_isatty(L, own_stream(L)->fd);
}

/* stream:tcgetpgrp() -> process group */

static int stream_tcgetpgrp(lua_State *L)
{
	return terminal_tcgetpgrp(L, own_stream(L)->fd);
}

/* stream:tcsetpgrp(process group) */

static int stream_tcsetpgrp(lua_State *L)
{
	return terminal_tcsetpgrp(L, own_stream(L)->fd);
}

/* stream:window_size() -> rows, columns */

static int stream_window_size(lua_State *L)
{
	return terminal_window_size(L, own_stream(L)->fd);
}

/* stream:set_window_size(rows, columns) */

static int stream_set_window_size(lua_State *L)
{
	return terminal_set_window_size(L, own_stream(L)->fd);
}

/* stream:make_raw() -> mode */

static int stream_make_raw(lua_State *L)
{
	return terminal_make_raw(L, own_stream(L)->fd);
}

/* stream:restore_mode(mode) */

static int stream_restore_mode(lua_State *L)
{
	return terminal_restore_mode(L, own_stream(L)->fd);
}

/* stream:dup() -> descriptor */

static int stream_dup(lua_State *L)
{
	return file_descriptor_push_duplicate(L, own_stream(L)->fd, false);
}

/* stream:dup_from(descriptor) (R-IO-238): such streams are read and written by plain calls, and
 * asked if they are terminals (R-SBX-118, 120) */

static int stream_dup_from(lua_State *L)
{
	const struct file_descriptor *descriptor;
	int fd = own_stream(L)->fd;

	if (!vm_current->master)
		return error_raise_generic(L, EPERM);
	descriptor = file_descriptor_check(L, 2);
	if (descriptor->tainted)
		return error_raise_generic(L, EACCES);
	if (fd == STDOUT_FILENO)
		flush_script_output();
	while (dup2(descriptor->fd, fd) < 0)
		if (errno != EINTR)
			return error_raise_errno(L, errno);
	own_stream(L)->is_terminal = descriptor_is_terminal(fd);
	return 0;
}

static const struct function input[] = {
	{ "read_some", read_some, AWAITS },
	{ NULL, NULL, 0 },
};

static const struct function output[] = {
	{ "write_some", write_some, AWAITS },
	{ NULL, NULL, 0 },
};

static const struct function common[] = {
	{ "dup", stream_dup, 0 },
	{ "dup_from", stream_dup_from, 0 },
	{ "isatty", stream_isatty, 0 },
	{ "make_raw", stream_make_raw, 0 },
	{ "restore_mode", stream_restore_mode, 0 },
	{ "set_window_size", stream_set_window_size, 0 },
	{ "tcgetpgrp", stream_tcgetpgrp, 0 },
	{ "tcsetpgrp", stream_tcsetpgrp, 0 },
	{ "window_size", stream_window_size, 0 },
	{ NULL, NULL, 0 },
};

/* Add each function to the table at -2, as a closure on the stream at -1. */
static void add_functions(lua_State *L, const struct function *functions)
{
	for (; functions->name; functions++) {
		lua_pushvalue(L, -1);
		lua_pushcclosure(L, functions->call, 1);
		if (functions->flags & AWAITS) {
			scope_push(L, "awaiting");
			lua_insert(L, -2);
			lua_call(L, 1, 1);
		}
		lua_setfield(L, -3, functions->name);
	}
}

void standard_stream_push(lua_State *L, int fd)
{
	struct handle *stream;

	lua_createtable(L, 0, 10);
	stream = lua_newuserdata(L, sizeof *stream);
	handle_init(stream);
	handle_adopt(stream, fd, false);
	stream->is_terminal = descriptor_is_terminal(fd);
	add_functions(L, fd == STDIN_FILENO ? input : output);
	add_functions(L, common);
	lua_pop(L, 1);
}
