/* SPDX-License-Identifier: MIT */
/* serial_port.c - require "serial_port": serial lines, and both ends of pseudoterminals. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "modules/file_descriptor.h"
#include "modules/modules.h"
#include "modules/owner.h"
#include "modules/serial_break.h"
#include "modules/serial_mode.h"
#include "modules/terminal.h"
#include "modules/transfer.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/handle.h"
#include "runtime/path.h"

struct serial_port {
	struct handle handle;
	struct serial_break line;
	bool hangup_is_eof;
};

/* ---- its life ---- */

/* serial_port:open(name) */

/* Without O_NONBLOCK the thread would wait for who answers at the other end of the line. */
static int open_terminal(const char *name)
{
	int fd;

	do
		fd = open(name, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
	while (fd < 0 && errno == EINTR);
	return fd;
}

static int port_open(lua_State *L)
{
	struct serial_port *port = module_self(L);
	const char *name = path_check(L, 2);
	int fd;

	if (port->handle.fd >= 0)
		return error_raise(L, &error_misc, MISC_ALREADY_OPEN);
	fd = open_terminal(name);
	if (fd < 0)
		return error_raise_errno(L, errno);
	handle_adopt(&port->handle, fd, false);
	port->handle.is_terminal = true;
	return 0;
}

/* serial_port:cancel(), close(), release() -> descriptor: a break ends before the rest does */

static int port_cancel(lua_State *L)
{
	struct serial_port *port = module_self(L);

	serial_break_stop(&port->line, port->handle.fd);
	return owner_cancel(L);
}

static int port_close(lua_State *L)
{
	struct serial_port *port = module_self(L);

	serial_break_stop(&port->line, port->handle.fd);
	return owner_close(L);
}

static int port_release(lua_State *L)
{
	struct serial_port *port = module_self(L);

	serial_break_stop(&port->line, port->handle.fd);
	return owner_release(L);
}

/* Nobody waits, unless the state ends; and then the fibers are forgotten already. */
static int port_gc(lua_State *L)
{
	struct serial_port *port = lua_touserdata(L, 1);

	serial_break_end(&port->line, port->handle.fd);
	return owner_gc(L);
}

/* ---- what is moved ---- */

/* serial_port:read_some(bytes) -> count */

static int push_read(lua_State *L, int result)
{
	const struct serial_port *port = lua_touserdata(L, 1);

	return transfer_push_read(L, result == -EIO && port->hangup_is_eof ? 0 : result);
}

static int port_read_some(lua_State *L)
{
	struct serial_port *port;

	fiber_may_suspend(L, CANCELABLE);
	port = module_self(L);
	return transfer_read(L, &port->handle, push_read);
}

/* ---- the terminal ---- */

/* Whoever serves a device lets a call on it last as long as he likes. (R-SBX-120) */
static int check_terminal(lua_State *L)
{
	const struct serial_port *port = module_self(L);
	int fd = handle_fd(L, &port->handle);

	if (port->handle.tainted)
		error_raise_generic(L, EACCES);
	return fd;
}

/* serial_port:send_break() */

static int port_send_break(lua_State *L)
{
	struct serial_port *port;

	fiber_may_suspend(L, CANCELABLE);
	port = module_self(L);
	return serial_break_send(L, check_terminal(L), &port->line);
}

/* serial_port:isatty() -> boolean */

static int port_isatty(lua_State *L)
{
	return terminal_isatty(L, check_terminal(L));
}

/* serial_port:tcgetpgrp() -> process group */

static int port_tcgetpgrp(lua_State *L)
{
	return terminal_tcgetpgrp(L, check_terminal(L));
}

/* serial_port:tcsetpgrp(process group) */

static int port_tcsetpgrp(lua_State *L)
{
	return terminal_tcsetpgrp(L, check_terminal(L));
}

/* serial_port:window_size() -> rows, columns */

static int port_window_size(lua_State *L)
{
	return terminal_window_size(L, check_terminal(L));
}

/* serial_port:set_window_size(rows, columns) */

static int port_set_window_size(lua_State *L)
{
	return terminal_set_window_size(L, check_terminal(L));
}

/* serial_port:make_raw() -> mode */

static int port_make_raw(lua_State *L)
{
	return terminal_make_raw(L, check_terminal(L));
}

/* serial_port:restore_mode(mode) */

static int port_restore_mode(lua_State *L)
{
	return terminal_restore_mode(L, check_terminal(L));
}

/* ---- properties ---- */

static const struct serial_property *find_property(lua_State *L)
{
	return lua_type(L, 2) == LUA_TSTRING ? serial_property_find(lua_tostring(L, 2))
	                                     : NULL;
}

static bool is_hangup_is_eof(lua_State *L)
{
	return lua_type(L, 2) == LUA_TSTRING &&
	       strcmp(lua_tostring(L, 2), "hangup_is_eof") == 0;
}

static struct termios check_mode(lua_State *L, int fd)
{
	struct termios mode = { 0 };

	if (tcgetattr(fd, &mode) < 0)
		error_raise_errno(L, errno);
	return mode;
}

/* serial_port.name */

static int push_property(lua_State *L, const struct serial_property *property)
{
	struct termios mode = check_mode(L, check_terminal(L));
	const struct serial_choice *choice = serial_property_get(property, &mode);

	if (!choice)
		return error_raise_errno(L, EINVAL);
	if (choice->word)
		lua_pushstring(L, choice->word);
	else if (choice->number != SERIAL_NOTHING)
		lua_pushinteger(L, choice->number);
	else
		lua_pushnil(L);
	return 1;
}

static int port_property(lua_State *L)
{
	const struct serial_property *property = find_property(L);
	const struct serial_port *port = module_self(L);

	if (property)
		return push_property(L, property);
	if (!is_hangup_is_eof(L))
		return owner_property(L);
	lua_pushboolean(L, port->hangup_is_eof);
	return 1;
}

/* serial_port.name = value */

static const struct serial_choice *check_number(
	lua_State *L, const struct serial_property *property)
{
	lua_Number number = lua_tonumber(L, 3);
	const struct serial_choice *choice = NULL;

	if (lua_type(L, 3) != LUA_TNUMBER)
		error_argument(L, 3);
	if (number >= 0 && number < INT_MAX)
		choice = serial_property_choose(property, NULL, (int)number);
	if (!choice && property->is_speed)
		error_raise_errno(L, EINVAL);
	else if (!choice)
		error_argument(L, 3);
	return choice;
}

static const struct serial_choice *check_word(
	lua_State *L, const struct serial_property *property)
{
	const char *word = NULL;
	const struct serial_choice *choice;

	if (lua_type(L, 3) == LUA_TSTRING)
		word = lua_tostring(L, 3);
	else if (!lua_isnil(L, 3))
		error_argument(L, 3);
	choice = serial_property_choose(property, word, SERIAL_NOTHING);
	if (!choice && word)
		error_raise_generic(L, ENOTSUP);
	else if (!choice)
		error_argument(L, 3);
	return choice;
}

/* The kernel says that all went well if only a part of it did, or nothing. */
static bool has_changed(int fd, const struct serial_property *property,
	const struct serial_choice *choice)
{
	const struct serial_choice *now = NULL;
	struct termios mode;

	if (tcgetattr(fd, &mode) == 0)
		now = serial_property_get(property, &mode);
	return now && serial_choice_same(now, choice);
}

static int set_property(lua_State *L, const struct serial_property *property)
{
	const struct serial_choice *choice = property->has_numbers
	                                             ? check_number(L, property)
	                                             : check_word(L, property);
	int fd = check_terminal(L), status;
	struct termios mode = check_mode(L, fd);

	status = serial_property_set(property, choice, &mode);
	if (status < 0)
		return error_raise_errno(L, -status);
	if (tcsetattr(fd, TCSANOW, &mode) < 0)
		return error_raise_errno(L, errno);
	if (!has_changed(fd, property, choice))
		return error_raise_errno(L, EINVAL);
	return 0;
}

static int port_assign_property(lua_State *L)
{
	const struct serial_property *property = find_property(L);
	struct serial_port *port = module_self(L);

	if (property)
		return set_property(L, property);
	if (!is_hangup_is_eof(L))
		return error_bad_index(L);
	if (!lua_isboolean(L, 3))
		return error_argument(L, 3);
	port->hangup_is_eof = lua_toboolean(L, 3);
	return 0;
}

/* ---- the type ---- */

static const struct function methods[] = {
	{ "assign", owner_assign, 0 },
	{ "cancel", port_cancel, 0 },
	{ "close", port_close, 0 },
	{ "isatty", port_isatty, 0 },
	{ "make_raw", port_make_raw, 0 },
	{ "open", port_open, 0 },
	{ "read_some", port_read_some, AWAITS | ONE_RESULT },
	{ "release", port_release, 0 },
	{ "restore_mode", port_restore_mode, 0 },
	{ "send_break", port_send_break, AWAITS | NO_RESULT },
	{ "set_window_size", port_set_window_size, 0 },
	{ "tcgetpgrp", port_tcgetpgrp, 0 },
	{ "tcsetpgrp", port_tcsetpgrp, 0 },
	{ "window_size", port_window_size, 0 },
	{ "write_some", transfer_write_some, AWAITS | ONE_RESULT },
	{ NULL, NULL, 0 },
};
static const struct function metamethods[] = {
	{ "__gc", port_gc, 0 },
	{ "__newindex", port_assign_property, 0 },
	{ NULL, NULL, 0 },
};
static const struct type serial_port = {
	"serial_port",
	methods,
	metamethods,
	port_property,
};

/* serial_port.new([descriptor]) -> serial_port */

static int serial_port_new(lua_State *L)
{
	struct serial_port *port;

	owner_new(L, &serial_port, sizeof *port);
	port = lua_touserdata(L, -1);
	port->handle.is_terminal = true;
	return 1;
}

/* serial_port.ptypair() -> serial_port, descriptor */

/* Not by its name, which leads elsewhere where /dev/pts is of another namespace. */
static int open_slave(int master)
{
	if (unlockpt(master) < 0)
		return -1;
	return ioctl(master, TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC);
}

static int serial_port_ptypair(lua_State *L)
{
	struct handle *master = handle_new(L, &serial_port, sizeof(struct serial_port));
	struct file_descriptor *slave = file_descriptor_push_empty(L);
	int fd = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC), other;

	if (fd < 0)
		return error_raise_errno(L, errno);
	other = open_slave(fd);
	if (other < 0) {
		int errnum = errno;

		close(fd);
		return error_raise_errno(L, errnum);
	}
	handle_adopt(master, fd, false);
	master->is_terminal = true;
	file_descriptor_own(slave, other, false);
	return 2;
}

int open_serial_port(lua_State *L)
{
	static const struct function functions[] = {
		{ "new", serial_port_new, 0 },
		{ "ptypair", serial_port_ptypair, 0 },
		{ NULL, NULL, 0 },
	};

	module_type(L, &serial_port);
	lua_createtable(L, 0, 2);
	module_functions(L, functions);
	return 1;
}
