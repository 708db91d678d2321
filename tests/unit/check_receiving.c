/* SPDX-License-Identifier: MIT */
/* check_receiving.c - what other processes send arrives, and what they should not does not. */
#include "runtime/receiving.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <syslog.h>
#include <unistd.h>

#include "modules/arrivals.h"
#include "modules/file_descriptor.h"
#include "modules/ipc_channel.h"
#include "modules/modules.h"
#include "runtime/error.h"
#include "runtime/mailbox.h"
#include "tests/unit/little_vm.h"

Suite *receiving_suite(void);

/* ---- what the chunks call ---- */

/* pair() -> channel that leads to the own inbox */
static int test_pair(lua_State *L)
{
	struct ipc_channel *channel = ipc_channel_push_closed(L);
	int receiving;

	ck_assert_int_eq(sending_pair(&channel->end.fd, &receiving), 0);
	ck_assert_int_eq(mailbox_add_end(vm_current->mailbox, receiving), 0);
	return 1;
}

/* raw() -> number of a descriptor that leads to the own inbox */
static int test_raw(lua_State *L)
{
	int sending, receiving;

	ck_assert_int_eq(sending_pair(&sending, &receiving), 0);
	ck_assert_int_eq(mailbox_add_end(vm_current->mailbox, receiving), 0);
	lua_pushinteger(L, sending);
	return 1;
}

/* put(number, bytes, descriptors...): send just this */
static int test_put(lua_State *L)
{
	union {
		struct cmsghdr head;
		unsigned char space[CMSG_SPACE(sizeof(int[253]))];
	} control = { 0 };
	int count = lua_gettop(L) - 2;
	struct iovec text;
	struct msghdr header = { .msg_iov = &text, .msg_iovlen = 1 };

	text.iov_base = (void *)luaL_checklstring(L, 2, &text.iov_len);
	control.head.cmsg_level = SOL_SOCKET;
	control.head.cmsg_type = SCM_RIGHTS;
	control.head.cmsg_len = CMSG_LEN((size_t)count * sizeof(int));
	for (int i = 0; i < count; i++)
		((int *)(void *)CMSG_DATA(&control.head))[i] =
			(int)luaL_checkinteger(L, 3 + i);
	if (count > 0) {
		header.msg_control = &control;
		header.msg_controllen = CMSG_SPACE((size_t)count * sizeof(int));
	}
	ck_assert_int_eq(sendmsg((int)luaL_checkinteger(L, 1), &header, MSG_NOSIGNAL),
		(ssize_t)text.iov_len);
	return 0;
}

/* close(number) */
static int test_close(lua_State *L)
{
	close((int)luaL_checkinteger(L, 1));
	return 0;
}

/* open(path) -> file_descriptor */
static int test_open(lua_State *L)
{
	struct file_descriptor *descriptor = file_descriptor_push_empty(L);

	file_descriptor_own(
		descriptor, open(luaL_checkstring(L, 1), O_RDONLY | O_CLOEXEC), false);
	return 1;
}

/* number(file_descriptor) -> number, tainted */
static int test_number(lua_State *L)
{
	const struct file_descriptor *descriptor = file_descriptor_check(L, 1);

	lua_pushinteger(L, descriptor->fd);
	lua_pushboolean(L, descriptor->tainted);
	return 2;
}

/* count() -> how many descriptors are open */
static int test_count(lua_State *L)
{
	DIR *directory = opendir("/proc/self/fd");
	int count = 0;

	lua_gc(L, LUA_GCCOLLECT, 0);
	lua_gc(L, LUA_GCCOLLECT, 0);
	while (readdir(directory))
		count++;
	closedir(directory);
	lua_pushinteger(L, count);
	return 1;
}

static int open_test(lua_State *L)
{
	static const struct function functions[] = {
		{ "close", test_close, 0 },
		{ "count", test_count, 0 },
		{ "number", test_number, 0 },
		{ "open", test_open, 0 },
		{ "pair", test_pair, 0 },
		{ "put", test_put, 0 },
		{ "raw", test_raw, 0 },
		{ NULL, NULL, 0 },
	};

	open_byte_span(L);
	lua_setglobal(L, "byte_span");
	open_inbox(L);
	lua_setglobal(L, "inbox");
	lua_newtable(L);
	module_functions(L, functions);
	return 1;
}

/* Begins every chunk. */
static const char prelude[] =
	"local function fails(code, f, ...)\n"
	"  local ok, why = pcall(f, ...)\n"
	"  assert(not ok, 'it did not fail')\n"
	"  assert(type(why) == 'table' and why.code == code,\n"
	"    type(why) == 'table' and why.code or why)\n"
	"  return why\n"
	"end\n"
	"local ch = test.pair()\n"
	/* what comes is waited for, in the kernel, with every end */
	"local function get(v)\n"
	"  spawn(function() for i = 1, 200 do yield() end ch:send(v) end)\n"
	"  return inbox:receive()\n"
	"end\n"
	"assert(get(true))\n";

static void run(const char *chunk, bool emilua)
{
	char text[8192];
	struct vm vm;
	int status;

	little_arrivals = arrivals;
	little_vm_init(&vm, open_test);
	vm.emilua = emilua;
	vm.log_level = LOG_DEBUG;
	ck_assert_int_lt(
		snprintf(text, sizeof text, "%s%s", prelude, chunk), (int)sizeof text);
	status = little_vm_run(&vm, text);
	little_vm_finish(&vm);
	ck_assert_int_eq(status, 0);
}

START_TEST(values_arrive)
{
	run("local function back(v) ch:send(v) return inbox:receive() end\n"
	    "for _, v in ipairs { true, false, 0, 42, -0.5, 1/0, -1/0, '', 'text',\n"
	    "  ('\\0\\255'):rep(1000), ('x'):rep(200000) } do assert(back(v) == v) end\n"
	    "assert(1 / back(-0) == -1/0)\n"
	    "local nan = back(0/0) assert(nan ~= nan)\n"
	    "local t = back { a = 1, b = { 'x', { y = true } }, [''] = {}, [1] = nil }\n"
	    "assert(t.a == 1 and t.b[1] == 'x' and t.b[2].y and next(t['']) == nil)\n"
	    "assert(getmetatable(t) == nil)\n",
		false);
}
END_TEST

START_TEST(addresses_arrive)
{
	run("local before = test.count()\n"
	    "ch:send { a = inbox, b = ch }\n"
	    "local t = inbox:receive()\n"
	    "assert(getmetatable(t.a) == 'ipc_actor_channel')\n"
	    "t.a:send 'one' assert(inbox:receive() == 'one')\n"
	    "t.b:send 'two' assert(inbox:receive() == 'two')\n"
	    "t.a:close() t.b:close() t = nil\n"
	    "assert(get 'x' == 'x')\n"
	    "assert(test.count() == before, test.count() - before)\n",
		false);
}
END_TEST

Suite *receiving_suite(void)
{
	Suite *suite = suite_create("receiving");
	TCase *values = tcase_create("values");

	tcase_add_test(values, values_arrive);
	tcase_add_test(values, addresses_arrive);
	suite_add_tcase(suite, values);
	return suite;
}
