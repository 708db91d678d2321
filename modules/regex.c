/* SPDX-License-Identifier: MIT */
/* regex.c - require "regex": regular expressions of three grammars, on bytes. */
#include <errno.h>
#include <lauxlib.h>
#include <string.h>

#include "modules/byte_span_argument.h"
#include "modules/flag_names.h"
#include "modules/modules.h"
#include "modules/regex_error.h"
#include "modules/regex_matcher.h"
#include "runtime/bytes.h"
#include "runtime/error.h"
#include "runtime/vm.h"

struct regex {
	struct matcher *matcher;
	enum regex_grammar grammar;
	bool ignore_case, nosubs, optimized;
};

static const struct type regex_type;

static const struct flag_name flags[] = {
	{ "not_bol", REGEX_NOT_BOL },
	{ "not_eol", REGEX_NOT_EOL },
	{ "not_bow", REGEX_NOT_BOW },
	{ "not_eow", REGEX_NOT_EOW },
	{ "any", REGEX_ANY },
	{ "not_null", REGEX_NOT_NULL },
	{ "continuous", REGEX_CONTINUOUS },
	{ NULL, 0 },
};

static const char *const grammars[] = {
	[REGEX_BASIC] = "basic",
	[REGEX_EXTENDED] = "extended",
	[REGEX_ECMA] = "ecma",
};

/* ---- subjects ---- */

struct subject {
	struct content content;
	const struct bytes *span; /* NULL: it is a string */
};

/* At 2. */
static struct subject subject_check(lua_State *L)
{
	return (struct subject){ argument_content(L, 2), bytes_test(L, 2) };
}

/* Of the regex at 1. At the end of a state it may be gone already. */
static struct matcher *matcher_check(lua_State *L)
{
	struct matcher *matcher =
		((struct regex *)module_check(L, 1, &regex_type))->matcher;

	if (!matcher)
		error_argument(L, 1);
	return matcher;
}

static struct search search_begin(const struct subject *subject, unsigned search_flags)
{
	return (struct search){
		.data = subject->content.data,
		.size = subject->content.size,
		.flags = search_flags,
		.steps = matcher_steps(subject->content.size),
	};
}

/* As matcher_search(), but that it raises. */
static bool find(lua_State *L, struct matcher *matcher, struct search *search)
{
	int found = matcher_search(matcher, search);

	if (found < 0)
		regex_error_raise(L, -found);
	return found > 0;
}

/* Push what the part stands for: nothing, if it takes no part. */
static void push_part(lua_State *L, const struct subject *subject, struct part part)
{
	size_t size = part.end - part.start;

	if (part.start == NO_PART)
		part.start = size = 0;
	if (!subject->span)
		lua_pushlstring(
			L, (const char *)subject->content.data + part.start, size);
	else if (size == 0 && part.end == NO_PART)
		bytes_push_new(L, 0, 0);
	else
		bytes_push_view(L, subject->span, part.start, size);
}

static unsigned flags_check(lua_State *L, int index)
{
	return (unsigned)flag_names_check(L, index, flags, 0) &
	       (unsigned)flag_names_all(flags);
}

/* ---- regex.new { pattern, grammar, ignore_case, nosubs, optimize } -> regex ---- */

static bool option_check(lua_State *L, const char *name)
{
	bool value;

	lua_getfield(L, 1, name);
	if (!lua_isnil(L, -1) && !lua_isboolean(L, -1))
		error_argument_name(L, name);
	value = lua_toboolean(L, -1);
	lua_pop(L, 1);
	return value;
}

/* It stays on the stack. */
static const char *text_check(lua_State *L, const char *name, size_t *size)
{
	lua_getfield(L, 1, name);
	if (lua_type(L, -1) != LUA_TSTRING)
		error_argument_name(L, name);
	return lua_tolstring(L, -1, size);
}

static enum regex_grammar grammar_check(lua_State *L)
{
	size_t size;
	const char *name = text_check(L, "grammar", &size);

	for (int i = REGEX_BASIC; i <= REGEX_ECMA; i++)
		if (strlen(grammars[i]) == size && memcmp(grammars[i], name, size) == 0)
			return (enum regex_grammar)i;
	error_argument_name(L, "grammar");
	return REGEX_BASIC;
}

static int regex_new(lua_State *L)
{
	struct regex_pattern pattern = { .size = 0 };
	struct regex *regex;
	int status;

	if (!lua_istable(L, 1))
		return error_argument(L, 1);
	pattern.data = (const unsigned char *)text_check(L, "pattern", &pattern.size);
	pattern.grammar = grammar_check(L);
	pattern.ignore_case = option_check(L, "ignore_case");
	pattern.nosubs = option_check(L, "nosubs");
	regex = module_new(L, &regex_type, sizeof *regex);
	regex->optimized = option_check(L, "optimize");
	regex->grammar = pattern.grammar;
	regex->ignore_case = pattern.ignore_case;
	regex->nosubs = pattern.nosubs;
	status = matcher_create(&regex->matcher, &pattern);
	return status == 0 ? 1 : regex_error_raise(L, status);
}

/* ---- regex.match(regex, subject [, flags]) -> subject | groups... | nil ---- */

static int regex_match(lua_State *L)
{
	struct matcher *matcher = matcher_check(L);
	struct subject subject = subject_check(L);
	struct search search = search_begin(
		&subject, flags_check(L, 3) | REGEX_WHOLE | REGEX_CONTINUOUS);

	search.wants_groups = true;
	if (!find(L, matcher, &search)) {
		lua_pushnil(L);
		return 1;
	}
	if (matcher->groups == 0) {
		lua_pushvalue(L, 2);
		return 1;
	}
	luaL_checkstack(L, (int)matcher->groups + LUA_MINSTACK, "groups");
	for (size_t i = 1; i <= matcher->groups; i++)
		push_part(L, &subject, matcher->parts[i]);
	return (int)matcher->groups;
}

/* ---- regex.search(regex, subject [, flags [, start]]) -> places ---- */

static void put_place(lua_State *L, size_t group, struct part part)
{
	if (part.start == NO_PART)
		return;
	lua_createtable(L, 0, 2);
	lua_pushnumber(L, (lua_Number)part.start + 1);
	lua_setfield(L, -2, "start");
	lua_pushnumber(L, (lua_Number)part.end);
	lua_setfield(L, -2, "end_");
	lua_rawseti(L, -2, (int)group);
}

static size_t start_check(lua_State *L, const struct subject *subject)
{
	ptrdiff_t start = argument_optional_integer(L, 4, 1);

	if (start < 1 || start > (ptrdiff_t)subject->content.size + 1)
		error_raise_generic(L, ERANGE);
	return (size_t)start - 1;
}

static int regex_search(lua_State *L)
{
	struct matcher *matcher = matcher_check(L);
	struct subject subject = subject_check(L);
	struct search search = search_begin(&subject, flags_check(L, 3));
	bool found;

	search.start = start_check(L, &subject);
	search.wants_groups = true;
	found = find(L, matcher, &search);
	lua_newtable(L);
	lua_pushboolean(L, !found);
	lua_setfield(L, -2, "empty");
	for (size_t i = 0; found && i <= matcher->groups; i++)
		put_place(L, i, matcher->parts[i]);
	return 1;
}

/* ---- regex.split(regex, subject) -> what is between matches ---- */

static void refuse_groups(lua_State *L, const struct matcher *matcher)
{
	if (matcher->groups > 0)
		error_raise_generic(L, ENOTSUP);
}

/* A match at the end ends a part and begins none. */
static int regex_split(lua_State *L)
{
	struct matcher *matcher = matcher_check(L);
	struct subject subject = subject_check(L);
	struct search search = search_begin(&subject, REGEX_NOT_NULL);
	int count = 0;

	refuse_groups(L, matcher);
	lua_newtable(L);
	while (find(L, matcher, &search)) {
		struct part match = matcher->parts[0];

		push_part(L, &subject, (struct part){ search.start, match.start });
		lua_rawseti(L, -2, ++count);
		search.start = match.end;
	}
	if (count == 0 || search.start < search.size) {
		push_part(L, &subject, (struct part){ search.start, search.size });
		lua_rawseti(L, -2, ++count);
	}
	return 1;
}

/* ---- regex.patsplit(regex, subject) -> all matches ---- */

/* Where the next match may begin. The ancestor wants something between matches, unless the one
 * before is empty. (R-SYS-110) */
static void search_go_on(struct search *search, struct part match)
{
	bool leaves_gap = vm_current->emilua && match.end > match.start;

	search->start = match.end + leaves_gap;
	search->flags = leaves_gap ? 0 : REGEX_NOT_NULL_FIRST;
}

static int regex_patsplit(lua_State *L)
{
	struct matcher *matcher = matcher_check(L);
	struct subject subject = subject_check(L);
	struct search search = search_begin(&subject, 0);
	int count = 0;

	refuse_groups(L, matcher);
	lua_newtable(L);
	while (find(L, matcher, &search)) {
		struct part match = matcher->parts[0];

		push_part(L, &subject, match);
		lua_rawseti(L, -2, ++count);
		if (match.end == search.size)
			break;
		search_go_on(&search, match);
	}
	return 1;
}

/* ---- what stream.scanner needs ---- */

/* (regex, bytes, origin, start, spent) -> first, last | nil, where to go on once there are more
 * bytes; and the steps that searches have taken with this one. Bytes before `origin` do not
 * count; others may come behind. */
static int scan(lua_State *L)
{
	struct matcher *matcher = matcher_check(L);
	struct subject subject = subject_check(L);
	size_t origin = (size_t)lua_tointeger(L, 3) - 1;
	size_t start = (size_t)lua_tointeger(L, 4) - 1;
	struct search search = search_begin(
		&subject, REGEX_NOT_BOL | REGEX_NOT_EOL | REGEX_NOT_BOW | REGEX_NOT_EOW |
				  REGEX_NOT_NULL | REGEX_RESUME);
	uint64_t spent = (uint64_t)lua_tonumber(L, 5), left;
	bool found;

	if (origin > start || start > search.size)
		return error_raise_generic(L, ERANGE);
	left = search.steps > spent ? search.steps - spent : 0;
	search.steps = left;
	search.data += origin;
	search.size -= origin;
	search.start = start - origin;
	found = find(L, matcher, &search);
	if (found)
		lua_pushnumber(L, (lua_Number)(origin + matcher->parts[0].start) + 1);
	else
		lua_pushnil(L);
	lua_pushnumber(L, found ? (lua_Number)(origin + matcher->parts[0].end)
				: (lua_Number)(origin + search.resume) + 1);
	lua_pushnumber(L, (lua_Number)(spent + left - search.steps));
	return 3;
}

int open_regex_scan(lua_State *L)
{
	lua_pushcfunction(L, scan);
	return 1;
}

/* ---- regex.mark_count and the like ---- */

static int property(lua_State *L)
{
	const struct regex *regex = module_check(L, 1, &regex_type);
	const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";

	if (strcmp(key, "mark_count") == 0)
		lua_pushinteger(L, (lua_Integer)matcher_check(L)->groups);
	else if (strcmp(key, "grammar") == 0)
		lua_pushstring(L, grammars[regex->grammar]);
	else if (strcmp(key, "ignore_case") == 0)
		lua_pushboolean(L, regex->ignore_case);
	else if (strcmp(key, "nosubs") == 0)
		lua_pushboolean(L, regex->nosubs);
	else if (strcmp(key, "optimized") == 0)
		lua_pushboolean(L, regex->optimized);
	else
		return error_bad_index(L);
	return 1;
}

static int finish(lua_State *L)
{
	struct regex *regex = module_check(L, 1, &regex_type);

	matcher_destroy(regex->matcher);
	regex->matcher = NULL;
	return 0;
}

static const struct function metamethods[] = {
	{ "__gc", finish, 0 },
	{ NULL, NULL, 0 },
};

static const struct type regex_type = { "regex", NULL, metamethods, property };

static const struct function functions[] = {
	{ "match", regex_match, 0 },
	{ "new", regex_new, 0 },
	{ "patsplit", regex_patsplit, 0 },
	{ "search", regex_search, 0 },
	{ "split", regex_split, 0 },
	{ NULL, NULL, 0 },
};

int open_regex(lua_State *L)
{
	module_type(L, &regex_type);
	lua_newtable(L);
	module_functions(L, functions);
	flag_names_push(L, flags);
	lua_setfield(L, -2, "match_flag");
	regex_error_push_names(L);
	lua_setfield(L, -2, "error");
	return 1;
}
