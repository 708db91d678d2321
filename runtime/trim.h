/* SPDX-License-Identifier: MIT */
/* trim.h - a Lua state without what its policy does not allow.
 *
 * The kernel holds what matters. This is so that a script gets an error it understands, and
 * that bytecode, which can be made to crash, is not loaded. */
#ifndef RUNTIME_TRIM_H
#define RUNTIME_TRIM_H

#include <lua.h>
#include <stdbool.h>

struct trim {
	bool jit, ffi, debug, tls; /* what stays */
};

struct confinement;

/* What the policy leaves. */
struct trim trim_of(const struct confinement *confinement);

/* After everything else has been opened. May raise. */
void trim_apply(lua_State *L, const struct trim *trim);

#endif
