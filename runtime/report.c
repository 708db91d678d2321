/* SPDX-License-Identifier: MIT */
/* report.c - what the runtime says on stderr. */
#include "runtime/report.h"

#include <lauxlib.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "runtime/error.h"
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

/* "PROGRAM: message" and the traceback, as luajit says it. */
static void report_plainly(struct vm *vm, const struct fiber *fiber, const char *message)
{
	const char *which = fiber->is_main ? "" : "in a fiber: ";

	luaL_traceback(vm->L, fiber->L, message, 0);
	report_line(vm, "%s%s", which, lua_tostring(vm->L, -1));
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

	luaL_traceback(vm->L, fiber->L, NULL, 1);
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
