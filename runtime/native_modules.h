/* SPDX-License-Identifier: MIT */
/* native_modules.h - modules in C that came with the process, as open files. */
#ifndef RUNTIME_NATIVE_MODULES_H
#define RUNTIME_NATIVE_MODULES_H

#include <lua.h>
#include <stdbool.h>

/* Let the file `fd` be the module `name`; or, if there is a `pattern` as in package.cpath, let
 * modules whose name begins with `name` be looked for in the directory `fd`, a question mark
 * standing for the rest of it; without one the whole name counts. Before there are threads. The descriptor stays open as long as
 * the process lives: libc tells libraries apart by the name that it stands for. Returns 0 or
 * -ENOMEM. */
int native_modules_give(const char *name, const char *pattern, int fd);

/* Let require find them in this state, before it looks for files. Does nothing if there are
 * none. */
void native_modules_open(lua_State *L);

/* True if one may have that name. */
bool native_modules_has(const char *name);

#endif
