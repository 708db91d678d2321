/* SPDX-License-Identifier: MIT */
/* options.c - what the command line asks for. */
#include "cmd/options.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "cmd/option.h"
#include "cmd/rules.h"

int options_init(struct options *options)
{
	size_t count = (size_t)options->argc + 2;

	options->steps = calloc(count, sizeof *options->steps);
	options->arguments = calloc(count, sizeof *options->arguments);
	options->rules = calloc(count, sizeof *options->rules);
	options->policies = calloc(count, sizeof *options->policies);
	return options->steps && options->arguments && options->rules && options->policies
	               ? 0
	               : -ENOMEM;
}

void options_finish(struct options *options)
{
	free(options->steps);
	free(options->arguments);
	free(options->rules);
	free(options->policies);
	free(options->script);
}

void options_add(struct options *options, const char *name, const char *value)
{
	options->steps[options->step_count++] = (struct step){ name, value };
}

int options_take(struct options *options, const struct option *rows)
{
	const char *token = options->argv[options->next], *value;
	const struct option *row = option_find(rows, token, &value);

	if (!row && rules_allow(token))
		return rules_take_allow(options);
	options->next++;
	if (!row) {
		option_unknown(options->program, rows, token);
		return OPTION_WRONG;
	}
	if (row->form == OPTION_WITH_ARGUMENT && !value) {
		if (options->next == options->argc) {
			option_incomplete(options->program, row);
			return OPTION_WRONG;
		}
		value = options->argv[options->next++];
	}
	return row->take(options, value);
}

/* ---- the options, once: parsing, --help and the manual follow this table ---- */

static int take_code(struct options *options, const char *value)
{
	options_add(options, "code", value);
	options->is_complete = true;
	return OPTION_GO_ON;
}

static int take_library(struct options *options, const char *value)
{
	options_add(options, "library", value);
	return OPTION_GO_ON;
}

static int take_interactive(struct options *options, const char *value)
{
	(void)value;
	options->interactive = options->is_complete = true;
	return OPTION_GO_ON;
}

static int take_version(struct options *options, const char *value)
{
	(void)value;
	options->shows_version = options->is_complete = true;
	return OPTION_GO_ON;
}

static int take_help(struct options *options, const char *value);

static int take_no_environment(struct options *options, const char *value)
{
	(void)value;
	options->ignore_environment = true;
	return OPTION_GO_ON;
}

static int take_nothing(struct options *options, const char *value)
{
	(void)options, (void)value;
	return OPTION_GO_ON;
}

static int take_optimise(struct options *options, const char *value)
{
	options_add(options, "optimise", value);
	return OPTION_GO_ON;
}

static int take_jit(struct options *options, const char *value)
{
	options_add(options, "jit", value);
	return OPTION_GO_ON;
}

/* The word itself takes the place of a script: what follows it are arguments. */
static int take_place_of_script(
	struct options *options, const char *step, const char *value)
{
	options_add(options, step, value);
	options->ended = options->has_script = true;
	options->next--;
	return OPTION_GO_ON;
}

static int take_bytecode(struct options *options, const char *value)
{
	return take_place_of_script(options, "bytecode", value);
}

static int take_stdin(struct options *options, const char *value)
{
	return take_place_of_script(options, "stdin", value);
}

static int take_policy(struct options *options, const char *value)
{
	options->policies[options->policy_count++] = value;
	return OPTION_GO_ON;
}

/* The strictest of them counts, but no sandbox at all is a wish of its own. */
static int take_mode(struct options *options, enum sandbox_mode mode)
{
	if ((options->mode == SANDBOX_NEVER) != (mode == SANDBOX_NEVER) &&
		options->mode != SANDBOX_IF_ASKED) {
		fprintf(stderr, "%s: --no-sandbox contradicts another option\n",
			options->program);
		return OPTION_WRONG;
	}
	if (mode > options->mode)
		options->mode = mode;
	return OPTION_GO_ON;
}

static int take_sandbox(struct options *options, const char *value)
{
	(void)value;
	return take_mode(options, SANDBOX_ALWAYS);
}

static int take_untrusted(struct options *options, const char *value)
{
	(void)value;
	return take_mode(options, SANDBOX_UNTRUSTED);
}

static int take_no_sandbox(struct options *options, const char *value)
{
	(void)value;
	return take_mode(options, SANDBOX_NEVER);
}

static int take_check(struct options *options, const char *value)
{
	(void)value;
	options->show = "check";
	return OPTION_GO_ON;
}

static int take_explain(struct options *options, const char *value)
{
	if (value && strcmp(value, "json") != 0) {
		fprintf(stderr, "%s: --explain: expected nothing or =json, got '%s'\n",
			options->program, value);
		return OPTION_WRONG;
	}
	options->show = value ? "json" : "text";
	return OPTION_GO_ON;
}

static int take_learn(struct options *options, const char *value)
{
	if (value && !*value) {
		fprintf(stderr, "%s: --learn: the name of the file is empty\n",
			options->program);
		return OPTION_WRONG;
	}
	options->learn = value ? value : "";
	return OPTION_GO_ON;
}

static int take_dry_deny(struct options *options, const char *value)
{
	(void)value;
	options->dry_deny = true;
	return OPTION_GO_ON;
}

static int take_end(struct options *options, const char *value)
{
	(void)value;
	options->ended = true;
	return OPTION_GO_ON;
}

static const struct option rows[] = {
	{ "-e", NULL, " CODE", OPTION_WITH_ARGUMENT, "run CODE; may be repeated",
		take_code },
	{ "-l", NULL, " [NAME=]MODULE", OPTION_WITH_ARGUMENT,
		"require MODULE into the global NAME", take_library },
	{ "-i", NULL, NULL, OPTION_ALONE, "prompt for Lua when the rest is done",
		take_interactive },
	{ "-v", "--version", NULL, OPTION_ALONE,
		"show versions, and what the kernel offers", take_version },
	{ "-h", "--help", NULL, OPTION_ALONE, "show this", take_help },
	{ "-E", NULL, NULL, OPTION_ALONE,
		"ignore LUA_INIT, LUA_PATH, CELLUA_PATH and the like",
		take_no_environment },
	{ "-W", NULL, NULL, OPTION_ALONE, "nothing; other interpreters warn more",
		take_nothing },
	{ "-O", NULL, "[LEVEL|FLAG,...]", OPTION_ATTACHED,
		"tune the optimiser of the compiler", take_optimise },
	{ "-j", NULL, " COMMAND[=OPTIONS]", OPTION_WITH_ARGUMENT,
		"on, off, flush, or a module jit.COMMAND", take_jit },
	{ "-b", NULL, "[OPTIONS] ...", OPTION_ATTACHED,
		"save or list bytecode, as luajit -b", take_bytecode },
	{ NULL, "--sandbox", NULL, OPTION_ALONE, "refuse to run without a policy",
		take_sandbox },
	{ NULL, "--untrusted", NULL, OPTION_ALONE, "allow nothing but standard streams",
		take_untrusted },
	{ NULL, "--no-sandbox", NULL, OPTION_ALONE,
		"do not confine, whatever the script's manifest says", take_no_sandbox },
	{ NULL, "--policy", "=FILE", OPTION_WITH_ARGUMENT,
		"confine by this file, too; may be repeated", take_policy },
	{ NULL, "--limit", "=NAME=VALUE", OPTION_WITH_ARGUMENT,
		"bound memory, cpu, wall, files ...", rules_take_limit },
	{ NULL, "--deny", "=GROUP", OPTION_WITH_ARGUMENT,
		"do without a group of system calls or requests", rules_take_deny },
	{ NULL, "--no-jit", NULL, OPTION_ALONE, "no machine code", rules_take_no_jit },
	{ NULL, "--no-ffi", NULL, OPTION_ALONE, "no libraries in C", rules_take_no_ffi },
	{ NULL, "--check", NULL, OPTION_ALONE, "only check the policies", take_check },
	{ NULL, "--explain", "[=json]", OPTION_MAY_HAVE_ARGUMENT,
		"only show what would hold, and by what", take_explain },
	{ NULL, "--learn", "[=FILE]", OPTION_MAY_HAVE_ARGUMENT,
		"run unconfined, and propose a manifest for it", take_learn },
	{ NULL, "--dry-deny", NULL, OPTION_ALONE,
		"run unconfined, and say what the policies would deny", take_dry_deny },
	{ "--", NULL, NULL, OPTION_ALONE, "no option follows", take_end },
	{ "-", NULL, NULL, OPTION_ALONE, "the script is on standard input", take_stdin },
	{ NULL, NULL, NULL, OPTION_ALONE, NULL, NULL },
};

static int take_help(struct options *options, const char *value)
{
	(void)value;
	printf("usage: %s [OPTION]... [SCRIPT [ARGUMENT]...]\n\n", options->program);
	option_list(rows);
	puts("\nOf a script that is confined:");
	rules_list();
	puts("\nWithout SCRIPT, and without -e, -i or -v, Lua is read from standard\n"
	     "input, from a prompt if that is a terminal.");
	return EXIT_SUCCESS;
}

/* ---- the command line ---- */

static void add_script(struct options *options)
{
	if (options->has_script)
		return;
	if (options->next < options->argc)
		options_add(options, "file", options->argv[options->next]);
	else if (!options->is_complete && isatty(STDIN_FILENO))
		options->interactive = true;
	else if (!options->is_complete)
		options_add(options, "stdin", NULL);
}

/* The interpreter, the script, and what is the script's. */
static void list_arguments(struct options *options)
{
	options->arguments[options->argument_count++] = options->argv[0];
	for (int i = options->next; i < options->argc; i++)
		options->arguments[options->argument_count++] = options->argv[i];
}

int options_parse(struct options *options)
{
	options->next = 1;
	while (!options->ended && options->next < options->argc &&
		options->argv[options->next][0] == '-') {
		int status = options_take(options, rows);

		if (status == OPTION_WRONG) {
			fprintf(stderr, "Try '%s --help'.\n", options->program);
			return EX_USAGE;
		}
		if (status != OPTION_GO_ON)
			return status;
	}
	add_script(options);
	if (options->interactive)
		options_add(options, "chunk", "repl");
	list_arguments(options);
	return OPTION_GO_ON;
}
