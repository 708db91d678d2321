/* SPDX-License-Identifier: MIT */
/* watched.c - tell an observer what its filter of system calls does not see. */
#include "runtime/watched.h"

#include <dlfcn.h>
#include <lauxlib.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "runtime/watched.lua.h"
#include "sandbox/observed.h"

bool watched_on;

/* ---- requests, as the calls that would do the same ---- */

/* Where an entry holds the arguments of a call. */
enum member { FD, ADDR, ADDR2, LEN, FLAGS, OFF };

static const struct {
	unsigned char opcode;
	long number;
	unsigned count;
	enum member members[NOTED_ARGUMENTS];
} rows[] = {
	{ IORING_OP_OPENAT, SYS_openat, 4, { FD, ADDR, FLAGS, LEN } },
	{ IORING_OP_OPENAT2, SYS_openat2, 4, { FD, ADDR, ADDR2, LEN } },
	{ IORING_OP_UNLINKAT, SYS_unlinkat, 3, { FD, ADDR, FLAGS } },
	{ IORING_OP_MKDIRAT, SYS_mkdirat, 3, { FD, ADDR, LEN } },
	{ IORING_OP_RENAMEAT, SYS_renameat2, 5, { FD, ADDR, LEN, ADDR2, FLAGS } },
	{ IORING_OP_LINKAT, SYS_linkat, 5, { FD, ADDR, LEN, ADDR2, FLAGS } },
	{ IORING_OP_SYMLINKAT, SYS_symlinkat, 3, { ADDR, FD, ADDR2 } },
	{ IORING_OP_READ, SYS_read, 1, { FD } },
	{ IORING_OP_READV, SYS_read, 1, { FD } },
	{ IORING_OP_WRITE, SYS_write, 1, { FD } },
	{ IORING_OP_WRITEV, SYS_write, 1, { FD } },
	{ IORING_OP_SOCKET, SYS_socket, 2, { FD, OFF } },
};

static uint64_t member_of(const struct io_uring_sqe *request, enum member member)
{
	switch (member) {
	case FD:
		return (uint64_t)(int64_t)request->fd;
	case ADDR:
		return request->addr;
	case ADDR2:
		return request->addr2;
	case LEN:
		return (uint64_t)(int64_t)(int32_t)request->len;
	case FLAGS:
		return request->open_flags;
	default:
		return request->off;
	}
}

void watched_request(const struct io_uring_sqe *request)
{
	struct noted_call call = { 0 };
	size_t row = 0;

	while (row < sizeof rows / sizeof *rows && rows[row].opcode != request->opcode)
		row++;
	if (row == sizeof rows / sizeof *rows ||
		(rows[row].count == 1 && request->fd > STDERR_FILENO))
		return;
	call.number = (uint64_t)rows[row].number;
	for (unsigned i = 0; i < rows[row].count; i++)
		call.arguments[i] = member_of(request, rows[row].members[i]);
	observed_call(&call);
}

/* ---- what is no call ---- */

void watched_threads(unsigned count)
{
	char text[16];

	if (!watched_on)
		return;
	snprintf(text, sizeof text, "%u", count);
	observed_note(NOTE_THREADS, text);
}

void watched_aside(bool is_aside)
{
	if (watched_on)
		observed_note(is_aside ? NOTE_ASIDE : NOTE_BACK, "");
}

void watched_actor(const char *module)
{
	if (watched_on)
		observed_note(NOTE_ACTOR, module);
}

void watched_environment(void)
{
	if (watched_on)
		observed_note(NOTE_VARIABLE, "*");
}

/* True if the linker knows the library by this very name, as it has to before a script is
 * confined. */
static bool is_name_of_library(const char *name)
{
	void *library = dlopen(name, RTLD_LAZY | RTLD_NOLOAD);

	if (library)
		dlclose(library);
	return library;
}

/* linked(name): a library was opened that the script calls so; "": none was */
static int native_linked(lua_State *L)
{
	const char *name = luaL_checkstring(L, 1);
	bool is_name = is_name_of_library(name);

	observed_note(NOTE_LINKED, is_name ? name : "");
	if (!is_name && *name)
		observed_note(NOTE_OTHER_LIBRARY, name);
	return 0;
}

/* note(kind, text) */
static int native_note(lua_State *L)
{
	static const char *const kinds[] = { "variable", "ffi", "aside", "module",
		"debug", "tls", NULL };
	static const enum note notes[] = { NOTE_VARIABLE, NOTE_FFI, NOTE_ASIDE,
		NOTE_OTHER_LIBRARY, NOTE_DEBUG, NOTE_TLS };
	int kind = luaL_checkoption(L, 1, NULL, kinds);

	observed_note(notes[kind], luaL_checkstring(L, 2));
	return 0;
}

void watched_apply(lua_State *L)
{
	if (luaL_loadbuffer(L, watched_lua, sizeof watched_lua, "=[cellua]") != 0)
		lua_error(L);
	lua_pushcfunction(L, native_note);
	lua_pushcfunction(L, native_linked);
	lua_call(L, 2, 0);
}
