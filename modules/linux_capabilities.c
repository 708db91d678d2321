/* SPDX-License-Identifier: MIT */
/* linux_capabilities.c - sets of capabilities as a value of Lua's. */
#include "modules/linux_capabilities.h"

#include <errno.h>
#include <linux/capability.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "runtime/error.h"
#include "runtime/module.h"

static const struct type capabilities_type;

struct linux_capabilities *linux_capabilities_push(lua_State *L)
{
	/* few states ever see one */
	module_push_metatable(L, &capabilities_type);
	if (lua_isnil(L, -1))
		module_type(L, &capabilities_type);
	lua_pop(L, 1);
	return module_new(L, &capabilities_type, sizeof(struct linux_capabilities));
}

struct linux_capabilities *linux_capabilities_check(lua_State *L, int index)
{
	return module_check(L, index, &capabilities_type);
}

/* ---- arguments ---- */

/* The place of the set that is named at `index`. */
static int check_flag(lua_State *L, int index)
{
	static const char *const flags[] = {
		[CAPABILITY_EFFECTIVE] = "effective",
		[CAPABILITY_PERMITTED] = "permitted",
		[CAPABILITY_INHERITABLE] = "inheritable",
	};
	const char *name =
		lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index) : "";

	for (int i = 0; i < 3; i++)
		if (strcmp(flags[i], name) == 0)
			return i;
	return error_argument(L, index);
}

/* The bit of the value at `at`, which is part of argument `index`. */
static uint64_t check_capability(lua_State *L, int at, int index)
{
	int number = lua_type(L, at) == LUA_TSTRING
	                     ? capability_text_find(lua_tostring(L, at))
	                     : -1;

	if (number < 0)
		return (uint64_t)error_argument(L, index);
	return (uint64_t)1 << number;
}

/* The bits of the array at `index`, up to its first nil. */
static uint64_t check_list(lua_State *L, int index)
{
	uint64_t bits = 0;

	if (!lua_istable(L, index))
		error_argument(L, index);
	for (int i = 1;; i++) {
		lua_rawgeti(L, index, i);
		if (lua_isnil(L, -1))
			return bits;
		bits |= check_capability(L, -1, index);
		lua_pop(L, 1);
	}
}

static bool check_boolean(lua_State *L, int index)
{
	if (!lua_isboolean(L, index))
		error_argument(L, index);
	return lua_toboolean(L, index);
}

/* ---- methods ---- */

/* capabilities:clear() */

static int capabilities_clear(lua_State *L)
{
	struct linux_capabilities *capabilities = module_self(L);

	memset(&capabilities->sets, 0, sizeof capabilities->sets);
	return 0;
}

/* capabilities:clear_flag(flag) */

static int capabilities_clear_flag(lua_State *L)
{
	struct linux_capabilities *capabilities = module_self(L);

	capabilities->sets.sets[check_flag(L, 2)] = 0;
	return 0;
}

/* capabilities:dup() -> capabilities */

static int capabilities_dup(lua_State *L)
{
	const struct linux_capabilities *capabilities = module_self(L);

	*linux_capabilities_push(L) = *capabilities;
	return 1;
}

/* capabilities:fill(to, from) */

static int capabilities_fill(lua_State *L)
{
	struct linux_capabilities *capabilities = module_self(L);
	int to = check_flag(L, 2), from = check_flag(L, 3);

	capabilities->sets.sets[to] = capabilities->sets.sets[from];
	return 0;
}

/* capabilities:fill_flag(to, other, from) */

static int capabilities_fill_flag(lua_State *L)
{
	struct linux_capabilities *capabilities = module_self(L);
	int to = check_flag(L, 2);
	const struct linux_capabilities *other = linux_capabilities_check(L, 3);

	capabilities->sets.sets[to] = other->sets.sets[check_flag(L, 4)];
	return 0;
}

/* capabilities:get_flag(capability, flag) -> boolean */

static int capabilities_get_flag(lua_State *L)
{
	const struct linux_capabilities *capabilities = module_self(L);
	uint64_t bit = check_capability(L, 2, 2);

	lua_pushboolean(L, (capabilities->sets.sets[check_flag(L, 3)] & bit) != 0);
	return 1;
}

/* capabilities:set_flag(flag, capabilities, value) */

static int capabilities_set_flag(lua_State *L)
{
	struct linux_capabilities *capabilities = module_self(L);
	int flag = check_flag(L, 2);
	uint64_t bits = check_list(L, 3), *set = &capabilities->sets.sets[flag];

	*set = check_boolean(L, 4) ? *set | bits : *set & ~bits;
	return 0;
}

/* capabilities:get_nsowner() -> user, capabilities:set_nsowner(user) */

static int capabilities_get_nsowner(lua_State *L)
{
	const struct linux_capabilities *capabilities = module_self(L);

	lua_pushnumber(L, capabilities->owner);
	return 1;
}

static int capabilities_set_nsowner(lua_State *L)
{
	struct linux_capabilities *capabilities = module_self(L);
	lua_Number user = lua_tonumber(L, 2);

	if (lua_type(L, 2) != LUA_TNUMBER || !(user >= 0 && user <= UINT32_MAX))
		return error_argument(L, 2);
	capabilities->owner = (uint32_t)user;
	return 0;
}

/* tostring(capabilities) */

static int capabilities_tostring(lua_State *L)
{
	const struct linux_capabilities *capabilities = module_self(L);
	char text[CAPABILITY_TEXT_SIZE];

	capability_text_write(&capabilities->sets, text, sizeof text);
	lua_pushstring(L, text);
	return 1;
}

static const struct function methods[] = {
	{ "clear", capabilities_clear, 0 },
	{ "clear_flag", capabilities_clear_flag, 0 },
	{ "dup", capabilities_dup, 0 },
	{ "fill", capabilities_fill, 0 },
	{ "fill_flag", capabilities_fill_flag, 0 },
	{ "get_flag", capabilities_get_flag, 0 },
	{ "get_nsowner", capabilities_get_nsowner, 0 },
	{ "set_flag", capabilities_set_flag, 0 },
	{ "set_nsowner", capabilities_set_nsowner, 0 },
	{ NULL, NULL, 0 },
};
static const struct function metamethods[] = {
	{ "__tostring", capabilities_tostring, 0 },
	{ NULL, NULL, 0 },
};
static const struct type capabilities_type = {
	.name = "linux_capabilities",
	.methods = methods,
	.metamethods = metamethods,
};

/* ---- where they come from ---- */

/* system.cap_init() -> capabilities */

int system_cap_init(lua_State *L)
{
	linux_capabilities_push(L);
	return 1;
}

/* system.cap_from_text(text) -> capabilities */

int system_cap_from_text(lua_State *L)
{
	size_t length = 0;
	const char *text =
		lua_type(L, 1) == LUA_TSTRING ? lua_tolstring(L, 1, &length) : NULL;

	if (!text || strlen(text) != length)
		return error_argument(L, 1);
	if (capability_text_read(text, &linux_capabilities_push(L)->sets) < 0)
		return error_raise_errno(L, EINVAL);
	return 1;
}

/* system.cap_get_proc() -> capabilities */

int system_cap_get_proc(lua_State *L)
{
	struct linux_capabilities *capabilities = linux_capabilities_push(L);
	struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3];
	uint64_t *sets = capabilities->sets.sets;

	if (syscall(SYS_capget, &header, data) < 0)
		return error_raise_errno(L, errno);
	for (unsigned i = 0; i < _LINUX_CAPABILITY_U32S_3; i++) {
		sets[CAPABILITY_EFFECTIVE] |= (uint64_t)data[i].effective << 32 * i;
		sets[CAPABILITY_PERMITTED] |= (uint64_t)data[i].permitted << 32 * i;
		sets[CAPABILITY_INHERITABLE] |= (uint64_t)data[i].inheritable << 32 * i;
	}
	return 1;
}
