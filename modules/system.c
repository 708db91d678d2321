/* SPDX-License-Identifier: MIT */
/* system.c - the process: its arguments, environment, standard streams and end. */
#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <math.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "modules/file_descriptor.h"
#include "modules/linux_capabilities.h"
#include "modules/modules.h"
#include "modules/standard_stream.h"
#include "runtime/confined.h"
#include "runtime/error.h"
#include "runtime/module.h"
#include "runtime/vm.h"
#include "runtime/watched.h"

/* ---- system.exit([code [, options]]) ---- */

/* The low 8 bits are what the parent will see. */
static int check_status(lua_State *L)
{
	lua_Number code = 0;

	if (!lua_isnoneornil(L, 1)) {
		luaL_checktype(L, 1, LUA_TNUMBER);
		code = lua_tonumber(L, 1);
	}
	return isfinite(code) ? (int)fmod(trunc(code), 256) : EXIT_FAILURE;
}

enum force { FORCE_NOTHING, FORCE_UNKNOWN, FORCE_QUICK, FORCE_ABORT };

static enum force number_force(lua_State *L, lua_Number number)
{
	if (number == FORCE_UNKNOWN)
		error_raise_generic(L, ENOTSUP);
	if (number != FORCE_NOTHING && number != FORCE_QUICK)
		error_argument_name(L, "force");
	return (enum force)number;
}

/* options.force, of the master alone (R-CORE-16, R-CORE-17) */
static enum force check_force(lua_State *L)
{
	if (!vm_current->master && !lua_isnoneornil(L, 2))
		error_raise_generic(L, EPERM);
	if (!lua_istable(L, 2))
		return FORCE_NOTHING;
	lua_getfield(L, 2, "force");
	switch (lua_type(L, -1)) {
	case LUA_TNIL:
		return FORCE_NOTHING;
	case LUA_TNUMBER:
		return number_force(L, lua_tonumber(L, -1));
	case LUA_TSTRING:
		if (strcmp(lua_tostring(L, -1), "abort") != 0)
			error_argument_name(L, "force");
		return FORCE_ABORT;
	default:
		error_argument(L, 2);
		return FORCE_NOTHING;
	}
}

static int system_exit(lua_State *L)
{
	int status = check_status(L);

	switch (check_force(L)) {
	case FORCE_QUICK:
		quick_exit(status);
	case FORCE_ABORT:
		if (confined_by)
			_exit(CONFINED_SIGNAL + SIGABRT);
		abort();
	default:
		/* programs of the ancestor's expect to hear who still waits (R-CORE-167) */
		vm_current->stuck = vm_current->emilua;
		vm_exit(vm_current, status);
	}
}

/* ---- system.get_lowfd(number) -> descriptor or nil (R-IO-109) ---- */

enum { FIRST_LOW = STDERR_FILENO + 1, LAST_LOW = 9 };

/* The program was started with it, and nobody has taken it: what is opened here closes on
 * exec. */
static bool is_inherited(int fd)
{
	int flags = fcntl(fd, F_GETFD);

	return flags >= 0 && !(flags & FD_CLOEXEC);
}

static int system_get_lowfd(lua_State *L)
{
	lua_Number number = lua_tonumber(L, 1);
	struct file_descriptor *descriptor;
	int fd;

	if (!vm_current->master)
		return error_raise_generic(L, EPERM);
	if (lua_type(L, 1) != LUA_TNUMBER || !(number >= FIRST_LOW && number <= LAST_LOW))
		return error_argument(L, 1);
	fd = (int)number;
	descriptor = file_descriptor_push_empty(L);
	if (!is_inherited(fd)) {
		lua_pushnil(L);
		return 1;
	}
	if (fcntl(fd, F_SETFD, FD_CLOEXEC) < 0)
		return error_raise_errno(L, errno);
	file_descriptor_own(descriptor, fd, false);
	return 1;
}

/* ---- system.arguments, system.environment: a new table each time ---- */

static int push_arguments(lua_State *L)
{
	const struct vm *vm = vm_current;

	lua_createtable(L, vm->options->argc, 0);
	for (int i = 0; i < vm->options->argc; i++) {
		lua_pushstring(L, vm->options->argv[i]);
		lua_rawseti(L, -2, i + 1);
	}
	return 1;
}

/* Push the environment of the process: of equal names the first counts. (R-SYS-60) */
static void push_environment(lua_State *L)
{
	lua_newtable(L);
	for (char **entry = environ; entry && *entry; entry++) {
		const char *equals = strchr(*entry, '=');

		if (!equals)
			continue;
		lua_pushlstring(L, *entry, (size_t)(equals - *entry));
		lua_pushvalue(L, -1);
		lua_rawget(L, -3);
		if (lua_isnil(L, -1)) {
			lua_pop(L, 1);
			lua_pushstring(L, equals + 1);
			lua_rawset(L, -3);
		} else {
			lua_pop(L, 2);
		}
	}
}

static int push_copy(lua_State *L)
{
	int original = lua_gettop(L);

	lua_newtable(L);
	lua_pushnil(L);
	while (lua_next(L, original)) {
		lua_pushvalue(L, -2);
		lua_insert(L, -2);
		lua_rawset(L, -4);
	}
	return 1;
}

static int system_property(lua_State *L);

static const struct function methods[] = {
	{ "cap_from_text", system_cap_from_text, 0 },
	{ "cap_get_proc", system_cap_get_proc, 0 },
	{ "cap_init", system_cap_init, 0 },
	{ "exit", system_exit, 0 },
	{ "get_lowfd", system_get_lowfd, 0 },
	{ NULL, NULL, 0 },
};

static const struct type system_type = {
	.name = "system",
	.methods = methods,
	.property = system_property,
};

/* system[key]: what never changes is in the environment table of the userdata. */
static int system_property(lua_State *L)
{
	const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";

	module_check(L, 1, &system_type);
	if (strcmp(key, "arguments") == 0)
		return push_arguments(L);
	lua_getfenv(L, 1);
	lua_pushvalue(L, 2);
	lua_rawget(L, -2);
	if (lua_isnil(L, -1))
		return error_bad_index(L);
	if (strcmp(key, "environment") != 0)
		return 1;
	watched_environment();
	return push_copy(L);
}

int open_system(lua_State *L)
{
	module_type(L, &system_type);
	module_new(L, &system_type, 0);
	lua_createtable(L, 0, 4);
	push_environment(L);
	lua_setfield(L, -2, "environment");
	standard_stream_push(L, STDIN_FILENO);
	lua_setfield(L, -2, "in_");
	standard_stream_push(L, STDOUT_FILENO);
	lua_setfield(L, -2, "out");
	standard_stream_push(L, STDERR_FILENO);
	lua_setfield(L, -2, "err");
	lua_setfenv(L, -2);
	return 1;
}
