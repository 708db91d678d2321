/* SPDX-License-Identifier: MIT */
/* error_names.c - objects whose members are error tables, each time fresh ones. */
#include "modules/error_names.h"

#include <string.h>

int error_names_index(lua_State *L, const struct error_name *names,
		      const struct error_category *category)
{
	const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";

	for (; names->name; names++) {
		if (strcmp(names->name, key) == 0) {
			error_push(L, category, names->code);
			return 1;
		}
	}
	return error_bad_index(L);
}
