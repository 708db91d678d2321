/* SPDX-License-Identifier: MIT */
/* file.c - require "file": files that are read and written at their position, or anywhere. */
#include "modules/file.h"

#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "modules/file.lua.h"
#include "modules/modules.h"
#include "modules/owner.h"
#include "runtime/confined.h"
#include "runtime/descriptor.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/restriction.h"

void file_object_renew(struct file_object *file)
{
	file->reading = READS_CACHED;
	file->kind = KIND_UNKNOWN;
}

/* It is no more than advice, and no filter of a confined process lets it pass. That a file is
 * read from its beginning to its end the kernel finds by itself. (R-IO-131) */
static void advise(const struct file_object *file)
{
	if (file->is_random && !confined_by)
		(void)posix_fadvise(file->handle.fd, 0, 0, POSIX_FADV_RANDOM);
}

void file_object_adopt(struct file_object *file, int fd)
{
	handle_adopt(&file->handle, fd, false);
	advise(file);
	file_object_renew(file);
}

struct file_object *file_object_trusted(lua_State *L)
{
	struct file_object *file = module_self(L);

	if (file->handle.fd >= 0 && file->handle.tainted)
		error_raise_generic(L, EACCES);
	return file;
}

int64_t file_object_check_number(lua_State *L, int index)
{
	const lua_Number limit = 0x1p63;
	lua_Number number = lua_tonumber(L, index);

	if (lua_type(L, index) != LUA_TNUMBER || !(number >= -limit && number < limit))
		error_argument(L, index);
	return (int64_t)number;
}

bool file_object_ring(void)
{
	return !confined_by || restriction_groups(confined_by) & RING_FILE;
}

/* ---- its life: see owner.c ---- */

/* file:assign(descriptor) */

static int file_assign(lua_State *L)
{
	owner_assign(L);
	file_object_renew(module_self(L));
	return 0;
}

/* file:cancel() */

static int file_cancel(lua_State *L)
{
	return file_open_stop(module_self(L)) ? 0 : owner_cancel(L);
}

/* file:close() */

static int file_close(lua_State *L)
{
	file_open_stop(module_self(L));
	return owner_close(L);
}

/* ---- what is asked of the file: SYNC ---- */

/* file.size, file.modified */

/* Of a file that another process serves, what the kernel knows of it. Returns 0 or -errno. */
static int ask_kernel(int fd, struct stat *status)
{
	struct statx known;

	if (statx(fd, "", AT_EMPTY_PATH | AT_STATX_DONT_SYNC, STATX_SIZE | STATX_MTIME,
		    &known) < 0)
		return -errno;
	*status = (struct stat){
		.st_size = (off_t)known.stx_size,
		.st_mtim.tv_sec = known.stx_mtime.tv_sec,
		.st_mtim.tv_nsec = known.stx_mtime.tv_nsec,
	};
	return 0;
}

static struct stat status_of(lua_State *L)
{
	const struct file_object *file = module_self(L);
	int fd = handle_fd(L, &file->handle), result;
	struct stat status;

	result = file->handle.tainted && !confined_by ? ask_kernel(fd, &status)
	                                              : descriptor_status(fd, &status);
	if (result < 0)
		error_raise_errno(L, -result);
	return status;
}

static int file_size(lua_State *L)
{
	lua_pushnumber(L, (lua_Number)status_of(L).st_size);
	return 1;
}

static int file_modified(lua_State *L)
{
	struct timespec time = status_of(L).st_mtim;

	lua_pushnumber(L, (lua_Number)time.tv_sec + (lua_Number)time.tv_nsec / 1e9);
	return 1;
}

static int file_property(lua_State *L)
{
	static const struct property properties[] = {
		{ "modified", file_modified },
		{ "size", file_size },
		{ NULL, NULL },
	};

	return owner_property_among(L, properties);
}

/* file:resize(size) */

static int file_resize(lua_State *L)
{
	const struct file_object *file = file_object_trusted(L);
	int64_t size = file_object_check_number(L, 2);

	while (ftruncate(file->handle.fd, size) < 0)
		if (errno != EINTR)
			return error_raise_errno(L, errno);
	return 0;
}

/* file:seek(offset, whence) -> position */

static int check_whence(lua_State *L, int index)
{
	const char *whence;

	if (lua_type(L, index) != LUA_TSTRING)
		return error_argument(L, index);
	whence = lua_tostring(L, index);
	if (strcmp(whence, "set") == 0)
		return SEEK_SET;
	if (strcmp(whence, "cur") == 0)
		return SEEK_CUR;
	if (strcmp(whence, "end") == 0)
		return SEEK_END;
	return error_raise_generic(L, EINVAL);
}

static int file_seek(lua_State *L)
{
	const struct file_object *file = file_object_trusted(L);
	int64_t offset = file_object_check_number(L, 2);
	off_t position = lseek(file->handle.fd, offset, check_whence(L, 3));

	if (position < 0)
		return error_raise_errno(L, errno);
	lua_pushnumber(L, (lua_Number)position);
	return 1;
}

/* ---- file:sync_all(), file:sync_data() ---- */

static int synchronise(lua_State *L, unsigned flags)
{
	struct io_uring_sqe request = { 0 };
	struct file_object *file;
	int status;

	fiber_may_suspend(L, CANCELABLE);
	file = module_self(L);
	if (!file_object_ring() && file->handle.fd >= 0 && !file->handle.tainted) {
		status = flags ? fdatasync(file->handle.fd) : fsync(file->handle.fd);
		return op_answer(L, push_nothing, status < 0 ? -errno : 0);
	}
	io_uring_prep_fsync(&request, file->handle.fd, flags);
	return handle_await(L, &file->handle, HANDLE_OTHERS, &request, push_nothing);
}

static int file_sync_all(lua_State *L)
{
	return synchronise(L, 0);
}

static int file_sync_data(lua_State *L)
{
	return synchronise(L, IORING_FSYNC_DATASYNC);
}

/* ---- file.stream and file.random_access ---- */

static const struct function metamethods[] = {
	{ "__gc", owner_gc, 0 },
	{ NULL, NULL, 0 },
};

#define COMMON_METHODS                                                                 \
	{ "assign", file_assign, 0 }, { "cancel", file_cancel, 0 },                    \
		{ "close", file_close, 0 }, { "lock", file_lock, AWAITS | NO_RESULT }, \
		{ "lock_shared", file_lock_shared, AWAITS | NO_RESULT },               \
		{ "open", file_open, 0 },                                              \
		{ "open_waiting", file_open_waiting, AWAITS | NO_RESULT },             \
		{ "release", owner_release, 0 }, { "resize", file_resize, 0 },         \
		{ "sync_all", file_sync_all, AWAITS | NO_RESULT },                     \
		{ "sync_data", file_sync_data, AWAITS | NO_RESULT },                   \
		{ "try_lock", file_try_lock, 0 },                                      \
		{ "try_lock_shared", file_try_lock_shared, 0 },                        \
	{                                                                              \
		"unlock", file_unlock, 0                                               \
	}

static const struct function stream_methods[] = {
	COMMON_METHODS,
	{ "read_some", file_read_some, AWAITS | ONE_RESULT },
	{ "seek", file_seek, 0 },
	{ "write_some", file_write_some, AWAITS | ONE_RESULT },
	{ NULL, NULL, 0 },
};
static const struct type stream_type = {
	"file.stream",
	stream_methods,
	metamethods,
	file_property,
};

static const struct function random_access_methods[] = {
	COMMON_METHODS,
	{ "read_some_at", file_read_some_at, AWAITS | ONE_RESULT },
	{ "write_some_at", file_write_some_at, AWAITS | ONE_RESULT },
	{ NULL, NULL, 0 },
};
static const struct type random_access_type = {
	"file.random_access",
	random_access_methods,
	metamethods,
	file_property,
};

/* file.stream.new([descriptor]), file.random_access.new([descriptor]) */

static int stream_new(lua_State *L)
{
	return owner_new(L, &stream_type, sizeof(struct file_object));
}

static int random_access_new(lua_State *L)
{
	struct file_object *file;

	owner_new(L, &random_access_type, sizeof *file);
	file = lua_touserdata(L, -1);
	file->is_random = true;
	return 1;
}

/* ---- the module, on top of the stack ---- */

static void add_type(
	lua_State *L, const struct type *type, const char *name, lua_CFunction make)
{
	module_type(L, type);
	lua_createtable(L, 0, 1);
	lua_pushcfunction(L, make);
	lua_setfield(L, -2, "new");
	lua_setfield(L, -2, name);
}

static void add_open_flags(lua_State *L)
{
	static const struct {
		const char *name;
		int flag;
	} flags[] = {
		{ "append", O_APPEND },
		{ "create", O_CREAT },
		{ "exclusive", O_EXCL },
		{ "read_only", O_RDONLY },
		{ "read_write", O_RDWR },
		{ "sync_all_on_write", O_SYNC },
		{ "truncate", O_TRUNC },
		{ "write_only", O_WRONLY },
	};

	lua_newtable(L);
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
		lua_pushinteger(L, flags[i].flag);
		lua_setfield(L, -2, flags[i].name);
	}
	lua_setfield(L, -2, "open_flag");
}

int open_file(lua_State *L)
{
	int module;

	file_open_prepare(L);
	lua_newtable(L);
	module = lua_gettop(L);
	add_type(L, &stream_type, "stream", stream_new);
	add_type(L, &random_access_type, "random_access", random_access_new);
	add_open_flags(L);
	if (luaL_loadbuffer(L, file_lua, sizeof file_lua, "=[cellua]") != 0)
		return lua_error(L);
	lua_pushvalue(L, LUA_ENVIRONINDEX); /* not of who is the first to require it */
	lua_setfenv(L, -2);
	lua_pushvalue(L, module);
	lua_call(L, 1, 0);
	return 1;
}
