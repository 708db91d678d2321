/* SPDX-License-Identifier: MIT */
/* proxy.h - modules that are read-only objects: they have functions and nothing else. */
#ifndef MODULES_PROXY_H
#define MODULES_PROXY_H

#include <lua.h>

#include "runtime/module.h"

/* Raise generic EPERM: what objects answer that nobody may assign to. (R-CORE-125) */
int proxy_read_only(lua_State *L);

/* For the type of a proxy: assignment raises generic EPERM. (R-CORE-125) */
extern const struct function proxy_metamethods[];

/* Push the one object of `type`, whose methods are the module's functions. */
int proxy_push(lua_State *L, const struct type *type);

#endif
