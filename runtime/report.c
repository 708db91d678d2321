/* SPDX-License-Identifier: MIT */
/* report.c - what the runtime says on stderr. */
#include "runtime/report.h"

#include <lauxlib.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <syslog.h>

#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/loader.h"
#include "runtime/vm.h"

/* Of syslog: what is said of errors, and what is said about them besides. */
enum { REPORT_LEVEL = LOG_ERR, DETAIL_LEVEL = LOG_WARNING };

void report_line(const struct vm *vm, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	flockfile(stderr);
	fprintf(stderr, "%s: ", vm->program);
	vfprintf(stderr, format, arguments);
	fputc('\n', stderr);
	funlockfile(stderr);
	va_end(arguments);
}

void report_lost_output(const struct vm *vm)
{
	report_line(vm, "cannot write standard output: %s", strerror(vm->output_error));
}

/* ---- tracebacks, without the frames of the runtime ---- */

/* A line of a traceback. Our functions in Lua show as if they were in C; what they call, and
 * the ends of fibers, do not show. */
static void add_line(luaL_Buffer *text, const char *line, size_t size)
{
	static const char ours[] = "\t[cellua]", nameless[] = "\t[C]: in function ''";
	const char *function = strstr(line, ": in function '");
	bool named = function && function < line + size &&
		     function[sizeof ": in function '" - 1] != '\'';

	if (size >= sizeof nameless - 1 &&
		strncmp(line, nameless, sizeof nameless - 1) == 0)
		return;
	if (strncmp(line, ours, sizeof ours - 1) == 0) {
		if (!named)
			return;
		luaL_addstring(text, "\n\t[C]");
		size -= (size_t)(function - line);
		line = function;
	} else if (text->p != text->buffer || text->lvl > 0) {
		luaL_addchar(text, '\n');
	}
	luaL_addlstring(text, line, size);
}

void report_push_traceback(
	struct vm *vm, lua_State *L, const char *message, int level)
{
	const char *line, *end;
	luaL_Buffer text;

	luaL_traceback(vm->L, L, NULL, level);
	line = lua_tostring(vm->L, -1);
	luaL_buffinit(vm->L, &text);
	if (message)
		luaL_addstring(&text, message);
	for (; line; line = end ? end + 1 : NULL) {
		end = strchr(line, '\n');
		add_line(&text, line, end ? (size_t)(end - line) : strlen(line));
	}
	luaL_pushresult(&text);
	lua_remove(vm->L, -2);
}

/* "in actor 0x..., " for one of many. */
static const char *whose(const struct vm *vm, char text[64])
{
	*text = '\0';
	if (vm->is_actor)
		snprintf(text, 64, "in actor %p: ", (const void *)vm);
	return text;
}

/* "PROGRAM: message" and the traceback, as luajit says it; and where modules failed that the
 * error has come through. */
static void report_plainly(struct vm *vm, const struct fiber *fiber, const char *message)
{
	const char *which = fiber->is_main ? "" : "in a fiber: ";
	char actor[64];

	report_push_traceback(vm, fiber->L, message, 0);
	report_line(vm, "%s%s%s", whose(vm, actor), which, lua_tostring(vm->L, -1));
	lua_pop(vm->L, 1);
	lua_pushvalue(fiber->L, -1);
	lua_xmove(fiber->L, vm->L, 1);
	if (loader_push_trace(vm->L, lua_gettop(vm->L))) {
		fprintf(stderr, "%s\n", lua_tostring(vm->L, -1));
		lua_pop(vm->L, 1);
	}
	lua_pop(vm->L, 1);
}

/* "Fiber 0x... panicked: 'message'" and the traceback, as the ancestor says it: bold red
 * with the message underlined, then dim. */
static void report_panic(struct vm *vm, const struct fiber *fiber, const char *message)
{
	static const char *const plain[] = { "", "", "", "", "" };
	static const char *const coloured[] = { "\33[1;31m", "\33[4m", "\33[24m",
		"\33[22;39m\33[2m", "\33[22m" };
	const char *const *style = vm->coloured ? coloured : plain;

	report_push_traceback(vm, fiber->L, NULL, 1);
	fprintf(stderr, "%s%s %p panicked: '%s%s%s'%s\n%s%s\n", style[0],
		fiber->is_main ? "Main fiber from VM" : "Fiber",
		fiber->is_main ? (const void *)vm : (const void *)fiber, style[1],
		message, style[2], style[3], lua_tostring(vm->L, -1), style[4]);
	lua_pop(vm->L, 1);
}

void report_error(struct vm *vm, struct fiber *fiber)
{
	const char *message;

	luaL_checkstack(fiber->L, 8, "report");
	lua_pushvalue(fiber->L, -1);
	lua_xmove(fiber->L, vm->L, 1);
	error_describe(vm->L, -1);
	message = lua_tostring(vm->L, -1);
	if (vm->flush)
		vm->flush(vm);
	flockfile(stderr);
	if (vm->emilua && vm->log_level >= REPORT_LEVEL)
		report_panic(vm, fiber, message);
	else if (vm->log_level >= REPORT_LEVEL)
		report_plainly(vm, fiber, message);
	funlockfile(stderr);
	lua_pop(vm->L, 2);
}

/* Called emilua, it is one line with the addresses of the state and of the coroutine, and
 * the rest one level higher. */
void report_handler(struct vm *vm, lua_State *L, const char *text)
{
	const struct fiber *fiber = vm->current;
	const void *coroutine = fiber && fiber->L == L ? (const void *)fiber : L;
	char actor[64];

	if (vm->flush)
		vm->flush(vm);
	if (vm->log_level < REPORT_LEVEL)
		return;
	if (!vm->emilua) {
		report_line(vm, "%sa cleanup handler failed: %s", whose(vm, actor), text);
		return;
	}
	if (fiber && fiber->L == L && fiber->is_main)
		coroutine = vm;
	flockfile(stderr);
	fprintf(stderr, "VM %p: a cleanup handler of coroutine %p failed\n", (void *)vm,
		coroutine);
	if (vm->log_level >= DETAIL_LEVEL)
		fprintf(stderr, "%s\n", text);
	funlockfile(stderr);
}

/* ---- deadlocks ---- */

static bool waits_in(const struct fiber *fiber)
{
	return fiber->list && fiber->list->name;
}

static bool is_joined(const struct fiber *fiber)
{
	return fiber->joiner && !fiber->is_main;
}

/* An object once, by the first that waits for it. */
static void report_waiting(struct vm *vm, struct fiber *fiber)
{
	(void)vm;
	if (waits_in(fiber) && fiber->list->first == fiber)
		fprintf(stderr, "\t%s %p\n", fiber->list->name, (void *)fiber->list);
	if (is_joined(fiber))
		fprintf(stderr, "\tfiber %p\n", (void *)fiber);
}

static void note_waiting(struct vm *vm, struct fiber *fiber)
{
	if (waits_in(fiber) || is_joined(fiber))
		vm->waits_forever = true;
}

void report_deadlock(struct vm *vm)
{
	char actor[64];

	bool headed = vm->main_ended || vm->emilua;

	fiber_visit(vm, note_waiting);
	if (vm->log_level < REPORT_LEVEL || (headed && !vm->waits_forever))
		return;
	flockfile(stderr);
	if (headed) {
		report_line(vm, "%sdeadlock: fibers of VM %p wait forever",
			whose(vm, actor), (void *)vm);
	} else {
		report_push_traceback(vm, loader_innermost(vm->main)->leaf,
			"the main fiber waits forever", 0);
		report_line(vm, "%sdeadlock: %s", whose(vm, actor),
			lua_tostring(vm->L, -1));
		lua_pop(vm->L, 1);
	}
	fiber_visit(vm, report_waiting);
	funlockfile(stderr);
}
