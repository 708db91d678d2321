/* SPDX-License-Identifier: MIT */
/* path.c - the text that names a file, as a value of its own. */
#include "runtime/path.h"

#include <string.h>

#include "runtime/error.h"
#include "runtime/path_members.h"

/* ---- for C ---- */

struct path *path_new(lua_State *L, size_t most)
{
	return module_new(L, &path_type, sizeof(struct path) + most + 1);
}

static struct path *push_copy(lua_State *L, struct path_text text, size_t most)
{
	struct path *path = path_new(L, most);

	path->size = text.size;
	if (text.size)
		memcpy(path->text, text.bytes, text.size);
	return path;
}

static void add(struct path *path, const char *bytes, size_t size)
{
	if (size)
		memcpy(path->text + path->size, bytes, size);
	path->size += size;
}

void path_push(lua_State *L, const char *text, size_t size)
{
	push_copy(L, (struct path_text){ text, size }, size);
}

void path_append(struct path *path, struct path_text name)
{
	if (path_text_root(name).size)
		path->size = 0;
	if (path_text_needs_separator((struct path_text){ path->text, path->size }))
		add(path, "/", 1);
	add(path, name.bytes, name.size);
}

void path_push_joined(lua_State *L, const char *base, size_t base_size, const char *name,
	size_t name_size)
{
	struct path_text begin = { base, base_size }, end = { name, name_size };

	path_append(push_copy(L, begin, begin.size + 1 + end.size), end);
}

const char *path_test(lua_State *L, int index, size_t *size)
{
	const struct path *path = module_test(L, index, &path_type);

	if (!path)
		return NULL;
	*size = path->size;
	return path->text;
}

const char *path_check_text(lua_State *L, int index, size_t *size)
{
	const char *text;

	if (lua_type(L, index) == LUA_TSTRING)
		return lua_tolstring(L, index, size);
	*size = 0;
	text = path_test(L, index, size);
	if (!text)
		error_argument(L, index);
	return text;
}

const char *path_check(lua_State *L, int index)
{
	size_t size;
	const char *text = path_check_text(L, index, &size);

	if (strlen(text) != size)
		error_argument(L, index);
	return text;
}

/* ---- operators ---- */

struct path_text path_self(lua_State *L)
{
	const struct path *path = module_check(L, 1, &path_type);

	return (struct path_text){ path->text, path->size };
}

struct path_text path_operand(lua_State *L, int index)
{
	struct path_text text;

	text.bytes = path_check_text(L, index, &text.size);
	return text;
}

/* tostring(path) -> its bytes (R-SYS-20) */

static int path_tostring(lua_State *L)
{
	struct path_text path = path_self(L);

	lua_pushlstring(L, path.bytes, path.size);
	return 1;
}

/* path == path, path < path, path <= path */

static int order(lua_State *L)
{
	struct path_text one = path_operand(L, 1);

	return path_text_compare(one, path_operand(L, 2));
}

static int path_equal(lua_State *L)
{
	lua_pushboolean(L, order(L) == 0);
	return 1;
}

static int path_less(lua_State *L)
{
	lua_pushboolean(L, order(L) < 0);
	return 1;
}

static int path_less_or_equal(lua_State *L)
{
	lua_pushboolean(L, order(L) <= 0);
	return 1;
}

/* path / name -> path */

static int path_divide(lua_State *L)
{
	struct path_text base = path_operand(L, 1), name = path_operand(L, 2);

	path_push_joined(L, base.bytes, base.size, name.bytes, name.size);
	return 1;
}

/* path .. text -> path */

static int path_concat(lua_State *L)
{
	struct path_text begin = path_operand(L, 1), end = path_operand(L, 2);

	add(push_copy(L, begin, begin.size + end.size), end.bytes, end.size);
	return 1;
}

static const struct function metamethods[] = {
	{ "__tostring", path_tostring, 0 },
	{ "__eq", path_equal, 0 },
	{ "__lt", path_less, 0 },
	{ "__le", path_less_or_equal, 0 },
	{ "__div", path_divide, 0 },
	{ "__concat", path_concat, 0 },
	{ NULL, NULL, 0 },
};
const struct type path_type = {
	"filesystem.path",
	NULL,
	metamethods,
	path_property,
};

void path_open(lua_State *L)
{
	module_type_once(L, &path_type);
}
