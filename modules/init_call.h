/* SPDX-License-Identifier: MIT */
/* init_call.h - how a function of init.script gets its arguments, answers, and fails. */
#ifndef MODULES_INIT_CALL_H
#define MODULES_INIT_CALL_H

#include <lauxlib.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdint.h>

#include "modules/init_arena.h"
#include "modules/init_script.h"

/* One run of a text. */
struct init_run {
	struct init_arena arena; /* the first member; where strings are put together */
	const char *text;
	size_t size;
	int arg, service;
	jmp_buf end; /* where a failure goes that nothing may catch */
	struct init_failure *failure;
};

#define INIT_GLOBALS "init.globals" /* in the registry: those that the text began with */

/* ---- functions ---- */

/* A function as a script sees it. An array of them ends with { NULL }. Where `call` is
 * NULL it is the system call `number`, and `arguments` says what that gets, by letters:
 *
 *	i  an integer           s  a string
 *	u  32 bits              p  a string, or NULL for nil
 *	m  32 bits, 0 for nil   d  a string, or "" for nil
 *	w  53 bits              b  a string of any bytes
 *
 * or for what is no argument of the script
 *
 *	n  the size of the string before it
 *	@  AT_FDCWD
 *	0  zero */
struct init_function {
	const char *name;
	lua_CFunction call;
	long number;
	const char *arguments;
};

void init_push_function(lua_State *L, const struct init_function *function);

/* ---- arguments: what is ill-typed raises, which a script may catch ---- */

/* The most that a double counts up to. */
#define INIT_MOST ((int64_t)1 << 53)

/* An integer between the two. */
int64_t init_check_integer(lua_State *L, int position, int64_t least, int64_t most);

/* The same, if it is one; raises nothing. */
bool init_is_integer(
	lua_State *L, int index, int64_t least, int64_t most, int64_t *number);

int init_check_int(lua_State *L, int position);

/* 32 bits, also those that the library `bit` made negative. */
uint32_t init_check_bits(lua_State *L, int position);

/* A string of any bytes. */
const char *init_check_bytes(lua_State *L, int position, size_t *size);

/* A string without a zero byte. */
const char *init_check_text(lua_State *L, int position);

bool init_check_boolean(lua_State *L, int position);

/* A member of a table and where it goes. An array of them ends with { NULL }. */
struct init_field {
	const char *name;
	uint64_t *value;
};

/* How many members the list has, or -1 if the table is none. Nil is an empty one. */
int init_count_list(lua_State *L, int position);

/* Read a table of integers, in which any may be missing, and no other be. Returns what is
 * wrong with it, or NULL. */
const char *init_read_fields(lua_State *L, int position, const struct init_field *fields);

/* ---- answers ---- */

/* The two results of a call to the kernel: `result`, and 0, or if it is negative, errno.
 * A failure ends the script if `errexit` is true. Returns 2. */
int init_answer(lua_State *L, long result);

/* The same, of what has answered with an errno or 0. */
int init_answer_errno(lua_State *L, int errnum);

/* Push the last result of a function that has others: an errno, or 0. It ends the script
 * likewise. */
void init_push_errno(lua_State *L, int errnum);

/* End the script, whatever `errexit` says: `text` is what is wrong. */
_Noreturn void init_refuse(lua_State *L, const char *text);

/* End it by no fault of the function that runs. */
_Noreturn void init_end(struct init_run *run, int errnum, const char *text);

/* The run that the state belongs to, from when it was set. */
void init_run_set(lua_State *L, struct init_run *run);
struct init_run *init_run_of(lua_State *L);

#endif
