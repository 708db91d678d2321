/* SPDX-License-Identifier: MIT */
/* sandbox.c - require "sandbox": what confines this script, and what it gives up itself. */
#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "modules/io_file.h"
#include "modules/modules.h"
#include "modules/policy_text.h"
#include "modules/tls_trust.h"
#include "runtime/confined.h"
#include "runtime/drop.h"
#include "runtime/error.h"
#include "runtime/explain.h"
#include "runtime/module.h"
#include "runtime/report.h"
#include "runtime/restriction.h"
#include "runtime/vm.h"

/* ---- status() -> table ---- */

/* In the stack while it is told: the result, and the list that items go to. */
enum { RESULT = 1, LIST };

static void set_field(lua_State *L, const char *name, const char *value)
{
	lua_pushstring(L, value);
	lua_setfield(L, -2, name);
}

static void append(lua_State *L)
{
	lua_rawseti(L, LIST, (int)lua_objlen(L, LIST) + 1);
}

static void take_rule(void *argument, const char *word, const char *value,
	const char *source, const char *mechanism, const char *status)
{
	lua_State *L = argument;

	lua_createtable(L, 0, 5);
	set_field(L, "word", word);
	set_field(L, "value", value);
	set_field(L, "source", source);
	set_field(L, "mechanism", mechanism);
	set_field(L, "status", status);
	append(L);
}

static void take_list(void *argument, const char *title)
{
	lua_State *L = argument;

	lua_newtable(L);
	lua_pushvalue(L, -1);
	lua_setfield(L, RESULT, title);
	lua_replace(L, LIST);
}

static void take_item(void *argument, const char *item)
{
	lua_pushstring(argument, item);
	append(argument);
}

static void take_branch(void *argument, const struct branch *branch)
{
	lua_State *L = argument;

	lua_createtable(L, 0, 5);
	if (branch->spawner)
		set_field(L, "spawner", branch->spawner);
	set_field(L, "actor", branch->actor);
	set_field(L, "module", branch->module);
	set_field(L, "max", branch->max);
	set_field(L, "restart", branch->restart);
	append(L);
}

static int sandbox_status(lua_State *L)
{
	const struct listener listener = { L, take_rule, take_list, take_item,
		take_branch, NULL };
	struct explanation explanation = { 0 };

	lua_settop(L, 0);
	lua_newtable(L);
	lua_pushboolean(L, confined_by != NULL);
	lua_setfield(L, RESULT, "confined");
	if (!confined_by)
		return 1;
	lua_pushnil(L);
	take_list(L, "rules");
	explanation.plan = confined_by->plan;
	explanation.confinement = confined_by;
	explanation.actual = confined_told;
	explanation.groups = restriction_groups(confined_by);
	explanation.layers = confined_layers;
	explain(&explanation, &listener);
	lua_settop(L, RESULT);
	return 1;
}

/* ---- descriptor(name) -> file ---- */

static const struct item *find_descriptor(const char *name)
{
	unsigned word = (unsigned)word_find("fds");
	const struct item *item = NULL;

	while (confined_by && (item = plan_next(confined_by->plan, word, item)) != NULL)
		if (strcmp(plan_string(confined_by->plan, item), name) == 0)
			return item;
	return NULL;
}

static int sandbox_descriptor(lua_State *L)
{
	const char *name = luaL_checkstring(L, 1);
	const struct item *item = find_descriptor(name);
	int flags = item ? fcntl(item->number, F_GETFL) : -1;

	if (flags < 0)
		return error_raise_generic(L, item ? EBADF : ENOENT);
	file_adopt(file_new(L), item->number, flags);
	return 1;
}

/* ---- drop(policy) ---- */

static int sandbox_drop(lua_State *L)
{
	struct fault fault = { 0 };
	const char *text;
	size_t size;

	lua_settop(L, 1);
	if (!policy_text_push(L, 1))
		return luaL_error(
			L, "bad argument #1 to 'drop' (%s)", lua_tostring(L, -1));
	text = lua_tolstring(L, -1, &size);
	if (drop(text, size, "sandbox.drop", tls_trust_load, &fault) == 0)
		return 0;
	if (fault.status != EXIT_BAD_MANIFEST && fault.status != EXIT_NOT_ENFORCEABLE) {
		report_line(vm_current, "sandbox: %s", fault.text);
		_exit(fault.status); /* neither inside nor outside */
	}
	lua_pushstring(L, fault.text);
	return lua_error(L);
}

int open_sandbox(lua_State *L)
{
	static const struct function functions[] = {
		{ "status", sandbox_status, 0 },
		{ "descriptor", sandbox_descriptor, 0 },
		{ "drop", sandbox_drop, 0 },
		{ NULL, NULL, 0 },
	};

	lua_newtable(L);
	module_functions(L, functions);
	return 1;
}
