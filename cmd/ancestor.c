/* SPDX-License-Identifier: MIT */
/* ancestor.c - the command line that the program has when it is called emilua. */
#include "cmd/ancestor.h"

#include <dlfcn.h>
#include <errno.h>
#include <lauxlib.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <syslog.h>
#include <unistd.h>

#include "cmd/ancestor.lua.h"
#include "cmd/option.h"
#include "cmd/options.h"
#include "cmd/version.h"
#include "runtime/error.h"

enum { USAGE = 2 };

bool ancestor_is_called(void)
{
	return strcmp(program_invocation_short_name, "emilua") == 0;
}

static void reset_signals(void)
{
	sigset_t all;

	for (int number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	sigfillset(&all);
	sigprocmask(SIG_UNBLOCK, &all, NULL);
}

/* How many colours the terminal has, as its entry in terminfo says. The library that reads
 * it is loaded here because nobody else needs it, and stays: it never frees what it read. */
static int terminal_colours(void)
{
	void *library = dlopen("libtinfo.so.6", RTLD_NOW | RTLD_LOCAL);
	int (*setup)(const char *, int, int *), (*number)(const char *), status,
		colours = 0;

	if (!library)
		return 0;
	*(void **)&setup = dlsym(library, "setupterm");
	*(void **)&number = dlsym(library, "tigetnum");
	if (setup && number && setup(NULL, STDERR_FILENO, &status) == 0)
		colours = number("colors");
	return colours;
}

static bool terminal_has_colours(void)
{
	return isatty(STDERR_FILENO) && terminal_colours() > 0;
}

/* EMILUA_COLORS forces or forbids them; anything else is reported, and has no effect. */
static bool wants_colours(const char *program, bool otherwise)
{
	const char *value = getenv("EMILUA_COLORS");

	if (value && (strcmp(value, "0") == 0 || strcmp(value, "1") == 0))
		return *value == '1';
	if (value && *value)
		fprintf(stderr, "%s: EMILUA_COLORS is neither 0 nor 1: '%s'\n", program,
			value);
	return otherwise;
}

/* The level of the default domain: the number that EMILUA_LOG_LEVELS begins with. (R-CORE-7) */
static int wanted_level(void)
{
	const char *value = getenv("EMILUA_LOG_LEVELS");
	char *end;
	long level;

	if (!value)
		return LOG_WARNING;
	level = strtol(value, &end, 10);
	if (end == value || (*end && *end != ','))
		return LOG_WARNING;
	return level < -1 ? -1 : level > LOG_DEBUG ? LOG_DEBUG : (int)level;
}

void ancestor_read_environment(struct options *options, bool coloured)
{
	if (!setlocale(LC_ALL, ""))
		fprintf(stderr, "%s: the locale of the environment is unknown\n",
			options->program);
	options->coloured = wants_colours(options->program, coloured);
	options->log_level = wanted_level();
}

void ancestor_prepare(struct options *options)
{
	reset_signals();
	ancestor_read_environment(options, terminal_has_colours());
}

/* What require finds in place of a module that this build has not. (R-CORE-38) */
static int absent(lua_State *L)
{
	return error_raise_generic(L, ENOSYS);
}

int ancestor_globals(lua_State *L)
{
	if (luaL_loadbuffer(L, ancestor_lua, sizeof ancestor_lua, "=[cellua]") != 0)
		return lua_error(L);
	lua_getfield(L, LUA_REGISTRYINDEX, "_PRELOAD");
	lua_pushcfunction(L, absent);
	lua_call(L, 2, 0);
	return 0;
}

/* ---- the options ---- */

static int take_help(struct options *options, const char *value);

static int take_version(struct options *options, const char *value)
{
	char text[VERSION_SIZE];

	(void)value;
	fputs(version_text(options->program, text), stdout);
	return EXIT_SUCCESS;
}

static int take_test(struct options *options, const char *value)
{
	(void)value;
	options->testing = true;
	return OPTION_GO_ON;
}

static int take_hint(struct options *options, const char *value)
{
	static const char *const hints[] = { "0", "1", "safe", "unsafe", "unsafe-io",
		NULL };

	options->single = strcmp(value, "1") == 0;
	for (const char *const *hint = hints; *hint; hint++)
		if (strcmp(*hint, value) == 0)
			return OPTION_GO_ON;
	fprintf(stderr, "%s: no concurrency hint is called '%s'\n", options->program,
		value);
	return OPTION_WRONG;
}

static const struct option rows[] = {
	{ "-h", "--help", NULL, OPTION_ATTACHED, "show this", take_help },
	{ NULL, "--version", NULL, OPTION_ALONE,
		"show versions, and what the kernel offers", take_version },
	{ NULL, "--test", NULL, OPTION_ALONE, "set _CONTEXT to \"test\"", take_test },
	{ NULL, "--main-context-concurrency-hint", " HINT", OPTION_WITH_ARGUMENT,
		"accepted: 0, 1, safe, unsafe, unsafe-io", take_hint },
	{ NULL, NULL, NULL, OPTION_ALONE, NULL, NULL },
};

static int take_help(struct options *options, const char *value)
{
	(void)value;
	printf("usage: %s [OPTION]... FILE [-- ARGUMENT...]\n\n", options->program);
	option_list(rows);
	return EXIT_SUCCESS;
}

/* ---- the command line ---- */

/* `file`, or the init.lua in it if it is a directory (R-CORE-5). NULL: out of memory. */
static char *entry_of(const char *file)
{
	const char *slash = file[strlen(file) - 1] == '/' ? "" : "/";
	struct stat status;
	char *entry;

	if (stat(file, &status) < 0 || !S_ISDIR(status.st_mode))
		return strdup(file);
	return asprintf(&entry, "%s%sinit.lua", file, slash) < 0 ? NULL : entry;
}

static int refuse_file(const struct options *options, const char *why, const char *file)
{
	fprintf(stderr, "%s: %s: '%s'\n", options->program, why, file);
	return OPTION_WRONG;
}

static int take_file(struct options *options, const char *file)
{
	if (!*file || strcmp(file, "-") == 0)
		return refuse_file(options, "not the name of a file", file);
	if (options->script)
		return refuse_file(options, "a second FILE", file);
	options->script = entry_of(file);
	if (!options->script) {
		fprintf(stderr, "%s: out of memory\n", options->program);
		return EXIT_FAILURE;
	}
	return OPTION_GO_ON;
}

static int parse_word(struct options *options)
{
	const char *token = options->argv[options->next];

	if (token[0] == '-' && token[1] != '\0' && strcmp(token, "--") != 0)
		return options_take(options, rows);
	options->next++;
	if (strcmp(token, "--") == 0) {
		options->ended = true;
		return OPTION_GO_ON;
	}
	return take_file(options, token);
}

int ancestor_parse(struct options *options)
{
	options->next = 1;
	while (!options->ended && options->next < options->argc) {
		int status = parse_word(options);

		if (status != OPTION_GO_ON)
			return status == OPTION_WRONG ? USAGE : status;
	}
	if (!options->script) {
		fprintf(stderr, "%s: FILE is missing\n", options->program);
		return USAGE;
	}
	options->arguments[options->argument_count++] = options->argv[0];
	options->arguments[options->argument_count++] = options->script;
	for (int i = options->next; i < options->argc; i++)
		options->arguments[options->argument_count++] = options->argv[i];
	options_add(options, "entry", options->script);
	return OPTION_GO_ON;
}
