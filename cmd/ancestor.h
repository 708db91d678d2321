/* SPDX-License-Identifier: MIT */
/* ancestor.h - the command line that the program has when it is called emilua. */
#ifndef CMD_ANCESTOR_H
#define CMD_ANCESTOR_H

#include <lua.h>
#include <stdbool.h>

struct options;

/* True if that is the name that the program was started by. */
bool ancestor_is_called(void);

/* Give the process the signals and the locale that such programs expect, and see how they
 * want to be reported on. (R-CORE-7, R-CORE-10, R-CORE-11) */
void ancestor_prepare(struct options *options);

/* The locale and the manner of reports that the environment asks for; `coloured` is what holds
 * where it says nothing of colours. */
void ancestor_read_environment(struct options *options, bool coloured);

/* Called in a fresh state: take away the globals that its programs do not have.
 * (R-CORE-20) */
int ancestor_globals(lua_State *L);

/* As options_parse(). (R-CORE-1 .. R-CORE-6) */
int ancestor_parse(struct options *options);

#endif
