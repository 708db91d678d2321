/* SPDX-License-Identifier: MIT */
/* unix_address.h - the names of local sockets: paths, and abstract names. */
#ifndef MODULES_UNIX_ADDRESS_H
#define MODULES_UNIX_ADDRESS_H

#include <lua.h>
#include <stdbool.h>

#include "modules/endpoint.h"

/* What the string or filesystem.path at `index` names: a path; behind a NUL an abstract name;
 * and what is empty no name. Raises generic EINVAL, or ENAMETOOLONG, with arg = index.
 * (R-IO-192) */
struct endpoint unix_address_check(lua_State *L, int index);

/* The same where an abstract name may also stand behind "@". (R-IO-206) */
struct endpoint unix_address_check_text(lua_State *L, int index);

/* True if it is one of no socket. */
bool unix_address_is_empty(const struct endpoint *address);

/* The path, or NULL if it is none: it is an abstract name, or empty. */
const char *unix_address_path(const struct endpoint *address);

/* Push it, as the kernel gave it, as a filesystem.path: abstract names behind a NUL, and an
 * empty one for no name. Returns 1. (R-IO-194) */
int unix_address_push(lua_State *L, const struct endpoint *address);

#endif
