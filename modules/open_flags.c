/* SPDX-License-Identifier: MIT */
/* open_flags.c - how to open a file, by names. */
#include "modules/open_flags.h"

#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "runtime/error.h"

enum { DEFAULT_MODE = 0666, MODES = 07777 };

static const struct flag {
	const char *name;
	unsigned flags, resolve;
	bool access; /* one of these at most */
} names[] = {
	{ "append", O_APPEND, 0, false },
	{ "create", O_CREAT, 0, false },
	{ "directory", O_DIRECTORY, 0, false },
	{ "exclusive", O_EXCL, 0, false },
	{ "no_follow", O_NOFOLLOW, 0, false },
	{ "path", O_PATH, 0, false },
	{ "read_only", O_RDONLY, 0, true },
	{ "read_write", O_RDWR, 0, true },
	{ "resolve_beneath", 0, RESOLVE_BENEATH, false },
	{ "resolve_cached", 0, RESOLVE_CACHED, false },
	{ "resolve_in_root", 0, RESOLVE_IN_ROOT, false },
	{ "resolve_no_magiclinks", 0, RESOLVE_NO_MAGICLINKS, false },
	{ "resolve_no_symlinks", 0, RESOLVE_NO_SYMLINKS, false },
	{ "resolve_no_xdev", 0, RESOLVE_NO_XDEV, false },
	{ "sync_all_on_write", O_SYNC, 0, false },
	{ "temporary", O_TMPFILE, 0, false },
	{ "truncate", O_TRUNC, 0, false },
	{ "write_only", O_WRONLY, 0, true },
};

/* The one whose name is on top of the stack, or NULL. */
static const struct flag *find(lua_State *L)
{
	const char *name = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i].name, name) == 0)
			return &names[i];
	return NULL;
}

static mode_t check_mode(lua_State *L, int index)
{
	lua_Number mode = lua_tonumber(L, index);

	if (lua_isnoneornil(L, index))
		return DEFAULT_MODE;
	if (lua_type(L, index) != LUA_TNUMBER || !(mode >= 0 && mode <= MODES))
		error_argument(L, index);
	return (mode_t)mode;
}

/* Where it can make a file the mode counts. */
static struct open_how with_mode(lua_State *L, struct open_how how, int index)
{
	mode_t mode = check_mode(L, index);

	if (how.flags & (O_CREAT | (O_TMPFILE & ~O_DIRECTORY)))
		how.mode = mode;
	return how;
}

struct open_how open_flags_check(lua_State *L, int index)
{
	struct open_how how = { .flags = O_CLOEXEC | O_NOCTTY };
	bool has_access = false;

	if (!lua_istable(L, index))
		error_argument(L, index);
	for (int i = 1; i <= (int)lua_objlen(L, index); i++) {
		const struct flag *flag;

		lua_rawgeti(L, index, i);
		flag = find(L);
		lua_pop(L, 1);
		if (!flag || (flag->access && has_access)) {
			error_argument(L, index);
			break;
		}
		how.flags |= flag->flags;
		how.resolve |= flag->resolve;
		has_access = has_access || flag->access;
	}
	return with_mode(L, how, index + 1);
}

struct open_how open_flags_check_either(lua_State *L, int index)
{
	lua_Number flags = lua_tonumber(L, index);
	struct open_how how = { .flags = O_CLOEXEC | O_NOCTTY };

	if (lua_type(L, index) != LUA_TNUMBER)
		return open_flags_check(L, index);
	if (!(flags >= 0 && flags <= INT_MAX))
		error_argument(L, index);
	how.flags |= (unsigned)flags;
	return with_mode(L, how, index + 1);
}

static bool has(int flags, const struct flag *flag)
{
	int bits = (int)flag->flags;

	if (flag->access)
		return (flags & O_ACCMODE) == bits;
	if (bits == O_DIRECTORY && (flags & O_TMPFILE) == O_TMPFILE)
		return false;
	return bits != 0 && (flags & bits) == bits;
}

void open_flags_push(lua_State *L, int flags)
{
	int count = 0;

	lua_newtable(L);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (!has(flags, &names[i]))
			continue;
		lua_pushstring(L, names[i].name);
		lua_rawseti(L, -2, ++count);
	}
}
