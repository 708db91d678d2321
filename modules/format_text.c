/* SPDX-License-Identifier: MIT */
/* format_text.c - UTF-8 text as a terminal shows it: columns, and escapes. */
#include "modules/format_text.h"

#include <stdio.h>
#include <string.h>

struct range {
	int32_t first, last;
};

/* What C++20 counts as two columns in [format.string.std]. */
static const struct range wide[] = {
	{ 0x1100, 0x115f },
	{ 0x2329, 0x232a },
	{ 0x2e80, 0x303e },
	{ 0x3040, 0xa4cf },
	{ 0xac00, 0xd7a3 },
	{ 0xf900, 0xfaff },
	{ 0xfe10, 0xfe19 },
	{ 0xfe30, 0xfe6f },
	{ 0xff00, 0xff60 },
	{ 0xffe0, 0xffe6 },
	{ 0x1f300, 0x1f64f },
	{ 0x1f900, 0x1f9ff },
	{ 0x20000, 0x2fffd },
	{ 0x30000, 0x3fffd },
};

/* Controls, separators, marks of direction and of format, private use: all that
 * could hide in a line or change how the rest of it looks. */
static const struct range unprintable[] = {
	{ 0x00, 0x1f },
	{ 0x7f, 0xa0 },
	{ 0xad, 0xad },
	{ 0x600, 0x605 },
	{ 0x61c, 0x61c },
	{ 0x6dd, 0x6dd },
	{ 0x70f, 0x70f },
	{ 0x890, 0x891 },
	{ 0x8e2, 0x8e2 },
	{ 0x1680, 0x1680 },
	{ 0x180e, 0x180e },
	{ 0x2000, 0x200f },
	{ 0x2028, 0x202f },
	{ 0x205f, 0x206f },
	{ 0x3000, 0x3000 },
	{ 0xd800, 0xf8ff },
	{ 0xfdd0, 0xfdef },
	{ 0xfeff, 0xfeff },
	{ 0xfff0, 0xfffb },
	{ 0xfffe, 0xffff },
	{ 0x110bd, 0x110bd },
	{ 0x110cd, 0x110cd },
	{ 0x13430, 0x1343f },
	{ 0x1bca0, 0x1bca3 },
	{ 0x1d173, 0x1d17a },
	{ 0x1fffe, 0x1ffff },
	{ 0x2fffe, 0x2ffff },
	{ 0x3fffe, 0x10ffff },
};

static bool in_ranges(int32_t point, const struct range *ranges, size_t count)
{
	size_t low = 0;

	while (low < count) {
		size_t middle = low + (count - low) / 2;
		if (point < ranges[middle].first)
			count = middle;
		else if (point > ranges[middle].last)
			low = middle + 1;
		else
			return true;
	}
	return false;
}

static bool is_wide(int32_t point)
{
	return in_ranges(point, wide, sizeof wide / sizeof *wide);
}

static bool is_printable(int32_t point)
{
	return !in_ranges(point, unprintable, sizeof unprintable / sizeof *unprintable);
}

bool text_is_point(int64_t point)
{
	return point >= 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
}

/* The bits that the first byte of a sequence of `size` bytes is marked with. */
static unsigned lead(size_t size)
{
	static const unsigned char leads[] = { 0, 0x00, 0xc0, 0xe0, 0xf0 };

	return leads[size];
}

static size_t size_of_point(uint32_t point)
{
	return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

size_t text_encode(uint32_t point, char *bytes)
{
	size_t size = size_of_point(point);

	for (size_t i = size - 1; i > 0; i--) {
		bytes[i] = (char)(0x80 | (point & 0x3f));
		point >>= 6;
	}
	bytes[0] = (char)(lead(size) | point);
	return size;
}

static size_t size_of_lead(unsigned char byte)
{
	return byte < 0x80   ? 1
	       : byte < 0xc0 ? 0
	       : byte < 0xe0 ? 2
	       : byte < 0xf0 ? 3
	       : byte < 0xf8 ? 4
	                     : 0;
}

size_t text_decode(const char *text, size_t size, int32_t *point)
{
	unsigned char first = (unsigned char)*text;
	size_t wanted = size_of_lead(first);
	uint32_t decoded = first - lead(wanted);

	*point = -1;
	if (wanted == 0 || wanted > size)
		return 1;
	for (size_t i = 1; i < wanted; i++) {
		if (((unsigned char)text[i] & 0xc0) != 0x80)
			return 1;
		decoded = decoded << 6 | ((unsigned char)text[i] & 0x3f);
	}
	if (!text_is_point(decoded) || size_of_point(decoded) != wanted)
		return 1;
	*point = (int32_t)decoded;
	return wanted;
}

size_t text_columns(const char *text, size_t size)
{
	size_t columns = 0;
	int32_t point;

	for (size_t at = 0; at < size; columns += is_wide(point) ? 2 : 1)
		at += text_decode(text + at, size - at, &point);
	return columns;
}

size_t text_cut(const char *text, size_t size, size_t columns)
{
	size_t at = 0;

	while (at < size) {
		int32_t point;
		size_t step = text_decode(text + at, size - at, &point);
		size_t width = is_wide(point) ? 2 : 1;
		if (width > columns)
			break;
		columns -= width;
		at += step;
	}
	return at;
}

/* "\n", "\x1b" for a byte, "\u200b" or "\U000e0001" for a code point. */
static void escape(luaL_Buffer *out, unsigned char byte, int32_t point)
{
	static const char named[] = "\n\r\t\"\\", letters[] = "nrt\"\\";
	const char *name = byte ? strchr(named, byte) : NULL;
	char text[16];

	if (name)
		snprintf(text, sizeof text, "\\%c", letters[name - named]);
	else if (point < 0x80)
		snprintf(text, sizeof text, "\\x%02x", byte);
	else if (point < 0x10000)
		snprintf(text, sizeof text, "\\u%04x", (unsigned)point);
	else
		snprintf(text, sizeof text, "\\U%08x", (unsigned)point);
	luaL_addstring(out, text);
}

void text_quote(luaL_Buffer *out, const char *text, size_t size)
{
	luaL_addlstring(out, "\"", 1);
	for (size_t at = 0; at < size;) {
		int32_t point;
		size_t step = text_decode(text + at, size - at, &point);
		if (point < 0 || point == '"' || point == '\\' || !is_printable(point))
			escape(out, (unsigned char)text[at], point);
		else
			luaL_addlstring(out, text + at, step);
		at += step;
	}
	luaL_addlstring(out, "\"", 1);
}
