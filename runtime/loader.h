/* SPDX-License-Identifier: MIT */
/* loader.h - require: which file an id means, and that it runs once a state. */
#ifndef RUNTIME_LOADER_H
#define RUNTIME_LOADER_H

#include <lua.h>
#include <stdbool.h>

#include "runtime/importer.h"

struct fiber;
struct vm;
struct vm_options;

/* Replace require. Once a state, when all globals are there that modules shall see. */
void loader_open(lua_State *L, const struct vm_options *options);

/* The mode of luaL_loadbufferx() for texts from outside: a confined process loads no
 * bytecode. */
const char *loader_mode(void);

/* Set _FILE and _CONTEXT of the state's globals, and let their functions import
 * relative to the file. The entry script of the process has only a path. */
void loader_enter(lua_State *L, const struct entry *entry, const char *context);

/* Find the file that the id at `index`, a string, means to the module that calls
 * spawn_vm(). Pushes path, import root, leaf and again, and returns 4; raises what is
 * wrong with the id, with `module`. (R-CORE-147 .. R-CORE-149) */
int loader_find_worker(lua_State *L, int index);

/* Push what a policy would call the module that the id at `index`, a string, means to the
 * caller: its place below the import root, without an ending; or nil. Raises what is wrong with
 * the id. */
void loader_push_stem(lua_State *L, int index);

/* Raise what is wrong if nobody knows what module the caller is of. */
void loader_check_importer(lua_State *L);

/* Enter the file in a fresh state, as a worker, and leave its function on the stack.
 * Never raises. Returns 0, -errno if it cannot be read, or a status of lua_load() with
 * the message on the stack. (R-CORE-150) */
int loader_begin_worker(lua_State *L, const struct entry *entry);

/* The fiber of a module has died of the error on its stack, and its handlers have not run
 * yet: keep the traceback. */
void loader_keep_trace(struct vm *vm, const struct fiber *fiber);

/* If modules failed with the error at `index`, push their tracebacks, as text, and return
 * true. */
bool loader_push_trace(lua_State *L, int index);

/* The fiber that `fiber` waits for if it imports a module, and that one's, and so on;
 * else `fiber` itself. */
struct fiber *loader_innermost(struct fiber *fiber);

#endif
