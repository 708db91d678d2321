/* SPDX-License-Identifier: MIT */
/* libc_answer.c - what the master of a libc service says that a call shall return. */
#include "modules/libc_answer.h"

#include <limits.h>
#include <math.h>
#include <netdb.h>
#include <string.h>
#include <sys/stat.h>

#include "modules/ip_address.h"
#include "modules/time_point.h"
#include "runtime/error.h"
#include "runtime/libc_names.h"

enum { NS_PER_S = 1000000000 };

#define COUNT_MAX 9007199254740992.0 /* the most that a double counts up to */

/* True if an integer between the two stands there. */
static bool read_integer(
	lua_State *L, int index, double least, double most, int64_t *integer)
{
	lua_Number number = lua_tonumber(L, index);

	if (lua_type(L, index) != LUA_TNUMBER || !(number >= least && number <= most) ||
		number != floor(number))
		return false;
	*integer = (int64_t)number;
	return true;
}

static int read_errno(lua_State *L, int index)
{
	int64_t integer = 0;

	if (lua_isnoneornil(L, index) || read_integer(L, index, 0, INT_MAX, &integer))
		return (int)integer;
	integer = error_to_errno(L, index);
	if (integer < 0)
		error_argument(L, index);
	return (int)integer;
}

/* ---- what stat(2) says: a table at `index` ---- */

static uint64_t read_count(lua_State *L, int index, const char *name)
{
	int64_t count = 0;

	lua_getfield(L, index, name);
	if (!lua_isnil(L, -1) && !read_integer(L, -1, 0, COUNT_MAX, &count))
		error_argument(L, index);
	lua_pop(L, 1);
	return (uint64_t)count;
}

static mode_t read_type(lua_State *L, int index)
{
	static const struct {
		const char *name;
		mode_t type;
	} types[] = {
		{ "block", S_IFBLK },
		{ "character", S_IFCHR },
		{ "directory", S_IFDIR },
		{ "fifo", S_IFIFO },
		{ "regular", S_IFREG },
		{ "socket", S_IFSOCK },
		{ "symlink", S_IFLNK },
	};
	const char *name;
	mode_t type = 0;

	lua_getfield(L, index, "type");
	name = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (strcmp(types[i].name, name) == 0)
			type = types[i].type;
	if (type == 0 && !lua_isnil(L, -1))
		error_argument(L, index);
	lua_pop(L, 1);
	return type;
}

/* A point of the system's clock, or seconds since its epoch. */
static int64_t read_time_ns(lua_State *L, int index, const char *name)
{
	const int64_t *point;
	lua_Number seconds;
	int64_t ns = 0;

	lua_getfield(L, index, name);
	point = module_test(L, -1, &system_clock.point);
	seconds = lua_tonumber(L, -1);
	if (point)
		ns = *point;
	else if (lua_type(L, -1) == LUA_TNUMBER && fabs(seconds) < INT64_MAX / NS_PER_S)
		ns = (int64_t)floor(seconds) * NS_PER_S +
		     (int64_t)((seconds - floor(seconds)) * NS_PER_S);
	else if (!lua_isnil(L, -1))
		error_argument(L, index);
	lua_pop(L, 1);
	return ns;
}

static struct timespec split_time(int64_t ns)
{
	int64_t rest = ns % NS_PER_S;

	return (struct timespec){
		.tv_sec = ns / NS_PER_S - (rest < 0),
		.tv_nsec = rest < 0 ? rest + NS_PER_S : rest,
	};
}

/* The type may be among the bits of the mode. */
static mode_t read_mode(lua_State *L, int index)
{
	mode_t mode = (mode_t)read_count(L, index, "mode"), type = read_type(L, index);

	return type ? (mode & ~(mode_t)S_IFMT) | type : mode;
}

static void read_status(lua_State *L, int index, struct libc_status *status)
{
	struct stat told = {
		.st_dev = read_count(L, index, "dev"),
		.st_ino = read_count(L, index, "ino"),
		.st_mode = read_mode(L, index),
		.st_nlink = read_count(L, index, "nlink"),
		.st_uid = (uid_t)read_count(L, index, "uid"),
		.st_gid = (gid_t)read_count(L, index, "gid"),
		.st_rdev = read_count(L, index, "rdev"),
		.st_size = (off_t)read_count(L, index, "size"),
		.st_atim = split_time(read_time_ns(L, index, "atime")),
		.st_mtim = split_time(read_time_ns(L, index, "mtime")),
		.st_ctim = split_time(read_time_ns(L, index, "ctime")),
		.st_blksize = (blksize_t)read_count(L, index, "blksize"),
		.st_blocks = (blkcnt_t)read_count(L, index, "blocks"),
	};

	libc_status_write(status, &told);
}

/* ---- what getaddrinfo(3) finds ---- */

/* An address, or any value whose text is one. */
static bool read_address(lua_State *L, int index, struct libc_address *address)
{
	const struct ip_address *value = ip_address_test(L, index);
	struct ip_address read = { 0 };
	const char *text;
	size_t size = 0;
	bool is_address = true;

	if (value) {
		read = *value;
	} else {
		error_describe(L, index);
		text = lua_tolstring(L, -1, &size);
		is_address = text && ip_address_read(text, size, &read);
		lua_pop(L, 1);
	}
	*address = (struct libc_address){
		.family = (uint32_t)read.family,
		.port = UINT32_MAX,
		.scope = read.scope,
	};
	memcpy(address->bytes, &read.v6, sizeof read.v6);
	return is_address;
}

/* Addresses, and behind the last of them the port of all. */
static void read_addresses(lua_State *L, int index, struct libc_reply *reply)
{
	int count = (int)lua_objlen(L, index);
	int64_t port = UINT32_MAX;

	lua_rawgeti(L, index, count);
	if (count > 1 && lua_type(L, -1) == LUA_TNUMBER) {
		if (!read_integer(L, -1, 0, PORT_MAX, &port))
			error_argument(L, index);
		count--;
	}
	lua_pop(L, 1);
	if (count < 1 || count > LIBC_ADDRESSES)
		error_argument(L, index);
	reply->count = (uint32_t)count;
	for (int i = 0; i < count; i++) {
		lua_rawgeti(L, index, i + 1);
		if (!read_address(L, lua_gettop(L), &reply->is.addresses[i]))
			error_argument(L, index);
		reply->is.addresses[i].port = (uint32_t)port;
		lua_pop(L, 1);
	}
}

static void read_lookup(lua_State *L, int index, struct libc_reply *reply)
{
	const struct libc_name *row = NULL;

	if (lua_type(L, index) == LUA_TSTRING)
		row = libc_name_find(libc_lookup_errors, lua_tostring(L, index));
	if (row)
		reply->result = row->value;
	else if (lua_istable(L, index))
		read_addresses(L, index, reply);
	else if (!lua_isnil(L, index))
		error_argument(L, index);
}

/* ---- all ---- */

void libc_answer_read(lua_State *L, int result, int errnum, enum libc_function function,
	struct libc_reply *reply)
{
	bool tells = function == LIBC_STAT || function == LIBC_LSTAT;

	reply->action = LIBC_ANSWER;
	if (function == LIBC_GETADDRINFO)
		read_lookup(L, result, reply);
	else if (tells && lua_istable(L, result))
		read_status(L, result, &reply->is.status);
	else if (!read_integer(L, result, INT_MIN, tells ? -1 : INT_MAX, &reply->result))
		error_argument(L, result);
	reply->errnum = read_errno(L, errnum);
}
