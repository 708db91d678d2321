/* SPDX-License-Identifier: MIT */
/* option.h - one option of the command line: how it is written, and what it does. */
#ifndef CMD_OPTION_H
#define CMD_OPTION_H

struct options;

/* What the handler of an option answers, if not the status to exit with at once. */
enum {
	OPTION_GO_ON = -1,
	OPTION_WRONG = -2, /* stderr says why */
};

/* Do what the option means. `value` is its argument, NULL or "" where it has none. */
typedef int(option_take)(struct options *options, const char *value);

/* Where the argument stands. */
enum option_form {
	OPTION_ALONE,             /* there is none */
	OPTION_ATTACHED,          /* in the same word, if at all: -O3 */
	OPTION_MAY_HAVE_ARGUMENT, /* --name, --name=VALUE */
	OPTION_WITH_ARGUMENT,     /* -eCODE, -e CODE, --name=VALUE, --name VALUE */
};

/* An array of them ends with { NULL, NULL }. */
struct option {
	const char *flag;     /* "-e", or NULL */
	const char *name;     /* "--version", or NULL */
	const char *argument; /* as the help calls it, with what stands before it */
	enum option_form form;
	const char *help;
	option_take *take;
};

/* The row that `token` names, or NULL. *attached is what stands behind the option in the
 * same word, or NULL if the word ends with it. */
const struct option *option_find(
	const struct option *rows, const char *token, const char **attached);

/* Write a line of help on stdout for every row. */
void option_list(const struct option *rows);

/* Say on stderr that no row is called `token`, and which name comes near. */
void option_unknown(const char *program, const struct option *rows, const char *token);

/* Say on stderr that the option stands without its argument. */
void option_incomplete(const char *program, const struct option *row);

#endif
