/* SPDX-License-Identifier: MIT */
/* check_heap.c - blocks of every size keep what is in them, wherever they move. */
#include "runtime/heap.h"

#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

Suite *heap_suite(void);

static struct heap heap;

static void setup(void)
{
	heap = (struct heap){ 0 };
}

static void teardown(void)
{
	heap_finish(&heap);
}

static void *allocate(size_t size)
{
	void *block = heap_resize(&heap, NULL, 0, size);

	if (!block || (uintptr_t)block % HEAP_GRAIN != 0)
		ck_abort_msg("%zu bytes at %p", size, block);
	return block;
}

static void release(void *block, size_t size)
{
	if (heap_resize(&heap, block, size, 0))
		ck_abort_msg("the free block is still there");
}

/* Bytes that tell one block and one place in it from another. */
static unsigned char pattern(size_t seed, size_t at)
{
	return (unsigned char)(seed * 31 + at * 7 + (at >> 8));
}

static void fill(void *block, size_t size, size_t seed)
{
	for (size_t i = 0; i < size; i++)
		((unsigned char *)block)[i] = pattern(seed, i);
}

static void check_filled(const void *block, size_t size, size_t seed)
{
	for (size_t i = 0; i < size; i++)
		if (((const unsigned char *)block)[i] != pattern(seed, i))
			ck_abort_msg("byte %zu of %zu is lost", i, size);
}

START_TEST(nothing)
{
	ck_assert_ptr_null(heap_resize(&heap, NULL, 0, 0));
	ck_assert_ptr_null(heap.chunks);
	heap_finish(&heap);
	heap_finish(&heap);
}
END_TEST

START_TEST(every_small_size)
{
	enum { SIZES = HEAP_SMALL + 100 };
	void *blocks[SIZES + 1];

	for (size_t size = 1; size <= SIZES; size++) {
		blocks[size] = allocate(size);
		fill(blocks[size], size, size);
	}
	for (size_t size = 1; size <= SIZES; size++)
		check_filled(blocks[size], size, size);
	for (size_t size = 1; size <= SIZES; size++)
		release(blocks[size], size);
}
END_TEST

START_TEST(freed_block_is_used_again)
{
	void *block = allocate(100), *again;

	release(block, 100);
	again = allocate(HEAP_GRAIN * 7);
	ck_assert_ptr_eq(again, block);
	release(again, HEAP_GRAIN * 7);
}
END_TEST

START_TEST(same_grain_does_not_move)
{
	void *block = allocate(HEAP_GRAIN + 1);

	ck_assert_ptr_eq(heap_resize(&heap, block, HEAP_GRAIN + 1, 2 * HEAP_GRAIN), block);
	ck_assert_ptr_eq(heap_resize(&heap, block, 2 * HEAP_GRAIN, HEAP_GRAIN + 1), block);
	ck_assert_ptr_ne(heap_resize(&heap, block, HEAP_GRAIN + 1, 2 * HEAP_GRAIN + 1), block);
}
END_TEST

/* From each of these sizes to each other. */
static const size_t boundaries[] = {
	1, 2, HEAP_GRAIN - 1, HEAP_GRAIN, HEAP_GRAIN + 1, 2 * HEAP_GRAIN, 2 * HEAP_GRAIN + 1,
	HEAP_SMALL - HEAP_GRAIN, HEAP_SMALL - HEAP_GRAIN + 1, HEAP_SMALL - 1, HEAP_SMALL,
	HEAP_SMALL + 1, HEAP_SMALL + HEAP_GRAIN, 4096, 65536, 65537, 1000000,
};
enum { BOUNDARIES = sizeof boundaries / sizeof *boundaries };

START_TEST(resize_keeps_the_content)
{
	size_t from = boundaries[_i];

	for (size_t i = 0; i < BOUNDARIES; i++) {
		size_t to = boundaries[i];
		void *block = allocate(from), *moved;

		fill(block, from, i);
		moved = heap_resize(&heap, block, from, to);
		ck_assert_ptr_nonnull(moved);
		ck_assert_uint_eq((uintptr_t)moved % HEAP_GRAIN, 0);
		check_filled(moved, from < to ? from : to, i);
		fill(moved, to, i + 1);
		check_filled(moved, to, i + 1);
		release(moved, to);
	}
}
END_TEST

START_TEST(grows_and_shrinks_step_by_step)
{
	size_t size = 1;
	void *block = allocate(size);

	fill(block, 1, 0);
	for (; size < 2000; size++) {
		block = heap_resize(&heap, block, size, size + 1);
		check_filled(block, size, 0);
		fill(block, size + 1, 0);
	}
	for (; size > 1; size--) {
		block = heap_resize(&heap, block, size, size - 1);
		check_filled(block, size - 1, 0);
	}
	release(block, 1);
}
END_TEST

START_TEST(blocks_do_not_overlap)
{
	enum { COUNT = 20000 };
	void **blocks = calloc(COUNT, sizeof *blocks);

	ck_assert_ptr_nonnull(blocks);
	for (size_t i = 0; i < COUNT; i++) {
		blocks[i] = allocate(1 + i % HEAP_SMALL);
		fill(blocks[i], 1 + i % HEAP_SMALL, i);
	}
	for (size_t i = 0; i < COUNT; i++)
		check_filled(blocks[i], 1 + i % HEAP_SMALL, i);
	free(blocks);
}
END_TEST

static uint32_t random_state;

static uint32_t next_random(void)
{
	random_state = random_state * 1664525 + 1013904223;
	return random_state >> 8;
}

static size_t random_size(void)
{
	switch (next_random() % 8) {
	case 0:
		return 1 + next_random() % 20000;
	case 1:
		return HEAP_SMALL - 20 + next_random() % 40;
	default:
		return 1 + next_random() % HEAP_SMALL;
	}
}

struct held {
	void *block;
	size_t size, seed;
};

static void change(struct held *held)
{
	size_t size = held->block && next_random() % 3 == 0 ? 0 : random_size();
	size_t kept = held->size < size ? held->size : size;

	held->block = heap_resize(&heap, held->block, held->size, size);
	if ((size == 0) != !held->block)
		ck_abort_msg("%zu bytes at %p", size, held->block);
	if (kept)
		check_filled(held->block, kept, held->seed);
	held->size = size;
	held->seed = next_random();
	fill(held->block, size, held->seed);
}

START_TEST(random_operations)
{
	enum { HELD = 500, OPERATIONS = 200000 };
	static struct held held[HELD];

	random_state = (uint32_t)_i;
	for (int i = 0; i < OPERATIONS; i++)
		change(&held[next_random() % HELD]);
	for (int i = 0; i < HELD; i++) {
		check_filled(held[i].block, held[i].size, held[i].seed);
		if (held[i].block)
			release(held[i].block, held[i].size);
		held[i] = (struct held){ 0 };
	}
}
END_TEST

START_TEST(steady_use_does_not_grow)
{
	struct heap_chunk *chunks;

	for (int i = 0; i < 1000; i++)
		release(allocate(200), 200);
	chunks = heap.chunks;
	for (int i = 0; i < 100000; i++)
		release(allocate(200), 200);
	ck_assert_ptr_eq(heap.chunks, chunks);
}
END_TEST

/* Known to the address sanitizer, which would end the program for asking so much. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

START_TEST(too_much)
{
	void *block = allocate(100);

	fill(block, 100, 1);
	ck_assert_ptr_null(heap_resize(&heap, NULL, 0, SIZE_MAX / 2));
	ck_assert_ptr_null(heap_resize(&heap, block, 100, SIZE_MAX / 2));
	check_filled(block, 100, 1);
	release(block, 100);
}
END_TEST

START_TEST(usable_after_finish)
{
	void *block;

	allocate(10);
	allocate(HEAP_SMALL);
	heap_finish(&heap);
	ck_assert_ptr_null(heap.chunks);
	block = allocate(10);
	fill(block, 10, 2);
	check_filled(block, 10, 2);
}
END_TEST

Suite *heap_suite(void)
{
	Suite *suite = suite_create("heap");
	TCase *blocks = tcase_create("blocks");

	tcase_add_checked_fixture(blocks, setup, teardown);
	tcase_add_test(blocks, nothing);
	tcase_add_test(blocks, every_small_size);
	tcase_add_test(blocks, freed_block_is_used_again);
	tcase_add_test(blocks, same_grain_does_not_move);
	tcase_add_loop_test(blocks, resize_keeps_the_content, 0, BOUNDARIES);
	tcase_add_test(blocks, grows_and_shrinks_step_by_step);
	tcase_add_test(blocks, blocks_do_not_overlap);
	tcase_add_loop_test(blocks, random_operations, 0, 4);
	tcase_add_test(blocks, steady_use_does_not_grow);
	tcase_add_test(blocks, too_much);
	tcase_add_test(blocks, usable_after_finish);
	suite_add_tcase(suite, blocks);
	return suite;
}
