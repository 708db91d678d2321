/* SPDX-License-Identifier: MIT */
/* filesystem_number.c - numbers that say how files shall be, and those of devices. */
#include "modules/filesystem_number.h"

#include <math.h>
#include <string.h>
#include <sys/sysmacros.h>

#include "modules/filesystem.h"
#include "runtime/error.h"
#include "runtime/module.h"

enum { MODES = 07777, GROUP_SHIFT = 3, USER_SHIFT = 6 };

int64_t filesystem_check_number(lua_State *L, int index, int64_t least, int64_t most)
{
	lua_Number number = trunc(lua_tonumber(L, index));

	if (lua_type(L, index) != LUA_TNUMBER || !(number >= (lua_Number)least) ||
		!(number <= (lua_Number)most))
		error_argument(L, index);
	return (int64_t)number;
}

mode_t filesystem_check_mode(lua_State *L, int index)
{
	return (mode_t)filesystem_check_number(L, index, 0, UINT32_MAX) & MODES;
}

/* mode(user, group, other) -> integer, mode(name) -> integer */

static int push_named_mode(lua_State *L)
{
	static const struct {
		const char *name;
		int mode;
	} names[] = {
		{ "set_gid", 02000 },
		{ "set_uid", 04000 },
		{ "sticky_bit", 01000 },
	};
	const char *name = lua_tostring(L, 1);

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (strcmp(names[i].name, name) != 0)
			continue;
		lua_pushinteger(L, names[i].mode);
		return 1;
	}
	return error_argument(L, 1);
}

static int filesystem_mode(lua_State *L)
{
	int64_t user, group, other;

	if (lua_type(L, 1) == LUA_TSTRING)
		return push_named_mode(L);
	user = filesystem_check_number(L, 1, 0, MODES);
	group = filesystem_check_number(L, 2, 0, MODES);
	other = filesystem_check_number(L, 3, 0, MODES);
	lua_pushnumber(
		L, (lua_Number)(user << USER_SHIFT | group << GROUP_SHIFT | other));
	return 1;
}

/* makedev(major, minor) -> integer, dev_major(device) -> integer, dev_minor(device) -> integer */

static int filesystem_makedev(lua_State *L)
{
	int64_t major = filesystem_check_number(L, 1, 0, UINT32_MAX);
	int64_t minor = filesystem_check_number(L, 2, 0, UINT32_MAX);

	lua_pushnumber(L, (lua_Number)makedev((unsigned)major, (unsigned)minor));
	return 1;
}

static dev_t check_device(lua_State *L)
{
	return (dev_t)filesystem_check_number(L, 1, 0, INT64_MAX >> 1);
}

static int filesystem_dev_major(lua_State *L)
{
	lua_pushnumber(L, major(check_device(L)));
	return 1;
}

static int filesystem_dev_minor(lua_State *L)
{
	lua_pushnumber(L, minor(check_device(L)));
	return 1;
}

void filesystem_add_number(lua_State *L)
{
	static const struct function functions[] = {
		{ "dev_major", filesystem_dev_major, 0 },
		{ "dev_minor", filesystem_dev_minor, 0 },
		{ "makedev", filesystem_makedev, 0 },
		{ "mode", filesystem_mode, 0 },
		{ NULL, NULL, 0 },
	};

	module_functions(L, functions);
}
