/* SPDX-License-Identifier: MIT */
/* report.h - what the runtime says on stderr. */
#ifndef RUNTIME_REPORT_H
#define RUNTIME_REPORT_H

#include <lua.h>

struct vm;
struct fiber;

/* Say that `fiber` ended with the error on top of its stack, with its traceback.
 * (R-CORE-163) */
void report_error(struct vm *vm, struct fiber *fiber);

/* Say that a cleanup handler raised, in the coroutine L: `text` is the error with its
 * traceback. (R-CORE-166) */
void report_handler(struct vm *vm, lua_State *L, const char *text);

/* Push on vm->L the traceback of L from `level` on, without the frames of the runtime,
 * behind the message unless that is NULL. */
void report_push_traceback(
	struct vm *vm, lua_State *L, const char *message, int level);

/* Say which fibers of a state that ends wait for each other, if any do. (R-CORE-167) */
void report_deadlock(struct vm *vm);

/* Say that standard output has not taken everything. */
void report_lost_output(const struct vm *vm);

/* Say one line: "PROGRAM: ...". */
void report_line(const struct vm *vm, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
