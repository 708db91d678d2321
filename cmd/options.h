/* SPDX-License-Identifier: MIT */
/* options.h - what the command line asks for. */
#ifndef CMD_OPTIONS_H
#define CMD_OPTIONS_H

#include <stdbool.h>

#include "cmd/option.h"

/* One thing to do, in the order of the command line. */
struct step {
	const char *name;  /* a function of start.lua */
	const char *value; /* what it is called with */
};

/* How much the script is trusted. */
enum sandbox_mode {
	SANDBOX_IF_ASKED, /* by a policy; else it is not confined */
	SANDBOX_ALWAYS,   /* without a policy nothing runs */
	SANDBOX_UNTRUSTED,
	SANDBOX_NEVER,
};

struct entry;
struct trim;

struct options {
	const char *program;  /* "cellua", or "emilua" */
	int argc;             /* as main() has them */
	char **argv;
	struct step *steps;   /* room for argc + 2 */
	int step_count;
	int next;             /* the word to look at; then, the script, or argc */
	bool ended;           /* no option follows */
	bool has_script;      /* a step reads one, or makes one needless */
	bool is_complete;     /* without a script, stdin is not read for one */
	bool shows_version;
	bool interactive;
	bool ignore_environment;
	bool ancestor;        /* called emilua */
	bool single; /* the script promises not to ask for threads */
	bool testing;         /* emilua --test */
	bool coloured;        /* its reports have colours */
	int log_level;        /* of syslog: it makes those up to this one */
	char *script;         /* emilua's FILE, or the init.lua in it */
	char **arguments;     /* what system.arguments shows; room for argc + 2 */
	int argument_count;

	enum sandbox_mode mode;
	const char *show;   /* --explain, --explain=json or --check: do so, and do not run */
	const char **policies; /* --policy; room for argc + 2 */
	int policy_count;
	const char *learn;  /* --learn: the file to write, "" for stderr; or NULL */
	bool dry_deny;      /* report what would be denied, and deny nothing */
	struct step *rules; /* what other options say of the policy; room for argc + 2 */
	int rule_count;

	/* Of a process that a zygote has made: what it runs, in place of the steps, and the
	 * receiving end of its inbox. */
	const struct entry *worker;
	int inbox;

	/* Of a confined process: what is taken from its state, and what is done when that
	 * is made and before any of it runs; the answer is 0 or a status to exit with. */
	const struct trim *trim;
	int (*seal)(void *sealed);
	void *sealed;
};

/* Read the command line into `options`, which options_init() has seen.
 * Returns OPTION_GO_ON, or the status to exit with at once. */
int options_parse(struct options *options);

/* Take the option that stands next, with its argument. Returns what its handler answers,
 * or OPTION_WRONG. */
int options_take(struct options *options, const struct option *rows);

/* Add a step. */
void options_add(struct options *options, const char *name, const char *value);

/* Make room for the steps and the arguments. Returns 0 or -ENOMEM. */
int options_init(struct options *options);

/* Give the memory back. Accepts what was never begun. */
void options_finish(struct options *options);

#endif
