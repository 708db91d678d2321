/* SPDX-License-Identifier: MIT */
/* filesystem_iterator.c - directories, as functions that return the next entry. */
#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "modules/filesystem.h"
#include "modules/filesystem_entry.h"
#include "modules/filesystem_task.h"
#include "modules/filesystem_traversal.h"
#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/module.h"
#include "runtime/path.h"

enum { PATH = 1, OPTIONS, HANDLE, FUNCTION, FETCHING = 1 };

/* What the handle and the function share. */
struct iteration {
	struct traversal *traversal; /* NULL only while it is made */
	bool is_recursive;
};

/* ---- the handle ---- */

/* The traversal of the handle at 1, which nobody else uses. */
static struct traversal *check_idle(lua_State *L)
{
	const struct iteration *iteration = module_self(L);

	if (traversal_is_busy(iteration->traversal))
		error_raise_generic(L, EBUSY);
	return iteration->traversal;
}

/* The same, which has not ended. (R-SYS-41) */
static struct traversal *check_going(lua_State *L)
{
	struct traversal *traversal = check_idle(L);

	if (traversal_has_ended(traversal))
		error_argument(L, 1);
	return traversal;
}

/* handle:close() */

static int handle_close(lua_State *L)
{
	traversal_close(check_idle(L));
	return 0;
}

/* handle:disable_recursion_pending() */

static int handle_disable(lua_State *L)
{
	traversal_pass_by(check_going(L));
	return 0;
}

/* handle:pop() */

static int handle_pop(lua_State *L)
{
	traversal_pop(check_going(L));
	return 0;
}

/* handle.recursion_pending */

static int recursive_property(lua_State *L)
{
	const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";

	if (strcmp(key, "recursion_pending") != 0)
		return error_bad_index(L);
	lua_pushboolean(L, traversal_will_enter(check_going(L)));
	return 1;
}

static int handle_gc(lua_State *L)
{
	struct iteration *iteration = lua_touserdata(L, 1);

	traversal_release(iteration->traversal);
	iteration->traversal = NULL;
	return 0;
}

static const struct function metamethods[] = {
	{ "__gc", handle_gc, 0 },
	{ NULL, NULL, 0 },
};
static const struct function flat_methods[] = {
	{ "close", handle_close, 0 },
	{ NULL, NULL, 0 },
};
static const struct type flat_type = {
	"filesystem.directory_iterator",
	flat_methods,
	metamethods,
	NULL,
};
static const struct function recursive_methods[] = {
	{ "close", handle_close, 0 },
	{ "disable_recursion_pending", handle_disable, 0 },
	{ "pop", handle_pop, 0 },
	{ NULL, NULL, 0 },
};
static const struct type recursive_type = {
	"filesystem.recursive_directory_iterator",
	recursive_methods,
	metamethods,
	recursive_property,
};

/* ---- what may be waited for ---- */

struct fetch {
	struct filesystem_task task;
	struct traversal *traversal;
	bool is_recursive;
	struct traversal_entry entry;
};

static void hold(struct filesystem_task *task)
{
	traversal_hold(((struct fetch *)task)->traversal);
}

static void drop(struct filesystem_task *task, bool heard)
{
	(void)heard;
	traversal_release(((struct fetch *)task)->traversal);
}

static struct fetch *push_fetch(lua_State *L, const struct iteration *iteration,
	int (*run)(struct filesystem_task *))
{
	struct fetch *fetch = filesystem_task_push(L, sizeof *fetch, run);

	fetch->task.hold = hold;
	fetch->task.drop = drop;
	fetch->task.changes = true; /* where it stands */
	fetch->traversal = iteration->traversal;
	fetch->is_recursive = iteration->is_recursive;
	return fetch;
}

/* ---- the function: (...) -> entry [, depth] ---- */

static int push_entry(
	lua_State *L, const struct traversal_entry *entry, bool is_recursive)
{
	filesystem_entry_push(L, entry->path);
	if (!is_recursive)
		return 1;
	lua_pushinteger(L, entry->depth);
	return 2;
}

static int push_next(
	lua_State *L, const struct traversal_entry *entry, bool is_recursive, int result)
{
	if (result > 0)
		return push_entry(L, entry, is_recursive);
	if (result == 0)
		return 0;
	path_push(L, entry->path, strlen(entry->path));
	filesystem_push_error(L, -result, lua_gettop(L), "fs.read");
	return OP_RAISES;
}

static int push_fetched(lua_State *L, int result)
{
	const struct fetch *fetch = lua_touserdata(L, FETCHING);

	return push_next(L, &fetch->entry, fetch->is_recursive, result);
}

static int run_next(struct filesystem_task *task)
{
	struct fetch *fetch = (struct fetch *)task;

	return traversal_next(fetch->traversal, &fetch->entry);
}

static int advance(lua_State *L)
{
	const struct iteration *iteration = lua_touserdata(L, lua_upvalueindex(1));
	struct traversal_entry entry;
	int result;

	lua_settop(L, 0);
	if (traversal_is_busy(iteration->traversal))
		return error_raise_generic(L, EBUSY);
	if (!traversal_is_ready(iteration->traversal))
		return filesystem_task_await(
			L, &push_fetch(L, iteration, run_next)->task, push_fetched);
	result = traversal_next(iteration->traversal, &entry);
	if (result < 0) {
		push_next(L, &entry, false, result);
		return lua_error(L);
	}
	lua_pushboolean(L, false);
	return 1 + push_next(L, &entry, iteration->is_recursive, result);
}

/* ---- directory_iterator(path [, options]) -> function, handle ---- */

static unsigned check_option(lua_State *L, const char *name, unsigned flag)
{
	bool is_set;

	lua_getfield(L, OPTIONS, name);
	if (!lua_isnil(L, -1) && !lua_isboolean(L, -1))
		return (unsigned)error_argument_name(L, name);
	is_set = lua_toboolean(L, -1);
	lua_pop(L, 1);
	return is_set ? flag : 0;
}

static unsigned check_options(lua_State *L, bool is_recursive)
{
	unsigned flags = is_recursive ? TRAVERSAL_RECURSIVE : 0;

	if (lua_isnil(L, OPTIONS))
		return flags;
	if (!lua_istable(L, OPTIONS))
		return (unsigned)error_argument(L, OPTIONS);
	flags |= check_option(L, "skip_permission_denied", TRAVERSAL_SKIPS_DENIED);
	if (is_recursive)
		flags |= check_option(
			L, "follow_directory_symlink", TRAVERSAL_FOLLOWS_LINKS);
	return flags;
}

static int run_open(struct filesystem_task *task)
{
	return traversal_open(((struct fetch *)task)->traversal, task->paths[0]);
}

static int push_opened(lua_State *L, int result)
{
	if (result < 0)
		return filesystem_fail(L, result, 1, "fs.read");
	lua_pushvalue(L, FUNCTION);
	lua_pushvalue(L, HANDLE);
	return 2;
}

static int iterate(lua_State *L, const struct type *type)
{
	const char *path = filesystem_check_path(L, PATH);
	struct iteration *iteration;
	struct fetch *fetch;
	unsigned flags;

	lua_settop(L, OPTIONS);
	flags = check_options(L, type == &recursive_type);
	iteration = module_new(L, type, sizeof *iteration);
	iteration->is_recursive = type == &recursive_type;
	iteration->traversal = traversal_create(flags);
	if (!iteration->traversal)
		return error_raise_generic(L, ENOMEM);
	lua_pushvalue(L, HANDLE);
	lua_pushcclosure(L, advance, 1);
	fiber_make_awaiting(L);
	fetch = push_fetch(L, iteration, run_open);
	fetch->task.paths[0] = path;
	return filesystem_task_await(L, &fetch->task, push_opened);
}

static int filesystem_directory_iterator(lua_State *L)
{
	return iterate(L, &flat_type);
}

static int filesystem_recursive_directory_iterator(lua_State *L)
{
	return iterate(L, &recursive_type);
}

void filesystem_add_iterator(lua_State *L)
{
	static const struct function functions[] = {
		{ "directory_iterator", filesystem_directory_iterator, AWAITS },
		{ "recursive_directory_iterator", filesystem_recursive_directory_iterator,
			AWAITS },
		{ NULL, NULL, 0 },
	};

	filesystem_entry_open(L);
	module_type(L, &flat_type);
	module_type(L, &recursive_type);
	module_functions(L, functions);
}
