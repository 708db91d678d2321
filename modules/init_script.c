/* SPDX-License-Identifier: MIT */
/* init_script.c - the trusted text that a new process runs before anything else. */
#include "modules/init_script.h"

#include <errno.h>
#include <lauxlib.h>
#include <limits.h>
#include <luajit.h>
#include <lualib.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "modules/init_call.h"
#include "modules/init_names.h"

enum { STACK_WIPED = 64 * 1024 };

/* Whatever was raised, as a string. */
static int describe(lua_State *L)
{
	if (!lua_isstring(L, 1) && !luaL_callmeta(L, 1, "__tostring"))
		lua_pushfstring(L, "init.script: error object is a %s value",
			luaL_typename(L, 1));
	return 1;
}

static void set_descriptor(lua_State *L, const char *name, int fd)
{
	if (fd < 0)
		return;
	lua_pushinteger(L, fd);
	lua_setglobal(L, name);
}

static int protected_run(lua_State *L)
{
	struct init_run *run = lua_touserdata(L, 1);

	luaL_openlibs(L);
	luaJIT_setmode(L, 0, LUAJIT_MODE_ENGINE | LUAJIT_MODE_OFF);
	init_names_open(L, run, true);
	set_descriptor(L, "arg", run->arg);
	set_descriptor(L, "libc_service", run->service);
	lua_pushcfunction(L, describe);
	if (luaL_loadbuffer(L, run->text, run->size, "@init.script") != 0 ||
		lua_pcall(L, 0, 0, -2) != 0)
		return lua_error(L);
	return 0;
}

static void exhausted(struct init_arena *arena)
{
	char text[64];

	snprintf(text, sizeof text, "init.script: all %zu bytes of memory are used",
		arena->size);
	init_end((struct init_run *)(void *)arena, ENOMEM, text);
}

/* What the text opened with `io` is closed, so written, at the end of the state. */
static void run_text(struct init_run *run)
{
	lua_State *L = lua_newstate(init_arena_resize, &run->arena);
	const char *message;

	if (!L)
		init_end(run, ENOTSUP, "init.script: this LuaJIT is no GC64 build");
	lua_gc(L, LUA_GCSTOP, 0);
	if (lua_cpcall(L, protected_run, run) != 0) {
		message = lua_tostring(L, -1);
		init_end(run, 0, message ? message : "init.script: failed");
	}
	lua_close(L);
}

/* The text may have left pieces of itself in frames that are gone. */
static __attribute__((noinline)) void wipe_stack(void)
{
	char below[STACK_WIPED];

	explicit_bzero(below, sizeof below);
}

static _Noreturn void end_by(struct init_run *run, int errnum, const char *call)
{
	char text[64];

	snprintf(text, sizeof text, "init.script: %s: %s", call, strerror(errnum));
	init_end(run, errnum, text);
}

/* What may not be caught arrives here. */
static int try(struct init_run *run, size_t arena_size, int keep_from)
{
	int status;

	if (setjmp(run->end) != 0)
		return -1;
	if (run->size > 0) {
		status = init_arena_open(&run->arena, arena_size);
		if (status < 0)
			end_by(run, -status, "mmap");
		run_text(run);
	}
	if (syscall(SYS_close_range, keep_from, UINT_MAX, 0) < 0)
		end_by(run, errno, "close_range");
	return 0;
}

int init_script_run(const char *text, size_t size, int arg, int service, int keep_from,
	size_t arena_size, struct init_failure *failure)
{
	struct init_run run = {
		.arena.exhausted = exhausted,
		.text = text,
		.size = size,
		.arg = arg,
		.service = service,
		.failure = failure,
	};
	int status;

	*failure = (struct init_failure){ .errnum = 0 };
	/* what stdio holds back would stay, and would be lost by execve */
	setvbuf(stdin, NULL, _IONBF, 0);
	setvbuf(stdout, NULL, _IONBF, 0);
	mallopt(M_PERTURB, 1); /* overwrites what the C library gives back */
	status = try(&run, arena_size, keep_from);
	mallopt(M_PERTURB, 0);
	init_arena_close(&run.arena);
	wipe_stack();
	return status;
}
