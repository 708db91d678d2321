/* SPDX-License-Identifier: MIT */
/* check_op.c - fibers that wait for the kernel: short answers, cancels, C in the way. */
#include "runtime/op.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <lauxlib.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#include "tests/unit/little_vm.h"

Suite *op_suite(void);

enum { PIPE_SIZE = 65536 };

static struct vm vm;
static int ends[2]; /* of a pipe; the script knows them as test.input, test.output */
static int rw_flags;

/* ---- what the scripts of these tests call ---- */

/* read(fd, size) -> text */
static int push_text(lua_State *L, int result)
{
	if (result < 0)
		return result;
	lua_pushlstring(L, lua_touserdata(L, 3), (size_t)result);
	return 1;
}

static int test_read(lua_State *L)
{
	struct io_uring_sqe request = { 0 };
	int fd = luaL_checkint(L, 1), size = luaL_checkint(L, 2);
	char *into;

	fiber_may_suspend(L, CANCELABLE);
	lua_settop(L, 2);
	into = lua_newuserdata(L, (size_t)size);
	memset(into, 0, (size_t)size);
	io_uring_prep_read(&request, fd, into, (unsigned)size, (__u64)-1);
	request.rw_flags = rw_flags;
	return op_await(L, &request, push_text);
}

/* write(fd, text) -> count */
static int test_write(lua_State *L)
{
	struct io_uring_sqe request = { 0 };
	int fd = luaL_checkint(L, 1);
	size_t size;
	const char *text = luaL_checklstring(L, 2, &size);

	fiber_may_suspend(L, CANCELABLE);
	io_uring_prep_write(&request, fd, text, (unsigned)size, (__u64)-1);
	request.rw_flags = rw_flags;
	return op_await(L, &request, push_count);
}

/* nop() */
static int test_nop(lua_State *L)
{
	struct io_uring_sqe request = { 0 };

	fiber_may_suspend(L, CANCELABLE);
	io_uring_prep_nop(&request);
	return op_await(L, &request, push_nothing);
}

/* poll(fd): until there is something to read; unknown to op_block() */
static int test_poll(lua_State *L)
{
	struct io_uring_sqe request = { 0 };

	fiber_may_suspend(L, CANCELABLE);
	io_uring_prep_poll_add(&request, luaL_checkint(L, 1), POLLIN);
	return op_await(L, &request, push_nothing);
}

/* put(text): into the pipe, at once */
static int test_put(lua_State *L)
{
	size_t size;
	const char *text = luaL_checklstring(L, 1, &size);

	ck_assert_int_eq(write(ends[1], text, size), (ssize_t)size);
	return 0;
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

/* requests() -> how many the ring has */
static int test_requests(lua_State *L)
{
	lua_pushinteger(L, (lua_Integer)loop_current->ring.in_flight);
	return 1;
}

static const struct function functions[] = {
	{ "read", test_read, AWAITS },
	{ "write", test_write, AWAITS },
	{ "nop", test_nop, AWAITS },
	{ "poll", test_poll, AWAITS },
	{ "put", test_put, 0 },
	{ "take", test_take, 0 },
	{ "requests", test_requests, 0 },
	{ NULL, NULL, 0 },
};

static int open_test(lua_State *L)
{
	lua_newtable(L);
	module_functions(L, functions);
	lua_pushinteger(L, ends[0]);
	lua_setfield(L, -2, "input");
	lua_pushinteger(L, ends[1]);
	lua_setfield(L, -2, "output");
	return 1;
}

static void set_nonblocking(int fd)
{
	ck_assert_int_eq(fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK), 0);
}

static void setup(void)
{
	rw_flags = 0;
	ck_assert_int_eq(pipe(ends), 0);
	little_vm_init(&vm, open_test);
}

static void setup_nonblocking(void)
{
	setup();
	set_nonblocking(ends[0]);
	set_nonblocking(ends[1]);
}

/* The kernel answers -EAGAIN, as those before 6.5 do for every non-blocking pipe. */
static void setup_refusing(void)
{
	setup_nonblocking();
	rw_flags = RWF_NOWAIT;
}

static void teardown(void)
{
	little_vm_finish(&vm);
	close(ends[0]);
	close(ends[1]);
}

/* A script in which no fiber fails. */
static void run(const char *chunk)
{
	ck_assert_int_eq(little_vm_run(&vm, chunk), 0);
	ck_assert_ptr_null(vm.failed.first);
}

/* ---- alone: the system call itself ---- */

START_TEST(alone_needs_no_ring)
{
	run("test.put 'abc'\n"
	    "assert(test.read(test.input, 2) == 'ab')\n"
	    "assert(test.read(test.input, 5) == 'c')\n"
	    "assert(test.write(test.output, 'xyz') == 3)\n"
	    "assert(test.take(3) == 'xyz')\n"
	    "assert(select('#', test.nop()) == 0)");
	ck_assert(!loop_current->ring.open);
}
END_TEST

START_TEST(alone_with_an_unknown_request_takes_the_ring)
{
	run("test.put 'a'\n"
	    "assert(select('#', test.poll(test.input)) == 0)");
	ck_assert(loop_current->ring.open);
	ck_assert_uint_eq(loop_current->ring.in_flight, 0);
}
END_TEST

START_TEST(failure_is_raised)
{
	run("local ok, e = pcall(test.read, -1, 1)\n"
	    "assert(not ok and e.code == 9 and tostring(e.category) == 'system')\n"
	    "spawn(yield)\n"
	    "ok, e = pcall(test.read, -1, 1)\n"
	    "assert(not ok and e.code == 9 and tostring(e.category) == 'system')\n"
	    "ok, e = pcall(test.poll, -1)\n"
	    "assert(not ok and e.code == 9)");
}
END_TEST

/* ---- not alone: the ring ---- */

START_TEST(others_run_meanwhile)
{
	run("local order = ''\n"
	    "spawn(function()\n"
	    "  order = order .. 'b'\n"
	    "  assert(test.requests() == 1)\n"
	    "  test.put 'text'\n"
	    "end)\n"
	    "order = 'a'\n"
	    "assert(test.read(test.input, 10) == 'text')\n"
	    "assert(order == 'ab')");
}
END_TEST

START_TEST(transfers_may_be_short)
{
	run("spawn(yield)\n"
	    "test.put 'ab'\n"
	    "assert(test.read(test.input, 1000) == 'ab')\n"
	    "local sent, got = 0, 0\n"
	    "local big = ('x'):rep(300000)\n"
	    "spawn(function()\n"
	    "  while got < #big do got = got + #test.read(test.input, 7777) end\n"
	    "end)\n"
	    "while sent < #big do\n"
	    "  local count = test.write(test.output, big:sub(sent + 1))\n"
	    "  assert(count > 0)\n"
	    "  sent = sent + count\n"
	    "end\n"
	    "while got < #big do yield() end\n"
	    "assert(got == #big and sent == #big)");
}
END_TEST

START_TEST(each_gets_its_own_answer)
{
	run("local sum, count = 0, 0\n"
	    "for i = 1, 1000 do\n"
	    "  spawn(function()\n"
	    "    local byte = test.read(test.input, 1):byte()\n"
	    "    sum, count = sum + byte, count + 1\n"
	    "  end)\n"
	    "end\n"
	    "spawn(function() for i = 1, 1000 do test.put(string.char(i % 251)) end end)\n"
	    "while count < 1000 do yield() end\n"
	    "local expected = 0\n"
	    "for i = 1, 1000 do expected = expected + i % 251 end\n"
	    "assert(sum == expected)");
}
END_TEST

START_TEST(million_operations)
{
	run("local count = 0\n"
	    "for _ = 1, 1000 do\n"
	    "  spawn(function()\n"
	    "    for _ = 1, 1000 do\n"
	    "      test.nop()\n"
	    "      count = count + 1\n"
	    "    end\n"
	    "  end)\n"
	    "end\n"
	    "while count < 1000000 do yield() end");
}
END_TEST

START_TEST(inside_coroutines)
{
	run("spawn(function() yield() test.put 'deep' end)\n"
	    "local function nest(depth)\n"
	    "  if depth == 0 then return test.read(test.input, 10), nil end\n"
	    "  return coroutine.wrap(nest)(depth - 1)\n"
	    "end\n"
	    "assert(select('#', nest(5)) == 2)\n"
	    "spawn(function() yield() test.put 'more' end)\n"
	    "assert(nest(3) == 'more')");
}
END_TEST

START_TEST(memory_is_used_again)
{
	run("spawn(function() for _ = 1, 1000 do yield() end end)\n"
	    "for _ = 1, 1000 do test.nop() end");
	ck_assert_ptr_nonnull(loop_current->spare);
}
END_TEST

/* ---- C in the way ---- */

START_TEST(refused_across_c)
{
	run("spawn(yield)\n"
	    "test.put 'kept'\n"
	    "local ok, why\n"
	    "string.gsub('x', 'x', function()\n"
	    "  ok, why = pcall(test.read, test.input, 4)\n"
	    "end)\n"
	    "assert(not ok and why == 'attempt to suspend across a C-call boundary')\n"
	    "assert(test.requests() == 0)\n"
	    "assert(test.read(test.input, 4) == 'kept')");
}
END_TEST

START_TEST(refused_in_a_coroutine_across_c)
{
	run("spawn(yield)\n"
	    "test.put 'kept'\n"
	    "local ok, why\n"
	    "string.gsub('x', 'x', function()\n"
	    "  local co = coroutine.create(test.read)\n"
	    "  ok, why = coroutine.resume(co, test.input, 4)\n"
	    "end)\n"
	    "assert(not ok and why == 'attempt to suspend across a C-call boundary')\n"
	    "assert(test.requests() == 0)\n"
	    "assert(test.read(test.input, 4) == 'kept')");
}
END_TEST

/* ---- cancellation ---- */

/* A fiber waits for `call`; after so many turns it is canceled. */
static void cancel_after(int turns, const char *call)
{
	lua_State *L = vm.L;

	lua_pushstring(L, call);
	lua_setglobal(L, "call");
	lua_pushinteger(L, turns);
	lua_setglobal(L, "turns");
	run("local wait = assert(loadstring(call))\n"
	    "local ended\n"
	    "local f = spawn(function()\n"
	    "  local ok, e = pcall(wait)\n"
	    "  assert(not ok and e.code == 13 and tostring(e.category) == 'emilua.core')\n"
	    "  ended = true\n"
	    "end)\n"
	    "for _ = 1, turns do yield() end\n"
	    "cancel(f)\n"
	    "assert(not ended)\n"
	    "while not ended do yield() end\n"
	    "assert(test.requests() == 0)");
}

START_TEST(cancel_of_a_read)
{
	cancel_after(_i, "test.read(test.input, 1)");
}
END_TEST

START_TEST(cancel_of_a_poll)
{
	cancel_after(_i, "test.poll(test.input)");
}
END_TEST

START_TEST(cancel_of_a_write)
{
	static const char filler[PIPE_SIZE];

	ck_assert_int_eq(write(ends[1], filler, PIPE_SIZE), PIPE_SIZE);
	cancel_after(_i, "test.write(test.output, 'x')");
}
END_TEST

START_TEST(cancel_before_the_operation)
{
	run("local reached\n"
	    "local f = spawn(function()\n"
	    "  reached = true\n"
	    "  test.read(test.input, 1)\n"
	    "  reached = 'too far'\n"
	    "end)\n"
	    "cancel(f)\n"
	    "test.put 'x'\n"
	    "yield()\n"
	    "yield()\n"
	    "assert(reached == true)\n"
	    "assert(test.take(1) == 'x')");
}
END_TEST

START_TEST(cancel_disabled_at_the_beginning)
{
	run("local got\n"
	    "local f = spawn(function()\n"
	    "  scope(function()\n"
	    "    scope_cleanup_push(function() got = test.read(test.input, 1) end)\n"
	    "  end)\n"
	    "end)\n"
	    "yield()\n"
	    "cancel(f)\n"
	    "for _ = 1, 10 do yield() end\n"
	    "assert(not got)\n"
	    "test.put 'x'\n"
	    "while not got do yield() end\n"
	    "assert(got == 'x')");
}
END_TEST

/* Nothing that was read is lost: it is delivered, or it is still in the pipe. */
START_TEST(cancel_races_with_data)
{
	run("for round = 1, 2000 do\n"
	    "  local got, canceled\n"
	    "  local f = spawn(function()\n"
	    "    local ok, e = pcall(test.read, test.input, 1)\n"
	    "    if ok then got = e else canceled = e.code == 13 end\n"
	    "  end)\n"
	    "  if round % 5 == 0 then test.put 'r' end\n"
	    "  for _ = 0, round % 3 do yield() end\n"
	    "  if round % 5 == 1 then test.put 'r' end\n"
	    "  if round % 7 == 0 then yield() end\n"
	    "  cancel(f)\n"
	    "  if round % 5 > 1 then test.put 'r' end\n"
	    "  while not (got or canceled) do yield() end\n"
	    "  assert(not (got and canceled))\n"
	    "  assert((got or test.take(1)) == 'r')\n"
	    "end");
}
END_TEST

START_TEST(cancel_thousands)
{
	run("local count = 0\n"
	    "local fibers = {}\n"
	    "for i = 1, 2000 do\n"
	    "  fibers[i] = spawn(function()\n"
	    "    local ok, e = pcall(test.read, test.input, 1)\n"
	    "    assert(not ok and e.code == 13)\n"
	    "    count = count + 1\n"
	    "  end)\n"
	    "end\n"
	    "yield()\n"
	    "for i = 1, 2000 do cancel(fibers[i]) end\n"
	    "while count < 2000 do yield() end\n"
	    "assert(test.requests() == 0)");
}
END_TEST

START_TEST(state_ends_with_requests_in_flight)
{
	ck_assert_int_eq(little_vm_run(&vm,
				 "for _ = 1, 400 do\n"
				 "  spawn(function() test.read(test.input, 1) end)\n"
				 "end\n"
				 "yield()\n"
				 "io.stderr:write 'this is expected: '\n"
				 "error('the end', 0)"),
		1);
	ck_assert_uint_gt(loop_current->ring.in_flight, 0);
}
END_TEST

/* ---- non-blocking descriptors: waited for, and left as they are ---- */

static void check_still_nonblocking(void)
{
	ck_assert(fcntl(ends[0], F_GETFL) & O_NONBLOCK);
	ck_assert(fcntl(ends[1], F_GETFL) & O_NONBLOCK);
}

static void *put_later(void *text)
{
	struct timespec soon = { 0, 30000000 };

	nanosleep(&soon, NULL);
	ck_assert_int_eq(write(ends[1], text, strlen(text)), (ssize_t)strlen(text));
	return NULL;
}

static void *take_later(void *unused)
{
	struct timespec soon = { 0, 30000000 };
	static char taken[PIPE_SIZE];

	(void)unused;
	nanosleep(&soon, NULL);
	ck_assert_int_eq(read(ends[0], taken, PIPE_SIZE), PIPE_SIZE);
	return NULL;
}

START_TEST(nonblocking_alone)
{
	static const char filler[PIPE_SIZE];
	pthread_t thread;

	ck_assert_int_eq(pthread_create(&thread, NULL, put_later, (void *)"late"), 0);
	run("assert(test.read(test.input, 10) == 'late')");
	pthread_join(thread, NULL);
	ck_assert_int_eq(write(ends[1], filler, PIPE_SIZE), PIPE_SIZE);
	ck_assert_int_eq(pthread_create(&thread, NULL, take_later, NULL), 0);
	vm.main_ended = false;
	run("assert(test.write(test.output, 'more') == 4)");
	pthread_join(thread, NULL);
	check_still_nonblocking();
}
END_TEST

START_TEST(nonblocking_read)
{
	run("spawn(function() for _ = 1, 100 do yield() end test.put 'late' end)\n"
	    "assert(test.read(test.input, 10) == 'late')\n"
	    "spawn(yield)\n"
	    "test.put 'there'\n"
	    "assert(test.read(test.input, 10) == 'there')");
	check_still_nonblocking();
}
END_TEST

START_TEST(nonblocking_write)
{
	static const char filler[PIPE_SIZE];

	ck_assert_int_eq(write(ends[1], filler, PIPE_SIZE), PIPE_SIZE);
	run("spawn(function()\n"
	    "  for _ = 1, 100 do yield() end\n"
	    "  local got = 0\n"
	    "  while got < 65536 do got = got + #test.read(test.input, 65536) end\n"
	    "end)\n"
	    "assert(test.write(test.output, 'late') == 4)");
	check_still_nonblocking();
}
END_TEST

START_TEST(nonblocking_readers)
{
	run("local count = 0\n"
	    "for _ = 1, 100 do\n"
	    "  spawn(function()\n"
	    "    assert(test.read(test.input, 1) == 'x')\n"
	    "    count = count + 1\n"
	    "  end)\n"
	    "end\n"
	    "for _ = 1, 100 do\n"
	    "  yield()\n"
	    "  test.put 'x'\n"
	    "end\n"
	    "while count < 100 do yield() end\n"
	    "assert(test.requests() == 0)");
	check_still_nonblocking();
}
END_TEST

static TCase *add_case(Suite *suite, const char *name, SFun set_up)
{
	TCase *test_case = tcase_create(name);

	tcase_add_checked_fixture(test_case, set_up, teardown);
	suite_add_tcase(suite, test_case);
	return test_case;
}

static void add_cancels(TCase *cancel)
{
	enum { TURNS = 5 };

	tcase_add_loop_test(cancel, cancel_of_a_read, 1, TURNS);
	tcase_add_loop_test(cancel, cancel_of_a_poll, 1, TURNS);
	tcase_add_loop_test(cancel, cancel_of_a_write, 1, TURNS);
	tcase_add_test(cancel, cancel_before_the_operation);
	tcase_add_test(cancel, cancel_disabled_at_the_beginning);
	tcase_add_test(cancel, cancel_races_with_data);
	tcase_add_test(cancel, cancel_thousands);
	tcase_add_test(cancel, state_ends_with_requests_in_flight);
}

static void add_nonblocking(TCase *nonblocking)
{
	tcase_add_test(nonblocking, nonblocking_alone);
	tcase_add_test(nonblocking, nonblocking_read);
	tcase_add_test(nonblocking, nonblocking_write);
	tcase_add_test(nonblocking, nonblocking_readers);
	add_cancels(nonblocking);
}

Suite *op_suite(void)
{
	Suite *suite = suite_create("op");
	TCase *alone = add_case(suite, "alone", setup);
	TCase *ring = add_case(suite, "ring", setup), *c = add_case(suite, "c", setup);

	tcase_add_test(alone, alone_needs_no_ring);
	tcase_add_test(alone, alone_with_an_unknown_request_takes_the_ring);
	tcase_add_test(alone, failure_is_raised);
	tcase_add_test(ring, others_run_meanwhile);
	tcase_add_test(ring, transfers_may_be_short);
	tcase_add_test(ring, each_gets_its_own_answer);
	tcase_add_test(ring, million_operations);
	tcase_add_test(ring, inside_coroutines);
	tcase_add_test(ring, memory_is_used_again);
	tcase_add_test(c, refused_across_c);
	tcase_add_test(c, refused_in_a_coroutine_across_c);
	add_cancels(add_case(suite, "cancel", setup));
	add_nonblocking(add_case(suite, "nonblocking", setup_nonblocking));
	add_nonblocking(add_case(suite, "refusing", setup_refusing));
	return suite;
}
