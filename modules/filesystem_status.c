/* SPDX-License-Identifier: MIT */
/* filesystem_status.c - what is known of a file by its name. */
#include "modules/filesystem_status.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>

#include "modules/file_type.h"
#include "modules/filesystem.h"
#include "modules/filesystem_task.h"
#include "modules/time_point.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/module.h"

enum { ANSWER = 2, STATUS, OTHER, MODES = 07777, NS_PER_S = 1000000000 };

/* ---- file_status ---- */

struct file_status {
	const char *type;
	int mode; /* -1: unknown */
};

static int status_equal(lua_State *L);
static int status_property(lua_State *L);

static const struct function status_metamethods[] = {
	{ "__eq", status_equal, 0 },
	{ NULL, NULL, 0 },
};
static const struct type status_type = {
	"filesystem.file_status",
	NULL,
	status_metamethods,
	status_property,
};

/* status == status */

static int status_equal(lua_State *L)
{
	const struct file_status *one = module_test(L, 1, &status_type);
	const struct file_status *other = module_test(L, 2, &status_type);

	lua_pushboolean(L, one && other && strcmp(one->type, other->type) == 0 &&
				   one->mode == other->mode);
	return 1;
}

/* status.mode, status.type */

static int status_property(lua_State *L)
{
	const struct file_status *status = module_check(L, 1, &status_type);
	const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";

	if (strcmp(key, "type") == 0)
		lua_pushstring(L, status->type);
	else if (strcmp(key, "mode") != 0)
		return error_bad_index(L);
	else if (status->mode < 0)
		lua_pushliteral(L, "unknown");
	else
		lua_pushinteger(L, status->mode);
	return 1;
}

static int push_status(lua_State *L, const struct statx *known)
{
	struct file_status *status = module_new(L, &status_type, sizeof *status);

	status->type = known ? file_type_name(known->stx_mode) : "not_found";
	status->mode = known ? known->stx_mode & MODES : -1;
	return 1;
}

/* ---- other answers ---- */

static int push_exists(lua_State *L, const struct statx *status)
{
	lua_pushboolean(L, status != NULL);
	return 1;
}

static int push_file_size(lua_State *L, const struct statx *status)
{
	if (S_ISDIR(status->stx_mode))
		return -EISDIR;
	if (!S_ISREG(status->stx_mode))
		return -ENOTSUP;
	lua_pushnumber(L, (lua_Number)status->stx_size);
	return 1;
}

static int push_links(lua_State *L, const struct statx *status)
{
	lua_pushnumber(L, status->stx_nlink);
	return 1;
}

static int push_last_write_time(lua_State *L, const struct statx *status)
{
	int64_t ns;

	if (__builtin_mul_overflow(status->stx_mtime.tv_sec, (int64_t)NS_PER_S, &ns) ||
		__builtin_add_overflow(ns, (int64_t)status->stx_mtime.tv_nsec, &ns))
		return -EOVERFLOW;
	time_point_push(L, &file_clock, ns);
	return 1;
}

static int push_is(lua_State *L, const struct statx *status, mode_t type)
{
	lua_pushboolean(L, status && (status->stx_mode & S_IFMT) == type);
	return 1;
}

static int push_is_block(lua_State *L, const struct statx *status)
{
	return push_is(L, status, S_IFBLK);
}

static int push_is_character(lua_State *L, const struct statx *status)
{
	return push_is(L, status, S_IFCHR);
}

static int push_is_directory(lua_State *L, const struct statx *status)
{
	return push_is(L, status, S_IFDIR);
}

static int push_is_fifo(lua_State *L, const struct statx *status)
{
	return push_is(L, status, S_IFIFO);
}

static int push_is_other(lua_State *L, const struct statx *status)
{
	mode_t type = status ? status->stx_mode & S_IFMT : S_IFREG;

	lua_pushboolean(L, type != S_IFREG && type != S_IFDIR && type != S_IFLNK);
	return 1;
}

static int push_is_regular_file(lua_State *L, const struct statx *status)
{
	return push_is(L, status, S_IFREG);
}

static int push_is_socket(lua_State *L, const struct statx *status)
{
	return push_is(L, status, S_IFSOCK);
}

static int push_is_symlink(lua_State *L, const struct statx *status)
{
	return push_is(L, status, S_IFLNK);
}

/* ---- asking ---- */

static int push_answer(lua_State *L, int result)
{
	const struct filesystem_answer *answer = lua_touserdata(L, ANSWER);
	const struct statx *status = lua_touserdata(L, STATUS);

	if (filesystem_is_missing(result) && answer->may_be_missing)
		return answer->push(L, NULL);
	if (result >= 0)
		result = answer->push(L, status);
	return result < 0 ? filesystem_fail(L, result, 1, NULL) : result;
}

static struct io_uring_sqe look(const char *path, int flags, struct statx *status)
{
	struct io_uring_sqe request = { 0 };

	io_uring_prep_statx(&request, AT_FDCWD, path, flags, STATX_BASIC_STATS, status);
	return request;
}

int filesystem_ask(lua_State *L, const struct filesystem_answer *answer)
{
	const char *path = filesystem_check_path(L, 1);
	struct io_uring_sqe request;

	lua_settop(L, 1);
	lua_pushlightuserdata(L, (void *)answer);
	request = look(path, answer->flags, lua_newuserdata(L, sizeof(struct statx)));
	return filesystem_request(L, &request, push_answer);
}

/* Sorted, but for names that came later. */
static const struct filesystem_answer answers[] = {
	{ "exists", push_exists, 0, true },
	{ "file_size", push_file_size, 0, false },
	{ "hard_link_count", push_links, 0, false },
	{ "hardlink_count", push_links, 0, false },
	{ "is_block_device", push_is_block, 0, true },
	{ "is_block_file", push_is_block, 0, true },
	{ "is_character_device", push_is_character, 0, true },
	{ "is_character_file", push_is_character, 0, true },
	{ "is_directory", push_is_directory, 0, true },
	{ "is_fifo", push_is_fifo, 0, true },
	{ "is_other", push_is_other, 0, true },
	{ "is_regular_file", push_is_regular_file, 0, true },
	{ "is_socket", push_is_socket, 0, true },
	{ "is_symlink", push_is_symlink, AT_SYMLINK_NOFOLLOW, true },
	{ "last_write_time", push_last_write_time, 0, false },
	{ "status", push_status, 0, true },
	{ "symlink_status", push_status, AT_SYMLINK_NOFOLLOW, true },
	{ NULL, NULL, 0, false },
};

const struct filesystem_answer *filesystem_find_answer(const char *name)
{
	const struct filesystem_answer *answer = answers;

	while (answer->name && strcmp(answer->name, name) != 0)
		answer++;
	return answer->name ? answer : NULL;
}

/* exists(path) -> boolean, and the others */

static int ask(lua_State *L)
{
	return filesystem_ask(L, lua_touserdata(L, lua_upvalueindex(1)));
}

/* ---- equivalent(path, path) -> boolean (R-SYS-50) ---- */

struct pair {
	struct statx statuses[2];
	int first; /* what was said of the first */
};

static int push_equivalent(lua_State *L, int result)
{
	const struct pair *pair = lua_touserdata(L, STATUS);
	const struct statx *one = &pair->statuses[0], *other = &pair->statuses[1];

	if (pair->first < 0 && result < 0)
		return filesystem_fail(L, pair->first, 2, NULL);
	if (result < 0 && !filesystem_is_missing(result))
		return filesystem_fail(L, result, 2, NULL);
	lua_pushboolean(L, pair->first == 0 && result == 0 &&
				   one->stx_ino == other->stx_ino &&
				   one->stx_dev_major == other->stx_dev_major &&
				   one->stx_dev_minor == other->stx_dev_minor);
	return 1;
}

static int push_first(lua_State *L, int result)
{
	struct pair *pair = lua_touserdata(L, STATUS);
	struct io_uring_sqe request;

	if (result < 0 && !filesystem_is_missing(result))
		return filesystem_fail(L, result, 2, NULL);
	pair->first = result;
	request = look(lua_touserdata(L, OTHER), 0, &pair->statuses[1]);
	return op_again(NULL, &request, push_equivalent);
}

static int filesystem_equivalent(lua_State *L)
{
	const char *one = filesystem_check_path(L, 1);
	const char *other = filesystem_check_path(L, 2);
	struct io_uring_sqe request;
	struct pair *pair;

	lua_settop(L, 2);
	pair = lua_newuserdata(L, sizeof *pair);
	lua_pushlightuserdata(L, (void *)other);
	request = look(one, 0, &pair->statuses[0]);
	return filesystem_request(L, &request, push_first);
}

/* ---- the members ---- */

void filesystem_add_status(lua_State *L)
{
	static const struct function functions[] = {
		{ "equivalent", filesystem_equivalent, AWAITS },
		{ NULL, NULL, 0 },
	};

	module_type(L, &status_type);
	module_functions(L, functions);
	for (const struct filesystem_answer *answer = answers; answer->name; answer++) {
		lua_pushlightuserdata(L, (void *)answer);
		lua_pushcclosure(L, ask, 1);
		fiber_make_awaiting(L);
		lua_setfield(L, -2, answer->name);
	}
}
