/* SPDX-License-Identifier: MIT */
/* error.h - error tables: a code, a category, and whatever else a raiser adds. */
#ifndef RUNTIME_ERROR_H
#define RUNTIME_ERROR_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

/* A family of codes. Categories live as long as the process; Lua sees each as one
 * userdata a state. One that is made at run time may be the head of something larger. */
struct error_category {
	const char *name;
	/* The text of `code`: one that stays, or written into `text`. Any thread asks. */
	const char *(*message)(
		const struct error_category *category, int code, char *text, size_t size);
	/* The errno that means the same, or 0. NULL when no code has one. */
	int (*to_errno)(const struct error_category *category, int code);
};

extern const struct error_category error_generic;  /* errno, found by the runtime */
extern const struct error_category error_system;   /* errno, reported by the kernel */
extern const struct error_category error_core;     /* enum error_core_code */
extern const struct error_category error_lua;      /* LUA_ERRSYNTAX and the like */
extern const struct error_category error_misc;     /* "asio.misc": see enum below */
extern const struct error_category error_netdb;    /* "asio.netdb" */
extern const struct error_category error_addrinfo; /* "asio.addrinfo" */
extern const struct error_category error_ssl_stream; /* "asio.ssl.stream": see below */

enum error_core_code {
	CORE_INVALID_MODULE_NAME = 1,
	CORE_MODULE_NOT_FOUND,
	CORE_ROOT_CANNOT_IMPORT_PARENT,
	CORE_CYCLIC_IMPORT,
	CORE_LEAF_CANNOT_IMPORT_CHILD,
	CORE_ONLY_MAIN_FIBER_MAY_IMPORT,
	CORE_BAD_ROOT_CONTEXT,
	CORE_BAD_INDEX,
	CORE_BAD_COROUTINE,
	CORE_SUSPENSION_ALREADY_ALLOWED,
	CORE_INTERRUPTION_ALREADY_ALLOWED,
	CORE_FORBID_SUSPEND_BLOCK,
	CORE_FIBER_CANCELED,
	CORE_UNMATCHED_SCOPE_CLEANUP,
	CORE_CHANNEL_CLOSED,
	CORE_NO_SENDERS,
	CORE_INTERNAL_MODULE,
	CORE_RAISE_ERROR,
	CORE_BAD_RDF,
	CORE_BAD_RDF_MODULE,
	CORE_BAD_RDF_ERROR_CATEGORY,
	CORE_BROKEN_PROMISE,
	CORE_PROMISE_ALREADY_SATISFIED,
	CORE_CURRENT_MODULE_NOT_KNOWN,
};

enum error_misc_code {
	MISC_ALREADY_OPEN = 1,
	MISC_EOF,
	MISC_NOT_FOUND,
	MISC_FD_SET_FAILURE,
};

enum error_ssl_stream_code {
	SSL_STREAM_TRUNCATED = 1, /* the other side vanished without a word */
};

/* Make the metatables of error tables and categories. Once a state. */
void error_open(lua_State *L);

/* Push a fresh error table { code, category }. (R-CORE-116, R-SYS-2) */
void error_push(lua_State *L, const struct error_category *category, int code);

/* Push a fresh error table for `errnum`, as the kernel reported it. */
void error_push_errno(lua_State *L, int errnum);

/* Each of these raises and does not return; `return` them to say so. */
int error_raise(lua_State *L, const struct error_category *category, int code);
int error_raise_errno(lua_State *L, int errnum);   /* category system */
int error_raise_generic(lua_State *L, int errnum); /* category generic */

/* Raise generic EINVAL with `arg` = position (self counts as 1) or the
 * name of an option. (R-CORE-123) */
int error_argument(lua_State *L, int position);
int error_argument_name(lua_State *L, const char *name);

/* Raise generic `errnum` with `arg` = position. */
int error_argument_errno(lua_State *L, int position, int errnum);

/* Raise core bad_index with `index` = 2: an unknown member was read or
 * assigned to. (R-CORE-124, R-IO-5) */
int error_bad_index(lua_State *L);

/* True if the value at `index` is an error table of this category and code.
 * Reads raw fields only; never raises. */
bool error_is(lua_State *L, int index, const struct error_category *category, int code);

/* The code of the error table at `index`, if it is an errno: of category generic or system.
 * Else -1. As error_is(). */
int error_to_errno(lua_State *L, int index);

/* Push the text of the value at `index`, which may be any value: a string as it
 * is, an error table's message, else tostring(), never raising. */
void error_describe(lua_State *L, int index);

#endif
