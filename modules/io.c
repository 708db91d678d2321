/* SPDX-License-Identifier: MIT */
/* io.c - the io library: as stock, but a fiber that waits lets the others run. */
#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "modules/io_carrier.h"
#include "modules/io_file.h"
#include "modules/io_lines.h"
#include "modules/io_process.h"
#include "modules/io_read.h"
#include "modules/io_standard.h"
#include "modules/io_write.h"
#include "modules/modules.h"
#include "runtime/confined.h"
#include "runtime/path.h"
#include "runtime/vm.h"

/* In the table that is upvalue 1 of the library's functions. */
enum { DEFAULT_INPUT = 1, DEFAULT_OUTPUT, LINES, KEPT };

enum { REASON_SIZE = 512 };

/* Push nil, "name: message", errno. */
static int push_failure(lua_State *L, int errnum, const char *name)
{
	lua_pushnil(L);
	lua_pushfstring(L, "%s: %s", name, strerror(errnum));
	lua_pushinteger(L, errnum);
	return 3;
}

/* Insert a default file at 1, below the arguments. */
static struct file *insert_default(lua_State *L, int which)
{
	struct file *file;

	lua_rawgeti(L, lua_upvalueindex(1), which);
	file = lua_touserdata(L, -1);
	lua_insert(L, 1);
	return file;
}

/* The file at 1, where its position is known: no cursor is ahead. */
static struct file *check_settled(lua_State *L)
{
	struct file *file = file_check(L, 1);

	lines_settle(L, 1, file);
	return file;
}

/* ---- reading and writing ---- */

/* file:write(...) -> true */
static int file_write(lua_State *L)
{
	return write_from(L, check_settled(L), 2);
}

/* io.write(...) -> true */
static int io_write(lua_State *L)
{
	struct file *file;

	lua_rawgeti(L, lua_upvalueindex(1), DEFAULT_OUTPUT);
	file = lua_touserdata(L, -1);
	if (file->fd < 0)
		return luaL_error(L, "standard file is closed");
	lines_settle(L, lua_gettop(L), file);
	lua_settop(L, -2);
	return write_from(L, file, 1);
}

/* file:flush() -> true */
static int file_flush(lua_State *L)
{
	return write_flush(L, file_check(L, 1));
}

/* io.flush() -> true */
static int io_flush(lua_State *L)
{
	struct file *file = insert_default(L, DEFAULT_OUTPUT);

	if (file->fd < 0)
		return luaL_error(L, "standard file is closed");
	return write_flush(L, file);
}

/* The open file at 1, for functions marked AWAITS. */
static void check_awaiting(lua_State *L)
{
	struct file *file = file_test(L, 1);

	if (!file) {
		const char *got = lua_isnone(L, 1) ? "no value" : luaL_typename(L, 1);

		module_argument_error(
			L, 1, lua_pushfstring(L, "FILE* expected, got %s", got));
	} else if (file->fd < 0) {
		module_error(L, "attempt to use a closed file");
	}
}

/* file:read(...) -> values */
static int file_read(lua_State *L)
{
	check_awaiting(L);
	read_check_formats(L, 2, 0);
	return read_formats(L);
}

/* io.read(...) -> values */
static int io_read(lua_State *L)
{
	read_check_formats(L, 1, 0);
	if (insert_default(L, DEFAULT_INPUT)->fd < 0)
		return module_error(L, "standard file is closed");
	return read_formats(L);
}

/* As stock, a string is no number here. */
static lua_Number optional_number(lua_State *L, int index)
{
	if (lua_isnoneornil(L, index))
		return 0;
	if (lua_type(L, index) != LUA_TNUMBER)
		luaL_typerror(L, index, "number");
	return lua_tonumber(L, index);
}

/* file:seek([whence[, offset]]) -> position */
static int file_seek(lua_State *L)
{
	static const char *const names[] = { "set", "cur", "end", NULL };
	static const int whences[] = { SEEK_SET, SEEK_CUR, SEEK_END };
	struct file *file = check_settled(L);

	if (!lua_isnoneornil(L, 2) && !lua_isstring(L, 2))
		luaL_typerror(L, 2, "string");
	int whence = whences[luaL_checkoption(L, 2, "cur", names)];
	lua_Number offset = optional_number(L, 3);
	int status = file_push_out(file, false);
	off_t position;

	if (status < 0)
		return write_push_status(L, status);
	if (!(fabs(offset) < 9.2e18))
		return write_push_status(L, -EINVAL);
	if (whence == SEEK_CUR)
		offset -= (lua_Number)(file->end - file->start);
	position = lseek(file->fd, (off_t)offset, whence);
	if (position < 0)
		return write_push_status(L, -errno);
	file->start = file->end = file->searched = file->held = 0;
	lua_pushnumber(L, (lua_Number)position);
	return 1;
}

/* file:setvbuf(mode[, size]) -> true */
static int file_setvbuf(lua_State *L)
{
	static const char *const names[] = { "no", "line", "full", NULL };
	static const enum file_buffering modes[] = { BUFFER_NONE, BUFFER_LINES,
		BUFFER_FULL };
	struct file *file = file_check(L, 1);
	enum file_buffering mode = modes[luaL_checkoption(L, 2, NULL, names)];
	lua_Number size = optional_number(L, 3);

	file->buffering = (unsigned char)mode;
	file->limit = size >= 1 && size <= 1 << 30 ? (size_t)size : 64 * 1024;
	if (mode == BUFFER_NONE)
		return write_flush(L, file);
	return write_push_status(L, 0);
}

/* ---- lines ---- */

/* The iterator of lines() with formats. Upvalues: 2 the file, 3 how many formats, 4... they. */
static int next_formats(lua_State *L)
{
	struct file *file = lua_touserdata(L, lua_upvalueindex(2));
	int count = (int)lua_tointeger(L, lua_upvalueindex(3));

	lua_settop(L, 0);
	if (file->fd < 0)
		return module_error(L, "attempt to use a closed file");
	luaL_checkstack(L, count + 1, "too many formats");
	lua_pushvalue(L, lua_upvalueindex(2));
	for (int i = 0; i < count; i++)
		lua_pushvalue(L, lua_upvalueindex(4 + i));
	read_check_formats(L, 2, 1);
	return read_formats(L);
}

/* Push an iterator over the file at 1 by the formats behind it. */
static int push_lines(lua_State *L, struct file *file)
{
	int formats = lua_gettop(L) - 1;

	if (formats > 200)
		return luaL_error(L, "too many formats");
	if (formats > 0) {
		lua_pushvalue(L, lua_upvalueindex(1));
		lua_insert(L, 1);
		lua_pushinteger(L, formats);
		lua_insert(L, 3);
		lua_pushcclosure(L, next_formats, formats + 3);
		fiber_make_awaiting(L);
		return 1;
	}
	lines_prepare(L, 1, file);
	lua_rawgeti(L, lua_upvalueindex(1), LINES);
	lua_pushvalue(L, 1);
	lua_getfenv(L, 1);
	lua_call(L, 2, 1);
	return 1;
}

/* file:lines(...) -> iterator */
static int file_lines(lua_State *L)
{
	return push_lines(L, file_check(L, 1));
}

/* ---- opening ---- */

/* The flags of open(2) for a mode of fopen(3), or -EINVAL. */
static int parse_mode(const char *mode)
{
	int flags;

	switch (*mode++) {
	case 'r':
		flags = O_RDONLY;
		break;
	case 'w':
		flags = O_WRONLY | O_CREAT | O_TRUNC;
		break;
	case 'a':
		flags = O_WRONLY | O_CREAT | O_APPEND;
		break;
	default:
		return -EINVAL;
	}
	for (; *mode && *mode != ','; mode++) {
		if (*mode == '+')
			flags = (flags & ~O_ACCMODE) | O_RDWR;
		else if (*mode == 'x')
			flags |= O_EXCL;
	}
	return flags | O_CLOEXEC;
}

static int open_named(struct file *file, const char *name, const char *mode)
{
	int flags = parse_mode(mode), fd;

	if (flags < 0)
		return flags;
	do
		fd = open(name, flags, 0666);
	while (fd < 0 && errno == EINTR);
	if (fd < 0)
		return -errno;
	if ((flags & O_APPEND) && (flags & O_ACCMODE) == O_WRONLY)
		lseek(fd, 0, SEEK_END);
	file_adopt(file, fd, flags);
	return 0;
}

/* Push why a file was not opened; what the policy does not allow, it says itself. */
static void push_reason(lua_State *L, int errnum, const char *name, const char *mode)
{
	char why[REASON_SIZE];

	if ((errnum == EACCES || errnum == EPERM) &&
		confined_denies(name, parse_mode(mode), why, sizeof why))
		lua_pushstring(L, why);
	else
		lua_pushfstring(L, "%s: %s", name, strerror(errnum));
}

/* The name of a file, a string or a path, that is the first argument. Of a string what is behind
 * a NUL does not count, as everywhere in this library. */
static const char *check_name(lua_State *L)
{
	size_t size;
	const char *name = path_test(L, 1, &size);

	if (!name)
		return luaL_checkstring(L, 1);
	luaL_argcheck(L, strlen(name) == size, 1, "path with a NUL");
	return name;
}

/* io.open(name[, mode]) -> file */
static int io_open(lua_State *L)
{
	const char *name = check_name(L);
	const char *mode = luaL_optstring(L, 2, "r");
	int status = open_named(file_new(L), name, mode);

	if (status >= 0)
		return 1;
	lua_pushnil(L);
	push_reason(L, -status, name, mode);
	lua_pushinteger(L, status == -EPERM ? EACCES : -status);
	return 3;
}

/* io.lines([name, ...]) -> iterator */
static int io_lines(lua_State *L)
{
	struct file *file;

	if (lua_isnoneornil(L, 1)) {
		if (lua_gettop(L) == 0)
			lua_pushnil(L);
		lua_rawgeti(L, lua_upvalueindex(1), DEFAULT_INPUT);
		file = lua_touserdata(L, -1);
	} else {
		const char *name = check_name(L);
		int status;

		file = file_new(L);
		status = open_named(file, name, "r");
		if (status < 0) {
			push_reason(L, -status, name, "r");
			return luaL_argerror(L, 1, lua_tostring(L, -1));
		}
		file->used_lines = true;
	}
	lua_replace(L, 1);
	return push_lines(L, file);
}

/* io.popen(command[, mode]) -> file */
static int io_popen(lua_State *L)
{
	const char *command = luaL_checkstring(L, 1);
	const char *mode = luaL_optstring(L, 2, "r");
	int status;

	standard_flush_before_command();
	status = process_start(file_new(L), command, mode);
	return status < 0 ? push_failure(L, -status, command) : 1;
}

/* io.tmpfile() -> file */
static int io_tmpfile(lua_State *L)
{
	struct file *file = file_new(L);
	FILE *stream = tmpfile();
	int fd = stream ? fcntl(fileno(stream), F_DUPFD_CLOEXEC, 3) : -1;
	int errnum = errno;

	if (stream)
		fclose(stream);
	if (fd < 0)
		return write_push_status(L, -errnum);
	file_adopt(file, fd, O_RDWR);
	return 1;
}

/* ---- closing ---- */

static int close_file(lua_State *L, struct file *file)
{
	int status;

	if (file->standard) {
		lua_pushnil(L);
		lua_pushliteral(L, "cannot close standard file");
		return 2;
	}
	status = file_push_out(file, false);
	if (!file->lent && file->regular && status >= 0)
		file_drop_input(file);
	file_discard(file);
	if (file->pid)
		return process_wait(L, file);
	return write_push_status(L, status);
}

/* file:close() -> true; without a file, the default output */
static int file_close(lua_State *L)
{
	if (lua_gettop(L) == 0) {
		lua_rawgeti(L, lua_upvalueindex(1), DEFAULT_OUTPUT);
		lua_insert(L, 1);
	}
	return close_file(L, check_settled(L));
}

static int file_gc(lua_State *L)
{
	struct file *file = file_test(L, 1);

	if (!file)
		return luaL_typerror(L, 1, "FILE*");
	if (file->fd < 0 || (file->standard && !vm_current->closing))
		return 0;
	file_push_out(file, false);
	if (file->standard)
		standard_release(file);
	else
		file_discard(file);
	process_forget(file);
	return 0;
}

/* ---- the rest ---- */

/* io.input([file]), io.output([file]) -> file */
static int default_file(lua_State *L, int which, const char *mode)
{
	if (!lua_isnoneornil(L, 1)) {
		if (!file_test(L, 1)) {
			const char *name = check_name(L);
			int status = open_named(file_new(L), name, mode);

			if (status < 0) {
				push_reason(L, -status, name, mode);
				return luaL_argerror(L, 1, lua_tostring(L, -1));
			}
			lua_replace(L, 1);
		}
		file_check(L, 1);
		lua_pushvalue(L, 1);
		lua_rawseti(L, lua_upvalueindex(1), which);
	}
	lua_rawgeti(L, lua_upvalueindex(1), which);
	return 1;
}

static int io_input(lua_State *L)
{
	return default_file(L, DEFAULT_INPUT, "r");
}

static int io_output(lua_State *L)
{
	return default_file(L, DEFAULT_OUTPUT, "w");
}

/* io.type(value) -> "file" | "closed file" | nil; upvalue 2 is the stock function, for the
 * files of C libraries */
static int io_type(lua_State *L)
{
	struct file *file;

	luaL_checkany(L, 1);
	file = file_test(L, 1);
	if (file) {
		lua_pushstring(L, file->fd < 0 ? "closed file" : "file");
		return 1;
	}
	lua_settop(L, 1);
	lua_pushvalue(L, lua_upvalueindex(2));
	lua_insert(L, 1);
	lua_call(L, 1, 1);
	return 1;
}

static int file_tostring(lua_State *L)
{
	struct file *file = file_test(L, 1);

	if (!file)
		return luaL_typerror(L, 1, "FILE*");
	if (file->fd < 0)
		lua_pushliteral(L, "file (closed)");
	else
		lua_pushfstring(L, "file (%p)", (void *)file);
	return 1;
}

/* ---- the library ---- */

/* Push and keep the standard file for `fd`, as io[name]. */
static struct file *open_standard(lua_State *L, int fd, const char *name)
{
	struct file *file = standard_push(L, fd);

	lua_pushvalue(L, -1);
	lua_rawseti(L, -4, KEPT + fd);
	lua_pushvalue(L, -1);
	lua_setfield(L, -3, name);
	return file;
}

/* Add each function to the table at -2, with the table at -1 as upvalue 1. */
static void add_functions(lua_State *L, const struct function *functions)
{
	for (; functions->name; functions++) {
		lua_pushvalue(L, -1);
		lua_pushcclosure(L, functions->call, 1);
		if (functions->flags & AWAITS)
			fiber_make_awaiting(L);
		lua_setfield(L, -3, functions->name);
	}
}

static const struct function library[] = {
	{ "close", file_close, 0 },
	{ "flush", io_flush, 0 },
	{ "input", io_input, 0 },
	{ "lines", io_lines, 0 },
	{ "open", io_open, 0 },
	{ "output", io_output, 0 },
	{ "popen", io_popen, 0 },
	{ "read", io_read, AWAITS },
	{ "tmpfile", io_tmpfile, 0 },
	{ "write", io_write, 0 },
	{ NULL, NULL, 0 },
};
static const struct function methods[] = {
	{ "__gc", file_gc, 0 },
	{ "__tostring", file_tostring, 0 },
	{ "close", file_close, 0 },
	{ "flush", file_flush, 0 },
	{ "lines", file_lines, 0 },
	{ "read", file_read, AWAITS },
	{ "seek", file_seek, 0 },
	{ "setvbuf", file_setvbuf, 0 },
	{ "write", file_write, 0 },
	{ NULL, NULL, 0 },
};

static void replace_print(lua_State *L)
{
	lua_getfield(L, -1, "stdout");
	lua_getglobal(L, "tostring");
	lua_pushcclosure(L, write_print, 2);
	lua_setglobal(L, "print");
}

static void replace_type(lua_State *L)
{
	lua_pushnil(L);
	lua_getfield(L, -2, "type");
	lua_pushcclosure(L, io_type, 2);
	lua_setfield(L, -2, "type");
}

/* Take over the stock io table: the very one, whoever holds it already. */
int open_io(lua_State *L)
{
	struct file *output;

	lua_getglobal(L, "io");
	lua_createtable(L, 4, 0);
	file_open_type(L);
	io_carrier_open(L);
	lua_pushvalue(L, -2);
	add_functions(L, methods);
	lua_pop(L, 2);
	lines_open(L);
	lua_rawseti(L, -2, LINES);
	add_functions(L, library);
	lua_insert(L, -2);
	open_standard(L, STDIN_FILENO, "stdin");
	lua_rawseti(L, -3, DEFAULT_INPUT);
	output = open_standard(L, STDOUT_FILENO, "stdout");
	lua_rawseti(L, -3, DEFAULT_OUTPUT);
	open_standard(L, STDERR_FILENO, "stderr");
	lua_pop(L, 1);
	replace_type(L);
	replace_print(L);
	standard_take_over(output);
	return 1;
}
