/* SPDX-License-Identifier: MIT */
/* regex_token.c - patterns of POSIX, one token after another. */
#include "modules/regex_token.h"

#include <string.h>

static bool is_at(const struct tokens *tokens, const char *text)
{
	const struct regex_pattern *pattern = tokens->pattern;
	size_t size = strlen(text);

	return pattern->size - tokens->at >= size &&
	       memcmp(pattern->data + tokens->at, text, size) == 0;
}

static bool is_over(const struct tokens *tokens)
{
	return tokens->at == tokens->pattern->size;
}

static int put(struct tokens *tokens, enum token_kind kind)
{
	tokens->token.kind = kind;
	return 0;
}

static int put_repeat(struct tokens *tokens, unsigned least, unsigned most)
{
	tokens->token.least = least;
	tokens->token.most = most;
	return put(tokens, TOKEN_REPEAT);
}

static int put_byte(struct tokens *tokens, unsigned char byte)
{
	tokens->token.byte = byte;
	return put(tokens, TOKEN_BYTE);
}

/* Any but NUL. */
static int put_any(struct tokens *tokens)
{
	memset(&tokens->token.set, UINT8_MAX, sizeof tokens->token.set);
	tokens->token.set.bits[0] &= ~UINT32_C(1);
	return put(tokens, TOKEN_SET);
}

static int put_bracket(struct tokens *tokens)
{
	put(tokens, TOKEN_SET);
	return regex_bracket(&tokens->token.set, tokens->pattern, &tokens->at);
}

/* ---- {m}, {m,}, {,n}, {m,n} ---- */

/* The number that stands here; `otherwise` if there is none. What is too large stays so. */
static unsigned read_number(struct tokens *tokens, unsigned otherwise)
{
	unsigned number = 0;
	size_t start = tokens->at;

	for (; !is_over(tokens); tokens->at++) {
		unsigned char byte = tokens->pattern->data[tokens->at];

		if (byte < '0' || byte > '9')
			break;
		number = number * 10 + (byte - '0');
		if (number > PROGRAM_MAX)
			number = PROGRAM_MAX + 1;
	}
	return tokens->at > start ? number : otherwise;
}

static int put_braces(struct tokens *tokens, const char *end)
{
	size_t start = tokens->at;
	unsigned least = read_number(tokens, 0), most = least;
	bool is_empty = tokens->at == start;

	if (is_at(tokens, ",")) {
		tokens->at++;
		start = tokens->at;
		most = read_number(tokens, REPEAT_FOREVER);
		is_empty = is_empty && tokens->at == start;
	}
	if (is_over(tokens))
		return REGEX_BRACE;
	if (!is_at(tokens, end) || is_empty || least > most)
		return REGEX_BADBRACE;
	tokens->at += strlen(end);
	return put_repeat(tokens, least, most);
}

/* ---- the two grammars ---- */

static int extended_escape(struct tokens *tokens)
{
	if (is_over(tokens) || !tokens->pattern->data[tokens->at] ||
		!strchr("^$\\.*+?()[]{}|", tokens->pattern->data[tokens->at]))
		return REGEX_ESCAPE;
	return put_byte(tokens, tokens->pattern->data[tokens->at++]);
}

static int extended(struct tokens *tokens, unsigned char byte)
{
	switch (byte) {
	case '\\':
		return extended_escape(tokens);
	case '(':
		return put(tokens, TOKEN_OPEN);
	case ')':
		return put(tokens, TOKEN_CLOSE);
	case '|':
		return put(tokens, TOKEN_OR);
	case '^':
		return put(tokens, TOKEN_BEGIN);
	case '$':
		return put(tokens, TOKEN_FINISH);
	case '+':
		return put_repeat(tokens, 1, REPEAT_FOREVER);
	case '?':
		return put_repeat(tokens, 0, 1);
	case '{':
		return put_braces(tokens, "}");
	default:
		return put_byte(tokens, byte);
	}
}

static int basic_escape(struct tokens *tokens)
{
	unsigned char byte;

	if (is_over(tokens))
		return REGEX_ESCAPE;
	byte = tokens->pattern->data[tokens->at++];
	if (byte == '(')
		return put(tokens, TOKEN_OPEN);
	if (byte == ')')
		return put(tokens, TOKEN_CLOSE);
	if (byte == '{')
		return put_braces(tokens, "\\}");
	if (byte && strchr(".[]\\*^$", byte))
		return put_byte(tokens, byte);
	if (byte < '1' || byte > '9')
		return REGEX_ESCAPE;
	tokens->token.byte = (unsigned char)(byte - '0');
	return put(tokens, TOKEN_BACK);
}

static int basic(struct tokens *tokens, unsigned char byte, bool is_first)
{
	if (byte == '\\')
		return basic_escape(tokens);
	if (byte == '^' && is_first)
		return put(tokens, TOKEN_BEGIN);
	if (byte == '$' && (is_over(tokens) || is_at(tokens, "\\)")))
		return put(tokens, TOKEN_FINISH);
	return put_byte(tokens, byte);
}

static int read(struct tokens *tokens, unsigned char byte, bool is_first)
{
	if (byte == '.')
		return put_any(tokens);
	if (byte == '[')
		return put_bracket(tokens);
	if (byte == '*')
		return put_repeat(tokens, 0, REPEAT_FOREVER);
	if (tokens->pattern->grammar == REGEX_BASIC)
		return basic(tokens, byte, is_first);
	return extended(tokens, byte);
}

int token_next(struct tokens *tokens)
{
	bool is_first = tokens->is_first;
	int status;

	if (is_over(tokens))
		return put(tokens, TOKEN_END);
	status = read(tokens, tokens->pattern->data[tokens->at++], is_first);
	tokens->is_first = tokens->token.kind == TOKEN_OPEN;
	return status;
}
