/* SPDX-License-Identifier: MIT */
/* regex_token.h - patterns of POSIX, one token after another. */
#ifndef MODULES_REGEX_TOKEN_H
#define MODULES_REGEX_TOKEN_H

#include <limits.h>

#include "modules/regex_program.h"

enum token_kind {
	TOKEN_END,
	TOKEN_BYTE,
	TOKEN_SET,
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_OR,
	TOKEN_REPEAT,
	TOKEN_BEGIN,  /* the beginning of the subject */
	TOKEN_FINISH, /* its end */
	TOKEN_BACK,
};

#define REPEAT_FOREVER UINT_MAX

struct token {
	enum token_kind kind;
	unsigned char byte;   /* or the digit of a back reference */
	unsigned least, most; /* of a repeat */
	struct set set;
};

struct tokens {
	const struct regex_pattern *pattern;
	size_t at;
	bool is_first;      /* nothing stands before in this group */
	struct token token; /* the present one */
};

/* Go to the next token. Returns 0 or an enum regex_code. */
int token_next(struct tokens *tokens);

#endif
