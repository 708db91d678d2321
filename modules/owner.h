/* SPDX-License-Identifier: MIT */
/* owner.h - what Lua sees of every object that owns a descriptor.
 *
 * Their userdata begin with a struct handle. Their types list these functions among their
 * own: see pipe.c. */
#ifndef MODULES_OWNER_H
#define MODULES_OWNER_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

#include "runtime/module.h"

/* new([descriptor]): push an object of `type` whose userdata has `size` bytes. (R-IO-27) */
int owner_new(lua_State *L, const struct type *type, size_t size);

/* Make the type, and push the table of its class: { new = make }. */
void owner_push_class(lua_State *L, const struct type *type, lua_CFunction make);

/* True if the value at `index` is an object with the method cancel() or assign() of below, and a
 * fiber waits at it. May call a metamethod of any other value. */
bool owner_is_busy(lua_State *L, int index);

/* Methods: assign(descriptor), cancel(), close(), release() -> descriptor. */
int owner_assign(lua_State *L);
int owner_cancel(lua_State *L);
int owner_close(lua_State *L);
int owner_release(lua_State *L);

/* The property is_open, and bad_index for all others. */
int owner_property(lua_State *L);

/* The same for a type that has more of them: an array that ends with { NULL }. */
struct property {
	const char *name;
	lua_CFunction push; /* called with (self, name); pushes one value */
};
int owner_property_among(lua_State *L, const struct property *properties);

/* "__gc" */
int owner_gc(lua_State *L);

#endif
