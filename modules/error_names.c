/* SPDX-License-Identifier: MIT */
/* error_names.c - objects whose members are error tables, each time fresh ones. */
#include "modules/error_names.h"

#include <string.h>

const struct error_name *error_names_find(
	const struct error_name *names, const char *name)
{
	for (; names->name; names++)
		if (strcmp(names->name, name) == 0)
			return names;
	return NULL;
}

int error_names_index(lua_State *L, const struct error_name *names,
		      const struct error_category *category)
{
	const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
	const struct error_name *row = error_names_find(names, key);

	if (!row)
		return error_bad_index(L);
	error_push(L, category, row->code);
	return 1;
}
