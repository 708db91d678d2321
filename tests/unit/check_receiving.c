/* SPDX-License-Identifier: MIT */
/* check_receiving.c - what other processes send arrives, and what they should not does not. */
#include "runtime/receiving.h"

#include <pthread.h>
#include <stdlib.h>

#include "tests/unit/little_mail.h"

Suite *receiving_suite(void);

/* ---- when something is read ---- */

START_TEST(nothing_is_read_before_a_receive)
{
	mail_run("local one, other = test.raw(), test.raw()\n"
		 "channel:send(true)\n"
		 "test.put(one, '\\1\\0\\1') test.put(other, '\\1\\0\\1')\n"
		 "pause()\n"
		 "assert(test.unread(one) and test.unread(other))\n",
		false);
}
END_TEST

START_TEST(one_message_of_each_end_is_read)
{
	mail_run(
		"local one, other = test.raw(), test.raw()\n"
		"for i = 1, 3 do test.put(one, '\\1\\0\\1') test.put(other, '\\1\\0\\0') end\n"
		"local counts = { [true] = 0, [false] = 0 }\n"
		"for i = 1, 6 do\n"
		"  local v = inbox:receive() counts[v] = counts[v] + 1\n"
		/* neither is ahead by more than a round */
		"  assert(math.abs(counts[true] - counts[false]) <= 1)\n"
		"  pause()\n"
		"  assert(test.unread(one) == (i <= 4), i)\n"
		"  assert(test.unread(other) == (i <= 4), i)\n"
		"end\n",
		false);
}
END_TEST

START_TEST(canceled_receive_loses_nothing)
{
	mail_run("local raw = test.raw()\n"
		 "local got\n"
		 "local fiber = spawn(function() got = inbox:receive() end)\n"
		 "pause() cancel(fiber) pause()\n"
		 "test.put(raw, '\\1\\0\\1') test.put(raw, '\\1\\0\\0')\n"
		 "pause()\n"
		 /* the read was asked for already, but only one */
		 "assert(test.unread(raw) and got == nil)\n"
		 "assert(inbox:receive() == true and inbox:receive() == false)\n"
		 "assert(not test.unread(raw))\n",
		false);
}
END_TEST

START_TEST(new_end_is_looked_at_by_who_waits)
{
	mail_run("local raw\n"
		 "spawn(function() pause() raw = test.raw() pause()\n"
		 "  test.put(raw, '\\1\\0\\1') end)\n"
		 "assert(inbox:receive() == true)\n",
		false);
}
END_TEST

enum { THREAD_ENDS = 300 };

/* An actor in another thread hands out its address to processes that send at once and go. */
static void *add_ends(void *mailbox)
{
	struct loop loop = { 0 };

	loop_current = &loop;
	for (int i = 0; i < THREAD_ENDS; i++) {
		int sending, receiving;

		ck_assert_int_eq(sending_pair(&sending, &receiving), 0);
		ck_assert_int_eq(mailbox_add_end(mailbox, receiving), 0);
		ck_assert_int_eq(send(sending, "\1\0\1", 3, MSG_NOSIGNAL), 3);
		close(sending);
	}
	mailbox_drop_sender(mailbox);
	return NULL;
}

/* thread(): let it begin */
static int begin_thread(lua_State *L)
{
	pthread_t thread;

	(void)L;
	mailbox_add_sender(vm_current->mailbox);
	ck_assert_int_eq(ring_listen(&loop_current->ring), 0);
	ck_assert_int_eq(pthread_create(&thread, NULL, add_ends, vm_current->mailbox), 0);
	pthread_detach(thread);
	return 0;
}

START_TEST(ends_come_from_other_threads)
{
	mail_also = begin_thread;
	mail_run(
		"channel:close() test.also()\n"
		"local n = 0\n"
		"fails(NO_SENDERS, function() while inbox:receive() do n = n + 1 end end)\n"
		"assert(n == 300, n)\n",
		false);
}
END_TEST

static void *add_end(void *mailbox)
{
	struct loop loop = { 0 };
	int sending, receiving;

	loop_current = &loop;
	ck_assert_int_eq(sending_pair(&sending, &receiving), 0);
	ck_assert_int_eq(mailbox_add_end(mailbox, receiving), 0);
	return NULL;
}

/* A thread says that there is something new, and has ended. */
static int run_thread(lua_State *L)
{
	pthread_t thread;

	(void)L;
	ck_assert_int_eq(ring_listen(&loop_current->ring), 0);
	ck_assert_int_eq(pthread_create(&thread, NULL, add_end, vm_current->mailbox), 0);
	ck_assert_int_eq(pthread_join(thread, NULL), 0);
	return 0;
}

START_TEST(news_that_nobody_has_heard_are_not_told_again)
{
	mail_also = run_thread;
	mail_run("local fiber = spawn(function() inbox:receive() end)\n"
		 "pause() test.also() cancel(fiber)\n"
		 "fiber = spawn(function() inbox:receive() end)\n"
		 "yield() test.also() pause()\n"
		 "channel:send(true) pause()\n",
		false);
}
END_TEST

START_TEST(end_whose_message_another_took_is_watched_on)
{
	mail_run("local other, number = test.away() test.add(number)\n"
		 "local got\n"
		 "spawn(function() got = inbox:receive() end)\n"
		 "pause() other:send 'one' assert(test.take(number)) pause()\n"
		 "assert(got == nil) other:send 'two' pause() assert(got == 'two')\n",
		false);
}
END_TEST

START_TEST(state_ends_with_ends_that_are_watched)
{
	mail_run("local raw = test.raw()\n"
		 "local fiber = spawn(function() inbox:receive() end)\n"
		 "pause() cancel(fiber) pause() test.put(raw, '\\1\\0\\1')\n",
		false);
}
END_TEST

/* ---- senders ---- */

START_TEST(what_was_sent_arrives_before_the_end)
{
	mail_run("channel:send 'x' channel:send 'y' channel:close()\n"
		 "assert(inbox:receive() == 'x' and inbox:receive() == 'y')\n"
		 "fails(NO_SENDERS, inbox.receive, inbox)\n",
		false);
}
END_TEST

START_TEST(last_sender_ends_a_wait)
{
	mail_run("local raw = test.raw()\n"
		 "spawn(function() pause() channel:close() pause() test.close(raw) end)\n"
		 "fails(NO_SENDERS, inbox.receive, inbox)\n",
		false);
}
END_TEST

START_TEST(closed_inbox_has_no_ends)
{
	mail_run("local idle, armed = test.raw(), test.raw()\n"
		 "local fiber = spawn(function() pcall(inbox.receive, inbox) end)\n"
		 "pause()\n"
		 "inbox:close()\n"
		 "assert(test.put(armed, '\\1\\0\\1') == EPIPE)\n"
		 "assert(test.put(idle, '\\1\\0\\1') == EPIPE)\n"
		 "fails(EPIPE, channel.send, channel, 1)\n"
		 "assert(test.put(test.raw(), '\\1\\0\\1') == EPIPE)\n",
		false);
}
END_TEST

START_TEST(closing_drops_what_is_queued)
{
	mail_run("local before = test.count()\n"
		 "local raw = test.raw()\n"
		 "test.put(raw, '\\1\\1\\0\\6', 0)\n"
		 "spawn(function() inbox:receive() end)\n"
		 "channel:send(true) pause()\n"
		 "inbox:close() test.close(raw) pause()\n"
		 /* the end of the channel is closed, too */
		 "assert(comes_to(before - 1))\n",
		false);
}
END_TEST

START_TEST(ends_are_limited)
{
	struct rlimit limit;

	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &limit), 0);
	limit.rlim_cur = limit.rlim_max;
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &limit), 0);
	if (limit.rlim_cur < 3 * RECEIVING_ENDS)
		return;
	mail_run("for i = 2, 4096 do local _, end_ = test.away()\n"
		 "  assert(test.add(end_) == 0) end\n"
		 "local before = test.count()\n"
		 "local _, end_ = test.away()\n"
		 "assert(test.add(end_) == EMFILE)\n"
		 "_ = nil assert(test.count() <= before)\n"
		 "fails(EMFILE, channel.send, channel, inbox)\n"
		 "fails(EMFILE, channel.send, channel, { a = channel, b = inbox })\n"
		 "assert(test.count() <= before)\n",
		false);
}
END_TEST

START_TEST(queued_descriptors_are_limited)
{
	mail_run(
		"local raws = {}\n"
		"for i = 1, 6 do raws[i] = test.raw()\n"
		"  test.put(raws[i], '\\1\\253' .. ('\\0'):rep(253) .. '\\4\\253\\0\\0\\0' ..\n"
		"    ('\\6'):rep(253), 0, 253) end\n"
		"local function unread() pause() local n = 0\n"
		"  for i = 1, 6 do n = n + (test.unread(raws[i]) and 1 or 0) end\n"
		"  return n end\n"
		"assert(unread() == 6)\n"
		"assert(#inbox:receive() == 253) assert(unread() == 2)\n"
		"for i = 1, 3 do assert(#inbox:receive() == 253) end assert(unread() == 2)\n"
		"for i = 1, 2 do assert(#inbox:receive() == 253) end assert(unread() == 0)\n"
		"channel:send 'x' assert(inbox:receive() == 'x')\n",
		false);
}
END_TEST

START_TEST(limit_of_the_inbox_holds)
{
	mail_run(
		"local raws = {}\n"
		"for i = 1, 5 do raws[i] = test.raw() test.put(raws[i], '\\1\\0\\1') end\n"
		"inbox:set_limit(2)\n"
		"assert(inbox:receive()) pause()\n"
		"local n = 0\n"
		"for i = 1, 5 do n = n + (test.unread(raws[i]) and 1 or 0) end\n"
		"assert(n == 3, n)\n"
		"for i = 1, 4 do assert(inbox:receive()) end\n",
		false);
}
END_TEST

/* ---- who breaks the rules ---- */

/* Lua's name of what is sent, and of the descriptor that goes with it. */
static const char *const broken[] = {
	"''",                               /* V3 */
	"'', null",                         /* and not without */
	"'\\1'",                            /* V4 */
	"('x'):rep(8)",                     /* */
	"'\\1\\0\\1' .. ('x'):rep(212960)", /* V5: larger than any */
	"'\\1\\0\\3\\217\\63\\3\\0' .. ('x'):rep(212953 + 1)", "'\\1\\0\\1\\0'", /* V17 */
	"'\\1\\0\\1', null",                                                     /* V9 */
	"'\\1\\0\\1', null, 253",                                                /* */
	"'\\1\\1\\0\\6'",                                                        /* V8 */
	"'\\1\\1\\1\\6'",                                                        /* */
	"'\\1\\1\\1\\6', null",                                                  /* V15 */
	"'\\1\\1\\0\\6', directory",                                             /* */
	"'\\1\\1\\2\\1\\0\\0\\0\\0\\0\\0\\0\\6', null", /* no memory */
	"'\\1\\2\\0\\0\\4\\2\\0\\0\\0\\6\\6', null, 1", /* V13 */
	"'\\1\\1\\0\\4\\1\\0\\0\\0\\6', null, 2",       /* V14 */
	"'\\1\\0\\5\\1\\0\\0\\0\\1\\1'",                /* a key that is none */
};

enum { BROKEN = sizeof broken / sizeof *broken };

static void break_rules(const char *before, const char *what, const char *after)
{
	char chunk[4096];

	ck_assert_int_lt(snprintf(chunk, sizeof chunk, "%s%s%s", before, what, after),
		sizeof chunk);
	mail_run(chunk, false);
}

#define BREAK                                          \
	"local handle, null = test.open '/dev/null'\n" \
	"local folder, directory = test.open '/'\n"    \
	"channel:close()\n"                            \
	"local before = test.count()\n"                \
	"local raw = test.raw()\n"

/* The receiver waits for it. */
START_TEST(broken_datagram_ends_its_sender)
{
	break_rules(BREAK "spawn(function() pause() test.put(raw, ", broken[_i],
		") end)\n"
		"fails(NO_SENDERS, inbox.receive, inbox)\n"
		"test.close(raw) assert(comes_to(before - 1))\n");
}
END_TEST

/* The receiver gave up waiting when it comes, and so it is read before the next. */
START_TEST(broken_datagram_is_not_queued)
{
	break_rules(BREAK "local fiber = spawn(function() inbox:receive() end)\n"
			  "pause() cancel(fiber) pause()\n"
			  "test.put(raw, ",
		broken[_i],
		") pause()\n"
		"fails(NO_SENDERS, inbox.receive, inbox)\n"
		"test.close(raw) assert(comes_to(before - 1))\n");
}
END_TEST

/* It came long before. */
START_TEST(broken_datagram_is_found_late)
{
	break_rules(BREAK "test.put(raw, '\\1\\0\\1') test.put(raw, ", broken[_i],
		")\n"
		"assert(inbox:receive() == true)\n"
		"fails(NO_SENDERS, inbox.receive, inbox)\n"
		"test.close(raw) assert(comes_to(before - 1))\n");
}
END_TEST

START_TEST(other_senders_stay)
{
	break_rules("local handle, null = test.open '/dev/null'\n"
		    "local folder, directory = test.open '/'\n"
		    "local raw = test.raw()\n"
		    "test.put(raw, ",
		broken[_i],
		")\n"
		"assert(get 'one' == 'one' and get 'two' == 'two')\n"
		"assert(test.put(raw, '\\1\\0\\1') == EPIPE)\n");
}
END_TEST

START_TEST(broken_datagrams_are_counted)
{
	mail_run("local handle, null = test.open '/dev/null'\n"
		 "local counters = inbox:counters()\n"
		 "assert(counters.malformed == 0 and counters.dropped_fds == 0)\n"
		 "test.put(test.raw(), '\\1\\0\\1', null, 7)\n"
		 "test.put(test.raw(), 'x')\n"
		 "test.close(test.raw())\n"
		 "assert(get 'x' == 'x')\n"
		 "counters = inbox:counters()\n"
		 "assert(counters.malformed == 2 and counters.dropped_fds == 7)\n",
		false);
}
END_TEST

START_TEST(ancestor_counts_nothing)
{
	mail_run("fails(8, function() return inbox.counters end)\n", true);
}
END_TEST

/* What does not arrive whole does not arrive. */
START_TEST(descriptors_that_find_no_place_end_their_sender)
{
	mail_run("local handle, null = test.open '/dev/null'\n"
		 "local raw = test.raw()\n"
		 "test.put(raw, '\\1\\1\\0\\6', null, 2)\n"
		 "test.files(100) local free = test.count()\n"
		 "assert(get 'x' == 'x' and inbox:counters().malformed == 1)\n"
		 "assert(comes_to(free - 1))\n",
		false);
}
END_TEST

/* ---- no memory ---- */

static lua_Alloc allocate;
static void *allocator;
static size_t largest;

static void *allocate_small(void *owner, void *block, size_t old_size, size_t size)
{
	(void)owner;
	return size > largest ? NULL : allocate(allocator, block, old_size, size);
}

/* bound(size): there is no memory for more at once */
static int bound_memory(lua_State *L)
{
	largest = (size_t)luaL_checkinteger(L, 1);
	if (!allocate)
		allocate = lua_getallocf(L, &allocator);
	lua_setallocf(L, allocate_small, NULL);
	return 0;
}

#define LARGE                                                \
	"local large = ('x'):rep(150000)\n"                  \
	"local handle = test.open '/dev/null'\n"             \
	"local other = test.pair()\n"                        \
	"local before = test.count()\n"                      \
	"other:send { a = handle, b = large, c = handle }\n" \
	"large = nil collectgarbage() collectgarbage()\n"

START_TEST(message_without_memory_is_dropped_with_its_sender)
{
	mail_also = bound_memory;
	mail_run(LARGE "test.also(100000)\n"
		       "assert(get 'one' == 'one' and get 'two' == 'two')\n"
		       "local counters = inbox:counters()\n"
		       "assert(counters.lost == 1 and counters.malformed == 0)\n"
		       "assert(counters.dropped_fds == 2)\n"
		       "fails(EPIPE, other.send, other, 1) other:close()\n"
		       "assert(comes_to(before - 2))\n"
		       "local again = test.pair() again:send(1)\n"
		       "assert(inbox:receive() == 1)\n",
		false);
}
END_TEST

/* As if its sender had gone. */
START_TEST(last_sender_goes_with_a_message_without_memory)
{
	mail_also = bound_memory;
	mail_run(LARGE "channel:close() test.also(100000)\n"
		       "spawn(function() pause() other:close() end)\n"
		       "fails(NO_SENDERS, inbox.receive, inbox)\n"
		       "assert(inbox:counters().lost == 1)\n",
		false);
}
END_TEST

/* The kernel looks at the end already when its message is taken. */
START_TEST(armed_sender_goes_with_a_message_without_memory)
{
	mail_also = bound_memory;
	mail_run(LARGE "local got\n"
		       "local fiber = spawn(function() got = inbox:receive() end)\n"
		       "test.also(100000) pause()\n"
		       "assert(inbox:counters().lost == 1 and not got)\n"
		       "fails(EPIPE, other.send, other, 1)\n"
		       "channel:send 'x' pause() assert(got == 'x')\n",
		false);
}
END_TEST

/* ---- fairness ---- */

/* Whoever always has something does not take the place of others where there is room for one
 * message only. (R-SBX-105) */
START_TEST(flood_leaves_room_for_others)
{
	mail_run("local ffi = require 'ffi'\n"
		 "local function number(n)\n"
		 "  return ffi.string(ffi.new('double[1]', n), 8) end\n"
		 "local raws, seen = {}, {}\n"
		 "for i = 1, 4 do\n"
		 "  raws[i] = test.raw() seen[i] = 0\n"
		 "  for n = 1, 8 do test.put(raws[i], '\\1\\0\\2' .. number(i)) end\n"
		 "end\n"
		 "inbox:set_limit(1)\n"
		 "for n = 1, 32 do\n"
		 "  local i = inbox:receive() seen[i] = seen[i] + 1\n"
		 "  local most, least = math.max(unpack(seen)), math.min(unpack(seen))\n"
		 "  assert(most - least <= 1, table.concat(seen, ' '))\n"
		 "  pause()\n"
		 "end\n",
		false);
}
END_TEST

Suite *receiving_suite(void)
{
	Suite *suite = suite_create("receiving");
	TCase *reading = tcase_create("reading"), *senders = tcase_create("senders");
	TCase *rules = tcase_create("rules");

	tcase_add_test(reading, nothing_is_read_before_a_receive);
	tcase_add_test(reading, one_message_of_each_end_is_read);
	tcase_add_test(reading, canceled_receive_loses_nothing);
	tcase_add_test(reading, new_end_is_looked_at_by_who_waits);
	tcase_add_test(reading, ends_come_from_other_threads);
	tcase_add_test(reading, news_that_nobody_has_heard_are_not_told_again);
	tcase_add_test(reading, end_whose_message_another_took_is_watched_on);
	tcase_add_test(reading, state_ends_with_ends_that_are_watched);
	suite_add_tcase(suite, reading);
	tcase_add_test(senders, what_was_sent_arrives_before_the_end);
	tcase_add_test(senders, last_sender_ends_a_wait);
	tcase_add_test(senders, closed_inbox_has_no_ends);
	tcase_add_test(senders, closing_drops_what_is_queued);
	tcase_add_test(senders, ends_are_limited);
	tcase_add_test(senders, queued_descriptors_are_limited);
	tcase_add_test(senders, limit_of_the_inbox_holds);
	suite_add_tcase(suite, senders);
	tcase_add_loop_test(rules, broken_datagram_ends_its_sender, 0, BROKEN);
	tcase_add_loop_test(rules, broken_datagram_is_not_queued, 0, BROKEN);
	tcase_add_loop_test(rules, broken_datagram_is_found_late, 0, BROKEN);
	tcase_add_loop_test(rules, other_senders_stay, 0, BROKEN);
	tcase_add_test(rules, broken_datagrams_are_counted);
	tcase_add_test(rules, ancestor_counts_nothing);
	tcase_add_test(rules, descriptors_that_find_no_place_end_their_sender);
	tcase_add_test(rules, message_without_memory_is_dropped_with_its_sender);
	tcase_add_test(rules, last_sender_goes_with_a_message_without_memory);
	tcase_add_test(rules, armed_sender_goes_with_a_message_without_memory);
	tcase_add_test(rules, flood_leaves_room_for_others);
	suite_add_tcase(suite, rules);
	return suite;
}
