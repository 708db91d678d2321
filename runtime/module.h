/* SPDX-License-Identifier: MIT */
/* module.h - tables of functions and types, and how a module hands them to Lua. */
#ifndef RUNTIME_MODULE_H
#define RUNTIME_MODULE_H

#include <lua.h>
#include <stddef.h>

enum {
	/* The function may suspend the fiber. It returns what op_await() or
	 * fiber_park() returns, and its failures are raised when it resumes. */
	AWAITS = 1,
	/* With AWAITS: it returns just so many values, which costs less. */
	NO_RESULT = 2,
	ONE_RESULT = 4,
	ONE_OR_TWO = 8, /* and never nil as the second */
};

/* A function as Lua will see it. An array of them ends with { NULL }. */
struct function {
	const char *name;
	lua_CFunction call;
	unsigned flags;
};

/* A kind of userdata. */
struct type {
	const char *name;                   /* what getmetatable() answers */
	const struct function *methods;     /* or NULL */
	/* "__gc", "__eq" ...; or NULL. "__newindex" is called with (self, key, value), and ends
	 * with error_bad_index() as below; without it nothing can be assigned. */
	const struct function *metamethods;
	/* Called with (self, key) for a key that names no method; it pushes the
	 * value and returns 1, or ends with error_bad_index(). NULL: there are
	 * no properties, and any such key raises bad_index. */
	lua_CFunction property;
};

/* What `require NAME` or the start of a state opens. */
struct module {
	const char *name;
	lua_CFunction open; /* pushes the module's value; NULL for a chunk of Lua */
	const char *chunk;  /* or its bytecode, called with (name) */
	size_t size;
};

/* Add each function to the table on top of the stack. */
void module_functions(lua_State *L, const struct function *functions);

/* Make the metatable of `type`, once a state. Pushes nothing. */
void module_type(lua_State *L, const struct type *type);

/* The same, where it may have been made already. */
void module_type_once(lua_State *L, const struct type *type);

/* Push the metatable of `type`. module_type() came first. */
void module_push_metatable(lua_State *L, const struct type *type);

/* Push the table of the methods of `type`, to add what is no function of C. module_type() came
 * first. */
void module_push_methods(lua_State *L, const struct type *type);

/* Push a new userdata of `type`, zeroed, and return its memory. module_type()
 * came first. */
void *module_new(lua_State *L, const struct type *type, size_t size);

/* The memory of the userdata at `index` if it is of `type`, else NULL. */
void *module_test(lua_State *L, int index, const struct type *type);

/* The same, or raise generic EINVAL with arg = index. (R-CORE-123) */
void *module_check(lua_State *L, int index, const struct type *type);

/* Of a method, metamethod or property: the same for its first argument and the type that it
 * was added to. So several types can share it. */
void *module_self(lua_State *L);

/* For functions marked AWAITS, which their caller does not call itself: raise what
 * luaL_argerror() or luaL_error() would, as if it did. */
int module_argument_error(lua_State *L, int position, const char *message);
int module_error(lua_State *L, const char *message);

/* Push the value that `make` pushed when it was first asked for in this state, and which the
 * registry keeps under `key`. */
void module_push_once(lua_State *L, const void *key, lua_CFunction make);

/* Push the function that opens the module: (name) -> its value. One that is written in Lua has
 * the function's environment, whoever is the first to require it. */
void module_push_loader(lua_State *L, const struct module *module);

/* Make `require NAME` find each module of the table, which ends with { NULL }. */
void module_preload(lua_State *L, const struct module *modules);

#endif
