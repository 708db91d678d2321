/* SPDX-License-Identifier: MIT */
/* error_names.h - objects whose members are error tables, each time fresh ones. */
#ifndef MODULES_ERROR_NAMES_H
#define MODULES_ERROR_NAMES_H

#include <lua.h>

#include "runtime/error.h"

/* An array of them ends with { NULL }. */
struct error_name {
	const char *name;
	int code;
};

/* Those of require "generic_error": the names of errno values. */
extern const struct error_name generic_error_names[];

/* The row of `name`, or NULL. */
const struct error_name *error_names_find(
	const struct error_name *names, const char *name);

/* For a type's property function, (self, key): push the error that `names` knows by the
 * key, or raise bad_index. */
int error_names_index(lua_State *L, const struct error_name *names,
		      const struct error_category *category);

#endif
