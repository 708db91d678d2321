/* SPDX-License-Identifier: MIT */
/* io_lines.c - lines, a buffer at a time, for the iterators of io_lines.lua.
 *
 * The whole lines of a buffer are lent to the file's cursor, a table. The iterator takes
 * them from there without a call into C; how many it took is learnt when the file is
 * touched again. A cursor holds either
 *   block, [i], at            the text, where line i ends in it, the last line taken, or
 *   counted, passed           how many lines there are, and how many went by unread. */
#include "modules/io_lines.h"

#include <errno.h>
#include <lauxlib.h>
#include <string.h>

#include "modules/io_lines.lua.h"
#include "modules/io_plan.lua.h"
#include "modules/io_write.h"
#include "runtime/error.h"
#include "runtime/vm.h"

enum { CURSOR_LINES = 4096 };

/* What an iterator does with the lines. */
struct way {
	/* Take what is wanted from the buffer: push a line and return true, or return
	 * false if there must be more input. The frame is file, cursor, needle. */
	bool (*take)(lua_State *L, struct file *file);
	/* The same for what stands behind the last newline: the end has come. */
	bool (*take_last)(lua_State *L, struct file *file);
	fiber_push *push;
};

static void consume(struct file *file, size_t count)
{
	file->start += count;
	file->held = 0;
	if (file->searched < file->start)
		file->searched = file->start;
}

static void set_cursor(lua_State *L, const char *field, lua_Integer value)
{
	lua_pushinteger(L, value);
	lua_setfield(L, 2, field);
}

/* The last newline that is buffered, or NULL. */
static const char *last_newline(const struct file *file)
{
	size_t from = file->searched > file->start ? file->searched : file->start;

	if (file->end == from)
		return NULL;
	return memrchr(file->in + from, '\n', file->end - from);
}

/* ---- cursors ---- */

static lua_Integer get_cursor(lua_State *L, const char *field)
{
	lua_Integer value;

	lua_getfield(L, -1, field);
	value = lua_tointeger(L, -1);
	lua_settop(L, -2);
	return value;
}

static void skip_lines(struct file *file, lua_Integer lines_passed)
{
	for (; lines_passed > 0; lines_passed--) {
		const char *from = file->in + file->start;
		const char *newline = memchr(from, '\n', file->end - file->start);

		consume(file, (size_t)(newline + 1 - from));
	}
}

void lines_settle(lua_State *L, int index, struct file *file)
{
	if (!file->lent)
		return;
	file->lent = false;
	lua_getfenv(L, index);
	lua_Integer counted = get_cursor(L, "counted"), passed = get_cursor(L, "passed");

	if (counted > 0) {
		if (passed == counted)
			consume(file, file->lent_end - file->start);
		else
			skip_lines(file, passed);
		lua_pushinteger(L, 0);
		lua_setfield(L, -2, "counted");
	} else {
		int at = (int)get_cursor(L, "at");

		lua_rawgeti(L, -1, at);
		consume(file, (size_t)lua_tointeger(L, -1) + 1);
		lua_pushboolean(L, false);
		lua_rawseti(L, -3, at + 1);
		lua_settop(L, -2);
	}
	lua_settop(L, -2);
}

void lines_prepare(lua_State *L, int index, struct file *file)
{
	if (file->has_cursor)
		return;
	lua_createtable(L, 64, 4);
	lua_pushinteger(L, 0);
	lua_setfield(L, -2, "at");
	lua_pushinteger(L, 0);
	lua_setfield(L, -2, "counted");
	lua_pushinteger(L, 0);
	lua_setfield(L, -2, "passed");
	lua_pushinteger(L, -1);
	lua_rawseti(L, -2, 0);
	lua_setfenv(L, index);
	file->has_cursor = true;
}

/* ---- every line as a string ---- */

static bool take_lines(lua_State *L, struct file *file)
{
	const char *begin = file->in + file->start, *end = last_newline(file);
	const char *line = begin;
	int count = 0;

	if (!end)
		return false;
	while (count < CURSOR_LINES && line <= end) {
		const char *newline = memchr(line, '\n', (size_t)(end + 1 - line));

		lua_pushinteger(L, newline - begin);
		lua_rawseti(L, 2, ++count);
		line = newline + 1;
	}
	lua_pushboolean(L, false);
	lua_rawseti(L, 2, count + 1);
	lua_pushlstring(L, begin, (size_t)(line - begin));
	lua_setfield(L, 2, "block");
	set_cursor(L, "at", 1);
	set_cursor(L, "counted", 0);
	file->lent = true;
	lua_rawgeti(L, 2, 1);
	lua_pushlstring(L, begin, (size_t)lua_tointeger(L, -1));
	return true;
}

static bool take_last_line(lua_State *L, struct file *file)
{
	size_t size = file->end - file->start;

	if (size == 0)
		return false;
	lua_pushlstring(L, file->in + file->start, size);
	consume(file, size);
	return true;
}

/* ---- lines that nobody looks at ---- */

/* In steps of a constant size: compilers make vector instructions of that. */
static size_t count_newlines(const char *text, size_t size)
{
	size_t count = 0;

	for (; size >= 128; text += 128, size -= 128) {
		unsigned char step = 0;

		for (int i = 0; i < 128; i++)
			step = (unsigned char)(step + (text[i] == '\n'));
		count += step;
	}
	for (size_t i = 0; i < size; i++)
		count += text[i] == '\n';
	return count;
}

static bool take_count(lua_State *L, struct file *file)
{
	const char *begin = file->in + file->start, *end = last_newline(file);

	if (!end)
		return false;
	set_cursor(L, "counted",
		(lua_Integer)count_newlines(begin, (size_t)(end + 1 - begin)));
	set_cursor(L, "passed", 1);
	set_cursor(L, "at", 0);
	lua_pushboolean(L, false);
	lua_rawseti(L, 2, 1);
	file->lent = true;
	file->lent_end = (size_t)(end + 1 - file->in);
	lua_pushliteral(L, "");
	return true;
}

/* ---- lines that hold a text ---- */

static bool take_match(lua_State *L, struct file *file)
{
	const char *end = last_newline(file), *begin = file->in + file->start;
	size_t size;
	const char *needle = lua_tolstring(L, 3, &size);
	const char *found, *stop;

	if (!end)
		return false;
	found = memmem(begin, (size_t)(end - begin), needle, size);
	if (!found) {
		consume(file, (size_t)(end + 1 - begin));
		return false;
	}
	stop = memchr(found + size, '\n', (size_t)(end + 1 - (found + size)));
	while (found > begin && found[-1] != '\n')
		found--;
	lua_pushlstring(L, found, (size_t)(stop - found));
	consume(file, (size_t)(stop + 1 - begin));
	return true;
}

static bool take_last_match(lua_State *L, struct file *file)
{
	size_t size, length = file->end - file->start;
	const char *needle = lua_tolstring(L, 3, &size);
	const char *line = file->in + file->start;

	consume(file, length);
	if (length == 0 || !memmem(line, length, needle, size))
		return false;
	lua_pushlstring(L, line, length);
	return true;
}

/* ---- the road that all three take ---- */

static int push_lines(lua_State *L, int result);
static int push_number(lua_State *L, int result);
static int push_match(lua_State *L, int result);

static const struct way by_line = { take_lines, take_last_line, push_lines };
static const struct way by_count = { take_count, take_last_line, push_number };
static const struct way by_match = { take_match, take_last_match, push_match };

/* Answer with the value on top, or with nil, message, errno. */
static int answer(lua_State *L, int status)
{
	int count = 1;

	lua_pushboolean(L, false);
	if (status < 0)
		count = write_push_status(L, status);
	else
		lua_insert(L, -2);
	return count + 1;
}

static int push_last(lua_State *L, struct file *file, const struct way *way)
{
	if (!way->take_last(L, file)) {
		if (file->used_lines)
			file_discard(file);
		lua_pushnil(L);
	}
	return answer(L, 0);
}

/* Take, and read, and take. `got` is what the last read came to: 1 for nothing yet. */
static int go_on(lua_State *L, const struct way *way, bool waited, int got)
{
	struct file *file = lua_touserdata(L, 1);

	lines_settle(L, 1, file);
	while (got > 0) {
		if (way->take(L, file))
			return answer(L, 0);
		file->searched = file->end;
		file_flush_prompts(file);
		got = file_fill(file, waited || fiber_can_suspend(L));
		if (got == FILE_WAITS)
			return waited ? file_wait_input_again(L, file)
			              : file_wait_input(L, file, way->push);
	}
	return got == 0 ? push_last(L, file, way) : answer(L, got);
}

/* The fiber runs again: what it waited for came to `result`. */
static int resume(lua_State *L, const struct way *way, int result)
{
	struct file *file = lua_touserdata(L, 1);
	struct fiber *fiber = vm_current->current;

	if (result == -ECANCELED && (fiber->interrupted || fiber_cancel_pending(fiber)))
		return fiber_push_failure(L, result);
	if (file->fd < 0)
		return answer(L, -EBADF);
	if (result == -ECANCELED)
		result = 1; /* the operation went with another fiber: try again */
	return go_on(L, way, true, result);
}

static int push_lines(lua_State *L, int result)
{
	return resume(L, &by_line, result);
}

static int push_number(lua_State *L, int result)
{
	return resume(L, &by_count, result);
}

static int push_match(lua_State *L, int result)
{
	return resume(L, &by_match, result);
}

static int begin(lua_State *L, const struct way *way)
{
	struct file *file = lua_touserdata(L, 1);

	if (file->fd < 0) {
		lua_pushboolean(L, false);
		lua_pushnil(L);
		lua_pushliteral(L, "attempt to use a closed file");
		return 3;
	}
	if (fiber_can_suspend(L) && fiber_cancel_pending(vm_current->current))
		return error_raise(L, &error_core, CORE_FIBER_CANCELED);
	return go_on(L, way, false, 1);
}

/* The three of them await: refill(file, cursor) -> line | nil | nil, message */
static int lines_refill(lua_State *L)
{
	return begin(L, &by_line);
}

/* recount(file, cursor) -> "" | nil | nil, message */
static int lines_recount(lua_State *L)
{
	return begin(L, &by_count);
}

/* search(file, cursor, text) -> the next line that holds it | nil | nil, message */
static int lines_search(lua_State *L)
{
	return begin(L, &by_match);
}

/* load_plan() -> the function of io_plan.lua. Upvalues: require, and what of debug it needs,
 * as they were before any script could change them. */
static int load_plan(lua_State *L)
{
	if (luaL_loadbuffer(L, io_plan_lua, sizeof io_plan_lua, "=[cellua]") != 0)
		return lua_error(L);
	lua_pushvalue(L, lua_upvalueindex(1));
	lua_pushliteral(L, "jit.util");
	lua_call(L, 1, 1);
	for (int i = 2; i <= 4; i++)
		lua_pushvalue(L, lua_upvalueindex(i));
	lua_call(L, 4, 1);
	return 1;
}

static void push_load_plan(lua_State *L)
{
	static const char *const functions[] = { "getinfo", "getlocal", "gethook" };

	lua_getglobal(L, "require");
	lua_getglobal(L, "debug");
	for (int i = 0; i < 3; i++)
		lua_getfield(L, -1 - i, functions[i]);
	lua_remove(L, -4);
	lua_pushcclosure(L, load_plan, 4);
}

void lines_open(lua_State *L)
{
	if (luaL_loadbuffer(L, io_lines_lua, sizeof io_lines_lua, "=[cellua]") != 0)
		lua_error(L);
	fiber_push_awaiting(L, lines_refill);
	fiber_push_awaiting(L, lines_recount);
	fiber_push_awaiting(L, lines_search);
	push_load_plan(L);
	lua_call(L, 4, 1);
}
