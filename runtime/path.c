/* SPDX-License-Identifier: MIT */
/* path.c - the text that names a file, as a value of its own. */
#include "runtime/path.h"

#include <stdbool.h>
#include <string.h>

#include "runtime/module.h"

struct path {
	size_t size;
	char text[];
};

static int path_tostring(lua_State *L);
static int path_equal(lua_State *L);

static const struct function metamethods[] = {
	{ "__tostring", path_tostring, 0 },
	{ "__eq", path_equal, 0 },
	{ NULL, NULL, 0 },
};
static const struct type path_type = { "filesystem.path", NULL, metamethods, NULL };

/* tostring(path) -> its bytes (R-SYS-20) */

static int path_tostring(lua_State *L)
{
	const struct path *path = module_check(L, 1, &path_type);

	lua_pushlstring(L, path->text, path->size);
	return 1;
}

/* path == path */

static int path_equal(lua_State *L)
{
	const struct path *one = module_test(L, 1, &path_type);
	const struct path *other = module_test(L, 2, &path_type);

	lua_pushboolean(L, one && other && one->size == other->size &&
				   memcmp(one->text, other->text, one->size) == 0);
	return 1;
}

void path_open(lua_State *L)
{
	bool known;

	lua_pushlightuserdata(L, (void *)&path_type);
	lua_rawget(L, LUA_REGISTRYINDEX);
	known = !lua_isnil(L, -1);
	lua_pop(L, 1);
	if (!known)
		module_type(L, &path_type);
}

void path_push(lua_State *L, const char *text, size_t size)
{
	struct path *path = module_new(L, &path_type, sizeof *path + size + 1);

	path->size = size;
	memcpy(path->text, text, size);
}

const char *path_test(lua_State *L, int index, size_t *size)
{
	const struct path *path = module_test(L, index, &path_type);

	if (!path)
		return NULL;
	*size = path->size;
	return path->text;
}
