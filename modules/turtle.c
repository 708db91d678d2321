/* SPDX-License-Identifier: MIT */
/* turtle.c - what require answers for a file of Turtle: an error category of its own. */
#include "modules/turtle.h"

#include <errno.h>
#include <lauxlib.h>
#include <pthread.h>
#include <stdbool.h>
#include <string.h>

#include "modules/turtle_category.h"
#include "runtime/error.h"
#include "runtime/module.h"
#include "runtime/source.h"

/* ---- the categories of the process ---- */

/* They are never freed: states of any thread may hold errors of them. */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct turtle_category *categories;

static struct turtle_category *find(const char *path)
{
	struct turtle_category *category = categories;

	while (category && strcmp(turtle_category_path(category), path) != 0)
		category = category->next;
	return category;
}

static struct turtle_category *find_known(const char *path)
{
	struct turtle_category *category;

	pthread_mutex_lock(&lock);
	category = find(path);
	pthread_mutex_unlock(&lock);
	return category;
}

/* Keep `mine`, or destroy it if another thread was faster. Returns what is kept. */
static struct turtle_category *keep(struct turtle_category *mine)
{
	struct turtle_category *kept;

	pthread_mutex_lock(&lock);
	kept = find(turtle_category_path(mine));
	if (!kept) {
		mine->next = categories;
		categories = kept = mine;
	}
	pthread_mutex_unlock(&lock);
	if (kept != mine)
		turtle_category_destroy(mine);
	return kept;
}

static int get(const char *path, struct turtle_category **category)
{
	int status;

	*category = find_known(path);
	if (*category)
		return 0;
	status = turtle_category_create(path, category);
	if (status == 0)
		*category = keep(*category);
	return status;
}

/* ---- what Lua sees ---- */

static int turtle_index(lua_State *L);

static const struct type turtle_type = { "rdf_error_category_module", NULL, NULL,
	turtle_index };

/* self[alias], self[number] -> error */
static int turtle_index(lua_State *L)
{
	struct turtle_category **self = module_check(L, 1, &turtle_type);
	const char *alias;
	size_t size;
	int code;

	if (lua_type(L, 2) == LUA_TNUMBER) {
		error_push(L, &(*self)->base, 0);
		lua_pushvalue(L, 2);
		lua_setfield(L, -2, "code");
		return 1;
	}
	if (lua_type(L, 2) != LUA_TSTRING)
		return error_bad_index(L);
	alias = lua_tolstring(L, 2, &size);
	if (strlen(alias) != size || !turtle_category_find(*self, alias, &code))
		return error_bad_index(L);
	error_push(L, &(*self)->base, code);
	return 1;
}

/* Its metatable is made when a state needs it first. */
static void push_value(lua_State *L, struct turtle_category *category)
{
	module_type_once(L, &turtle_type);
	*(struct turtle_category **)module_new(L, &turtle_type, sizeof category) =
		category;
}

static int push_failure(lua_State *L, int status)
{
	bool of_process = status == -ENOSYS || status == -ENOMEM;

	lua_pushnil(L);
	if (status > 0)
		error_push(L, &error_core, status);
	else
		error_push(L, of_process ? &error_generic : &error_system, -status);
	lua_pushboolean(L, of_process);
	return 3;
}

int turtle_require(lua_State *L)
{
	const char *path = luaL_checkstring(L, 1);
	struct turtle_category *category;
	int status = get(path, &category);

	if (status < 0 && !source_exists(path))
		return 0;
	if (status != 0)
		return push_failure(L, status);
	push_value(L, category);
	return 1;
}
