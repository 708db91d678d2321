/* SPDX-License-Identifier: MIT */
/* check_wire.c - which datagrams are messages, and which values become datagrams. */
#include "runtime/wire.h"

#include <check.h>
#include <math.h>
#include <sched.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/un.h>

#include "modules/file_descriptor.h"
#include "modules/ipc_channel.h"
#include "runtime/bytes.h"
#include "tests/unit/wire_round.h"

Suite *wire_suite(void);

static struct vm vm;

static void open_state(void)
{
	round_open(&vm);
}

static void close_state(void)
{
	vm_finish(&vm);
	loop_finish(loop_current);
}

/* ---- bytes ---- */

/* The pieces of datagrams. Numbers have the order of bytes of this machine. */
#define ONE           "\1\0\0\0"
#define TWO           "\2\0\0\0"
#define NO_DESCRIPTOR "\1\0"
#define HANDLE        "\1\1\0"
#define ADDRESS       "\1\1\1"
#define MEMORY        "\1\1\2\0\20\0\0\0\0\0\0"
#define FALSE_        "\0"
#define TRUE_         "\1"
#define NUMBER(bytes) "\2" bytes
#define STRING_A      "\3" ONE "a"
#define STRING_B      "\3" ONE "b"
#define ARRAY         "\4"
#define DICTIONARY    "\5"
#define PARCEL        "\6"
#define SPAN_A        "\7" ONE "a"
#define ZEROES        "\0\0\0\0\0\0"

struct row {
	const char *name, *bytes;
	size_t size;
	unsigned count; /* of descriptors */
};

#define ROW(name, bytes, count)                       \
	{                                             \
		name, bytes, sizeof(bytes) - 1, count \
	}

static const struct row good[] = {
	ROW("false", NO_DESCRIPTOR FALSE_, 0),
	ROW("true", NO_DESCRIPTOR TRUE_, 0),
	ROW("zero", NO_DESCRIPTOR NUMBER(ZEROES "\0\0"), 0),
	ROW("minus zero", NO_DESCRIPTOR NUMBER(ZEROES "\0\x80"), 0),
	ROW("infinity", NO_DESCRIPTOR NUMBER(ZEROES "\xf0\x7f"), 0),
	ROW("not a number", NO_DESCRIPTOR NUMBER(ZEROES "\xf8\x7f"), 0),
	ROW("string", NO_DESCRIPTOR STRING_A, 0),
	ROW("empty string", NO_DESCRIPTOR "\3\0\0\0\0", 0),
	ROW("span", NO_DESCRIPTOR SPAN_A, 0),
	ROW("array", NO_DESCRIPTOR ARRAY TWO FALSE_ TRUE_, 0),
	ROW("dictionary", NO_DESCRIPTOR DICTIONARY ONE STRING_A TRUE_, 0),
	ROW("keys in order", NO_DESCRIPTOR DICTIONARY TWO STRING_A TRUE_ STRING_B TRUE_,
		0),
	ROW("key that begins as the other",
		NO_DESCRIPTOR DICTIONARY TWO STRING_A TRUE_ "\3" TWO "aa" TRUE_, 0),
	ROW("empty key", NO_DESCRIPTOR DICTIONARY ONE "\3\0\0\0\0" TRUE_, 0),
	ROW("empty table", NO_DESCRIPTOR DICTIONARY "\0\0\0\0", 0),
	ROW("handle", HANDLE PARCEL, 1),
	ROW("address", ADDRESS PARCEL, 1),
	ROW("memory", MEMORY PARCEL, 1),
	ROW("two parcels", "\1\2\0\1" ARRAY TWO PARCEL PARCEL, 2),
};

/* V1 to V3, V5, V15 are about sockets: check_receiving.c. */
static const struct row bad[] = {
	ROW("V4 nothing", "", 0),
	ROW("V4 a version", "\1", 0),
	ROW("V4 no value", NO_DESCRIPTOR, 0),
	ROW("V4 half a number", NO_DESCRIPTOR NUMBER("\0\0\0\0"), 0),
	ROW("version 0", "\0\0\1", 0),
	ROW("version 2", "\2\0\1", 0),
	ROW("V6 unknown kind", NO_DESCRIPTOR "\10", 0),
	ROW("V6 nil", NO_DESCRIPTOR "\xff", 0),
	ROW("V7 no length", NO_DESCRIPTOR "\3", 0),
	ROW("V7 half a length", NO_DESCRIPTOR "\3\1\0", 0),
	ROW("V7 no text", NO_DESCRIPTOR "\3" ONE, 0),
	ROW("V7 long text",
		NO_DESCRIPTOR "\3\xff\xff\xff\xff"
			      "a",
		0),
	ROW("V8 handle without a descriptor", HANDLE PARCEL, 0),
	ROW("V8 handle with two", HANDLE PARCEL, 2),
	ROW("V8 address without a descriptor", ADDRESS PARCEL, 0),
	ROW("V8 parcel that nobody said", NO_DESCRIPTOR PARCEL, 0),
	ROW("V9 true with a descriptor", NO_DESCRIPTOR TRUE_, 1),
	ROW("V9 said, and not in the value", HANDLE TRUE_, 1),
	ROW("V10 no count", NO_DESCRIPTOR DICTIONARY, 0),
	ROW("V10 half a count", NO_DESCRIPTOR DICTIONARY "\1\0", 0),
	ROW("V11 no key", NO_DESCRIPTOR DICTIONARY ONE, 0),
	ROW("V11 long key",
		NO_DESCRIPTOR DICTIONARY ONE "\3\3\0\0\0"
					     "ab",
		0),
	ROW("V11 no value", NO_DESCRIPTOR DICTIONARY ONE STRING_A, 0),
	ROW("V11 long value", NO_DESCRIPTOR DICTIONARY ONE STRING_A "\3" TWO "a", 0),
	ROW("V11 members that cannot be", NO_DESCRIPTOR DICTIONARY TWO STRING_A TRUE_, 0),
	ROW("V12 unknown kind in the second",
		NO_DESCRIPTOR DICTIONARY TWO STRING_A TRUE_ STRING_B "\11", 0),
	ROW("V13 more parcels", "\1\1\0" ARRAY TWO PARCEL PARCEL, 1),
	ROW("V14 more descriptors", "\1\2\0\0" ARRAY ONE PARCEL, 2),
	ROW("V16 key twice", NO_DESCRIPTOR DICTIONARY TWO STRING_A TRUE_ STRING_A FALSE_,
		0),
	ROW("V16 keys out of order",
		NO_DESCRIPTOR DICTIONARY TWO STRING_B TRUE_ STRING_A TRUE_, 0),
	ROW("V17 a byte behind", NO_DESCRIPTOR TRUE_ "\0", 0),
	ROW("V17 a byte behind a table", NO_DESCRIPTOR DICTIONARY ONE STRING_A TRUE_ "\0",
		0),
	ROW("V18 signalling", NO_DESCRIPTOR NUMBER("\1\0\0\0\0\0\xf0\x7f"), 0),
	ROW("V18 other quiet one", NO_DESCRIPTOR NUMBER("\1\0\0\0\0\0\xf8\x7f"), 0),
	ROW("V18 with a sign", NO_DESCRIPTOR NUMBER(ZEROES "\xf8\xff"), 0),
	ROW("V19 empty array", NO_DESCRIPTOR ARRAY "\0\0\0\0", 0),
	ROW("array that cannot be", NO_DESCRIPTOR ARRAY "\xff\xff\xff\xff\1\1", 0),
	ROW("number as a key", NO_DESCRIPTOR DICTIONARY ONE TRUE_ TRUE_, 0),
	ROW("span as a key", NO_DESCRIPTOR DICTIONARY ONE SPAN_A TRUE_, 0),
	ROW("span beyond the end", NO_DESCRIPTOR "\7" TWO "a", 0),
	ROW("unknown sort", "\1\1\3" PARCEL, 1),
	ROW("sorts beyond the end", "\1\5\0\0", 5),
	ROW("half a size", "\1\1\2\0\0", 1),
};

/* Where nobody may read behind it, if there is something that looks. */
static bool is_good(const struct row *row)
{
	struct wire_outline outline;
	unsigned char *copy = malloc(row->size + (row->size == 0));
	bool is;

	memcpy(copy, row->bytes, row->size);
	is = wire_check(copy, row->size, row->count, &outline);
	free(copy);
	return is;
}

START_TEST(good_datagrams)
{
	ck_assert_msg(is_good(&good[_i]), "%s", good[_i].name);
}
END_TEST

START_TEST(bad_datagrams)
{
	ck_assert_msg(!is_good(&bad[_i]), "%s", bad[_i].name);
}
END_TEST

START_TEST(no_part_of_a_datagram_is_one)
{
	struct row part = good[_i];

	while (part.size > 0) {
		part.size--;
		ck_assert_msg(!is_good(&part), "%zu bytes of %s", part.size, part.name);
	}
}
END_TEST

START_TEST(tables_in_tables)
{
	unsigned char bytes[2 + 5 * (WIRE_DEPTH + 1) + 1] = { WIRE_VERSION, 0 };
	struct wire_outline outline;
	size_t size = 2;

	for (int depth = 1; depth <= WIRE_DEPTH + 1; depth++) {
		memcpy(bytes + size, ARRAY ONE, 5);
		size += 5;
		bytes[size] = 1;
		ck_assert_int_eq(
			wire_check(bytes, size + 1, 0, &outline), depth <= WIRE_DEPTH);
	}
}
END_TEST

START_TEST(descriptors_up_to_the_limit)
{
	unsigned char bytes[2 + 256 + 5 + 256] = { WIRE_VERSION };
	struct wire_outline outline;

	for (unsigned count = 252; count <= 255; count++) {
		size_t size = 2;

		bytes[1] = (unsigned char)count;
		memset(bytes + size, 0, count);
		size += count;
		memcpy(bytes + size, ARRAY, 1);
		memcpy(bytes + size + 1, &(uint32_t){ count }, sizeof(uint32_t));
		size += 5;
		memset(bytes + size, 6, count);
		size += count;
		ck_assert_int_eq(wire_check(bytes, size, count, &outline),
			count <= WIRE_DESCRIPTORS);
	}
}
END_TEST

/* ---- descriptors ---- */

static bool is_taken(const struct row *row, int fd)
{
	struct filling spare = { 0 };
	struct message *message = NULL;
	int status = wire_read((const unsigned char *)row->bytes, row->size, &fd, 1,
		arrivals, &spare, &message);

	if (status == -EBADMSG)
		close(fd);
	else
		ck_assert_int_eq(status, 0);
	message_destroy(message);
	while (fcntl(fd, F_GETFD) >= 0) /* it is closed by a worker of the kernel's */
		sched_yield();
	return status == 0;
}

static const struct row handle = ROW("handle", HANDLE PARCEL, 1);
static const struct row address = ROW("address", ADDRESS PARCEL, 1);
static const struct row memory = ROW("memory", MEMORY PARCEL, 1); /* of 4096 bytes */

START_TEST(handles_are_no_directories)
{
	ck_assert(is_taken(&handle, open("/dev/null", O_RDONLY | O_CLOEXEC)));
	ck_assert(!is_taken(&handle, open("/", O_RDONLY | O_CLOEXEC)));
	ck_assert(!is_taken(&handle, open("/", O_PATH | O_CLOEXEC)));
	ck_assert(!is_taken(&handle, open("/dev/null", O_PATH | O_CLOEXEC)));
}
END_TEST

static int socket_of(int family, int type)
{
	return socket(family, type | SOCK_CLOEXEC, 0);
}

static int listening(void)
{
	struct sockaddr_un name = { .sun_family = AF_UNIX };
	int fd = socket_of(AF_UNIX, SOCK_SEQPACKET);

	ck_assert_int_eq(
		bind(fd, (const struct sockaddr *)&name, sizeof name.sun_family), 0);
	ck_assert_int_eq(listen(fd, 1), 0);
	return fd;
}

START_TEST(addresses_are_sockets_of_our_kind)
{
	ck_assert(is_taken(&address, round_fd(WIRE_ADDRESS, 0)));
	ck_assert(!is_taken(&address, open("/dev/null", O_RDONLY | O_CLOEXEC)));
	ck_assert(!is_taken(&address, socket_of(AF_UNIX, SOCK_STREAM)));
	ck_assert(!is_taken(&address, socket_of(AF_UNIX, SOCK_DGRAM)));
	ck_assert(!is_taken(&address, socket_of(AF_INET, SOCK_STREAM)));
	ck_assert(!is_taken(&address, listening()));
}
END_TEST

static int memory_of(off_t size, int seals, unsigned flags)
{
	int fd = memfd_create("test", MFD_CLOEXEC | MFD_ALLOW_SEALING | flags);
	void *bytes = calloc(1, 8192);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, bytes, (size_t)size), size);
	ck_assert_int_eq(fcntl(fd, F_ADD_SEALS, seals), 0);
	free(bytes);
	return fd;
}

enum { SEALS = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE };

START_TEST(memory_is_sealed)
{
	ck_assert(is_taken(&memory, round_fd(WIRE_MEMORY, 4096)));
	ck_assert(is_taken(&memory, memory_of(4096, SEALS, 0)));
	ck_assert(!is_taken(&memory, memory_of(4095, SEALS, 0)));
	ck_assert(!is_taken(&memory, memory_of(4097, SEALS, 0)));
	for (int seal = F_SEAL_SEAL; seal <= F_SEAL_WRITE; seal <<= 1)
		ck_assert(!is_taken(&memory, memory_of(4096, SEALS & ~seal, 0)));
	ck_assert(!is_taken(&memory, open("/dev/zero", O_RDONLY | O_CLOEXEC)));
}
END_TEST

/* Whoever looks would need memory for it. */
START_TEST(memory_has_no_holes)
{
	int fd = memfd_create("test", MFD_CLOEXEC | MFD_ALLOW_SEALING);

	ck_assert_int_eq(ftruncate(fd, 4096), 0);
	ck_assert_int_eq(fcntl(fd, F_ADD_SEALS, SEALS), 0);
	ck_assert(!is_taken(&memory, fd));
}
END_TEST

/* ---- generated values ---- */

static uint64_t random_state;

/* Below `bound` (Vigna's xorshift64*). */
static unsigned any(unsigned bound)
{
	random_state ^= random_state >> 12;
	random_state ^= random_state << 25;
	random_state ^= random_state >> 27;
	return (unsigned)((random_state * UINT64_C(2685821657736338717)) >> 33) % bound;
}

static void push_text(lua_State *L, unsigned most)
{
	char text[64];
	unsigned size = any(most);

	for (unsigned i = 0; i < size; i++)
		text[i] = (char)any(256);
	lua_pushlstring(L, text, size);
}

static void push_number(lua_State *L)
{
	static const double numbers[] = { 0, -0.0, 1, 42, -1.5, INFINITY, -INFINITY,
		NAN };

	lua_pushnumber(L, numbers[any(sizeof numbers / sizeof *numbers)]);
}

static void push_span(lua_State *L)
{
	size_t size = any(2) ? any(32) : any(64) == 0 ? DRAFT_SPANS + any(4096) : 0;
	struct bytes *span = bytes_push_new(L, size, size);

	for (size_t i = 0; i < size && i < 32; i++)
		bytes_write(span)[i] = (unsigned char)any(256);
}

static void push_any(lua_State *L, unsigned depth);

static void push_table(lua_State *L, unsigned depth)
{
	unsigned count = any(any(8) == 0 ? 50 : 5);
	bool array = any(2);

	luaL_checkstack(L, LUA_MINSTACK, "table");
	lua_newtable(L);
	for (unsigned i = 1; i <= count; i++) {
		if (!array)
			push_text(L, 8);
		push_any(L, depth + 1);
		if (array)
			lua_rawseti(L, -2, (int)i);
		else
			lua_rawset(L, -3);
	}
}

static int travellers[2]; /* registry: a handle and a channel */

static void push_any(lua_State *L, unsigned depth)
{
	unsigned kinds = depth == 0 ? 12 : depth < WIRE_DEPTH ? 7 : 6;

	switch (any(kinds)) {
	case 0:
		lua_pushboolean(L, (int)any(2));
		break;
	case 1:
		push_number(L);
		break;
	case 2:
	case 3:
		push_text(L, 64);
		break;
	case 4:
		push_span(L);
		break;
	case 5:
		lua_rawgeti(L, LUA_REGISTRYINDEX, travellers[any(2)]);
		break;
	default:
		push_table(L, depth);
		break;
	}
}

static void open_generator(void)
{
	const char *seed = getenv("WIRE_SEED");
	struct file_descriptor *descriptor;

	open_state();
	random_state = (seed ? strtoull(seed, NULL, 10) : 1) * 2 + 1;
	descriptor = file_descriptor_push_empty(vm.L);
	file_descriptor_own(descriptor, round_fd(WIRE_HANDLE, 0), false);
	travellers[0] = luaL_ref(vm.L, LUA_REGISTRYINDEX);
	ipc_channel_push(vm.L, round_fd(WIRE_ADDRESS, 0));
	travellers[1] = luaL_ref(vm.L, LUA_REGISTRYINDEX);
}

enum { GOOD = 50000, CHANGED = 50000 };

static void generate(struct round *round)
{
	int status;

	do {
		push_any(vm.L, 0);
		status = round_write(vm.L, round);
	} while (status == -EOVERFLOW || status == -EMSGSIZE);
	ck_assert_int_eq(status, 0);
}

START_TEST(generated_values_arrive)
{
	static struct round round;

	for (int i = 0; i < GOOD; i++) {
		generate(&round);
		ck_assert_msg(round_check(vm.L, &round), "value %d", i);
	}
}
END_TEST

static void change(struct round *round)
{
	switch (any(6)) {
	case 0: /* cut it */
		round->size = any((unsigned)round->size);
		break;
	case 1: /* lose a descriptor, or have one more */
		round->count =
			round->count > 0 && any(2) ? round->count - 1 : round->count + 1;
		break;
	case 2: /* one byte more */
		if (round->size < sizeof round->bytes)
			round->bytes[round->size++] = (unsigned char)any(256);
		break;
	case 3: /* one kind is another one, somewhere near the beginning */
		round->bytes[any((unsigned)(round->size < 64 ? round->size : 64))] =
			(unsigned char)any(9);
		break;
	case 4: /* one byte becomes any other */
		round->bytes[any((unsigned)round->size)] = (unsigned char)any(256);
		break;
	default: /* one bit */
		round->bytes[any((unsigned)round->size)] ^= (unsigned char)(1 << any(8));
		break;
	}
}

START_TEST(changed_datagrams_are_refused_or_well_formed)
{
	static struct round round;
	int refused = 0;

	for (int i = 0; i < CHANGED; i++) {
		generate(&round);
		change(&round);
		refused += !round_check(vm.L, &round);
	}
	ck_assert_int_ge(refused, CHANGED / 2);
}
END_TEST

/* ---- what can be sent ---- */

/* Write down what `chunk` returns. Returns 0 or -errno. */
static int write_chunk(const char *chunk, bool flat)
{
	static const struct file_descriptor closed = { .fd = -1 };
	lua_State *L = vm.L;
	struct draft draft;
	int top = lua_gettop(L), status;

	ck_assert_int_eq(luaL_loadstring(L, chunk), 0);
	*file_descriptor_push_empty(L) = closed;
	ipc_channel_push_closed(L);
	ck_assert_int_eq(lua_pcall(L, 2, 1, 0), 0);
	status = draft_write(L, -1, flat, &draft);
	lua_settop(L, top);
	return status;
}

static const struct {
	const char *chunk;
	int nested, flat; /* what it says */
} values[] = {
	{ "return true", 0, 0 },
	{ "return 0/0", 0, 0 },
	{ "return ''", 0, 0 },
	{ "return ('x'):rep(255)", 0, 0 },
	{ "return ('x'):rep(256)", 0, -EINVAL },
	{ "return { a = ('x'):rep(255) }", 0, 0 },
	{ "return { a = ('x'):rep(256) }", 0, -EINVAL },
	{ "return { [('x'):rep(255)] = 1 }", 0, 0 },
	{ "return { [('x'):rep(256)] = 1 }", 0, -EINVAL },
	{ "return { [''] = 1 }", 0, 0 },
	{ "return {}", 0, -EINVAL },
	{ "return { a = {} }", 0, -EINVAL },
	{ "return { a = { b = 1 } }", 0, -EINVAL },
	{ "return { 1, 2, 3 }", 0, -EINVAL },
	{ "return { 1, 2, a = 1 }", 0, 0 },
	{ "return { [true] = 1, a = 1 }", 0, 0 },
	{ "return { [true] = 1 }", -EINVAL, -EINVAL },
	{ "return { [3] = 1 }", -EINVAL, -EINVAL },
	{ "return { a = { [3] = 1 } }", -EINVAL, -EINVAL },
	{ "return byte_span.new(3)", 0, -EINVAL },
	{ "return { a = byte_span.new(3) }", 0, -EINVAL },
	{ "return nil", -EINVAL, -EINVAL },
	{ "return print", -EINVAL, -EINVAL },
	{ "return { a = print }", -EINVAL, -EINVAL },
	{ "return { 1, print }", -EINVAL, -EINVAL },
	{ "return { a = { b = { print } } }", -EINVAL, -EINVAL },
	{ "return coroutine.create(print)", -EINVAL, -EINVAL },
	{ "return newproxy()", -EINVAL, -EINVAL },
	{ "return io.stdout", -EINVAL, -EINVAL },
	{ "return require('ffi').new('int')", -EINVAL, -EINVAL },
	{ "return setmetatable({ a = 1 }, {})", -EINVAL, -EINVAL },
	{ "return { a = setmetatable({ a = 1 }, {}) }", -EINVAL, -EINVAL },
	{ "local t = { a = 1 } t.b = t return t", -ELOOP, -EINVAL },
	{ "local t = {} t.b = { { t } } return t", -ELOOP, -EINVAL },
	{ "local t = {} for i = 1, 15 do t = { t } end return t", 0, -EINVAL },
	{ "local t = {} for i = 1, 16 do t = { t } end return t", -EOVERFLOW, -EINVAL },
	{ "local t = {} for i = 1, 20 do t['k' .. i] = i end return t", 0, 0 },
	{ "local t = {} for i = 1, 21 do t['k' .. i] = i end return t", 0, -EINVAL },
	{ "local t = {} for i = 1, 2000 do t['k' .. i] = i end return t", 0, -EINVAL },
	{ "return (...)", -EBUSY, -EBUSY },
	{ "return { a = (...) }", -EBUSY, -EBUSY },
	{ "return (select(2, ...))", -ESHUTDOWN, -ESHUTDOWN },
	{ "return ('x'):rep(212960 - 2 - 5)", 0, -EINVAL },
	{ "return ('x'):rep(212960 - 2 - 5 + 1)", -EMSGSIZE, -EINVAL },
	{ "return ('x'):rep(1e7)", -EMSGSIZE, -EINVAL },
	{ "local t = {} for i = 1, 1e5 do t[i] = i end return t", -EMSGSIZE, -EINVAL },
	{ "return byte_span.new(131072)", 0, -EINVAL },
	{ "return byte_span.new(1e6)", 0, -EINVAL },
};

enum { VALUES = sizeof values / sizeof *values };

START_TEST(values_that_can_be_sent)
{
	ck_assert_msg(write_chunk(values[_i].chunk, false) == values[_i].nested, "%s",
		values[_i].chunk);
	ck_assert_msg(write_chunk(values[_i].chunk, true) == values[_i].flat, "%s",
		values[_i].chunk);
}
END_TEST

/* So many spans that do not fit travel as memory. */
static int write_spans(int count)
{
	char chunk[128];

	snprintf(chunk, sizeof chunk,
		"local t, s = {}, byte_span.new(131072) for i = 1, %d do t[i] = s end "
		"return t",
		count);
	return write_chunk(chunk, false);
}

START_TEST(descriptors_that_can_be_sent)
{
	ck_assert_int_eq(write_spans(WIRE_DESCRIPTORS), 0);
	ck_assert_int_eq(write_spans(WIRE_DESCRIPTORS + 1), -EOVERFLOW);
}
END_TEST

START_TEST(keys_are_sorted)
{
	static const char chunk[] =
		"local t = {} for i = 1, 3000 do t[('k'):rep(i % 7) .. i] = "
		"{ z = i, a = 'a', [''] = byte_span.new(2) } end return t";
	static struct round round;
	struct wire_outline outline;

	ck_assert_int_eq(luaL_loadstring(vm.L, chunk), 0);
	ck_assert_int_eq(lua_pcall(vm.L, 0, 1, 0), 0);
	ck_assert_int_eq(round_write(vm.L, &round), 0);
	ck_assert(wire_check(round.bytes, round.size, 0, &outline));
}
END_TEST

/* Bytes come from the value, whatever was in the memory before. (R-SBX-79) */
START_TEST(nothing_else_leaves)
{
	static struct round one, other;

	generate(&one);
	memset(wire_buffer(), 0x55, WIRE_HEAD + WIRE_SIZE);
	for (int i = 0; i < 1000; i++) {
		uint64_t state = random_state;

		memset(wire_buffer(), 0x55, WIRE_HEAD + WIRE_SIZE);
		generate(&one);
		memset(wire_buffer(), 0xaa, WIRE_HEAD + WIRE_SIZE);
		random_state = state;
		generate(&other);
		ck_assert_uint_eq(one.size, other.size);
		ck_assert_mem_eq(one.bytes, other.bytes, one.size);
	}
}
END_TEST

Suite *wire_suite(void)
{
	Suite *suite = suite_create("wire");
	TCase *bytes = tcase_create("bytes"), *descriptors = tcase_create("descriptors");
	TCase *generated = tcase_create("generated"), *sent = tcase_create("sent");

	tcase_add_loop_test(bytes, good_datagrams, 0, sizeof good / sizeof *good);
	tcase_add_loop_test(bytes, bad_datagrams, 0, sizeof bad / sizeof *bad);
	tcase_add_loop_test(
		bytes, no_part_of_a_datagram_is_one, 0, sizeof good / sizeof *good);
	tcase_add_test(bytes, tables_in_tables);
	tcase_add_test(bytes, descriptors_up_to_the_limit);
	suite_add_tcase(suite, bytes);
	tcase_add_test(descriptors, handles_are_no_directories);
	tcase_add_test(descriptors, addresses_are_sockets_of_our_kind);
	tcase_add_test(descriptors, memory_is_sealed);
	tcase_add_test(descriptors, memory_has_no_holes);
	suite_add_tcase(suite, descriptors);
	tcase_set_timeout(generated, 60);
	tcase_add_checked_fixture(generated, open_generator, close_state);
	tcase_add_test(generated, generated_values_arrive);
	tcase_add_test(generated, changed_datagrams_are_refused_or_well_formed);
	tcase_add_test(generated, nothing_else_leaves);
	suite_add_tcase(suite, generated);
	tcase_add_checked_fixture(sent, open_state, close_state);
	tcase_add_loop_test(sent, values_that_can_be_sent, 0, VALUES);
	tcase_add_test(sent, descriptors_that_can_be_sent);
	tcase_add_test(sent, keys_are_sorted);
	suite_add_tcase(suite, sent);
	return suite;
}
