/* SPDX-License-Identifier: MIT */
/* terminal.c - what whoever has the descriptor of a terminal can ask of it and tell it. */
#include "modules/terminal.h"

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "runtime/error.h"

int terminal_isatty(lua_State *L, int fd)
{
	bool is = isatty(fd);

	if (!is && errno == EBADF)
		return error_raise_errno(L, EBADF);
	lua_pushboolean(L, is);
	return 1;
}

int terminal_tcgetpgrp(lua_State *L, int fd)
{
	pid_t group = tcgetpgrp(fd);

	if (group < 0)
		return error_raise_errno(L, errno);
	lua_pushinteger(L, group);
	return 1;
}

static int check_between(lua_State *L, int index, int least, int most)
{
	lua_Number number = lua_tonumber(L, index);

	if (lua_type(L, index) != LUA_TNUMBER || !(number >= least && number <= most))
		error_argument(L, index);
	return (int)number;
}

int terminal_tcsetpgrp(lua_State *L, int fd)
{
	if (tcsetpgrp(fd, check_between(L, 2, INT_MIN, INT_MAX)) < 0)
		return error_raise_errno(L, errno);
	return 0;
}

int terminal_window_size(lua_State *L, int fd)
{
	struct winsize size;

	if (ioctl(fd, TIOCGWINSZ, &size) < 0)
		return error_raise_errno(L, errno);
	lua_pushinteger(L, size.ws_row);
	lua_pushinteger(L, size.ws_col);
	return 2;
}

int terminal_set_window_size(lua_State *L, int fd)
{
	int rows = check_between(L, 2, 0, USHRT_MAX);
	int columns = check_between(L, 3, 0, USHRT_MAX);
	struct winsize size = {
		.ws_row = (unsigned short)rows,
		.ws_col = (unsigned short)columns,
	};

	if (ioctl(fd, TIOCSWINSZ, &size) < 0)
		return error_raise_errno(L, errno);
	return 0;
}

int terminal_make_raw(lua_State *L, int fd)
{
	struct termios mode;

	if (tcgetattr(fd, &mode) < 0)
		return error_raise_errno(L, errno);
	lua_pushlstring(L, (const char *)&mode, sizeof mode);
	cfmakeraw(&mode);
	if (tcsetattr(fd, TCSANOW, &mode) < 0)
		return error_raise_errno(L, errno);
	return 1;
}

int terminal_restore_mode(lua_State *L, int fd)
{
	struct termios mode;
	size_t size = 0;
	const char *text =
		lua_type(L, 2) == LUA_TSTRING ? lua_tolstring(L, 2, &size) : NULL;

	if (size != sizeof mode)
		return error_argument(L, 2);
	memcpy(&mode, text, sizeof mode);
	if (tcsetattr(fd, TCSANOW, &mode) < 0)
		return error_raise_errno(L, errno);
	return 0;
}
