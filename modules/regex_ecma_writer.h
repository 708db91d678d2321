/* SPDX-License-Identifier: MIT */
/* regex_ecma_writer.h - what reads a pattern of ECMAScript and writes it for PCRE2. */
#ifndef MODULES_REGEX_ECMA_WRITER_H
#define MODULES_REGEX_ECMA_WRITER_H

#include "modules/regex_ecma_pattern.h"

struct writer {
	const unsigned char *at, *end;
	struct ecma_pattern *ecma;
	size_t atom;      /* where it begins in the text, what can be repeated */
	bool is_repeated; /* and it is */
	size_t opens[REGEX_NEST_MAX]; /* where the groups begin that are open */
	size_t depth;
};

/* What is read. */
bool writer_is_over(const struct writer *writer);
bool writer_is_at(const struct writer *writer, const char *text);

bool byte_is_digit(unsigned char byte);
bool byte_is_word(unsigned char byte);
bool byte_is_one_of(unsigned char byte, const char *set);

/* What is written. */
void writer_put(struct writer *writer, unsigned char byte);
void writer_put_text(struct writer *writer, const char *text);

/* Write the next bytes as they are. */
void writer_copy(struct writer *writer, size_t size);

/* A group begins at `start` of the text. Returns 0 or an enum regex_code, as the next. */
int writer_open_group(struct writer *writer, size_t start);

/* What follows `(?`, up to where there can be something else. */
int writer_read_special(struct writer *writer);

#endif
