/* SPDX-License-Identifier: MIT */
/* regex_ecma_writer.c - what reads a pattern of ECMAScript and writes it for PCRE2. */
#include "modules/regex_ecma_writer.h"

#include <string.h>

/* ---- what is read ---- */

bool writer_is_over(const struct writer *writer)
{
	return writer->at == writer->end;
}

bool writer_is_at(const struct writer *writer, const char *text)
{
	size_t size = strlen(text);

	return (size_t)(writer->end - writer->at) >= size &&
	       memcmp(writer->at, text, size) == 0;
}

bool byte_is_digit(unsigned char byte)
{
	return byte >= '0' && byte <= '9';
}

bool byte_is_word(unsigned char byte)
{
	return byte_is_digit(byte) || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= 'a' && byte <= 'z') || byte == '_';
}

bool byte_is_one_of(unsigned char byte, const char *set)
{
	return byte && strchr(set, byte);
}

/* ---- what is written ---- */

void writer_put(struct writer *writer, unsigned char byte)
{
	writer->ecma->text[writer->ecma->size++] = byte;
}

void writer_put_text(struct writer *writer, const char *text)
{
	for (; *text; text++)
		writer_put(writer, (unsigned char)*text);
}

void writer_copy(struct writer *writer, size_t size)
{
	for (; size > 0; size--)
		writer_put(writer, *writer->at++);
}

int writer_open_group(struct writer *writer, size_t start)
{
	if (writer->depth == REGEX_NEST_MAX)
		return REGEX_STACK;
	writer->opens[writer->depth++] = start;
	return 0;
}
