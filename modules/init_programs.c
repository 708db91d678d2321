/* SPDX-License-Identifier: MIT */
/* init_programs.c - init.script: becoming another program. */
#include <fcntl.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "modules/init_call.h"
#include "modules/init_tables.h"

enum { PROGRAM = 1, ARGUMENTS, ENVIRONMENT, LIST, VARIABLES, STRINGS };

static const char *check_string(lua_State *L, const char *what)
{
	if (lua_type(L, -1) != LUA_TSTRING ||
		strlen(lua_tostring(L, -1)) != lua_objlen(L, -1))
		init_refuse(L, what);
	return lua_tostring(L, -1);
}

static const char **push_list(lua_State *L, int count)
{
	const char **list = lua_newuserdata(L, ((size_t)count + 1) * sizeof *list);

	list[count] = NULL;
	return list;
}

/* The strings are those in the script's table. */
static const char **push_arguments(lua_State *L)
{
	int count = init_count_list(L, ARGUMENTS);
	const char **list;

	if (count < 0)
		init_refuse(L, "the arguments are no list");
	list = push_list(L, count);
	for (int i = 0; i < count; i++) {
		lua_rawgeti(L, ARGUMENTS, i + 1);
		list[i] = check_string(L, "an argument that is no string");
		lua_pop(L, 1);
	}
	return list;
}

static const char *join_variable(lua_State *L)
{
	const char *value, *name;

	value = check_string(L, "a variable that is no string");
	lua_pushvalue(L, -2);
	name = check_string(L, "a name of a variable that is no string");
	if (*name == '\0' || strchr(name, '='))
		init_refuse(L, "a name of a variable that is none");
	return lua_pushfstring(L, "%s=%s", name, value);
}

static int count_variables(lua_State *L)
{
	int count = 0;

	luaL_checktype(L, ENVIRONMENT, LUA_TTABLE);
	for (lua_pushnil(L); lua_next(L, ENVIRONMENT); lua_pop(L, 1))
		count++;
	return count;
}

/* The strings are kept in a table of their own. */
static const char **push_variables(lua_State *L)
{
	const char **list;
	int i = 0;

	if (lua_isnil(L, ENVIRONMENT))
		return push_list(L, 0);
	list = push_list(L, count_variables(L));
	lua_newtable(L);
	for (lua_pushnil(L); lua_next(L, ENVIRONMENT); lua_pop(L, 2)) {
		list[i] = join_variable(L);
		lua_rawseti(L, STRINGS, ++i);
	}
	return list;
}

static int execute(lua_State *L, int fd, const char *path, int flags)
{
	const char **arguments, **variables;

	lua_settop(L, ENVIRONMENT);
	arguments = push_arguments(L);
	variables = push_variables(L);
	return init_answer(
		L, syscall(SYS_execveat, fd, path, arguments, variables, flags));
}

/* C.execve(path, argv or nil, envp or nil) -> -1, errno */

static int programs_execve(lua_State *L)
{
	return execute(L, AT_FDCWD, init_check_text(L, PROGRAM), 0);
}

/* C.fexecve(fd, argv or nil, envp or nil) -> -1, errno */

static int programs_fexecve(lua_State *L)
{
	return execute(L, init_check_int(L, PROGRAM), "", AT_EMPTY_PATH);
}

const struct init_function init_programs[] = {
	{ "execve", programs_execve, 0, NULL },
	{ "fexecve", programs_fexecve, 0, NULL },
	{ NULL, NULL, 0, NULL },
};
