/* SPDX-License-Identifier: MIT */
/* little_mail.h - a state that sends to itself through the kernel, as processes do. */
#ifndef TESTS_UNIT_LITTLE_MAIL_H
#define TESTS_UNIT_LITTLE_MAIL_H

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/sockios.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <syslog.h>
#include <unistd.h>

#include "modules/arrivals.h"
#include "modules/file_descriptor.h"
#include "modules/ipc_channel.h"
#include "modules/modules.h"
#include "runtime/mailbox.h"
#include "runtime/message.h"
#include "runtime/receiving.h"
#include "runtime/wire.h"
#include "tests/unit/little_vm.h"

/* ---- what the chunks call, as members of `test` ---- */

/* pair() -> channel that leads to the own inbox */
static int mail_pair(lua_State *L)
{
	struct ipc_channel *channel = ipc_channel_push_closed(L);
	int receiving;

	ck_assert_int_eq(sending_pair(&channel->end.fd, &receiving), 0);
	ck_assert_int_eq(mailbox_add_end(vm_current->mailbox, receiving), 0);
	return 1;
}

/* away() -> channel that leads nowhere yet, number of its receiving end */
static int mail_away(lua_State *L)
{
	struct ipc_channel *channel = ipc_channel_push_closed(L);
	int receiving;

	ck_assert_int_eq(sending_pair(&channel->end.fd, &receiving), 0);
	lua_pushinteger(L, receiving);
	return 2;
}

/* add(number): receive there */
static int mail_add(lua_State *L)
{
	lua_pushinteger(
		L, -mailbox_add_end(vm_current->mailbox, (int)luaL_checkinteger(L, 1)));
	return 1;
}

/* raw() -> number of a descriptor that leads to the own inbox */
static int mail_raw(lua_State *L)
{
	int sending, receiving;

	ck_assert_int_eq(sending_pair(&sending, &receiving), 0);
	ck_assert_int_eq(mailbox_add_end(vm_current->mailbox, receiving), 0);
	lua_pushinteger(L, sending);
	return 1;
}

/* put(number, bytes, descriptor, count) -> errno: send just this */
static int mail_put(lua_State *L)
{
	union {
		struct cmsghdr head;
		unsigned char space[CMSG_SPACE(sizeof(int[WIRE_DESCRIPTORS]))];
	} control = { 0 };
	size_t space = (size_t)luaL_optinteger(L, 4, 1) * sizeof(int);
	struct iovec text;
	struct msghdr header = { .msg_iov = &text, .msg_iovlen = 1 };
	int fd = (int)luaL_optinteger(L, 3, -1), to = (int)luaL_checkinteger(L, 1);
	int room = 2 * WIRE_SIZE;

	/* the kernel would refuse what is larger than any */
	ck_assert_int_eq(setsockopt(to, SOL_SOCKET, SO_SNDBUF, &room, sizeof room), 0);
	text.iov_base = (void *)luaL_checklstring(L, 2, &text.iov_len);
	control.head.cmsg_level = SOL_SOCKET;
	control.head.cmsg_type = SCM_RIGHTS;
	control.head.cmsg_len = CMSG_LEN(space);
	for (size_t i = 0; i < space; i += sizeof fd)
		memcpy(CMSG_DATA(&control.head) + i, &fd, sizeof fd);
	if (fd >= 0) {
		header.msg_control = &control;
		header.msg_controllen = CMSG_SPACE(space);
	}
	lua_pushinteger(
		L, sendmsg(to, &header, MSG_NOSIGNAL | MSG_DONTWAIT) < 0 ? errno : 0);
	return 1;
}

/* unread(number) -> true if something that was sent there was not read */
static int mail_unread(lua_State *L)
{
	int bytes = 0;

	ck_assert_int_eq(ioctl((int)luaL_checkinteger(L, 1), SIOCOUTQ, &bytes), 0);
	lua_pushboolean(L, bytes > 1); /* one that holds nothing */
	return 1;
}

/* take(number) -> the size of what was sent there, or nothing */
static int mail_take(lua_State *L)
{
	char bytes[1024];
	ssize_t size = recv((int)luaL_checkinteger(L, 1), bytes, sizeof bytes,
		MSG_DONTWAIT | MSG_TRUNC);

	if (size <= 0)
		return 0;
	lua_pushinteger(L, size);
	return 1;
}

/* halt(number): shut down the direction that is not used */
static int mail_halt(lua_State *L)
{
	ck_assert_int_eq(shutdown((int)luaL_checkinteger(L, 1), SHUT_WR), 0);
	return 0;
}

/* close(number) */
static int mail_close(lua_State *L)
{
	ck_assert_int_eq(close((int)luaL_checkinteger(L, 1)), 0);
	return 0;
}

/* open(path) -> file_descriptor, number */
static int mail_open(lua_State *L)
{
	struct file_descriptor *descriptor = file_descriptor_push_empty(L);
	int fd = open(luaL_checkstring(L, 1), O_RDONLY | O_CLOEXEC);

	ck_assert_int_ge(fd, 0);
	file_descriptor_own(descriptor, fd, false);
	lua_pushinteger(L, fd);
	return 2;
}

/* describe(file_descriptor) -> tainted, close-on-exec */
static int mail_describe(lua_State *L)
{
	const struct file_descriptor *descriptor = file_descriptor_check(L, 1);

	lua_pushboolean(L, descriptor->tainted);
	lua_pushboolean(L, fcntl(descriptor->fd, F_GETFD) & FD_CLOEXEC);
	return 2;
}

/* copy(value) -> value, as it arrives in another state of this process */
static int mail_copy(lua_State *L)
{
	struct message *message = message_pack(L, 1, &vm_current->packer);

	message_unpack(L, message);
	message_destroy(message);
	return 1;
}

/* files(count): no descriptor has so large a number, but one is free below it */
static int mail_files(lua_State *L)
{
	int most = (int)luaL_checkinteger(L, 1), fd = dup(0);
	struct rlimit limit;

	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &limit), 0);
	limit.rlim_cur = (rlim_t)most;
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &limit), 0);
	while (dup(0) >= 0)
		;
	close(fd);
	return 0;
}

/* count() -> how many descriptors are open, when all garbage has gone */
static int mail_count(lua_State *L)
{
	DIR *directory;
	int count = 0;

	lua_gc(L, LUA_GCCOLLECT, 0);
	lua_gc(L, LUA_GCCOLLECT, 0);
	directory = opendir("/proc/self/fd");
	while (readdir(directory))
		count++;
	closedir(directory);
	lua_pushinteger(L, count);
	return 1;
}

/* What a suite adds as `test.also`, or NULL. */
static lua_CFunction mail_also;

static int open_mail(lua_State *L)
{
	static const struct function functions[] = {
		{ "add", mail_add, 0 },
		{ "away", mail_away, 0 },
		{ "close", mail_close, 0 },
		{ "copy", mail_copy, 0 },
		{ "count", mail_count, 0 },
		{ "describe", mail_describe, 0 },
		{ "files", mail_files, 0 },
		{ "halt", mail_halt, 0 },
		{ "open", mail_open, 0 },
		{ "pair", mail_pair, 0 },
		{ "put", mail_put, 0 },
		{ "raw", mail_raw, 0 },
		{ "take", mail_take, 0 },
		{ "unread", mail_unread, 0 },
		{ NULL, NULL, 0 },
	};

	open_byte_span(L);
	lua_setglobal(L, "byte_span");
	open_inbox(L);
	lua_setglobal(L, "inbox");
	lua_newtable(L);
	module_functions(L, functions);
	if (mail_also) {
		lua_pushcfunction(L, mail_also);
		lua_setfield(L, -2, "also");
	}
	return 1;
}

/* Begins every chunk. */
static const char mail_prelude[] =
	"EBUSY, EINVAL, EPIPE, EMFILE = 16, 22, 32, 24\n"
	"CANCELED, CLOSED, NO_SENDERS = 13, 15, 16\n"
	"function fails(code, f, ...)\n"
	"  local ok, why = pcall(f, ...)\n"
	"  assert(not ok, 'it did not fail')\n"
	"  assert(type(why) == 'table' and why.code == code,\n"
	"    type(why) == 'table' and why.code or why)\n"
	"  return why\n"
	"end\n"
	/* until the kernel has been asked, and has answered */
	"function pause() for i = 1, 200 do yield() end end\n"
	"channel = test.pair()\n"
	/* what others may have is closed by the kernel's workers */
	"function comes_to(n)\n"
	"  while test.count() ~= n do end return true end\n"
	/* what comes is waited for, at every end */
	"function get(v)\n"
	"  spawn(function() pause() channel:send(v) end)\n"
	"  return inbox:receive()\n"
	"end\n"
	"assert(get(true))\n";

/* Run it until all has ended, or the main fiber has failed. Returns the exit status. */
static int mail_status(const char *chunk, bool emilua)
{
	char text[8192];
	struct vm vm;
	int status;

	little_arrivals = arrivals;
	little_emilua = emilua;
	little_vm_init(&vm, open_mail);
	vm.log_level = LOG_DEBUG;
	ck_assert_int_lt(
		snprintf(text, sizeof text, "%s%s", mail_prelude, chunk), sizeof text);
	status = little_vm_run(&vm, text);
	little_vm_finish(&vm);
	return status;
}

static void mail_run(const char *chunk, bool emilua)
{
	ck_assert_int_eq(mail_status(chunk, emilua), 0);
}

#endif
