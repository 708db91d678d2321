/* SPDX-License-Identifier: MIT */
/* init_files.c - init.script: files, directories, sockets and descriptors. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "modules/init_call.h"
#include "modules/init_tables.h"

/* C.read(fd, size) -> string or nil, errno */

static int files_read(lua_State *L)
{
	struct init_arena *arena = &init_run_of(L)->arena;
	int fd = init_check_int(L, 1);
	size_t size = (size_t)init_check_integer(L, 2, 0, INIT_MOST);
	char *bytes = init_arena_borrow(arena, size);
	ssize_t count = read(fd, bytes, size);
	int errnum = count < 0 ? errno : 0;

	if (count < 0)
		lua_pushnil(L);
	else
		lua_pushlstring(L, bytes, (size_t)count);
	init_arena_return(arena, size);
	init_push_errno(L, errnum);
	return 2;
}

/* C.openat2(dirfd, path, how) -> fd, errno */

static int files_openat2(lua_State *L)
{
	struct {
		uint64_t flags, mode, resolve;
	} how = { 0 };
	const struct init_field fields[] = {
		{ "flags", &how.flags },
		{ "mode", &how.mode },
		{ "resolve", &how.resolve },
		{ NULL, NULL },
	};
	int directory = init_check_int(L, 1);
	const char *path = init_check_text(L, 2), *wrong;

	luaL_checktype(L, 3, LUA_TTABLE);
	wrong = init_read_fields(L, 3, fields);
	if (wrong)
		return luaL_argerror(L, 3, wrong);
	return init_answer(L, syscall(SYS_openat2, directory, path, &how, sizeof how));
}

/* C.eaccess(path, mode) -> 0, errno */

static int files_eaccess(lua_State *L)
{
	return init_answer(L, eaccess(init_check_text(L, 1), init_check_int(L, 2)));
}

/* C.dup2(old, new) -> fd, errno */

static int files_dup2(lua_State *L)
{
	return init_answer(L, dup2(init_check_int(L, 1), init_check_int(L, 2)));
}

/* C.fcntl_setfd(fd, flags) -> 0, errno */

static int files_fcntl_setfd(lua_State *L)
{
	return init_answer(L, fcntl(init_check_int(L, 1), F_SETFD, init_check_int(L, 2)));
}

/* C.closefrom(low) */

static int files_closefrom(lua_State *L)
{
	unsigned low = (unsigned)init_check_integer(L, 1, 0, INT_MAX);

	syscall(SYS_close_range, low, UINT_MAX, 0);
	return 0;
}

/* C.mkfifo(path, mode) -> 0, errno */

static int files_mkfifo(lua_State *L)
{
	return init_answer(L, mkfifo(init_check_text(L, 1), init_check_bits(L, 2)));
}

/* C.makedev(major, minor) -> device */

static int files_makedev(lua_State *L)
{
	lua_pushnumber(
		L, (lua_Number)makedev(init_check_bits(L, 1), init_check_bits(L, 2)));
	return 1;
}

/* C.umask(mask) -> the one before */

static int files_umask(lua_State *L)
{
	lua_pushinteger(L, (lua_Integer)umask(init_check_bits(L, 1)));
	return 1;
}

const struct init_function init_files[] = {
	{ "access", NULL, SYS_faccessat, "@su" },
	{ "chdir", NULL, SYS_chdir, "s" },
	{ "chmod", NULL, SYS_fchmodat, "@su" },
	{ "chown", NULL, SYS_fchownat, "@suu0" },
	{ "chroot", NULL, SYS_chroot, "s" },
	{ "close", NULL, SYS_close, "i" },
	{ "close_range", NULL, SYS_close_range, "uuu" },
	{ "closefrom", files_closefrom, 0, NULL },
	{ "dup", NULL, SYS_dup, "i" },
	{ "dup2", files_dup2, 0, NULL },
	{ "eaccess", files_eaccess, 0, NULL },
	{ "fcntl_setfd", files_fcntl_setfd, 0, NULL },
	{ "link", NULL, SYS_linkat, "@s@s0" },
	{ "linkat", NULL, SYS_linkat, "isisu" },
	{ "listen", NULL, SYS_listen, "ii" },
	{ "makedev", files_makedev, 0, NULL },
	{ "mkdir", NULL, SYS_mkdirat, "@su" },
	{ "mkfifo", files_mkfifo, 0, NULL },
	{ "mknod", NULL, SYS_mknodat, "@suu" },
	{ "open", NULL, SYS_openat, "@sum" },
	{ "openat2", files_openat2, 0, NULL },
	{ "read", files_read, 0, NULL },
	{ "socket", NULL, SYS_socket, "iii" },
	{ "symlink", NULL, SYS_symlinkat, "s@s" },
	{ "umask", files_umask, 0, NULL },
	{ "write", NULL, SYS_write, "ibn" },
	{ NULL, NULL, 0, NULL },
};
