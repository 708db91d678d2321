/* SPDX-License-Identifier: MIT */
/* libc_answer.h - what the master of a libc service says that a call shall return. */
#ifndef MODULES_LIBC_ANSWER_H
#define MODULES_LIBC_ANSWER_H

#include <lua.h>

#include "runtime/libc_request.h"

/* Write what stands at `result`, and the errno at `errnum`, where there may be nil. Raises
 * generic EINVAL with arg = the index of what is wrong. */
void libc_answer_read(lua_State *L, int result, int errnum, enum libc_function function,
	struct libc_reply *reply);

#endif
