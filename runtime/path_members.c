/* SPDX-License-Identifier: MIT */
/* path_members.c - what paths can be asked, and what can be made of them. */
#include "runtime/path_members.h"

#include <stdlib.h>
#include <string.h>

#include "runtime/error.h"
#include "runtime/path.h"

/* ---- properties ---- */

static struct path_text nothing(struct path_text path)
{
	return (struct path_text){ path.bytes, 0 };
}

static struct path_text everything(struct path_text path)
{
	return path;
}

enum answer { IS_EMPTY, IS_THERE, AS_STRING, AS_PATH };

struct property {
	const char *name;
	struct path_text (*part)(struct path_text path);
	enum answer answer;
};

/* Sorted. There are no root names here. (R-SYS-22) */
static const struct property properties[] = {
	{ "empty", everything, IS_EMPTY },
	{ "extension", path_text_extension, AS_STRING },
	{ "filename", path_text_filename, AS_STRING },
	{ "has_extension", path_text_extension, IS_THERE },
	{ "has_filename", path_text_filename, IS_THERE },
	{ "has_parent_path", path_text_parent, IS_THERE },
	{ "has_relative_path", path_text_relative, IS_THERE },
	{ "has_root_directory", path_text_root, IS_THERE },
	{ "has_root_name", nothing, IS_THERE },
	{ "has_root_path", path_text_root, IS_THERE },
	{ "has_stem", path_text_stem, IS_THERE },
	{ "is_absolute", path_text_root, IS_THERE },
	{ "is_relative", path_text_root, IS_EMPTY },
	{ "parent_path", path_text_parent, AS_PATH },
	{ "relative_path", path_text_relative, AS_PATH },
	{ "root_directory", path_text_root, AS_STRING },
	{ "root_name", nothing, AS_STRING },
	{ "root_path", path_text_root, AS_PATH },
	{ "stem", path_text_stem, AS_STRING },
};

/* ---- path:iterator() -> function ---- */

/* next() -> string; its upvalues are the path and where it stands */
static int next_element(lua_State *L)
{
	const struct path *path = lua_touserdata(L, lua_upvalueindex(1));
	size_t at = (size_t)lua_tonumber(L, lua_upvalueindex(2));
	struct path_text element;

	if (!path_text_next((struct path_text){ path->text, path->size }, &at, &element))
		return 0;
	lua_pushnumber(L, (lua_Number)at);
	lua_replace(L, lua_upvalueindex(2));
	lua_pushlstring(L, element.bytes, element.size);
	return 1;
}

static int path_iterator(lua_State *L)
{
	path_self(L);
	lua_pushvalue(L, 1);
	lua_pushinteger(L, 0);
	lua_pushcclosure(L, next_element, 2);
	return 1;
}

/* ---- methods ---- */

/* path:to_generic() -> string */

static int path_to_generic(lua_State *L)
{
	struct path_text path = path_self(L);

	lua_pushlstring(L, path.bytes, path.size);
	return 1;
}

/* A path never changes, so what would be equal to one may be itself. */
static int push_self(lua_State *L)
{
	lua_pushvalue(L, 1);
	return 1;
}

/* path:make_preferred() -> path */

static int path_make_preferred(lua_State *L)
{
	path_self(L);
	return push_self(L);
}

static struct path_text without(struct path_text path, struct path_text end)
{
	return (struct path_text){ path.bytes, path.size - end.size };
}

/* path:remove_filename() -> path */

static int path_remove_filename(lua_State *L)
{
	struct path_text path = path_self(L);
	struct path_text directory = without(path, path_text_filename(path));

	if (directory.size == path.size)
		return push_self(L);
	path_push(L, directory.bytes, directory.size);
	return 1;
}

/* path:replace_filename(name) -> path */

static int path_replace_filename(lua_State *L)
{
	struct path_text path = path_self(L), name = path_operand(L, 2);
	struct path_text directory = without(path, path_text_filename(path));

	path_push_joined(L, directory.bytes, directory.size, name.bytes, name.size);
	return 1;
}

/* path:replace_extension([extension]) -> path (R-SYS-25) */

static int path_replace_extension(lua_State *L)
{
	struct path_text path = path_self(L);
	struct path_text stem = without(path, path_text_extension(path));
	struct path_text extension = { "", 0 };
	struct path *made;

	if (!lua_isnoneornil(L, 2))
		extension = path_operand(L, 2);
	made = path_new(L, stem.size + 1 + extension.size);
	memcpy(made->text, stem.bytes, stem.size);
	made->size = stem.size;
	if (extension.size && *extension.bytes != '.')
		made->text[made->size++] = '.';
	memcpy(made->text + made->size, extension.bytes, extension.size);
	made->size += extension.size;
	return 1;
}

/* path:lexically_normal() -> path */

static int path_lexically_normal(lua_State *L)
{
	struct path_text path = path_self(L);
	struct path *made = path_new(L, path.size);

	made->size = path_text_normalize(path, made->text);
	return 1;
}

/* path:lexically_relative(base) -> path, which is empty if there is none;
 * path:lexically_proximate(base) -> path, which is the path itself then */

static bool push_way(lua_State *L, struct path_text path, struct path_text base)
{
	struct path_way way;
	struct path *made;

	if (!path_text_way(base, path, &way))
		return false;
	made = path_new(L, path_text_way_most(path, way));
	made->size = path_text_write_way(path, way, made->text);
	return true;
}

static int path_lexically_relative(lua_State *L)
{
	struct path_text path = path_self(L);

	if (!push_way(L, path, path_operand(L, 2)))
		path_push(L, "", 0);
	return 1;
}

static int path_lexically_proximate(lua_State *L)
{
	struct path_text path = path_self(L);

	return push_way(L, path, path_operand(L, 2)) ? 1 : push_self(L);
}

static const struct function methods[] = {
	{ "iterator", path_iterator, 0 },
	{ "lexically_normal", path_lexically_normal, 0 },
	{ "lexically_proximate", path_lexically_proximate, 0 },
	{ "lexically_relative", path_lexically_relative, 0 },
	{ "make_preferred", path_make_preferred, 0 },
	{ "remove_filename", path_remove_filename, 0 },
	{ "replace_extension", path_replace_extension, 0 },
	{ "replace_filename", path_replace_filename, 0 },
	{ "to_generic", path_to_generic, 0 },
	{ NULL, NULL, 0 },
};

/* ---- path[name] ---- */

/* Each state has paths, and few ask them for more than their parts: the methods are made when one
 * does, and found without us from then on. */
static int push_method(lua_State *L)
{
	module_push_methods(L, &path_type);
	module_functions(L, methods);
	lua_pushvalue(L, 2);
	lua_rawget(L, -2);
	return lua_isnil(L, -1) ? error_bad_index(L) : 1;
}

static int compare_name(const void *name, const void *property)
{
	return strcmp(name, ((const struct property *)property)->name);
}

int path_property(lua_State *L)
{
	struct path_text path = path_self(L), part;
	const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
	const struct property *property = bsearch(name, properties,
		sizeof properties / sizeof *properties, sizeof *properties, compare_name);

	if (!property)
		return push_method(L);
	part = property->part(path);
	if (property->answer == AS_STRING)
		lua_pushlstring(L, part.bytes, part.size);
	else if (property->answer == AS_PATH)
		path_push(L, part.bytes, part.size);
	else
		lua_pushboolean(L, (part.size > 0) == (property->answer == IS_THERE));
	return 1;
}
