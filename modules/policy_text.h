/* SPDX-License-Identifier: MIT */
/* policy_text.h - a table of policy as the text of a manifest. */
#ifndef MODULES_POLICY_TEXT_H
#define MODULES_POLICY_TEXT_H

#include <lua.h>
#include <stdbool.h>

/* Push the text of the table at `index`, which is said to be of the version of today if it does
 * not say it. False: it is no policy, and why not is pushed instead. */
bool policy_text_push(lua_State *L, int index);

#endif
