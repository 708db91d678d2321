/* SPDX-License-Identifier: MIT */
/* io_write.c - writing to buffered files, and print(). */
#include "modules/io_write.h"

#include <errno.h>
#include <lauxlib.h>
#include <string.h>

#include "runtime/vm.h"

int write_push_status(lua_State *L, int status)
{
	if (status >= 0) {
		lua_pushboolean(L, true);
		return 1;
	}
	lua_pushnil(L);
	lua_pushstring(L, strerror(-status));
	lua_pushinteger(L, -status);
	return 3;
}

/* A wait for output is over. While more than `limit` is buffered, wait once more. */
static int go_on(lua_State *L, int result, size_t limit)
{
	struct file *file = vm_current->current->wait;

	if (result == 0 && file->fd >= 0 && file->used > limit)
		result = file_push_out(file, true);
	if (result == FILE_WAITS)
		return file_wait_output_again(L, file);
	return write_push_status(L, result);
}

/* What a fiber wrote itself may have been left behind by the write it waited for. */
static int push_written(lua_State *L, int result)
{
	struct file *file = vm_current->current->wait;

	return go_on(L, result, file->buffering == BUFFER_FULL ? file->limit : 0);
}

static int push_flushed(lua_State *L, int result)
{
	return go_on(L, result, 0);
}

static int push_printed(lua_State *L, int result)
{
	int count = push_written(L, result);

	return count == FIBER_AGAIN ? count : 0;
}

/* Append the arguments from `first` on. Returns 0, -errno, or 1 if it is time to write. */
static int gather(lua_State *L, struct file *file, int first)
{
	bool due = false;
	int top = lua_gettop(L);

	for (int i = first; i <= top; i++) {
		size_t size;
		const char *text = luaL_checklstring(L, i, &size);
		int status = 0;

		if (size > 0 && !file->writable)
			status = -EBADF;
		else if (size > 0)
			status = file_append(file, text, size);
		if (status < 0)
			return status;
		due = due || file_is_due(file, text, size);
	}
	return due;
}

int write_from(lua_State *L, struct file *file, int first)
{
	int status = gather(L, file, first);

	if (status > 0)
		status = file_push_out(file, fiber_can_suspend(L));
	if (status == FILE_WAITS)
		return file_wait_output(L, file, push_written);
	return write_push_status(L, status);
}

int write_flush(lua_State *L, struct file *file)
{
	int status = file_push_out(file, fiber_can_suspend(L));

	if (status == FILE_WAITS)
		return file_wait_output(L, file, push_flushed);
	return write_push_status(L, status);
}

/* True if the stock tostring() has nothing to ask about the value. */
static bool is_plain(lua_State *L, int index)
{
	int type = lua_type(L, index);

	if (type == LUA_TNUMBER && lua_getmetatable(L, index)) {
		lua_settop(L, -2);
		return false;
	}
	return type == LUA_TSTRING || type == LUA_TNUMBER;
}

/* Append what tostring() makes of the value at `index`. */
static void print_value(lua_State *L, struct file *file, int index)
{
	size_t size;
	const char *text;

	lua_getfield(L, LUA_GLOBALSINDEX, "tostring");
	lua_pushvalue(L, index);
	if (!is_plain(L, index) || !lua_rawequal(L, -2, lua_upvalueindex(2)))
		lua_call(L, 1, 1);
	text = lua_tolstring(L, -1, &size);
	if (!text)
		luaL_error(L, "'tostring' must return a string to 'print'");
	file_append(file, text, size);
	lua_settop(L, -2);
}

int write_print(lua_State *L)
{
	struct file *file = lua_touserdata(L, lua_upvalueindex(1));
	int top = lua_gettop(L);

	for (int i = 1; i <= top; i++) {
		if (i > 1)
			file_append(file, "\t", 1);
		print_value(L, file, i);
		lua_settop(L, top);
	}
	file_append(file, "\n", 1);
	if (file_is_due(file, "\n", 1) &&
		file_push_out(file, fiber_can_suspend(L)) == FILE_WAITS)
		return file_wait_output(L, file, push_printed);
	return 0;
}
