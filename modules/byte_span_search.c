/* SPDX-License-Identifier: MIT */
/* byte_span_search.c - spans searched: beginnings and ends, patterns, sets of bytes. */
#include "modules/byte_span_search.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "modules/byte_span_argument.h"
#include "runtime/bytes.h"
#include "runtime/error.h"
#include "runtime/module.h"

/* self:starts_with(pattern), self:ends_with(pattern) -> boolean */

static int span_starts_with(lua_State *L)
{
	const struct bytes *self = bytes_check(L, 1);
	struct content pattern = argument_content(L, 2);
	bool same = pattern.size <= self->size &&
	            memcmp(self->data, pattern.data, pattern.size) == 0;

	lua_pushboolean(L, same);
	return 1;
}

static int span_ends_with(lua_State *L)
{
	const struct bytes *self = bytes_check(L, 1);
	struct content pattern = argument_content(L, 2);
	const unsigned char *end = self->data + self->size;
	bool same = pattern.size <= self->size &&
	            memcmp(end - pattern.size, pattern.data, pattern.size) == 0;

	lua_pushboolean(L, same);
	return 1;
}

/* What the find family was asked: a pattern to look for in [from, until). */
struct search {
	const struct bytes *self;
	struct content pattern;
	const unsigned char *from, *until;
};

/* From `start`, the third argument, to the end. */
static struct search check_forward(lua_State *L)
{
	const struct bytes *self = bytes_check(L, 1);
	struct content pattern = argument_optional_content(L, 2, "");
	ptrdiff_t start = argument_optional_integer(L, 3, 1);

	if (start < 1 || start > (ptrdiff_t)self->size + 1)
		error_raise_generic(L, ERANGE);
	return (struct search){ self, pattern, self->data + start - 1,
		self->data + self->size };
}

/* From the beginning to `end_`, the third argument. */
static struct search check_backward(lua_State *L)
{
	const struct bytes *self = bytes_check(L, 1);
	struct content pattern = argument_optional_content(L, 2, "");
	ptrdiff_t end = argument_optional_integer(L, 3, self->size);

	if (end < 0 || end > (ptrdiff_t)self->size)
		error_raise_generic(L, ERANGE);
	return (struct search){ self, pattern, self->data, self->data + end };
}

static int push_position(lua_State *L, const struct bytes *self, const unsigned char *at)
{
	if (at)
		lua_pushinteger(L, at - self->data + 1);
	else
		lua_pushnil(L);
	return 1;
}

/* self:find(pattern [, start]) -> position | nil */

static int span_find(lua_State *L)
{
	struct search search = check_forward(L);
	size_t size = (size_t)(search.until - search.from);
	const unsigned char *at = NULL;

	if (size > 0)
		at = memmem(search.from, size, search.pattern.data, search.pattern.size);
	return push_position(L, search.self, at);
}

/* self:rfind(pattern [, end_]) -> position | nil: begins at end_ or before */

static const unsigned char *find_backward(const struct search *search)
{
	struct content pattern = search->pattern;
	size_t starts = (size_t)(search->until - search->from), room;
	const unsigned char *at;

	if (starts == 0 || pattern.size > search->self->size)
		return NULL;
	if (pattern.size == 0)
		return search->until - 1;
	room = search->self->size - pattern.size + 1;
	if (starts > room)
		starts = room;
	while ((at = memrchr(search->from, pattern.data[0], starts))) {
		if (memcmp(at, pattern.data, pattern.size) == 0)
			return at;
		starts = (size_t)(at - search->from);
	}
	return NULL;
}

static int span_rfind(lua_State *L)
{
	struct search search = check_backward(L);

	return push_position(L, search.self, find_backward(&search));
}

/* self:find_first_of(set [, start]), self:find_last_of(set [, end_]), and the same
 * with not_of -> position | nil */

struct set {
	bool has[UINT8_MAX + 1];
};

static void set_fill(struct set *set, struct content members)
{
	memset(set, 0, sizeof *set);
	for (size_t i = 0; i < members.size; i++)
		set->has[members.data[i]] = true;
}

/* The first byte of [from, until) that is in the set, or is not. Or `until`. */
static const unsigned char *skip(const struct set *set, bool wanted,
	const unsigned char *from, const unsigned char *until)
{
	while (from < until && set->has[*from] != wanted)
		from++;
	return from;
}

/* The end of [from, until) without the last bytes of which the same is true. */
static const unsigned char *skip_back(const struct set *set, bool wanted,
	const unsigned char *from, const unsigned char *until)
{
	while (from < until && set->has[until[-1]] != wanted)
		until--;
	return until;
}

static int find_first(lua_State *L, bool wanted)
{
	struct search search = check_forward(L);
	const unsigned char *at;
	struct set set;

	set_fill(&set, search.pattern);
	at = skip(&set, wanted, search.from, search.until);
	return push_position(L, search.self, at < search.until ? at : NULL);
}

static int find_last(lua_State *L, bool wanted)
{
	struct search search = check_backward(L);
	const unsigned char *end;
	struct set set;

	set_fill(&set, search.pattern);
	end = skip_back(&set, wanted, search.from, search.until);
	return push_position(L, search.self, end > search.from ? end - 1 : NULL);
}

static int span_find_first_of(lua_State *L)
{
	return find_first(L, true);
}

static int span_find_first_not_of(lua_State *L)
{
	return find_first(L, false);
}

static int span_find_last_of(lua_State *L)
{
	return find_last(L, true);
}

static int span_find_last_not_of(lua_State *L)
{
	return find_last(L, false);
}

/* self:trimmed([set]) -> byte_span */

static int span_trimmed(lua_State *L)
{
	const struct bytes *self = bytes_check(L, 1);
	const unsigned char *from, *until = self->data + self->size;
	struct set set;

	set_fill(&set, argument_optional_content(L, 2, " \f\n\r\t\v"));
	from = skip(&set, false, self->data, until);
	until = skip_back(&set, false, from, until);
	if (from == until)
		bytes_push_new(L, 0, 0);
	else
		bytes_push_view(
			L, self, (size_t)(from - self->data), (size_t)(until - from));
	return 1;
}

static const struct function methods[] = {
	{ "ends_with", span_ends_with, 0 },
	{ "find", span_find, 0 },
	{ "find_first_not_of", span_find_first_not_of, 0 },
	{ "find_first_of", span_find_first_of, 0 },
	{ "find_last_not_of", span_find_last_not_of, 0 },
	{ "find_last_of", span_find_last_of, 0 },
	{ "rfind", span_rfind, 0 },
	{ "starts_with", span_starts_with, 0 },
	{ "trimmed", span_trimmed, 0 },
	{ NULL, NULL, 0 },
};

void span_add_search(lua_State *L)
{
	module_functions(L, methods);
}
