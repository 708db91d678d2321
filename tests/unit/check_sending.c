/* SPDX-License-Identifier: MIT */
/* check_sending.c - what is sent to other processes, who waits for room, what comes of it. */
#include "runtime/sending.h"

#include "tests/unit/little_mail.h"

Suite *sending_suite(void);

/* ---- values ---- */

START_TEST(scalars_and_tables)
{
	mail_run(
		"local function back(v) channel:send(v) return inbox:receive() end\n"
		"for _, v in ipairs { true, false, 0, 42, -0.5, 1/0, -1/0, '', 'text',\n"
		"  ('\\0\\255'):rep(1000), ('x'):rep(200000) } do\n"
		"  assert(back(v) == v and get(v) == v) end\n"
		"local all = {} for i = 0, 255 do all[i + 1] = string.char(i) end\n"
		"all = table.concat(all) assert(back(all) == all)\n"
		"assert(1 / back(-0) == -1/0)\n"
		"local nan = back(0/0) assert(nan ~= nan)\n"
		"local t = back { a = 1, b = { 'x', { y = true } }, [''] = {}, [1] = nil }\n"
		"assert(t.a == 1 and t.b[1] == 'x' and t.b[2].y and next(t['']) == nil)\n"
		"assert(getmetatable(t) == nil)\n",
		false);
}
END_TEST

START_TEST(flat_values_of_the_ancestor)
{
	mail_run("local t = {} for i = 1, 20 do t['k' .. i] = inbox end\n"
		 "local before = test.count()\n"
		 "channel:send(t) t = inbox:receive()\n"
		 "for i = 1, 20 do t['k' .. i]:send(i) assert(inbox:receive() == i) end\n"
		 "t = nil assert(comes_to(before + 20))\n"
		 /* every end whose sender has gone is closed */
		 "assert(get(1) == 1 and comes_to(before))\n"
		 "for _, v in ipairs { {}, { a = {} }, { 1 }, ('x'):rep(256),\n"
		 "  byte_span.new(1), { a = ('x'):rep(256) } } do\n"
		 "  assert(fails(EINVAL, channel.send, channel, v).arg == 2) end\n"
		 "assert(fails(EINVAL, channel.send, channel, nil).arg == 2)\n"
		 "assert(fails(EINVAL, channel.send, channel).arg == 2)\n",
		true);
}
END_TEST

START_TEST(spans)
{
	mail_run("local function back(v) channel:send(v) return inbox:receive() end\n"
		 "for _, n in ipairs { 0, 1, 4096, 131072, 131073, 1000000 } do\n"
		 "  local s = byte_span.new(n)\n"
		 "  if n > 0 then s[1] = 42 s[n] = 43 end\n"
		 "  local t = back(s)\n"
		 "  assert(getmetatable(t) == 'byte_span' and #t == n and t == s)\n"
		 "  if n > 0 then t[1] = 7 assert(s[1] == (n == 1 and 43 or 42)) end\n"
		 "end\n"
		 "local view = byte_span.new(300000):slice(100000)\n"
		 "assert(#back { x = view }.x == #view)\n",
		false);
}
END_TEST

START_TEST(spans_as_memory_leave_no_descriptor)
{
	mail_run(
		"local before = test.count()\n"
		"for i = 1, 10 do channel:send { byte_span.new(300000), i }\n"
		"  local t = inbox:receive() assert(#t[1] == 300000 and t[2] == i) end\n"
		"channel:send { byte_span.new(300000) }\n"
		"fails(EINVAL, channel.send, channel, { byte_span.new(300000), print })\n"
		"inbox:receive()\n"
		"assert(comes_to(before))\n",
		false);
}
END_TEST

/* ---- handles ---- */

START_TEST(handles_arrive_as_duplicates)
{
	mail_run("local handle = test.open '/dev/null'\n"
		 "local before = test.count()\n"
		 "channel:send { a = handle, b = handle, c = 1 }\n"
		 "local t = inbox:receive()\n"
		 "for _, h in ipairs { t.a, t.b } do\n"
		 "  assert(getmetatable(h) == 'file_descriptor')\n"
		 "  local tainted, closes = test.describe(h)\n"
		 "  assert(tainted and closes) end\n"
		 "assert(tostring(t.a) ~= tostring(t.b))\n"
		 "assert(comes_to(before + 2))\n"
		 "assert(not test.describe(handle))\n"
		 "t.a:close() t.b:close() handle:close()\n"
		 "fails(EBUSY, channel.send, channel, handle)\n"
		 "fails(EBUSY, channel.send, channel, { a = 1, b = handle })\n"
		 "assert(get 'x' == 'x')\n",
		false);
}
END_TEST

START_TEST(directories_are_not_sent)
{
	mail_run("local handle = test.open '/'\n"
		 "assert(fails(EINVAL, channel.send, channel, handle).arg == 2)\n"
		 "assert(handle:dup())\n",
		false);
}
END_TEST

/* ---- addresses ---- */

START_TEST(each_address_is_its_own)
{
	mail_run("channel:send { a = inbox, b = inbox, c = channel }\n"
		 "local t = inbox:receive()\n"
		 "t.a:send 'a' assert(inbox:receive() == 'a')\n"
		 "t.a:close() fails(CLOSED, t.a.send, t.a, 1)\n"
		 "t.b:send 'b' assert(inbox:receive() == 'b')\n"
		 "t.c:send 'c' assert(inbox:receive() == 'c')\n"
		 "channel:close() t.c:send 'c' assert(inbox:receive() == 'c')\n"
		 "t.b:close() t.c:close()\n"
		 "fails(NO_SENDERS, inbox.receive, inbox)\n",
		false);
}
END_TEST

START_TEST(address_of_a_closed_inbox_fails)
{
	mail_run("local away, number = test.away()\n"
		 "inbox:close()\n"
		 "away:send(inbox)\n"
		 "assert(test.take(number) == 4)\n",
		false);
}
END_TEST

START_TEST(received_channels_do_no_more_than_send)
{
	mail_run("channel:send(inbox) local c = inbox:receive()\n"
		 "fails(1, c.kill, c)\n"
		 "assert(fails(EINVAL, c.detach, c).arg == 1)\n"
		 "assert(fails(EINVAL, c.wait, c).arg == 1)\n"
		 "assert(fails(EINVAL, c.ready, c).arg == 1)\n"
		 "fails(EINVAL, function() return c.child_pid end)\n"
		 "fails(8, function() return c.pid end)\n"
		 "fails(8, function() return c[1] end)\n"
		 "fails(1, function() c.x = 1 end)\n"
		 "c:close() c:close()\n"
		 "fails(CLOSED, c.send, c, 1) fails(CLOSED, c.kill, c)\n"
		 "fails(EINVAL, c.detach, c)\n"
		 "assert(fails(EINVAL, c.send, inbox, 1).arg == 1)\n"
		 "fails(CLOSED, channel.send, channel, c)\n"
		 "fails(CLOSED, channel.send, channel, { a = inbox, b = c })\n",
		false);
}
END_TEST

START_TEST(channels_travel_within_the_process)
{
	mail_run("local copy = test.copy { x = channel }.x\n"
		 "assert(getmetatable(copy) == 'ipc_actor_channel' and copy ~= channel)\n"
		 "channel:close() copy:send 'x' assert(inbox:receive() == 'x')\n"
		 "copy:close() fails(EBUSY, test.copy, copy)\n",
		false);
}
END_TEST

/* ---- what fails leaves nothing behind ---- */

START_TEST(failed_sends_leave_nothing)
{
	mail_run(
		"local handle = test.open '/dev/null'\n"
		"local away, number = test.away() test.close(number)\n"
		"local before = test.count()\n"
		"local t = { a = inbox, b = channel, c = handle, d = byte_span.new(3e5) }\n"
		"for i = 1, 10 do fails(EPIPE, away.send, away, t) end\n"
		"t.e = print\n"
		"for i = 1, 10 do fails(EINVAL, away.send, away, t) end\n"
		"t.e = test.open '/'\n"
		"for i = 1, 10 do fails(EINVAL, away.send, away, t) end\n"
		"t.e:close() t.e = nil\n"
		/* what a span was copied to goes with it */
		"t.d = nil\n"
		"assert(comes_to(before))\n"
		"handle:dup():close()\n"
		/* nor a sender */
		"channel:close() fails(NO_SENDERS, inbox.receive, inbox)\n",
		false);
}
END_TEST

START_TEST(descriptors_run_out)
{
	mail_run("local handle = test.open '/dev/null'\n"
		 "local away, number = test.away()\n"
		 "test.files(100)\n"
		 "for _, t in ipairs { { a = handle, b = inbox }, { channel, channel },\n"
		 "  { byte_span.new(3e5), byte_span.new(3e5) } } do\n"
		 "  fails(EMFILE, away.send, away, t) end\n"
		 "away:send(channel) assert(test.take(number) == 4)\n"
		 "away:send(byte_span.new(3e5))\n"
		 "handle:close()\n",
		false);
}
END_TEST

START_TEST(receiver_that_has_gone)
{
	mail_run("local away, number = test.away()\n"
		 "away:send 'unread' test.close(number)\n"
		 "fails(EPIPE, away.send, away, 1) fails(EPIPE, away.send, away, 1)\n",
		false);
}
END_TEST

/* ---- waiting for room ---- */

/* fill(channel) -> how many it took; then the next one waits */
#define FILL                                                                           \
	"local function fill(c)\n"                                                     \
	"  local n, m = 0\n"                                                           \
	"  local f = spawn(function() while true do c:send(true) n = n + 1 end end)\n" \
	"  repeat m = n pause() until n == m\n"                                        \
	"  cancel(f) pause() return n end\n"                                           \
	"local away, number = test.away()\n"                                           \
	"local function take() local size repeat size = test.take(number)\n"           \
	"  if size and size > 3 then return size end until not size end\n"

START_TEST(sends_wait_in_their_order)
{
	mail_run(FILL "local n = fill(away) assert(n > 100)\n"
		      "local order = {}\n"
		      "for i = 1, 5 do spawn(function()\n"
		      "  away:send(('x'):rep(i)) order[#order + 1] = i end) end\n"
		      "pause() assert(#order == 0)\n"
		      /* what is canceled was not sent, whoever waits */
		      "local handle = test.open '/dev/null'\n"
		      "local f = spawn(function() away:send { a = handle } end)\n"
		      "pause() fails(EBUSY, handle.close, handle)\n"
		      "cancel(f) handle:close() pause()\n"
		      "for i = 1, n do assert(test.take(number) == 3) end\n"
		      /* there is room, and nobody has told those who wait */
		      "away:send(('x'):rep(50))\n"
		      "for i = 1, 5 do assert(order[i] == i)\n"
		      "  assert(test.take(number) == 7 + i) end\n"
		      "assert(test.take(number) == 57 and test.take(number) == nil)\n",
		false);
}
END_TEST

START_TEST(canceled_send_was_not_sent)
{
	mail_run(FILL
		"local handle = test.open '/dev/null'\n"
		"fill(away)\n"
		"local before = test.count()\n"
		"for i = 1, 3 do\n"
		"  local t = { a = inbox, b = channel, c = handle,\n"
		"    d = byte_span.new(3e5), e = handle }\n"
		"  local f = spawn(function() away:send(t) end)\n"
		"  pause()\n"
		"  fails(EBUSY, handle.close, handle) fails(EBUSY, handle.dup, handle)\n"
		"  fails(EBUSY, channel.send, channel, handle)\n"
		"  cancel(f) pause()\n"
		"  t.d = nil\n"
		"end\n"
		"handle:dup():close()\n"
		"assert(comes_to(before))\n"
		"assert(take() == nil)\n"
		"channel:close() fails(NO_SENDERS, inbox.receive, inbox)\n",
		false);
}
END_TEST

START_TEST(waiting_send_goes_with_everything)
{
	mail_run(FILL "local handle = test.open '/dev/null'\n"
		      "fill(away)\n"
		      "local t = { a = inbox, b = channel, c = handle }\n"
		      "local done\n"
		      "spawn(function() away:send(t) done = true end)\n"
		      "pause() t.a, t.b, t.c = nil test.count()\n"
		      "assert(not done and take() == nil)\n"
		      "pause() assert(done) handle:close()\n"
		      "test.add(number)\n"
		      "t = inbox:receive()\n"
		      "t.a:send 'a' assert(inbox:receive() == 'a')\n"
		      "t.b:send 'b' assert(inbox:receive() == 'b')\n"
		      "t.c:close()\n",
		false);
}
END_TEST

START_TEST(closing_ends_those_who_wait)
{
	mail_run(FILL "local handle = test.open '/dev/null'\n"
		      "fill(away)\n"
		      "local done = 0\n"
		      "for i = 1, 3 do spawn(function()\n"
		      "  local handle = i == 1 and handle or nil\n"
		      "  fails(CLOSED, away.send, away, { a = inbox, b = handle })\n"
		      "  done = done + 1 end) end\n"
		      "pause() away:close() pause() assert(done == 3)\n"
		      "handle:close() assert(take() == nil)\n"
		      "channel:close() fails(NO_SENDERS, inbox.receive, inbox)\n",
		false);
}
END_TEST

START_TEST(receiver_goes_while_others_wait)
{
	mail_run(FILL "fill(away)\n"
		      "local done = 0\n"
		      "for i = 1, 3 do spawn(function()\n"
		      "  fails(EPIPE, away.send, away, inbox) done = done + 1 end) end\n"
		      "pause() test.close(number) pause() assert(done == 3)\n",
		false);
}
END_TEST

/* Its polls would end at once, again and again. */
START_TEST(receiver_that_shuts_down_a_part)
{
	mail_run(FILL
		"test.halt(number)\n"
		"local n = 0\n"
		"fails(EPIPE, function() while true do away:send(true) n = n + 1 end end)\n"
		"assert(n > 100)\n",
		false);
}
END_TEST

START_TEST(state_ends_with_sends_that_wait)
{
	static const char chunk[] = FILL
		"fill(away)\n"
		"for i = 1, 3 do local handle = test.open '/dev/null'\n"
		"  spawn(function()\n"
		"  away:send { a = inbox, b = handle, c = byte_span.new(3e5) } end) end\n"
		"pause() error()\n";
	int before = dup(0);

	close(before);
	ck_assert_int_eq(mail_status(chunk, false), 1);
	/* what is left is the receiving end, which is nobody's */
	ck_assert_int_eq(dup(0), before);
	ck_assert_int_le(dup(0), before + 2);
}
END_TEST

Suite *sending_suite(void)
{
	Suite *suite = suite_create("sending");
	TCase *values = tcase_create("values"), *failures = tcase_create("failures");
	TCase *room = tcase_create("room");

	tcase_add_test(values, scalars_and_tables);
	tcase_add_test(values, flat_values_of_the_ancestor);
	tcase_add_test(values, spans);
	tcase_add_test(values, spans_as_memory_leave_no_descriptor);
	tcase_add_test(values, handles_arrive_as_duplicates);
	tcase_add_test(values, directories_are_not_sent);
	tcase_add_test(values, each_address_is_its_own);
	tcase_add_test(values, address_of_a_closed_inbox_fails);
	tcase_add_test(values, received_channels_do_no_more_than_send);
	tcase_add_test(values, channels_travel_within_the_process);
	suite_add_tcase(suite, values);
	tcase_add_test(failures, failed_sends_leave_nothing);
	tcase_add_test(failures, descriptors_run_out);
	tcase_add_test(failures, receiver_that_has_gone);
	suite_add_tcase(suite, failures);
	tcase_add_test(room, sends_wait_in_their_order);
	tcase_add_test(room, canceled_send_was_not_sent);
	tcase_add_test(room, waiting_send_goes_with_everything);
	tcase_add_test(room, closing_ends_those_who_wait);
	tcase_add_test(room, receiver_goes_while_others_wait);
	tcase_add_test(room, receiver_that_shuts_down_a_part);
	tcase_add_test(room, state_ends_with_sends_that_wait);
	suite_add_tcase(suite, room);
	return suite;
}
