/* SPDX-License-Identifier: MIT */
/* plain.c - text of others that is shown. */
#include "sandbox/plain.h"

#include <string.h>

/* Control characters again: a terminal may obey them. */
enum { C1_LEAD = 0xc2, C1_LAST = 0x9f };

static size_t length_of(const char *text)
{
	/* by the first byte: how many there are, and what the second one may be */
	static const struct {
		unsigned char first, last, length, least, most;
	} rows[] = {
		{ 0x01, 0x7f, 1, 0, 0 },
		{ 0xc2, 0xdf, 2, 0x80, 0xbf },
		{ 0xe0, 0xe0, 3, 0xa0, 0xbf },
		{ 0xe1, 0xec, 3, 0x80, 0xbf },
		{ 0xed, 0xed, 3, 0x80, 0x9f },
		{ 0xee, 0xef, 3, 0x80, 0xbf },
		{ 0xf0, 0xf0, 4, 0x90, 0xbf },
		{ 0xf1, 0xf3, 4, 0x80, 0xbf },
		{ 0xf4, 0xf4, 4, 0x80, 0x8f },
	};
	const unsigned char *at = (const unsigned char *)text;
	size_t row = 0;

	while (row < sizeof rows / sizeof *rows &&
		(*at < rows[row].first || *at > rows[row].last))
		row++;
	if (row == sizeof rows / sizeof *rows)
		return 0;
	if (rows[row].length == 1)
		return 1;
	if (at[1] < rows[row].least || at[1] > rows[row].most)
		return 0;
	for (size_t i = 2; i < rows[row].length; i++)
		if ((at[i] & 0xc0) != 0x80)
			return 0;
	return rows[row].length;
}

static bool is_control(const char *text)
{
	const unsigned char *at = (const unsigned char *)text;

	return *at < ' ' || *at == 0x7f || (*at == C1_LEAD && at[1] <= C1_LAST);
}

size_t plain_length(const char *text, bool *shows)
{
	size_t length = length_of(text);

	*shows = length > 0 && !is_control(text);
	return length > 0 ? length : 1;
}

void plain_clean(char *text)
{
	char *to = text;

	while (*text) {
		bool shows;
		size_t length = plain_length(text, &shows);

		if (shows) {
			memmove(to, text, length);
			to += length;
		} else {
			*to++ = '?';
		}
		text += length;
	}
	*to = '\0';
}
