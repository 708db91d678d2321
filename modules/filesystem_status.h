/* SPDX-License-Identifier: MIT */
/* filesystem_status.h - what is known of a file by its name. */
#ifndef MODULES_FILESYSTEM_STATUS_H
#define MODULES_FILESYSTEM_STATUS_H

#include <lua.h>
#include <stdbool.h>
#include <sys/stat.h>

/* What an answer consists of. */
struct filesystem_answer {
	const char *name;
	/* Pushes it and returns 1; or the errno of why there is none, as a negative number. */
	int (*push)(lua_State *L, const struct statx *status);
	int flags;           /* of statx(2) */
	bool may_be_missing; /* `status` is NULL then, instead of ENOENT */
};

/* For functions marked AWAITS: answer about the path at 1, of whose frame nothing else is left. */
int filesystem_ask(lua_State *L, const struct filesystem_answer *answer);

/* The one of that name, for what directories answer of what is in them; or NULL. */
const struct filesystem_answer *filesystem_find_answer(const char *name);

#endif
