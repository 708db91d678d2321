/* SPDX-License-Identifier: MIT */
/* layers.c - two manifests, with a zero byte between them, allow each part together what each
 * allows it, in either order, and no more; and an undeclared module less than any. */
#include "sandbox/layers.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char opening[] = "--[==[ sandbox\n", closing[] = "\n]==]";

static int add(struct layers *layers, const uint8_t *bytes, size_t size)
{
	static char text[2 * DATA_SIZE_MAX];
	size_t length = sizeof opening - 1;
	struct fault fault = { 0 };
	int status;

	if (size > DATA_SIZE_MAX)
		return -1;
	memcpy(text, opening, length);
	memcpy(text + length, bytes, size);
	memcpy(text + length + size, closing, sizeof closing);
	status = layers_add_block(
		layers, "fuzz", text, length + size + sizeof closing - 1, &fault);
	if (status < 0 && (fault.status == 0 || strchr(fault.text, '\n')))
		abort();
	return status;
}

/* Both, in this order. */
static int add_both(struct layers *layers, const uint8_t *bytes, size_t first,
	const uint8_t *other, size_t second)
{
	*layers = (struct layers){ 0 };
	if (add(layers, bytes, first) < 0 || add(layers, other, second) < 0)
		return -1;
	return 0;
}

static bool is_within(enum word_kind kind, uint64_t one, uint64_t other)
{
	switch (kind) {
	case KIND_BOOLEAN:
	case KIND_SET:
		return (one & ~other) == 0;
	case KIND_DENY:
		return (other & ~one) == 0;
	case KIND_SIZE:
	case KIND_TIME:
	case KIND_COUNT:
		return one <= other;
	case KIND_LIBRARIES:
		return one == FFI_NONE || other == FFI_ANY || one == other;
	case KIND_CHOICE:
	case KIND_USER:
		return one >= other;
	default:
		return true;
	}
}

/* Who has the first plan has no more than with the second. */
static void check_within(const struct plan *plan, const struct plan *other)
{
	for (unsigned i = 0; words[i].name; i++) {
		const struct item *item = NULL;

		if (!(words[i].flags & WORD_OF_ACTORS) &&
			!is_within(words[i].kind, plan->numbers[i], other->numbers[i]))
			abort();
		while ((item = plan_next(plan, i, item)) != NULL)
			if (!plan_names(other, i, plan_string(plan, item)))
				abort();
	}
}

static void check_undeclared(struct layers *layers, const struct plan *spawner)
{
	struct plan plan;
	struct fault fault = { 0 };

	if (layers_meet_undeclared(layers, spawner, &plan, &fault) < 0)
		abort();
	check_within(&plan, spawner);
	if (plan_next(&plan, (unsigned)word_find("spawn"), NULL) ||
		plan.numbers[word_find("stdio")] & ~UINT64_C(7))
		abort();
}

/* What a part may start is there. */
static void check_spawn(const struct layers *layers, const struct plan *plan)
{
	const struct item *item = NULL;

	while ((item = plan_next(plan, (unsigned)word_find("spawn"), item)) != NULL)
		if (!layers_declare(layers, plan_string(plan, item)) ||
			!plan_may_start(plan, plan_string(plan, item)))
			abort();
}

static void check_part(
	struct layers *layers, const struct layers *reverse, const char *actor)
{
	struct plan plan, other;
	struct fault fault = { 0 };
	int status = layers_meet_part(layers, actor, &plan, &fault);

	if (status != layers_meet_part(reverse, actor, &other, &fault))
		abort();
	if (status < 0)
		return;
	check_within(&plan, &other);
	check_within(&other, &plan);
	if (plan.numbers[word_find("max")] != other.numbers[word_find("max")] ||
		plan.numbers[word_find("restart")] !=
			other.numbers[word_find("restart")] ||
		plan.best_effort != other.best_effort)
		abort();
	if (actor && plan.numbers[word_find("max")] == NO_LIMIT)
		abort();
	check_spawn(layers, &plan);
	check_undeclared(layers, &plan);
}

static void check(struct layers *layers, const struct layers *reverse)
{
	const char *actor = NULL;

	check_part(layers, reverse, NULL);
	while ((actor = layers_next_actor(layers, NULL, actor)) != NULL) {
		if (!layers_next_actor(layers, layers_module(layers, actor), NULL))
			abort();
		check_part(layers, reverse, actor);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const uint8_t *between = size ? memchr(bytes, 0, size) : NULL;
	static struct layers layers, reverse;
	size_t first, second;

	if (!between)
		return 0;
	first = (size_t)(between - bytes);
	second = size - first - 1;
	if (add_both(&layers, bytes, first, between + 1, second) == 0) {
		if (add_both(&reverse, between + 1, second, bytes, first) < 0)
			abort();
		check(&layers, &reverse);
		layers_finish(&reverse);
	}
	layers_finish(&layers);
	return 0;
}
