/* SPDX-License-Identifier: MIT */
/* report.c - what the runtime says on stderr. */
#include "runtime/report.h"

#include <lauxlib.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "runtime/error.h"
#include "runtime/fiber.h"
#include "runtime/loader.h"
#include "runtime/vm.h"

void report_line(const struct vm *vm, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	fprintf(stderr, "%s: ", vm->program);
	vfprintf(stderr, format, arguments);
	fputc('\n', stderr);
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

/* Push the traceback of L behind the message, both on vm->L. */
static void push_traceback(struct vm *vm, lua_State *L, const char *message, int level)
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

	push_traceback(vm, fiber->L, message, 0);
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

	push_traceback(vm, fiber->L, NULL, 1);
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
	if (vm->emilua && !vm->silent)
		report_panic(vm, fiber, message);
	else if (!vm->silent)
		report_plainly(vm, fiber, message);
	fflush(stderr);
	lua_pop(vm->L, 2);
}

/* ---- deadlocks ---- */

static void report_waiting(struct vm *vm, struct fiber *fiber)
{
	(void)vm;
	if (fiber->list && fiber->list->name)
		fprintf(stderr, "\t%s %p\n", fiber->list->name, (void *)fiber->list);
	if (fiber->joiner && !fiber->is_main)
		fprintf(stderr, "\tfiber %p\n", (void *)fiber);
}

static void note_waiting(struct vm *vm, struct fiber *fiber)
{
	if ((fiber->list && fiber->list->name) || (fiber->joiner && !fiber->is_main))
		vm->waits_forever = true;
}

void report_deadlock(struct vm *vm)
{
	char actor[64];

	fiber_visit(vm, note_waiting);
	if (vm->silent || (vm->main_ended && !vm->waits_forever))
		return;
	if (vm->main_ended) {
		report_line(vm, "%sdeadlock: fibers of VM %p wait forever",
			whose(vm, actor), (void *)vm);
	} else {
		push_traceback(vm, loader_innermost(vm->main)->leaf,
			"the main fiber waits forever", 0);
		report_line(vm, "%sdeadlock: %s", whose(vm, actor),
			lua_tostring(vm->L, -1));
		lua_pop(vm->L, 1);
	}
	fiber_visit(vm, report_waiting);
}
