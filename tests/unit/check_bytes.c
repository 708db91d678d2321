/* SPDX-License-Identifier: MIT */
/* check_bytes.c - spans: who keeps memory alive, what a view holds, what is refused. */
#include "runtime/bytes.h"

#include <check.h>
#include <errno.h>
#include <lauxlib.h>
#include <lua.h>
#include <stdint.h>
#include <string.h>

#include "runtime/error.h"

Suite *bytes_suite(void);

static lua_State *L;

static void setup(void)
{
	L = luaL_newstate();
	ck_assert_ptr_nonnull(L);
	error_open(L);
	module_type(L, &bytes_type);
}

static void teardown(void)
{
	lua_close(L);
}

static void collect(void)
{
	lua_gc(L, LUA_GCCOLLECT, 0);
}

/* Memory that is not malloc's: it counts how often it was released. */
struct counted {
	struct bytes_block block;
	int releases;
	unsigned char memory[16];
};

static void release_counted(struct bytes_block *block)
{
	((struct counted *)block)->releases++;
}

static struct bytes *push_counted(struct counted *counted)
{
	struct bytes *span = bytes_push_new(L, 0, 0);

	*counted =
		(struct counted){ .block = { .spans = 1, .release = release_counted } };
	*span = (struct bytes){
		.data = counted->memory,
		.size = sizeof counted->memory,
		.capacity = sizeof counted->memory,
		.block = &counted->block,
	};
	return span;
}

START_TEST(null_span_points_somewhere)
{
	struct bytes *span = bytes_push_new(L, 0, 0);

	ck_assert_ptr_null(span->block);
	ck_assert_ptr_nonnull(span->data);
	ck_assert_uint_eq(span->size, 0);
	ck_assert_uint_eq(span->capacity, 0);
}
END_TEST

START_TEST(whole_capacity_is_zeroed)
{
	static const unsigned char zeros[3000];
	struct bytes *span = bytes_push_new(L, 10, sizeof zeros);

	ck_assert_uint_eq(span->size, 10);
	ck_assert_uint_eq(span->capacity, sizeof zeros);
	ck_assert_mem_eq(span->data, zeros, sizeof zeros);
}
END_TEST

START_TEST(view_shares_memory)
{
	struct bytes *span = bytes_push_new(L, 4, 10);
	struct bytes *view = bytes_push_view(L, span, 2, 5);

	ck_assert_ptr_eq(view->data, span->data + 2);
	ck_assert_uint_eq(view->size, 5);
	ck_assert_uint_eq(view->capacity, 8);
	ck_assert_ptr_eq(view->block, span->block);
}
END_TEST

START_TEST(view_keeps_memory_alive)
{
	struct bytes *view = bytes_push_view(L, bytes_push_new(L, 100, 100), 50, 50);

	lua_remove(L, 1);
	collect();
	memset(bytes_write(view), 'x', view->size);
	ck_assert_uint_eq(view->block->spans, 1);
}
END_TEST

START_TEST(last_view_releases_once)
{
	struct counted counted;

	bytes_push_view(L, push_counted(&counted), 1, 2);
	ck_assert_uint_eq(counted.block.spans, 2);
	lua_remove(L, 1);
	collect();
	ck_assert_int_eq(counted.releases, 0);
	lua_settop(L, 0);
	collect();
	collect();
	ck_assert_int_eq(counted.releases, 1);
}
END_TEST

START_TEST(closing_the_state_releases)
{
	struct counted counted;

	push_counted(&counted);
	lua_close(L);
	ck_assert_int_eq(counted.releases, 1);
	L = luaL_newstate();
}
END_TEST

START_TEST(view_without_capacity_holds_nothing)
{
	struct counted counted;
	struct bytes *view = bytes_push_view(L, push_counted(&counted), 16, 0);

	ck_assert_ptr_null(view->block);
	ck_assert_uint_eq(view->capacity, 0);
	ck_assert_uint_eq(counted.block.spans, 1);
}
END_TEST

START_TEST(view_of_null_is_null)
{
	struct bytes *view = bytes_push_view(L, bytes_push_new(L, 0, 0), 0, 0);

	ck_assert_ptr_null(view->block);
	ck_assert_ptr_nonnull(view->data);
}
END_TEST

START_TEST(finalized_span_is_null)
{
	struct counted counted;
	struct bytes *span = push_counted(&counted);

	ck_assert(luaL_callmeta(L, 1, "__gc") == 1);
	ck_assert_int_eq(counted.releases, 1);
	ck_assert_ptr_null(span->block);
	ck_assert_ptr_nonnull(span->data);
	ck_assert_uint_eq(span->size, 0);
	ck_assert_uint_eq(span->capacity, 0);
}
END_TEST

static int push_too_much(lua_State *state)
{
	bytes_push_new(state, 0, *(const size_t *)lua_touserdata(state, 1));
	return 1;
}

START_TEST(too_much_raises_enomem)
{
	size_t capacities[] = { SIZE_MAX, PTRDIFF_MAX, PTRDIFF_MAX - sizeof(size_t) };

	for (size_t i = 0; i < sizeof capacities / sizeof *capacities; i++) {
		lua_pushcfunction(L, push_too_much);
		lua_pushlightuserdata(L, &capacities[i]);
		ck_assert_int_ne(lua_pcall(L, 1, 1, 0), 0);
		ck_assert(error_is(L, -1, &error_generic, ENOMEM));
	}
}
END_TEST

static int check_second(lua_State *state)
{
	bytes_check(state, 2);
	return 0;
}

START_TEST(check_names_the_argument)
{
	lua_pushcfunction(L, check_second);
	bytes_push_new(L, 0, 0);
	lua_newuserdata(L, sizeof(struct bytes));
	ck_assert_int_ne(lua_pcall(L, 2, 0, 0), 0);
	ck_assert(error_is(L, -1, &error_generic, EINVAL));
	lua_getfield(L, -1, "arg");
	ck_assert_int_eq(lua_tointeger(L, -1), 2);
}
END_TEST

START_TEST(test_knows_spans_only)
{
	ck_assert_ptr_eq(bytes_test(L, 1), NULL);
	ck_assert_ptr_eq(bytes_push_new(L, 0, 0), bytes_test(L, 1));
	lua_pushliteral(L, "text");
	ck_assert_ptr_null(bytes_test(L, -1));
	lua_pushlightuserdata(L, L);
	ck_assert_ptr_null(bytes_test(L, -1));
}
END_TEST

START_TEST(content_of_span_and_string)
{
	const unsigned char *data = NULL;
	size_t size = 0;

	memcpy(bytes_write(bytes_push_new(L, 3, 8)), "a\0b", 3);
	ck_assert(bytes_or_string(L, -1, &data, &size));
	ck_assert_uint_eq(size, 3);
	ck_assert_mem_eq(data, "a\0b", 3);
	lua_pushlstring(L, "c\0de", 4);
	ck_assert(bytes_or_string(L, -1, &data, &size));
	ck_assert_uint_eq(size, 4);
	ck_assert_mem_eq(data, "c\0de", 4);
}
END_TEST

START_TEST(content_of_null_span_is_not_null)
{
	const unsigned char *data = NULL;
	size_t size = 1;

	bytes_push_new(L, 0, 0);
	ck_assert(bytes_or_string(L, -1, &data, &size));
	ck_assert_uint_eq(size, 0);
	ck_assert_ptr_nonnull(data);
}
END_TEST

START_TEST(number_is_no_content)
{
	const unsigned char *data;
	size_t size;

	lua_pushinteger(L, 12);
	ck_assert(!bytes_or_string(L, -1, &data, &size));
	ck_assert_int_eq(lua_type(L, -1), LUA_TNUMBER);
	lua_pushnil(L);
	ck_assert(!bytes_or_string(L, -1, &data, &size));
	ck_assert(!bytes_or_string(L, 9, &data, &size));
}
END_TEST

START_TEST(garbage_memory_is_collected_early)
{
	struct counted counted;

	push_counted(&counted);
	lua_settop(L, 0);
	for (int i = 0; i < 50 && counted.releases == 0; i++) {
		bytes_push_new(L, 0, 1 << 20);
		lua_settop(L, 0);
	}
	ck_assert_int_eq(counted.releases, 1);
}
END_TEST

START_TEST(stopped_collector_stays_stopped)
{
	struct counted counted;

	push_counted(&counted);
	lua_settop(L, 0);
	lua_gc(L, LUA_GCSTOP, 0);
	for (int i = 0; i < 50; i++) {
		bytes_push_new(L, 0, 1 << 20);
		lua_settop(L, 0);
	}
	ck_assert_int_eq(lua_gc(L, LUA_GCISRUNNING, 0), 0);
	ck_assert_int_eq(counted.releases, 0);
	collect();
}
END_TEST

Suite *bytes_suite(void)
{
	Suite *suite = suite_create("bytes");
	TCase *spans = tcase_create("spans");

	tcase_add_checked_fixture(spans, setup, teardown);
	tcase_add_test(spans, null_span_points_somewhere);
	tcase_add_test(spans, whole_capacity_is_zeroed);
	tcase_add_test(spans, view_shares_memory);
	tcase_add_test(spans, view_keeps_memory_alive);
	tcase_add_test(spans, last_view_releases_once);
	tcase_add_test(spans, closing_the_state_releases);
	tcase_add_test(spans, view_without_capacity_holds_nothing);
	tcase_add_test(spans, view_of_null_is_null);
	tcase_add_test(spans, finalized_span_is_null);
	tcase_add_test(spans, too_much_raises_enomem);
	tcase_add_test(spans, check_names_the_argument);
	tcase_add_test(spans, test_knows_spans_only);
	tcase_add_test(spans, content_of_span_and_string);
	tcase_add_test(spans, content_of_null_span_is_not_null);
	tcase_add_test(spans, number_is_no_content);
	tcase_add_test(spans, garbage_memory_is_collected_early);
	tcase_add_test(spans, stopped_collector_stays_stopped);
	suite_add_tcase(suite, spans);
	return suite;
}
