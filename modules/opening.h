/* SPDX-License-Identifier: MIT */
/* opening.h - a file is opened for a script, by its path. */
#ifndef MODULES_OPENING_H
#define MODULES_OPENING_H

#include <linux/openat2.h>
#include <lua.h>

/* The path at `index`, a string from now on, or raise generic EINVAL with arg = index. */
const char *opening_check_path(lua_State *L, int index);

/* Open it, from `directory` on if it is relative; the thread waits. Returns the descriptor or
 * -errno; -EINTR only when SIGINT has come. */
int opening_at(int directory, const char *path, const struct open_how *how);

/* Push why `path` was not opened with `flags`, as an error of category system. Where the policy
 * did not allow it the field `reason` says so. */
void opening_push_error(lua_State *L, int errnum, const char *path, int flags);

#endif
