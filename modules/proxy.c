/* SPDX-License-Identifier: MIT */
/* proxy.c - modules that are read-only objects: they have functions and nothing else. */
#include "modules/proxy.h"

#include <errno.h>
#include <stddef.h>

#include "runtime/error.h"

int proxy_read_only(lua_State *L)
{
	return error_raise_generic(L, EPERM);
}

const struct function proxy_metamethods[] = {
	{ "__newindex", proxy_read_only, 0 },
	{ NULL, NULL, 0 },
};

int proxy_push(lua_State *L, const struct type *type)
{
	module_type(L, type);
	module_new(L, type, 0);
	return 1;
}
