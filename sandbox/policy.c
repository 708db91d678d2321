/* SPDX-License-Identifier: MIT */
/* policy.c - what one layer says. */
#include "sandbox/policy.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

void policy_init(struct policy *policy, const char *source)
{
	memset(policy, 0, offsetof(struct policy, items));
	snprintf(policy->text, PATH_MAX, "%s", source);
	policy->text_size = (unsigned)strlen(policy->text) + 1;
}

const char *policy_string(const struct policy *policy, unsigned offset)
{
	return policy->text + offset;
}

long policy_keep(struct policy *policy, const char *string)
{
	size_t size = strlen(string) + 1;
	unsigned offset = policy->text_size;

	if (size > sizeof policy->text - offset)
		return -1;
	memcpy(policy->text + offset, string, size);
	policy->text_size += (unsigned)size;
	return offset;
}

bool policy_says(const struct policy *policy, unsigned word)
{
	return policy->said >> word & 1;
}

void policy_say(struct policy *policy, unsigned word, uint64_t number, struct place place)
{
	policy->said |= UINT64_C(1) << word;
	policy->numbers[word] = number;
	policy->places[word] = place;
}

struct item *policy_add(struct policy *policy, unsigned word)
{
	struct item *item;

	if (policy->item_count == POLICY_ITEMS_MAX)
		return NULL;
	item = &policy->items[policy->item_count++];
	*item = (struct item){ .word = word };
	return item;
}
