/* SPDX-License-Identifier: MIT */
/* regex_bracket.c - what a bracket expression of POSIX stands for. */
#include <string.h>

#include "modules/regex_program.h"

struct bracket {
	const unsigned char *at, *end;
	struct set *set;
};

/* ---- classes: of ASCII alone, whatever the locale is ---- */

static bool is_between(unsigned char byte, unsigned char first, unsigned char last)
{
	return byte >= first && byte <= last;
}

static bool is_lower(unsigned char byte)
{
	return is_between(byte, 'a', 'z');
}

static bool is_upper(unsigned char byte)
{
	return is_between(byte, 'A', 'Z');
}

static bool is_alpha(unsigned char byte)
{
	return is_lower(byte) || is_upper(byte);
}

static bool is_digit(unsigned char byte)
{
	return is_between(byte, '0', '9');
}

static bool is_alnum(unsigned char byte)
{
	return is_alpha(byte) || is_digit(byte);
}

static bool is_blank(unsigned char byte)
{
	return byte == ' ' || byte == '\t';
}

static bool is_space(unsigned char byte)
{
	return byte == ' ' || is_between(byte, '\t', '\r');
}

static bool is_cntrl(unsigned char byte)
{
	return byte < ' ' || byte == 127;
}

static bool is_graph(unsigned char byte)
{
	return is_between(byte, '!', '~');
}

static bool is_print(unsigned char byte)
{
	return is_between(byte, ' ', '~');
}

static bool is_punct(unsigned char byte)
{
	return is_graph(byte) && !is_alnum(byte);
}

static bool is_xdigit(unsigned char byte)
{
	return is_digit(byte) || is_between(byte, 'a', 'f') || is_between(byte, 'A', 'F');
}

static const struct {
	const char *name;
	bool (*has)(unsigned char byte);
} classes[] = {
	{ "alnum", is_alnum },
	{ "alpha", is_alpha },
	{ "blank", is_blank },
	{ "cntrl", is_cntrl },
	{ "digit", is_digit },
	{ "graph", is_graph },
	{ "lower", is_lower },
	{ "print", is_print },
	{ "punct", is_punct },
	{ "space", is_space },
	{ "upper", is_upper },
	{ "xdigit", is_xdigit },
};

static int add_class(struct set *set, const unsigned char *name, size_t size)
{
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
		if (strlen(classes[i].name) != size ||
			memcmp(classes[i].name, name, size) != 0)
			continue;
		for (unsigned byte = 0; byte <= UINT8_MAX; byte++)
			if (classes[i].has((unsigned char)byte))
				set_add(set, (unsigned char)byte);
		return 0;
	}
	return REGEX_CTYPE;
}

/* ---- elements ---- */

static bool follows(const struct bracket *bracket, unsigned char one, unsigned char other)
{
	return bracket->end - bracket->at >= 2 && bracket->at[0] == one &&
	       bracket->at[1] == other;
}

/* What stands between `[X` and `X]`. */
static int enclosed(struct bracket *bracket, const unsigned char **text, size_t *size)
{
	unsigned char kind = bracket->at[1];

	bracket->at += 2;
	for (*text = bracket->at; bracket->at < bracket->end; bracket->at++) {
		if (!follows(bracket, kind, ']'))
			continue;
		*size = (size_t)(bracket->at - *text);
		bracket->at += 2;
		return 0;
	}
	return REGEX_BRACK;
}

/* One character, however it is written. */
static int read_element(struct bracket *bracket, unsigned char *byte)
{
	const unsigned char *text;
	size_t size;
	int status;

	if (bracket->at == bracket->end)
		return REGEX_BRACK;
	if (follows(bracket, '[', ':'))
		return REGEX_RANGE;
	if (!follows(bracket, '[', '.') && !follows(bracket, '[', '=')) {
		*byte = *bracket->at++;
		return 0;
	}
	status = enclosed(bracket, &text, &size);
	if (status == 0 && size != 1)
		status = REGEX_COLLATE;
	if (status == 0)
		*byte = *text;
	return status;
}

static bool is_range(const struct bracket *bracket)
{
	return bracket->end - bracket->at >= 2 && bracket->at[0] == '-' &&
	       bracket->at[1] != ']';
}

static int read_range(struct bracket *bracket)
{
	unsigned char first, last;
	int status = read_element(bracket, &first);

	last = first;
	if (status == 0 && is_range(bracket)) {
		bracket->at++;
		status = read_element(bracket, &last);
	}
	if (status != 0)
		return status;
	if (first > last)
		return REGEX_RANGE;
	for (unsigned byte = first; byte <= last; byte++)
		set_add(bracket->set, (unsigned char)byte);
	return 0;
}

static int read_class(struct bracket *bracket)
{
	const unsigned char *name;
	size_t size;
	int status = enclosed(bracket, &name, &size);

	if (status == 0)
		status = add_class(bracket->set, name, size);
	return status == 0 && is_range(bracket) ? REGEX_RANGE : status;
}

/* ---- all of it ---- */

static void fold(struct set *set)
{
	for (int i = 0; i < 'z' - 'a' + 1; i++) {
		unsigned char lower = (unsigned char)('a' + i);
		unsigned char upper = (unsigned char)('A' + i);

		if (set_has(set, lower))
			set_add(set, upper);
		else if (set_has(set, upper))
			set_add(set, lower);
	}
}

static void invert(struct set *set)
{
	for (size_t i = 0; i < sizeof set->bits / sizeof *set->bits; i++)
		set->bits[i] = ~set->bits[i];
}

int regex_bracket(struct set *set, const struct regex_pattern *pattern, size_t *at)
{
	struct bracket bracket = { pattern->data + *at, pattern->data + pattern->size,
		set };
	bool is_negative = bracket.at < bracket.end && *bracket.at == '^',
	     is_first = true;

	memset(set, 0, sizeof *set);
	bracket.at += is_negative;
	for (; bracket.at < bracket.end; is_first = false) {
		int status;

		if (*bracket.at == ']' && !is_first)
			break;
		status = follows(&bracket, '[', ':') ? read_class(&bracket)
		                                     : read_range(&bracket);
		if (status != 0)
			return status;
	}
	if (bracket.at == bracket.end)
		return REGEX_BRACK;
	*at = (size_t)(bracket.at + 1 - pattern->data);
	if (pattern->ignore_case)
		fold(set);
	if (is_negative)
		invert(set);
	return 0;
}
