/* SPDX-License-Identifier: MIT */
/* start.c - from the command line to a running script, and to the end. */
#include "cmd/start.h"

#include <lauxlib.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "cmd/ancestor.h"
#include "cmd/options.h"
#include "cmd/output.h"
#include "cmd/repl.lua.h"
#include "cmd/search_path.h"
#include "cmd/start.lua.h"
#include "cmd/version.h"
#include "modules/arrivals.h"
#include "modules/io_process.h"
#include "modules/modules.h"
#include "modules/turtle.h"
#include "runtime/confined.h"
#include "runtime/context.h"
#include "runtime/interrupt.h"
#include "runtime/loader.h"
#include "runtime/loop.h"
#include "runtime/mailbox.h"
#include "runtime/receiving.h"
#include "runtime/report.h"
#include "runtime/source.h"
#include "runtime/vm.h"

static void over(struct vm *vm)
{
	if (vm->flush)
		vm->flush(vm);
	interrupt_close(vm);
	vm_finish(vm);
}

/* The status is that of the state unless it has handed on the role of master. */
static int finish(struct vm *vm, int status)
{
	over(vm);
	context_join_all();
	process_join_all();
	loop_finish(loop_current);
	if (!vm->master)
		status = vm_process_status();
	return vm->output_error ? output_lost(vm->program, vm->output_error, status)
	                        : status;
}

/* ---- what the chunks of Lua beside this file cannot do by themselves ---- */

/* load(file, path, name) -> function | nil, why, if it is unreadable: `path` is its
 * absolute name, `name` that of the chunk */
static int native_load(lua_State *L)
{
	const char *file = luaL_checkstring(L, 1), *path = luaL_checkstring(L, 2);
	const char *name = luaL_checkstring(L, 3), *text;
	size_t size;
	int status = source_read(path, file, &text, &size);

	if (status == 0 && luaL_loadbufferx(L, text, size, name, loader_mode()) == 0)
		return 1;
	if (status < 0)
		lua_pushstring(L, strerror(-status));
	lua_pushnil(L);
	lua_insert(L, -2);
	lua_pushboolean(L, status < 0);
	return 3;
}

/* refuse(message, status): the program ends here */
static int native_refuse(lua_State *L)
{
	struct vm *vm = vm_current;
	const char *message = luaL_checkstring(L, 1);
	int status = luaL_checkint(L, 2);

	if (vm->flush)
		vm->flush(vm);
	report_line(vm, "%s", message);
	exit(output_close(vm->program, finish(vm, status)));
}

/* version() -> text */
static int native_version(lua_State *L)
{
	char text[VERSION_SIZE];

	lua_pushstring(L, version_text(vm_current->program, text));
	return 1;
}

/* chunk(name) -> function */
static int native_chunk(lua_State *L)
{
	static const struct {
		const char *name, *code;
		size_t size;
	} chunks[] = {
		{ "repl", repl_lua, sizeof repl_lua },
	};
	const char *name = luaL_checkstring(L, 1);
	size_t i = 0;

	while (strcmp(chunks[i].name, name) != 0)
		i++;
	if (luaL_loadbuffer(L, chunks[i].code, chunks[i].size, "=[cellua]") != 0)
		return lua_error(L);
	return 1;
}

/* has_terminal() -> boolean: somebody types what we read */
static int native_has_terminal(lua_State *L)
{
	lua_pushboolean(L, isatty(STDIN_FILENO));
	return 1;
}

/* expect_interrupt(): the next SIGINT raises an error, once more */
static int native_expect_interrupt(lua_State *L)
{
	(void)L;
	interrupt_open(vm_current);
	return 0;
}

/* absolute(file) -> string, not normalised; nil if the working directory is gone */
static int native_absolute(lua_State *L)
{
	const char *file = luaL_checkstring(L, 1), *directory;
	char room[PATH_MAX];

	directory = *file == '/' ? NULL : confined_directory(room, sizeof room);
	if (*file == '/')
		lua_settop(L, 1);
	else if (directory)
		lua_pushfstring(
			L, "%s/%s", strcmp(directory, "/") == 0 ? "" : directory, file);
	else
		lua_pushnil(L);
	return 1;
}

/* enter(path, context): the main script is this file */
static int native_enter(lua_State *L)
{
	const struct entry entry = { .path = luaL_checkstring(L, 1) };

	loader_enter(L, &entry, luaL_checkstring(L, 2));
	return 0;
}

static void push_natives(lua_State *L, const struct options *options)
{
	static const luaL_Reg natives[] = {
		{ "load", native_load },
		{ "refuse", native_refuse },
		{ "version", native_version },
		{ "chunk", native_chunk },
		{ "has_terminal", native_has_terminal },
		{ "expect_interrupt", native_expect_interrupt },
		{ "absolute", native_absolute },
		{ "enter", native_enter },
		{ NULL, NULL },
	};

	lua_newtable(L);
	luaL_register(L, NULL, natives);
	lua_pushstring(L, options->testing ? "test" : "main");
	lua_setfield(L, -2, "context");
}

/* ---- the function that the main fiber runs ---- */

/* Add a step to the table at -1: its name and its value. */
static void add_step(lua_State *L, const char *name, const char *value)
{
	lua_pushstring(L, name);
	lua_rawseti(L, -2, (int)lua_objlen(L, -2) + 1);
	lua_pushstring(L, value ? value : "");
	lua_rawseti(L, -2, (int)lua_objlen(L, -2) + 1);
}

static void push_steps(lua_State *L, const struct options *options)
{
	const char *init = options->ignore_environment ? NULL : getenv("LUA_INIT");

	lua_newtable(L);
	if (init)
		add_step(L, "init", init);
	if (options->shows_version)
		add_step(L, "version", NULL);
	for (int i = 0; i < options->step_count; i++)
		add_step(L, options->steps[i].name, options->steps[i].value);
}

/* arg[0] is the script; what stands before it has negative indexes. */
static void set_arg(lua_State *L, const struct options *options)
{
	lua_newtable(L);
	for (int i = 0; i < options->argc; i++) {
		lua_pushstring(L, options->argv[i]);
		lua_rawseti(L, -2, i - options->next);
	}
	lua_setglobal(L, "arg");
}

/* (options) -> function */
static int make_main(lua_State *L)
{
	const struct options *options = lua_touserdata(L, 1);

	if (!options->ancestor)
		set_arg(L, options);
	if (luaL_loadbuffer(L, start_lua, sizeof start_lua, "=[cellua]") != 0)
		return lua_error(L);
	push_natives(L, options);
	push_steps(L, options);
	lua_call(L, 2, 1);
	return 1;
}

/* Leave the function on top of vm->L. */
static int push_main(struct vm *vm, const struct options *options)
{
	lua_pushcfunction(vm->L, make_main);
	lua_pushlightuserdata(vm->L, (void *)options);
	if (lua_pcall(vm->L, 1, 1, 0) == 0)
		return 0;
	report_line(vm, "%s", lua_tostring(vm->L, -1));
	return EX_SOFTWARE;
}

/* Who is made to run a module receives. */
static int open_mailbox(struct vm *vm, const struct options *options)
{
	vm->mailbox = mailbox_create(vm);
	if (vm->mailbox && mailbox_add_end(vm->mailbox, options->inbox) == 0)
		return 0;
	report_line(vm, "no memory to start");
	return EX_SOFTWARE;
}

/* The same of the module. Somebody hostile may have written it: who is confined compiles it
 * when all holds, and its spawner hears of a mistake as of any other. */
static int push_worker(struct vm *vm, const struct options *options)
{
	const struct entry *entry = options->worker;
	int status = loader_begin_worker(vm->L, entry);

	if (status == 0)
		return 0;
	if (status < 0)
		report_line(vm, "cannot open '%s': %s", entry->path, strerror(-status));
	else
		report_line(vm, "%s", lua_tostring(vm->L, -1));
	return EXIT_FAILURE;
}

/* The first state of the process: what runs at exit still looks at it. */
static struct vm first;
static bool is_prepared;

void start_prepare(void)
{
	static const struct vm_options options = {
		.program = "cellua",
		.ignore_environment = true,
		.modules = modules,
		.parts = module_parts,
		.globals = globals,
	};

	is_prepared = vm_prepare(&first, &options) == 0;
}

void start_forget(void)
{
	if (is_prepared)
		vm_finish(&first);
	is_prepared = false;
}

/* One that was prepared does if nothing was said that it should have heard. */
static int make_state(const struct vm_options *options)
{
	bool hears = !options->ignore_environment &&
	             (getenv("LUA_PATH") || getenv("LUA_CPATH"));

	if (is_prepared && !hears && !options->emilua)
		return vm_open(&first, options);
	start_forget();
	return vm_init(&first, options);
}

static int run(const struct options *options, char **search_path)
{
	struct vm_options vm_options = {
		.program = options->program,
		.emilua = options->ancestor,
		.coloured = options->coloured,
		.log_level = options->log_level,
		.ignore_environment = options->ignore_environment,
		.argc = options->argument_count,
		.argv = options->arguments,
		.modules = modules,
		.parts = module_parts,
		.globals = globals,
		.process_globals = process_globals,
		.arrivals = arrivals,
		.prepare = options->ancestor ? ancestor_globals : NULL,
		.search_path = (const char *const *)search_path,
		.turtle = turtle_require,
		.trim = options->trim,
	};
	int status;

	if (make_state(&vm_options) < 0) {
		report_line(&first, "no memory to start");
		return EX_SOFTWARE;
	}
	first.over = over;
	first.master = true; /* its status counts even if it never runs */
	if (options->single)
		context_stay_single();
	interrupt_open(&first);
	if (options->ancestor || options->worker)
		signal(SIGINT, SIG_DFL);
	status = options->worker ? open_mailbox(&first, options)
	                         : push_main(&first, options);
	if (status == 0 && options->seal)
		status = options->seal(options->sealed);
	if (status == 0 && options->worker)
		status = push_worker(&first, options);
	if (status == 0)
		status = vm_run(&first);
	return finish(&first, status);
}

int start_run(const struct options *options)
{
	bool ignores = options->ignore_environment && !options->ancestor;
	char **search_path = search_path_create(ignores);
	int status;

	if (!search_path) {
		fprintf(stderr, "%s: no memory to start\n", options->program);
		return EX_SOFTWARE;
	}
	status = run(options, search_path);
	search_path_destroy(search_path);
	return status;
}
