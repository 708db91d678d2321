/* SPDX-License-Identifier: MIT */
/* hostile.c - the module `hostile` of the program `escape`: what native code can do that has
 * got hold of a confined process. */
#include <errno.h>
#include <lauxlib.h>
#include <netinet/in.h>
#include <seccomp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "runtime/loop.h"
#include "runtime/module.h"
#include "tests/escape/wraps.h"

enum { ARGUMENTS = 6, WORDS = 16, WAIT_S = 2 };

/* "EPERM" for -1; else the number. */
static int push_result(lua_State *L, long result)
{
	const char *name = result < 0 ? strerrorname_np((int)-result) : NULL;

	if (name)
		lua_pushstring(L, name);
	else
		lua_pushnumber(L, (lua_Number)result);
	return 1;
}

/* A number, or the address of a string. */
static unsigned long argument(lua_State *L, int index)
{
	if (lua_type(L, index) == LUA_TSTRING)
		return (unsigned long)(uintptr_t)lua_tostring(L, index);
	return (unsigned long)(int64_t)luaL_optnumber(L, index, 0);
}

/* sys(name or number, ...) -> number, or the name of an error */
static int hostile_sys(lua_State *L)
{
	unsigned long arguments[ARGUMENTS] = { 0 };
	long number = lua_type(L, 1) == LUA_TNUMBER
	                      ? (long)lua_tonumber(L, 1)
	                      : seccomp_syscall_resolve_name(luaL_checkstring(L, 1));
	long result;

	if (number < 0 && number > -100)
		return luaL_error(L, "no such call: %s", lua_tostring(L, 1));
	for (int i = 0; i < ARGUMENTS; i++)
		arguments[i] = argument(L, 2 + i);
	result = syscall(number, arguments[0], arguments[1], arguments[2], arguments[3],
		arguments[4], arguments[5]);
	return push_result(L, result < 0 ? -errno : result);
}

static unsigned long field(lua_State *L, const char *name)
{
	unsigned long value;

	lua_getfield(L, 1, name);
	value = argument(L, -1);
	lua_pop(L, 1);
	return value;
}

/* The table of a request is the first argument. */
static void prepare(lua_State *L, struct io_uring_sqe *sqe)
{
	memset(sqe, 0, sizeof *sqe);
	sqe->opcode = (uint8_t)field(L, "op");
	sqe->flags = (uint8_t)field(L, "flags");
	sqe->ioprio = (uint16_t)field(L, "ioprio");
	sqe->fd = (int)field(L, "fd");
	sqe->off = field(L, "off");
	sqe->addr = field(L, "addr");
	sqe->len = (uint32_t)field(L, "len");
	sqe->rw_flags = (int)field(L, "opflags");
	sqe->personality = (uint16_t)field(L, "personality");
	sqe->user_data = UINT64_MAX;
}

/* sqe{ op =, fd =, addr =, len =, off =, flags =, opflags =, personality = } -> result */
static int hostile_sqe(lua_State *L)
{
	struct io_uring *uring = &loop_current->ring.uring;
	struct __kernel_timespec time = { .tv_sec = WAIT_S };
	struct io_uring_cqe *cqe;
	int status;

	prepare(L, io_uring_get_sqe(uring));
	status = io_uring_submit_and_wait_timeout(uring, &cqe, 1, &time, NULL);
	if (status >= 0 && io_uring_peek_cqe(uring, &cqe) == 0) {
		status = cqe->res;
		io_uring_cqe_seen(uring, cqe);
	}
	return push_result(L, status);
}

/* queue(request, count) -> how many were taken: requests that nobody waits for */
static int hostile_queue(lua_State *L)
{
	struct io_uring *uring = &loop_current->ring.uring;

	for (int left = luaL_checkint(L, 2); left > 0; left--) {
		struct io_uring_sqe *sqe = io_uring_get_sqe(uring);

		if (!sqe)
			break;
		prepare(L, sqe);
	}
	return push_result(L, io_uring_submit(uring));
}

/* memory(size) -> address of fresh memory */
static int hostile_memory(lua_State *L)
{
	void *memory = mmap(NULL, (size_t)luaL_checknumber(L, 1), PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	lua_pushnumber(L, (lua_Number)(uintptr_t)memory);
	return 1;
}

/* poke(address, ...): put numbers of 64 bits there; strings by their address */
static int hostile_poke(lua_State *L)
{
	uint64_t *memory = (uint64_t *)(uintptr_t)luaL_checknumber(L, 1);

	for (int i = 2; i <= lua_gettop(L); i++)
		memory[i - 2] = argument(L, i);
	return 0;
}

/* peek(address, size) -> what stands there */
static int hostile_peek(lua_State *L)
{
	lua_pushlstring(L, (const char *)(uintptr_t)luaL_checknumber(L, 1),
		(size_t)luaL_checknumber(L, 2));
	return 1;
}

/* exec(program, ...) -> name of an error: become it, with the descriptors that are open */
static int hostile_exec(lua_State *L)
{
	char *words[WORDS + 1] = { 0 };

	for (int i = 0; i < WORDS && i < lua_gettop(L); i++)
		words[i] = (char *)(uintptr_t)luaL_checkstring(L, i + 1);
	execv(words[0], words);
	return push_result(L, -errno);
}

/* address(port) -> that of this machine, for calls */
static int hostile_address(lua_State *L)
{
	struct sockaddr_in address = {
		.sin_family = AF_INET,
		.sin_port = htons((uint16_t)luaL_checkint(L, 1)),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};

	lua_pushlstring(L, (const char *)&address, sizeof address);
	return 1;
}

/* listen(kind, waiting = 1000) -> descriptor, port: a socket of this machine's, 1 of streams,
 * which lets so many wait, 2 of datagrams */
static int hostile_listen(lua_State *L)
{
	struct sockaddr_in address = { .sin_family = AF_INET };
	int kind = luaL_checkint(L, 1), fd = socket(AF_INET, kind, 0);
	socklen_t size = sizeof address;

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (bind(fd, (struct sockaddr *)&address, size) < 0 ||
		(kind == SOCK_STREAM && listen(fd, luaL_optint(L, 2, 1000)) < 0) ||
		getsockname(fd, (struct sockaddr *)&address, &size) < 0)
		return luaL_error(L, "no socket: %s", strerror(errno));
	lua_pushinteger(L, fd);
	lua_pushinteger(L, ntohs(address.sin_port));
	return 2;
}

/* corrupt(seed): nonsense into all that it shares with the kernel, then a few submissions */
static int hostile_corrupt(lua_State *L)
{
	struct io_uring *uring = &loop_current->ring.uring;
	unsigned char *bytes = uring->sq.ring_ptr;
	unsigned seed = (unsigned)luaL_checkint(L, 1);

	for (size_t i = 0; i < uring->sq.ring_sz; i++)
		bytes[i] = (unsigned char)rand_r(&seed);
	bytes = (unsigned char *)uring->sq.sqes;
	for (size_t i = 0; i < 64 * sizeof *uring->sq.sqes; i++)
		bytes[i] = (unsigned char)rand_r(&seed);
	for (unsigned i = 0; i < 64; i++)
		syscall(SYS_io_uring_enter, uring->ring_fd, 64, 0, 0, NULL, 0);
	return 0;
}

/* flood(count) -> true: requests whose answers nobody takes */
static int hostile_flood(lua_State *L)
{
	struct io_uring *uring = &loop_current->ring.uring;

	for (int left = luaL_checkint(L, 1); left > 0; left--) {
		struct io_uring_sqe *sqe = io_uring_get_sqe(uring);

		if (sqe)
			io_uring_prep_nop(sqe);
		else if (io_uring_submit(uring) < 0)
			break;
	}
	lua_pushboolean(L, true);
	return 1;
}

/* scan(text) -> whether the text stands in the memory of the first stack: above the
 * arguments of main() are those that it was started with, and the environment */
static int hostile_scan(lua_State *L)
{
	size_t size;
	const char *text = luaL_checklstring(L, 1, &size);

	lua_pushboolean(L, memmem(stack_begin, (size_t)(stack_end - stack_begin), text,
				   size) != NULL);
	return 1;
}

/* int80(number) -> result: a call by the gate of another architecture */
static int hostile_int80(lua_State *L)
{
	long result = luaL_checkint(L, 1);

#ifdef __x86_64__
	__asm__ volatile("int $0x80"
			 : "+a"(result)
			 :
			 : "memory", "r8", "r9", "r10", "r11");
#endif
	return push_result(L, result);
}

int open_hostile(lua_State *L)
{
	static const luaL_Reg functions[] = {
		{ "sys", hostile_sys },
		{ "sqe", hostile_sqe },
		{ "queue", hostile_queue },
		{ "memory", hostile_memory },
		{ "poke", hostile_poke },
		{ "peek", hostile_peek },
		{ "exec", hostile_exec },
		{ "address", hostile_address },
		{ "listen", hostile_listen },
		{ "corrupt", hostile_corrupt },
		{ "flood", hostile_flood },
		{ "scan", hostile_scan },
		{ "int80", hostile_int80 },
		{ NULL, NULL },
	};

	lua_newtable(L);
	luaL_register(L, NULL, functions);
	lua_pushinteger(L, supervisor_pid);
	lua_setfield(L, -2, "supervisor");
	lua_pushinteger(L, loop_current->ring.uring.ring_fd);
	lua_setfield(L, -2, "ring");
	lua_pushnumber(L, (lua_Number)(uintptr_t)stack_begin);
	lua_setfield(L, -2, "stack"); /* there in the supervisor, too */
	return 1;
}
