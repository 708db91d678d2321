/* SPDX-License-Identifier: MIT */
/* format_number.c - a number in pieces, and its way through a spec; integers. */
#include "modules/format_number.h"

#include <limits.h>
#include <locale.h>
#include <string.h>

struct locale {
	const char *point, *separator, *grouping;
};

static struct locale find_locale(const struct format_spec *spec)
{
	if (!spec->local)
		return (struct locale){ ".", "", "" };
	const struct lconv *found = localeconv();
	return (struct locale){ found->decimal_point, found->thousands_sep,
		found->grouping };
}

/* True if a separator stands where `right` digits follow. */
static bool group_ends(const char *grouping, size_t right)
{
	while (*grouping > 0 && *grouping != CHAR_MAX) {
		size_t size = (size_t)*grouping;
		if (right <= size)
			return right == size;
		right -= size;
		if (grouping[1])
			grouping++;
	}
	return false;
}

static size_t count_groups(const struct number *number, const char *grouping)
{
	size_t count = 0;

	for (size_t right = 1; number->grouped && right < number->whole_size; right++)
		count += group_ends(grouping, right);
	return count;
}

static void add_whole(
	luaL_Buffer *out, const struct number *number, const struct locale *locale)
{
	for (size_t i = 0; i < number->whole_size; i++) {
		if (i > 0 && number->grouped &&
			group_ends(locale->grouping, number->whole_size - i))
			luaL_addstring(out, locale->separator);
		luaL_addlstring(out, number->whole + i, 1);
	}
}

static size_t columns_of(const struct number *number, const struct locale *locale)
{
	size_t separator = text_columns(locale->separator, strlen(locale->separator));
	size_t point = text_columns(locale->point, strlen(locale->point));

	return (number->sign != 0) + strlen(number->prefix) + number->whole_size +
	       count_groups(number, locale->grouping) * separator +
	       number->point * point + number->fraction_size + number->zeros +
	       strlen(number->exponent);
}

/* Zeros that fill go between the prefix and the digits. */
void number_add(
	luaL_Buffer *out, const struct format_spec *spec, const struct number *number)
{
	struct locale locale = find_locale(spec);
	struct format_padding pad = format_pad(spec, columns_of(number, &locale), '>');
	bool inside = spec->zero && !spec->align;

	if (!inside)
		format_fill(out, spec, pad.before);
	luaL_addlstring(out, &number->sign, number->sign != 0);
	luaL_addstring(out, number->prefix);
	if (inside)
		format_fill(out, spec, pad.before);
	add_whole(out, number, &locale);
	if (number->point)
		luaL_addstring(out, locale.point);
	luaL_addlstring(out, number->fraction, number->fraction_size);
	for (size_t i = 0; i < number->zeros; i++)
		luaL_addlstring(out, "0", 1);
	luaL_addstring(out, number->exponent);
	format_fill(out, spec, pad.after);
}

char number_sign(const struct format_spec *spec, bool negative)
{
	if (negative)
		return '-';
	return spec->sign == '-' ? 0 : spec->sign;
}

struct base {
	char type;
	unsigned base;
	const char *prefix;
	const char *digits;
};

static const struct base *find_base(char type)
{
	static const struct base bases[] = {
		{ 'b', 2, "0b", "01" },
		{ 'B', 2, "0B", "01" },
		{ 'o', 8, "0", "01234567" },
		{ 'x', 16, "0x", "0123456789abcdef" },
		{ 'X', 16, "0X", "0123456789ABCDEF" },
		{ 0, 10, "", "0123456789" },
	};
	const struct base *base = bases;

	while (base->type && base->type != type)
		base++;
	return base;
}

void format_integer(luaL_Buffer *out, const struct format_spec *spec, int64_t value)
{
	const struct base *base = find_base(spec->type);
	uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
	bool prefixed = spec->alternate && !(base->base == 8 && value == 0);
	char digits[64];
	size_t at = sizeof digits;

	do {
		digits[--at] = base->digits[rest % base->base];
		rest /= base->base;
	} while (rest);
	number_add(out, spec,
		&(struct number){
			.sign = number_sign(spec, value < 0),
			.prefix = prefixed ? base->prefix : "",
			.whole = digits + at,
			.whole_size = sizeof digits - at,
			.fraction = "",
			.grouped = base->base == 10,
		});
}
