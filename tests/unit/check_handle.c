/* SPDX-License-Identifier: MIT */
/* check_handle.c - objects that own a descriptor: who waits, in which order, and the end. */
#include "runtime/handle.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/unit/little_vm.h"
#include "tests/unit/stuck_file.h"

Suite *handle_suite(void);

static struct vm vm;
static int ends[2]; /* of a pipe; nobody else has them when a script is done */
static int requests_before_the_end;

/* ---- what the scripts of these tests call ---- */

/* object:read(size) -> text */
static int push_text(lua_State *L, int result)
{
	if (result <= 0)
		return push_bytes_read(L, result);
	lua_pushlstring(L, lua_touserdata(L, 3), (size_t)result);
	return 1;
}

static int object_read(lua_State *L)
{
	struct io_uring_sqe request = { 0 };
	struct handle *handle = module_self(L);
	int size = luaL_checkint(L, 2);
	char *into;

	fiber_may_suspend(L, CANCELABLE);
	lua_settop(L, 2);
	into = lua_newuserdata(L, (size_t)size);
	io_uring_prep_read(&request, handle->fd, into, (unsigned)size, (__u64)-1);
	return handle_await(L, handle, HANDLE_READS, &request, push_text);
}

/* object:read_two() -> text: two bytes, each by a request of its own */

static void prepare_byte(lua_State *L, struct io_uring_sqe *request, int place)
{
	const struct handle *handle = lua_touserdata(L, 1);
	char *into = lua_touserdata(L, 2);

	io_uring_prep_read(request, handle->fd, into + place, 1, (__u64)-1);
}

static int push_second_byte(lua_State *L, int result)
{
	if (result <= 0)
		return push_bytes_read(L, result);
	lua_pushlstring(L, lua_touserdata(L, 2), 2);
	return 1;
}

static int push_first_byte(lua_State *L, int result)
{
	struct io_uring_sqe request = { 0 };

	if (result <= 0)
		return push_bytes_read(L, result);
	prepare_byte(L, &request, 1);
	return handle_again(
		lua_touserdata(L, 1), HANDLE_READS, &request, push_second_byte);
}

static int object_read_two(lua_State *L)
{
	struct io_uring_sqe request = { 0 };
	struct handle *handle = module_self(L);

	fiber_may_suspend(L, CANCELABLE);
	lua_settop(L, 1);
	lua_newuserdata(L, 2);
	prepare_byte(L, &request, 0);
	return handle_await(L, handle, HANDLE_READS, &request, push_first_byte);
}

/* object:answer() -> 7: nobody is asked */
static int push_answer(lua_State *L, int result)
{
	lua_pushinteger(L, result + 7);
	return 1;
}

static int object_answer(lua_State *L)
{
	fiber_may_suspend(L, CANCELABLE);
	return op_start(L, push_answer);
}

/* object:write(text) -> count */
static int object_write(lua_State *L)
{
	struct io_uring_sqe request = { 0 };
	struct handle *handle = module_self(L);
	size_t size;
	const char *text = luaL_checklstring(L, 2, &size);

	fiber_may_suspend(L, CANCELABLE);
	io_uring_prep_write(&request, handle->fd, text, (unsigned)size, (__u64)-1);
	return handle_await(L, handle, HANDLE_WRITES, &request, push_count);
}

/* object:wait(): until there is something to read */
static int object_wait(lua_State *L)
{
	struct io_uring_sqe request = { 0 };
	struct handle *handle = module_self(L);

	fiber_may_suspend(L, CANCELABLE);
	io_uring_prep_poll_add(&request, handle->fd, POLLIN);
	return handle_await(L, handle, HANDLE_OTHERS, &request, push_nothing);
}

static int object_cancel(lua_State *L)
{
	handle_cancel(module_self(L));
	return 0;
}

static int object_close(lua_State *L)
{
	handle_close(module_self(L));
	return 0;
}

/* object:detach() -> number */
static int object_detach(lua_State *L)
{
	lua_pushinteger(L, handle_detach(module_self(L)));
	return 1;
}

/* object:adopt(number) */
static int object_adopt(lua_State *L)
{
	handle_adopt(module_self(L), luaL_checkint(L, 2), false);
	return 0;
}

/* object:taint() */
static int object_taint(lua_State *L)
{
	struct handle *handle = module_self(L);

	handle->tainted = true;
	return 0;
}

/* object:fd() -> number */
static int object_fd(lua_State *L)
{
	lua_pushinteger(L, handle_fd(L, module_self(L)));
	return 1;
}

static const struct function methods[] = {
	{ "adopt", object_adopt, 0 },
	{ "answer", object_answer, AWAITS },
	{ "cancel", object_cancel, 0 },
	{ "close", object_close, 0 },
	{ "detach", object_detach, 0 },
	{ "fd", object_fd, 0 },
	{ "read", object_read, AWAITS },
	{ "read_two", object_read_two, AWAITS },
	{ "taint", object_taint, 0 },
	{ "wait", object_wait, AWAITS },
	{ "write", object_write, AWAITS },
	{ NULL, NULL, 0 },
};
static const struct function metamethods[] = {
	{ "__gc", object_close, 0 },
	{ NULL, NULL, 0 },
};
static const struct type one = { "one", methods, metamethods, NULL };
static const struct type other = { "other", methods, metamethods, NULL };

/* object(number), object_of_another_type(number) -> object */
static int new_object(lua_State *L, const struct type *type)
{
	struct handle *handle = handle_new(L, type, sizeof *handle);

	ck_assert_int_eq(handle->fd, -1);
	handle_adopt(handle, luaL_checkint(L, 1), false);
	return 1;
}

static int test_object(lua_State *L)
{
	return new_object(L, &one);
}

static int test_object_of_another_type(lua_State *L)
{
	return new_object(L, &other);
}

/* put(text): into the pipe, at once; what became of it */
static int test_put(lua_State *L)
{
	size_t size;
	const char *text = luaL_checklstring(L, 1, &size);
	ssize_t count = write(ends[1], text, size);

	lua_pushinteger(L, count < 0 ? -errno : count);
	return 1;
}

/* take(size) -> text: out of the pipe, at once */
static int test_take(lua_State *L)
{
	char text[64];
	ssize_t count = read(ends[0], text, (size_t)luaL_checkint(L, 1));

	ck_assert_int_ge(count, 0);
	lua_pushlstring(L, text, (size_t)count);
	return 1;
}

/* fill(): nothing more can be written */
static int test_fill(lua_State *L)
{
	int size = fcntl(ends[1], F_GETPIPE_SZ);
	void *filler = calloc(1, (size_t)size);

	(void)L;
	ck_assert_int_eq(write(ends[1], filler, (size_t)size), size);
	free(filler);
	return 0;
}

/* drain(): it is empty again */
static int test_drain(lua_State *L)
{
	int size = fcntl(ends[0], F_GETPIPE_SZ);
	void *filler = malloc((size_t)size);

	(void)L;
	ck_assert_int_eq(read(ends[0], filler, (size_t)size), size);
	free(filler);
	return 0;
}

static int sockets[2];

/* socket() -> an object that owns a tainted one: the other end, and a duplicate, are here */
static int test_socket(lua_State *L)
{
	struct handle *handle = handle_new(L, &one, sizeof *handle);

	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets), 0);
	handle_adopt(handle, dup(sockets[0]), true);
	return 1;
}

/* mode(flags) of the socket */
static int test_mode(lua_State *L)
{
	ck_assert_int_eq(fcntl(sockets[0], F_SETFL, luaL_checkint(L, 1)), 0);
	return 0;
}

/* say(text): to the object with the socket */
static int test_say(lua_State *L)
{
	size_t size;
	const char *text = luaL_checklstring(L, 1, &size);

	ck_assert_int_eq(write(sockets[1], text, size), (ssize_t)size);
	return 0;
}

/* hush(): nothing goes in from this side any more, nor comes out at the other */
static int test_hush(lua_State *L)
{
	(void)L;
	close(sockets[0]);
	close(sockets[1]);
	return 0;
}

/* requests() -> how many the ring has */
static int test_requests(lua_State *L)
{
	lua_pushinteger(L, (lua_Integer)loop_current->ring.in_flight);
	return 1;
}

/* leave(): the main fiber ends, and with it everything; remember how many were in flight */
static int test_leave(lua_State *L)
{
	requests_before_the_end = (int)loop_current->ring.in_flight;
	return luaL_error(L, "left");
}

static const struct function functions[] = {
	{ "drain", test_drain, 0 },
	{ "fill", test_fill, 0 },
	{ "hush", test_hush, 0 },
	{ "mode", test_mode, 0 },
	{ "leave", test_leave, 0 },
	{ "object", test_object, 0 },
	{ "object_of_another_type", test_object_of_another_type, 0 },
	{ "put", test_put, 0 },
	{ "requests", test_requests, 0 },
	{ "say", test_say, 0 },
	{ "socket", test_socket, 0 },
	{ "take", test_take, 0 },
	{ NULL, NULL, 0 },
};

static int open_test(lua_State *L)
{
	module_type(L, &one);
	module_type(L, &other);
	lua_newtable(L);
	module_functions(L, functions);
	lua_pushinteger(L, ends[0]);
	lua_setfield(L, -2, "input");
	lua_pushinteger(L, ends[1]);
	lua_setfield(L, -2, "output");
	return 1;
}

static void setup(void)
{
	ck_assert_int_eq(pipe(ends), 0);
	signal(SIGPIPE, SIG_IGN);
	little_vm_init(&vm, open_test);
}

/* The scripts give the ends to objects, which close them. */
static void teardown(void)
{
	little_vm_finish(&vm);
	close(ends[0]);
	close(ends[1]);
}

/* Functions of all chunks: reader() and writer() make a fiber that does so once, and say in
 * the table that they return what became of it. */
static const char help[] =
	"ECANCELED, EBADF, EPIPE = 125, 9, 32\n"
	"input = test.object(test.input)\n"
	"local function start(name, object, what)\n"
	"  local record = {}\n"
	"  record.fiber = spawn(function()\n"
	"    local ok, why = pcall(object[name], object, what)\n"
	"    record.ended = true\n"
	"    if ok then record.value = why or true return end\n"
	"    record.code, record.category = why.code, tostring(why.category)\n"
	"  end)\n"
	"  return record\n"
	"end\n"
	"function reader(size, object) return start('read', object or input, size or 1) end\n"
	"function writer(text, object) return start('write', object, text) end\n"
	"function waiter() return start('wait', input) end\n"
	"function until_end(record) while not record.ended do yield() end end\n"
	"function pair_reader() return start('read_two', input) end\n"
	"function turns() for _ = 1, 10 do yield() end end\n";

/* A script in which no fiber fails. */
static void run(const char *chunk)
{
	ck_assert_int_eq(luaL_dostring(vm.L, help), 0);
	ck_assert_int_eq(little_vm_run(&vm, chunk), 0);
	ck_assert_ptr_null(vm.failed.first);
}

/* ---- methods ---- */

START_TEST(objects_of_another_type_are_refused)
{
	run("local other = test.object_of_another_type(test.output)\n"
	    "assert(input:fd() == test.input and other:fd() == test.output)\n"
	    "for _, wrong in ipairs { other, io.stdout, {}, newproxy(), 1, false } do\n"
	    "  local ok, why = pcall(input.fd, wrong)\n"
	    "  assert(not ok and why.code == 22 and why.arg == 1)\n"
	    "end\n"
	    "local ok, why = pcall(input.read, other, 1)\n"
	    "assert(not ok and why.code == 22 and why.arg == 1)\n"
	    "ok, why = pcall(input.fd)\n"
	    "assert(not ok and why.code == 22 and why.arg == 1)");
}
END_TEST

/* ---- the order ---- */

START_TEST(readers_are_served_in_order)
{
	run("local readers = {}\n"
	    "for i = 1, 50 do readers[i] = reader() end\n"
	    "yield()\n"
	    "assert(test.requests() == 1)\n"
	    "for i = 1, 50 do test.put(string.char(i)) end\n"
	    "for i = 1, 50 do\n"
	    "  until_end(readers[i])\n"
	    "  assert(readers[i].value == string.char(i))\n"
	    "end");
}
END_TEST

START_TEST(writers_are_served_in_order)
{
	run("local output, writers = test.object(test.output), {}\n"
	    "test.fill()\n"
	    "for i = 1, 9 do writers[i] = writer(tostring(i), output) end\n"
	    "turns()\n"
	    "assert(test.requests() == 1 and not writers[1].ended)\n"
	    "test.drain()\n"
	    "for i = 1, 9 do until_end(writers[i]) end\n"
	    "assert(test.take(64) == '123456789')");
}
END_TEST

START_TEST(readers_writers_and_others_do_not_wait_for_each_other)
{
	run("local output = test.object(test.output)\n"
	    "local read = reader(2)\n"
	    "local waits = { waiter(), waiter(), waiter() }\n"
	    "yield()\n"
	    "assert(test.requests() == 4)\n"
	    "local write = writer('ab', output)\n"
	    "until_end(write)\n"
	    "until_end(read)\n"
	    "assert(read.value == 'ab')\n"
	    "test.put 'c'\n"
	    "for i = 1, 3 do until_end(waits[i]) end\n"
	    "assert(waits[3].value)");
}
END_TEST

START_TEST(reader_comes_back_behind_the_others)
{
	run("local got = ''\n"
	    "for i = 1, 3 do\n"
	    "  spawn(function()\n"
	    "    for _ = 1, 2 do\n"
	    "      local byte = input:read(1)\n"
	    "      got = got .. i .. byte\n"
	    "    end\n"
	    "  end)\n"
	    "end\n"
	    "yield()\n"
	    "test.put 'abcdef'\n"
	    "while #got < 12 do yield() end\n"
	    "assert(got == '1a2b3c1d2e3f', got)");
}
END_TEST

START_TEST(failure_of_one_is_no_failure_of_the_next)
{
	run("local output = test.object(test.output)\n"
	    "local readers = { reader(1, output), reader(1, output) }\n"
	    "for i = 1, 2 do\n"
	    "  until_end(readers[i])\n"
	    "  assert(readers[i].code == EBADF and readers[i].category == 'system')\n"
	    "end");
}
END_TEST

START_TEST(end_of_a_stream_is_raised)
{
	run("local output = test.object(test.output)\n"
	    "local readers = { reader(), reader() }\n"
	    "yield()\n"
	    "output:close()\n"
	    "for i = 1, 2 do\n"
	    "  until_end(readers[i])\n"
	    "  assert(readers[i].code == 2 and readers[i].category == 'asio.misc')\n"
	    "end\n"
	    "local ok, why = pcall(input.read, input, 1)\n"
	    "assert(not ok and why.code == 2 and tostring(why.category) == 'asio.misc')");
}
END_TEST

/* ---- cancel ---- */

START_TEST(canceled_fiber_leaves_the_line)
{
	run("local readers = {}\n"
	    "for i = 1, 5 do readers[i] = reader() end\n"
	    "yield()\n"
	    "for _, i in ipairs { 3, 1, 5 } do\n"
	    "  cancel(readers[i].fiber)\n"
	    "  until_end(readers[i])\n"
	    "  assert(readers[i].code == 13)\n"
	    "end\n"
	    "test.put 'ab'\n"
	    "until_end(readers[2])\n"
	    "until_end(readers[4])\n"
	    "assert(readers[2].value == 'a' and readers[4].value == 'b')");
}
END_TEST

START_TEST(canceled_when_the_turn_has_come)
{
	run("local second\n"
	    "local first = spawn(function() input:read(1) cancel(second.fiber) end)\n"
	    "second = reader()\n"
	    "local third = reader()\n"
	    "yield()\n"
	    "test.put 'ab'\n"
	    "until_end(second)\n"
	    "until_end(third)\n"
	    "assert(second.code == 13 and third.value == 'b')");
}
END_TEST

START_TEST(cancel_ends_every_wait)
{
	run("local records = {}\n"
	    "for i = 1, 3 do records[i] = reader() end\n"
	    "for i = 4, 6 do records[i] = waiter() end\n"
	    "yield()\n"
	    "input:cancel()\n"
	    "local after = reader()\n"
	    "for i = 1, 6 do\n"
	    "  until_end(records[i])\n"
	    "  assert(records[i].code == ECANCELED and records[i].category == 'system')\n"
	    "end\n"
	    "assert(input:fd() == test.input and not after.ended)\n"
	    "input:cancel()\n"
	    "until_end(after)\n"
	    "assert(after.code == ECANCELED)\n"
	    "test.put 'a'\n"
	    "assert(input:read(1) == 'a')");
}
END_TEST

START_TEST(cancel_of_a_canceled_fiber)
{
	run("local record = reader()\n"
	    "yield()\n"
	    "cancel(record.fiber)\n"
	    "input:cancel()\n"
	    "input:cancel()\n"
	    "until_end(record)\n"
	    "assert(record.code == 13)");
}
END_TEST

START_TEST(what_was_read_is_not_thrown_away)
{
	run("local record = reader(5)\n"
	    "turns()\n"
	    "test.put 'there'\n"
	    "input:cancel()\n"
	    "until_end(record)\n"
	    "if not record.value then record.value = input:read(5) end\n"
	    "assert(record.value == 'there')");
}
END_TEST

START_TEST(thousands_wait_and_are_canceled)
{
	run("local count = 0\n"
	    "for i = 1, 3000 do\n"
	    "  spawn(function()\n"
	    "    local call = i % 2 == 0 and input.read or input.wait\n"
	    "    assert(not pcall(call, input, 1))\n"
	    "    count = count + 1\n"
	    "  end)\n"
	    "end\n"
	    "yield()\n"
	    "input:cancel()\n"
	    "while count < 3000 do yield() end\n"
	    "assert(test.requests() == 0)");
}
END_TEST

/* ---- close ---- */

START_TEST(closed_object_refuses_everything)
{
	run("input:close()\n"
	    "input:close()\n"
	    "for _, name in ipairs { 'read', 'write', 'wait', 'fd' } do\n"
	    "  local ok, why = pcall(input[name], input, 1)\n"
	    "  assert(not ok and why.code == EBADF and tostring(why.category) == 'system')\n"
	    "end\n"
	    "assert(input:detach() == -1)\n"
	    "assert(test.put 'x' == -EPIPE)");
}
END_TEST

START_TEST(close_ends_every_wait)
{
	run("local records = {}\n"
	    "for i = 1, 3 do records[i] = reader() end\n"
	    "for i = 4, 6 do records[i] = waiter() end\n"
	    "turns()\n"
	    "input:close()\n"
	    "assert(not records[1].ended)\n"
	    "for i = 1, 6 do\n"
	    "  until_end(records[i])\n"
	    "  assert(records[i].code == ECANCELED and records[i].category == 'system')\n"
	    "end");
}
END_TEST

START_TEST(close_is_seen_at_the_other_end_at_once)
{
	run("local record = reader()\n"
	    "turns()\n"
	    "input:close()\n"
	    "assert(test.put 'x' == -EPIPE)\n"
	    "until_end(record)\n"
	    "assert(record.code == ECANCELED)");
}
END_TEST

START_TEST(closed_object_may_be_opened_again)
{
	run("local output = test.object(test.output)\n"
	    "local old = reader()\n"
	    "yield()\n"
	    "input:close()\n"
	    "input:adopt(output:detach())\n"
	    "local write = writer('x', input)\n"
	    "until_end(write)\n"
	    "until_end(old)\n"
	    "assert(write.code == EPIPE and old.code == ECANCELED)");
}
END_TEST

START_TEST(garbage_is_closed)
{
	run("input = nil\n"
	    "collectgarbage()\n"
	    "assert(test.put 'x' == -EPIPE)");
}
END_TEST

START_TEST(waiting_fiber_keeps_its_object)
{
	run("local got\n"
	    "spawn(function() got = input:read(1) end)\n"
	    "yield()\n"
	    "input = nil\n"
	    "collectgarbage()\n"
	    "turns()\n"
	    "collectgarbage()\n"
	    "assert(test.put 'x' == 1)\n"
	    "while not got do yield() end\n"
	    "collectgarbage()\n"
	    "collectgarbage()\n"
	    "assert(test.put 'x' == -EPIPE)");
}
END_TEST

/* ---- one call, several requests ---- */

START_TEST(call_that_goes_on_keeps_its_place)
{
	run("local first, second, third = pair_reader(), reader(), pair_reader()\n"
	    "turns()\n"
	    "test.put 'a'\n"
	    "turns()\n"
	    "test.put 'bcd'\n"
	    "until_end(first)\n"
	    "until_end(second)\n"
	    "turns()\n"
	    "test.put 'e'\n"
	    "until_end(third)\n"
	    "assert(first.value == 'ab' and second.value == 'c' and third.value == 'de')");
}
END_TEST

/* It has the first byte, but has not heard of it. */
START_TEST(who_comes_late_stands_behind_a_call_that_goes_on)
{
	run("local first, second = pair_reader()\n"
	    "turns()\n"
	    "local early = spawn(function()\n"
	    "  while test.requests() > 0 do yield() end\n"
	    "  second = reader()\n"
	    "end)\n"
	    "test.put 'a'\n"
	    "while not second do yield() end\n"
	    "turns()\n"
	    "test.put 'bc'\n"
	    "until_end(first)\n"
	    "until_end(second)\n"
	    "assert(first.value == 'ab' and second.value == 'c')");
}
END_TEST

START_TEST(call_that_goes_on_can_be_canceled)
{
	run("local first, second = pair_reader(), reader()\n"
	    "turns()\n"
	    "test.put 'a'\n"
	    "turns()\n"
	    "cancel(first.fiber)\n"
	    "until_end(first)\n"
	    "assert(first.code == 13)\n"
	    "test.put 'b'\n"
	    "until_end(second)\n"
	    "assert(second.value == 'b')");
}
END_TEST

/* The kernel answers its first request. */
START_TEST(cancel_ends_a_call_that_would_go_on)
{
	run("test.put 'aa'\n"
	    "local record = pair_reader()\n"
	    "yield()\n"
	    "input:cancel()\n"
	    "until_end(record)\n"
	    "assert(record.code == ECANCELED)");
}
END_TEST

START_TEST(closing_ends_a_call_that_goes_on)
{
	run("local first, second = pair_reader(), reader()\n"
	    "turns()\n"
	    "test.put 'a'\n"
	    "turns()\n"
	    "input:close()\n"
	    "until_end(first)\n"
	    "until_end(second)\n"
	    "assert(first.code == ECANCELED and second.code == ECANCELED)");
}
END_TEST

START_TEST(call_may_have_nothing_to_ask)
{
	run("assert(input:answer() == 7)");
}
END_TEST

/* ---- detach ---- */

START_TEST(detach_loses_no_byte)
{
	run("local records = { reader(), reader() }\n"
	    "turns()\n"
	    "local fd = input:detach()\n"
	    "assert(fd == test.input and test.requests() == 0)\n"
	    "test.put 'abc'\n"
	    "assert(test.take(3) == 'abc')\n"
	    "for i = 1, 2 do\n"
	    "  until_end(records[i])\n"
	    "  assert(records[i].code == ECANCELED)\n"
	    "end\n"
	    "assert(not pcall(input.fd, input))\n"
	    "input:adopt(fd)\n"
	    "test.put 'd'\n"
	    "assert(input:read(1) == 'd')");
}
END_TEST

START_TEST(detach_when_a_turn_has_come)
{
	run("local second, fd\n"
	    "local first = spawn(function() input:read(1) fd = input:detach() end)\n"
	    "second = reader()\n"
	    "yield()\n"
	    "test.put 'ab'\n"
	    "until_end(second)\n"
	    "assert(second.code == ECANCELED and test.take(1) == 'b')\n"
	    "input:adopt(fd)");
}
END_TEST

/* ---- tainted ---- */

START_TEST(thread_waits_for_no_tainted_descriptor)
{
	run("input:taint()\n"
	    "test.put 'a'\n"
	    "assert(input:read(1) == 'a')");
	ck_assert(loop_current->ring.open);
}
END_TEST

START_TEST(tainted_descriptors_are_canceled_too)
{
	run("input:taint()\n"
	    "local record = reader()\n"
	    "turns()\n"
	    "test.put 'b'\n"
	    "until_end(record)\n"
	    "assert(record.value == 'b')\n"
	    "record = reader()\n"
	    "turns()\n"
	    "cancel(record.fiber)\n"
	    "until_end(record)\n"
	    "assert(record.code == 13)");
}
END_TEST

/* What another process does to it while we wait. (R-SBX-119) */
START_TEST(mode_of_a_tainted_socket_does_not_matter)
{
	lua_pushinteger(vm.L, O_NONBLOCK);
	lua_setglobal(vm.L, "O_NONBLOCK");
	run("local object, got = test.socket(), 0\n"
	    "local function read_one() object:read(1) got = got + 1 end\n"
	    /* until the kernel has been asked, and has answered */
	    "local function pause() for _ = 1, 300 do yield() end end\n"
	    "for _, modes in ipairs { { 0, 0 }, { 0, O_NONBLOCK }, { O_NONBLOCK, 0 },\n"
	    "    { O_NONBLOCK, O_NONBLOCK } } do\n"
	    "  test.mode(modes[1])\n"
	    "  spawn(read_one)\n"
	    "  pause()\n"
	    "  test.mode(modes[2])\n"
	    "  test.say 'x'\n"
	    "  pause()\n"
	    "end\n"
	    "while got < 4 do yield() end\n"
	    "assert(object:write 'abc' == 3)\n"
	    "test.hush()\n"
	    "local ok, why = pcall(object.write, object, 'abc')\n"
	    "assert(not ok and why.code == EPIPE, why)\n"
	    "object:close()");
}
END_TEST

/* ---- the end of a state ---- */

/* AddressSanitizer would see a request that nobody gives back. */
START_TEST(state_ends_while_fibers_stand_in_line)
{
	ck_assert_int_eq(luaL_dostring(vm.L, help), 0);
	ck_assert_int_eq(little_vm_run(&vm, "for _ = 1, 5 do reader() waiter() end\n"
					    "yield()\n"
					    "test.leave()"),
		EXIT_FAILURE);
	ck_assert_int_eq(requests_before_the_end, 6);
}
END_TEST

START_TEST(state_ends_when_a_turn_has_come)
{
	ck_assert_int_eq(luaL_dostring(vm.L, help), 0);
	ck_assert_int_eq(
		little_vm_run(&vm, "for _ = 1, 5 do reader() end\n"
				   "local first = input.read\n"
				   "spawn(function() yield() test.put 'ab' end)\n"
				   "reader()\n"
				   "while test.requests() == 0 do yield() end\n"
				   "while test.requests() > 0 do yield() end\n"
				   "test.leave()"),
		EXIT_FAILURE);
}
END_TEST

/* stuck() -> an object of a file that another process serves; nothing where there can be none */
static int test_stuck(lua_State *L)
{
	int fd = stuck_open();
	struct handle *handle;

	if (fd < 0)
		return 0;
	handle = handle_new(L, &one, sizeof *handle);
	handle_adopt(handle, fd, true);
	return 1;
}

static int test_is_stuck(lua_State *L)
{
	lua_pushboolean(L, stuck_has_read());
	return 1;
}

/* The kernel works on such a read until whoever serves the file has answered, or has gone. */
START_TEST(nobody_waits_for_who_serves_a_tainted_file)
{
	ck_assert_int_eq(luaL_dostring(vm.L, help), 0);
	lua_pushcfunction(vm.L, test_stuck);
	lua_setglobal(vm.L, "stuck");
	lua_pushcfunction(vm.L, test_is_stuck);
	lua_setglobal(vm.L, "is_stuck");
	little_vm_run(&vm, "local object = stuck()\n"
			   "if not object then test.leave() end\n"
			   "local readers = { reader(1, object), reader(1, object) }\n"
			   "while not is_stuck() do yield() end\n"
			   "cancel(readers[2].fiber)\n"
			   "object:detach()\n"
			   "test.leave()");
	vm_finish(&vm);
	ck_assert_uint_eq(loop_current->ring.in_flight, stuck_server > 0);
	if (stuck_server > 0)
		stuck_end();
	while (loop_current->ring.in_flight > 0)
		ring_wait(&loop_current->ring, -1);
}
END_TEST

static void add_case(Suite *suite, const char *name, const TTest *const *tests)
{
	TCase *test_case = tcase_create(name);

	tcase_add_checked_fixture(test_case, setup, teardown);
	for (; *tests; tests++)
		tcase_add_test(test_case, *tests);
	suite_add_tcase(suite, test_case);
}

Suite *handle_suite(void)
{
	Suite *suite = suite_create("handle");
	const TTest *const order[] = { objects_of_another_type_are_refused,
		readers_are_served_in_order, writers_are_served_in_order,
		readers_writers_and_others_do_not_wait_for_each_other,
		reader_comes_back_behind_the_others,
		failure_of_one_is_no_failure_of_the_next, end_of_a_stream_is_raised,
		NULL };
	const TTest *const cancel[] = { canceled_fiber_leaves_the_line,
		canceled_when_the_turn_has_come, cancel_ends_every_wait,
		cancel_of_a_canceled_fiber, what_was_read_is_not_thrown_away,
		thousands_wait_and_are_canceled, NULL };
	const TTest *const several[] = { call_that_goes_on_keeps_its_place,
		who_comes_late_stands_behind_a_call_that_goes_on,
		call_that_goes_on_can_be_canceled, cancel_ends_a_call_that_would_go_on,
		closing_ends_a_call_that_goes_on, call_may_have_nothing_to_ask, NULL };
	const TTest *const end[] = { closed_object_refuses_everything,
		close_ends_every_wait, close_is_seen_at_the_other_end_at_once,
		closed_object_may_be_opened_again, garbage_is_closed,
		waiting_fiber_keeps_its_object, detach_loses_no_byte,
		detach_when_a_turn_has_come, thread_waits_for_no_tainted_descriptor,
		tainted_descriptors_are_canceled_too,
		mode_of_a_tainted_socket_does_not_matter,
		nobody_waits_for_who_serves_a_tainted_file,
		state_ends_while_fibers_stand_in_line, state_ends_when_a_turn_has_come,
		NULL };

	add_case(suite, "order", order);
	add_case(suite, "cancel", cancel);
	add_case(suite, "end", end);
	add_case(suite, "several", several);
	return suite;
}
