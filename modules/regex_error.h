/* SPDX-License-Identifier: MIT */
/* regex_error.h - why a pattern is none, or no match was found: regex.error. */
#ifndef MODULES_REGEX_ERROR_H
#define MODULES_REGEX_ERROR_H

#include <lua.h>

/* Raise the error of category "regex". */
int regex_error_raise(lua_State *L, int code);

/* Push an object whose members are these errors. Once a state. */
void regex_error_push_names(lua_State *L);

#endif
