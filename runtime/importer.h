/* SPDX-License-Identifier: MIT */
/* importer.h - which module a function belongs to, and where that imports from. */
#ifndef RUNTIME_IMPORTER_H
#define RUNTIME_IMPORTER_H

#include <lua.h>
#include <stdbool.h>

/* A file that runs, as import rules see it. (R-CORE-33 .. R-CORE-35) */
struct entry {
	const char *path; /* absolute */
	const char *root; /* the import root; NULL: its directory */
	bool leaf;        /* it has no children to import */
	bool again;       /* the entry script of the process, in a worker */
};

/* Once a state, before the others. */
void importer_open(lua_State *L);

/* Push a new record: a table of what `entry` says, with all its directories, and
 * `context`. */
void importer_push(lua_State *L, const struct entry *entry, const char *context);

/* Let functions import as the record on top says, which stays, if their globals are the
 * table at `globals`, an absolute index. Sets _FILE and _CONTEXT in it. */
void importer_set(lua_State *L, int globals);

/* True if the table at `globals` was given to importer_set(). */
bool importer_knows(lua_State *L, int globals);

/* importer() -> record | nil: of the nearest function on the stack that has a _FILE, or
 * whose globals once had it. If tail calls have left none in this coroutine, its
 * globals tell. (R-CORE-32, R-CORE-33) */
int importer_find(lua_State *L);

#endif
