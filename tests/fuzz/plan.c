/* SPDX-License-Identifier: MIT */
/* plan.c - two policies, with a zero byte between them, allow together what each allows, in
 * either order, and no more. */
#include "sandbox/plan.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sandbox/manifest.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static struct policy one, other;

static int read_policy(struct policy *policy, const uint8_t *bytes, size_t size)
{
	const struct data_source source = {
		.name = "fuzz",
		.text = (const char *)bytes,
		.size = size,
		.line = 1,
		.column = 1,
	};
	struct fault fault = { 0 };

	return manifest_read(policy, &source, AUTHOR_OPERATOR, &fault);
}

static int meet(
	struct plan *plan, const struct policy *first, const struct policy *second)
{
	struct fault fault = { 0 };

	plan_init(plan);
	if (plan_add(plan, first, &fault) < 0 || plan_add(plan, second, &fault) < 0)
		return fault.status ? -1 : (abort(), -1);
	return 0;
}

static uint64_t number_of(const struct policy *policy, unsigned word)
{
	return policy_says(policy, word) ? policy->numbers[word] : words[word].unsaid;
}

/* True if who has the first has no more than with the second. */
static bool is_within(enum word_kind kind, uint64_t plan, uint64_t policy)
{
	switch (kind) {
	case KIND_BOOLEAN:
	case KIND_SET:
		return (plan & ~policy) == 0;
	case KIND_DENY:
		return (policy & ~plan) == 0;
	case KIND_SIZE:
	case KIND_TIME:
	case KIND_COUNT:
		return plan <= policy;
	case KIND_LIBRARIES:
		return plan == FFI_NONE || policy == FFI_ANY || plan == policy;
	case KIND_CHOICE:
	case KIND_USER:
		return plan >= policy;
	default:
		return true;
	}
}

static void check_items(const struct plan *plan, unsigned word)
{
	const struct item *item = NULL;
	unsigned count = 0;

	while ((item = plan_next(plan, word, item)) != NULL) {
		if (item->word != word ||
			!plan_names(plan, word, plan_string(plan, item)))
			abort();
		if (++count > POLICY_ITEMS_MAX)
			abort();
	}
}

static void check(const struct plan *plan, const struct plan *reverse)
{
	for (unsigned i = 0; words[i].name; i++) {
		enum word_kind kind = words[i].kind;

		/* these are said of no policy that stands alone */
		if (!(words[i].flags & WORD_OF_ACTORS) &&
			(!is_within(kind, plan->numbers[i], number_of(&one, i)) ||
				!is_within(kind, plan->numbers[i], number_of(&other, i))))
			abort();
		if (kind != KIND_TEXT && kind != KIND_ENFORCE &&
			plan->numbers[i] != reverse->numbers[i])
			abort();
		check_items(plan, i);
	}
	if (plan->best_effort != reverse->best_effort ||
		plan->best_effort != (one.best_effort & other.best_effort))
		abort();
	if (plan->uid != reverse->uid || plan->gid != reverse->gid)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const uint8_t *between = size ? memchr(bytes, 0, size) : NULL;
	static struct plan plan, reverse;
	size_t first;
	int status;

	if (!between)
		return 0;
	first = (size_t)(between - bytes);
	if (read_policy(&one, bytes, first) < 0 ||
		read_policy(&other, between + 1, size - first - 1) < 0)
		return 0;
	status = meet(&plan, &one, &other);
	if (status != meet(&reverse, &other, &one))
		abort();
	if (status == 0)
		check(&plan, &reverse);
	return 0;
}
