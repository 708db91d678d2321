/* SPDX-License-Identifier: MIT */
/* check_error.c - what error tables hold, when two are equal, and how any value is told. */
#include "runtime/error.h"

#include <check.h>
#include <errno.h>
#include <lauxlib.h>
#include <lualib.h>
#include <netdb.h>
#include <string.h>

Suite *error_suite(void);

static lua_State *L;

static void setup(void)
{
	L = luaL_newstate();
	ck_assert_ptr_nonnull(L);
	luaL_openlibs(L);
	error_open(L);
}

static void teardown(void)
{
	lua_close(L);
}

/* Push an error and name it, for the script. */
static void set(const char *name, const struct error_category *category, int code)
{
	error_push(L, category, code);
	lua_setglobal(L, name);
}

static void run(const char *chunk)
{
	if (luaL_dostring(L, chunk) != 0)
		ck_abort_msg("%s", lua_tostring(L, -1));
}

/* What `call` raises stays on the stack. */
static void raise_from(lua_CFunction call)
{
	lua_pushcfunction(L, call);
	ck_assert_int_eq(lua_pcall(L, 0, 0, 0), LUA_ERRRUN);
	ck_assert(lua_istable(L, -1));
}

static int field(const char *name)
{
	int value;

	lua_getfield(L, -1, name);
	ck_assert(lua_isnumber(L, -1));
	value = (int)lua_tointeger(L, -1);
	lua_pop(L, 1);
	return value;
}

START_TEST(table_holds_code_and_category)
{
	error_push(L, &error_core, CORE_BAD_INDEX);
	ck_assert_int_eq(lua_gettop(L), 1);
	ck_assert(lua_istable(L, 1));
	ck_assert_int_eq(field("code"), 8);
	lua_setglobal(L, "e");
	run("local count = 0 for key in pairs(e) do count = count + 1 end\n"
	    "assert(count == 2 and getmetatable(e) == 'error_code')\n"
	    "assert(type(e.category) == 'userdata' and tostring(e.category) == 'emilua.core')\n"
	    "assert(getmetatable(e.category) == 'error_category')\n"
	    "e.context = 'mine' assert(e.context == 'mine' and e.absent == nil)");
}
END_TEST

START_TEST(each_table_is_fresh)
{
	set("one", &error_generic, ENOENT);
	set("other", &error_generic, ENOENT);
	run("assert(one == other and not rawequal(one, other))\n"
	    "assert(rawequal(one.category, other.category))\n"
	    "one.extra = 1 assert(one == other and other.extra == nil)");
}
END_TEST

START_TEST(equality_is_code_and_category)
{
	set("generic", &error_generic, ENOENT);
	set("system", &error_system, ENOENT);
	set("permission", &error_system, EPERM);
	set("core", &error_core, ENOENT);
	set("misc", &error_misc, ENOENT);
	run("assert(generic == system and system == generic)\n"
	    "assert(system ~= permission and generic ~= core and core ~= misc)\n"
	    "assert(generic.category == system.category)\n"
	    "assert(core.category ~= misc.category and core.category ~= system.category)\n"
	    "assert(generic ~= { code = 2 } and generic ~= 2)");
}
END_TEST

START_TEST(tostring_is_the_message)
{
	set("missing", &error_generic, ENOENT);
	set("core", &error_core, CORE_FIBER_CANCELED);
	set("eof", &error_misc, MISC_EOF);
	set("unknown", &error_core, 12345);
	set("negative", &error_misc, -1);
	run("assert(tostring(missing) == 'No such file or directory')\n"
	    "for _, e in ipairs { core, eof, unknown, negative } do\n"
	    "  assert(type(tostring(e)) == 'string' and #tostring(e) > 3)\n"
	    "end\n"
	    "assert(missing.category.message(2) == tostring(missing))\n"
	    "assert(missing.category:message(2) == tostring(missing))\n"
	    "assert(type(missing.category.message(99999)) == 'string')\n"
	    "assert(not pcall(missing.category.message))\n"
	    "assert(not pcall(missing.category.message, 'x'))");
}
END_TEST

static const char *text_of(const struct error_category *category, int code)
{
	static char text[256];

	return category->message(category, code, text, sizeof text);
}

START_TEST(each_code_has_a_message)
{
	for (int code = 1; code <= CORE_CURRENT_MODULE_NOT_KNOWN; code++) {
		const char *message = text_of(&error_core, code);

		ck_assert_str_ne(message, text_of(&error_core, 0));
		ck_assert_str_ne(message, "");
	}
	for (int code = 1; code <= MISC_FD_SET_FAILURE; code++)
		ck_assert_str_ne(text_of(&error_misc, code), "");
	ck_assert_str_ne(text_of(&error_netdb, HOST_NOT_FOUND), "");
	ck_assert_str_ne(text_of(&error_addrinfo, EAI_SERVICE), "");
}
END_TEST

/* The numbers are what programs know these errors by. */
START_TEST(core_codes_have_their_numbers)
{
	ck_assert_int_eq(CORE_MODULE_NOT_FOUND, 2);
	ck_assert_int_eq(CORE_BAD_INDEX, 8);
	ck_assert_int_eq(CORE_BAD_COROUTINE, 9);
	ck_assert_int_eq(CORE_FORBID_SUSPEND_BLOCK, 12);
	ck_assert_int_eq(CORE_FIBER_CANCELED, 13);
	ck_assert_int_eq(CORE_UNMATCHED_SCOPE_CLEANUP, 14);
	ck_assert_int_eq(CORE_BROKEN_PROMISE, 22);
	ck_assert_int_eq(CORE_CURRENT_MODULE_NOT_KNOWN, 24);
	ck_assert_int_eq(MISC_EOF, 2);
}
END_TEST

START_TEST(togeneric)
{
	set("system", &error_system, EPIPE);
	set("canceled", &error_core, CORE_FIBER_CANCELED);
	set("index", &error_core, CORE_BAD_INDEX);
	set("misc", &error_misc, MISC_EOF);
	run("system.extra = 1\n"
	    "local g = system:togeneric()\n"
	    "assert(g.code == 32 and tostring(g.category) == 'generic' and g.extra == nil)\n"
	    "assert(not rawequal(g, system))\n"
	    "g = canceled:togeneric()\n"
	    "assert(g.code == 125 and tostring(g.category) == 'generic')\n"
	    "g = index:togeneric()\n"
	    "assert(g == index and not rawequal(g, index))\n"
	    "assert(tostring(g.category) == 'emilua.core')\n"
	    "assert(tostring(misc:togeneric().category) == 'asio.misc')\n"
	    "assert(not pcall(system.togeneric) and not pcall(system.togeneric, {}))");
}
END_TEST

START_TEST(broken_tables)
{
	set("e", &error_generic, EINVAL);
	run("e.code = 'text'\n"
	    "local ok, why = pcall(tostring, e)\n"
	    "assert(not ok and why.code == 22 and tostring(why.category) == 'generic')\n"
	    "e.code, e.category = 1, io.stdout\n"
	    "assert(not pcall(tostring, e) and not pcall(e.togeneric, e))\n"
	    "e.category = nil\n"
	    "assert(not pcall(tostring, e) and e ~= {} and e == e)");
}
END_TEST

START_TEST(category_members)
{
	set("e", &error_generic, EINVAL);
	run("for _, key in ipairs { 'name', 1, {}, true } do\n"
	    "  local ok, why = pcall(function() return e.category[key] end)\n"
	    "  assert(not ok and why.code == 8 and why.index == 2)\n"
	    "end\n"
	    "assert(not pcall(function() e.category.x = 1 end))");
}
END_TEST

static int raise_argument(lua_State *state)
{
	return error_argument(state, 3);
}

static int raise_argument_name(lua_State *state)
{
	return error_argument_name(state, "subprocess/stdin");
}

static int raise_argument_errno(lua_State *state)
{
	return error_argument_errno(state, 2, ERANGE);
}

static int raise_bad_index(lua_State *state)
{
	return error_bad_index(state);
}

static int raise_errno(lua_State *state)
{
	return error_raise_errno(state, EBADF);
}

static int raise_generic(lua_State *state)
{
	return error_raise_generic(state, EPERM);
}

START_TEST(raisers)
{
	raise_from(raise_argument);
	ck_assert(error_is(L, -1, &error_generic, EINVAL));
	ck_assert_int_eq(field("arg"), 3);
	raise_from(raise_argument_name);
	ck_assert(error_is(L, -1, &error_generic, EINVAL));
	lua_getfield(L, -1, "arg");
	ck_assert_str_eq(lua_tostring(L, -1), "subprocess/stdin");
	raise_from(raise_argument_errno);
	ck_assert(error_is(L, -1, &error_generic, ERANGE));
	ck_assert_int_eq(field("arg"), 2);
	raise_from(raise_bad_index);
	ck_assert(error_is(L, -1, &error_core, CORE_BAD_INDEX));
	ck_assert_int_eq(field("index"), 2);
	raise_from(raise_errno);
	ck_assert(error_is(L, -1, &error_system, EBADF));
	ck_assert(!error_is(L, -1, &error_generic, EBADF));
	raise_from(raise_generic);
	ck_assert(error_is(L, -1, &error_generic, EPERM));
}
END_TEST

/* error_is() must neither raise nor be fooled. */
START_TEST(is_looks_at_anything)
{
	static const char *const others[] = {
		"return nil", "return 13", "return 'x'", "return {}", "return print",
		"return { code = 13 }", "return io.stdout",
		"return setmetatable({}, { __index = function() error 'no' end })",
		"return setmetatable({ code = 13, category = e.category }, {})",
		"e.code = '13' return e", "e.code = nil return e",
	};

	set("e", &error_core, CORE_FIBER_CANCELED);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		run(others[i]);
		ck_assert_int_eq(luaL_dostring(L, others[i]), 0);
		ck_assert(!error_is(L, -1, &error_core, CORE_FIBER_CANCELED));
		lua_settop(L, 0);
	}
	error_push(L, &error_core, CORE_FIBER_CANCELED);
	ck_assert(error_is(L, 1, &error_core, CORE_FIBER_CANCELED));
	ck_assert(error_is(L, -1, &error_core, CORE_FIBER_CANCELED));
	ck_assert(!error_is(L, -1, &error_core, CORE_BAD_INDEX));
	ck_assert_int_eq(lua_gettop(L), 1);
}
END_TEST

static void check_described(const char *chunk, const char *expected)
{
	int top = lua_gettop(L);

	ck_assert_int_eq(luaL_dostring(L, chunk), 0);
	ck_assert_int_eq(lua_gettop(L), top + 1);
	error_describe(L, -1);
	ck_assert_int_eq(lua_gettop(L), top + 2);
	ck_assert_ptr_nonnull(strstr(lua_tostring(L, -1), expected));
	lua_settop(L, top);
}

START_TEST(describe_tells_anything)
{
	set("e", &error_generic, ENOENT);
	set("broken", &error_generic, ENOENT);
	run("broken.category = nil");
	check_described("return 'as it is'", "as it is");
	check_described("return e", "No such file or directory");
	check_described("return broken", "table");
	check_described("return nil", "nil");
	check_described("return false", "false");
	check_described("return 12.5", "12.5");
	check_described("return {}", "table");
	check_described("return print", "function");
	check_described("return setmetatable({}, { __tostring = function() return 'text' end })",
		"text");
	check_described("return setmetatable({}, { __tostring = function() error 'no' end })",
		"table value");
	check_described("return setmetatable({}, { __tostring = function() return {} end })",
		"table");
	check_described("tostring = nil return {}", "table value");
}
END_TEST

Suite *error_suite(void)
{
	Suite *suite = suite_create("error");
	TCase *tables = tcase_create("tables");

	tcase_add_checked_fixture(tables, setup, teardown);
	tcase_add_test(tables, table_holds_code_and_category);
	tcase_add_test(tables, each_table_is_fresh);
	tcase_add_test(tables, equality_is_code_and_category);
	tcase_add_test(tables, tostring_is_the_message);
	tcase_add_test(tables, each_code_has_a_message);
	tcase_add_test(tables, core_codes_have_their_numbers);
	tcase_add_test(tables, togeneric);
	tcase_add_test(tables, broken_tables);
	tcase_add_test(tables, category_members);
	tcase_add_test(tables, raisers);
	tcase_add_test(tables, is_looks_at_anything);
	tcase_add_test(tables, describe_tells_anything);
	suite_add_tcase(suite, tables);
	return suite;
}
