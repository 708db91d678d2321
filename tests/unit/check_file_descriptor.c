/* SPDX-License-Identifier: MIT */
/* check_file_descriptor.c - what scripts cannot see of descriptors: lent and tainted ones. */
#include "modules/file_descriptor.h"

#include <check.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/confined.h"
#include "runtime/handle.h"
#include "runtime/message.h"
#include "tests/unit/little_vm.h"

Suite *file_descriptor_suite(void);
int open_pipe(lua_State *L); /* modules.h has globals too */

static struct vm vm;

/* tainted(descriptor) -> another, as if another process had sent it */
static int test_tainted(lua_State *L)
{
	struct file_descriptor *tainted = file_descriptor_push_empty(L);

	file_descriptor_own(
		tainted, file_descriptor_take(file_descriptor_check(L, 1)), true);
	return 1;
}

/* own(number) -> descriptor */
static int test_own(lua_State *L)
{
	int fd = luaL_checkint(L, 1);

	file_descriptor_own(file_descriptor_push_empty(L), fd, false);
	return 1;
}

/* is_tainted(descriptor or object) -> boolean */
static int test_is_tainted(lua_State *L)
{
	const struct file_descriptor *descriptor = file_descriptor_test(L, 1);
	const struct handle *handle = lua_touserdata(L, 1);

	lua_pushboolean(L, descriptor ? descriptor->tainted : handle->tainted);
	return 1;
}

/* lend(descriptor) -> number, give_back(descriptor) */
static int test_lend(lua_State *L)
{
	lua_pushinteger(L, file_descriptor_lend(file_descriptor_test(L, 1)));
	return 1;
}

static int test_give_back(lua_State *L)
{
	file_descriptor_return(file_descriptor_test(L, 1));
	return 0;
}

/* send(value) -> what would be received */
static int test_send(lua_State *L)
{
	struct message *message = message_pack(L, 1, &vm_current->packer);

	message_unpack(L, message);
	message_destroy(message);
	return 1;
}

static const struct function functions[] = {
	{ "give_back", test_give_back, 0 },
	{ "is_tainted", test_is_tainted, 0 },
	{ "lend", test_lend, 0 },
	{ "own", test_own, 0 },
	{ "send", test_send, 0 },
	{ "tainted", test_tainted, 0 },
	{ NULL, NULL, 0 },
};

static int open_test(lua_State *L)
{
	lua_newtable(L);
	module_functions(L, functions);
	open_pipe(L);
	lua_setfield(L, -2, "pipe");
	return 1;
}

static void setup(void)
{
	little_vm_init(&vm, open_test);
}

static void teardown(void)
{
	little_vm_finish(&vm);
}

static void run(const char *chunk)
{
	ck_assert_int_eq(little_vm_run(&vm, chunk), 0);
}

START_TEST(lent_descriptor_refuses_everything)
{
	run("local r, w = test.pipe.pair()\n"
	    "r:close()\n"
	    "local fd = w:release()\n"
	    "local number = test.lend(fd)\n"
	    "assert(tostring(fd) == 'file_descriptor (in use)')\n"
	    "for _, call in ipairs { fd.close, fd.dup, test.send, test.pipe.write_stream.new,\n"
	    "    function() w:assign(fd) end } do\n"
	    "  local ok, why = pcall(call, fd)\n"
	    "  assert(not ok and why.code == 16 and tostring(why.category) == 'generic')\n"
	    "end\n"
	    "assert(#test.send { fd, 1 } == 0 and test.send({ a = fd }).a == nil)\n"
	    "test.give_back(fd)\n"
	    "assert(tostring(fd) == '/dev/fd/' .. number)\n"
	    "fd:close()");
}
END_TEST

START_TEST(lent_twice)
{
	run("local fd = test.pipe.pair():release()\n"
	    "assert(test.lend(fd) == test.lend(fd))\n"
	    "test.give_back(fd)\n"
	    "assert(not pcall(fd.close, fd))\n"
	    "test.give_back(fd)\n"
	    "fd:close()");
}
END_TEST

START_TEST(taint_stays)
{
	run("local r, w = test.pipe.pair()\n"
	    "r, w = r:release(), w:release()\n"
	    "assert(not test.is_tainted(r) and not test.is_tainted(r:dup()))\n"
	    "assert(not test.is_tainted(test.send(r)))\n"
	    "local fd = test.tainted(r:dup())\n"
	    "assert(test.is_tainted(fd:dup()) and test.is_tainted(test.send(fd)))\n"
	    "local object = test.pipe.read_stream.new(fd)\n"
	    "assert(test.is_tainted(object))\n"
	    "assert(test.is_tainted(object:release()))\n"
	    "object:assign(r)\n"
	    "assert(not test.is_tainted(object))\n"
	    "assert(not test.is_tainted(object:release()))");
}
END_TEST

START_TEST(taint_goes_when_one_is_trusted)
{
	run("local fd = test.tainted(test.pipe.pair():release())\n"
	    "local copy = fd:dup()\n"
	    "assert(fd.tainted and copy.tainted)\n"
	    "fd:trust()\n"
	    "assert(not fd.tainted and not fd:dup().tainted and copy.tainted)\n"
	    "assert(not test.is_tainted(test.pipe.read_stream.new(fd)))\n"
	    "for _, f in ipairs { fd.trust, function() return fd.tainted end } do\n"
	    "  local ok, why = pcall(f, fd)\n"
	    "  assert(not ok and why.code == 9)\n"
	    "end");
}
END_TEST

/* Whoever sent a directory chooses what is in it. */
START_TEST(tainted_directory_is_not_trusted)
{
	char directory[] = "/tmp/check_file_descriptor.XXXXXX";
	int fd;

	ck_assert_ptr_nonnull(mkdtemp(directory));
	fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(mkfifoat(fd, "fifo", 0600), 0);
	ck_assert_int_eq(symlinkat("fifo", fd, "link"), 0);
	lua_pushinteger(vm.L, fd);
	lua_setglobal(vm.L, "fd");
	run("local directory = test.tainted(test.own(fd))\n"
	    "for _, path in ipairs { '..', '/', 'link', '/tmp', 'missing' } do\n"
	    "  assert(not pcall(directory.openat, directory, path, {}), path)\n"
	    "end\n"
	    "local fifo = directory:openat('fifo', {})\n"
	    "assert(fifo.type == 'fifo' and test.is_tainted(fifo))\n"
	    "assert(directory:openat('.', {}):kcmp(directory) ~= 0)");
	fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	ck_assert_int_eq(unlinkat(fd, "fifo", 0), 0);
	ck_assert_int_eq(unlinkat(fd, "link", 0), 0);
	close(fd);
	ck_assert_int_eq(rmdir(directory), 0);
}
END_TEST

START_TEST(comparing_ends_no_confined_process)
{
	static const struct confinement some;

	confined_by = &some;
	run("local fd = test.pipe.pair():release()\n"
	    "local ok, why = pcall(fd.kcmp, fd, fd)\n"
	    "assert(not ok and why.code == 1 and tostring(why.category) == 'system')");
	confined_by = NULL;
}
END_TEST

Suite *file_descriptor_suite(void)
{
	Suite *suite = suite_create("file_descriptor");
	TCase *test_case = tcase_create("hidden");

	tcase_add_checked_fixture(test_case, setup, teardown);
	tcase_add_test(test_case, lent_descriptor_refuses_everything);
	tcase_add_test(test_case, lent_twice);
	tcase_add_test(test_case, taint_stays);
	tcase_add_test(test_case, taint_goes_when_one_is_trusted);
	tcase_add_test(test_case, tainted_directory_is_not_trusted);
	tcase_add_test(test_case, comparing_ends_no_confined_process);
	suite_add_tcase(suite, test_case);
	return suite;
}
