/* SPDX-License-Identifier: MIT */
/* filesystem.c - require "filesystem": files, by their paths. */
#include "modules/filesystem.h"

#include <stddef.h>

#include "modules/modules.h"
#include "runtime/module.h"

/* Sorted. */
static void (*const parts[])(lua_State *L) = {
	filesystem_add_capabilities,
	filesystem_add_change,
	filesystem_add_clock,
	filesystem_add_copy,
	filesystem_add_create,
	filesystem_add_empty,
	filesystem_add_iterator,
	filesystem_add_link,
	filesystem_add_number,
	filesystem_add_open,
	filesystem_add_path,
	filesystem_add_process,
	filesystem_add_remove,
	filesystem_add_resolve,
	filesystem_add_space,
	filesystem_add_status,
	filesystem_add_time,
};

int open_filesystem(lua_State *L)
{
	static const struct type type = { "filesystem", NULL, NULL, NULL };

	module_type(L, &type);
	module_push_methods(L, &type);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		parts[i](L);
	lua_pop(L, 1);
	module_new(L, &type, 0);
	return 1;
}
