/* SPDX-License-Identifier: MIT */
/* cast.c - the parts of a program, and what one manifest says of each. */
#include "sandbox/cast.h"

#include <stdlib.h>
#include <string.h>

struct policy *cast_add(struct cast *cast, const char *source, const char *actor)
{
	struct policy *policy = malloc(sizeof *policy);

	if (!policy)
		return NULL;
	policy_init(policy, source);
	if (actor) /* it is short, and the first of its texts */
		policy->actor = (unsigned)policy_keep(policy, actor);
	cast->parts[cast->count++] = policy;
	return policy;
}

struct policy *cast_find(const struct cast *cast, const char *actor)
{
	if (!actor)
		return cast->count > 0 ? cast->parts[0] : NULL;
	for (unsigned i = 1; i < cast->count; i++)
		if (strcmp(policy_actor(cast->parts[i]), actor) == 0)
			return cast->parts[i];
	return NULL;
}

const char *cast_guess(const struct cast *cast, const char *written)
{
	const char *names[CAST_ACTORS_MAX + 1] = { NULL };

	for (unsigned i = 1; i < cast->count; i++)
		names[i - 1] = policy_actor(cast->parts[i]);
	return choice_guess(names, written);
}

void cast_finish(struct cast *cast)
{
	for (unsigned i = 0; i < cast->count; i++)
		free(cast->parts[i]);
	*cast = (struct cast){ 0 };
}
