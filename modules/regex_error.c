/* SPDX-License-Identifier: MIT */
/* regex_error.c - why a pattern is none, or no match was found: regex.error. */
#include "modules/regex_error.h"

#include "modules/error_names.h"
#include "modules/regex_matcher.h"
#include "runtime/module.h"

static const char *message(
	const struct error_category *category, int code, char *text, size_t size)
{
	static const char *const texts[] = {
		[REGEX_COLLATE] = "unknown collating element",
		[REGEX_CTYPE] = "unknown class of characters",
		[REGEX_ESCAPE] = "invalid escape",
		[REGEX_BACKREF] = "reference to a group that is not there",
		[REGEX_BRACK] = "unmatched [",
		[REGEX_PAREN] = "invalid or unmatched parenthesis",
		[REGEX_BRACE] = "unmatched {",
		[REGEX_BADBRACE] = "invalid range in braces",
		[REGEX_RANGE] = "invalid range of characters",
		[REGEX_SPACE] = "the pattern takes too much memory",
		[REGEX_BADREPEAT] = "nothing that could be repeated",
		[REGEX_COMPLEXITY] = "too many steps for this subject",
		[REGEX_STACK] = "nested too deeply",
	};

	(void)category, (void)text, (void)size;
	if (code < REGEX_COLLATE || code > REGEX_STACK)
		return "unknown error";
	return texts[code];
}

static const struct error_category error_regex = { "regex", message, NULL };

static const struct error_name names[] = {
	{ "backref", REGEX_BACKREF },
	{ "badbrace", REGEX_BADBRACE },
	{ "badrepeat", REGEX_BADREPEAT },
	{ "brace", REGEX_BRACE },
	{ "brack", REGEX_BRACK },
	{ "collate", REGEX_COLLATE },
	{ "complexity", REGEX_COMPLEXITY },
	{ "ctype", REGEX_CTYPE },
	{ "escape", REGEX_ESCAPE },
	{ "paren", REGEX_PAREN },
	{ "range", REGEX_RANGE },
	{ "space", REGEX_SPACE },
	{ "stack", REGEX_STACK },
	{ NULL, 0 },
};

int regex_error_raise(lua_State *L, int code)
{
	return error_raise(L, &error_regex, code);
}

static int named(lua_State *L)
{
	return error_names_index(L, names, &error_regex);
}

void regex_error_push_names(lua_State *L)
{
	static const struct type type = { "regex.error", NULL, NULL, named };

	module_type(L, &type);
	module_new(L, &type, 0);
}
