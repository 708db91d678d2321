/* SPDX-License-Identifier: MIT */
/* error.c - error tables: a code, a category, and whatever else a raiser adds. */
#include "runtime/error.h"

#include <errno.h>
#include <lauxlib.h>
#include <limits.h>
#include <netdb.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static const char error_metatable, category_metatable; /* keys in the registry */

static const char *errno_message(
	const struct error_category *category, int code, char *text, size_t size)
{
	(void)category;
	return strerror_r(code, text, size);
}

/* ESHUTDOWN is Linux's alone: there is no generic code that it could become. */
static int errno_itself(const struct error_category *category, int code)
{
	(void)category;
	return strerrorname_np(code) && code != ESHUTDOWN ? code : 0;
}

static const char *listed(const char *const *texts, size_t count, int code)
{
	if (code < 1 || (size_t)code > count || !texts[code - 1])
		return "unknown error";
	return texts[code - 1];
}

static const char *core_message(
	const struct error_category *category, int code, char *text, size_t size)
{
	static const char *const texts[] = {
		"invalid module name",
		"module not found",
		"a module cannot be imported from above the import root",
		"cyclic import",
		"a leaf module has no children to import",
		"only the main fiber may import modules",
		"the root context is unusable",
		"no such member",
		"attempt to yield across C-call boundary",
		"suspension is already allowed",
		"cancellation is already allowed",
		"suspension is forbidden here",
		"the fiber was canceled",
		"no cleanup handler in this scope",
		"the channel is closed",
		"nobody can send to this inbox",
		"the module is internal",
		"the signal could not be raised",
		"the file is not Turtle, or holds no triples",
		"the file describes no module",
		"the file describes no valid error category",
		"the promise was dropped unsatisfied",
		"the promise is already satisfied",
		"the importing module is not known",
	};

	(void)category, (void)text, (void)size;
	return listed(texts, sizeof texts / sizeof *texts, code);
}

static int core_errno(const struct error_category *category, int code)
{
	(void)category;
	switch (code) {
	case CORE_FIBER_CANCELED:
		return ECANCELED;
	case CORE_MODULE_NOT_FOUND:
		return ENOENT;
	default:
		return 0;
	}
}

static const char *misc_message(
	const struct error_category *category, int code, char *text, size_t size)
{
	static const char *const texts[] = {
		"already open",
		"end of file",
		"element not found",
		"the descriptor does not fit a set",
	};

	(void)category, (void)text, (void)size;
	return listed(texts, sizeof texts / sizeof *texts, code);
}

static const char *lua_message(
	const struct error_category *category, int code, char *text, size_t size)
{
	static const char *const texts[] = {
		"a coroutine has yielded",
		"an error at run time",
		"the text is no Lua",
		"not enough memory",
		"an error in a message handler",
		"the file cannot be read",
	};

	(void)category, (void)text, (void)size;
	return listed(texts, sizeof texts / sizeof *texts, code);
}

static const char *ssl_stream_message(
	const struct error_category *category, int code, char *text, size_t size)
{
	static const char *const texts[] = { "stream truncated" };

	(void)category, (void)text, (void)size;
	return listed(texts, sizeof texts / sizeof *texts, code);
}

static const char *netdb_message(
	const struct error_category *category, int code, char *text, size_t size)
{
	(void)category, (void)text, (void)size;
	return hstrerror(code);
}

static const char *addrinfo_message(
	const struct error_category *category, int code, char *text, size_t size)
{
	(void)category, (void)text, (void)size;
	return gai_strerror(code);
}

const struct error_category error_generic = { "generic", errno_message, errno_itself };
const struct error_category error_system = { "system", errno_message, errno_itself };
const struct error_category error_core = { "emilua.core", core_message, core_errno };
const struct error_category error_lua = { "lua", lua_message, NULL };
const struct error_category error_misc = { "asio.misc", misc_message, NULL };
const struct error_category error_netdb = { "asio.netdb", netdb_message, NULL };
const struct error_category error_addrinfo = { "asio.addrinfo", addrinfo_message, NULL };
const struct error_category error_ssl_stream = { "asio.ssl.stream", ssl_stream_message,
	NULL };

/* Push the userdata of a category: one a state, kept under the category's address. */
static void push_category(lua_State *L, const struct error_category *category)
{
	lua_pushlightuserdata(L, (void *)category);
	lua_rawget(L, LUA_REGISTRYINDEX);
	if (!lua_isnil(L, -1))
		return;
	lua_pop(L, 1);
	*(const struct error_category **)lua_newuserdata(L, sizeof category) = category;
	lua_pushlightuserdata(L, (void *)&category_metatable);
	lua_rawget(L, LUA_REGISTRYINDEX);
	lua_setmetatable(L, -2);
	lua_pushlightuserdata(L, (void *)category);
	lua_pushvalue(L, -2);
	lua_rawset(L, LUA_REGISTRYINDEX);
}

/* True if the value at `index` has the metatable kept under `key`. */
static bool has_metatable(lua_State *L, int index, const char *key)
{
	bool same;

	if (!lua_getmetatable(L, index))
		return false;
	lua_pushlightuserdata(L, (void *)key);
	lua_rawget(L, LUA_REGISTRYINDEX);
	same = lua_rawequal(L, -1, -2);
	lua_pop(L, 2);
	return same;
}

static const struct error_category *test_category(lua_State *L, int index)
{
	if (!lua_isuserdata(L, index) || !has_metatable(L, index, &category_metatable))
		return NULL;
	return *(const struct error_category **)lua_touserdata(L, index);
}

/* Read code and category of the table at `index`, raw. False if they are not both there. */
static bool read_error(
	lua_State *L, int index, const struct error_category **category, lua_Number *code)
{
	int top = lua_gettop(L);
	bool whole;

	lua_pushliteral(L, "code");
	lua_rawget(L, index);
	lua_pushliteral(L, "category");
	lua_rawget(L, index);
	*category = test_category(L, -1);
	whole = *category && lua_type(L, -2) == LUA_TNUMBER;
	*code = whole ? lua_tonumber(L, -2) : 0;
	lua_settop(L, top);
	return whole;
}

static bool is_error(lua_State *L, int index)
{
	return lua_istable(L, index) && has_metatable(L, index, &error_metatable);
}

void error_push(lua_State *L, const struct error_category *category, int code)
{
	luaL_checkstack(L, 5, "error");
	lua_createtable(L, 0, 3);
	lua_pushinteger(L, code);
	lua_setfield(L, -2, "code");
	push_category(L, category);
	lua_setfield(L, -2, "category");
	lua_pushlightuserdata(L, (void *)&error_metatable);
	lua_rawget(L, LUA_REGISTRYINDEX);
	lua_setmetatable(L, -2);
}

void error_push_errno(lua_State *L, int errnum)
{
	error_push(L, &error_system, errnum);
}

int error_raise(lua_State *L, const struct error_category *category, int code)
{
	error_push(L, category, code);
	return lua_error(L);
}

int error_raise_errno(lua_State *L, int errnum)
{
	return error_raise(L, &error_system, errnum);
}

int error_raise_generic(lua_State *L, int errnum)
{
	return error_raise(L, &error_generic, errnum);
}

int error_argument_errno(lua_State *L, int position, int errnum)
{
	error_push(L, &error_generic, errnum);
	lua_pushinteger(L, position);
	lua_setfield(L, -2, "arg");
	return lua_error(L);
}

int error_argument(lua_State *L, int position)
{
	return error_argument_errno(L, position, EINVAL);
}

int error_argument_name(lua_State *L, const char *name)
{
	error_push(L, &error_generic, EINVAL);
	lua_pushstring(L, name);
	lua_setfield(L, -2, "arg");
	return lua_error(L);
}

int error_bad_index(lua_State *L)
{
	error_push(L, &error_core, CORE_BAD_INDEX);
	lua_pushinteger(L, 2);
	lua_setfield(L, -2, "index");
	return lua_error(L);
}

bool error_is(lua_State *L, int index, const struct error_category *category, int code)
{
	const struct error_category *its_category;
	lua_Number its_code;

	index = index < 0 ? lua_gettop(L) + 1 + index : index;
	return is_error(L, index) && read_error(L, index, &its_category, &its_code) &&
	       its_category == category && its_code == code;
}

int error_to_errno(lua_State *L, int index)
{
	const struct error_category *category;
	lua_Number code;

	index = index < 0 ? lua_gettop(L) + 1 + index : index;
	if (!is_error(L, index) || !read_error(L, index, &category, &code) ||
		(category != &error_generic && category != &error_system))
		return -1;
	return code >= 0 && code <= INT_MAX && code == (int)code ? (int)code : -1;
}

/* The code that a category knows, if `code` is one; else one that no category knows. */
static int known_code(lua_Number code)
{
	return code > INT_MIN && code <= INT_MAX && code == (int)code ? (int)code
	                                                              : INT_MIN;
}

static void push_message(
	lua_State *L, const struct error_category *category, lua_Number code)
{
	char text[256];

	lua_pushstring(
		L, category->message(category, known_code(code), text, sizeof text));
}

/* Push what there is to say of the error table at `index`: its own reason, if it has one, else the
 * category's message. */
static void push_text(
	lua_State *L, int index, const struct error_category *category, lua_Number code)
{
	lua_pushliteral(L, "reason");
	lua_rawget(L, index);
	if (lua_type(L, -1) == LUA_TSTRING)
		return;
	lua_pop(L, 1);
	push_message(L, category, code);
}

/* Call tostring() on the value at 1, for whoever may not let it raise. */
static int protected_tostring(lua_State *L)
{
	if (luaL_callmeta(L, 1, "__tostring") && lua_isstring(L, -1))
		return 1;
	lua_getfield(L, LUA_GLOBALSINDEX, "tostring");
	lua_pushvalue(L, 1);
	lua_call(L, 1, 1);
	return 1;
}

void error_describe(lua_State *L, int index)
{
	const struct error_category *category;
	lua_Number code;

	index = index < 0 ? lua_gettop(L) + 1 + index : index;
	if (lua_type(L, index) == LUA_TSTRING) {
		lua_pushvalue(L, index);
		return;
	}
	if (is_error(L, index) && read_error(L, index, &category, &code)) {
		push_text(L, index, category, code);
		return;
	}
	lua_pushcfunction(L, protected_tostring);
	lua_pushvalue(L, index);
	if (lua_pcall(L, 1, 1, 0) == 0 && lua_isstring(L, -1))
		return;
	lua_pop(L, 1);
	lua_pushfstring(L, "(error object is a %s value)", luaL_typename(L, index));
}

/* tostring(error) -> its reason, or the category's message */
static int error_tostring(lua_State *L)
{
	const struct error_category *category;
	lua_Number code;

	if (!lua_istable(L, 1))
		return error_argument(L, 1);
	if (!read_error(L, 1, &category, &code))
		return error_raise_generic(L, EINVAL);
	push_text(L, 1, category, code);
	return 1;
}

/* True if a code means the same in both: by name, or both name errno values. (R-CORE-121) */
static bool same_category(
	const struct error_category *one, const struct error_category *other)
{
	if (one == other || strcmp(one->name, other->name) == 0)
		return true;
	return one->to_errno == errno_itself && other->to_errno == errno_itself;
}

/* error == error: the code and the category, nothing else */
static int error_equal(lua_State *L)
{
	const struct error_category *one, *other;
	lua_Number code, other_code;
	bool same = is_error(L, 1) && is_error(L, 2) && read_error(L, 1, &one, &code) &&
	            read_error(L, 2, &other, &other_code) && code == other_code &&
	            same_category(one, other);

	lua_pushboolean(L, same);
	return 1;
}

/* error:togeneric() -> error */
static int error_togeneric(lua_State *L)
{
	const struct error_category *category;
	lua_Number code;
	int errnum;

	if (!lua_istable(L, 1) || !read_error(L, 1, &category, &code))
		return error_argument(L, 1);
	errnum = category->to_errno ? category->to_errno(category, known_code(code)) : 0;
	error_push(L, errnum ? &error_generic : category, errnum);
	if (!errnum) {
		lua_pushnumber(L, code);
		lua_setfield(L, -2, "code");
	}
	return 1;
}

/* category.message(code), category:message(code) -> string */
static int category_message(lua_State *L)
{
	const struct error_category *category =
		*(const struct error_category **)lua_touserdata(L, lua_upvalueindex(1));
	int at = test_category(L, 1) ? 2 : 1;

	if (lua_type(L, at) != LUA_TNUMBER)
		return error_argument(L, at);
	push_message(L, category, lua_tonumber(L, at));
	return 1;
}

/* category[key]: its only member is `message` */
static int category_index(lua_State *L)
{
	if (lua_type(L, 2) != LUA_TSTRING || strcmp(lua_tostring(L, 2), "message") != 0)
		return error_bad_index(L);
	lua_settop(L, 1);
	lua_pushcclosure(L, category_message, 1);
	return 1;
}

static int category_equal(lua_State *L)
{
	const struct error_category *one = test_category(L, 1),
				    *other = test_category(L, 2);

	lua_pushboolean(L, one && other && same_category(one, other));
	return 1;
}

static int category_tostring(lua_State *L)
{
	const struct error_category *category = test_category(L, 1);

	if (!category)
		return error_argument(L, 1);
	lua_pushstring(L, category->name);
	return 1;
}

static void new_metatable(
	lua_State *L, const char *key, const char *name, const luaL_Reg *metamethods)
{
	lua_pushlightuserdata(L, (void *)key);
	lua_newtable(L);
	lua_pushstring(L, name);
	lua_setfield(L, -2, "__metatable");
	luaL_register(L, NULL, metamethods);
	lua_rawset(L, LUA_REGISTRYINDEX);
}

void error_open(lua_State *L)
{
	static const luaL_Reg errors[] = {
		{ "__tostring", error_tostring },
		{ "__eq", error_equal },
		{ NULL, NULL },
	};
	static const luaL_Reg categories[] = {
		{ "__tostring", category_tostring },
		{ "__eq", category_equal },
		{ "__index", category_index },
		{ NULL, NULL },
	};

	new_metatable(L, &category_metatable, "error_category", categories);
	new_metatable(L, &error_metatable, "error_code", errors);
	lua_pushlightuserdata(L, (void *)&error_metatable);
	lua_rawget(L, LUA_REGISTRYINDEX);
	lua_createtable(L, 0, 1);
	lua_pushcfunction(L, error_togeneric);
	lua_setfield(L, -2, "togeneric");
	lua_setfield(L, -2, "__index");
	lua_pop(L, 1);
}
