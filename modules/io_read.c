/* SPDX-License-Identifier: MIT */
/* io_read.c - reading by formats: lines, counts, numbers, everything. */
#include "modules/io_read.h"

#include <errno.h>
#include <lauxlib.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "modules/io_lines.h"
#include "modules/io_number.h"
#include "modules/io_write.h"
#include "runtime/error.h"
#include "runtime/vm.h"

/* What taking a format from the buffer came to. */
enum taken { TAKEN, FAILED, MORE };

/* ---- one format ---- */

static void consume(struct file *file, size_t count)
{
	file->start += count;
	if (file->searched < file->start)
		file->searched = file->start;
}

static enum taken push_bytes(
	lua_State *L, struct file *file, size_t size, size_t consumed)
{
	lua_pushlstring(L, size ? file->in + file->start : "", size);
	consume(file, consumed);
	return TAKEN;
}

static enum taken take_line(
	lua_State *L, struct file *file, bool at_end, bool keep_newline)
{
	size_t from = file->searched > file->start ? file->searched : file->start;
	size_t available = file->end - file->start, size;
	const char *newline;

	newline =
		file->end > from ? memchr(file->in + from, '\n', file->end - from) : NULL;
	if (!newline) {
		file->searched = file->end;
		if (!at_end)
			return MORE;
		return available ? push_bytes(L, file, available, available) : FAILED;
	}
	size = (size_t)(newline - (file->in + file->start));
	return push_bytes(L, file, keep_newline ? size + 1 : size, size + 1);
}

static enum taken take_count(lua_State *L, struct file *file, bool at_end, size_t count)
{
	size_t available = file->end - file->start;

	if (available < count || (count == 0 && available == 0)) {
		if (!at_end)
			return MORE;
		if (available == 0)
			return FAILED;
		count = available;
	}
	return push_bytes(L, file, count, count);
}

static enum taken take_all(lua_State *L, struct file *file, bool at_end)
{
	size_t available = file->end - file->start;

	return at_end ? push_bytes(L, file, available, available) : MORE;
}

static enum taken take_number(lua_State *L, struct file *file, bool at_end)
{
	struct number_scan scan =
		number_scan(file->in + file->start, file->end - file->start, at_end);

	if (scan.more)
		return MORE;
	consume(file, scan.consumed);
	if (!scan.valid)
		return FAILED;
	lua_pushnumber(L, scan.value);
	return TAKEN;
}

static const char *format_letter(const char *format)
{
	return *format == '*' ? format + 1 : format;
}

/* Take what the format at `index` asks for; with none there, a line. */
static enum taken take(
	lua_State *L, struct file *file, int index, int formats, bool at_end)
{
	if (index > formats)
		return take_line(L, file, at_end, false);
	if (lua_type(L, index) == LUA_TNUMBER)
		return take_count(L, file, at_end, (size_t)lua_tonumber(L, index));
	switch (*format_letter(lua_tostring(L, index))) {
	case 'n':
		return take_number(L, file, at_end);
	case 'l':
		return take_line(L, file, at_end, false);
	case 'L':
		return take_line(L, file, at_end, true);
	default:
		return take_all(L, file, at_end);
	}
}

void read_check_formats(lua_State *L, int first, int shift)
{
	for (int i = first; i <= lua_gettop(L); i++) {
		if (lua_type(L, i) == LUA_TNUMBER) {
			lua_Number count = lua_tonumber(L, i);

			if (!(count > -1 && count < INT_MAX))
				module_error(L, "not enough memory");
		} else if (lua_type(L, i) != LUA_TSTRING) {
			module_argument_error(L, i - shift, "invalid option");
		} else {
			const char *letter = format_letter(lua_tostring(L, i));

			if (!*letter || !strchr("nlLa", *letter))
				module_argument_error(L, i - shift, "invalid format");
		}
	}
}

/* ---- several formats, across waits ----
 *
 * The frame is: file, formats, then the values taken so far, one a format. While the fiber
 * waits, the number of values stands on top. */

static int push_more(lua_State *L, int result);

/* Answer with the `values` on top, or with nil, message, errno. */
static int answer(lua_State *L, int values, int status)
{
	struct file *file = lua_touserdata(L, 1);

	file->held = 0;
	if (status < 0) {
		lua_pushboolean(L, false);
		return 1 + write_push_status(L, status);
	}
	lua_pushboolean(L, false);
	lua_insert(L, -1 - values);
	return values + 1;
}

static int wait_for_input(lua_State *L, struct file *file, int values, bool waited)
{
	lua_pushinteger(L, values);
	if (waited)
		return file_wait_input_again(L, file);
	return file_wait_input(L, file, push_more);
}

/* Take format after format. `waited` tells whether the fiber has waited already, `got` what
 * its last wait came to: 1 for nothing yet. */
static int read_on(lua_State *L, int formats, int values, bool waited, int got)
{
	struct file *file = lua_touserdata(L, 1);
	int wanted = formats > 1 ? formats - 1 : 1;

	luaL_checkstack(L, wanted + LUA_MINSTACK, "too many formats");
	lines_settle(L, 1, file);
	if (!waited || file->holder != vm_current->current)
		file_hold(file, 0);
	while (values < wanted) {
		size_t before = file->start;
		enum taken taken =
			got < 0 ? MORE : take(L, file, values + 2, formats, got == 0);

		if (file->start > before)
			file_hold(file, file->held + file->start - before);

		if (taken == MORE) {
			if (got < 0)
				return answer(L, 0, got);
			file_flush_prompts(file);
			got = file_fill(file, waited || fiber_can_suspend(L));
			if (got == FILE_WAITS)
				return wait_for_input(L, file, values, waited);
			continue;
		}
		got = 1;
		values++;
		if (taken == FAILED) {
			if (values == 1 && file->used_lines)
				file_discard(file);
			lua_pushnil(L);
			break;
		}
	}
	return answer(L, values, 0);
}

/* The fiber runs again: what the fill came to is `result`. */
static int push_more(lua_State *L, int result)
{
	struct file *file = lua_touserdata(L, 1);
	struct fiber *fiber = vm_current->current;
	int values = (int)lua_tointeger(L, -1);

	lua_settop(L, -2);
	if (result == -ECANCELED && (fiber->interrupted || fiber_cancel_pending(fiber))) {
		file_give_back(file);
		return fiber_push_failure(L, result);
	}
	if (file->fd < 0)
		return answer(L, 0, -EBADF);
	if (result == -ECANCELED)
		result = 1; /* the operation went with another fiber: try again */
	return read_on(L, lua_gettop(L) - values, values, true, result);
}

static bool begins_with_number(lua_State *L)
{
	return lua_type(L, 2) == LUA_TSTRING && *format_letter(lua_tostring(L, 2)) == 'n';
}

int read_formats(lua_State *L)
{
	struct file *file = lua_touserdata(L, 1);

	if (fiber_can_suspend(L) && fiber_cancel_pending(vm_current->current))
		return error_raise(L, &error_core, CORE_FIBER_CANCELED);
	if (!file->readable && !begins_with_number(L))
		return answer(L, 0, -EBADF);
	if (!file->readable) {
		lua_pushnil(L);
		return answer(L, 1, 0);
	}
	if (file->used > 0 && file->regular)
		file_push_out(file, false);
	return read_on(L, lua_gettop(L), 0, false, 1);
}
