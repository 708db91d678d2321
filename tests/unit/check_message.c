/* SPDX-License-Identifier: MIT */
/* check_message.c - which values arrive in another state, how, and where parcels end. */
#include "runtime/message.h"

#include <check.h>
#include <errno.h>
#include <lauxlib.h>
#include <lualib.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "runtime/error.h"
#include "tests/unit/valgrind.h"

Suite *message_suite(void);

/* ---- userdata that travel ---- */

/* A number that is held once for each userdata and each parcel. It fills a parcel. */
union ticket {
	struct {
		int number; /* 0 when it has gone */
		bool busy;
	};
	unsigned char bytes[CARRIER_MAX];
};

static int alive; /* tickets, in userdata and parcels */
static int packed, unpacked, dropped;

static int ticket_check(lua_State *L, int index)
{
	const union ticket *ticket = lua_touserdata(L, index);

	return ticket->busy || ticket->number == 0 ? EBUSY : 0;
}

static void copy_pack(lua_State *L, int index, void *parcel)
{
	memcpy(parcel, lua_touserdata(L, index), sizeof(union ticket));
	alive++;
	packed++;
}

static void move_pack(lua_State *L, int index, void *parcel)
{
	union ticket *ticket = lua_touserdata(L, index);

	memcpy(parcel, ticket, sizeof *ticket);
	ticket->number = 0;
	packed++;
}

/* The last that may raise comes before the number. */
static void push_ticket(lua_State *L, int number, const char *kind)
{
	union ticket *ticket = lua_newuserdata(L, sizeof *ticket);

	memset(ticket, 0, sizeof *ticket);
	luaL_getmetatable(L, kind);
	lua_setmetatable(L, -2);
	ticket->number = number;
	ticket->bytes[CARRIER_MAX - 1] = (unsigned char)number;
}

static void unpack_as(lua_State *L, const char *kind, const union ticket *ticket)
{
	ck_assert_int_eq(ticket->bytes[CARRIER_MAX - 1], ticket->number & 0xff);
	push_ticket(L, ticket->number, kind);
	unpacked++;
}

static void copy_unpack(lua_State *L, void *parcel)
{
	unpack_as(L, "copy", parcel);
}

static void move_unpack(lua_State *L, void *parcel)
{
	unpack_as(L, "move", parcel);
}

static void ticket_drop(void *parcel)
{
	ck_assert_int_ne(((union ticket *)parcel)->number, 0);
	alive--;
	dropped++;
}

static const struct carrier copy_carrier = {
	.size = sizeof(union ticket),
	.check = ticket_check,
	.pack = copy_pack,
	.unpack = copy_unpack,
	.drop = ticket_drop,
};

static const struct carrier move_carrier = {
	.size = sizeof(union ticket),
	.moves = true,
	.check = ticket_check,
	.pack = move_pack,
	.unpack = move_unpack,
	.drop = ticket_drop,
};

/* Of copies that can always go. */
static const struct carrier free_carrier = {
	.size = sizeof(union ticket),
	.pack = copy_pack,
	.unpack = copy_unpack,
	.drop = ticket_drop,
};

/* Of copies that have to be acquired. There is none of number 13. */
static int scarce_acquire(lua_State *L, int index, void *parcel)
{
	if (((union ticket *)lua_touserdata(L, index))->number == 13)
		return EMFILE;
	copy_pack(L, index, parcel);
	return 0;
}

static void scarce_unpack(lua_State *L, void *parcel)
{
	unpack_as(L, "scarce", parcel);
}

static const struct carrier scarce_carrier = {
	.size = sizeof(union ticket),
	.check = ticket_check,
	.acquire = scarce_acquire,
	.unpack = scarce_unpack,
	.drop = ticket_drop,
};

/* ---- what the chunks call ---- */

static lua_State *here, *there;
static int allowance = -1; /* how often both may ask for memory; -1 is for ever */
static struct packer packer, packer_there;

static void *allocate(void *unused, void *block, size_t old_size, size_t size)
{
	(void)unused;
	if (size == 0) {
		free(block);
		return NULL;
	}
	if (size > old_size && allowance >= 0 && allowance-- == 0) {
		allowance = 0;
		return NULL;
	}
	return realloc(block, size);
}

static int new_ticket(lua_State *L, const char *kind)
{
	push_ticket(L, (int)lua_tointeger(L, 1), kind);
	alive++;
	return 1;
}

/* copy(number), move(number), free(number), scarce(number) -> ticket */
static int script_copy(lua_State *L)
{
	return new_ticket(L, "copy");
}

static int script_move(lua_State *L)
{
	return new_ticket(L, "move");
}

static int script_free(lua_State *L)
{
	return new_ticket(L, "free");
}

static int script_scarce(lua_State *L)
{
	return new_ticket(L, "scarce");
}

/* number(ticket) -> what it holds, 0 when it has gone */
static int script_number(lua_State *L)
{
	lua_pushinteger(L, ((union ticket *)lua_touserdata(L, 1))->number);
	return 1;
}

/* busy(ticket) -> the same, busy from now on */
static int script_busy(lua_State *L)
{
	((union ticket *)lua_touserdata(L, 1))->busy = true;
	return 1;
}

/* Push onto `to` what is sent from `index` of `from`, and nothing else anywhere. */
static void hand_over(lua_State *from, int index, struct packer *with, lua_State *to)
{
	int top = lua_gettop(from), top_there = lua_gettop(to);
	struct message *message = message_pack(from, index, with);

	ck_assert_int_eq(lua_gettop(from), top);
	ck_assert_ptr_null(message->next);
	message_unpack(to, message);
	message_destroy(message);
	ck_assert_int_eq(lua_gettop(to), top_there + 1);
}

/* send(value) -> what comes back from another state */
static int script_send(lua_State *L)
{
	lua_settop(L, 1);
	hand_over(L, -1, &packer, there);
	hand_over(there, lua_gettop(there), &packer_there, L);
	lua_pop(there, 1);
	return 1;
}

/* lose(value): send it to nobody */
static int script_lose(lua_State *L)
{
	message_destroy(message_pack(L, 1, &packer));
	return 0;
}

static int ticket_finish(lua_State *L)
{
	union ticket *ticket = lua_touserdata(L, 1);

	if (ticket->number)
		alive--;
	ticket->number = 0;
	return 0;
}

static void make_type(lua_State *L, const char *name, const struct carrier *carrier)
{
	luaL_newmetatable(L, name);
	lua_pushcfunction(L, ticket_finish);
	lua_setfield(L, -2, "__gc");
	message_carry(L, carrier);
	ck_assert(lua_istable(L, -1));
	lua_pop(L, 1);
}

static void open_types(lua_State *L)
{
	error_open(L);
	make_type(L, "copy", &copy_carrier);
	make_type(L, "move", &move_carrier);
	make_type(L, "free", &free_carrier);
	make_type(L, "scarce", &scarce_carrier);
}

static const struct {
	const char *name;
	int errnum;
} codes[] = {
	{ "EINVAL", EINVAL },
	{ "ENOTSUP", ENOTSUP },
	{ "EBUSY", EBUSY },
	{ "ELOOP", ELOOP },
	{ "EOVERFLOW", EOVERFLOW },
	{ "EMFILE", EMFILE },
};

static const char help[] =
	"function refused(value, code)\n"
	"  local ok, why = pcall(send, value)\n"
	"  assert(not ok and type(why) == 'table', 'not refused')\n"
	"  assert(tostring(why.category) == 'generic' and why.code == code, why.code)\n"
	"  assert(why.arg == nil)\n"
	"  return why\n"
	"end\n"
	"function same(one, other)\n"
	"  if type(one) ~= 'table' or type(other) ~= 'table' then return one == other end\n"
	"  for k, v in pairs(one) do if not same(v, other[k]) then return false end end\n"
	"  for k in pairs(other) do if one[k] == nil then return false end end\n"
	"  return one ~= other\n"
	"end\n"
	"function arrives(value, expected)\n"
	"  if expected == nil then expected = value end\n"
	"  local got = send(value)\n"
	"  assert(type(got) == type(expected))\n"
	"  assert(type(got) == 'table' and same(got, expected) or got == expected, got)\n"
	"end\n"
	"function deep(levels, key, inmost)\n"
	"  local value = inmost\n"
	"  for _ = 1, levels do value = { [key] = value } end\n"
	"  return value\n"
	"end\n"
	"unsendable = {\n"
	"  print, function() end, coroutine.create(print), light, newproxy(), newproxy(true),\n"
	"  io.stdout, setmetatable({}, {}), setmetatable({ 1 }, { __index = {} }),\n"
	"  require 'ffi'.new 'int', 1LL, require 'ffi'.new('int[3]'), busy(copy(1)),\n"
	"  busy(move(1)),\n"
	"}\n";

static void set_globals(lua_State *L)
{
	static const luaL_Reg functions[] = {
		{ "copy", script_copy },
		{ "move", script_move },
		{ "free", script_free },
		{ "scarce", script_scarce },
		{ "number", script_number },
		{ "busy", script_busy },
		{ "send", script_send },
		{ "lose", script_lose },
		{ NULL, NULL },
	};

	lua_pushvalue(L, LUA_GLOBALSINDEX);
	luaL_register(L, NULL, functions);
	lua_pop(L, 1);
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		lua_pushinteger(L, codes[i].errnum);
		lua_setglobal(L, codes[i].name);
	}
	lua_pushlightuserdata(L, &packer);
	lua_setglobal(L, "light");
}

static void run(const char *chunk)
{
	if (luaL_dostring(here, chunk) != 0) {
		error_describe(here, -1);
		ck_abort_msg("%s", lua_tostring(here, -1));
	}
}

static void setup(void)
{
	alive = packed = unpacked = dropped = 0;
	here = lua_newstate(allocate, NULL);
	there = lua_newstate(allocate, NULL);
	ck_assert(here && there);
	luaL_openlibs(here);
	open_types(here);
	open_types(there);
	set_globals(here);
	run(help);
	packed = 0;
}

static void teardown(void)
{
	lua_close(here);
	lua_close(there);
	packer_finish(&packer);
	packer_finish(&packer_there);
	ck_assert_int_eq(alive, 0);
}

/* ---- scalars ---- */

START_TEST(scalars)
{
	run("for _, value in ipairs { true, 0, 1, -1, 0.1, 2 ^ 53, -2 ^ 31, 1e308, 5e-324,\n"
	    "    math.huge, -math.huge, '', 'x', '0', 'some text' } do\n"
	    "  arrives(value)\n"
	    "  arrives({ value })\n"
	    "  arrives({ key = value })\n"
	    "end\n"
	    "arrives(false)\n"
	    "arrives({ false, true, false })\n"
	    "arrives({ yes = true, no = false })");
}
END_TEST

START_TEST(numbers_that_equal_others)
{
	run("local nan, zero = 0 / 0, -0.0\n"
	    "for _, wrap in ipairs { function(v) return v end,\n"
	    "    function(v) return { v } end, function(v) return { key = v } end } do\n"
	    "  local function open(v) return type(v) == 'table' and (v[1] or v.key) or v end\n"
	    "  local got = open(send(wrap(nan)))\n"
	    "  assert(type(got) == 'number' and got ~= got)\n"
	    "  assert(1 / open(send(wrap(zero))) == -math.huge)\n"
	    "end");
}
END_TEST

START_TEST(strings_of_any_bytes)
{
	run("local all = {}\n"
	    "for i = 0, 255 do all[#all + 1] = string.char(i) end\n"
	    "local text = table.concat(all)\n"
	    "arrives(text)\n"
	    "arrives({ text, text:reverse() })\n"
	    "arrives({ [text] = text, [''] = '', ['\\0'] = '\\0' })");
}
END_TEST

START_TEST(big_strings)
{
	run("for _, size in ipairs { 255, 256, 65535, 65536, 1000000, 20000000 } do\n"
	    "  local text = ('0123456789abcde'):rep(math.ceil(size / 15)):sub(1, size)\n"
	    "  arrives(text)\n"
	    "  arrives({ text, 1 })\n"
	    "  arrives({ [text] = text, short = true })\n"
	    "end");
}
END_TEST

START_TEST(metatables_of_scalars_do_not_matter)
{
	run("debug.setmetatable(0, { __index = {} })\n"
	    "debug.setmetatable(true, { __index = {} })\n"
	    "arrives(7) arrives(true) arrives({ 7, true, 'x' })");
}
END_TEST

/* ---- what cannot be sent ---- */

START_TEST(refused_at_top_level)
{
	run("assert(not pcall(lose))\n"
	    "refused(nil, EINVAL)\n"
	    "refused(print, EINVAL)\n"
	    "refused(function() end, EINVAL)\n"
	    "refused(coroutine.create(print), EINVAL)\n"
	    "refused(light, EINVAL)\n"
	    "refused(setmetatable({}, {}), EINVAL)\n"
	    "refused(setmetatable({ 1 }, { __metatable = false }), EINVAL)\n"
	    "refused(require 'ffi'.new 'int', EINVAL)\n"
	    "refused(1LL, EINVAL)\n"
	    "refused(newproxy(), ENOTSUP)\n"
	    "refused(newproxy(true), ENOTSUP)\n"
	    "refused(io.stdout, ENOTSUP)\n"
	    "refused(busy(copy(1)), EBUSY)\n"
	    "refused(busy(move(1)), EBUSY)");
	ck_assert_int_eq(packed, 0);
}
END_TEST

START_TEST(dropped_in_a_dictionary)
{
	run("assert(#unsendable == 14)\n"
	    "for _, value in ipairs(unsendable) do\n"
	    "  arrives({ key = value }, {})\n"
	    "  arrives({ before = 1, key = value, after = 'x' }, { before = 1, after = 'x' })\n"
	    "  arrives({ { key = value }, 2 }, { {}, 2 })\n"
	    "end");
	ck_assert_int_eq(packed, 0);
}
END_TEST

START_TEST(ends_an_array)
{
	run("for _, value in ipairs(unsendable) do\n"
	    "  arrives({ value }, {})\n"
	    "  arrives({ 1, 2, value, 4, 5 }, { 1, 2 })\n"
	    "  arrives({ { 1, value, 3 }, 2 }, { { 1 }, 2 })\n"
	    "  arrives({ key = { value, 1 }, other = 1 }, { key = {}, other = 1 })\n"
	    "end");
	ck_assert_int_eq(packed, 0);
}
END_TEST

/* ---- tables ---- */

START_TEST(every_shape)
{
	run("arrives({})\n"
	    "arrives({ {} })\n"
	    "arrives({ { {}, {} }, { key = {} } })\n"
	    "arrives({ 1, 2, 3 })\n"
	    "arrives({ name = 'x', id = 5 })\n"
	    "arrives({ { 1, 'two', { three = { 4, false } } }, 5 })");
}
END_TEST

START_TEST(large_tables)
{
	run("local array, dictionary, mixed = {}, {}, {}\n"
	    "for i = 1, 30000 do\n"
	    "  array[i] = i\n"
	    "  dictionary['key' .. i] = i\n"
	    "  mixed[i] = { id = i, name = tostring(i), { i, i + 1 } }\n"
	    "end\n"
	    "arrives(array) arrives(dictionary)\n"
	    "for i = 1, #mixed do mixed[i][1] = nil mixed[i].list = { i } end\n"
	    "arrives(mixed)");
}
END_TEST

START_TEST(arrays_lose_other_keys)
{
	run("arrives({ 1, 2, key = 3, [-1] = 4, [0] = 5, [1.5] = 6 }, { 1, 2 })\n"
	    "arrives({ [1] = 'x', [true] = 'y' }, { 'x' })");
}
END_TEST

START_TEST(dictionaries_keep_only_string_keys)
{
	run("arrives({ key = 1, [0] = 2, [-1] = 3, [1.5] = 4, [true] = 5, [print] = 6,\n"
	    "  [{}] = 7, [light] = 8 }, { key = 1 })\n"
	    "arrives({ ['1'] = 'x', ['2'] = 'y' })\n"
	    "assert(send({ ['1'] = 'x' })[1] == nil)\n"
	    "arrives({ [0] = 1 }, {})");
}
END_TEST

START_TEST(holes_end_an_array)
{
	run("local holed = { 1, 2, nil, 4 }\n"
	    "assert(#holed == 4)\n"
	    "arrives(holed, { 1, 2 })\n"
	    "local late = { nil, 2 }\n"
	    "assert(#late == 2)\n"
	    "arrives(late, {})\n"
	    "local nothing = { nil, nil, key = 1 }\n"
	    "assert(#nothing == 0)\n"
	    "arrives(nothing, { key = 1 })");
}
END_TEST

START_TEST(tables_are_copied)
{
	run("local sent = { list = { 1 } }\n"
	    "local got = send(sent)\n"
	    "got.list[1] = 2 got.new = true\n"
	    "assert(sent.list[1] == 1 and sent.new == nil)\n"
	    "assert(getmetatable(got) == nil)");
}
END_TEST

START_TEST(shared_table_arrives_twice)
{
	run("local shared = { 'x' }\n"
	    "local got = send({ shared, shared, { shared } })\n"
	    "assert(got[1][1] == 'x' and got[2][1] == 'x' and got[3][1][1] == 'x')\n"
	    "assert(got[1] ~= got[2] and got[2] ~= got[3][1])\n"
	    "arrives({ one = shared, other = shared })");
}
END_TEST

START_TEST(loops)
{
	run("local own = {} own.own = own refused(own, ELOOP)\n"
	    "own = {} own[1] = own refused(own, ELOOP)\n"
	    "local one, other = {}, {} one.other = other other.one = one\n"
	    "refused(one, ELOOP) refused({ one }, ELOOP) refused({ key = { other } }, ELOOP)\n"
	    "local first = deep(150, 'key', {})\n"
	    "local last = first while last.key do last = last.key end\n"
	    "last[1] = first refused(first, ELOOP)\n"
	    "assert(tostring(refused(own, ELOOP).message):find 'itself')\n"
	    "last[1] = nil arrives(first)");
}
END_TEST

START_TEST(loop_through_what_is_dropped)
{
	run("local value = { 1 } value[2] = setmetatable({ value }, {})\n"
	    "arrives(value, { 1 })\n"
	    "value = { 1 } value.key = value\n"
	    "arrives(value, { 1 })");
}
END_TEST

START_TEST(depth)
{
	run("for _, key in ipairs { 1, 'key' } do\n"
	    "  arrives(deep(200, key, key))\n"
	    "  refused(deep(201, key, key), EOVERFLOW)\n"
	    "  arrives(deep(199, key, {}))\n"
	    "  refused(deep(200, key, {}), EOVERFLOW)\n"
	    "  refused({ deep(200, key, 1) }, EOVERFLOW)\n"
	    "  refused(deep(100000, key, 1), EOVERFLOW)\n"
	    "end\n"
	    "arrives(deep(200, 1, setmetatable({}, {})), deep(199, 1, {}))\n"
	    "local inmost = { deep(199, 1, 'x'), deep(199, 'key', 'y') }\n"
	    "arrives(inmost)");
}
END_TEST

START_TEST(stack_of_a_coroutine_grows)
{
	run("coroutine.wrap(function()\n"
	    "  arrives(deep(200, 'key', 1))\n"
	    "  local tickets = {}\n"
	    "  for i = 1, 253 do tickets[i] = copy(i) end\n"
	    "  local got = send(deep(199, 'key', tickets))\n"
	    "  while got.key do got = got.key end\n"
	    "  assert(#got == 253)\n"
	    "  for i = 1, 253 do assert(number(got[i]) == i) end\n"
	    "end)()");
}
END_TEST

START_TEST(no_room_on_the_stack)
{
	run("local function down(levels, value)\n"
	    "  if levels == 0 then return send(value) end\n"
	    "  return (down(levels - 1, value))\n"
	    "end\n"
	    "local low, high = 1, 100000\n"
	    "while high - low > 1 do\n"
	    "  local middle = math.floor((low + high) / 2)\n"
	    "  if pcall(down, middle, 1) then low = middle else high = middle end\n"
	    "end\n"
	    "local value, refusals = deep(200, 'key', 1), 0\n"
	    "for levels = low - 1500, low, 10 do\n"
	    "  if not pcall(down, levels, value) then refusals = refusals + 1 end\n"
	    "end\n"
	    "assert(refusals > 0)\n"
	    "arrives(value)");
}
END_TEST

/* ---- parcels ---- */

START_TEST(copied_userdata)
{
	run("local ticket = copy(7)\n"
	    "assert(number(send(ticket)) == 7 and number(ticket) == 7)\n"
	    "local got = send({ ticket, 'x', ticket })\n"
	    "assert(number(got[1]) == 7 and got[2] == 'x' and number(got[3]) == 7)\n"
	    "assert(got[1] ~= got[3])\n"
	    "got = send({ key = ticket, deep = { { ticket } } })\n"
	    "assert(number(got.key) == 7 and number(got.deep[1][1]) == 7)");
	ck_assert_int_eq(packed, 10);
	ck_assert_int_eq(unpacked, 10);
	ck_assert_int_eq(dropped, 0);
}
END_TEST

START_TEST(moved_userdata)
{
	run("local ticket = move(7)\n"
	    "local got = send(ticket)\n"
	    "assert(number(got) == 7 and number(ticket) == 0)\n"
	    "refused(ticket, EBUSY)\n"
	    "got = send({ got, { key = move(8) }, ticket, 9 })\n"
	    "assert(#got == 2 and number(got[1]) == 7 and number(got[2].key) == 8)");
	ck_assert_int_eq(packed, 6);
	ck_assert_int_eq(dropped, 0);
}
END_TEST

START_TEST(moves_only_once)
{
	run("local ticket, other = move(7), move(8)\n"
	    "local got = send({ ticket, { ticket, 1 }, other, ticket, 'lost' })\n"
	    "assert(#got == 3 and number(got[1]) == 7 and #got[2] == 0)\n"
	    "assert(number(got[3]) == 8)\n"
	    "ticket = move(9)\n"
	    "got = send({ a = ticket, b = ticket, c = 3 })\n"
	    "assert(got.c == 3 and (got.a == nil) ~= (got.b == nil))\n"
	    "assert(number(got.a or got.b) == 9)");
	ck_assert_int_eq(packed, 6);
}
END_TEST

START_TEST(kinds_stay_apart_and_in_order)
{
	run("local got = send({ free(1), copy(2), 'x', free(3), move(4), { free(5) } })\n"
	    "assert(number(got[1]) == 1 and number(got[2]) == 2 and got[3] == 'x')\n"
	    "assert(number(got[4]) == 3 and number(got[5]) == 4 and number(got[6][1]) == 5)\n"
	    "for length = 0, 40 do\n"
	    "  got = send({ ('x'):rep(length), free(6), copy(7) })\n"
	    "  assert(#got[1] == length and number(got[2]) == 6 and number(got[3]) == 7)\n"
	    "end\n"
	    "assert(number(send(busy(free(8)))) == 8)");
}
END_TEST

START_TEST(refusal_packs_nothing)
{
	run("local ticket, moving = copy(1), move(2)\n"
	    "local loop = { ticket, moving } loop[3] = loop\n"
	    "refused(loop, ELOOP)\n"
	    "refused({ ticket, moving, deep(200, 1, 1) }, EOVERFLOW)\n"
	    "assert(number(ticket) == 1 and number(moving) == 2)\n"
	    "assert(number(send({ moving })[1]) == 2)");
	ck_assert_int_eq(packed, 2);
	ck_assert_int_eq(dropped, 0);
}
END_TEST

START_TEST(acquired_userdata)
{
	run("local ticket = scarce(1)\n"
	    "local got = send({ ticket, move(2), ticket, copy(3) })\n"
	    "assert(number(got[1]) == 1 and number(got[2]) == 2)\n"
	    "assert(number(got[3]) == 1 and number(got[4]) == 3 and number(ticket) == 1)");
	ck_assert_int_eq(packed, 8);
}
END_TEST

START_TEST(what_is_not_acquired_changes_nothing)
{
	run("local one, moving = scarce(1), move(2)\n"
	    "refused(scarce(13), EMFILE)\n"
	    "refused({ moving, one, copy(3), one, scarce(13), one }, EMFILE)\n"
	    "assert(number(one) == 1 and number(moving) == 2)\n"
	    "assert(number(send({ moving })[1]) == 2)");
	ck_assert_int_eq(dropped, 2);
	ck_assert_int_eq(packed, 4);
}
END_TEST

START_TEST(parcels_before_what_is_dropped)
{
	run("local got = send({ copy(1), { copy(2), print, copy(3) }, copy(4), io.stdout })\n"
	    "assert(#got == 3 and number(got[1]) == 1 and number(got[3]) == 4)\n"
	    "assert(#got[2] == 1 and number(got[2][1]) == 2)");
	ck_assert_int_eq(packed, 6);
}
END_TEST

START_TEST(number_of_parcels)
{
	run("local tickets = {}\n"
	    "for i = 1, 253 do tickets[i] = i % 2 == 0 and copy(i) or move(i) end\n"
	    "local got = send(tickets)\n"
	    "for i = 1, 253 do assert(number(got[i]) == i) end\n"
	    "assert(#got == 253)\n"
	    "got[254] = copy(254)\n"
	    "refused(got, EOVERFLOW)\n"
	    "for i = 1, 254 do assert(number(got[i]) == i) end\n"
	    "local named = {}\n"
	    "for i = 1, 254 do named['key' .. i] = free(1) end\n"
	    "refused(named, EOVERFLOW)\n"
	    "named.key1 = nil\n"
	    "local back = send(named)\n"
	    "for i = 2, 254 do assert(number(back['key' .. i]) == 1) end\n"
	    "got[254] = busy(got[254])\n"
	    "assert(#send(got) == 253)");
}
END_TEST

START_TEST(undelivered_parcels_are_dropped)
{
	run("local moving = move(1)\n"
	    "lose(moving)\n"
	    "assert(number(moving) == 0)\n"
	    "local kept = copy(2)\n"
	    "lose({ kept, move(3), { kept, free(1) }, 'x' })\n"
	    "assert(number(kept) == 2)");
	ck_assert_int_eq(packed, 5);
	ck_assert_int_eq(dropped, 5);
	ck_assert_int_eq(unpacked, 0);
}
END_TEST

START_TEST(destroy_accepts_nothing)
{
	message_destroy(NULL);
	run("lose(1) lose('x') lose({}) lose({ key = { 1 } })");
}
END_TEST

START_TEST(next_message_after_each_refusal)
{
	run("for i = 1, 100 do\n"
	    "  refused({ ('x'):rep(i * 1000), deep(201, 1, 1) }, EOVERFLOW)\n"
	    "  arrives({ i, { 'x' }, key = i }, { i, { 'x' } })\n"
	    "end");
}
END_TEST

static int carry_too_much(lua_State *L)
{
	static const struct carrier large = { .size = CARRIER_MAX + 1 };

	lua_newtable(L);
	message_carry(L, &large);
	return 0;
}

START_TEST(too_large_parcel)
{
	ck_assert_int_eq(lua_cpcall(here, carry_too_much, NULL), LUA_ERRRUN);
}
END_TEST

/* ---- memory ---- */

/* Push the value of an expression. */
static void evaluate(const char *expression)
{
	lua_pushfstring(here, "return %s", expression);
	ck_assert_int_eq(luaL_loadstring(here, lua_tostring(here, -1)), 0);
	lua_remove(here, -2);
	ck_assert_int_eq(lua_pcall(here, 0, 1, 0), 0);
}

static void collect(void)
{
	for (int i = 0; i < 2; i++) {
		lua_gc(here, LUA_GCCOLLECT, 0);
		lua_gc(there, LUA_GCCOLLECT, 0);
	}
}

static int unscript_lose(lua_State *L)
{
	message_unpack(L, lua_touserdata(L, 1));
	return 1;
}

/* Unpack in a state that may ask for memory `times`. */
static int unpack_within(struct message *message, int times)
{
	int status;

	lua_pushcfunction(there, unscript_lose);
	lua_pushlightuserdata(there, message);
	allowance = times;
	status = lua_pcall(there, 1, 1, 0);
	allowance = -1;
	return status;
}

START_TEST(unpack_without_memory)
{
	int status = LUA_ERRMEM, times = 0, before = alive;

	for (; status != 0; times++) {
		struct message *message;

		evaluate(
			"{ copy(1), { {}, move(2), 'a string that is new there' },"
			"  { key = free(1), other = copy(3) }, move(4), copy(5), { {} } }");
		message = message_pack(here, -1, &packer);
		lua_pop(here, 1);
		unpacked = dropped = 0;
		status = unpack_within(message, times);
		ck_assert(status == 0 || status == LUA_ERRMEM);
		message_destroy(message);
		ck_assert_int_eq(unpacked + dropped, 6);
		lua_settop(there, 0);
		collect();
		ck_assert_int_eq(alive, before);
	}
	ck_assert_int_gt(times, 10);
}
END_TEST

START_TEST(pack_without_memory)
{
	int status = LUA_ERRMEM, times = 0;

	evaluate("deep(198, 'key', { move(1), copy(2) })");
	for (; status != 0; times++) {
		lua_State *fiber = lua_newthread(here);

		lua_pushcfunction(fiber, script_lose);
		lua_pushvalue(here, -2);
		lua_xmove(here, fiber, 1);
		allowance = times;
		status = lua_pcall(fiber, 1, 0, 0);
		allowance = -1;
		ck_assert(status == 0 || status == LUA_ERRMEM);
		ck_assert_int_eq(packed, status == 0 ? 2 : 0);
		lua_pop(here, 1);
	}
	ck_assert_int_gt(times, 1);
	lua_settop(here, 0);
	packed = 0;
	run("arrives({ 1, 'x' })");
}
END_TEST

/* Let the process have so many more bytes than now; 0 lifts the limit. */
static void limit_memory(size_t more)
{
	struct rlimit limit;
	unsigned long pages = 0;
	FILE *statm = fopen("/proc/self/statm", "re");

	ck_assert_ptr_nonnull(statm);
	ck_assert_int_eq(fscanf(statm, "%lu", &pages), 1);
	fclose(statm);
	ck_assert_int_eq(getrlimit(RLIMIT_AS, &limit), 0);
	limit.rlim_cur = limit.rlim_max;
	if (more)
		limit.rlim_cur = pages * (size_t)sysconf(_SC_PAGESIZE) + more;
	ck_assert_int_eq(setrlimit(RLIMIT_AS, &limit), 0);
}

static void check_refused_within(size_t more)
{
	lua_settop(here, 0);
	lua_pushcfunction(here, script_lose);
	lua_getglobal(here, "value");
	limit_memory(more);
	ck_assert_int_eq(lua_pcall(here, 1, 0, 0), LUA_ERRRUN);
	limit_memory(0);
	ck_assert(error_is(here, -1, &error_generic, ENOMEM));
	lua_settop(here, 0);
	ck_assert_int_eq(packed, 0);
}

/* The packer grows to 128 MiB for a table of 64, and the message takes 64 more. */
START_TEST(no_memory_for_a_message)
{
	enum { MIB = 1024 * 1024 };

	run("value = ('x'):rep(64 * 1024 * 1024)");
	check_refused_within(16 * MIB);
	run("value = { move(1), copy(2), value }");
	check_refused_within(16 * MIB);
	check_refused_within(150 * MIB);
	run("assert(number(value[1]) == 1)\n"
	    "local got = send(value)\n"
	    "assert(number(got[1]) == 1 and #got[3] == 64 * 1024 * 1024)");
}
END_TEST

START_TEST(packer_is_used_again)
{
	const unsigned char *bytes;

	ck_assert_ptr_null(packer.bytes);
	run("lose(1) lose('x')");
	ck_assert_ptr_null(packer.bytes);
	run("lose({ 1, 2 })");
	bytes = packer.bytes;
	ck_assert_ptr_nonnull(bytes);
	run("local loop = { 'x' } loop[2] = loop refused(loop, ELOOP) lose({ 2, 'x' })");
	ck_assert_ptr_eq(packer.bytes, bytes);
}
END_TEST

START_TEST(packer_shrinks)
{
	enum { MUCH = 64 * 1024 };

	run("lose({ ('x'):rep(1000000) })");
	ck_assert_uint_le(packer.capacity, MUCH);
	run("refused({ ('x'):rep(1000000), deep(201, 1, 1) }, EOVERFLOW)");
	ck_assert_uint_le(packer.capacity, MUCH);
	packer_finish(&packer);
	packer_finish(&packer);
	run("arrives({ 1 })");
}
END_TEST

/* ---- size ---- */

static bool roomy(void)
{
	const long gibibyte = 1024 * 1024 * 1024;

	return sysconf(_SC_AVPHYS_PAGES) > 3 * (gibibyte / sysconf(_SC_PAGESIZE)) &&
	       !under_valgrind();
}

/* The kind and the length of a string take five bytes more. */
START_TEST(size)
{
	size_t length = MESSAGE_SIZE - 4;
	void *zeros = mmap(NULL, length, PROT_READ,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	ck_assert(zeros != MAP_FAILED);
	lua_pushlstring(here, zeros, length);
	lua_setglobal(here, "large");
	munmap(zeros, length);
	run("refused(large, EOVERFLOW)\n"
	    "refused({ move(1), large }, EOVERFLOW)\n"
	    "refused({ [large] = true }, EOVERFLOW)");
	ck_assert_int_eq(packed, 0);
}
END_TEST

/* ---- threads ---- */

static void *receive(void *message)
{
	lua_State *L = luaL_newstate();

	ck_assert_ptr_nonnull(L);
	open_types(L);
	message_unpack(L, message);
	message_destroy(message);
	lua_rawgeti(L, 1, 2);
	ck_assert_int_eq(((union ticket *)lua_touserdata(L, -1))->number, 7);
	lua_close(L);
	return NULL;
}

static void *discard(void *message)
{
	message_destroy(message);
	return NULL;
}

static void hand_to_thread(void *(*begin)(void *))
{
	pthread_t thread;
	struct message *message;

	evaluate("{ 'x', move(7), { key = copy(8) } }");
	message = message_pack(here, -1, &packer);
	lua_pop(here, 1);
	ck_assert_int_eq(pthread_create(&thread, NULL, begin, message), 0);
	ck_assert_int_eq(pthread_join(thread, NULL), 0);
}

START_TEST(another_thread)
{
	int before = alive;

	hand_to_thread(receive);
	hand_to_thread(discard);
	ck_assert_int_eq(unpacked, 2);
	ck_assert_int_eq(dropped, 2);
	collect();
	ck_assert_int_eq(alive, before);
}
END_TEST

Suite *message_suite(void)
{
	Suite *suite = suite_create("message");
	TCase *values = tcase_create("values"), *tables = tcase_create("tables");
	TCase *parcels = tcase_create("parcels"), *memory = tcase_create("memory");

	tcase_add_checked_fixture(values, setup, teardown);
	tcase_add_test(values, scalars);
	tcase_add_test(values, numbers_that_equal_others);
	tcase_add_test(values, strings_of_any_bytes);
	tcase_add_test(values, big_strings);
	tcase_add_test(values, metatables_of_scalars_do_not_matter);
	tcase_add_test(values, refused_at_top_level);
	tcase_add_test(values, dropped_in_a_dictionary);
	tcase_add_test(values, ends_an_array);
	suite_add_tcase(suite, values);
	tcase_add_checked_fixture(tables, setup, teardown);
	tcase_add_test(tables, every_shape);
	tcase_add_test(tables, large_tables);
	tcase_add_test(tables, arrays_lose_other_keys);
	tcase_add_test(tables, dictionaries_keep_only_string_keys);
	tcase_add_test(tables, holes_end_an_array);
	tcase_add_test(tables, tables_are_copied);
	tcase_add_test(tables, shared_table_arrives_twice);
	tcase_add_test(tables, loops);
	tcase_add_test(tables, loop_through_what_is_dropped);
	tcase_add_test(tables, depth);
	tcase_add_test(tables, stack_of_a_coroutine_grows);
	tcase_add_test(tables, no_room_on_the_stack);
	suite_add_tcase(suite, tables);
	tcase_add_checked_fixture(parcels, setup, teardown);
	tcase_add_test(parcels, copied_userdata);
	tcase_add_test(parcels, moved_userdata);
	tcase_add_test(parcels, moves_only_once);
	tcase_add_test(parcels, kinds_stay_apart_and_in_order);
	tcase_add_test(parcels, refusal_packs_nothing);
	tcase_add_test(parcels, acquired_userdata);
	tcase_add_test(parcels, what_is_not_acquired_changes_nothing);
	tcase_add_test(parcels, parcels_before_what_is_dropped);
	tcase_add_test(parcels, number_of_parcels);
	tcase_add_test(parcels, undelivered_parcels_are_dropped);
	tcase_add_test(parcels, destroy_accepts_nothing);
	tcase_add_test(parcels, too_large_parcel);
	tcase_add_test(parcels, another_thread);
	suite_add_tcase(suite, parcels);
	tcase_add_checked_fixture(memory, setup, teardown);
	tcase_add_test(memory, next_message_after_each_refusal);
	tcase_add_test(memory, unpack_without_memory);
	tcase_add_test(memory, pack_without_memory);
	if (!under_valgrind())
		tcase_add_test(memory, no_memory_for_a_message);
	tcase_add_test(memory, packer_is_used_again);
	tcase_add_test(memory, packer_shrinks);
	if (roomy())
		tcase_add_test(memory, size);
	suite_add_tcase(suite, memory);
	return suite;
}
