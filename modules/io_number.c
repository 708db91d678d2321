/* SPDX-License-Identifier: MIT */
/* io_number.c - a number at the front of what has been read, as scanf's %lf sees it. */
#include "modules/io_number.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Where the scan stands. Past the end, `peek` answers -1. */
struct cursor {
	const char *text;
	size_t size, at;
	bool hit_end;
};

static int peek(struct cursor *cursor)
{
	if (cursor->at < cursor->size)
		return (unsigned char)cursor->text[cursor->at];
	cursor->hit_end = true;
	return -1;
}

static bool accept(struct cursor *cursor, const char *set)
{
	int c = peek(cursor);

	if (c <= 0 || !strchr(set, c))
		return false;
	cursor->at++;
	return true;
}

static size_t digits(struct cursor *cursor, bool hexadecimal)
{
	size_t begin = cursor->at;

	for (int c = peek(cursor); hexadecimal ? isxdigit(c) : isdigit(c);
		c = peek(cursor))
		cursor->at++;
	return cursor->at - begin;
}

/* Eat as much of `word` as matches, and the letter that does not. */
static bool rest_of_word(struct cursor *cursor, const char *word)
{
	for (; *word; word++) {
		int c = peek(cursor);

		if (c < 0)
			return false;
		cursor->at++;
		if (tolower(c) != *word)
			return false;
	}
	return true;
}

/* "inf", "infinity" and "nan" after their first letter. */
static bool scan_word(struct cursor *cursor)
{
	if (accept(cursor, "nN"))
		return rest_of_word(cursor, "an");
	cursor->at++;
	if (!rest_of_word(cursor, "nf"))
		return false;
	return !accept(cursor, "iI") || rest_of_word(cursor, "nity");
}

static bool scan_digits(struct cursor *cursor)
{
	bool hexadecimal = false;
	size_t count = 0;

	if (accept(cursor, "0")) {
		count = 1;
		hexadecimal = accept(cursor, "xX");
		if (hexadecimal)
			count = 0;
	}
	count += digits(cursor, hexadecimal);
	if (accept(cursor, ".")) {
		count += digits(cursor, hexadecimal);
		/* glibc takes "0x." for a zero */
		if (hexadecimal && count == 0)
			return true;
	}
	if (count == 0)
		return false;
	if (accept(cursor, hexadecimal ? "pP" : "eE")) {
		accept(cursor, "+-");
		digits(cursor, false);
	}
	return true;
}

/* strtod() over a copy that ends; the scan has found what belongs to the number. */
static double convert(const char *text, size_t size)
{
	char small[128];
	char *copy = size < sizeof small ? small : malloc(size + 1);
	double value = 0;

	if (!copy)
		return value;
	memcpy(copy, text, size);
	copy[size] = '\0';
	value = strtod(copy, NULL);
	if (copy != small)
		free(copy);
	return value;
}

struct number_scan number_scan(const char *text, size_t size, bool at_end)
{
	struct cursor cursor = { text, size, 0, false };
	struct number_scan scan = { 0 };
	size_t begin;
	int c;

	while ((c = peek(&cursor)) >= 0 && isspace(c))
		cursor.at++;
	begin = cursor.at;
	accept(&cursor, "+-");
	c = peek(&cursor);
	scan.valid = c >= 0 && strchr("nNiI", c) && c ? scan_word(&cursor)
	                                              : scan_digits(&cursor);
	scan.more = cursor.hit_end && !at_end;
	scan.consumed = cursor.at;
	if (scan.valid && !scan.more)
		scan.value = convert(text + begin, cursor.at - begin);
	return scan;
}
