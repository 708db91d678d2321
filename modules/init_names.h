/* SPDX-License-Identifier: MIT */
/* init_names.h - what a text of trusted Lua can name: the table C, and the helpers. */
#ifndef MODULES_INIT_NAMES_H
#define MODULES_INIT_NAMES_H

#include "modules/init_call.h"

/* Make them globals of the state, which belongs to the run from then on, and `errexit` with
 * this value. */
void init_names_open(lua_State *L, struct init_run *run, bool errexit);

#endif
