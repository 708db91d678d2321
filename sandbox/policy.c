/* SPDX-License-Identifier: MIT */
/* policy.c - what one layer says of one part. */
#include "sandbox/policy.h"

#include <stdarg.h>
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

const char *policy_actor(const struct policy *policy)
{
	return policy->actor ? policy_string(policy, policy->actor) : NULL;
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

int policy_refuse(const struct policy *policy, struct place place, struct fault *fault,
	int status, const char *format, ...)
{
	const char *source = policy_string(policy, policy->source);
	char text[sizeof fault->text];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	if (place.line == 0)
		return fault_refuse(fault, status, "%s: %s", source, text);
	return fault_refuse(
		fault, status, "%s:%u:%u: %s", source, place.line, place.column, text);
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

bool policy_names(const struct policy *policy, unsigned word, const char *string)
{
	for (unsigned i = 0; i < policy->item_count; i++)
		if (policy->items[i].word == word &&
			strcmp(policy_string(policy, policy->items[i].text), string) == 0)
			return true;
	return false;
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

void policy_place(const struct policy *policy, const char *word, char *text, size_t size)
{
	const char *const candidates[] = { word, "fs.rw", "fs.read", "fs.write" };
	const char *source = policy_string(policy, policy->source);
	bool is_of_files = strncmp(word, "fs.", 3) == 0;
	size_t count = is_of_files ? sizeof candidates / sizeof *candidates : 1;

	for (size_t i = 0; i < count; i++) {
		unsigned number = (unsigned)word_find(candidates[i]);

		if (!policy_says(policy, number) || policy->places[number].line == 0)
			continue;
		snprintf(text, size, "%s:%u", source, policy->places[number].line);
		return;
	}
	snprintf(text, size, "%s", source);
}
