/* SPDX-License-Identifier: MIT */
/* init_call.c - how a function of init.script gets its arguments, answers, and fails. */
#include "modules/init_call.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* ---- failures ---- */

static const char run_key;

void init_run_set(lua_State *L, struct init_run *run)
{
	lua_pushlightuserdata(L, (void *)&run_key);
	lua_pushlightuserdata(L, run);
	lua_rawset(L, LUA_REGISTRYINDEX);
}

struct init_run *init_run_of(lua_State *L)
{
	struct init_run *run;

	lua_pushlightuserdata(L, (void *)&run_key);
	lua_rawget(L, LUA_REGISTRYINDEX);
	run = lua_touserdata(L, -1);
	lua_pop(L, 1);
	return run;
}

/* One line, which changes no terminal. */
static void clean(char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < ' ' || *text == 0x7f)
			*text = '?';
}

/* No memory is asked for: there may be none left. Nor may the process end by a signal
 * because nobody hears it. */
void init_end(struct init_run *run, int errnum, const char *text)
{
	struct init_failure *failure = run->failure;
	char line[sizeof failure->text + 1];
	int size;

	failure->errnum = errnum;
	snprintf(failure->text, sizeof failure->text, "%s", text);
	clean(failure->text);
	signal(SIGPIPE, SIG_IGN);
	size = snprintf(line, sizeof line, "%s\n", failure->text);
	if (write(STDERR_FILENO, line, (size_t)size) < 0)
		errno = 0; /* there is nobody to tell */
	longjmp(run->end, 1);
}

/* "init.script:LINE: ", where the innermost function in Lua is. */
static void find_place(lua_State *L, char place[LUA_IDSIZE + 16])
{
	lua_Debug where;

	*place = '\0';
	for (int level = 0; lua_getstack(L, level, &where); level++) {
		lua_getinfo(L, "Sl", &where);
		if (where.currentline > 0) {
			snprintf(place, LUA_IDSIZE + 16, "%s:%d: ", where.short_src,
				where.currentline);
			return;
		}
	}
}

static const struct init_function *running(lua_State *L)
{
	return lua_touserdata(L, lua_upvalueindex(1));
}

static _Noreturn void fail(lua_State *L, int errnum, const char *text)
{
	struct init_run *run = init_run_of(L);
	char place[LUA_IDSIZE + 16], whole[sizeof run->failure->text];

	find_place(L, place);
	snprintf(whole, sizeof whole, "%s%s: %s", place, running(L)->name, text);
	snprintf(run->failure->function, sizeof run->failure->function, "%s",
		running(L)->name);
	init_end(run, errnum, whole);
}

void init_refuse(lua_State *L, const char *text)
{
	fail(L, EINVAL, text);
}

/* As the script says now, in the globals that it began with. */
static bool errexit(lua_State *L)
{
	bool is;

	lua_getfield(L, LUA_REGISTRYINDEX, INIT_GLOBALS);
	lua_pushliteral(L, "errexit");
	lua_rawget(L, -2);
	is = lua_toboolean(L, -1);
	lua_pop(L, 2);
	return is;
}

void init_push_errno(lua_State *L, int errnum)
{
	if (errnum != 0 && errexit(L))
		fail(L, errnum, strerror(errnum));
	lua_pushinteger(L, errnum);
}

int init_answer(lua_State *L, long result)
{
	int errnum = result < 0 ? errno : 0;

	lua_pushinteger(L, result);
	init_push_errno(L, errnum);
	return 2;
}

int init_answer_errno(lua_State *L, int errnum)
{
	lua_pushinteger(L, errnum == 0 ? 0 : -1);
	init_push_errno(L, errnum);
	return 2;
}

/* ---- arguments ---- */

bool init_is_integer(
	lua_State *L, int index, int64_t least, int64_t most, int64_t *number)
{
	lua_Number value = lua_tonumber(L, index);

	if (lua_type(L, index) != LUA_TNUMBER ||
		!(value >= (lua_Number)least && value <= (lua_Number)most))
		return false;
	*number = (int64_t)value;
	return value == (lua_Number)*number;
}

int64_t init_check_integer(lua_State *L, int position, int64_t least, int64_t most)
{
	int64_t number = 0;

	luaL_checktype(L, position, LUA_TNUMBER);
	if (!init_is_integer(L, position, least, most, &number))
		luaL_argerror(L, position, "no integer, or out of range");
	return number;
}

int init_check_int(lua_State *L, int position)
{
	return (int)init_check_integer(L, position, INT_MIN, INT_MAX);
}

uint32_t init_check_bits(lua_State *L, int position)
{
	return (uint32_t)init_check_integer(L, position, INT32_MIN, UINT32_MAX);
}

const char *init_check_bytes(lua_State *L, int position, size_t *size)
{
	luaL_checktype(L, position, LUA_TSTRING);
	return lua_tolstring(L, position, size);
}

const char *init_check_text(lua_State *L, int position)
{
	size_t size;
	const char *text = init_check_bytes(L, position, &size);

	if (strlen(text) != size)
		luaL_argerror(L, position, "a zero byte in it");
	return text;
}

bool init_check_boolean(lua_State *L, int position)
{
	luaL_checktype(L, position, LUA_TBOOLEAN);
	return lua_toboolean(L, position);
}

int init_count_list(lua_State *L, int position)
{
	size_t count = 0;

	if (lua_isnoneornil(L, position))
		return 0;
	luaL_checktype(L, position, LUA_TTABLE);
	for (lua_pushnil(L); lua_next(L, position); lua_pop(L, 1))
		count++;
	return count == lua_objlen(L, position) && count < INT_MAX ? (int)count : -1;
}

const char *init_read_fields(lua_State *L, int position, const struct init_field *fields)
{
	for (lua_pushnil(L); lua_next(L, position); lua_pop(L, 1)) {
		const struct init_field *field = fields;
		int64_t value = 0;

		if (lua_type(L, -2) != LUA_TSTRING)
			return "a key that is no string";
		while (field->name && strcmp(field->name, lua_tostring(L, -2)) != 0)
			field++;
		if (!field->name)
			return "an unknown key";
		if (!init_is_integer(L, -1, 0, INIT_MOST, &value))
			return "a value that is no integer";
		*field->value = (uint64_t)value;
	}
	return NULL;
}

/* ---- system calls ---- */

static long take_int(lua_State *L, int position)
{
	return init_check_int(L, position);
}

static long take_bits(lua_State *L, int position)
{
	return (long)init_check_bits(L, position);
}

static long take_bits_or_zero(lua_State *L, int position)
{
	return lua_isnoneornil(L, position) ? 0 : take_bits(L, position);
}

static long take_wide(lua_State *L, int position)
{
	int64_t number = init_check_integer(L, position, INT32_MIN, INIT_MOST);

	return number < 0 ? (long)(uint32_t)number : (long)number;
}

static long take_text(lua_State *L, int position)
{
	return (long)init_check_text(L, position);
}

static long take_text_or_null(lua_State *L, int position)
{
	return lua_isnoneornil(L, position) ? 0 : take_text(L, position);
}

static long take_text_or_empty(lua_State *L, int position)
{
	return lua_isnoneornil(L, position) ? (long)"" : take_text(L, position);
}

static long take_bytes(lua_State *L, int position)
{
	return (long)init_check_bytes(L, position, NULL);
}

static long take_size(lua_State *L, int position)
{
	return (long)lua_objlen(L, position);
}

static long take_here(lua_State *L, int position)
{
	(void)L, (void)position;
	return AT_FDCWD;
}

static long take_zero(lua_State *L, int position)
{
	(void)L, (void)position;
	return 0;
}

static const struct kind {
	char letter;
	int count; /* of the script's arguments */
	long (*take)(lua_State *L, int position);
} kinds[] = {
	{ 'i', 1, take_int },
	{ 'u', 1, take_bits },
	{ 'm', 1, take_bits_or_zero },
	{ 'w', 1, take_wide },
	{ 's', 1, take_text },
	{ 'p', 1, take_text_or_null },
	{ 'd', 1, take_text_or_empty },
	{ 'b', 1, take_bytes },
	{ 'n', 0, take_size },
	{ '@', 0, take_here },
	{ '0', 0, take_zero },
};

static const struct kind *kind_of(char letter)
{
	const struct kind *kind = kinds;

	while (kind->letter != letter)
		kind++;
	return kind;
}

static int call_kernel(lua_State *L)
{
	const struct init_function *function = running(L);
	long values[6] = { 0 };
	int position = 0, count = 0;

	for (const char *letter = function->arguments; *letter; letter++) {
		const struct kind *kind = kind_of(*letter);

		position += kind->count;
		values[count++] = kind->take(L, position);
	}
	return init_answer(L, syscall(function->number, values[0], values[1], values[2],
				      values[3], values[4], values[5]));
}

void init_push_function(lua_State *L, const struct init_function *function)
{
	lua_pushlightuserdata(L, (void *)function);
	lua_pushcclosure(L, function->call ? function->call : call_kernel, 1);
}
